//! `docbind verify`: what recorded traffic shows that the pages do not say.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::load::LoadError;
use docbind_codegen::verify::traffic::{self, Exchange};
use docbind_codegen::verify::{Kind, Policy, Severity, Target, render, verify};

use super::input;
use super::terminal::{self, Failure};

/// Compare recorded traffic with what the pages say
#[derive(Debug, clap::Args)]
#[command(after_help = more())]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Described,
    /// Files of recorded traffic (HAR 1.2, or JSON with `request` and `response`), or folders of such files
    #[arg(required = true, value_name = "TRAFFIC")]
    traffic: Vec<PathBuf>,
    /// Fail where there is such a difference: a kind, `refusals` (the default), `surprises` or `all`
    #[arg(short = 'D', long, value_name = "KIND", value_delimiter = ',')]
    deny: Vec<Target>,
    /// Leave such differences out: a kind, `refusals`, `surprises` or `all`
    #[arg(short = 'A', long, value_name = "KIND", value_delimiter = ',')]
    allow: Vec<Target>,
    /// The form of the output
    #[arg(short, long, value_enum, default_value = "human")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  docbind verify docs traffic.har
  docbind verify spec.json recordings/ --deny undocumented-status --allow undocumented-header
  docbind verify docs traffic.har --format sarif > verify.sarif
";

/// Examples, and the kinds of differences that `--deny` and `--allow` take.
fn more() -> String {
    let kinds = |severity| {
        let kinds = Kind::ALL.iter().filter(|kind| kind.severity() == severity);
        kinds.fold(String::new(), |out, kind| out + &format!("\n  {:<22}  {}", kind.as_str(), kind.summary().trim()))
    };
    let (refusals, surprises) = (kinds(Severity::Refusal), kinds(Severity::Surprise));
    format!(
        "{EXAMPLES}
Kinds that fail, `refusals` (the types do not decode the message):{refusals}

Kinds that are shown, `surprises`:{surprises}"
    )
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// The operations with their differences
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code scanners
    Sarif,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let input = args.input.read()?;
    let traffic = read_traffic(&args.traffic)?;
    let policy = Policy { deny: args.deny.clone(), allow: args.allow.clone(), ..Policy::default() };
    let report = verify(&input.api, &traffic, &policy);
    terminal::print(&match args.format {
        Format::Human => render::text(&report, &input.root),
        Format::Json => render::json(&report),
        Format::Sarif => render::sarif(&report, &input.root),
    })?;
    Ok(if report.totals.errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Reads the traffic of files, and of the `.har` and `.json` files of folders, in the order of their names.
fn read_traffic(paths: &[PathBuf]) -> Result<Vec<Exchange>, Failure> {
    let mut exchanges = Vec::new();
    for path in paths {
        if path.is_dir() {
            let files = recordings(path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            if files.is_empty() {
                return Err(format!("no recorded traffic in {}: expected files *.har or *.json", path.display()).into());
            }
            for file in files {
                exchanges.extend(read_recording(&file)?);
            }
        } else {
            exchanges.extend(read_recording(path)?);
        }
    }
    Ok(exchanges)
}

#[expect(clippy::disallowed_methods, reason = "an entry point that reads the files that it was given")]
fn recordings(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let is_recording = |path: &PathBuf| path.extension().is_some_and(|name| name == "har" || name == "json");
    let paths = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut files: Vec<_> = paths.collect::<std::io::Result<Vec<_>>>()?.into_iter().filter(is_recording).collect();
    files.sort();
    Ok(files)
}

#[expect(clippy::disallowed_methods, reason = "an entry point that reads the files that it was given")]
fn read_recording(path: &Path) -> Result<Vec<Exchange>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| LoadError::unreadable(path, error).to_string())?;
    let name = path.to_string_lossy();
    Ok(traffic::parse(&name, &text)?)
}
