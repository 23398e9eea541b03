//! Markdown that people type into reStructuredText out of habit: headings with `#`, tables of bars, fenced code.
//! docutils shows it as text; it is read as what it was meant to be, and reported.

use super::block::{Code, Kind, Line, Lines, Row, Table, Wrapping};
use super::grid::{Place, cell, too_many_columns};
use super::parser::{Parser, Taken};
use super::{heading, lines};
use crate::diagnostic::Code as Oddity;
use crate::limit;

/// `## Title`, alone between blank lines.
pub(super) fn hashed<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let first = *rest.first()?;
    let depth = first.text.bytes().take_while(|&byte| byte == b'#').count();
    let title = first.skip(depth);
    let alone = rest.get(1).is_none_or(|line| line.text.is_empty());
    if parser.depth > 0 || !(1..=6).contains(&depth) || !alone || !title.text.starts_with(' ') {
        return None;
    }
    let title = Line { text: title.text.trim_end_matches(['#', ' ']), ..title }.trim();
    if title.text.is_empty() {
        return None;
    }
    report(
        parser,
        first,
        "a heading in the manner of Markdown, which reStructuredText shows as text; read as a heading",
    );
    heading::hashed(parser, first, title, depth);
    Some(1)
}

const FENCE: &str = "```";

/// Lines between two of three backquotes.
pub(super) fn fenced<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let (first, below) = rest.split_first()?;
    let language = first.text.strip_prefix(FENCE)?.trim();
    if !language.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+_".contains(&byte)) {
        return None;
    }
    let length = below.iter().position(|line| line.text == FENCE)?;
    let body = lines::trim_blank(below.get(..length)?);
    let message = "a block of code in the manner of Markdown, which reStructuredText shows as text; read as code";
    report(parser, *first, message);
    let code = Code { language, lines: Lines { lines: lines::dedented(parser.arena, body) } };
    parser.push(Kind::Code(parser.arena.one(code)), rest.get(..length + 2)?);
    Some(length + 2)
}

/// A row of bars, a line that parts the head from the rows, and rows of one line each.
pub(super) fn barred<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let [head, parting, below @ ..] = rest else { return None };
    if !head.text.starts_with('|') || !is_parting(parting.text) {
        return None;
    }
    let rows = below.iter().take_while(|line| line.text.starts_with('|')).count();
    // Another line of dashes or of a grid below: a grid table that has lost its first rule.
    let is_grid = |line: &Line<'_>| line.text.starts_with('+') || is_parting(line.text);
    if below.iter().take(rows + 1).any(is_grid) {
        return None;
    }
    let message = "a table in the manner of Markdown, which reStructuredText shows as text; read as a table";
    report(parser, *head, message);
    if head.text.bytes().filter(|byte| *byte == b'|').count() > limit::COLUMNS + 1 {
        too_many_columns(parser, *head);
    }
    let header = parser.arena.all([row(parser, *head)]);
    let rows = parser.arena.all(below.iter().take(rows).map(|line| row(parser, *line)));
    let taken = 2 + rows.len();
    let table = Table { title: None, header, rows, wrapping: Wrapping::Human };
    parser.push(Kind::Table(parser.arena.one(table)), rest.get(..taken)?);
    Some(taken)
}

/// `|---|:--:|`
fn is_parting(text: &str) -> bool {
    let cell = |cell: &str| {
        let dashes = cell.trim().trim_start_matches(':').trim_end_matches(':');
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    let inner = text.strip_prefix('|').map(|inner| inner.strip_suffix('|').unwrap_or(inner));
    inner.is_some_and(|inner| inner.split('|').all(cell))
}

/// The cells between the bars of a line; a bar behind a backslash belongs to its cell.
fn row<'s>(parser: &Parser<'s, '_>, line: Line<'s>) -> Row<'s> {
    let mut cells = parser.arena.list();
    let mut rest = line.skip(1);
    while !rest.text.is_empty() {
        let bars = rest.text.match_indices('|').map(|(at, _)| at);
        let last = cells.len() + 1 == limit::COLUMNS;
        let bar = bars.filter(|_| !last).find(|&at| !rest.text.get(..at).unwrap_or_default().ends_with('\\'));
        let end = bar.unwrap_or(rest.text.len());
        let text = Line { text: rest.text.get(..end).unwrap_or_default(), start: rest.start };
        let place = Place { column: cells.len(), columns: 1, rows: 1, width: 0 };
        cells.push(cell(parser, &[text.trim()], place));
        rest = rest.skip(end + 1);
    }
    Row { cells: cells.into_bump_slice(), span: parser.span(&[line]) }
}

fn report(parser: &mut Parser<'_, '_>, line: Line<'_>, message: &'static str) {
    let span = crate::source::Span::new(parser.file, line.start as usize, line.end() as usize);
    parser.diagnostics.push(Oddity::Markdown, span, message);
}

#[cfg(test)]
mod tests {
    use super::super::definitions::Definitions;
    use super::super::{Arena, markdown, parse};
    use crate::diagnostic::Code;
    use crate::source::FileId;

    /// Checks the `CommonMark` of a page's blocks, and how often Markdown is noticed in it.
    #[track_caller]
    fn check(page: &str, expected: &str, noticed: usize) {
        let arena = Arena::default();
        let (blocks, diagnostics) = parse(&arena, FileId(0), page);
        assert_eq!(markdown::blocks(blocks, &Definitions::of(blocks)), expected);
        let found = diagnostics.into_sorted();
        assert_eq!(found.iter().filter(|found| found.code == Code::Markdown).count(), noticed, "{found:?}");
    }

    #[test]
    fn hashes_make_a_heading_where_they_stand_alone() {
        check("# Lamps\n\n## Show lamp ##\n\na\n", "# Lamps\n\n## Show lamp\n\na", 2);
        check("Lamps\n=====\n\n## Show lamp\n", "# Lamps\n\n## Show lamp", 1);
        check("# one\nof two lines\n", "\\# one\nof two lines", 0);
        check("#. a\n", "1. a", 0);
        check("####\n", "", 0);
    }

    #[test]
    fn fences_hold_code() {
        check("```json\n{}\n\n[]\n```\n\na\n", "```json\n{}\n\n[]\n```\n\na", 1);
        check("````\nTitle\n````\n", "# Title", 0);
    }

    #[test]
    fn bars_make_a_table() {
        check("| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |", 1);
        check("|a|b|\n| - | - |\n|``x``|y\\|z|\n\nb\n", "| a | b |\n| --- | --- |\n| `x` | y\\|z |\n\nb", 1);
        check("| a line\n| and another\n", "a line\nand another", 0);
        // A grid table without its first rule.
        check("|a  |b  |\n|---|---|\n|1  |2  |\n+---+---+\n", "|  |  |\n| --- | --- |\n| a | b |\n| 1 | 2 |", 0);
    }
}
