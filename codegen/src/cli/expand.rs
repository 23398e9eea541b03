//! `docbind expand`: the bindings as a formatted Rust file.

use std::process::ExitCode;

use docbind_codegen::emit::{
    Attribute, Dates, Derive, Features, Http, Integers, Maps, Operations, Options, Tests, UnknownFields, Uuids,
};
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

/// What `docbind.toml` says in its section `bindings`, which a spec holds; what is given here is stronger.
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
    /// What becomes of fields that the pages do not document: ignored, or kept in a map of each struct
    #[arg(long, value_name = "CHOICE")]
    unknown_fields: Option<UnknownFields>,
    /// A trait that every type derives, or one: `Eq`, `Lamp=Eq`; can be given more than once
    #[arg(long, value_name = "PATH", value_parser = derive)]
    derive: Vec<Derive>,
    /// An attribute of every type, or of one: `must_use`, `Lamp=must_use`; can be given more than once
    #[arg(long, value_name = "ATTRIBUTE", value_parser = attribute)]
    attribute: Vec<Attribute>,
    /// What UUIDs are: text, or uuid for the crate of that name
    #[arg(long, value_name = "CHOICE")]
    uuids: Option<Uuids>,
    /// What dates are: text, or jiff, time or chrono for the crate of that name
    #[arg(long, value_name = "CHOICE")]
    dates: Option<Dates>,
    /// What whole numbers are: documented, i64, or number for any
    #[arg(long, value_name = "CHOICE")]
    integers: Option<Integers>,
    /// What objects are whose keys are data: btree, hash, or index for the crate indexmap
    #[arg(long, value_name = "CHOICE")]
    maps: Option<Maps>,
    /// Which parts are behind cargo features: none, or folders for one per folder of pages
    #[arg(long, value_name = "CHOICE")]
    features: Option<Features>,
}

const EXAMPLES: &str = "\
Examples:
  docbind expand docs                            Print the bindings
  docbind expand docs -o src/api.rs              Keep them in the crate
  docbind expand docs -o src/api.rs --check      Fail in CI where they are out of date
  docbind expand spec.json --operation get_lamp  One operation and its types";

fn derive(text: &str) -> Result<Derive, String> {
    Derive::new(text).map_err(|error| error.to_string())
}

fn attribute(text: &str) -> Result<Attribute, String> {
    Attribute::new(text).map_err(|error| error.to_string())
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (api, options, summary) = match args.input.paths.as_slice() {
        [path] if input::is_spec(path) => {
            let api = project::load_spec(path)?;
            let options = Options::of(&api).map_err(|error| format!("{}: {error}", path.display()))?;
            (api, options, None)
        }
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
    let unmatched: Vec<String> = options.unmatched(&api).into_iter().map(|(_, problem)| problem).collect();
    if !unmatched.is_empty() {
        return Err(unmatched.join("\n").into());
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
        options.unknown_fields = self.unknown_fields.unwrap_or(options.unknown_fields);
        options.uuids = self.uuids.unwrap_or(options.uuids);
        options.dates = self.dates.unwrap_or(options.dates);
        options.integers = self.integers.unwrap_or(options.integers);
        options.maps = self.maps.unwrap_or(options.maps);
        options.features = self.features.unwrap_or(options.features);
        options.attributes.extend(self.attribute.iter().cloned());
        options.derives.extend(self.derive.iter().cloned());
        options
    }
}
