//! `docbind spec`: pages to the spec.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use docbind_codegen::output;

use super::input;
use super::terminal::{self, Failure};

/// Write what the pages say as JSON
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  docbind spec docs -o spec.json
  docbind spec docs | jq '.operations[].id'

The file is written only when it differs. `docbind schema` prints the JSON Schema of its form.";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let project = args.input.open()?;
    write(&args.output, &project.api.to_json())?;
    terminal::say(&input::summary(&project));
    Ok(ExitCode::SUCCESS)
}

/// Writes a result to a file, or to standard output for `-`.
pub(crate) fn write(output: &Path, text: &str) -> Result<(), Failure> {
    if output == Path::new("-") {
        return terminal::print(text);
    }
    output::write(output, text).map_err(|error| format!("cannot write {}: {error}", output.display()))?;
    Ok(())
}
