//! Diagnostics as lines that cargo shows: few, grouped, and with a count of what was left out.

use crate::report::{Finding, Group, Level, Report, counted};

/// How many diagnostics become warnings of cargo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Warnings {
    /// The first three of each code, at most twenty in all, and how many more there are.
    #[default]
    Grouped,
    /// Every warning, and no notes.
    All,
    /// None; what is denied is shown still.
    Silent,
}

/// How many of one code are shown where they are grouped.
const OF_A_CODE: usize = 3;
/// How many are shown in all where they are grouped.
const IN_ALL: usize = 20;

/// The lines; what is denied comes first.
pub(super) fn lines(report: &Report<'_>, warnings: Warnings, root: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut left_out = 0;
    for group in report.groups() {
        let left = IN_ALL.saturating_sub(lines.len());
        let shown = match (group.level, warnings) {
            (Level::Error, Warnings::Grouped | Warnings::Silent) => OF_A_CODE,
            (Level::Warning, Warnings::Grouped) => OF_A_CODE.min(left),
            (Level::Error | Level::Warning, Warnings::All) => usize::MAX,
            (Level::Note, _) | (Level::Warning, Warnings::Silent) => continue,
        };
        lines.extend(group.findings.iter().take(shown).map(|finding| line(report, finding)));
        left_out += group.findings.len().saturating_sub(shown);
    }
    if left_out > 0 {
        lines.push(format!("cargo::warning=and {}: {}", counted_more(left_out), shown_by(report, root)));
    }
    lines
}

fn line(report: &Report<'_>, finding: &Finding<'_>) -> String {
    let diagnostic = finding.diagnostic;
    let start = report.region(diagnostic.span).start;
    let path = report.path(diagnostic.span.file);
    let what = if finding.level == Level::Error { "error" } else { "warning" };
    let message = diagnostic.message.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("cargo::{what}={path}:{}:{}: {message} [{}]", start.line, start.column, diagnostic.code)
}

fn counted_more(count: usize) -> String {
    counted(count, "more diagnostic")
}

fn shown_by(report: &Report<'_>, root: &str) -> String {
    let codes = report.groups().iter().filter(|group: &&Group<'_>| group.level > Level::Note).count();
    format!("{} in all; `docbind check {root}` shows them", counted(codes, "code"))
}
