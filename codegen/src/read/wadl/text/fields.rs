//! Field lists that describe parameters and response codes, as documentation of HTTP services in Sphinx has them:
//! `:query int limit: Page size.`, `:reqheader Accept: …`, `:statuscode 404: No such kite.`
//!
//! Fields of one kind that follow one another are read as the table that says the same.

use docbind_spec::{Direction, Location};

use super::terms;
use crate::read::wadl::cell::status_cell;
use crate::read::wadl::cell::type_cell::Place;
use crate::rst::Arena;
use crate::rst::block::{Block, Cell, Definition, Kind, Line, Row, Table};
use crate::source::Span;

/// What fields of one kind say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// Response codes.
    Statuses,
    /// Parameters, and where they travel if the field says it.
    Parameters(Direction, Option<Place>),
}

/// Fields of one kind, as a table.
pub(crate) struct Group<'s> {
    /// What they say.
    pub(crate) about: About,
    /// A row for each.
    pub(crate) table: Table<'s>,
}

/// The groups of a field list in order, and the fields that say something else; nothing where all of them do. Those of
/// codes are read where `codes_wanted` says so.
pub(crate) fn read<'s>(
    memory: &'s Arena,
    page: &'s str,
    block: &Block<'s>,
    codes_wanted: impl Fn() -> bool,
) -> Option<(Vec<Group<'s>>, Vec<Definition<'s>>)> {
    let Kind::Definitions(fields) = block.kind else { return None };
    let about = |field: &Definition<'_>| about(field).filter(|about| *about != About::Statuses || codes_wanted());
    if !is_list(block) || !fields.iter().any(|field| about(field).is_some()) {
        return None;
    }
    let mut groups = Vec::new();
    let mut others = Vec::new();
    let mut rows: Vec<Row<'s>> = Vec::new();
    let mut fields = fields.iter().peekable();
    while let Some(field) = fields.next() {
        let Some(kind) = about(field) else {
            others.push(*field);
            continue;
        };
        rows.push(row(memory, page, kind, field, block.span));
        if fields.peek().and_then(|next| about(next)) == Some(kind) {
            continue;
        }
        let titles: &[&str] = match kind {
            About::Statuses => &["Code", "Description"],
            About::Parameters(..) => &["Name", "Type", "Description"],
        };
        let header = memory.all([terms::head(memory, block.span, titles)]);
        let table = terms::table(memory, header, &std::mem::take(&mut rows));
        groups.push(Group { about: kind, table });
    }
    Some((groups, others))
}

/// Whether a block is a list of such fields.
pub(crate) fn is_list(block: &Block<'_>) -> bool {
    let Kind::Definitions(fields) = block.kind else { return false };
    // The name of a field stands behind its colon.
    fields.first().is_some_and(|first| first.term.start > block.span.start)
        && fields.iter().any(|of| about(of).is_some())
}

/// What a field is about, by its first word; nothing where it names nothing behind that.
fn about(field: &Definition<'_>) -> Option<About> {
    let (key, named) = field.term.text.split_once(' ')?;
    let at = |direction, place| Some(About::Parameters(direction, Some(Place::At(place))));
    let (request, response) = (Direction::Request, Direction::Response);
    match key {
        "statuscode" | "status" | "code" => {
            let is_code = !status_cell::read(named).codes.is_empty();
            (is_code || status_cell::is_class(named.trim())).then_some(About::Statuses)
        }
        "param" | "parameter" | "arg" | "argument" => Some(About::Parameters(request, None)),
        "query" | "queryparameter" | "queryparam" | "qparam" => at(request, Location::Query),
        "form" | "formparameter" | "formparam" | "fparam" | "json" | "jsonparameter" | "jsonparam" | "<json"
        | "<jsonarr" | "reqjson" | "reqjsonobj" | "reqjsonarr" => at(request, Location::Body),
        ">json" | ">jsonarr" | "resjson" | "resjsonobj" | "resjsonarr" => at(response, Location::Body),
        "reqheader" | "requestheader" | "<header" => at(request, Location::Header),
        "resheader" | "responseheader" | ">header" => at(response, Location::Header),
        _ => None,
    }
}

