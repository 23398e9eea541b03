//! `docbind diff`: what changed for a user of the bindings.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::diff::{self, Class, render};

use super::input;
use super::terminal::{self, Failure};

/// Say what changed between two states of the pages for a user of the bindings
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The pages or the spec before
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The pages or the spec after
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// Fail where there is such a change
    #[arg(short = 'D', long, value_enum, value_name = "CLASS")]
    deny: Option<Denied>,
    /// The form of the output
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  docbind diff spec.json docs                    Against the spec that was checked in
  docbind diff docs-2015 docs --format markdown
  docbind diff spec.json docs --deny breaking    In CI

Breaking is what may stop code that uses the bindings from compiling (a major version by Rust's rules).
Changes of nothing but documentation are not listed.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Denied {
    /// Changes that may stop code from compiling
    Breaking,
    /// Any change
    All,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// For a changelog
    Markdown,
    /// For programs
    Json,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let (old, new) = (input::read_api(&args.old)?, input::read_api(&args.new)?);
    let changes = diff::diff(&old.api, &new.api).map_err(|error| error.to_string())?;
    terminal::print(&match args.format {
        Format::Text => render::text(&changes),
        Format::Markdown => render::markdown(&changes),
        Format::Json => render::json(&changes),
    })?;
    let is_denied = match args.deny {
        None => false,
        Some(Denied::Breaking) => changes.iter().any(|change| change.class == Class::Breaking),
        Some(Denied::All) => !changes.is_empty(),
    };
    Ok(if is_denied { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
