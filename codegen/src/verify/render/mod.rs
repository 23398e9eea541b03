//! Shows a report: to people, to programs and to code scanners. Each module writes one form and decides nothing.

mod sarif;
mod text;

pub use sarif::sarif;
pub use text::text;

use super::Report;

/// The report as indented JSON; [`Report`] documents its keys.
#[must_use]
pub fn json(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
