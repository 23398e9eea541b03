//! `csv-table`: rows of values between commas, quoted where they hold commas or line breaks (RFC 4180, as Python's
//! `csv` module reads it). A table in a file of its own is not read.

use super::arena::List;
use super::block::{Cell, Directive, Kind, Line, Lines, Row, Wrapping};
use super::grid::{Place, cell};
use super::lines;
use super::list_table::{header_rows, row_span, table};
use super::markup::{Body, Head};
use super::parser::Parser;
use crate::diagnostic::Code;
use crate::limit;

/// The table of a `csv-table` directive.
pub(super) fn csv_table<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>, body: &Body<'s>) {
    let content = lines::trim_blank(body.content);
    if content.is_empty() {
        let place = ["file", "url"].iter().find_map(|name| body.option(name));
        let message = match place {
            Some(place) => format!("the rows of this table stand in `{}`, which is not read", place.trim()),
            None => "a csv-table without rows".to_owned(),
        };
        parser.diagnostics.push(Code::TableContent, parser.span(head.whole), message);
        let directive = Directive { name: head.name, argument: body.argument, options: body.options, blocks: &[] };
        return parser.push(Kind::Directive(parser.arena.one(directive)), head.whole);
    }
    let marks = Marks { delimiter: delimiter(body.option("delim")), quote: quote(body.option("quote")) };
    let mut rows = parser.arena.list();
    let header = header_option(head.whole);
    let mut head_rows = header_rows(body);
    if !header.is_empty() {
        read(parser, &mut rows, &marks.of_header(&header), &header, usize::MAX);
        head_rows += rows.len();
    }
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(usize::MAX);
    read(parser, &mut rows, &marks, content, columns);
    join_surplus(parser, &mut rows, head_rows);
    let table = table(body, rows.into_bump_slice(), Wrapping::Csv, head_rows);
    parser.push(Kind::Table(parser.arena.one(table)), head.whole);
}

/// What a row has too much belongs to its last value.
fn join_surplus<'s>(parser: &mut Parser<'s, '_>, rows: &mut [Row<'s>], head_rows: usize) {
    let (head, rows) = rows.split_at_mut(head_rows.min(rows.len()));
    let Some(columns) = head.iter().map(|row| row.cells.len()).max() else { return };
    for row in rows.iter_mut().filter(|row| row.cells.len() > columns) {
        let (kept, surplus) = row.cells.split_at(columns);
        let (Some((last, before)), Some(end)) = (kept.split_last(), surplus.last()) else { continue };
        parser.diagnostics.push(Code::TableContent, last.span.to(end.span), SURPLUS);
        let lines = parser.arena.all([last].into_iter().chain(surplus).flat_map(|cell| cell.lines.lines).copied());
        let joined = Cell { lines: Lines { lines }, ..*last };
        row.cells = parser.arena.all(before.iter().copied().chain([joined]));
    }
}

const SURPLUS: &str = "the row has more values than the head, as of a comma in a value without quotation marks; the \
                       last ones are read as one";

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

/// The rows of lines; `columns` is how many the head has, where it is known.
fn read<'s>(
    parser: &mut Parser<'s, '_>,
    rows: &mut List<'s, Row<'s>>,
    marks: &Marks,
    content: &[Line<'s>],
    columns: usize,
) {
    let mut rest = content.iter().copied();
    while let Some(first) = rest.next() {
        if first.text.trim().is_empty() {
            continue;
        }
        let mut last = first;
        let mut cells = parser.arena.list_of(columns.min(limit::COLUMNS).min(4));
        let mut line = first;
        loop {
            let place = Place { column: cells.len(), columns: 1, rows: 1, width: 0 };
            if let Some(whole) = marks.surplus(line).filter(|_| cells.len() + 1 == columns) {
                parser.diagnostics.push(Code::TableContent, parser.span(&[whole]), SURPLUS);
                cells.push(cell(parser, &[whole], place));
                break;
            }
            let Value { lines: value, slip, behind } = value(marks, &mut line, &mut rest, &mut last);
            if let Some(slip) = slip {
                parser.diagnostics.push(Code::TableContent, parser.span(&[line]), slip.message());
            }
            cells.push(cell(parser, &value, place));
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
        rows.push(Row { cells: cells.into_bump_slice(), span: row_span(parser.file, first, last) });
    }
}

/// A value, as far as its marks tell it.
struct Value<'s> {
    lines: Vec<Line<'s>>,
    slip: Option<Slip>,
    /// What stands behind the delimiter that follows; nothing where the row ends.
    behind: Option<Line<'s>>,
}

