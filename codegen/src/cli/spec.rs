//! `docbind spec`: pages to the spec.

use std::process::ExitCode;

use super::destination::Destination;
use super::input;
use super::terminal::{self, Failure};

/// Write what the pages say as JSON
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  docbind spec docs -o spec.json
  docbind spec docs | jq '.operations[].id'

The file is written only when it differs. `docbind schema` prints the JSON Schema of its form.";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let project = args.input.open()?;
    args.destination.write(&project.api.to_json())?;
    terminal::say(&input::summary(&project));
    Ok(ExitCode::SUCCESS)
}
