//! `docbind check`: what is odd about the pages.

use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::config;
use docbind_codegen::project::Project;
use docbind_codegen::report::human::{self, Detail};
use docbind_codegen::report::{Level, Policy, Report, Target, counted, github, json, sarif};

use super::input;
use super::terminal::{self, Failure};

/// Say what is odd about the pages, and what was read instead
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    /// Fail where there is such a diagnostic: a code, `warnings`, `notes` or `all`
    #[arg(short = 'D', long, value_name = "CODE", value_delimiter = ',')]
    deny: Vec<Target>,
    /// Leave such diagnostics out: a code, `warnings`, `notes` or `all`
    #[arg(short = 'A', long, value_name = "CODE", value_delimiter = ',')]
    allow: Vec<Target>,
    /// Show these and nothing else, all of them: a code, `warnings` or `notes`
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    only: Vec<Target>,
    /// Show every diagnostic, and not only the first of each code
    #[arg(short, long)]
    verbose: bool,
    /// The form of the output
    #[arg(short, long, value_enum, default_value = "human")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  docbind check docs
  docbind check docs --deny warnings --allow invalid-utf8
  docbind check docs --only json-repaired
  docbind check docs --format sarif > docbind.sarif

`docbind explain CODE` says what a code means. A `docbind.toml` beside the pages corrects what they
say and silences what is known.";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The piece of the page with the finding marked
    Human,
    /// One JSON object a line
    Json,
    /// SARIF 2.1.0, for code scanners
    Sarif,
    /// Annotations of a GitHub workflow
    Github,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let project = args.input.open()?;
    let policy = Policy { deny: args.deny.clone(), allow: args.allow.clone(), only: args.only.clone() };
    let report = Report::new(&project.sources, &project.root.display().to_string(), &project.diagnostics, &policy)
        .settled_by(|diagnostic| config::settle(&project.api, &project.sources, diagnostic));
    let detail = match (terminal::is_quiet(), args.verbose) {
        (true, _) => Detail::Quiet,
        (false, false) if args.only.is_empty() => Detail::Normal,
        (false, _) => Detail::Verbose,
    };
    match args.format {
        Format::Human => {
            terminal::print(&human::render(&report, detail, terminal::width()))?;
            if detail != Detail::Quiet {
                terminal::print(&totals(&project, &report))?;
            }
        }
        Format::Json => terminal::print(&json::render(&report, &project.api))?,
        Format::Sarif => terminal::print(&sarif::render(&report))?,
        Format::Github => terminal::print(&github::render(&report))?,
    }
    Ok(if report.count(Level::Error) > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The last line: what was read and how much was said of it.
fn totals(project: &Project, report: &Report<'_>) -> String {
    let levels = [Level::Error, Level::Warning, Level::Note].map(|level| (report.count(level), level));
    let levels =
        levels.into_iter().filter(|&(count, _)| count > 0).map(|(count, level)| counted(count, level.as_str()));
    let levels: Vec<_> = levels.collect();
    let levels = if levels.is_empty() { "nothing odd".to_owned() } else { levels.join(", ") };
    let blank = if report.findings().is_empty() { "" } else { "\n" };
    format!("{blank}{}: {levels}\n", input::extent(project))
}
