//! `docbind explain`: what a diagnostic code means.

use std::fmt::Write;
use std::process::ExitCode;

use docbind_codegen::diagnostic::{Code, Severity};
use docbind_codegen::suggest;

use super::markdown;
use super::terminal::{self, Failure};

/// Say what a diagnostic code means and what to do about it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The code; without one, all codes are listed
    #[arg(value_parser = code)]
    code: Option<Code>,
}

fn code(text: &str) -> Result<Code, String> {
    text.parse().map_err(|_| match suggest::nearest(text, Code::ALL.iter().map(|code| code.as_str())) {
        Some(similar) => format!("no such diagnostic code; did you mean `{similar}`?"),
        None => "no such diagnostic code; `docbind explain` lists them".to_owned(),
    })
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let text = args.code.map_or_else(list, page);
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn page(code: Code) -> String {
    let width = terminal::width().min(90);
    format!("\x1b[1m{code}\x1b[0m ({})\n\n{}", word(code), markdown::render(code.explanation(), width))
}

fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let mut out = String::new();
    for code in Code::ALL {
        let _ = writeln!(out, "{:<width$}  {:<7}  {}", code.as_str(), word(*code), code.summary().trim());
    }
    out
}

fn word(code: Code) -> &'static str {
    match code.severity() {
        Severity::Note => "note",
        Severity::Warning => "warning",
    }
}
