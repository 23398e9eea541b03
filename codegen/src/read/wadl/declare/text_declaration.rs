//! Operations that are declared in the text and in no block of code: `**GET** /path` as a paragraph or as the term of a
//! definition, a literal "``GET /path``", or a table of one verb. Guides of the same services print them so.
//!
//! Guides list operations in the same forms without describing them: a declaration is one where something that only
//! operations have follows it before the next heading. So is a heading that is or ends in one.

use docbind_spec::Method;

use super::signature::{self, Signature};
use crate::read::wadl::table::columns::{self, Column, Columns};
use crate::read::wadl::text::outline::{self, Item};
use crate::read::wadl::text::{code_list, fields, prose, sentence, words};
use crate::rst::block::{Block, Blocks, Definition, Directive, Kind, Line, Lines, Table};
use crate::rst::wrap;
use crate::source::{FileId, Span};

/// Among how many fields those of the method and the path stand.
const FIELDS: usize = 8;

/// The signs of markup that may stand between a method and its path.
const MARKS: [char; 3] = ['*', '`', ' '];

/// The signs of markup and quotation that may stand around a method and its path.
const AROUND: [char; 5] = ['*', '`', '"', '“', '”'];

/// The method and path of a piece of text; nothing where it is anything else.
pub(crate) fn read(item: &Item<'_>) -> Option<Signature> {
    match item {
        Item::Prose(block) => of_block(block),
        Item::Table(table, block) => of_table(block.span.file, table),
        Item::Heading { text, span, .. } => of_heading(text, *span).map(|(_, signature)| signature),
        Item::Rubric(line, span) => of_text(span.file, *line),
        Item::Code(..) => None,
    }
}

/// The method and path of a directive that declares a call: `.. http:get:: /kites`, `.. rest_method:: GET /kites`.
fn call<'t>(name: &'t str, argument: &'t str) -> Option<(Method, &'t str)> {
    let is_path = |text: &str| text.starts_with(['/', '{', 'h']) && text.contains('/');
    if let Some(method) = name.strip_prefix("http:") {
        let path = argument.trim();
        return is_path(path).then(|| method.to_ascii_uppercase().parse().ok().zip(Some(path))).flatten();
    }
    let is_named = name.contains("method") || name == "rubric";
    let (method, path) = argument.trim().split_once(' ').filter(|_| is_named)?;
    let path = path.trim_start();
    is_path(path).then(|| method.parse().ok().zip(Some(path))).flatten()
}

/// Whether a block is such a directive, which declares a call wherever it stands.
pub(crate) fn calls(block: &Block<'_>) -> bool {
    matches!(&block.kind, Kind::Directive(directive) if is_call(directive))
}

/// Whether a directive declares a call and holds what is said of it.
pub(crate) fn is_call(directive: &Directive<'_>) -> bool {
    call(directive.name, directive.argument.text).is_some()
}

fn of_block(block: &Block<'_>) -> Option<Signature> {
    let file = block.span.file;
    match &block.kind {
        Kind::Paragraph(Lines { lines: [first, second] }) => signature::of_two_lines(file, first.trim(), second.trim()),
        Kind::Paragraph(Lines { lines: [line] })
        | Kind::Quote([Block { kind: Kind::Paragraph(Lines { lines: [line] }), .. }]) => of_text(file, *line),
        Kind::Definitions([Definition { term, .. }]) => of_text(file, *term),
        // `* GET /kites`
        Kind::List { items: [only], .. } => of_text(file, only_line(only)?),
        // `- Method: GET`, `- URI: /kites`
        Kind::List { items: [first, second], .. } => {
            signature::of_two_lines(file, only_line(first)?, only_line(second)?)
        }
        Kind::Directive(directive) => {
            let (method, path) = call(directive.name, directive.argument.text)?;
            let start = directive.argument.end() as usize - path.len();
            Some(Signature::printed(file, method, path, start))
        }
        // `:Method: GET`, `:URI: /kites`, and perhaps fields of other things.
        Kind::Definitions(fields) => {
            let find = |words| fields.iter().take(FIELDS).find(|of| signature::is_one_of(of.term.text, words));
            let (method, path) = (find(signature::METHODS)?, find(signature::PATHS)?);
            signature::of_two_lines(file, only_line(method.blocks)?, only_line(path.blocks)?)
        }
        _ => None,
    }
}

