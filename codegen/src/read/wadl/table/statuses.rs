//! Tables of response codes, row by row.

use std::borrow::Cow;

use docbind_spec::{Direction, Status, StatusCode};

use super::columns::{self, Column, Columns};
use super::parameters::{cell_span, is_empty, other_columns};
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::page::Operation;
use crate::read::wadl::Reader;
use crate::read::wadl::cell::status_cell::{self, Range};
use crate::read::wadl::text::prose;
use crate::rst::block::Table;
use crate::rst::wrap;
use crate::source::{Span, Spanned};

/// Reads the rows of a table.
pub(crate) fn read(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    table: &Table<'_>,
    columns: &Columns,
) -> Vec<Spanned<Status>> {
    columns::spans(diagnostics, table);
    // The generator prints a response without a code as an empty row: a row that says nothing is still one.
    let mut rows = Vec::with_capacity(table.rows.len().min(limit::ROWS));
    for (at, row) in table.rows.iter().enumerate().skip(columns.unmarked()) {
        if let Some(heading) = columns::heading(row) {
            let message = format!("`{heading}` is a heading of the rows below it and no row");
            diagnostics.push(Code::NameCellNote, row.span, message);
            continue;
        }
        if !reader.rows.take(diagnostics, row.span) {
            break;
        }
        rows.push(self::row(diagnostics, reader, table, at, columns));
    }
    without_name(diagnostics, &rows);
    rows
}

fn row(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    table: &Table<'_>,
    at: usize,
    columns: &Columns,
) -> Spanned<Status> {
    let row = &table.rows[at];
    let cell = |column| columns.cell(table.rows, at, column);
    let text = |column| cell(column).map(|cell| wrap::join(cell, table.wrapping)).unwrap_or_default();
    let printed = shown(text(Column::Code));
    let mut codes = status_cell::read(&printed);
    let range = status_cell::range(&printed);
    if let Some(Range::Few(all)) = &range {
        codes.codes.clone_from(all);
    }
    // The name stands in its own column, in one that is called "Type", or beside the code.
    let name_column = if columns.has(Column::Name) { Column::Name } else { Column::Type };
    let name = text(name_column);
    let name = prose::plain(&name);
    // What stands for a class of codes, or for more than are read, is kept beside the name.
    let beside = match (&range, codes.codes.as_slice()) {
        (Some(Range::Many), _) | (None, []) => prose::plain(&printed).into_owned(),
        (Some(Range::Few(_)) | None, _) => String::new(),
    };
    let is_named = beside.is_empty() || !beside.contains(|c: char| c.is_alphanumeric()) || name.contains(&beside);
    let name = match (is_named, name.is_empty()) {
        (true, true) => codes.words,
        (true, false) => name.into_owned(),
        (false, true) => beside,
        (false, false) => format!("{beside} {name}"),
    };
    let mut description = cell(Column::Description).map(|cell| reader.cell(cell, table.wrapping)).unwrap_or_default();
    other_columns(reader, table, at, columns, &mut description);
    let code_span = cell(Column::Code).map_or(row.span, cell_span);
    match codes.codes.len() {
        _ if range == Some(Range::Many) => {
            let message = "the row stands for a range of response codes, of which only the printed ones are read";
            diagnostics.push(Code::SeveralCodes, code_span, message);
        }
        0 if is_empty(row) => {}
        0 => {
            diagnostics.push(
                Code::StatusWithoutCode,
                code_span,
                "the row names no response code; it is kept without one",
            );
        }
        1 => {}
        count => {
            let message = format!("the row stands for {count} response codes");
            diagnostics.push(Code::SeveralCodes, code_span, message);
        }
    }
    let source = reader.sources.place(row.span);
    let node = Status { codes: codes.codes, name, description, source, body: None, body_source: None };
    Spanned { node, span: row.span }
}

/// The text of a cell whose codes are links, or have a footnote.
fn shown(printed: Cow<'_, str>) -> Cow<'_, str> {
    if !printed.bytes().any(|byte| matches!(byte, b'`' | b'[')) {
        return printed;
    }
    let shown = prose::plain(&printed).into_owned();
    let mut bare = String::with_capacity(shown.len());
    for (at, piece) in shown.split('[').enumerate() {
        let label = piece.split_once(']').filter(|(label, _)| at > 0 && printed.contains(&format!("[{label}]_")));
        match label {
            Some((_, behind)) => bare.push_str(behind),
            None if at > 0 => bare.extend(["[", piece]),
            None => bare.push_str(piece),
        }
    }
    Cow::Owned(bare)
}

/// One diagnostic a table: where names are missing, they mostly miss throughout.
fn without_name(diagnostics: &mut Diagnostics, rows: &[Spanned<Status>]) {
    let mut nameless = rows.iter().filter(|row| row.node.name.is_empty() && !row.node.codes.is_empty());
    let Some(first) = nameless.next() else { return };
    let rest: Vec<Span> = nameless.map(|row| row.span).collect();
    let message = match rest.len() {
        0 => "a response code has no name; the standard phrase stands in".to_owned(),
        more => format!("{} of {} response codes have no name; the standard phrases stand in", more + 1, rows.len()),
    };
    diagnostics.push(Code::StatusWithoutName, first.span, message);
}

/// Reports the codes that examples of answers show and the page's table does not have, each where it is first shown.
pub(crate) fn unlisted(diagnostics: &mut Diagnostics, operation: &Operation) {
    let mut known: Vec<StatusCode> = operation.statuses.iter().flat_map(|row| &row.node.codes).copied().collect();
    let Some(row) = operation.statuses.first().filter(|_| !known.is_empty()) else { return };
    for example in operation.examples.iter().filter(|example| example.example.direction == Direction::Response) {
        if let Some(code) = example.example.status.filter(|code| !known.contains(code)) {
            known.push(code);
            let message = format!("the example answers with {code}, which no row lists; read as documented");
            diagnostics.push(Code::StatusNotListed, example.span, message).related(row.span, "the codes listed");
        }
    }
}
