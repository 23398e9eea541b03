//! `docbind expand`: the bindings as a formatted Rust file.

use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::emit::{Derive, Http, Operations, Options, Tests, UnknownFields};
use docbind_codegen::{format, project};

use super::destination::Destination;
use super::input;
use super::terminal::{self, Failure};

/// Print the Rust bindings of pages or of a spec
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    #[command(flatten)]
    destination: Destination,
    /// Write nothing, and fail where the file does not hold what would be written
    #[arg(long)]
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
    /// Make operations that can be called with any client of the crate `http`
    #[arg(long)]
    http: bool,
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
        args.destination.compare(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    args.destination.write(&text)?;
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
        if self.http {
            options.http = Http::Emitted;
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
