//! `docbind watch`: says what a change of the pages changes for a user of the bindings, and writes the results anew.
//!
//! Nothing ends it but Ctrl-C: what cannot be read is said and waited out, and changes are told against the last state
//! that could be read.

mod events;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::diagnostic::Severity;
use docbind_codegen::diff::{self, Change, render};
use docbind_codegen::output::Written;
use docbind_codegen::project::Project;
use docbind_codegen::{config, format};
use docbind_spec::Api;
use serde_json::{Value, json};

use super::terminal::{self, Failure};
use super::{destination, input};
use events::{Event, Watch};

/// The version of the JSON form.
const VERSION: u32 = 1;

/// Say what changes as pages are edited, and write the results anew
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(flatten)]
    input: input::Docs,
    /// The file that holds the Rust bindings
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The file that holds the spec
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// The form of the output
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  docbind watch docs
  docbind watch docs -o src/api.rs
  docbind watch docs --spec api.json --format json

Files are written only when they differ. Ctrl-C ends it. As JSON, every line is an object with `version` and `kind`:
`state` (with `pages`, `operations`, `types`, `warnings`, `notes`, the files `written`, and `changes` as `docbind diff`
gives them, or null the first time) or `failure` (with `message`).";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object a line
    Json,
}

/// What a reading of the pages came to.
struct State {
    api: Api,
    pages: usize,
    warnings: usize,
    notes: usize,
    extent: String,
    written: Vec<String>,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    // The watch begins before the first reading, so that no change falls between them.
    let mut watch = Watch::start(&watched(args))?;
    let mut last = None;
    let mut failure = String::new();
    loop {
        match read(args) {
            Ok(state) => {
                if last.is_none() || !failure.is_empty() || is_news(last.as_ref(), &state) {
                    terminal::print(&args.format.state(last.as_ref(), &state)?)?;
                }
                failure.clear();
                last = Some(state);
            }
            Err(error) => {
                let message = error.to_string();
                // What is still wrong is said once.
                if message != failure {
                    args.format.failure(&error, &message)?;
                }
                failure = message;
            }
        }
        match watch.next(&failure) {
            Event::Changed => {}
            Event::Ended => return Ok(ExitCode::SUCCESS),
        }
    }
}

/// What is watched: the pages, and the configuration where it is not among them.
fn watched(args: &Args) -> Vec<PathBuf> {
    let files = args.input.paths.iter().filter(|path| path.is_file());
    let beside = files.filter_map(|path| path.parent()).map(|folder| folder.join(config::FILE));
    args.input.paths.iter().cloned().chain(args.input.config.clone()).chain(beside).collect()
}

/// Reads the pages and writes what is to be written.
fn read(args: &Args) -> Result<State, Failure> {
    let project = args.input.open_quietly()?;
    let mut written = Vec::new();
    let mut write = |path: &Option<PathBuf>, text: &dyn Fn() -> Result<String, Failure>| -> Result<(), Failure> {
        if let Some(path) = path
            && destination::write(path, &text()?)? == Written::Changed
        {
            written.push(path.display().to_string());
        }
        Ok(())
    };
    write(&args.spec, &|| Ok(project.api.to_json()))?;
    write(&args.output, &|| {
        format::file(&project.api, project.config.options()).map_err(|error| error.to_string().into())
    })?;
    let count = |severity| project.diagnostics.iter().filter(|found| found.code.severity() == severity).count();
    let (warnings, notes) = (count(Severity::Warning), count(Severity::Note));
    let extent = input::extent(&project);
    let Project { sources, api, .. } = project;
    Ok(State { api, pages: sources.len(), warnings, notes, extent, written })
}

/// Whether anything is different that can be said.
fn is_news(last: Option<&State>, state: &State) -> bool {
    let counts = |state: &State| (state.extent.clone(), state.warnings, state.notes);
    !state.written.is_empty() || last.is_none_or(|last| last.api != state.api || counts(last) != counts(state))
}

impl Format {
    /// What is said of a new state.
    fn state(self, last: Option<&State>, state: &State) -> Result<String, Failure> {
        let changes = last.map(|last| diff::diff(&last.api, &state.api)).transpose();
        let changes = changes.map_err(|error| error.to_string())?;
        Ok(match self {
            Self::Text => text(last, state, changes.as_deref()),
            Self::Json => format!("{}\n", json(state, changes.as_deref())),
        })
    }

    fn failure(self, error: &Failure, message: &str) -> Result<(), Failure> {
        match self {
            Self::Text => terminal::error(error),
            Self::Json => {
                terminal::print(&format!(
                    "{}\n",
                    json!({ "version": VERSION, "kind": "failure", "message": message })
                ))?;
            }
        }
        Ok(())
    }
}

fn text(last: Option<&State>, state: &State, changes: Option<&[Change]>) -> String {
    let counts = [
        ("warning", last.map(|last| last.warnings), state.warnings),
        ("note", last.map(|last| last.notes), state.notes),
    ];
    let counts = counts.map(|(noun, last, now)| count(noun, last, now)).join(", ");
    let written = state.written.iter().map(|path| format!("wrote {path}\n")).collect::<Vec<_>>().concat();
    match changes {
        None => format!("{}; {counts}\n{written}watching; Ctrl-C ends it\n", state.extent),
        Some(changes) => format!("\n{}{}; {counts}\n{written}", render::text(changes), state.extent),
    }
}

/// A count, and how it has changed.
fn count(noun: &str, last: Option<usize>, now: usize) -> String {
    let counted = docbind_codegen::report::counted(now, noun);
    match last.map(|last| (now.saturating_sub(last), last.saturating_sub(now))) {
        Some((more @ 1.., _)) => format!("{counted} (+{more})"),
        Some((_, fewer @ 1..)) => format!("{counted} (-{fewer})"),
        _ => counted,
    }
}

fn json(state: &State, changes: Option<&[Change]>) -> Value {
    let changes = changes.and_then(|changes| serde_json::from_str::<Value>(&render::json(changes)).ok());
    json!({
        "version": VERSION,
        "kind": "state",
        "pages": state.pages,
        "operations": state.api.operations.len(),
        "types": state.api.types.len(),
        "warnings": state.warnings,
        "notes": state.notes,
        "written": state.written,
        "changes": changes,
    })
}
