//! Grid tables. This file reads those that are whole: every line has its bars under the `+` of the first rule, as the
//! generator prints them. Tables with spanning cells and damaged ones take the careful way of [`rescue`].

mod columns;
mod frame;
mod repair;
mod rescue;

use super::arena::{Arena, List};
use super::block::{Block, Cell, Kind, Line, Lines, Row, Table, without_padding};
use super::parser::{Parser, Taken};
use super::wrap;
use crate::diagnostic::Code;
use crate::limit;
use crate::source::{FileId, Span};
pub(super) use columns::Columns;

/// Whether a grid table begins at the first line.
pub(super) fn begins(rest: &[Line<'_>]) -> bool {
    let Some(first) = rest.first() else { return false };
    match first.text.as_bytes() {
        [b'+', b'-' | b'=', ..] => is_rule(first.text) || rescue::begins(rest),
        [b'|', ..] | [b'-', b'-', ..] => rescue::begins(rest),
        _ => false,
    }
}

/// Whether a line is a whole rule: `+---+---+`.
fn is_rule(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.starts_with(b"+-") && bytes.ends_with(b"+") && bytes.iter().all(|byte| matches!(byte, b'-' | b'+'))
}

/// A grid table at the first line.
pub(super) fn grid<'s>(
    parser: &mut Parser<'s, '_>,
    out: &mut List<'s, Block<'s>>,
    rest: &'s [Line<'s>],
) -> Option<Taken> {
    if is_rule(rest.first()?.text) {
        let taken = rest.iter().take_while(|line| matches!(line.text.as_bytes().first(), Some(b'+' | b'|'))).count();
        let lines = rest.get(..taken)?;
        let ends = rest.get(taken).is_none_or(|line| line.text.is_empty() || !rescue::goes_on(rest, taken));
        if ends && let Some(table) = plain(parser, lines) {
            parser.push(out, Kind::Table(parser.arena.one(table)), lines);
            return Some(taken);
        }
    }
    if rescue::begins(rest) { rescue::grid(parser, out, rest) } else { None }
}

/// A table whose lines all have their bars in place and whose last line is a rule.
fn plain<'s>(parser: &Parser<'s, '_>, lines: &'s [Line<'s>]) -> Option<Table<'s>> {
    let (top, below) = lines.split_first()?;
    let edges = parser.arena.all(memchr::memchr_iter(b'+', top.text.as_bytes()));
    let reader = Reader { arena: parser.arena, file: parser.file, rule: top.text.as_bytes(), edges };
    let mut table = Table { title: None, header: &[], rows: &[], wrapping: wrap::Wrapping::Human };
    let mut rows = parser.arena.list();
    let mut row_begins = 0;
    for (at, line) in below.iter().enumerate() {
        let found = reader.line(*line)?;
        if matches!(found, Found::Text) {
            continue;
        }
        rows.push(reader.row(below.get(row_begins..at)?)?);
        row_begins = at + 1;
        if matches!(found, Found::HeadRule) {
            if !table.header.is_empty() {
                return None;
            }
            table.header = std::mem::replace(&mut rows, parser.arena.list()).into_bump_slice();
        }
    }
    if row_begins < below.len() {
        return None;
    }
    table.rows = rows.into_bump_slice();
    table.wrapping = wrap::made_by(&table);
    Some(table)
}

enum Found {
    Text,
    Rule,
    HeadRule,
}

struct Reader<'s> {
    arena: &'s Arena,
    file: FileId,
    rule: &'s [u8],
    /// The bytes of the `+` of the first rule.
    edges: &'s [usize],
}

impl<'s> Reader<'s> {
    /// What a line is; nothing where it does not fit the first rule.
    fn line(&self, line: Line<'s>) -> Option<Found> {
        let bytes = line.text.as_bytes();
        if bytes.first() == Some(&b'+') {
            return if bytes == self.rule {
                Some(Found::Rule)
            } else {
                let same = bytes.len() == self.rule.len()
                    && bytes.iter().zip(self.rule).all(|(a, b)| matches!((a, b), (b'=', b'-') | (b'+', b'+')));
                same.then_some(Found::HeadRule)
            };
        }
        if matches!(bytes.get(1), Some(b'-' | b'=')) && frame::rule(line.text).is_some() {
            return None;
        }
        let fits = if line.text.is_ascii() {
            bytes.len() == self.rule.len() && self.edges.iter().all(|&edge| bytes.get(edge) == Some(&b'|'))
        } else {
            wide_edges(line.text, self.edges).is_some()
        };
        fits.then_some(Found::Text)
    }

