//! Simple tables: columns under rules of `=`. A row begins where its first column holds text (docutils).

use super::arena::List;
use super::block::{Kind, Line, Row, Table, Wrapping};
use super::grid::{Columns, Place, cell, too_many_columns};
use super::parser::{Parser, Taken};
use crate::limit;

/// A simple table at the first line.
pub(super) fn simple_table<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let top = rest.first()?;
    let columns = columns(top.text)?;
    let taken = extent(rest)?;
    if columns.len() == limit::COLUMNS && top.text.split_ascii_whitespace().count() > columns.len() {
        too_many_columns(parser, *top);
    }
    let mut reader = Reader { columns, header: &[], rows: parser.arena.list(), row: Vec::new(), parser };
    for line in rest.get(1..taken)? {
        reader.line(*line);
    }
    let Reader { header, rows, parser, .. } = reader;
    let rows = rows.into_bump_slice();
    let table = Table { title: None, header, rows, wrapping: Wrapping::Human };
    parser.push(Kind::Table(parser.arena.one(table)), rest.get(..taken)?);
    Some(taken)
}

/// Whether a line is a rule of several columns, or of one inside a table.
fn is_rule(text: &str) -> bool {
    text.starts_with("==") && text.bytes().all(|byte| matches!(byte, b'=' | b' '))
}

/// The first and last column of each column of a rule of at least two.
fn columns(rule: &str) -> Option<Vec<(usize, usize)>> {
    if !is_rule(rule) || !rule.contains(' ') {
        return None;
    }
    let mut columns = Vec::new();
    let mut start = None;
    for (at, byte) in rule.bytes().chain([b' ']).enumerate() {
        match (byte, start) {
            (b'=', None) => start = Some(at),
            (b' ', Some(from)) if columns.len() < limit::COLUMNS => {
                columns.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    Some(columns)
}

/// The lines up to the rule that closes the table: the second one, or the third where the second is below the head.
fn extent(rest: &[Line<'_>]) -> Option<Taken> {
    let mut rules = 0;
    for (at, line) in rest.iter().enumerate().skip(1) {
        if !is_rule(line.text) {
            continue;
        }
        rules += 1;
        let ends = rest.get(at + 1).is_none_or(|next| next.text.is_empty());
        if rules == 2 || ends {
            return Some(at + 1);
        }
    }
    None
}

struct Reader<'a, 's, 'd> {
    parser: &'a mut Parser<'s, 'd>,
    columns: Vec<(usize, usize)>,
    header: &'s [Row<'s>],
    rows: List<'s, Row<'s>>,
    /// The lines of the row being read.
    row: Vec<Line<'s>>,
}

impl<'s> Reader<'_, 's, '_> {
    fn line(&mut self, line: Line<'s>) {
        if is_rule(line.text) {
            self.finish();
            if self.header.is_empty() {
                self.header = std::mem::replace(&mut self.rows, self.parser.arena.list()).into_bump_slice();
            }
            return;
        }
        let (_, first) = self.columns.first().copied().unwrap_or_default();
        let begins = !Columns::new(line, &[]).slice(0, first).text.trim().is_empty();
        let is_span_rule = line.text.starts_with("--") && line.text.bytes().all(|byte| matches!(byte, b'-' | b' '));
        if begins || is_span_rule {
            self.finish();
        }
        let is_above = self.row.is_empty() && line.text.is_empty();
        if !(is_span_rule || is_above) {
            self.row.push(line);
        }
    }

    /// Ends the row being read.
    fn finish(&mut self) {
        let lines = std::mem::take(&mut self.row);
        if lines.is_empty() {
            return;
        }
        let last = self.columns.len() - 1;
        let cells = self.columns.iter().enumerate().map(|(column, &(from, to))| {
            // The text of the last column may go beyond its rule.
            let to = if column == last { usize::MAX } else { self.columns.get(column + 1).map_or(to, |next| next.0) };
            let lines: Vec<_> = lines.iter().map(|&line| Columns::new(line, &[]).slice(from, to)).collect();
            cell(self.parser, &lines, Place { column, columns: 1, rows: 1, width: to.saturating_sub(from) })
        });
        let row = Row { cells: self.parser.arena.all(cells), span: self.parser.span(&lines) };
        self.rows.push(row);
    }
}