/// The row of a field: `int limit` is a type and a name, and `404 Not Found` a code and its name.
fn row<'s>(memory: &'s Arena, page: &'s str, about: About, field: &Definition<'s>, list: Span) -> Row<'s> {
    let file = list.file;
    let term = field.term.trim();
    let named = term.skip(term.text.find(' ').unwrap_or(term.text.len())).trim();
    let mut cells: Vec<Cell<'s>> = Vec::with_capacity(3);
    match about {
        About::Statuses => cells.push(terms::cell(memory, file, 0, [named])),
        About::Parameters(..) => {
            let end = named.text.rfind(' ').unwrap_or(0);
            let ty = Line { text: named.text.get(..end).unwrap_or_default(), start: named.start };
            cells.push(terms::cell(memory, file, 0, [named.skip(end).trim()]));
            cells.push(terms::cell(memory, file, 1, [ty]));
        }
    }
    cells.push(terms::cell(memory, file, cells.len(), lines(page, field)));
    let end = field.blocks.last().map_or(term.end(), |block| block.span.end);
    Row { cells: memory.all(cells), span: Span { start: term.start, end, ..list } }
}

/// The lines of what a field says, from the page where it is more than paragraphs.
fn lines<'s>(page: &'s str, field: &Definition<'s>) -> Vec<Line<'s>> {
    let is_paragraph = |block: &Block<'_>| matches!(block.kind, Kind::Paragraph(_));
    let ([first, ..], [.., last]) = (field.blocks, field.blocks) else { return Vec::new() };
    if field.blocks.iter().all(is_paragraph) {
        return terms::lines(field.blocks);
    }
    let mut start = first.span.start as usize;
    let text = page.get(start..last.span.end as usize).unwrap_or_default();
    let mut lines: Vec<Line<'s>> = Vec::new();
    for text in text.split_inclusive('\n') {
        lines.push(Line { text: text.trim_end(), start: start as u32 });
        start += text.len();
    }
    // The first stands behind the name of the field, where it does not count how far.
    let below = lines.iter().skip(1).filter(|line| !line.text.is_empty());
    let indent = below.map(|line| line.text.len() - line.text.trim_start_matches(' ').len()).min().unwrap_or(0);
    lines.iter_mut().skip(1).for_each(|line| *line = line.skip(indent.min(line.text.len())));
    lines
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::source::{Source, Sources};

    /// Expects the codes and rows of an operation whose page says this below its declaration.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let page = format!("Show kite\n=========\n\n::\n\n  GET /kites/{{id}}\n\n{text}\n");
        let sources = Sources::new(vec![Source::new("page.rst", page.as_str())]);
        let (pages, diagnostics) = read::read(&sources);
        let operation = pages.iter().flat_map(|page| &page.operations).next().expect("an operation");
        let codes = operation.statuses.iter().map(|row| {
            let codes: Vec<_> = row.node.codes.iter().map(ToString::to_string).collect();
            format!("{} {}|{}", codes.join("+"), row.node.name, row.node.description)
        });
        let rows = operation.parameters.iter().map(|row| {
            let row = &row.parameter;
            let ty = row.printed_type.as_deref().unwrap_or_default();
            format!("{:?} {:?} {}|{ty}|{}", row.direction, row.location, row.name, row.description)
        });
        let description = (!operation.description.is_empty()).then(|| operation.description.clone());
        assert_eq!(codes.chain(rows).chain(description).collect::<Vec<_>>(), expected, "{text}");
        for found in diagnostics.into_sorted() {
            assert!(page.get(found.span.range()).is_some(), "{found:?}");
        }
    }

    #[test]
    fn fields_may_describe_parameters_and_codes() {
        check(
            ":param id: The kite.\n:query int limit: Page\n  size.\n:reqheader Accept: A type.\n:>json string tail: The \
             tail.\n:statuscode 200: no error\n:statuscode 404 Lost: no such kite",
            &[
                "200 |no error",
                "404 Lost|no such kite",
                "Request Path id||The kite.",
                "Request Query limit|int|Page size.",
                "Request Header Accept||A type.",
                "Response Body tail|string|The tail.",
            ],
        );
        check(
            ":status 4xx: yours\n:<json float mass: The mass.\n\n  In grams.",
            &[" 4xx|yours", "Request Body mass|float|The mass.\n\nIn grams."],
        );
        check(
            ":query kind: One of:\n\n    - box\n    - delta\n:query a: b",
            &["Request Query kind||One of:\n\n- box\n- delta", "Request Query a||b"],
        );
    }

    #[test]
    fn other_fields_stay_prose() {
        check(":query limit: Page size.\n:since: 2.0", &["Request Query limit||Page size.", "- since: 2.0"]);
        check(":status: done\n:code: 7", &["- status: done\n- code: 7"]);
        check("query limit\n  Page size.", &["- query limit: Page size."]);
    }

    #[test]
    fn a_table_of_codes_goes_before_fields() {
        let table = "+----+----+\n|Code|Name|\n+====+====+\n|200 |OK  |\n+----+----+\n";
        check(&format!("{table}\n:statuscode 200: no error"), &["200 OK|", "- statuscode 200: no error"]);
    }
}
