//! Rows that stand in one row of a grid because the rule between them is missing.
//!
//! The generator breaks a name only behind a sign that no name ends with, so a cell of a name whose second line follows
//! a whole name holds two. A person breaks names elsewhere too: what stands beside the second line has to begin there.
//! Only what is sure is taken apart; a cell that is wrapped stays whole.

use super::columns::{Column, Columns};
use crate::diagnostic::{Code, Diagnostics};
use crate::read::wadl::Reader;
use crate::read::wadl::cell::{necessity, status_cell, type_cell};
use crate::rst::block::{Cell, Line, Lines, Row, Table};
use crate::rst::wrap::{self, Wrapping};
use crate::source::{Sources, Span};

/// How many lines a head without its rule may have.
const HEAD_LINES: usize = 3;

/// The table with its first row apart from its head, where the rule between them is missing.
pub(crate) fn head<'s>(diagnostics: &mut Diagnostics, reader: &Reader<'s>, table: &Table<'s>) -> Option<Table<'s>> {
    let sources = reader.sources;
    let first = table.rows.first().filter(|_| table.header.is_empty())?;
    if first.cells.len() < 2 || !is_cut(first) {
        return None;
    }
    let names = filled(first.cells.first()?);
    let bound = names.iter().take(HEAD_LINES + 1).skip(1).find_map(|line| {
        let place = Place::of(sources, first, *line);
        let is_head = first.cells.iter().all(|cell| {
            let title: Vec<&str> = place.above(cell, 0).map(|line| line.trim().text).collect();
            !matches!(Columns::meaning(&title.join(" ")), None | Some(Column::Other))
        });
        (is_head && (place.beside_any(first) || is_code(*line))).then_some(place.start)
    })?;
    let mut rows = Vec::with_capacity(table.rows.len() + 1);
    push_parts(&mut rows, reader, first, &[bound]);
    let row = rows.get(1)?.span;
    diagnostics.push(Code::TableRule, row, "no rule between the head of a table and its first row; read apart");
    rows.extend(table.rows.iter().skip(1));
    let (header, rows) = reader.memory.blocks.all(rows).split_at(1);
    Some(Table { header, rows, ..*table })
}

/// The table with its rows apart, where a rule between two is missing; nothing where none is.
pub(crate) fn rows<'s>(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'s>,
    table: &Table<'s>,
    columns: &Columns,
) -> Option<Table<'s>> {
    let bounds = |row: &Row<'s>| {
        if is_cut(row) { bounds(reader.sources, row, columns, table.wrapping) } else { Vec::new() }
    };
    let mut all = table.rows.iter().enumerate().skip(columns.unmarked()).map(|(at, row)| (at, row, bounds(row)));
    let first = all.find(|(_, _, bounds)| !bounds.is_empty())?;
    let mut rows = Vec::with_capacity(table.rows.len() * 2);
    rows.extend(table.rows.iter().take(first.0));
    for (_, row, bounds) in std::iter::once(first).chain(all) {
        let from = rows.len();
        push_parts(&mut rows, reader, row, &bounds);
        for part in rows.iter().skip(from + 1) {
            let message = "no rule above the row, so that reStructuredText takes it for a part of the one before; read \
                           as a row";
            diagnostics.push(Code::TableRule, part.span, message);
        }
    }
    Some(Table { rows: reader.memory.blocks.all(rows), ..*table })
}

/// Whether all cells of a row are its own.
fn is_cut(row: &Row<'_>) -> bool {
    row.cells.iter().all(|cell| cell.row_span == 1 && cell.column_span == 1)
}

/// A line of a row in the page.
struct Place {
    start: u32,
    end: u32,
}

impl Place {
    fn of(sources: &Sources, row: &Row<'_>, line: Line<'_>) -> Self {
        let text = sources.get(row.span.file).text();
        let at = line.start as usize;
        let start = text.get(..at).and_then(|text| memchr::memrchr(b'\n', text.as_bytes())).map_or(0, |at| at + 1);
        let behind = text.get(at..).and_then(|text| memchr::memchr(b'\n', text.as_bytes()));
        Self { start: start as u32, end: behind.map_or(text.len(), |behind| at + behind) as u32 }
    }

