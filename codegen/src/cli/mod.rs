//! The commands: one file each, all of them thin.

mod check;
mod completions;
mod destination;
mod diff;
mod expand;
mod explain;
mod input;
mod man;
mod markdown;
mod new;
mod openapi;
mod report;
mod schema;
mod serve;
mod spec;
mod terminal;
mod verify;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Rust bindings from the reference pages of a REST API
#[derive(Debug, Parser)]
#[command(name = "docbind", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    /// When to use colours; `NO_COLOR` and `CLICOLOR_FORCE` are heeded too
    #[arg(long, value_enum, global = true, value_name = "WHEN", default_value = "auto")]
    color: terminal::Color,
    /// Write results and errors only; `check` shows what is denied
    #[arg(short, long, global = true)]
    quiet: bool,
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  docbind new lamps --docs docs         A crate that builds its bindings from the pages
  docbind check docs                    What is odd about the pages, and what was read instead
  docbind expand docs -o src/api.rs     The Rust bindings
  docbind spec docs -o spec.json        What the pages say, as JSON
  docbind watch docs -o src/api.rs      The same, and what changes, each time that a page is edited
  docbind diff spec.json docs           What changed for a user of the bindings
  docbind verify docs traffic.har       What recorded traffic shows that the pages do not say
  docbind report docs -o report.html    The API on one HTML page, with all that is odd about it
  docbind openapi docs -o openapi.json  What the pages say, as OpenAPI
  docbind serve docs                    A server on this machine that answers with the examples
  docbind explain path-parameter-spelling

Exit status: 0; 1 where something is denied or fails; 2 where the command line is wrong.";

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Spec(spec::Args),
    Expand(expand::Args),
    Watch(watch::Args),
    Diff(diff::Args),
    Verify(verify::Args),
    Report(report::Args),
    Openapi(openapi::Args),
    Serve(serve::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Reads the arguments, runs the command and makes its result an exit status.
pub(crate) fn run() -> ExitCode {
    let cli = Cli::parse();
    terminal::set_color(cli.color);
    if cli.quiet {
        terminal::be_quiet();
    }
    let result = match &cli.command {
        Command::New(args) => new::run(args),
        Command::Check(args) => check::run(args),
        Command::Spec(args) => spec::run(args),
        Command::Expand(args) => expand::run(args),
        Command::Watch(args) => watch::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Verify(args) => verify::run(args),
        Command::Report(args) => report::run(args),
        Command::Openapi(args) => openapi::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
    };
    result.unwrap_or_else(|failure| {
        terminal::error(&failure);
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
