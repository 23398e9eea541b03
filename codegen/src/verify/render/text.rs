//! A report for people: the operations, each with its differences, and the sums.
//!
//! The text carries ANSI styles; whoever writes it to something that shows none takes them out (`anstream` does).

use std::fmt::Write;

use crate::report::{Level, counted};
use crate::verify::{Difference, OperationReport, Report, Totals};

const BOLD: &str = "\x1b[1m";
const RED: &str = "\x1b[1;91m";
const YELLOW: &str = "\x1b[1;33m";
const DIM: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// Renders the report; `root` stands before the paths of pages.
#[must_use]
pub fn text(report: &Report, root: &str) -> String {
    let mut out = String::new();
    for operation in &report.operations {
        render(&mut out, operation, root);
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

fn render(out: &mut String, operation: &OperationReport, root: &str) {
    let OperationReport { method, path, source, .. } = operation;
    let _ = writeln!(out, "{BOLD}{method} {path}{PLAIN} {DIM}{root}{source}{PLAIN}");
    let statuses = operation.statuses.iter().map(|(status, count)| match count {
        1 => status.to_string(),
        count => format!("{status} × {count}"),
    });
    let (bodies, decoded) = (operation.bodies, operation.decoded);
    let exchanges = counted(operation.exchanges, "exchange");
    let statuses = statuses.collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "  {exchanges} ({statuses}); {decoded} of {} decode", bodies_of(bodies));
    for difference in &operation.differences {
        let _ = writeln!(out, "  {}", line(difference, operation.exchanges));
    }
    out.push('\n');
}

fn line(difference: &Difference, exchanges: usize) -> String {
    let Difference { kind, part, message, count, first, .. } = difference;
    let often = if *count == exchanges { "always".to_owned() } else { format!("{count} of {exchanges}") };
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
