//! Response codes that no table lists: "Normal response codes: 200, 202" in a paragraph, or lists and definitions below
//! a sentence or heading that announces codes. Guides of the same services, older than the generator, print them so.
//!
//! A text is such a list when every part of it has a code; any other stays prose.

use docbind_spec::Status;

use super::outline::Item;
use super::{fault_sentence, prose, sentence, words};
use crate::read::wadl::Reader;
use crate::read::wadl::cell::status_cell;
use crate::read::wadl::table::columns::{Column, Columns};
use crate::rst::block::{Block, Definition, Kind, Line, Lines};
use crate::rst::{inline, markdown};
use crate::source::{FileId, Span, Spanned};

/// How many words the name of a status has at most: "Request Entity Too Large".
const NAME: usize = 6;

/// What a block says of codes.
pub(crate) struct Told {
    /// The rows; none where a part of the list has no code.
    pub(crate) rows: Vec<Spanned<Status>>,
    /// The list.
    pub(crate) span: Span,
    /// What stands before the list in its paragraph.
    pub(crate) before: String,
}

impl Told {
    fn of(rows: Option<Vec<Spanned<Status>>>, span: Span) -> Self {
        Self { rows: rows.unwrap_or_default(), span, before: String::new() }
    }
}

/// Whether a sentence or heading before a block announces codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Announced {
    /// "The possible response codes are:", or a heading.
    Yes,
    /// Nothing does.
    No,
}

/// The codes of a block; nothing where it is about something else.
pub(crate) fn read(reader: &Reader<'_>, block: &Block<'_>, announced: Announced) -> Option<Told> {
    match &block.kind {
        Kind::Paragraph(lines) => paragraph(reader, block.span, lines.lines, announced),
        Kind::List { items, .. } if announced == Announced::Yes => {
            let rows = items.iter().map(|blocks| item(reader, blocks)).collect();
            Some(Told::of(rows, block.span))
        }
        Kind::Definitions(terms) => definitions(reader, block.span, terms, announced),
        _ => None,
    }
}

/// Whether a text begins with a code, or a class of codes, and says little else: `200`, ``404``, `404 Not Found`.
fn begins_with_code(text: &str) -> bool {
    // Quick, for every paragraph of several lines is asked; of letters, only those of `default` are a class.
    if text.starts_with(|c: char| c.is_ascii_alphabetic() && !matches!(c, 'D' | 'd')) {
        return false;
    }
    let text = prose::plain(text);
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches([':', '-']);
    let is_code = status_cell::code(first).is_some_and(|code| (100..600).contains(&code.get()));
    (is_code || status_cell::is_class(first)) && words.count() < NAME
}

/// The codes of a list, and the sentence above that announces it.
pub(crate) fn read_below(reader: &Reader<'_>, above: &Block<'_>, list: &Block<'_>) -> Option<Told> {
    let Kind::Paragraph(lines) = &above.kind else { return None };
    let bottom = lines.lines.last()?;
    let announces_list = match list.kind {
        Kind::List { .. } | Kind::Definitions(_) => points_down(bottom.text),
        Kind::Paragraph(_) => bottom.text.trim_end_matches('*').ends_with(':'),
        _ => false,
    };
    if !announces_list {
        return None;
    }
    let text = prose::lines(lines);
    let (before, announces) = sentence::last_sentence(&text);
    let of_faults = fault_sentence::speaks_of_faults(announces);
    if !words::speaks_of_codes(announces) && !of_faults {
        return None;
    }
    let told = read(reader, list, Announced::Yes)?;
    // What is said to be a list of faults is one where it has a code of failure in every part.
    let fails = |row: &Spanned<Status>| row.node.codes.iter().any(|code| code.get() >= 400);
    let is_list = words::speaks_of_codes(announces) || !told.rows.is_empty() && told.rows.iter().all(fails);
    is_list.then(|| Told { before: before.to_owned(), ..told })
}

/// Whether a line is about what stands below it: `… codes:`, `**Response codes**`, "… codes are listed below."
fn points_down(line: &str) -> bool {
    let is_bold = line.starts_with("**") && line.ends_with("**");
    is_bold || line.trim_end_matches('*').ends_with(':') || words::has_any(line, &["below", "following"])
}

