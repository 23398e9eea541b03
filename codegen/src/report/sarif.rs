//! Diagnostics as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), for code scanners and editors.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Finding, Level, Report};
use crate::diagnostic::Code;
use crate::source::Span;

/// What a path keeps in a URI: the unreserved characters of RFC 3986 and the slash.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A log with one run.
#[must_use]
pub fn render(report: &Report<'_>) -> String {
    let rules: Vec<_> = Code::ALL.iter().copied().map(rule).collect();
    let results: Vec<_> = report.findings().iter().map(|finding| result(report, finding)).collect();
    log(rules, results)
}

/// A log with one run of these rules and results.
pub(crate) fn log(rules: Vec<Value>, results: Vec<Value>) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "docbind",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": Value::Array(rules),
            } },
            "columnKind": "unicodeCodePoints",
            "results": Value::Array(results),
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    let level = Level::from(code.severity());
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.summary().trim() },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
        "defaultConfiguration": { "level": level.as_str() },
    })
}

fn result(report: &Report<'_>, finding: &Finding<'_>) -> Value {
    let diagnostic = finding.diagnostic;
    let help = diagnostic.help.as_ref().map(|help| format!("\n\n{help}")).unwrap_or_default();
    let related = diagnostic.related.iter().enumerate().map(|(id, related)| {
        let mut place = location(report, related.span);
        place["id"] = id.into();
        place["message"] = json!({ "text": related.message });
        place
    });
    json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": Code::ALL.iter().position(|&code| code == diagnostic.code),
        "level": finding.level.as_str(),
        "message": { "text": format!("{}{help}", diagnostic.message) },
        "locations": [location(report, diagnostic.span)],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn location(report: &Report<'_>, span: Span) -> Value {
    let region = report.region(span);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&report.path(span.file)) },
        "region": {
            "startLine": region.start.line,
            "startColumn": region.start.column,
            "endLine": region.end.line,
            "endColumn": region.end.column,
        },
    } })
}

/// A path as a URI reference: relative to where the command ran, or absolute.
pub(crate) fn uri(path: &str) -> String {
    let escaped = utf8_percent_encode(path, ESCAPED);
    if path.starts_with('/') { format!("file://{escaped}") } else { escaped.to_string() }
}
