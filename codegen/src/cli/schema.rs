//! `docbind schema`: the JSON Schema of the spec.

use std::process::ExitCode;

use super::terminal::{self, Failure};

pub(crate) fn run() -> Result<ExitCode, Failure> {
    terminal::print(&format!("{:#}\n", docbind_spec::schema()))?;
    Ok(ExitCode::SUCCESS)
}
