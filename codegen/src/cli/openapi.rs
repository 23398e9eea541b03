//! `docbind openapi`: pages to an OpenAPI document.

use std::path::PathBuf;
use std::process::ExitCode;

use docbind_codegen::openapi;

use super::terminal::Failure;
use super::{input, spec};

/// Write what the pages say as an OpenAPI 3.1 document
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A folder of pages, a page, or a spec that `docbind spec` wrote
    #[arg(value_name = "DOCS|SPEC")]
    docs: PathBuf,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

const EXAMPLES: &str = "\
Examples:
  docbind openapi docs -o openapi.json
  docbind openapi spec.json | jq '.paths | keys'

Operations with one method and path become one, and open enumerations keep their values under
`x-extensible-enum`. Keys that begin with `x-docbind-` hold what OpenAPI has no place for.";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let input = input::read_api(&args.docs)?;
    let document = openapi::document(&input.api);
    spec::write(&args.output, &format!("{document:#}\n"))?;
    Ok(ExitCode::SUCCESS)
}
