//! Which lines of a page declare operations, and under which heading each of them stands.
//!
//! A heading with a section's word in it may be a title all the same ("Create request token"): a section is wholly made
//! of such words, or follows a declaration and has none below itself.

use docbind_spec::Segment;

use super::signature::{self, Form, Signature};
use super::text_declaration;
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::wadl::table::columns::{Column, Columns};
use crate::read::wadl::text::outline::Item;
use crate::read::wadl::text::words;
use crate::rst::block::Kind;

/// Where an operation begins.
pub(crate) struct Start {
    /// The piece of its heading.
    pub(crate) heading: Option<usize>,
    /// The piece that declares it.
    pub(crate) at: usize,
    pub(crate) signature: Signature,
    /// Whether it stands in the text, below whatever the page is about.
    pub(crate) in_text: bool,
}

impl Start {
    /// Whether a line declares the same.
    fn declares(&self, other: &Signature) -> bool {
        self.signature.method == other.method && self.signature.path.node == other.path.node
    }

    /// Where the next heading stands that is no deeper than its own and is no section: the rest of a guide is about
    /// something else.
    pub(crate) fn ends(&self, items: &[Item<'_>]) -> usize {
        let own = self.heading.and_then(|at| items.get(at));
        let own = if let Some(Item::Heading { level, .. }) = own { *level } else { u8::MAX };
        let is_next = |item: &Item<'_>| matches!(item, Item::Heading { level, text, .. } if *level <= own && !words::is_section_name(text));
        let below = items.get(self.at + 1..).unwrap_or_default();
        below.iter().position(is_next).map_or(items.len(), |at| self.at + 1 + at)
    }
}

/// What the words of a heading let it be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// "Request", "Response parameters", "Example Show lamp: JSON request".
    Section,
    /// "Create request token": a title over a declaration, a section elsewhere.
    Either,
    /// "Usage": a section below a title that has no declaration yet, a title elsewhere.
    Part,
    /// No word of a section.
    Title,
}

impl Wording {
    fn of(text: &str) -> Self {
        let says_section = words::direction(text).is_some() || words::speaks_of_codes(text);
        match (says_section, words::is_example(text)) {
            _ if words::misspelt_section(text).is_some() => Self::Section,
            (true, _) if words::is_section_name(text) => Self::Section,
            (true, true) => Self::Section,
            (true, false) | (false, true) => Self::Either,
            (false, false) if words::names_a_declaration(text) => Self::Part,
            (false, false) => Self::Title,
        }
    }
}

