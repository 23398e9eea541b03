//! Operations that no line declares: pages that show the request alone, as a command or a message, and describe what it
//! takes and answers.
//!
//! They are looked for where a page declares nothing otherwise. Guides show requests too: one is taken for an operation
//! where a table of response codes stands below the same heading, or one of parameters in a section of it.

use docbind_spec::Method;

use super::declaration::Start;
use super::signature::Signature;
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::wadl::example::message::{self, Start as First};
use crate::read::wadl::table::columns::{Column, Columns};
use crate::read::wadl::text::outline::Item;
use crate::read::wadl::text::words;
use crate::rst::block;
use crate::source::Span;

/// The operations that a page shows, each below a heading of its own.
pub(crate) fn starts(diagnostics: &mut Diagnostics, items: &[Item<'_>]) -> Vec<Start> {
    let titles = items.iter().enumerate().filter(|(_, item)| is_title(item)).map(|(at, _)| at);
    let titles: Vec<usize> = titles.collect();
    let ends = titles.iter().copied().skip(1).chain([items.len()]);
    let mut starts: Vec<Start> = Vec::new();
    for (&heading, end) in titles.iter().zip(ends) {
        let own = items.get(heading..end).unwrap_or_default();
        let Some(signature) = is_described(own).then(|| own.iter().find_map(request)).flatten() else { continue };
        let message = "no line declares the operation; its method and path are those of the request that is shown";
        diagnostics.push(Code::DeclaredInText, signature.path.span, message);
        // The request is an example too, so the heading stands for the declaration.
        starts.push(Start { heading: Some(heading), at: heading, signature, in_text: false });
    }
    starts
}

/// Whether a piece is a heading that may be the title of an operation.
fn is_title(item: &Item<'_>) -> bool {
    let Item::Heading { text, .. } = item else { return false };
    let is_part = words::is_section_name(text) || words::section(text).is_some() || words::speaks_of_codes(text);
    !is_part && !words::is_example(text) && !words::names_a_declaration(text)
}

/// Whether the pieces below a heading hold what only operations have.
fn is_described(items: &[Item<'_>]) -> bool {
    let mut in_section = false;
    items.iter().any(|item| match item {
        Item::Heading { text, .. } => {
            in_section |= words::section(text).is_some();
            false
        }
        Item::Table(table, _) => {
            let columns = Columns::of(table);
            columns.has(Column::Code) || in_section && columns.has(Column::Name) && columns.has(Column::Type)
        }
        Item::Rubric(..) | Item::Prose(_) | Item::Code(..) => false,
    })
}

/// The method and path of the request that a piece shows.
fn request(item: &Item<'_>) -> Option<Signature> {
    let Item::Code(code, span) = item else { return None };
    let First::Request { method, target } = message::read(&code.lines.joined(), code.language).start else {
        return None;
    };
    of_target(method, &target, place(code, *span, &target))
}

/// Where a target stands in its block; the block where it is put together of pieces.
fn place(code: &block::Code<'_>, block: Span, target: &str) -> Span {
    let found = code.lines.lines.iter().find_map(|line| Some(line.start as usize + line.text.find(target)?));
    found.map_or(block, |at| Span::new(block.file, at, at + target.len()))
}

/// The declaration that a target stands for: without the host, or the variable in its place, and without the query,
/// whose values are examples.
fn of_target(method: Method, target: &str, span: Span) -> Option<Signature> {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let variable = path.starts_with('$').then(|| path.find('/')).flatten();
    let path = path.get(variable.unwrap_or(0)..).unwrap_or_default();
    let is_whole = path.len() > 1 && path.len() <= limit::PATH_BYTES && !path.contains(char::is_whitespace);
    if !is_whole || !path.starts_with(['/', '{', 'h']) || !path.contains('/') {
        return None;
    }
    let mut signature = Signature::printed(span.file, method, path, span.start as usize);
    let shown = signature.path.node.as_str();
    if shown == "/" {
        return None;
    }
    // `/kites/$kite_id`
    let segments = shown.split('/').map(|segment| match segment.strip_prefix('$') {
        Some(name) if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') => {
            format!("{{{name}}}")
        }
        _ => segment.to_owned(),
    });
    let path = segments.collect::<Vec<_>>().join("/");
    signature = Signature::new(method, path, span);
    Some(signature)
}

#[cfg(test)]
mod tests {
    use crate::read::wadl::{self, Memory};
    use crate::source::{FileId, Source, Sources};

    const CODES: &str =
        "The possible response codes:\n\n+----+-----+\n|Code|Name |\n+====+=====+\n|204 |Gone |\n+----+-----+\n";

    /// Expects the operations of a page of a title, this code and this text, each with how many examples it has.
    #[track_caller]
    fn check(code: &str, text: &str, expected: &[&str]) {
        let code = code.replace('\n', "\n   ");
        let page = format!("Fly kite\n========\n\nFlies.\n\n::\n\n   {code}\n\n{text}");
        let sources = Sources::new(vec![Source::new("page.rst", page.as_str())]);
        let (read, diagnostics) = wadl::page(&mut Memory::default(), &sources, FileId(0));
        let shown = read.operations.iter().map(|found| {
            let (title, path) = (&found.title.node, &found.path.node);
            format!("{title}: {} {path}, {}", found.method, found.examples.len())
        });
        assert_eq!(shown.collect::<Vec<_>>(), expected, "{page}");
        for found in diagnostics.into_sorted() {
            assert!(page.get(found.span.range()).is_some(), "{found:?}");
        }
    }

    #[test]
    fn a_request_that_is_shown_declares_where_nothing_else_does() {
        let command = "curl -X DELETE \"https://kites.example/v1/{account}/kites/3?now=1\" \\\n  -H 'Accept: a/b'";
        check(command, CODES, &["Fly kite: DELETE /v1/{account}/kites/3, 1"]);
        check("curl $API/kites/$KITE_ID", CODES, &["Fly kite: GET /kites/{KITE_ID}, 1"]);
        check("PUT /kites/3 HTTP/1.1\nHost: kites.example\n\n{}", CODES, &["Fly kite: PUT /kites/3, 1"]);
        check("curl https://kites.example", CODES, &[]);
        check(command, "Words.\n", &[]);
    }

    #[test]
    fn each_heading_of_a_page_may_show_one() {
        let other =
            format!("{CODES}\nLand kite\n=========\n\n::\n\n   curl -d '{{}}' https://kites.example/land\n\n{CODES}");
        check("curl https://kites.example/fly", &other, &["Fly kite: GET /fly, 1", "Land kite: POST /land, 1"]);
        let declared = format!("{CODES}\nLand kite\n=========\n\n::\n\n   POST /land\n\n{CODES}");
        check("curl https://kites.example/fly", &declared, &["Land kite: POST /land, 1"]);
    }
}