/// What is wrong with the quotation of a value, at which docutils refuses the table.
#[derive(Clone, Copy)]
enum Slip {
    Unclosed,
    Trailing,
}

impl Slip {
    const fn message(self) -> &'static str {
        match self {
            Self::Unclosed => "a quotation mark that is not closed; the value is read up to the next one",
            Self::Trailing => "text behind the quotation mark that closes a value; read as part of the value",
        }
    }
}

/// The value at the beginning of `line`, which becomes the last of its lines.
fn value<'s>(
    marks: &Marks,
    line: &mut Line<'s>,
    rest: &mut (impl Iterator<Item = Line<'s>> + Clone),
    last: &mut Line<'s>,
) -> Value<'s> {
    // docutils lets blanks follow a delimiter (`skipinitialspace`).
    let start = line.skip(line.text.len() - line.text.trim_start_matches(' ').len());
    if !start.text.starts_with(marks.quote) {
        return match start.text.split_once(marks.delimiter) {
            Some((value, _)) => {
                let behind = start.skip(value.len() + marks.delimiter.len_utf8());
                Value { lines: vec![Line { text: value, ..start }], slip: None, behind: Some(behind) }
            }
            None => Value { lines: vec![start], slip: None, behind: None },
        };
    }
    let first = start.skip(marks.quote.len_utf8());
    let mut lines = Vec::new();
    let mut text = first;
    loop {
        if let Some(end) = marks.closing(text.text) {
            *line = text;
            return marks.closed(lines, text, end);
        }
        lines.push(text);
        match rest.clone().next().filter(|next| !marks.opens(next.text)) {
            Some(next) => {
                rest.next();
                text = next;
                *last = next;
            }
            // Nothing closes the value before the next row.
            None => return Value { lines, slip: Some(Slip::Unclosed), behind: None },
        }
    }
}

impl Marks {
    /// The marks of `:header:`: docutils took it with commas, whatever parts the values below, and now takes it with
    /// what parts those.
    fn of_header(&self, header: &[Line<'_>]) -> Self {
        let has = |sign: char| header.iter().any(|line| line.text.contains(sign));
        let delimiter = if !has(self.delimiter) && has(',') { ',' } else { self.delimiter };
        Self { delimiter, ..*self }
    }

    /// The byte of the quotation mark that closes a value: two are one that belongs to it, and so is one behind a
    /// backslash that no delimiter follows.
    fn closing(&self, text: &str) -> Option<usize> {
        let mut at = 0;
        loop {
            at += text.get(at..)?.find(self.quote)?;
            let behind = text.get(at + self.quote.len_utf8()..)?;
            let escaped = text.get(..at)?.ends_with('\\') && !self.parts(behind);
            if behind.starts_with(self.quote) {
                at += 2 * self.quote.len_utf8();
            } else if escaped {
                at += self.quote.len_utf8();
            } else {
                return Some(at);
            }
        }
    }

    /// A value whose last line is closed at a byte.
    fn closed<'s>(&self, mut lines: Vec<Line<'s>>, text: Line<'s>, end: usize) -> Value<'s> {
        let after = text.skip(end + self.quote.len_utf8());
        let before = text.text.get(..end).unwrap_or_default();
        if let Some(value) = before.trim_end().strip_suffix(self.delimiter)
            && !self.parts(after.text)
        {
            // The mark opens the next value.
            lines.push(Line { text: value, ..text });
            return Value { lines, slip: Some(Slip::Unclosed), behind: Some(text.skip(end)) };
        }
        let delimiter = after.text.find(self.delimiter);
        let behind = delimiter.map(|at| after.skip(at + self.delimiter.len_utf8()));
        let more = after.text.get(..delimiter.unwrap_or(after.text.len())).unwrap_or_default();
        lines.push(Line { text: before, ..text });
        if more.trim().is_empty() {
            return Value { lines, slip: None, behind };
        }
        lines.push(Line { text: more, ..after }.trim());
        Value { lines, slip: Some(Slip::Trailing), behind }
    }

    /// The rest of a row whose next value has no quotation marks, where it would be several values.
    fn surplus<'s>(&self, rest: Line<'s>) -> Option<Line<'s>> {
        let rest = rest.trim();
        let text = rest.text.trim_end_matches([self.delimiter, ' ']);
        (text.contains(self.delimiter) && !text.contains(self.quote)).then_some(Line { text, ..rest })
    }

    /// Whether a text begins with what stands between values.
    fn parts(&self, text: &str) -> bool {
        let text = text.trim_start_matches(' ');
        text.is_empty() || text.starts_with(self.delimiter)
    }

    /// Whether a line begins a row: with a quoted value, and not with the mark that closes one.
    fn opens(&self, line: &str) -> bool {
        let value = line.trim_start().strip_prefix(self.quote);
        value.is_some_and(|value| !value.starts_with(self.quote) && !self.parts(value))
    }
}

