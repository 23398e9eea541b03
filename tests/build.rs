//! Lists the golden bindings as modules, so that they compile and their own tests run.
#![expect(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let golden = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("golden");
    println!("cargo::rerun-if-changed={}", golden.display());
    let mut bindings = Vec::new();
    for entry in fs::read_dir(&golden)? {
        let file = entry?.path().join("bindings.rs");
        if file.is_file() {
            bindings.push(file);
        }
    }
    bindings.sort();
    fs::write(Path::new(&env::var("OUT_DIR")?).join("goldens.rs"), modules(&bindings))?;
    Ok(())
}

/// A module for each file, named after its folder.
fn modules(bindings: &[PathBuf]) -> String {
    let mut text = String::new();
    for file in bindings {
        let case = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().replace('-', "_");
        let path = file.to_string_lossy();
        // Writing to a text cannot fail.
        let _ = writeln!(text, "#[path = {path:?}]\npub mod {case};");
    }
    text
}
