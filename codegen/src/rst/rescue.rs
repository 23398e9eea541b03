//! Grid tables that are not plain: with cells that span, or damaged.

use super::block::{Blocks, Kind, Line, Row, Table};
use super::grid::{self, Place, cell};
use super::parser::{Parser, Taken};
use super::wrap;

/// A grid table at the first line, read by the columns of its first rule.
pub(super) fn grid<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, rest: &[Line<'s>]) -> Option<Taken> {
    let taken = rest.iter().take_while(|line| matches!(line.text.as_bytes().first(), Some(b'+' | b'|'))).count();
    let lines = rest.get(..taken)?;
    let edges = grid::edges(lines.first()?.text);
    let mut table = Table { title: None, header: Vec::new(), rows: Vec::new(), wrapping: wrap::Wrapping::Human };
    let mut row: Vec<Vec<Line<'s>>> = vec![Vec::new(); edges.len() - 1];
    let mut row_lines = Vec::new();
    for line in lines.iter().skip(1) {
        let rule = line.text.len() > 2 && line.text.bytes().all(|byte| b"+-=|".contains(&byte));
        if rule {
            let cells = std::mem::replace(&mut row, vec![Vec::new(); edges.len() - 1]).into_iter().enumerate().map(
                |(column, lines)| {
                    cell(
                        parser.file,
                        lines,
                        Place { column, columns: 1, rows: 1, width: edges[column + 1] - edges[column] - 1 },
                    )
                },
            );
            table.rows.push(Row { cells: cells.collect(), span: parser.span(&row_lines) });
            row_lines.clear();
            if line.text.contains('=') && table.header.is_empty() {
                table.header = std::mem::take(&mut table.rows);
            }
            continue;
        }
        row_lines.push(*line);
        for (column, pair) in edges.windows(2).enumerate() {
            let start = line.text.floor_char_boundary(pair[0] + 1);
            let end = line.text.floor_char_boundary(pair[1]).max(start);
            row[column]
                .push(Line { text: line.text.get(start..end).unwrap_or_default(), start: line.start + start as u32 });
        }
    }
    parser.push(out, Kind::Table(table), lines);
    Some(taken)
}