/// The only line of a piece of text.
fn only_line(blocks: Blocks<'_>) -> Option<Line<'_>> {
    match blocks {
        [Block { kind: Kind::Paragraph(Lines { lines: [line] }), .. }] => Some(line.trim()),
        _ => None,
    }
}

/// What a heading that is or ends in a declaration calls the operation (nothing where it is one), and the declaration:
/// `Fly a kite: PUT /kites/{id}`.
pub(crate) fn of_heading(text: &str, span: Span) -> Option<(&str, Signature)> {
    let before = text.get(..text.find('/')?)?;
    let before = before.get(..before.rfind(char::is_whitespace)?)?.trim_end_matches(MARKS);
    let start = before.trim_end_matches(|c: char| c.is_ascii_uppercase()).trim_end_matches(['*', '`']).len();
    let (name, declaration) = text.split_at_checked(start)?;
    let signature = of_text(span.file, Line { text: declaration, start: span.start + start as u32 })?;
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')');
    let is_title = words::direction(name).is_none() && !words::is_example(name);
    is_title.then_some((name, signature))
}

/// Whether the pieces behind a declaration describe an operation. Headings deeper than `level`, that of its own, have
/// parts of it below them.
pub(crate) fn is_described(declaration: &Item<'_>, level: u8, after: &[Item<'_>]) -> bool {
    if matches!(declaration, Item::Prose(block) if calls(block)) {
        return true;
    }
    let mut found = matches!(declaration, Item::Prose(block) if code_list::begins(block));
    for item in after {
        match item {
            Item::Heading { text, level: depth, .. } => {
                let is_section = words::section(text).is_some() || words::speaks_of_codes(text);
                if !is_section && !words::is_example(text) && *depth <= level {
                    break;
                }
                found |= is_section;
            }
            // The page declares it as others do; what has a host is an example of it.
            Item::Code(code, span) if signature::read(span.file, code).is_some_and(|found| !found.is_absolute) => {
                return false;
            }
            // One of several, which a guide lists.
            Item::Prose(_) | Item::Table(..) | Item::Rubric(..) if read(item).is_some() => break,
            Item::Prose(block) => {
                found |= code_list::begins(block)
                    || fields::is_list(block)
                    || matches!(&block.kind, Kind::Paragraph(lines) if sentence::is_formula(&prose::lines(lines)));
            }
            Item::Table(table, _) => {
                let columns = Columns::of(table);
                found |= columns.has(Column::Code) || columns.has(Column::Name) && columns.has(Column::Description);
            }
            Item::Code(..) | Item::Rubric(..) => {}
        }
    }
    found
}

/// What a declaration says beside its method and path: blocks that belong to the description.
pub(crate) fn beside<'s>(item: &Item<'s>) -> Vec<Item<'s>> {
    let blocks: Blocks<'s> = match item {
        Item::Prose(block) => match &block.kind {
            Kind::Definitions([Definition { blocks, .. }]) | Kind::Directive(Directive { blocks, .. }) => blocks,
            Kind::Definitions(fields) => {
                let names = [signature::METHODS, signature::PATHS];
                let is_other =
                    |of: &&Definition<'_>| !names.iter().any(|words| signature::is_one_of(of.term.text, words));
                return fields.iter().filter(is_other).flat_map(|of| outline::items(of.blocks)).collect();
            }
            _ => &[],
        },
        Item::Heading { .. } | Item::Rubric(..) | Item::Table(..) | Item::Code(..) => &[],
    };
    outline::items(blocks)
}

/// What a table of one verb says of it.
pub(crate) fn described_in_table(item: &Item<'_>) -> Option<String> {
    let Item::Table(table, _) = item else { return None };
    let cell = Columns::of(table).own(table.rows.first()?, Column::Description)?;
    Some(wrap::join(cell, table.wrapping).into_owned())
}

/// `**GET** /kites/*id*`, `**GET**/kites`, "``GET /kites``", `GET /kites`, `GET - /kites`, `"GET /kites"`.
fn of_text(file: FileId, line: Line<'_>) -> Option<Signature> {
    let text = line.text.trim();
    if !text.starts_with(|c: char| c.is_ascii_uppercase() || AROUND.contains(&c)) || !text.contains('/') {
        return None;
    }
    let bare = text.trim_start_matches(AROUND);
    let method = bare.bytes().take_while(u8::is_ascii_uppercase).count();
    let (method, rest) = bare.split_at_checked(method)?;
    let method = method.parse().ok()?;
    let printed = signature::behind_dash(rest.trim_start_matches(MARKS)).trim_start_matches(MARKS);
    let is_parted = printed.len() < rest.len();
    let path = unmarked(printed).trim_end_matches(['"', '”']).to_owned();
    if !is_parted || !path.starts_with(['/', '{', 'v']) || path.contains(char::is_whitespace) || !path.contains('/') {
        return None;
    }
    let end = printed.trim_end_matches(AROUND).len();
    let start = line.start as usize + (line.text.len() - line.text.trim_start().len()) + (text.len() - printed.len());
    Some(Signature::new(method, path, Span::new(file, start, start + end)))
}