    /// The row of lines; nothing where there are none (two rules in a row).
    fn row(&self, lines: &'s [Line<'s>]) -> Option<Row<'s>> {
        let (first, last) = (*lines.first()?, *lines.last()?);
        let span = Span::new(self.file, first.start as usize, last.end() as usize);
        // The bars of lines that have them at other bytes than the rule.
        let mut wide: Vec<Option<Vec<usize>>> = Vec::new();
        if lines.iter().any(|line| !line.text.is_ascii()) {
            let edges = |line: &Line<'s>| if line.text.is_ascii() { None } else { wide_edges(line.text, self.edges) };
            wide.extend(lines.iter().map(edges));
        }
        let cells = self.edges.windows(2).enumerate().map(|(column, edge)| {
            let line = |at: usize| {
                let line = lines.get(at).copied().unwrap_or_default();
                match wide.get(at) {
                    Some(Some(edges)) => cut(line, edges.get(column..column + 2).unwrap_or_default()),
                    Some(None) | None => cut(line, edge),
                }
            };
            let place = Place { column, columns: 1, rows: 1, width: edge[1] - edge[0] - 1 };
            cell_of(self.arena, self.file, lines.len(), line, place)
        });
        Some(Row { cells: self.arena.all(cells), span })
    }
}

/// What stands between two bars of a line.
fn cut<'s>(line: Line<'s>, edge: &[usize]) -> Line<'s> {
    let &[left, right] = edge else { return Line { text: "", start: line.start } };
    Line { text: line.text.get(left + 1..right).unwrap_or_default(), start: line.start + left as u32 + 1 }
}

/// The bytes of the bars of a line with characters of more than one byte; nothing where a bar is missing. Columns are
/// counted in characters (see [`columns`] for wide ones).
fn wide_edges(text: &str, edges: &[usize]) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(edges.len());
    let mut wanted = edges.iter();
    let mut next = wanted.next();
    for (column, (at, c)) in text.char_indices().enumerate() {
        if next == Some(&column) {
            if c != '|' {
                return None;
            }
            found.push(at);
            next = wanted.next();
        } else if next.is_none() {
            return None;
        }
    }
    (found.len() == edges.len()).then_some(found)
}

/// Where a cell stands in its table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) column: usize,
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// In characters.
    pub(super) width: usize,
}

/// Reports a table of more columns than are read, at the line that has them.
pub(super) fn too_many_columns(parser: &mut Parser<'_, '_>, line: Line<'_>) {
    let message = format!("a table of more than {} columns; the others are read into the last", limit::COLUMNS);
    parser.diagnostics.push(Code::TableColumns, parser.span(&[line]), message);
}

/// A cell of lines, without blank ones at either end.
pub(super) fn cell<'s>(parser: &Parser<'s, '_>, lines: &[Line<'s>], place: Place) -> Cell<'s> {
    cell_of(parser.arena, parser.file, lines.len(), |at| lines.get(at).copied().unwrap_or_default(), place)
}

/// A cell of so many lines, each by its number.
fn cell_of<'s>(
    arena: &'s Arena,
    file: FileId,
    count: usize,
    line: impl Fn(usize) -> Line<'s>,
    place: Place,
) -> Cell<'s> {
    let filled = |&at: &usize| match line(at).text.as_bytes() {
        [b'!'..=b'~', ..] => true,
        _ => !without_padding(line(at).text).trim_ascii_start().is_empty(),
    };
    let (lines, start, end) = match (0..count).find(filled) {
        Some(first) => {
            let last = (first..count).rfind(filled).unwrap_or(first);
            let text = line(first).trim();
            (arena.fill(last + 1 - first, |at| line(first + at)), text.start, text.end())
        }
        None if count == 0 => (&[][..], 0, 0),
        None => (&[][..], line(0).start, line(count - 1).end()),
    };
    Cell {
        lines: Lines { lines },
        width: place.width as u32,
        column: place.column as u32,
        column_span: place.columns as u32,
        row_span: place.rows as u32,
        span: Span::new(file, start as usize, end as usize),
    }
}

#[cfg(test)]
mod tests;
