//! The text of a table cell from the lines that it was broken into.
//!
//! The generator of the dialect breaks text by a rule that has an exact inverse: a token ends behind `-`, `, `, `,` or
//! a blank, lines are filled greedily, and blanks at the end of a line are lost in its padding. What a person wrapped
//! is read as reStructuredText reads it: a line break is a blank.

use std::borrow::Cow;

pub use super::block::Wrapping;
use super::block::{Cell, Table, without_padding};

/// The generator widens columns until their widths have this sum; wider tables stay wider.
const GENERATED_WIDTH: usize = 76;

/// Who broke the cells of a table into lines, as far as its layout tells: the generator's tables have a head, columns
/// of 76 characters or more, and text that follows the bar at once. [`join`] still asks each cell that makes a
/// difference.
pub(super) fn made_by(table: &Table<'_>) -> Wrapping {
    let head = table.header.first().or(table.rows.first());
    let width: usize = head.map_or(0, |row| row.cells.iter().map(|cell| cell.width as usize).sum());
    let is_flush = |cell: &Cell<'_>| {
        cell.column_span == 1
            && cell.row_span == 1
            && cell.lines.lines.first().is_none_or(|line| !line.text.starts_with([' ', '\t']))
    };
    let mut cells = table.header.iter().chain(table.rows).flat_map(|row| row.cells);
    if width >= GENERATED_WIDTH && cells.all(is_flush) { Wrapping::Generator } else { Wrapping::Human }
}

/// The text of a cell on one line.
#[must_use]
pub fn join<'s>(cell: &Cell<'s>, wrapping: Wrapping) -> Cow<'s, str> {
    match wrapping {
        Wrapping::Generator => generated(cell),
        Wrapping::Human => joined(cell),
        Wrapping::Csv => match joined(cell) {
            text if text.contains("\"\"") => Cow::Owned(text.replace("\"\"", "\"")),
            text => text,
        },
    }
}

/// Every line break is a blank.
fn joined<'s>(cell: &Cell<'s>) -> Cow<'s, str> {
    match cell.lines.lines {
        [] => return Cow::Borrowed(""),
        [line] => return Cow::Borrowed(line.trim().text),
        _ => {}
    }
    let mut text = String::with_capacity(cell.lines.lines.iter().map(|line| line.text.len() + 1).sum());
    for line in cell.lines.lines.iter().map(|line| line.trim().text).filter(|line| !line.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
    Cow::Owned(text)
}

/// The inverse of the generator's wrapping. A cell of a generated table that was edited by hand is not broken as the
/// generator would have broken it: its line breaks are blanks.
fn generated<'s>(cell: &Cell<'s>) -> Cow<'s, str> {
    let lines = cell.lines.lines;
    let width = cell.width as usize;
    let direct = |pair: &[super::block::Line<'_>]| match pair {
        [before, line] => !is_blank_lost(width, without_padding(before.text), line.text),
        _ => false,
    };
    if !lines.windows(2).any(direct) {
        return joined(cell);
    }
    let mut text = String::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        if before.is_some_and(|before| is_blank_lost(width, without_padding(before.text), line.text)) {
            text.push(' ');
        }
        text.push_str(without_padding(line.text));
    }
    if is_filled(cell, &text) { Cow::Owned(text) } else { joined(cell) }
}

/// Whether the generator would have put the beginning of `line`, the next one, behind `before`.
pub(crate) fn would_fit(cell: &Cell<'_>, before: super::block::Line<'_>, line: super::block::Line<'_>) -> bool {
    let (token, _) = token(line.text);
    let before = without_padding(before.text);
    characters(before) + 1 + characters(token) <= cell.width as usize
}