    /// The text of a cell on the line.
    fn beside<'s>(&self, cell: &Cell<'s>) -> Option<&'s str> {
        let lines = cell.lines.lines;
        let at = lines.partition_point(|line| line.start < self.start);
        let line = lines.get(at).filter(|line| line.start <= self.end && !line.is_blank())?;
        Some(line.trim().text)
    }

    /// Whether more than one cell has text on the line.
    fn beside_any(&self, row: &Row<'_>) -> bool {
        row.cells.iter().filter(|cell| self.beside(cell).is_some()).count() > 1
    }

    /// The lines of a cell above the line, from a byte of the page on.
    fn above<'a, 's>(&self, cell: &'a Cell<'s>, from: u32) -> impl DoubleEndedIterator<Item = Line<'s>> + 'a {
        let lines = cell.lines.lines;
        let begin = lines.partition_point(|line| line.start < from);
        let end = lines.partition_point(|line| line.start < self.start);
        lines.get(begin..end).unwrap_or_default().iter().copied().filter(|line| !line.is_blank())
    }

    /// The last of them.
    fn before<'s>(&self, cell: &Cell<'s>, from: u32) -> &'s str {
        self.above(cell, from).next_back().map_or("", |line| line.trim().text)
    }
}

/// The lines of a cell that are not blank.
fn filled<'s>(cell: &Cell<'s>) -> Vec<Line<'s>> {
    cell.lines.lines.iter().filter(|line| !line.is_blank()).copied().collect()
}

/// The bytes of the page at which rows begin inside a row.
fn bounds(sources: &Sources, row: &Row<'_>, columns: &Columns, wrapping: Wrapping) -> Vec<u32> {
    let cell = |column| columns.own(row, column);
    let codes = columns.has(Column::Code);
    let first = cell(if codes { Column::Code } else { Column::Name });
    let Some(first) = first.filter(|cell| cell.lines.lines.len() > 1) else { return Vec::new() };
    let lines = filled(first);
    let mut bounds = Vec::new();
    let mut from = 0;
    for pair in lines.windows(2) {
        let &[before, line] = pair else { continue };
        let place = Place::of(sources, row, line);
        let around = Around { place: &place, from };
        // The generator goes on in the next line only where a line is full.
        let ends = wrapping == Wrapping::Generator && wrap::would_fit(first, before, line);
        let begins = if codes {
            is_code(before)
                && is_code(line)
                // `401,` and `403` below it are of one row, and so are `401 or` and `403`.
                && !before.trim().text.ends_with([',', '/', '-', '–', '|', '&'])
                && ![" and", " or", " to"].iter().any(|word| before.trim().text.ends_with(word))
                && (ends || around.begins_status(cell(Column::Name), cell(Column::Description)))
        } else {
            is_name(before, line)
                && ((ends || is_braced(before)) && place.beside_any(row)
                    || around.begins_parameter(cell(Column::Type), cell(Column::Description)))
        };
        if begins {
            bounds.push(place.start);
            from = place.start;
        }
    }
    bounds
}

/// Whether a line is nothing but codes.
fn is_code(line: Line<'_>) -> bool {
    let read = status_cell::read(line.text);
    !read.codes.is_empty() && read.words.is_empty()
}

/// Whether a line is a name in braces, which is whole.
fn is_braced(line: Line<'_>) -> bool {
    let text = line.trim().text;
    text.starts_with('{') && text.ends_with('}')
}

/// Whether a line of a name begins another one.
fn is_name(before: Line<'_>, line: Line<'_>) -> bool {
    const GOES_ON: &[char] = &['-', '_', '.', ':', '/', '\\', '@', '[', '{', '(', ',', '|', '&'];
    let (before, line) = (before.trim().text, line.trim().text);
    let words = necessity::split(line).0;
    !before.ends_with(GOES_ON)
        && !line.starts_with(['.', ':', '_', ']', '/', '(', '[', '}', ')', '-', '|', ',', '&'])
        // `*(Deprecated)*`
        && !line.trim_start_matches(['*', '`']).starts_with('(')
        && !words.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
        && (line.starts_with(['{', '*', '`']) || !line.replace("\\ ", "").contains(' '))
}

/// What stands around the line of a row at which another may begin.
struct Around<'a> {
    place: &'a Place,
    /// Where the row begins.
    from: u32,
}

