//! `docbind completions`: what a shell needs to complete commands and options.

use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::terminal::{self, Failure};

/// Print the completions for a shell
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example, for bash:\n  docbind completions bash > ~/.local/share/bash-completion/completions/docbind"
)]
pub(crate) struct Args {
    /// The shell
    shell: Shell,
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "docbind", &mut script);
    terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