#[cfg(test)]
mod tests {
    use super::super::block::Kind;
    use super::super::{Arena, parse, wrap};
    use crate::source::FileId;

    /// Checks the rows of the table that `content` gives, and how much of it is odd.
    #[track_caller]
    fn check(content: &str, expected: &[&[&str]], odd: usize) {
        let indented = content.replace('\n', "\n   ");
        let page = format!(".. csv-table:: T\n   :header: \"A\", \"B\"\n\n   {indented}\n");
        let arena = Arena::default();
        let (blocks, diagnostics) = parse(&arena, FileId(0), &page);
        let Some(Kind::Table(table)) = blocks.first().map(|block| &block.kind) else { panic!("{page}: no table") };
        let text = |cell| wrap::join(cell, table.wrapping).into_owned();
        let rows: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.iter().map(text).collect()).collect();
        assert_eq!(rows, expected, "{page}");
        let found = diagnostics.into_sorted();
        assert_eq!(found.len(), odd, "{found:?}");
        assert!(found.iter().all(|found| page.get(found.span.range()).is_some()));
    }

    #[test]
    fn values_stand_between_commas_and_quotation_marks() {
        check("a, b", &[&["a", "b"]], 0);
        check("\"a, b\", \"c \"\"d\"\"\"", &[&["a, b", "c \"d\""]], 0);
        check("\"a\nb\", c\n\n\"d\", \"\"", &[&["a b", "c"], &["d", ""]], 0);
    }

    #[test]
    fn values_may_stand_between_other_signs() {
        let page = ".. csv-table::\n   :header: \"A\", \"B\"\n   :delim: ;\n\n   1; \"2, 3\"\n";
        for page in [page.to_owned(), page.replace("\"A\", ", "\"A\"; ")] {
            let arena = Arena::default();
            let (blocks, diagnostics) = parse(&arena, FileId(0), &page);
            let Some(Kind::Table(table)) = blocks.first().map(|block| &block.kind) else { panic!("{page}: no table") };
            let text = |cell| wrap::join(cell, table.wrapping).into_owned();
            let rows = table.header.iter().chain(table.rows);
            let rows: Vec<Vec<String>> = rows.map(|row| row.cells.iter().map(text).collect()).collect();
            assert_eq!(rows, [["A", "B"], ["1", "2, 3"]], "{page}");
            assert!(diagnostics.into_sorted().is_empty(), "{page}");
        }
    }

    #[test]
    fn slips_cost_no_row() {
        check("\"a\", \"b\n\"c\", \"d\"", &[&["a", "b"], &["c", "d"]], 1);
        check("\"a, \"b\"\n\"c\", \"d\"", &[&["a", "b"], &["c", "d"]], 1);
        check("\"a\" (old), \"b\"", &[&["a (old)", "b"]], 1);
        check("a, \"b \\\"c\\\" d\"", &[&["a", "b \\\"c\\\" d"]], 0);
        check("a, one, two and more", &[&["a", "one, two and more"]], 1);
        check("a, one,", &[&["a", "one"]], 1);
        check("a, \"one\", \"two\"", &[&["a", "one two"]], 1);
        check("a, \"b", &[&["a", "b"]], 1);
    }
}