/// The operations of a page.
///
/// A line of method and path declares an operation where it is the first such line under its heading and either
/// follows the heading directly, or has a template for a path, or tables or sections of request and response follow.
/// Under the heading of a section it does where it has a template or tables follow. Elsewhere it is an example: guides
/// show requests so.
pub(crate) fn starts(diagnostics: &mut Diagnostics, items: &[Item<'_>]) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    let mut heading = None;
    let mut taken = false;
    let mut section = false;
    let mut direct = false;
    let mut level = u8::MAX;
    for (at, item) in items.iter().enumerate() {
        match item {
            Item::Heading { text, level: depth, span } => {
                if let Some((_, signature)) = text_declaration::of_heading(text, *span)
                    && !starts.last().is_some_and(|last| last.declares(&signature))
                    && text_declaration::is_described(item, *depth, items.get(at + 1..).unwrap_or_default())
                    && signature.path.node.as_str().len() <= limit::PATH_BYTES
                {
                    (heading, level, taken, section, direct) = (Some(at), *depth, true, false, false);
                    starts.push(in_text(diagnostics, heading, at, signature));
                    continue;
                }
                section = match Wording::of(text) {
                    Wording::Section => true,
                    Wording::Either => !is_title(items, at, starts.last()),
                    Wording::Part => heading.is_some() && !taken && *depth > level,
                    Wording::Title => false,
                };
                direct = !section;
                // A deeper heading is a part of the operation above it.
                let part = taken && *depth > level;
                if !section && !part {
                    heading = Some(at);
                    level = *depth;
                    taken = false;
                }
            }
            Item::Prose(_) | Item::Table(..) | Item::Rubric(..) => {
                direct &= matches!(item, Item::Prose(_));
                let may_begin =
                    !taken && !section || matches!(item, Item::Prose(block) if text_declaration::calls(block));
                let may_begin = may_begin && heading.is_some();
                if let Some(signature) = may_begin.then(|| text_declaration::read(item)).flatten()
                    && text_declaration::is_described(item, level, items.get(at + 1..).unwrap_or_default())
                    && signature.path.node.as_str().len() <= limit::PATH_BYTES
                {
                    taken = true;
                    starts.push(in_text(diagnostics, heading, at, signature));
                }
            }
            Item::Code(code, span) => {
                let signature = if taken { None } else { signature::read(span.file, code) };
                let after = items.get(at + 1..).unwrap_or_default();
                if let Some(signature) = signature
                    && !is_repeated(&signature, starts.last())
                    && if section {
                        !signature.is_absolute && (is_template(&signature) || has(after, Evidence::Tables))
                    } else if signature.form == Form::Lines || !signature.others.is_empty() {
                        has(after, Evidence::TablesOrSections)
                    } else {
                        direct && follows(items, heading, at)
                            || is_template(&signature)
                            || has(after, Evidence::TablesOrSections)
                    }
                {
                    taken = true;
                    if signature.path.node.as_str().len() > limit::PATH_BYTES {
                        diagnostics.push(Code::CountLimit, signature.path.span, long_path());
                    } else {
                        if let Some(oddity) = signature.oddity.clone() {
                            diagnostics.push(Code::OddDeclaration, signature.path.span, oddity);
                        }
                        starts.push(Start { heading, at, signature, in_text: false });
                    }
                }
                direct = false;
            }
        }
    }
    starts
}

/// An operation that the text declares.
fn in_text(diagnostics: &mut Diagnostics, heading: Option<usize>, at: usize, signature: Signature) -> Start {
    let message = "the operation is declared in the text and in no block of code; read all the same";
    diagnostics.push(Code::DeclaredInText, signature.path.span, message);
    Start { heading, at, signature, in_text: true }
}

fn long_path() -> String {
    format!("a path of more than {} bytes; the operation is left out", limit::PATH_BYTES)
}

/// Whether a heading that may be either is a title: a line below it, before the next heading, declares an operation
/// that the page has not declared just before.
fn is_title(items: &[Item<'_>], heading: usize, last: Option<&Start>) -> bool {
    let below = items.iter().enumerate().skip(heading + 1);
    let below = below.take_while(|(_, item)| !matches!(item, Item::Heading { .. }));
    let mut declarations = below.filter_map(|(at, item)| match item {
        Item::Code(code, span) => signature::read(span.file, code).map(|signature| (at, signature)),
        Item::Heading { .. } | Item::Rubric(..) | Item::Prose(_) | Item::Table(..) => None,
    });
    declarations.next().is_some_and(|(at, signature)| {
        let repeats = last.is_some_and(|last| last.declares(&signature));
        let after = items.get(at + 1..).unwrap_or_default();
        !repeats
            && (follows(items, Some(heading), at) || is_template(&signature) || has(after, Evidence::TablesOrSections))
    })
}

/// Whether a line shows the request that was declared before: with its host, which declarations of the page have not.
fn is_repeated(signature: &Signature, last: Option<&Start>) -> bool {
    signature.is_absolute && last.is_some_and(|last| !last.signature.is_absolute)
}

/// Whether nothing but links stands between a heading and a code block.
fn follows(items: &[Item<'_>], heading: Option<usize>, at: usize) -> bool {
    let between = heading.map_or(0, |heading| heading + 1)..at;
    items.get(between).unwrap_or_default().iter().all(|item| match item {
        Item::Prose(block) => match &block.kind {
            Kind::Paragraph(lines) => lines.lines.iter().all(|line| line.text.trim().ends_with("`__")),
            _ => false,
        },
        _ => true,
    })
}

fn is_template(signature: &Signature) -> bool {
    signature.path.node.segments().any(|segment| matches!(segment, Segment::Parameter(_)))
}

/// What shows that a declaration stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// Tables of parameters or codes.
    Tables,
    /// Those, or headings of sections.
    TablesOrSections,
}

/// Whether the pieces up to the next declaration hold what only operations have.
fn has(after: &[Item<'_>], evidence: Evidence) -> bool {
    let next = after
        .iter()
        .position(|item| matches!(item, Item::Code(code, span) if signature::read(span.file, code).is_some()));
    after.iter().take(next.unwrap_or(after.len())).any(|item| match item {
        Item::Heading { text, .. } => {
            evidence == Evidence::TablesOrSections && (words::section(text).is_some() || words::speaks_of_codes(text))
        }
        Item::Table(table, _) => {
            let columns = Columns::of(table);
            columns.has(Column::Code) || columns.has(Column::Name) && columns.has(Column::Type)
        }
        Item::Rubric(..) | Item::Prose(_) | Item::Code(..) => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::read::wadl::{self, Memory};
    use crate::source::{FileId, Source, Sources};

    const TABLE: &str = "+----+------+\n|Name|Type  |\n+====+======+\n|size|String|\n+----+------+\n";

    /// Expects the operations of a page, each with its title. `=` and `-` lines stand for rules.
    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let page = page.replace("<table>", TABLE);
        let sources = Sources::new(vec![Source::new("page.rst", page.as_str())]);
        let (read, _) = wadl::page(&mut Memory::default(), &sources, FileId(0));
        let found: Vec<_> = read
            .operations
            .iter()
            .map(|found| format!("{}: {} {}", found.title.node, found.method, found.path.node))
            .collect();
        assert_eq!(found, expected, "{page}");
    }

    #[test]
    fn a_title_may_have_the_words_of_sections() {
        let page = |title: &str| format!("{title}\n====\n\n::\n\n  PUT /kites/flight\n\nRequest\n----\n");
        check(&page("Accept flight request"), &["Accept flight request: PUT /kites/flight"]);
        check(&page("List status codes"), &["List status codes: PUT /kites/flight"]);
        check(&page("Example kites"), &["Example kites: PUT /kites/flight"]);
        let late = "Accept flight request\n====\n\nWords.\n\n::\n\n  PUT /kites/{id}\n";
        check(late, &["Accept flight request: PUT /kites/{id}"]);
    }

    #[test]
    fn each_title_of_a_page_begins_an_operation() {
        let page =
            "Fly request\n====\n\n::\n\n  PUT /a/{id}\n\nRequest\n----\n\nB response\n====\n\n::\n\n  GET /b/{id}\n";
        check(page, &["Fly request: PUT /a/{id}", "B response: GET /b/{id}"]);
    }

    #[test]
    fn a_section_that_shows_a_request_is_no_operation() {
        let page = "Show kite\n====\n\n::\n\n  GET /kites/{id}\n\n<table>\nSending the request\n====\n\n";
        check(&format!("{page}::\n\n  GET /kites/{{id}}\n"), &["Show kite: GET /kites/{id}"]);
        check(&format!("{page}::\n\n  GET https://kites.example/kites/3\n"), &["Show kite: GET /kites/{id}"]);
        let page = "Guide\n====\n\nWords.\n\nRequest\n----\n\n::\n\n  GET /kites\n\nResponse\n----\n";
        check(page, &[]);
    }

    #[test]
    fn a_declaration_may_stand_in_a_section() {
        for section in ["Request", "HTTP request", "Request syntax", "Syntax", "Method"] {
            let page = format!("Show kite\n====\n\nWords.\n\n{section}\n----\n\n::\n\n  GET /kites\n\n<table>\n");
            check(&page, &["Show kite: GET /kites"]);
        }
    }
}
