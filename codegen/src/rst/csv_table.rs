//! `csv-table`: rows of values between commas, quoted where they hold commas or line breaks (RFC 4180, as Python's
//! `csv` module reads it). A table in a file of its own is not read.

use super::block::{Blocks, Directive, Kind, Line, Row, Wrapping};
use super::grid::{Place, cell};
use super::list_table::{header_rows, row_span, table};
use super::markup::{Body, Head};
use super::parser::Parser;
use super::{limit, lines};
use crate::diagnostic::Code;

/// The table of a `csv-table` directive.
pub(super) fn csv_table<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, head: &Head<'_, 's>, body: &Body<'s>) {
    let content = lines::trim_blank(&body.content);
    if content.is_empty() {
        let message = "a csv-table without rows of its own, which is not read";
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
        let options = body.options.clone();
        let directive = Directive { name: head.name, argument: body.argument, options, blocks: Blocks::new() };
        return parser.push(out, Kind::Directive(directive), head.whole);
    }
    let marks = Marks { delimiter: delimiter(body.option("delim")), quote: quote(body.option("quote")) };
    let mut rows: Vec<Row<'s>> = Vec::new();
    let header = header_option(head.whole);
    let mut head_rows = header_rows(body);
    if !header.is_empty() {
        let found = read(parser, &marks, &header);
        head_rows += found.len();
        rows.extend(found);
    }
    rows.extend(read(parser, &marks, content));
    parser.push(out, Kind::Table(table(body, rows, Wrapping::Csv, head_rows)), head.whole);
}

struct Marks {
    delimiter: char,
    quote: char,
}

fn delimiter(option: Option<&str>) -> char {
    match option.map(str::trim) {
        Some("tab") => '\t',
        Some("space") => ' ',
        Some(text) => text.chars().next().unwrap_or(','),
        None => ',',
    }
}

fn quote(option: Option<&str>) -> char {
    option.and_then(|text| text.trim().chars().next()).unwrap_or('"')
}

/// The lines of `:header:`, which may go on below, deeper than the options.
fn header_option<'s>(whole: &[Line<'s>]) -> Vec<Line<'s>> {
    let Some(at) = whole.iter().position(|line| line.text.trim_start().starts_with(":header:")) else {
        return Vec::new();
    };
    let (Some(first), below) = (whole.get(at), whole.get(at + 1..).unwrap_or_default()) else { return Vec::new() };
    let indent = lines::indent(first.text);
    let more = below.iter().take_while(|line| !line.text.is_empty() && lines::indent(line.text) > indent);
    let first = first.trim().skip(":header:".len()).trim();
    std::iter::once(first).chain(more.map(|line| line.trim())).collect()
}

fn read<'s>(parser: &mut Parser<'s, '_>, marks: &Marks, content: &[Line<'s>]) -> Vec<Row<'s>> {
    let mut rows = Vec::new();
    let mut rest = content.iter().copied();
    while let Some(first) = rest.next() {
        if first.text.trim().is_empty() {
            continue;
        }
        let mut last = first;
        let mut cells = Vec::new();
        let mut line = first;
        loop {
            let (value, closed, behind) = value(marks, &mut line, &mut rest, &mut last);
            if !closed {
                let message = "a quotation mark that is not closed; the value is read to the end of the table";
                parser.diagnostics.push(Code::TableContent, parser.span(&[first]), message);
            }
            let place = Place { column: cells.len(), columns: 1, rows: 1, width: 0 };
            cells.push(cell(parser.file, value, place));
            match behind {
                Some(behind) if cells.len() < limit::COLUMNS => line = behind,
                Some(_) => {
                    let message = format!("a row of more than {} values; the others are left out", limit::COLUMNS);
                    parser.diagnostics.push(Code::TableColumns, parser.span(&[first]), message);
                    break;
                }
                None => break,
            }
        }
        rows.push(Row { cells, span: row_span(parser.file, first, last) });
    }
    rows
}

/// The value at the beginning of `line`: its lines, whether its quotation is closed, and what stands behind the
/// delimiter that follows it.
fn value<'s>(
    marks: &Marks,
    line: &mut Line<'s>,
    rest: &mut impl Iterator<Item = Line<'s>>,
    last: &mut Line<'s>,
) -> (Vec<Line<'s>>, bool, Option<Line<'s>>) {
    // docutils lets blanks follow a delimiter (`skipinitialspace`).
    let start = line.skip(line.text.len() - line.text.trim_start_matches(' ').len());
    if !start.text.starts_with(marks.quote) {
        return match start.text.split_once(marks.delimiter) {
            Some((value, _)) => {
                let behind = start.skip(value.len() + marks.delimiter.len_utf8());
                (vec![Line { text: value, start: start.start }], true, Some(behind))
            }
            None => (vec![start], true, None),
        };
    }
    let mut value = Vec::new();
    let mut text = start.skip(marks.quote.len_utf8());
    loop {
        if let Some(end) = closing(text.text, marks.quote) {
            value.push(Line { text: text.text.get(..end).unwrap_or_default(), start: text.start });
            let after = text.skip(end + marks.quote.len_utf8());
            let behind = after.text.find(marks.delimiter).map(|at| after.skip(at + marks.delimiter.len_utf8()));
            return (value, true, behind);
        }
        value.push(text);
        match rest.next() {
            Some(next) => {
                text = next;
                *last = next;
            }
            None => return (value, false, None),
        }
    }
}

/// The byte of the quotation mark that closes a value; two are one that belongs to it.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.get(at..)?.find(quote)?;
        let behind = at + quote.len_utf8();
        if !text.get(behind..)?.starts_with(quote) {
            return Some(at);
        }
        at = behind + quote.len_utf8();
    }
}
