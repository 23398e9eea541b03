//! `list-table`: rows that are lists of lists; and `table`, which gives a table a title.

use super::block::{Directive, Kind, Line, Row, Table, Wrapping};
use super::grid::{Place, cell};
use super::markup::{Body, Head};
use super::parser::Parser;
use super::{lines, list};
use crate::diagnostic::Code;
use crate::source::Span;

/// The table of a `list-table` directive.
pub(super) fn list_table<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>, body: &Body<'s>) {
    let items = list::bodies(parser.arena, lines::trim_blank(body.content));
    if items.is_empty() {
        let message = "a list-table without a list of rows; its text is read as it stands";
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
        let blocks = parser.nested(body.content);
        let directive = Directive { name: head.name, argument: body.argument, options: body.options, blocks };
        return parser.push(Kind::Directive(parser.arena.one(directive)), head.whole);
    }
    let rows = parser.arena.all(items.into_iter().map(|item| row(parser, item)));
    let table = table(body, rows, Wrapping::Human, header_rows(body));
    parser.push(Kind::Table(parser.arena.one(table)), head.whole);
}

fn row<'s>(parser: &Parser<'s, '_>, item: &'s [Line<'s>]) -> Row<'s> {
    let cells = list::bodies(parser.arena, item).into_iter().enumerate();
    let cells = cells.map(|(column, lines)| cell(parser, lines, Place { column, columns: 1, rows: 1, width: 0 }));
    Row { cells: parser.arena.all(cells), span: parser.span(item) }
}

/// How many rows the directive says are its head.
pub(super) fn header_rows(body: &Body<'_>) -> usize {
    body.option("header-rows").and_then(|value| value.trim().parse().ok()).unwrap_or(0)
}

/// A table of a directive from its rows, of which the first `header` are its head.
pub(super) fn table<'s>(body: &Body<'s>, rows: &'s [Row<'s>], wrapping: Wrapping, header: usize) -> Table<'s> {
    let (header, rows) = rows.split_at(header.min(rows.len()));
    Table { title: title(body.argument), header, rows, wrapping }
}

fn title(argument: Line<'_>) -> Option<Line<'_>> {
    Some(argument).filter(|title| !title.text.is_empty())
}

/// The table below a `table` directive, with the title that the directive gives it.
pub(super) fn titled_table<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>, body: &Body<'s>) {
    let first = parser.open.len();
    let blocks = parser.nested(body.content);
    parser.open.extend(blocks);
    let table = parser.open.iter_mut().skip(first).find_map(|block| match &mut block.kind {
        Kind::Table(table) => Some(table),
        _ => None,
    });
    if let Some(table) = table {
        *table = parser.arena.one(Table { title: title(body.argument), ..**table });
    } else {
        let message = "a table directive without a table below it; its text is read as it stands";
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
    }
}

/// Where lines of a cell stand, for rows made of cells.
pub(super) fn row_span(file: crate::source::FileId, first: Line<'_>, last: Line<'_>) -> Span {
    Span::new(file, first.start as usize, last.end().max(first.start) as usize)
}
