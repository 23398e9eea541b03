//! Where a result goes.

use std::path::{Path, PathBuf};

use docbind_codegen::{load, output};

use super::terminal::{self, Failure};

/// The file that holds the result.
#[derive(Debug, clap::Args)]
pub(crate) struct Destination {
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

impl Destination {
    /// Writes the result: to a file only where it differs.
    pub(crate) fn write(&self, text: &str) -> Result<(), Failure> {
        if self.output == Path::new("-") {
            return terminal::print(text);
        }
        write(&self.output, text).map(drop)
    }

    /// Fails where the file does not hold the result; says from where on it does not.
    pub(crate) fn compare(&self, text: &str) -> Result<(), Failure> {
        let shown = self.output.display();
        if self.output == Path::new("-") {
            return Err("--check needs the file to compare with: name it with --output".to_owned().into());
        }
        let old = load::text(&self.output).map_err(|error| format!("cannot read {shown}: {error}"))?;
        if old == text {
            return Ok(());
        }
        let equal = old.lines().zip(text.lines()).take_while(|(old, new)| old == new).count();
        let line = |text: &str| text.lines().nth(equal).unwrap_or("(the end)").trim().to_owned();
        let (old, new, number) = (line(&old), line(text), equal + 1);
        let message = format!("{shown} is out of date from line {number} on:\n  - {old}\n  + {new}");
        Err(format!("{message}\nwrite it anew without --check").into())
    }
}

/// Writes a file where it differs.
pub(crate) fn write(path: &Path, text: &str) -> Result<output::Written, Failure> {
    output::write(path, text).map_err(|error| format!("cannot write {}: {error}", path.display()).into())
}