/// Whether a block, or one in a definition of it, begins a list of codes.
pub(crate) fn begins(block: &Block<'_>) -> bool {
    match &block.kind {
        Kind::Paragraph(lines) => lines.lines.iter().any(|line| head(line.text).is_some()),
        Kind::Definitions(terms) => terms.iter().any(|term| term.blocks.iter().any(begins)),
        _ => false,
    }
}

/// Whether the pieces of an operation hold a table of codes, beside which sentences repeat it.
pub(crate) fn has_table(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| matches!(item, Item::Table(table, _) if Columns::of(table).has(Column::Code)))
}

/// A line up to the colon that announces codes, in bytes: `Normal response code(s): `, `**Error Response Codes:** `.
fn head(line: &str) -> Option<usize> {
    const WORDS: &[&str] = &[
        "normal",
        "error",
        "success",
        "successful",
        "failure",
        "expected",
        "possible",
        "standard",
        "http",
        "response",
        "status",
        "return",
        "code",
        "codes",
        "s",
        "the",
        "are",
        "following",
    ];
    // Quick, for every line of every paragraph is asked.
    let (b'N' | b'n' | b'E' | b'e' | b'S' | b's' | b'F' | b'f' | b'P' | b'p' | b'H' | b'h' | b'R' | b'r' | b'T' | b't'
    | b'*') = *line.as_bytes().first()?
    else {
        return None;
    };
    let colon = memchr::memchr(b':', line.as_bytes())?;
    let (before, behind) = line.split_at(colon);
    let rest = behind.trim_start_matches([':', '*', ' ']);
    if fault_sentence::announces(before, rest) {
        return Some(line.len() - rest.len());
    }
    let mut words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_known = |word: &str| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    if !words.all(is_known) || !words::speaks_of_codes(&before.replace("**", "")) {
        return None;
    }
    Some(line.len() - rest.len())
}

fn paragraph(reader: &Reader<'_>, span: Span, lines: &[Line<'_>], announced: Announced) -> Option<Told> {
    let file = span.file;
    let Some(first) = lines.iter().position(|line| head(line.text).is_some()) else {
        // Each line of a block of lines is one of its own.
        let is_block = lines.len() > 1 && lines.iter().all(|line| begins_with_code(line.text));
        let by_line = || {
            let rows = lines.iter().map(|line| row(reader, span_of(file, &[*line]), &prose::plain(line.text)));
            rows.collect::<Option<Vec<_>>>()
        };
        let whole = || if is_block { by_line() } else { listed(reader, file, lines) };
        let rows = (announced == Announced::Yes || is_block).then(whole).flatten()?;
        return Some(Told::of(Some(rows), span));
    };
    let (before, mut rest) = lines.split_at_checked(first)?;
    let span = span_of(file, rest);
    let mut rows = Some(Vec::new());
    while let Some((top, below)) = rest.split_first() {
        let length = below.iter().take_while(|line| head(line.text).is_none()).count();
        let (own, others) = below.split_at_checked(length)?;
        let mut parts = vec![top.skip(head(top.text).unwrap_or(0))];
        parts.extend(own);
        if parts.iter().all(|line| line.is_blank()) {
            // The list stands below.
            return None;
        }
        let more = listed(reader, file, &parts);
        rows = rows.zip(more).map(|(rows, more)| [rows, more].concat());
        rest = others;
    }
    let before = prose::lines(&Lines { lines: before }).into_owned();
    Some(Told { before, ..Told::of(rows, span) })
}

/// The rows of `badRequest (400), itemNotFound (404)` or `200, 202`; nothing where a part has no code.
fn listed(reader: &Reader<'_>, file: FileId, lines: &[Line<'_>]) -> Option<Vec<Spanned<Status>>> {
    // A name may be broken: the parts are those of the joined text, and each is found in the lines by its bytes.
    let mut text = String::new();
    let mut starts = Vec::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.text.is_empty()) {
        if !text.is_empty() {
            text.push(' ');
        }
        starts.push((text.len(), line.start));
        text.push_str(line.text);
    }
    let place = |at: usize| {
        let nth = starts.partition_point(|&(begin, _)| begin <= at).checked_sub(1)?;
        starts.get(nth).map(|&(begin, start)| start as usize + at - begin)
    };
    let mut rows = Vec::new();
    for (at, part) in parts(text.trim_end_matches('.')) {
        let span = Span::new(file, place(at)?, place(at + part.len() - 1)? + 1);
        rows.push(row(reader, span, &prose::plain(part))?);
    }
    (!rows.is_empty()).then_some(rows)
}

