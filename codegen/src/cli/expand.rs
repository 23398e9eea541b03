//! `docbind expand`: the bindings as a formatted Rust file.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::emit::{Derive, Operations, Options, Tests, UnknownFields};
use docbind_codegen::{format, load, project};

use super::terminal::{self, Failure};
use super::{input, spec};

/// Print the Rust bindings of pages or of a spec
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    /// The file to write; `-` is standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Write nothing, and fail where the file does not hold what would be written
    #[arg(long, requires = "output")]
    check: bool,
    #[command(flatten)]
    choices: Choices,
}

/// What `docbind.toml` says in its section `bindings`; what is given here is stronger.
#[derive(Debug, clap::Args)]
struct Choices {
    /// Emit this operation and no other; can be given more than once
    #[arg(long, value_name = "ID")]
    operation: Vec<String>,
    /// Make no tests of examples and status tables
    #[arg(long)]
    no_tests: bool,
    /// What becomes of fields that the pages do not document
    #[arg(long, value_name = "CHOICE")]
    unknown_fields: Option<UnknownFieldsChoice>,
    /// A trait that every type derives; can be given more than once
    #[arg(long, value_name = "PATH", value_parser = derive)]
    derive: Vec<Derive>,
}

const EXAMPLES: &str = "\
Examples:
  docbind expand docs                            Print the bindings
  docbind expand docs -o src/api.rs              Keep them in the crate
  docbind expand docs -o src/api.rs --check      Fail in CI where they are out of date
  docbind expand spec.json --operation get_lamp  One operation and its types";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum UnknownFieldsChoice {
    Ignored,
    Kept,
}

fn derive(text: &str) -> Result<Derive, String> {
    Derive::new(text).map_err(|error| error.to_string())
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (api, options, summary) = match args.input.paths.as_slice() {
        [path] if input::is_spec(path) => (project::load_spec(path)?, Options::default(), None),
        _ => {
            let project = args.input.open()?;
            let summary = input::summary(&project);
            (project.api, project.config.options().clone(), Some(summary))
        }
    };
    let options = args.choices.apply(options);
    if let Operations::Only(ids) = &options.operations {
        input::check_operations(&api, ids)?;
    }
    let text = format::file(&api, &options).map_err(|error| error.to_string())?;
    if args.check {
        return compare(&args.output, &text);
    }
    spec::write(&args.output, &text)?;
    if let Some(summary) = summary {
        terminal::say(&summary);
    }
    Ok(ExitCode::SUCCESS)
}

impl Choices {
    fn apply(&self, mut options: Options) -> Options {
        if !self.operation.is_empty() {
            options.operations = Operations::Only(self.operation.clone());
        }
        if self.no_tests {
            options.tests = Tests::Omitted;
        }
        options.unknown_fields = match self.unknown_fields {
            Some(UnknownFieldsChoice::Ignored) => UnknownFields::Ignored,
            Some(UnknownFieldsChoice::Kept) => UnknownFields::Kept,
            None => options.unknown_fields,
        };
        options.derives.extend(self.derive.iter().cloned());
        options
    }
}

/// Whether the file holds the text; if not, says from where on it does not.
fn compare(path: &Path, text: &str) -> Result<ExitCode, Failure> {
    let shown = path.display();
    let old = load::text(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
    if old == text {
        return Ok(ExitCode::SUCCESS);
    }
    let equal = old.lines().zip(text.lines()).take_while(|(old, new)| old == new).count();
    let line = |text: &str| text.lines().nth(equal).unwrap_or("(the end)").trim().to_owned();
    let (old, new, number) = (line(&old), line(text), equal + 1);
    Err(format!("{shown} is out of date from line {number} on:\n  - {old}\n  + {new}\nwrite it anew without --check")
        .into())
}
