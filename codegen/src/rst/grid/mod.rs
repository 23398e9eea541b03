//! Grid tables. This file reads those that are whole: every line has its bars under the `+` of the first rule, as the
//! generator prints them. Tables with spanning cells and damaged ones take the careful way of [`rescue`].

mod columns;
mod frame;
mod repair;
mod rescue;

use super::block::{Blocks, Cell, Kind, Line, Lines, Row, Table, without_padding};
use super::parser::{Parser, Taken};
use super::wrap;
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
        let mut columns: Vec<Vec<Line<'s>>> = Vec::with_capacity(self.edges.len());
        columns.resize_with(self.edges.len() - 1, || Vec::with_capacity(self.row.len()));
        for line in self.row.drain(..) {
            if line.text.is_ascii() {
                cut(line, &self.edges, &mut columns);
            } else {
                cut(line, &wide_edges(line.text, &self.edges)?, &mut columns);
            }
        }
        let span = Span::new(self.file, first.start as usize, last.end() as usize);
        let widths = self.edges.windows(2).map(|edge| edge[1] - edge[0] - 1);
        let cells = columns.into_iter().zip(widths).enumerate();
        let cells =
            cells.map(|(column, (lines, width))| cell(self.file, lines, Place { column, columns: 1, rows: 1, width }));
        Some(Row { cells: cells.collect(), span })
    }
}

fn cut<'s>(line: Line<'s>, edges: &[usize], columns: &mut [Vec<Line<'s>>]) {
    for (edge, column) in edges.windows(2).zip(columns) {
        let start = edge[0] + 1;
        column.push(Line { text: line.text.get(start..edge[1]).unwrap_or_default(), start: line.start + start as u32 });
    }
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

/// A cell of lines, without blank ones at either end.
pub(super) fn cell(file: FileId, mut lines: Vec<Line<'_>>, place: Place) -> Cell<'_> {
    let (start, end) = match (lines.first(), lines.last()) {
        (Some(first), Some(last)) => (first.start, last.end()),
        _ => (0, 0),
    };
    let blank = |line: &Line<'_>| match line.text.as_bytes() {
        [b'!'..=b'~', ..] => false,
        _ => without_padding(line.text).trim_ascii_start().is_empty(),
    };
    while lines.last().is_some_and(blank) {
        lines.pop();
    }
    let leading = lines.iter().take_while(|line| blank(line)).count();
    lines.drain(..leading);
    let (start, end) = lines.first().map(|line| line.trim()).map_or((start, end), |line| (line.start, line.end()));
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