/// The parts between commas that stand in no brackets, each with its first byte.
fn parts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0_usize;
    let mut begin = 0;
    let mut found = Vec::new();
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => {
                depth = depth.saturating_sub(1);
                let joins = [" and ", " or "].iter().any(|word| text[at + 1..].starts_with(word));
                if depth == 0 && joins {
                    found.push((begin, at + 1));
                    begin = at + 1;
                }
            }
            b',' | b';' if depth == 0 => {
                found.push((begin, at));
                begin = at + 1;
            }
            _ => {}
        }
    }
    found.push((begin, text.len()));
    found.into_iter().filter_map(|(from, to)| {
        let part = text.get(from..to)?;
        let blanks = part.len() - part.trim_start().len();
        let part = part.trim().trim_start_matches("and ").trim_start_matches("or ");
        let skipped = text.get(from + blanks..to)?.trim().len() - part.len();
        (!part.is_empty()).then_some((from + blanks + skipped, part))
    })
}

/// An item of a list: `200 OK: All is well.`
fn item(reader: &Reader<'_>, blocks: &[Block<'_>]) -> Option<Spanned<Status>> {
    let (first, more) = blocks.split_first()?;
    let Kind::Paragraph(lines) = &first.kind else { return None };
    let text = prose::lines(lines);
    let first_of = |ends: &[&str]| ends.iter().filter_map(|end| Some(text.find(end)? + end.len())).min();
    // Markup ends the code where nothing else does.
    let end = first_of(&[": ", " - ", " – ", " — ", ":\n", ":** "]).or_else(|| first_of(&["`` ", "** "]));
    let (named, told) = text.split_at_checked(end.unwrap_or(text.len()))?;
    let mut row = row(reader, first.span, &prose::plain(named))?;
    row.node.description = inline::to_commonmark(told.trim(), &reader.definitions);
    prose::push(&mut row.node.description, &markdown::blocks(more, &reader.definitions));
    Some(row)
}

/// `200 OK`, then what it means; or `:Error response codes: 400, 404`.
fn definitions(reader: &Reader<'_>, span: Span, terms: &[Definition<'_>], announced: Announced) -> Option<Told> {
    let is_head = |term: &Definition<'_>| head(&format!("{}:", term.term.text)).is_some();
    if terms.iter().all(is_head) {
        let rows = terms.iter().map(|term| match term.blocks {
            [Block { kind: Kind::Paragraph(lines), span }] => listed(reader, span.file, lines.lines),
            _ => None,
        });
        let rows: Option<Vec<_>> = rows.collect();
        return Some(Told::of(rows.map(|rows| rows.concat()), span));
    }
    // Terms that are codes say themselves what they are.
    let are_codes = || terms.len() > 1 && terms.iter().all(|term| begins_with_code(term.term.text));
    if announced == Announced::No && !are_codes() {
        return None;
    }
    let rows = terms.iter().map(|term| {
        let mut row = row(reader, span_of(span.file, &[term.term]), &prose::plain(term.term.text))?;
        row.node.description = markdown::blocks(term.blocks, &reader.definitions);
        Some(row)
    });
    Some(Told::of(rows.collect(), span))
}

fn row(reader: &Reader<'_>, span: Span, named: &str) -> Option<Spanned<Status>> {
    let mut cell = status_cell::read(named);
    if cell.codes.is_empty() {
        // `4xx Client error`: it stays, without a code.
        let named = named.trim_end_matches([':', '-', ' ']);
        named.split_whitespace().next().filter(|word| status_cell::is_class(word.trim_end_matches(':')))?;
        named.clone_into(&mut cell.words);
    }
    if cell.words.split(' ').count() > NAME {
        return None;
    }
    let source = reader.sources.place(span);
    let node = Status {
        codes: cell.codes,
        name: cell.words,
        description: String::new(),
        source,
        body: None,
        body_source: None,
    };
    Some(Spanned { node, span })
}

