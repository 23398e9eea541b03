//! Diagnostics as the commands that make a GitHub workflow annotate files.
//!
//! The form is that of "Workflow commands for GitHub Actions": `::warning file=…,line=…::message`, with the characters
//! that structure it percent-encoded. Other CI systems show the lines as they are.

use std::fmt::Write;

use super::{Level, Report};

/// One line a finding.
#[must_use]
pub fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    for finding in report.findings() {
        let diagnostic = finding.diagnostic;
        let command = match finding.level {
            Level::Note => "notice",
            Level::Warning => "warning",
            Level::Error => "error",
        };
        let file = property(&report.path(diagnostic.span.file));
        let region = report.region(diagnostic.span);
        let _ = write!(out, "::{command} file={file},line={},endLine={}", region.start.line, region.end.line);
        // Columns are accepted only where the region is within one line.
        if region.start.line == region.end.line {
            let _ = write!(out, ",col={},endColumn={}", region.start.column, region.end.column);
        }
        let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
        let message = data(&format!("{}{help}", diagnostic.message));
        let _ = writeln!(out, ",title={}::{message}", property(&format!("docbind {}", diagnostic.code)));
    }
    out
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
