//! Grid tables. This file reads those that are whole: every line has its bars under the `+` of the first rule, as the
//! generator prints them. Tables with spanning cells and damaged ones take the careful way of [`rescue`].

mod columns;
mod frame;
mod repair;
mod rescue;

use super::arena::Arena;
use super::block::{Cell, Kind, Line, Lines, Row, Table, without_padding};
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
pub(super) fn grid<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    if is_rule(rest.first()?.text) {
        let taken = rest.iter().take_while(|line| matches!(line.text.as_bytes().first(), Some(b'+' | b'|'))).count();
        let lines = rest.get(..taken)?;
        let ends = rest.get(taken).is_none_or(|line| line.text.is_empty() || !rescue::goes_on(rest, taken));
        if ends && let Some(table) = plain(parser, lines) {
            parser.push(Kind::Table(parser.arena.one(table)), lines);
            return Some(taken);
        }
    }
    if rescue::begins(rest) { rescue::grid(parser, rest) } else { None }
}

/// A table whose lines all have their bars in place and whose last line is a rule.
fn plain<'s>(parser: &Parser<'s, '_>, lines: &'s [Line<'s>]) -> Option<Table<'s>> {
    let (top, below) = lines.split_first()?;
    let edges = parser.arena.all(memchr::memchr_iter(b'+', top.text.as_bytes()));
    let reader = Reader { arena: parser.arena, file: parser.file, rule: top.text.as_bytes(), edges };
    let mut table = Table { title: None, header: &[], rows: &[], wrapping: wrap::Wrapping::Human };
    let mut rows = parser.arena.list();
    let mut row = parser.arena.list();
    for line in below {
        let found = match reader.line(*line)? {
            Found::Text(bars) => {
                row.push((*line, bars));
                continue;
            }
            found => found,
        };
        rows.push(reader.row(&row)?);
        row.clear();
        if matches!(found, Found::HeadRule) {
            if !table.header.is_empty() {
                return None;
            }
            table.header = std::mem::replace(&mut rows, parser.arena.list()).into_bump_slice();
        }
    }
    if !row.is_empty() {
        return None;
    }
    table.rows = rows.into_bump_slice();
    table.wrapping = wrap::made_by(&table);
    Some(table)
}

enum Found<'s> {
    /// Text between bars at these bytes.
    Text(&'s [usize]),
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
    fn line(&self, line: Line<'s>) -> Option<Found<'s>> {
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
        if line.text.is_ascii() {
            let fits = bytes.len() == self.rule.len() && self.edges.iter().all(|&edge| bytes.get(edge) == Some(&b'|'));
            fits.then_some(Found::Text(self.edges))
        } else {
            wide_edges(self.arena, line.text, self.edges).map(Found::Text)
        }
    }

    /// The row of lines, each with its bars; nothing where there are none (two rules in a row).
    fn row(&self, lines: &[(Line<'s>, &[usize])]) -> Option<Row<'s>> {
        let (&(first, _), &(last, _)) = (lines.first()?, lines.last()?);
        let span = Span::new(self.file, first.start as usize, last.end() as usize);
        let cells = self.arena.fill(self.edges.len().saturating_sub(1), |column| {
            let line = |at: usize| lines.get(at).map(|&(line, bars)| cut(line, bars, column)).unwrap_or_default();
            let width = match self.edges.get(column..column + 2) {
                Some([left, right]) => right - left - 1,
                _ => 0,
            };
            let place = Place { column, columns: 1, rows: 1, width };
            cell_of(self.arena, self.file, lines.len(), line, place)
        });
        Some(Row { cells, span })
    }
}

/// What stands in a column of a line, between two of its bars.
fn cut<'s>(line: Line<'s>, bars: &[usize], column: usize) -> Line<'s> {
    let Some(&[left, right]) = bars.get(column..column + 2) else { return Line { text: "", start: line.start } };
    Line { text: line.text.get(left + 1..right).unwrap_or_default(), start: line.start + left as u32 + 1 }
}

/// The bytes of the bars of a line with characters of more than one byte; nothing where a bar is missing. Columns are
/// counted in characters (see [`columns`] for wide ones).
fn wide_edges<'s>(arena: &'s Arena, text: &str, edges: &[usize]) -> Option<&'s [usize]> {
    let mut found = arena.list_of(edges.len());
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
    (found.len() == edges.len()).then(|| found.into_bump_slice())
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
    let lines = arena.fill(count, |at| unpadded(line(at)));
    let filled = |line: &Line<'s>| !line.text.trim_ascii_start().is_empty();
    let (lines, start, end) = match lines.iter().position(filled) {
        Some(first) => {
            let last = lines.iter().rposition(filled).unwrap_or(first);
            let lines = lines.get(first..=last).unwrap_or_default();
            let text = lines.first().copied().unwrap_or_default().trim();
            (lines, text.start, text.end())
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

/// The line with no more than one blank of its padding: the one that the generator counted to the word before it.
fn unpadded(line: Line<'_>) -> Line<'_> {
    let end = without_padding(line.text).len();
    Line { text: line.text.get(..=end).unwrap_or(line.text), ..line }
}

#[cfg(test)]
mod tests;