fn span_of(file: FileId, lines: &[Line<'_>]) -> Span {
    let start = lines.first().map_or(0, |line| line.start);
    let end = lines.last().map_or(start, |line| line.end());
    Span::new(file, start as usize, end as usize)
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::source::{Source, Sources};

    /// Expects the rows of an operation whose page says this below its declaration: codes, name, description.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let page = format!("Show kite\n=========\n\n::\n\n  GET /kites\n\n{text}\n");
        let sources = Sources::new(vec![Source::new("page.rst", page.as_str())]);
        let (pages, _) = read::read(&sources);
        let rows = pages.iter().flat_map(|page| &page.operations).flat_map(|operation| &operation.statuses);
        let shown = rows.map(|row| {
            let codes: Vec<_> = row.node.codes.iter().map(ToString::to_string).collect();
            format!("{} {}|{}", codes.join("+"), row.node.name, row.node.description)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_sentence_may_list_codes() {
        check("Normal response codes: 200, 203", &["200 |", "203 |"]);
        check("Error Response Code(s): kiteFault (400, 500), lost\n(404).", &["400+500 kiteFault|", "404 lost|"]);
        check("**Normal Response Code:** OK (200)\n**Error response codes**: 404", &["200 OK|", "404 |"]);
        check("Status codes: 200 OK, or 404 - No kite", &["200 OK|", "404 No kite|"]);
    }

    #[test]
    fn a_sentence_may_list_faults() {
        let faults = &["400 badKite|", "404 lost|", "503 tornLine|"];
        check("This operation may return these faults: badKite (400), lost (404) and tornLine\n(503).", faults);
        check("Flies it.\nErrors: badKite (400), lost (404), or tornLine (503)", faults);
        check("Errors: a kite (4 of them), a line", &[]);
        check("This kite may return these faults: lost (404)", &[]);
    }

    #[test]
    fn a_list_may_tell_of_codes() {
        check("Return codes are:\n\n* 200: Fine.\n* ``404`` None.", &["200 |Fine.", "404 |None."]);
        check("Error codes\n-----------\n\n404 Lost\n  No kite.", &["404 Lost|No kite."]);
        check(":Response codes: 204", &["204 |"]);
    }

    #[test]
    fn lists_have_many_forms() {
        for lead in [
            "**Response codes:**",
            "**Response codes**",
            ".. rubric:: Response codes",
            "The response codes are listed below.",
        ] {
            check(&format!("{lead}\n\n* 200 OK\n* 404: None."), &["200 OK|", "404 |None."]);
        }
        check("Response codes:\n\n| 200 OK\n| 404 Not Found", &["200 OK|", "404 Not Found|"]);
        check("``200``\n  Fine.\n``404``\n  Lost.", &["200 |Fine.", "404 |Lost."]);
        check("These faults can occur:\n\nlost (404), tornLine (503)", &["404 lost|", "503 tornLine|"]);
        check("These faults can occur:\n\n* lost (404)", &["404 lost|"]);
        check("Response codes:\n\n* 200 OK\n* 4xx Client error", &["200 OK|", " 4xx Client error|"]);
        check("Errors of the kite:\n\n* 30 of 100\n* 40", &[]);
    }

    #[test]
    fn what_names_no_code_stays_prose() {
        check("Normal response codes: none", &[]);
        check("Response codes: 200 where the kite flies and nobody holds its line, 404", &[]);
        check("The kite has these codes: 200, 300", &[]);
        check("Return codes are:\n\n* 200: Fine.\n* A kite.", &[]);
    }

    #[test]
    fn a_table_of_codes_says_it_all() {
        let table = "+-------------+-----+-----------+\n|Response Code|Name |Description|\n\
                     +=============+=====+===========+\n|200          |OK   |Fine.      |\n\
                     +-------------+-----+-----------+\n";
        check(&format!("Normal response codes: 203\n\n{table}"), &["200 OK|Fine."]);
    }
}
