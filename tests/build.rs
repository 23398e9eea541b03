//! Lists the golden bindings as modules, so that they compile and their own tests run, and emits the types that the
//! test of the judge decodes with.
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
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("goldens.rs"), modules(&bindings))?;
    fs::write(Path::new(&out).join("judge.rs"), judged()?)?;
    Ok(())
}

/// The bindings that the test of the judge decodes with.
fn judged() -> Result<String, Box<dyn error::Error>> {
    let spec = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("judge/spec.json");
    println!("cargo::rerun-if-changed={}", spec.display());
    let api = docbind_spec::Api::from_json(&fs::read_to_string(spec)?)?;
    Ok(docbind_emit::bindings(&api, &docbind_emit::Options::default()).to_string())
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
