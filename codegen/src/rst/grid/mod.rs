//! Grid tables. This file reads those that are whole: every line has its bars under the `+` of the first rule, as the
//! generator prints them. Tables with spanning cells and damaged ones take the careful way of [`rescue`].

mod columns;
mod frame;
mod repair;
mod rescue;

use super::block::{Blocks, Cell, Kind, Line, Lines, Row, Table, without_padding};
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
        [b'|', ..] => rescue::begins(rest),
        _ => false,
    }
}

/// Whether a line is a whole rule: `+---+---+`.
fn is_rule(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.starts_with(b"+-") && bytes.ends_with(b"+") && bytes.iter().all(|byte| matches!(byte, b'-' | b'+'))
}

/// A grid table at the first line.
pub(super) fn grid<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, rest: &[Line<'s>]) -> Option<Taken> {
    if is_rule(rest.first()?.text) {
        let taken = rest.iter().take_while(|line| matches!(line.text.as_bytes().first(), Some(b'+' | b'|'))).count();
        let lines = rest.get(..taken)?;
        if let Some(table) = plain(parser.file, lines) {
            parser.push(out, Kind::Table(Box::new(table)), lines);
            return Some(taken);
        }
    }
    if rescue::begins(rest) { rescue::grid(parser, out, rest) } else { None }
}

/// A table whose lines all have their bars in place and whose last line is a rule.
fn plain<'s>(file: FileId, lines: &[Line<'s>]) -> Option<Table<'s>> {
    let (top, below) = lines.split_first()?;
    let mut reader = Reader { file, rule: top.text.as_bytes(), edges: edges(top.text), row: Vec::new() };
    let mut table = Table { title: None, header: Vec::new(), rows: Vec::new(), wrapping: wrap::Wrapping::Human };
    for line in below {
        match reader.line(*line)? {
            Found::Text => {}
            Found::Rule => table.rows.push(reader.finish()?),
            Found::HeadRule if table.header.is_empty() => {
                table.rows.push(reader.finish()?);
                table.header = std::mem::take(&mut table.rows);
            }
            Found::HeadRule => return None,
        }
    }
    if !reader.row.is_empty() {
        return None;
    }
    table.wrapping = wrap::made_by(&table);
    Some(table)
}

/// The bytes of the `+` of a rule.
pub(super) fn edges(rule: &str) -> Vec<usize> {
    memchr::memchr_iter(b'+', rule.as_bytes()).collect()
}

enum Found {
    Text,
    Rule,
    HeadRule,
}

struct Reader<'s> {
    file: FileId,
    rule: &'s [u8],
    edges: Vec<usize>,
    /// The lines of the row being read.
    row: Vec<Line<'s>>,
}

impl<'s> Reader<'s> {
    /// What a line is; nothing where it does not fit the first rule.
    fn line(&mut self, line: Line<'s>) -> Option<Found> {
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
            wide_edges(line.text, &self.edges).is_some()
        };
        fits.then(|| {
            self.row.push(line);
            Found::Text
        })
    }

    /// The row of the lines read so far; nothing where there are none (two rules in a row).
    fn finish(&mut self) -> Option<Row<'s>> {
        let (first, last) = (*self.row.first()?, *self.row.last()?);
        let span = Span::new(self.file, first.start as usize, last.end() as usize);
        // The bars of lines that have them at other bytes than the rule.
        let mut wide: Vec<Option<Vec<usize>>> = Vec::new();
        if self.row.iter().any(|line| !line.text.is_ascii()) {
            let edges = |line: &Line<'s>| if line.text.is_ascii() { None } else { wide_edges(line.text, &self.edges) };
            wide.extend(self.row.iter().map(edges));
        }
        let cells = self.edges.windows(2).enumerate().map(|(column, edge)| {
            let line = |at: usize| {
                let line = self.row.get(at).copied().unwrap_or_default();
                match wide.get(at) {
                    Some(Some(edges)) => cut(line, edges.get(column..column + 2).unwrap_or_default()),
                    Some(None) | None => cut(line, edge),
                }
            };
            let place = Place { column, columns: 1, rows: 1, width: edge[1] - edge[0] - 1 };
            cell_of(self.file, self.row.len(), line, place)
        });
        let cells = cells.collect();
        self.row.clear();
        Some(Row { cells, span })
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
pub(super) fn cell<'s>(file: FileId, lines: &[Line<'s>], place: Place) -> Cell<'s> {
    cell_of(file, lines.len(), |at| lines.get(at).copied().unwrap_or_default(), place)
}

/// A cell of so many lines, each by its number.
fn cell_of<'s>(file: FileId, count: usize, line: impl Fn(usize) -> Line<'s>, place: Place) -> Cell<'s> {
    let filled = |&at: &usize| match line(at).text.as_bytes() {
        [b'!'..=b'~', ..] => true,
        _ => !without_padding(line(at).text).trim_ascii_start().is_empty(),
    };
    let (lines, start, end) = match (0..count).find(filled) {
        Some(first) => {
            let last = (first..count).rfind(filled).unwrap_or(first);
            let text = line(first).trim();
            ((first..=last).map(&line).collect(), text.start, text.end())
        }
        None if count == 0 => (Vec::new(), 0, 0),
        None => (Vec::new(), line(0).start, line(count - 1).end()),
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
