//! Changes as text, as Markdown and as JSON.

use std::fmt::Write;

use serde_json::json;

use super::{Change, Class, Side};
use crate::report::counted;

/// The version of the JSON form.
pub const VERSION: u32 = 1;

/// Changes for a terminal: what breaks first, by what changed.
#[must_use]
pub fn text(changes: &[Change]) -> String {
    let mut out = String::new();
    for class in [Class::Breaking, Class::Compatible] {
        for (subject, changes) in subjects(changes, class) {
            let _ = writeln!(out, "{} {subject}", class.as_str());
            for change in changes {
                let _ = writeln!(out, "    {}{}", change.message, place(change));
            }
        }
    }
    let _ = writeln!(out, "{}{}", if changes.is_empty() { "" } else { "\n" }, total(changes));
    out
}

/// Changes for a changelog or a comment of a review.
#[must_use]
pub fn markdown(changes: &[Change]) -> String {
    let mut out = String::new();
    for (class, title) in [(Class::Breaking, "Breaking changes"), (Class::Compatible, "Other changes")] {
        let subjects = subjects(changes, class);
        if subjects.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {title}\n");
        for (subject, changes) in subjects {
            let _ = writeln!(out, "- {subject}");
            for change in changes {
                let _ = writeln!(out, "  - {}{}", change.message, place(change));
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}", total(changes));
    out
}

/// Changes for programs: one object with `version`, the counts `breaking` and `compatible`, and `changes`, each with
/// `class`, `kind`, `subject`, `message` and `source` (null, or an object with `file`, `line`, and `side`, which is
/// `old` or `new`).
#[must_use]
pub fn json(changes: &[Change]) -> String {
    let list = changes.iter().map(|change| {
        json!({
            "class": change.class.as_str(),
            "kind": change.kind.as_str(),
            "subject": change.subject,
            "message": change.message,
            "source": change.source.as_ref().map(|source| {
                json!({ "file": source.file, "line": source.line, "side": change.side.as_str() })
            }),
        })
    });
    let value = json!({
        "version": VERSION,
        "breaking": count(changes, Class::Breaking),
        "compatible": count(changes, Class::Compatible),
        "changes": list.collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

/// Where the pages say it, or said it.
fn place(change: &Change) -> String {
    match &change.source {
        Some(source) if change.side == Side::Old => format!(" (was {source})"),
        Some(source) => format!(" ({source})"),
        None => String::new(),
    }
}

/// The changes of a class by what changed, in order.
fn subjects(changes: &[Change], class: Class) -> Vec<(&str, Vec<&Change>)> {
    let mut subjects: Vec<(&str, Vec<&Change>)> = Vec::new();
    for change in changes.iter().filter(|change| change.class == class) {
        match subjects.last_mut() {
            Some((subject, list)) if *subject == change.subject => list.push(change),
            _ => subjects.push((&change.subject, vec![change])),
        }
    }
    subjects
}

fn count(changes: &[Change], class: Class) -> usize {
    changes.iter().filter(|change| change.class == class).count()
}

fn total(changes: &[Change]) -> String {
    match (count(changes, Class::Breaking), count(changes, Class::Compatible)) {
        (0, 0) => "nothing changed for users of the bindings".to_owned(),
        (breaking, compatible) => {
            format!("{}, {compatible} compatible", counted(breaking, "breaking change"))
        }
    }
}