/// A path without markup; what stands in italics in it is a parameter: `/kites/*id*`, `/kites/*``id``*`.
fn unmarked(text: &str) -> String {
    let mut path = String::with_capacity(text.len());
    let mut rest = text.trim();
    let mut open = false;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '*' if rest.starts_with("**") => 2,
            '*' => {
                let braced = if open { rest[1..].starts_with('}') } else { path.ends_with('{') };
                if !braced {
                    path.push(if open { '}' } else { '{' });
                }
                open = !open;
                1
            }
            '`' => 1,
            '\\' if rest[1..].starts_with(' ') => 2,
            c => {
                path.push(c);
                c.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    path
}

/// A table of the columns Verb and URI with one row.
fn of_table(file: FileId, table: &Table<'_>) -> Option<Signature> {
    let ([head], [row]) = (table.header, table.rows) else { return None };
    let ([verb, uri, ..], [method, path, ..]) = (head.cells, row.cells) else { return None };
    let verbs = ["verb", "method", "http verb", "http method"];
    let uris = ["uri", "url", "path", "endpoint", "resource", "uri template"];
    if !verbs.contains(&columns::title(verb).as_str()) || !uris.contains(&columns::title(uri).as_str()) {
        return None;
    }
    let method = prose::plain(&wrap::join(method, table.wrapping)).parse().ok()?;
    let printed = unmarked(&wrap::join(path, table.wrapping));
    let span = Span { file, ..path.span };
    (printed.starts_with('/') && !printed.contains(char::is_whitespace)).then(|| Signature::new(method, printed, span))
}

/// The longest key of a method, with its colon.
const KEY: usize = "request method".len() + 1;

/// Whether a line of a page may declare an operation in one of these forms. Quick, for most files are prose.
pub(crate) fn may_begin(line: &str) -> bool {
    let text = line.trim_start();
    if let Some(directive) = text.strip_prefix(".. ") {
        return directive.split_once("::").is_some_and(|(name, argument)| call(name, argument).is_some());
    }
    let Some(b'*' | b'`' | b'"' | b'|' | b':' | b'-' | b'M' | b'V' | b'H' | b'R' | 0x80..) = text.as_bytes().first()
    else {
        return false;
    };
    let text = text.trim_start_matches(['*', '`', '"', '“', '|', ':', '-', ' ']);
    if let Some(at) = text.bytes().take(KEY).position(|byte| byte == b':') {
        return signature::names_method(text, at);
    }
    let method = text.bytes().take_while(u8::is_ascii_uppercase).count();
    matches!(method, 3..=7) && text[..method].parse::<docbind_spec::Method>().is_ok() && text[method..].contains('/')
}

#[cfg(test)]
mod tests {
    use super::{may_begin, of_text};
    use crate::read::wadl::{self, Memory};
    use crate::rst::block::Line;
    use crate::source::{FileId, Source, Sources};

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        let found = of_text(FileId(0), Line { text: line, start: 0 });
        let shown = found.as_ref().map(|found| format!("{} {}", found.method, found.path.node));
        assert_eq!(shown.as_deref(), expected, "{line}");
        assert!(found.is_none() || line.starts_with(|c: char| c.is_ascii_uppercase()) || may_begin(line), "{line}");
    }

    #[test]
    fn bold_and_literal_lines_declare() {
        check("**GET**/kites", Some("GET /kites"));
        check("**GET** /kites/*kiteId*", Some("GET /kites/{kiteId}"));
        check("**DELETE**/kites/*``kiteId``*/tail", Some("DELETE /kites/{kiteId}/tail"));
        check("**PUT** ``/kites/{*id*}``", Some("PUT /kites/{id}"));
        check("``GET /kites``", Some("GET /kites"));
        check("**GET** /kites/*id*\\ ?\\ ``tail``\\ =\\ ``long``", Some("GET /kites/{id}?tail=long"));
        check("GET /kites", Some("GET /kites"));
        check("**GET** the kites and/or tails", None);
        check("``GET /kites`` lists kites.", None);
        check("**Note** /kites", None);
        check("GET - /kites", Some("GET /kites"));
        check("**GET** - ``/kites/{id}``", Some("GET /kites/{id}"));
        check("PUT – /kites/*id*", Some("PUT /kites/{id}"));
        check("GET -/kites", None);
        check("\"GET /kites\"", Some("GET /kites"));
        check("``\"GET /kites\"``", Some("GET /kites"));
        check("“GET /kites/{id}”", Some("GET /kites/{id}"));
        check("\"GET /kites\" lists kites", None);
    }

    #[test]
    fn a_line_may_begin_a_declaration() {
        for line in [
            ".. http:get:: /kites",
            ".. rest_method:: PUT /kites/{id}",
            ".. rubric:: GET /kites",
            ":Method: GET",
            "- **Method:** ``GET``",
            "HTTP verb: PUT",
        ] {
            assert!(may_begin(line), "{line}");
        }
        for line in [".. http:get:: kites", ".. note:: GET /kites", ":Author: GET", "Method: of kites", "- Verbs: GET"]
        {
            assert!(!may_begin(line), "{line}");
        }
    }

    /// Expects the operations of a page, each with its description and its codes.
    #[track_caller]
    fn check_page(page: &str, expected: &[&str]) {
        let sources = Sources::new(vec![Source::new("page.rst", page)]);
        let (read, diagnostics) = wadl::page(&mut Memory::default(), &sources, FileId(0));
        let shown = read.operations.iter().map(|found| {
            let (title, path, rows) = (&found.title.node, &found.path.node, found.statuses.len());
            format!("{title}: {} {path}, {rows}, {}", found.method, found.description)
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{page}");
        assert_eq!(diagnostics.into_sorted().is_empty(), expected.is_empty(), "{page}");
    }

    #[test]
    fn a_definition_declares_what_is_described() {
        let described = "**GET**/kites\n   Lists kites.\n   Normal Response Code: OK (200)\n";
        check_page(
            &format!("Kites\n=====\n\nIntroduction.\n\nList kites\n----------\n\n{described}"),
            &["List kites: GET /kites, 1, Lists kites."],
        );
        check_page("Kites\n=====\n\n**GET**/kites\n   Lists kites.\n\n**PUT**/kites\n   Flies.\n", &[]);
        check_page("Kites\n=====\n\n**GET**/kites\n   Lists kites.\n", &[]);
    }

    #[test]
    fn directives_declare_wherever_they_stand() {
        check_page(
            "Kites\n=====\n\n.. http:get:: /kites\n\n   Lists kites.\n\n.. http:get:: /kites/(id)\n",
            &["Kites: GET /kites, 0, Lists kites.", "Kites: GET /kites/{id}, 0, "],
        );
    }

    #[test]
    fn headings_below_a_declaration_are_parts_of_it() {
        let codes = "Codes\n~~~~~\n\n+------+-------+\n| Code | Name  |\n+======+=======+\n| 200  | OK    |\n+------+-------+\n";
        let page = format!("Kites\n=====\n\nGET /kites\n----------\n\nKites.\n\nFilters\n~~~~~~~\n\nNone.\n\n{codes}");
        check_page(&page, &["GET /kites: GET /kites, 1, Kites.\n\nNone."]);
    }

    #[test]
    fn a_table_of_one_verb_declares() {
        let table = |rows: &str| {
            format!(
                "List kites\n==========\n\n====  ======  ======\nVerb  URI     Description\n====  ======  ======\n{rows}====  ======  ======\n\nNormal response codes: 200\n"
            )
        };
        check_page(&table("GET   /kites  Kites.\n"), &["List kites: GET /kites, 1, Kites."]);
        check_page(&table("GET   /kites  Kites.\nPUT   /kites  Flies.\n"), &[]);
    }

    #[test]
    fn a_heading_declares_what_is_described() {
        let codes = "The possible response codes:\n\n* 200\n";
        let page = |heading: &str| format!("Kites\n=====\n\n{heading}\n{}\n\n{codes}", "-".repeat(heading.len()));
        check_page(&page("GET /kites"), &["GET /kites: GET /kites, 1, "]);
        check_page(&page("Fly a kite: PUT /kites/{id}"), &["Fly a kite: PUT /kites/{id}, 1, "]);
        check_page(&page("Show kite (**GET** ``/kites/{id}``"), &["Show kite: GET /kites/{id}, 1, "]);
        check_page("Kites\n=====\n\nGET /kites\n----------\n\nAs shown here.\n", &[]);
        check_page(&page("GET the kites and/or tails"), &[]);
    }

    #[test]
    fn a_literal_declares_where_no_block_does() {
        let formula = "This operation does not accept a request body.";
        check_page(&format!("Kites\n=====\n\n``GET /kites``\n\n{formula}\n"), &["Kites: GET /kites, 0, "]);
        check_page("Kites\n=====\n\nUse this:\n\n``GET /kites``\n\nIt lists kites.\n", &[]);
        check_page("Kites\n=====\n\nGET - /kites\n\n:statuscode 200: Here.\n", &["Kites: GET /kites, 1, "]);
    }
}
