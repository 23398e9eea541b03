//! Which bytes of which page are marked, and for which finding.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::report::mark::clipped;
use crate::report::{Finding, Level, Report};
use crate::source::{FileId, Source, Span};

/// A marked piece of a page.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) role: Role,
    pub(super) level: Level,
}

/// What a mark is to a finding.
pub(super) enum Role {
    /// What the finding is about: the finding's number, from 0.
    Primary(usize),
    /// Another side of it.
    Related,
}

impl Role {
    /// The finding that stands beside the mark, and its number.
    pub(super) fn finding<'r>(&self, report: &'r Report<'_>) -> Option<(usize, &'r Finding<'r>)> {
        match *self {
            Self::Primary(number) => report.findings().get(number).map(|finding| (number, finding)),
            Self::Related => None,
        }
    }
}

/// The marks of every page, in the order of their places.
pub(super) fn marks(report: &Report<'_>) -> BTreeMap<FileId, Vec<Mark>> {
    let mut marks: BTreeMap<FileId, Vec<Mark>> = BTreeMap::new();
    for (number, finding) in report.findings().iter().enumerate() {
        let primary = (finding.diagnostic.span, Role::Primary(number));
        let related = finding.diagnostic.related.iter().map(|related| (related.span, Role::Related));
        for (span, role) in std::iter::once(primary).chain(related) {
            let range = shown(report.sources().get(span.file), span);
            marks.entry(span.file).or_default().push(Mark { range, role, level: finding.level });
        }
    }
    for list in marks.values_mut() {
        list.sort_by_key(|mark| (mark.range.start, mark.range.end));
    }
    marks
}

/// The bytes that are marked of a span: at least one character, where the line has one there.
pub(super) fn shown(source: &Source, span: Span) -> Range<usize> {
    let text = source.text();
    let range = clipped(text, span);
    let next = text[range.start..].chars().next().filter(|next| *next != '\n').map_or(0, char::len_utf8);
    range.start..range.end.max(range.start + next)
}
