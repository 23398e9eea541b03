//! `list-table`: rows that are lists of lists; and `table`, which gives a table a title.

use super::block::{Blocks, Directive, Kind, Line, Row, Table, Wrapping};
use super::grid::{Place, cell};
use super::markup::{Body, Head};
use super::parser::Parser;
use super::{lines, list};
use crate::diagnostic::Code;
use crate::source::Span;

/// The table of a `list-table` directive.
pub(super) fn list_table<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, head: &Head<'_, 's>, body: &Body<'s>) {
    let items = list::bodies(lines::trim_blank(&body.content));
    if items.is_empty() {
        let message = "a list-table without a list of rows; its text is read as it stands";
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
        let blocks = parser.nested(&body.content);
        let directive = Directive { name: head.name, argument: body.argument, options: body.options.clone(), blocks };
        return parser.push(out, Kind::Directive(Box::new(directive)), head.whole);
    }
    let rows = items.into_iter().map(|item| row(parser, &item)).collect();
    let table = table(body, rows, Wrapping::Human, header_rows(body));
    parser.push(out, Kind::Table(Box::new(table)), head.whole);
}

fn row<'s>(parser: &Parser<'s, '_>, item: &[Line<'s>]) -> Row<'s> {
    let cells = list::bodies(item).into_iter().enumerate();
    let cells = cells.map(|(column, lines)| cell(parser.file, &lines, Place { column, columns: 1, rows: 1, width: 0 }));
    Row { cells: cells.collect(), span: parser.span(item) }
}

/// How many rows the directive says are its head.
pub(super) fn header_rows(body: &Body<'_>) -> usize {
    body.option("header-rows").and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}

/// A table of a directive from its rows, of which the first `header` are its head.
pub(super) fn table<'s>(body: &Body<'s>, mut header: Vec<Row<'s>>, wrapping: Wrapping, rows: usize) -> Table<'s> {
    let rest = header.split_off(rows.min(header.len()));
    Table { title: title(body.argument), header, rows: rest, wrapping }
}

fn title(argument: Line<'_>) -> Option<Line<'_>> {
    Some(argument).filter(|title| !title.text.is_empty())
}

/// The table below a `table` directive, with the title that the directive gives it.
pub(super) fn titled_table<'s>(
    parser: &mut Parser<'s, '_>,
    out: &mut Blocks<'s>,
    head: &Head<'_, 's>,
    body: &Body<'s>,
) {
    let mut blocks = parser.nested(&body.content);
    let table = blocks.iter_mut().find_map(|block| match &mut block.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    if let Some(table) = table {
        table.title = title(body.argument);
    } else {
        let message = "a table directive without a table below it; its text is read as it stands";
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
    }
    out.extend(blocks);
}

/// Where lines of a cell stand, for rows made of cells.
pub(super) fn row_span(file: crate::source::FileId, first: Line<'_>, last: Line<'_>) -> Span {
    Span::new(file, first.start as usize, last.end().max(first.start) as usize)
}
