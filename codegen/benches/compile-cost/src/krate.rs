//! A crate that is checked alone: written once, checked from nothing as often as asked, and its CPU time.
#![expect(clippy::disallowed_methods, reason = "a crate is files and runs of cargo")]

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// What all the crates depend on, so that none differs in what is loaded.
const MANIFEST: &str = r#"
[dependencies]
serde = { version = "1", features = ["derive"] }
serde_json = "1"
regress = "0.11"

[workspace]
"#;

/// How often a second Linux counts the time of processes (`USER_HZ`).
const TICKS: f64 = 100.0;

pub(crate) struct Krate {
    folder: PathBuf,
    source: String,
}

impl Krate {
    /// Writes the crate and builds what it depends on.
    pub(crate) fn new(scratch: &Path, name: &str, source: &str) -> Result<Self, Box<dyn Error>> {
        let folder = scratch.join(name);
        fs::create_dir_all(folder.join("src"))?;
        let package = format!("[package]\nname = \"cost-{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n");
        fs::write(folder.join("Cargo.toml"), package + MANIFEST)?;
        let krate = Self { folder, source: format!("#![allow(dead_code)]\n{source}") };
        krate.check(scratch)?;
        Ok(krate)
    }

    /// The seconds of CPU that checking the crate takes, and nothing else.
    pub(crate) fn check(&self, scratch: &Path) -> Result<f64, Box<dyn Error>> {
        // A file that is written anew is newer than what cargo knows of it.
        fs::write(self.folder.join("src/lib.rs"), &self.source)?;
        let before = children()?;
        let output = Command::new("cargo")
            .args(["check", "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", scratch.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .output()?;
        if !output.status.success() {
            let text = String::from_utf8_lossy(&output.stderr);
            return Err(text.lines().take(40).collect::<Vec<_>>().join("\n").into());
        }
        Ok(children()? - before)
    }
}

/// The CPU time of all children that ended (`cutime` and `cstime` of `proc(5)`), in seconds.
fn children() -> io::Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}
