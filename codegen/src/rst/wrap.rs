//! The text of a table cell from the lines that it was broken into.

pub use super::block::Wrapping;
use super::block::{Cell, Table};

/// How the cells of a table were broken into lines.
pub(super) fn made_by(table: &Table<'_>) -> Wrapping {
    let widths: usize = table.header.first().map_or(0, |row| row.cells.iter().map(|cell| cell.width).sum());
    let flush = table
        .header
        .iter()
        .chain(&table.rows)
        .flat_map(|row| &row.cells)
        .all(|cell| cell.lines.lines.first().is_none_or(|line| !line.text.starts_with(' ')));
    if widths >= 76 && flush { Wrapping::Generator } else { Wrapping::Human }
}

/// The text of a cell on one line.
#[must_use]
pub fn join(cell: &Cell<'_>, wrapping: Wrapping) -> String {
    let lines = cell.lines.lines.iter().map(|line| line.text);
    match wrapping {
        Wrapping::Generator => join_generated(cell.width, lines),
        Wrapping::Human => join_blank(lines),
        Wrapping::Csv => join_blank(lines).replace("\"\"", "\""),
    }
}

fn join_blank<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

/// The exact inverse of the generator's wrapping.
fn join_generated<'a>(width: usize, lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    let mut before: Option<&str> = None;
    for line in lines {
        let line = line.trim_end_matches(' ');
        if let Some(before) = before
            && blank_was_there(width, before, line)
        {
            text.push(' ');
        }
        text.push_str(line);
        before = Some(line);
    }
    text
}

/// Whether a blank was lost at the end of `before`.
fn blank_was_there(width: usize, before: &str, line: &str) -> bool {
    let length = before.chars().count();
    if line.starts_with(' ') || length >= width {
        return false;
    }
    let token = first_token(line);
    match before.as_bytes().last() {
        Some(b'-' | b',') if length + token.chars().count() <= width => true,
        Some(b'-') => before.ends_with(" -") || ["or ", "and ", "to "].contains(&token),
        Some(b',') => {
            let last_word = before.rsplit(' ').next().unwrap_or(before);
            let number = before.len() >= 2
                && before.as_bytes()[before.len() - 2].is_ascii_digit()
                && line.bytes().take(3).filter(u8::is_ascii_digit).count() == 3;
            let query = last_word.contains(['=', '?', '&']) && !last_word.trim_end_matches(',').ends_with(['"', '\'']);
            !number && !query
        }
        _ => true,
    }
}

/// The text up to the first place at which the generator breaks: behind `-`, `, `, `,` or a blank.
fn first_token(line: &str) -> &str {
    let end =
        line.find([' ', '-', ',']).map_or(line.len(), |at| if line[at..].starts_with(", ") { at + 2 } else { at + 1 });
    &line[..end]
}
