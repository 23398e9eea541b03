//! `docbind explain`: what a diagnostic code means.

use std::fmt::Write;
use std::process::ExitCode;

use clap::ValueEnum;
use docbind_codegen::diagnostic::Code;
use docbind_codegen::policy::Level;
use docbind_codegen::suggest;
use serde_json::json;

use super::markdown;
use super::terminal::{self, Failure};

/// Say what a diagnostic code means and what to do about it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The code; without one, all codes are listed
    #[arg(value_parser = code)]
    code: Option<Code>,
    /// The form of the output
    #[arg(short, long, value_enum, default_value = "text")]
    format: Format,
}

/// The version of the JSON form.
const VERSION: u32 = 1;

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object
    Json,
}

fn code(text: &str) -> Result<Code, String> {
    text.parse().map_err(|_| match suggest::nearest(text, Code::ALL.iter().map(|code| code.as_str())) {
        Some(similar) => format!("no such diagnostic code; did you mean `{similar}`?"),
        None => "no such diagnostic code; `docbind explain` lists them".to_owned(),
    })
}

pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let text = match args.format {
        Format::Text => args.code.map_or_else(list, page),
        Format::Json => json(args.code.as_ref().map_or(Code::ALL, std::slice::from_ref)),
    };
    terminal::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn page(code: Code) -> String {
    let width = terminal::width().min(90);
    format!("\x1b[1m{code}\x1b[0m ({})\n\n{}", word(code), markdown::render(code.explanation(), width))
}

fn json(codes: &[Code]) -> String {
    let codes = codes.iter().map(|&code| {
        json!({
            "code": code.as_str(),
            "severity": word(code),
            "summary": code.summary().trim(),
            "explanation": code.explanation(),
        })
    });
    format!("{:#}\n", json!({ "version": VERSION, "codes": codes.collect::<Vec<_>>() }))
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
    Level::from(code.severity()).as_str()
}
