//! The commands: one file each, all of them thin.

mod input;
mod spec;
mod terminal;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Rust bindings from the reference pages of a REST API.
#[derive(Debug, Parser)]
#[command(name = "docbind", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Spec(spec::Args),
}

/// Reads the arguments, runs the command and makes its result an exit status.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Spec(args) => spec::run(args),
    };
    result.unwrap_or_else(|failure| {
        terminal::error(&failure);
        ExitCode::FAILURE
    })
}
