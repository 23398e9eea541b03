//! `docbind schema`: the JSON Schema of the spec, and of what commands print as JSON.

use std::process::ExitCode;

use clap::ValueEnum;

use super::terminal::{self, Failure};

/// Print the JSON Schema of the spec, or of what a command prints as JSON
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The form
    #[arg(value_enum, default_value = "spec")]
    form: Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// What `docbind spec` writes
    Spec,
    /// A line of `docbind check --format json`
    Check,
    /// What `docbind diff --format json` prints
    Diff,
    /// What `docbind verify --format json` prints
    Verify,
    /// A line of `docbind watch --format json`
    Watch,
    /// What `docbind explain --format json` prints
    Explain,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let text = match args.form {
        Form::Spec => format!("{:#}\n", docbind_spec::schema()),
        Form::Check => include_str!("schema/check.json").to_owned(),
        Form::Diff => include_str!("schema/diff.json").to_owned(),
        Form::Verify => include_str!("schema/verify.json").to_owned(),
        Form::Watch => include_str!("schema/watch.json").to_owned(),
        Form::Explain => include_str!("schema/explain.json").to_owned(),
    };
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}
