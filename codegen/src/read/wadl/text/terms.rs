//! Lists of terms that describe parameters: ``name`` with its type in brackets or behind a colon, and what it means
//! below. A sentence over the list announces it: "The request body has the following attributes:".
//!
//! A list is read as the table that says the same. One with a term of any other form stays prose.

use super::outline::Item;
use super::{sentence, words};
use crate::rst::Arena;
use crate::rst::block::{Block, Blocks, Cell, Definition, Kind, Line, Lines, Row, Table, Wrapping};
use crate::source::{FileId, Span};

/// The sentence of a paragraph that announces the list below it, and the table that the list is read as.
pub(crate) fn below<'s>(
    memory: &'s Arena,
    paragraph: &str,
    list: &Block<'s>,
    next: Option<&Item<'s>>,
) -> Option<Table<'s>> {
    let Kind::Definitions(terms) = &list.kind else { return None };
    // `:Accept: a/b` over a block of code says what is sent with it, or who wrote it.
    let are_fields = terms.first().is_some_and(|term| term.term.start > list.span.start);
    if are_fields && matches!(next, Some(Item::Code(..))) {
        return None;
    }
    let (_, lead) = sentence::last_sentence(paragraph);
    let announces = lead.trim_end().ends_with(':')
        && words::has_any(lead, &["parameter", "attribute", "header", "field", "propert"])
        && sentence::classifies(lead);
    if !announces {
        return None;
    }
    let terms: Option<Vec<Term<'s>>> = terms.iter().map(Term::of).collect();
    let terms = terms?;
    let has_types = terms.iter().any(|term| !term.ty.text.is_empty());
    let file = list.span.file;
    let titles: &[&str] = if has_types { &["Name", "Type", "Description"] } else { &["Name", "Description"] };
    let head = head(memory, list.span, titles);
    let rows = terms.into_iter().map(|term| {
        let mut cells = vec![cell(memory, file, 0, [term.name])];
        if has_types {
            cells.push(cell(memory, file, 1, [term.ty]));
        }
        cells.push(cell(memory, file, cells.len(), term.lines));
        Row { cells: memory.all(cells), span: term.span }
    });
    let rows: Vec<Row<'s>> = rows.collect();
    Some(table(memory, memory.all([head]), &rows))
}

/// The table of a head and rows.
pub(super) fn table<'s>(memory: &'s Arena, header: &'s [Row<'s>], rows: &[Row<'s>]) -> Table<'s> {
    Table { title: None, header, rows: memory.all(rows.iter().copied()), wrapping: Wrapping::Human }
}

/// The head of a table that a list is read as.
pub(super) fn head<'s>(memory: &'s Arena, list: Span, titles: &[&'s str]) -> Row<'s> {
    let cells = titles.iter().enumerate().map(|(at, title)| {
        let line = Line { text: title, start: list.start };
        cell(memory, list.file, at, [line])
    });
    let cells: Vec<Cell<'s>> = cells.collect();
    Row { cells: memory.all(cells), span: Span { end: list.start, ..list } }
}

/// A cell of these lines.
pub(super) fn cell<'s>(
    memory: &'s Arena,
    file: FileId,
    column: usize,
    lines: impl IntoIterator<Item = Line<'s>>,
) -> Cell<'s> {
    let lines = memory.all(lines);
    let (first, last) = (lines.first().copied().unwrap_or_default(), lines.last().copied().unwrap_or_default());
    Cell {
        lines: Lines { lines },
        width: 0,
        column: column as u32,
        column_span: 1,
        row_span: 1,
        span: Span { file, start: first.start, end: last.end().max(first.start) },
    }
}

/// A term with what is said of it.
struct Term<'s> {
    name: Line<'s>,
    /// The type, and whether it is required; empty where nothing is said.
    ty: Line<'s>,
    lines: Vec<Line<'s>>,
    span: Span,
}

impl<'s> Term<'s> {
    fn of(definition: &Definition<'s>) -> Option<Self> {
        let (name, ty) = apart(definition.term.trim())?;
        if definition.blocks.iter().any(|block| !matches!(block.kind, Kind::Paragraph(_))) {
            return None;
        }
        let lines = lines(definition.blocks);
        let span = Span { file: FileId(0), start: name.start, end: definition.term.end() };
        let span = definition.blocks.last().map_or(span, |block| Span { start: span.start, ..block.span });
        (!lines.is_empty()).then_some(Self { name, ty, lines, span })
    }
}

/// The lines of the paragraphs of a text, with a blank line between two.
pub(super) fn lines<'s>(blocks: Blocks<'s>) -> Vec<Line<'s>> {
    let mut lines: Vec<Line<'s>> = Vec::new();
    for block in blocks {
        let Kind::Paragraph(paragraph) = &block.kind else { continue };
        if let Some(last) = lines.last().copied() {
            lines.push(Line { text: "", start: last.end() });
        }
        lines.extend(paragraph.lines);
    }
    lines
}

/// The name and the type of `name (string, required)` and `name : string`; the type is empty where there is none.
fn apart(term: Line<'_>) -> Option<(Line<'_>, Line<'_>)> {
    let end = term.text.find([' ', '(']).unwrap_or(term.text.len());
    let (name, rest) = term.text.split_at(end);
    let name = name.trim_end_matches(':');
    let bare = name.trim_matches(['`', '*']);
    let is_name = bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.:[]".contains(&byte));
    let trimmed = rest.trim();
    let ty = match trimmed.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
        Some(inner) => inner,
        None if trimmed.is_empty() => "",
        None => trimmed.strip_prefix([':', '-', '–'])?.trim(),
    };
    let is_type = ty.split_whitespace().count() <= 4 && !ty.contains('.');
    let name = Line { text: name, start: term.start };
    let ty = Line { text: ty, start: term.start + (end + rest.find(ty)?) as u32 };
    (is_name && is_type).then_some((name, ty))
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::source::{Source, Sources};

    /// Expects the rows of an operation whose page says this below its declaration: name, type, necessity, text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let page = format!("Make kite\n=========\n\n::\n\n  POST /kites\n\n{text}\n");
        let sources = Sources::new(vec![Source::new("page.rst", page.as_str())]);
        let (pages, _) = read::read(&sources);
        let rows = pages.iter().flat_map(|page| &page.operations).flat_map(|operation| &operation.parameters);
        let shown = rows.map(|row| {
            let row = &row.parameter;
            let ty = row.printed_type.as_deref().unwrap_or_default();
            format!("{}|{ty}|{:?}|{}", row.name, row.required, row.description)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn terms_may_describe_parameters() {
        let lead = "Makes one. The request body has the following attributes:";
        check(
            &format!("{lead}\n\n``mass`` (int, required)\n  The mass\n  of it.\n\ntail (optional)\n  The tail."),
            &["mass|int|Some(true)|The mass of it.", "tail||Some(false)|The tail."],
        );
        check(&format!("{lead}\n\nmass : int\n  The mass."), &["mass|int|None|The mass."]);
        check(&format!("{lead}\n\n**mass**\n  The mass.\n\n  In grams."), &["mass||None|The mass.\n\nIn grams."]);
    }

    #[test]
    fn other_lists_of_terms_stay_prose() {
        check("The kite has:\n\nmass\n  The mass.", &[]);
        check("The request has these headers:\n\n:Accept: a/b\n\n::\n\n  {\"a\": 1}", &[]);
        check("The request body has these attributes:\n\nThe mass of it\n  Grams.", &[]);
        check("The request body has these attributes:\n\nmass\n  - 1\n  - 2", &[]);
    }
}
