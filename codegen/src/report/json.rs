//! Diagnostics as JSON, one object a line.
//!
//! Every line has `"version": 1` and a `kind`. A line of kind `diagnostic`:
//!
//! | key | value |
//! |---|---|
//! | `level` | `"note"`, `"warning"`, or `"error"` for what is denied |
//! | `code` | the code that `docbind explain` takes |
//! | `message` | one sentence |
//! | `help` | what can be done, or `null` |
//! | `settle` | what in `docbind.toml` would settle it, or `null` |
//! | `file` | the page, from where the command runs |
//! | `start`, `end` | `{"line": 1, "column": 1}`, both from 1, columns in characters; `end` is behind the last |
//! | `related` | other places: objects with `message`, `file`, `start`, `end` |
//!
//! The last line is of kind `summary`, with `pages`, `operations`, `types`, and the counts `errors`, `warnings`,
//! `notes`.
//! Keys may be added; those that are here stay what they are while the version is 1.

use std::fmt::Write;

use docbind_spec::Api;
use serde_json::{Value, json};

use super::{Finding, Level, Report};
use crate::source::{Position, Span};

/// The version of the form.
pub const VERSION: u32 = 1;

/// One line a finding, and the summary.
#[must_use]
pub fn render(report: &Report<'_>, api: &Api) -> String {
    let findings = report.findings().iter().map(|finding| line(report, finding));
    let summary = json!({
        "version": VERSION,
        "kind": "summary",
        "pages": report.sources.len(),
        "operations": api.operations.len(),
        "types": api.types.len(),
        "errors": report.count(Level::Error),
        "warnings": report.count(Level::Warning),
        "notes": report.count(Level::Note),
    });
    let mut out = String::new();
    for line in findings.chain([summary]) {
        let _ = writeln!(out, "{line}");
    }
    out
}

fn line(report: &Report<'_>, finding: &Finding<'_>) -> Value {
    let diagnostic = finding.diagnostic;
    let related = diagnostic.related.iter().map(|related| {
        let mut value = json!({ "message": related.message });
        place(&mut value, report, related.span);
        value
    });
    let mut value = json!({
        "version": VERSION,
        "kind": "diagnostic",
        "level": finding.level.as_str(),
        "code": diagnostic.code.as_str(),
        "message": diagnostic.message,
        "help": diagnostic.help,
        "settle": finding.settle,
    });
    place(&mut value, report, diagnostic.span);
    value["related"] = related.collect();
    value
}

fn place(value: &mut Value, report: &Report<'_>, span: Span) {
    let position = |at: Position| json!({ "line": at.line, "column": at.column });
    let region = report.region(span);
    value["file"] = report.path(span.file).into();
    value["start"] = position(region.start);
    value["end"] = position(region.end);
}
