//! The lines of a page that are shown, and one line with its marks.

use std::collections::BTreeSet;
use std::ops::Range;

use maud::{Markup, html};

use super::marks::{Mark, Role};
use crate::report::Level;
use crate::source::Source;

/// How many characters of a line are shown, from a little before its first mark on.
pub const MAX_LINE: usize = 320;

/// How many characters stand before the first mark of a line that is cut.
const LEAD: usize = 40;

/// How many lines between two marks are shown and not left out.
const GAP: usize = 2;

/// A page by lines, counted from 0.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// The byte at which each line starts.
    starts: Vec<usize>,
}

/// Lines that are shown without a gap: the first and the last.
pub(super) struct Hunk {
    pub(super) first: usize,
    pub(super) last: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        let text = source.text();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    fn at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    /// The line on which a mark begins.
    pub(super) fn first_of(&self, mark: &Mark) -> usize {
        self.at(mark.range.start)
    }

    /// The line on which a mark ends.
    pub(super) fn last_of(&self, mark: &Mark) -> usize {
        self.at(mark.range.end.saturating_sub(1).max(mark.range.start))
    }

    /// The bytes of a line, without its end.
    fn range(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        start..start + self.text[start..end].trim_end().len()
    }

    /// The lines with marks, and one before and after what a finding is about.
    pub(super) fn hunks(&self, marks: &[Mark]) -> Vec<Hunk> {
        let mut shown = BTreeSet::new();
        for mark in marks {
            let (first, last) = (self.first_of(mark), self.last_of(mark));
            let around = match mark.role {
                Role::Primary(_) => first.saturating_sub(1)..=(last + 1).min(self.starts.len() - 1),
                Role::Related => first..=last,
            };
            shown.extend(around);
        }
        let mut hunks: Vec<Hunk> = Vec::new();
        for line in shown {
            match hunks.last_mut() {
                Some(hunk) if line <= hunk.last + GAP + 1 => hunk.last = line,
                _ => hunks.push(Hunk { first: line, last: line }),
            }
        }
        hunks
    }

    /// One line with its number and marks.
    pub(super) fn line(&self, line: usize, id: Option<String>, marks: &[Mark]) -> Markup {
        let whole = self.range(line);
        let of_line: Vec<&Mark> =
            marks.iter().filter(|mark| self.first_of(mark) <= line && line <= self.last_of(mark)).collect();
        let range = self.window(whole.clone(), &of_line);
        let mut cuts: BTreeSet<usize> = [range.start, range.end].into();
        cuts.extend(of_line.iter().flat_map(|mark| [mark.range.start, mark.range.end]).filter(|at| range.contains(at)));
        let cuts: Vec<usize> = cuts.into_iter().collect();
        html! {
            span.line id=[id] {
                span.number { (line + 1) }
                span.text {
                    @if range.start > whole.start { "… " }
                    @for cut in cuts.windows(2) {
                        @if let [start, end] = *cut { (piece(&self.text[start..end], start..end, &of_line)) }
                    }
                    @if range.end < whole.end { " …" }
                    // A mark on nothing but the end of a line.
                    @if of_line.iter().any(|mark| mark.range.start >= range.end) { mark.end { " " } }
                }
            }
            "\n"
        }
    }

    /// What of a line is shown.
    fn window(&self, whole: Range<usize>, marks: &[&Mark]) -> Range<usize> {
        let text = &self.text[whole.clone()];
        if text.chars().nth(MAX_LINE).is_none() {
            return whole;
        }
        let first = marks.iter().map(|mark| mark.range.start.max(whole.start)).min().unwrap_or(whole.start);
        let before = &self.text[whole.start..first.min(whole.end)];
        let lead = before.char_indices().rev().nth(LEAD - 1).map_or(0, |(at, _)| at);
        let start = whole.start + lead;
        let shown = &self.text[start..whole.end];
        let end = shown.char_indices().nth(MAX_LINE).map_or(shown.len(), |(at, _)| at);
        start..start + end
    }
}

/// A piece of a line: marked for the loudest of the marks that hold it.
fn piece(text: &str, range: Range<usize>, marks: &[&Mark]) -> Markup {
    let over = marks.iter().filter(|mark| mark.range.start <= range.start && range.end <= mark.range.end);
    let loudest = over.max_by_key(|mark| (matches!(mark.role, Role::Primary(_)), mark.level));
    match loudest {
        None => html! { (text) },
        Some(mark) => html! { mark.(class(mark)) { (text) } },
    }
}

const fn class(mark: &Mark) -> &'static str {
    match (&mark.role, mark.level) {
        (Role::Related, _) => "related",
        (Role::Primary(_), Level::Note) => "note",
        (Role::Primary(_), Level::Warning) => "warning",
        (Role::Primary(_), Level::Error) => "error",
    }
}
