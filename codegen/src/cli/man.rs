//! `docbind man`: the manual pages, made of what `--help` says.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use docbind_codegen::output;

use super::Cli;
use super::terminal::{self, Failure};

/// Print the manual page, or write one for each command
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The folder for the page of `docbind` and one of each command
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  docbind man | man -l -
  docbind man -o ~/.local/share/man/man1";

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.output else {
        terminal::print(&page(command)?)?;
        return Ok(ExitCode::SUCCESS);
    };
    let commands: Vec<Command> = command.get_subcommands().cloned().collect();
    for command in std::iter::once(command).chain(commands) {
        let path = folder.join(Man::new(command.clone()).get_filename());
        output::create(&path, &page(command)?).map_err(|error| format!("cannot write {}: {error}", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One page, without a date, so that it is the same each time.
fn page(command: Command) -> Result<String, Failure> {
    let mut roff = Vec::new();
    Man::new(command).render(&mut roff).map_err(|error| error.to_string())?;
    String::from_utf8(roff).map_err(|error| error.to_string().into())
}
