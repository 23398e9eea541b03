//! Pieces of the pages with the findings beside them: the marked lines of each page, in order, what lies between left
//! out.

mod lines;
mod marks;

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Operation};
use maud::{Markup, html};

use super::Context;
use super::finding::note;
use crate::report::{Finding, Report, counted};
use crate::source::{FileId, Source, Span};
use lines::{Hunk, Lines};
use marks::{Mark, Role};

pub use lines::MAX_LINE;

/// The findings beside a line, each with its number.
type Notes<'r> = Vec<(usize, &'r Finding<'r>)>;

/// The marks of every page, and which operation shows a page.
#[derive(Default)]
pub(super) struct Excerpts {
    marks: BTreeMap<FileId, Vec<Mark>>,
    /// The first operation of each page, by its place in the API.
    owners: BTreeMap<FileId, usize>,
}

impl Excerpts {
    pub(super) fn new(api: &Api, report: &Report<'_>) -> Self {
        let mut owners = BTreeMap::new();
        for (at, operation) in api.operations.iter().enumerate() {
            if let Some(file) = report.sources().find(&operation.source.file) {
                owners.entry(file).or_insert(at);
            }
        }
        Self { marks: marks::marks(report), owners }
    }

    /// How many findings are on the page of an operation.
    pub(super) fn count(&self, context: &Context<'_>, operation: &Operation) -> usize {
        let marks = context.report.and_then(|report| report.sources().find(&operation.source.file));
        let marks = marks.and_then(|file| self.marks.get(&file));
        marks.map_or(0, |marks| marks.iter().filter(|mark| matches!(mark.role, Role::Primary(_))).count())
    }

    /// The annotated page of an operation, or where it is shown.
    pub(super) fn of_operation(&self, context: &Context<'_>, at: usize, operation: &Operation) -> Markup {
        let source = html! { p.small.source { "From " code { (operation.source) } } };
        let Some(report) = context.report else { return source };
        let Some(file) = report.sources().find(&operation.source.file) else { return source };
        let owner = self.owners.get(&file).copied();
        html! {
            @match (self.marks.get(&file), owner) {
                (None, _) => { (source) p.small { "Nothing is odd about this page." } }
                (Some(_), Some(owner)) if owner != at => {
                    (source)
                    p { "The remarks on its page stand with " a href={ "#" (context.anchors.operation(owner)) } { "the first operation there" } "." }
                }
                (Some(marks), _) => { h5 { "Remarks on the page" } (source) (self::page(report, file, marks)) }
            }
        }
    }

    /// The annotated pages that no operation shows.
    pub(super) fn other_pages(&self, report: &Report<'_>) -> Markup {
        let others: Vec<_> = self.marks.iter().filter(|(file, _)| !self.owners.contains_key(file)).collect();
        html! {
            @if !others.is_empty() {
                h3 { "On pages without an operation" }
                @for (file, marks) in others {
                    details.item {
                        summary {
                            span.name { code { (report.sources().get(*file).path()) } }
                            span.facts { (counted(marks.len(), "mark")) }
                        }
                        div.body { (page(report, *file, marks)) }
                    }
                }
            }
        }
    }
}

/// The id of a line, if it is one that a mark begins on.
pub(super) fn line_id(file: FileId, line: u32) -> String {
    format!("p{}-{line}", file.0)
}

/// The line on which the mark of a span begins, counted from 1.
pub(super) fn marked_line(report: &Report<'_>, span: Span) -> u32 {
    let source = report.sources().get(span.file);
    source.line(marks::shown(source, span).start as u32)
}

/// The marked lines of a page with what was found there.
fn page(report: &Report<'_>, file: FileId, marks: &[Mark]) -> Markup {
    let source = report.sources().get(file);
    let lines = Lines::new(source);
    let hunks = lines.hunks(marks);
    let starts: BTreeSet<usize> = marks.iter().map(|mark| lines.first_of(mark)).collect();
    html! {
        div.excerpts {
            @for hunk in hunks { (self::hunk(report, source, file, &lines, marks, &starts, &hunk)) }
        }
    }
}

fn hunk(
    report: &Report<'_>,
    source: &Source,
    file: FileId,
    lines: &Lines<'_>,
    marks: &[Mark],
    starts: &BTreeSet<usize>,
    hunk: &Hunk,
) -> Markup {
    let label = format!("{}, lines {} to {}", source.path(), hunk.first + 1, hunk.last + 1);
    // A step begins with a line that findings are about, so that they stand beside it and the lines after it.
    let mut steps: Vec<(Vec<Markup>, Notes<'_>)> = Vec::new();
    for line in hunk.first..=hunk.last {
        let id = starts.contains(&line).then(|| line_id(file, line as u32 + 1));
        let shown = lines.line(line, id, marks);
        let beginning = marks.iter().filter(|mark| lines.first_of(mark) == line);
        let notes: Notes<'_> = beginning.filter_map(|mark| mark.role.finding(report)).collect();
        match steps.last_mut() {
            Some((lines, _)) if notes.is_empty() => lines.push(shown),
            _ => steps.push((vec![shown], notes)),
        }
    }
    html! {
        div.hunk role="group" aria-label=(label) tabindex="0" {
            @for (lines, notes) in steps { (step(report, &lines, notes)) }
        }
    }
}

/// A line with what was found there, and the lines up to the next such line.
fn step(report: &Report<'_>, lines: &[Markup], notes: Notes<'_>) -> Markup {
    let (head, rest) = lines.split_at(usize::from(!notes.is_empty()));
    html! {
        div.step {
            @for head in head { pre { (head) } }
            @if !notes.is_empty() { ul.notes { @for (number, finding) in notes { (note(report, number, finding)) } } }
            @if !rest.is_empty() { pre.rest { @for line in rest { (line) } } }
        }
    }
}