/// Whether a blank was lost at the end of `before`, a line without its padding; `line` is the next one, padded.
fn is_blank_lost(width: usize, before: &str, line: &str) -> bool {
    if line.starts_with(' ') || before.len() >= width && characters(before) >= width {
        return false;
    }
    match before.as_bytes().last() {
        // The token would have fitted behind the delimiter alone.
        Some(b'-' | b',') if characters(before) + characters(token(line).0) <= width => true,
        Some(b'-') => before.ends_with(" -") || ["or ", "and ", "to "].contains(&token(line).0),
        Some(b',') => !is_number_split(before, line) && !is_query(before),
        _ => true,
    }
}

/// Whether a line ends, and the next one begins, as a number does at the comma between its thousands.
fn is_number_split(before: &str, line: &str) -> bool {
    let digit = before.as_bytes().iter().rev().nth(1).is_some_and(u8::is_ascii_digit);
    digit && line.bytes().take(3).filter(u8::is_ascii_digit).count() == 3
}

/// Whether the last word of a line belongs to the query of an address.
fn is_query(before: &str) -> bool {
    let word = before.rsplit(' ').next().unwrap_or(before).trim_end_matches(',');
    word.contains(['=', '?', '&']) && !word.ends_with(['"', '\''])
}

/// The text up to the first place at which the generator breaks, and the rest.
fn token(text: &str) -> (&str, &str) {
    let end = memchr::memchr3(b' ', b'-', b',', text.as_bytes())
        .map_or(text.len(), |at| at + if text.get(at..).is_some_and(|text| text.starts_with(", ")) { 2 } else { 1 });
    text.split_at(end)
}

/// Whether the generator would have broken the text into the lines of the cell.
fn is_filled(cell: &Cell<'_>, text: &str) -> bool {
    let mut rest = text;
    let mut left = characters(text);
    let width = cell.width as usize;
    for line in cell.lines.lines {
        let (taken, length) = if left < width { (rest.len(), left) } else { fill(rest, width) };
        let (printed, behind) = rest.split_at(taken);
        if without_padding(printed) != without_padding(line.text) {
            return false;
        }
        rest = behind;
        left -= length;
    }
    rest.is_empty()
}

/// The bytes and characters of the tokens that fit into a line.
fn fill(text: &str, width: usize) -> (usize, usize) {
    let (mut bytes, mut length) = (0, 0);
    let mut rest = text;
    while !rest.is_empty() {
        let (token, behind) = token(rest);
        let longer = length + characters(token);
        if longer > width {
            break;
        }
        bytes += token.len();
        length = longer;
        rest = behind;
    }
    (bytes, length)
}

fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

#[cfg(test)]
mod tests {
    use super::super::block::{Line, Lines};
    use super::*;
    use crate::source::{FileId, Span};

    #[track_caller]
    fn check(width: usize, lines: &[&str], expected: &str) {
        let padded: Vec<String> = lines.iter().map(|line| format!("{line:width$}")).collect();
        let lines: Vec<_> = padded.iter().map(|text| Line { text, start: 0 }).collect();
        let lines = Lines { lines: &lines };
        let span = Span::new(FileId(0), 0, 0);
        let cell = Cell { lines, width: width as u32, column: 0, column_span: 1, row_span: 1, span };
        assert_eq!(join(&cell, Wrapping::Generator), expected);
    }

    #[test]
    fn a_line_break_is_a_blank() {
        check(12, &["The number", "of gardens."], "The number of gardens.");
    }

    #[test]
    fn a_word_broken_at_its_hyphen_is_whole_again() {
        check(12, &["A well-", "established", "one."], "A well-established one.");
        check(12, &["garden-", "plots and", "beds."], "garden-plots and beds.");
    }

    #[test]
    fn a_full_line_is_followed_at_once() {
        check(10, &["gardening-", "tools now"], "gardening-tools now");
    }

    #[test]
    fn numbers_keep_their_commas() {
        check(11, &["At most 1,", "000,000 now"], "At most 1,000,000 now");
    }

    #[test]
    fn a_cell_that_the_generator_would_break_elsewhere_was_broken_by_hand() {
        check(30, &["pre-", "paid or post-", "paid"], "pre- paid or post- paid");
    }
}
