//! `docbind openapi`: pages to an OpenAPI document.

use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::openapi::{self, Version};

use super::destination::Destination;
use super::input;
use super::terminal::Failure;

/// Write what the pages say as an OpenAPI document
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Described,
    #[command(flatten)]
    destination: Destination,
    /// The version of OpenAPI
    #[arg(long, value_enum, value_name = "VERSION", default_value = "3.1")]
    openapi_version: Choice,
}

const EXAMPLES: &str = "\
Examples:
  docbind openapi docs -o openapi.json
  docbind openapi docs --openapi-version 3.0     For tools that read nothing newer
  docbind openapi spec.json | jq '.paths | keys'

Operations with one method and path become one, and open enumerations keep their values under
`x-extensible-enum`. Keys that begin with `x-docbind-` hold what OpenAPI has no place for.";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Choice {
    #[value(name = "3.0")]
    V3_0,
    #[value(name = "3.1")]
    V3_1,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let input = args.input.read()?;
    let version = match args.openapi_version {
        Choice::V3_0 => Version::V3_0,
        Choice::V3_1 => Version::V3_1,
    };
    let document = openapi::document_of(&input.api, version);
    args.destination.write(&format!("{document:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
