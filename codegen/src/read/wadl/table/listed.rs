//! What a table lists: parameters, response codes, or something that is neither and belongs to the description.

use super::columns::{self, Column, Columns};
use crate::read::wadl::cell::status_cell;
use crate::read::wadl::text::words;
use crate::rst::block::{self, Table};
use crate::rst::wrap;

/// What a table lists.
pub(crate) enum Listed {
    /// Response codes.
    Statuses(Columns),
    /// Parameters.
    Parameters(Columns),
    /// Anything else.
    Other,
}

/// What a table lists, by its head, its first cells and the words before it.
pub(crate) fn listed(table: &Table<'_>, words: &str) -> Listed {
    let mut columns = Columns::of(table);
    if !columns.has(Column::Name)
        && columns.has(Column::Type)
        && columns.has(Column::Description)
        && !columns.has(Column::Code)
        && words::has_any(words, &["parameter", "attribute", "header", "field", "propert"])
        && let Some(named) = columns.clone().of_names()
    {
        // What is announced as a table of parameters has their names first, however it calls them.
        columns = named;
    }
    let codes_first = || {
        let first = table.rows.get(columns.unmarked()).and_then(|row| row.cells.first());
        first.is_some_and(|cell| cell.column == 0 && status_cell::names_code(&wrap::join(cell, table.wrapping)))
    };
    let announced = || {
        !is_of_values(table, &columns, words)
            && words::has_any(words, &["parameter", "attribute", "header", "field", "propert"])
    };
    if columns.is_empty() {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        return if words::speaks_of_codes(words) && codes_first() {
            Listed::Statuses(Columns::customary(width, Column::Code))
        } else if (2..=3).contains(&width) && announced() {
            Listed::Parameters(Columns::customary(width, Column::Name))
        } else {
            Listed::Other
        };
    }
    let described = columns.has(Column::Description);
    if columns.has(Column::Code) && !words::speaks_of_codes(words) && is_of_states(table, &columns) {
        return Listed::Other;
    }
    if described && !columns.has(Column::Code) && words::speaks_of_codes(words) && codes_first() {
        return Listed::Statuses(columns.of_codes());
    }
    // However the first column is called: it holds nothing but codes.
    if described && columns.has(Column::Name) && !columns.has(Column::Code) && holds_codes(table, &columns) {
        return Listed::Statuses(columns.of_codes());
    }
    if columns.has(Column::Code) && (described || columns.has(Column::Name)) {
        return Listed::Statuses(columns);
    }
    let typed = columns.has(Column::Type)
        || columns.has(Column::Required)
        || columns.has(Column::Optional)
        || columns.has(Column::Place);
    if columns.has(Column::Name) && words::speaks_of_codes(words) && codes_first() {
        let width = table.header.first().map_or(3, |row| row.cells.len());
        return Listed::Statuses(Columns::customary(width, Column::Code));
    }
    if columns.has(Column::Name) && (typed && described || columns.has(Column::Type) || described && announced()) {
        return Listed::Parameters(columns);
    }
    Listed::Other
}

/// Whether the first column, whose title says nothing, holds a code in every row, as far as they are looked at.
fn holds_codes(table: &Table<'_>, columns: &Columns) -> bool {
    let is_code = |cell: &block::Cell<'_>| {
        let read = status_cell::read(&wrap::join(cell, table.wrapping));
        !read.codes.is_empty() && read.words.is_empty() && read.codes.iter().all(|code| code.get() < 600)
    };
    let rows = || table.rows.iter().skip(columns.unmarked()).take(columns::ROWS);
    let first = |row: &block::Row<'_>| row.cells.first().is_some_and(|cell| cell.column == 0 && is_code(cell));
    columns.is_unnamed(0) && rows().next().is_some() && rows().all(first)
}

/// Whether a column that is called "Status" or "Code" holds words and no code: the states of a thing.
fn is_of_states(table: &Table<'_>, columns: &Columns) -> bool {
    let titled = table.header.iter().chain(table.rows.iter().take(columns.unmarked()));
    let mut titled = titled.filter_map(|row| columns.own(row, Column::Code)).map(columns::title);
    let is_vague = titled.any(|title| matches!(title.as_str(), "status" | "code" | "codes"));
    let rows = table.rows.iter().skip(columns.unmarked()).filter_map(|row| columns.own(row, Column::Code));
    let mut says = false;
    is_vague
        && rows.map(|cell| status_cell::read(&wrap::join(cell, table.wrapping))).all(|cell| {
            says |= !cell.words.is_empty();
            cell.codes.is_empty()
        })
        && says
}

/// Whether a table of names and descriptions lists the values of one attribute: its lead says so, or they are all in
/// capital letters.
fn is_of_values(table: &Table<'_>, columns: &Columns, lead: &str) -> bool {
    let several = words::has_any(lead, &["parameters", "attributes", "headers", "fields", "properties"]);
    if several || columns.has(Column::Type) || columns.has(Column::Required) || columns.has(Column::Place) {
        return false;
    }
    let mut names =
        table.rows.iter().skip(columns.unmarked()).filter_map(|row| columns.own(row, Column::Name)).peekable();
    let is_value = |cell: &block::Cell<'_>| {
        let name = wrap::join(cell, table.wrapping);
        name.bytes().any(|byte| byte.is_ascii_uppercase()) && !name.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    words::has_any(lead, &["value"]) || names.peek().is_some() && names.all(is_value)
}
