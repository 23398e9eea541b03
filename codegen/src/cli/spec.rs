//! `docbind spec`: pages to the spec.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use docbind_codegen::output;

use super::input;
use super::terminal::{self, Failure};

/// Write what the pages say as JSON
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders of pages, or single pages
    #[arg(required = true, value_name = "DOCS")]
    docs: Vec<PathBuf>,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

pub(crate) fn run(args: Args) -> Result<ExitCode, Failure> {
    let read = input::read(&args.docs)?;
    let text = read.api.to_json();
    if args.output == Path::new("-") {
        terminal::print(&text)?;
    } else {
        output::write(&args.output, &text)
            .map_err(|error| format!("cannot write {}: {error}", args.output.display()))?;
    }
    let (operations, types) = (read.api.operations.len(), read.api.types.len());
    let (pages, diagnostics) = (read.sources.len(), read.diagnostics.len());
    terminal::say(&format!("{pages} pages: {operations} operations, {types} types, {diagnostics} diagnostics\n"));
    Ok(ExitCode::SUCCESS)
}
