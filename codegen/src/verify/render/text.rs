//! A report for people: the operations, each with its differences, what many of them share, and the sums.
//!
//! The text carries ANSI styles; whoever writes it to something that shows none takes them out (`anstream` does).

use std::fmt::Write;

use crate::report::{Level, counted};
use crate::verify::{Difference, OperationReport, Part, Report, Totals};

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[1;91m";
const YELLOW: &str = "\x1b[1;33m";
const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// From how many operations on a header is told once for all of them.
const MANY: usize = 4;

/// Renders the report; `root` stands before the paths of pages.
#[must_use]
pub fn text(report: &Report, root: &str) -> String {
    let mut out = String::new();
    let shared = shared(report);
    for operation in &report.operations {
        render(&mut out, operation, root, &shared);
    }
    if !shared.is_empty() {
        let _ = writeln!(out, "{BOLD}many operations{PLAIN}");
        for (difference, count) in &shared {
            let often = format!("{count} of {}", counted(report.operations.len(), "operation"));
            let _ = writeln!(out, "  {}", line(difference, &often));
        }
        out.push('\n');
    }
    if !report.undocumented.is_empty() {
        let _ = writeln!(out, "{BOLD}no documented operation{PLAIN}");
        for miss in &report.undocumented {
            let (method, path, status) = (&miss.method, &miss.path, miss.status);
            let _ = writeln!(
                out,
                "  {} {method} {path} answered {status} {DIM}(first in {}){PLAIN}",
                label(miss.level, "undocumented-operation"),
                miss.first
            );
        }
        out.push('\n');
    }
    out.push_str(&totals(&report.totals));
    out
}

/// The differences in headers that many operations have, and how many: a token, the number of a request.
fn shared(report: &Report) -> Vec<(&Difference, usize)> {
    let mut shared: Vec<(&Difference, usize)> = Vec::new();
    for difference in report.operations.iter().flat_map(|operation| &operation.differences) {
        if !matches!(difference.part, Part::RequestHeader | Part::ResponseHeader) {
            continue;
        }
        match shared.iter_mut().find(|(known, _)| is_same(known, difference)) {
            Some((_, count)) => *count += 1,
            None => shared.push((difference, 1)),
        }
    }
    shared.retain(|&(_, count)| count >= MANY);
    shared
}

fn is_same(one: &Difference, other: &Difference) -> bool {
    (one.kind, one.part, &one.at, &one.message) == (other.kind, other.part, &other.at, &other.message)
}

fn render(out: &mut String, operation: &OperationReport, root: &str, shared: &[(&Difference, usize)]) {
    let OperationReport { method, path, source, .. } = operation;
    let _ = writeln!(out, "{BOLD}{method} {path}{PLAIN} {DIM}{root}{source}{PLAIN}");
    let statuses = operation.statuses.iter().map(|(status, count)| match count {
        1 => status.to_string(),
        count => format!("{status} × {count}"),
    });
    let exchanges = counted(operation.exchanges, "exchange");
    let statuses = statuses.collect::<Vec<_>>().join(", ");
    let bodies = match operation.bodies {
        0 => String::new(),
        bodies => format!("; {} of {} decode", operation.decoded, bodies_of(bodies)),
    };
    let _ = writeln!(out, "  {exchanges} ({statuses}){bodies}");
    for difference in &operation.differences {
        if !shared.iter().any(|(known, _)| is_same(known, difference)) {
            let often = match difference.count {
                count if count == operation.exchanges => "always".to_owned(),
                count => format!("{count} of {}", operation.exchanges),
            };
            let _ = writeln!(out, "  {}", line(difference, &often));
        }
    }
    out.push('\n');
}

fn line(difference: &Difference, often: &str) -> String {
    let Difference { kind, part, message, first, .. } = difference;
    format!("{} {part}: {message} {DIM}({often}; first in {first}){PLAIN}", label(difference.level, kind.as_str()))
}

fn label(level: Level, kind: &str) -> String {
    let style = match level {
        Level::Error => RED,
        Level::Warning | Level::Note => YELLOW,
    };
    format!("{style}{}[{kind}]{PLAIN}", level.as_str())
}

fn bodies_of(count: usize) -> String {
    if count == 1 { "1 body".to_owned() } else { format!("{count} bodies") }
}

fn totals(totals: &Totals) -> String {
    let Totals { documented_operations, exchanges, matched, bodies, decoded, errors, warnings } = *totals;
    let found = [(errors, "error"), (warnings, "warning")];
    let found: Vec<_> =
        found.iter().filter(|(count, _)| *count > 0).map(|&(count, noun)| counted(count, noun)).collect();
    let found = if found.is_empty() { "no difference".to_owned() } else { found.join(", ") };
    format!(
        "{}, {matched} of documented operations ({documented_operations} in all); {decoded} of {} decode: {found}\n",
        counted(exchanges, "exchange"),
        bodies_of(bodies),
    )
}