impl Around<'_> {
    /// Whether the text of a cell ends above the line and another begins on it.
    fn is_apart(&self, cell: &Cell<'_>) -> bool {
        let before = self.place.before(cell, self.from);
        let closed = before.is_empty() || before.ends_with(['.', ':', ')', '!', '*', '`', '"']);
        let text = self.place.beside(cell).unwrap_or_default();
        closed && text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "*`\"([{".contains(c))
    }

    fn begins_status(&self, name: Option<&Cell<'_>>, description: Option<&Cell<'_>>) -> bool {
        let named = name.is_some_and(|name| self.place.beside(name).is_some());
        named || description.is_some_and(|cell| self.is_apart(cell))
    }

    fn begins_parameter(&self, ty: Option<&Cell<'_>>, description: Option<&Cell<'_>>) -> bool {
        let described = description.is_some_and(|cell| self.is_apart(cell));
        let Some(ty) = ty else { return described };
        match self.place.beside(ty) {
            // A modifier alone may belong to the type above.
            Some(text) => {
                let before = self.place.before(ty, self.from);
                let is_whole = before.ends_with([')', '*']);
                let read = type_cell::read(text);
                is_whole || described || read.ty.is_some() && (read.required.is_some() || type_cell::is_type(text))
            }
            None => described && self.place.before(ty, self.from).is_empty(),
        }
    }
}

/// Pushes the parts of a row, which begin at these bytes of the page.
fn push_parts<'s>(rows: &mut Vec<Row<'s>>, reader: &Reader<'s>, row: &Row<'s>, bounds: &[u32]) {
    if bounds.is_empty() {
        return rows.push(*row);
    }
    let mut start = row.span.start;
    for end in bounds.iter().copied().chain([row.span.end]) {
        let span = trimmed(reader.sources, Span { start, end, ..row.span });
        let cells = reader.memory.blocks.all(row.cells.iter().map(|cell| part(cell, span)));
        rows.push(Row { cells, span });
        start = end;
    }
}

/// What a cell holds in a part of its row.
fn part<'s>(cell: &Cell<'s>, span: Span) -> Cell<'s> {
    let lines = cell.lines.lines;
    let begin = lines.partition_point(|line| line.start < span.start);
    let end = lines.partition_point(|line| line.start < span.end);
    let lines = lines.get(begin..end).unwrap_or_default();
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_blank()).map_or(first, |last| last + 1);
    let lines = lines.get(first..last).unwrap_or_default();
    let place = lines.first().map(|line| line.trim());
    let span = place.map_or(span, |line| Span { start: line.start, end: line.end(), ..span });
    Cell { lines: Lines { lines }, span, ..*cell }
}

