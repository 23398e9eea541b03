//! `docbind report`: an API as one HTML page.

use std::process::ExitCode;

use docbind_codegen::report::{Policy, Report, Target};
use docbind_codegen::{config, html, project};

use super::destination::Destination;
use super::input;
use super::terminal::{self, Failure};

/// Write what the pages say, and what is odd about them, as one HTML page
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    /// Leave such diagnostics out: a code, `warnings`, `notes` or `all`
    #[arg(short = 'A', long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<Target>,
    #[command(flatten)]
    destination: Destination,
}

const EXAMPLES: &str = "\
Examples:
  docbind report docs -o report.html
  docbind report docs --allow notes -o report.html   Only what may be missing or wrong
  docbind report spec.json -o report.html            Without the pages: no diagnostics

The page stands alone: it fetches nothing and needs no script.";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if let [path] = args.input.paths.as_slice()
        && input::is_spec(path)
    {
        args.destination.write(&html::page(&project::load_spec(path)?, None))?;
        return Ok(ExitCode::SUCCESS);
    }
    let project = args.input.open()?;
    let policy = Policy { allow: args.allow.clone(), ..Policy::default() };
    let report = Report::new(&project.sources, &project.root.display().to_string(), &project.diagnostics, &policy)
        .settled_by(|diagnostic| config::settle(&project.api, &project.sources, diagnostic));
    args.destination.write(&html::page(&project.api, Some(&report)))?;
    terminal::say(&input::summary(&project));
    Ok(ExitCode::SUCCESS)
}