/// A span without white space at its end.
fn trimmed(sources: &Sources, span: Span) -> Span {
    let length = sources.text(span).trim_end().len();
    Span { end: span.start + length as u32, ..span }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::read::wadl::table::columns::Columns;
    use crate::read::wadl::{Memory, Reader};
    use crate::rst::block::{Kind, Table};
    use crate::rst::definitions::Definitions;
    use crate::rst::wrap;
    use crate::source::{FileId, Source, Sources};

    /// Checks the rows of a table of these lines, with a rule above and below, and below the head if `ruled`.
    #[track_caller]
    fn check(head: &str, lines: &[&str], expected: &[&str]) {
        let rule: String = head.chars().map(|c| if c == '|' { '+' } else { '-' }).collect();
        let page = format!("{rule}\n{head}\n{}\n{}\n{rule}\n", rule.replace('-', "="), lines.join("\n"));
        shows(&page, expected);
    }

    #[track_caller]
    fn shows(page: &str, expected: &[&str]) {
        let sources = Sources::new(vec![Source::new("page.rst", page)]);
        let memory = Memory::default();
        let (blocks, _) = crate::rst::parse(&memory.blocks, FileId(0), page);
        let reader = Reader::new(&memory, &sources, Definitions::default());
        let Some(Kind::Table(table)) = blocks.first().map(|block| &block.kind) else { panic!("{blocks:#?}") };
        let mut diagnostics = Diagnostics::default();
        let headed = super::head(&mut diagnostics, &reader, table);
        let table = headed.as_ref().unwrap_or(table);
        let apart = super::rows(&mut diagnostics, &reader, table, &Columns::of(table));
        let table: &Table<'_> = apart.as_ref().unwrap_or(table);
        let rows = table.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|cell| wrap::join(cell, wrap::Wrapping::Human).into_owned());
            cells.collect::<Vec<_>>().join(" | ")
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_whole_row_below_another_is_a_row() {
        check(
            "|Name   |Type                |Description   |",
            &[
                "|orbit  |Integer *(Optional)*|The height    |",
                "|       |                    |above ground. |",
                "|mass   |String *(Required)* |the mass of   |",
                "|       |                    |the probe.    |",
            ],
            &[
                "orbit | Integer *(Optional)* | The height above ground.",
                "mass | String *(Required)* | the mass of the probe.",
            ],
        );
    }

    #[test]
    fn a_remark_below_a_name_is_no_row() {
        check(
            "|Name            |Type   |Description  |",
            &["|{orbit}         |Uuid   |The orbit of |", "|*(Deprecated)*  |       |the probe.   |"],
            &["{orbit} *(Deprecated)* | Uuid | The orbit of the probe."],
        );
    }

    #[test]
    fn a_name_in_braces_is_whole() {
        check(
            "|Name     |Type      |Description   |",
            &["|{orbit}  |Uuid      |The orbit     |", "|mass     |          |In kilograms. |"],
            &["{orbit} | Uuid | The orbit", "mass |  | In kilograms."],
        );
    }

    #[test]
    fn a_wrapped_cell_is_whole() {
        check(
            "|Name   |Type      |Description   |",
            &["|orbit- |Array of  |The orbit and |", "|height |Strings   |Height.       |"],
            &["orbit- height | Array of Strings | The orbit and Height."],
        );
        check(
            "|Name   |Type      |Description   |",
            &["|orbit  |String    |The orbit     |", "|Height |*(Opt)*   |of it.        |"],
            &["orbit Height | String *(Opt)* | The orbit of it."],
        );
        check(
            "|Name   |Type      |Description   |",
            &["|orbit  |String    |The orbit.    |", "|(empty)|          |Or none.      |"],
            &["orbit (empty) | String | The orbit. Or none."],
        );
    }

    #[test]
    fn a_row_without_a_type_begins_with_its_sentence() {
        check(
            "|Name |Description |",
            &["|orbit|The orbit.  |", "|mass |The mass.   |", "|crew |its members |"],
            &["orbit | The orbit.", "mass crew | The mass. its members"],
        );
    }

    #[test]
    fn each_code_with_a_name_has_a_row() {
        check(
            "|Code |Name     |Description |",
            &["|404  |Gone     |No probe    |", "|409  |Conflict |A collision |"],
            &["404 | Gone | No probe", "409 | Conflict | A collision"],
        );
        check(
            "|Code |Name     |Description |",
            &["|404  |Fault    |No probe    |", "|409  |         |or two      |"],
            &["404 409 | Fault | No probe or two"],
        );
    }

    #[test]
    fn the_generator_fills_lines_before_it_breaks_them() {
        let head = format!("|Name {0}|Type {0}|Description {0}|", " ".repeat(20));
        let line = |name: &str, text: &str| format!("|{name:25}|{:25}|{text:32}|", "");
        check(&head, &[&line("orbit", "Height"), &line("mass", "weight")], &["orbit |  | Height", "mass |  | weight"]);
        let long = line("orbit-of-the-probe-above-", "Height");
        check(&head, &[&long, &line("ground", "weight")], &["orbit-of-the-probe-above- ground |  | Height weight"]);
    }

    #[test]
    fn the_first_row_is_no_part_of_the_head() {
        let page = "+--------+---------+\n|Response|Name     |\n|code    |         |\n|200     |OK       |\n\
                    +--------+---------+\n|404     |Gone     |\n+--------+---------+\n";
        shows(page, &["200 | OK", "404 | Gone"]);
    }

    #[test]
    fn codes_that_a_word_joins_are_of_one_row() {
        check(
            "|Code     |Name        |Description   |",
            &["|400 and  |Bad request,|See the body. |", "|413      |over limit  |              |"],
            &["400 and 413 | Bad request, over limit | See the body."],
        );
    }
}
