//! Pages that declare no operation and show messages all the same: guides, which show how operations are called, and
//! pages of faults.

use docbind_spec::{Direction, Media, Method};

use super::faults;
use super::message::{self, Start};
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::page::{Example, Exchange, Page};
use crate::read::wadl::Reader;
use crate::read::wadl::declare::signature::Signature;
use crate::read::wadl::operation;
use crate::read::wadl::table::columns::{Column, Columns};
use crate::read::wadl::text::outline::Item;
use crate::source::{FileId, Span, Spanned};

/// Reads a page that declares no operation, though it may be meant to; one of prose is not, and what is odd about it is
/// nobody's concern.
pub(crate) fn read<'s>(
    diagnostics: Diagnostics,
    reader: &'s Reader<'s>,
    items: &'s [Item<'s>],
    mut page: Page,
    may_declare: bool,
) -> (Page, Diagnostics) {
    let shows_faults = faults::may_show(reader.sources.get(page.file).text());
    if !may_declare && !shows_faults {
        return (page, Diagnostics::default());
    }
    let (examples, odd) = examples(reader, page.file, items);
    let mut diagnostics = if may_declare { diagnostics } else { Diagnostics::default() };
    page.exchanges = exchanges(&mut diagnostics, items, &examples);
    if shows_faults {
        page.faults = examples.into_iter().filter_map(faults::fault).collect();
    }
    if may_declare && page.faults.is_empty() {
        without_operation(&mut diagnostics, items, &page.exchanges);
    }
    if !page.exchanges.is_empty() {
        diagnostics.append(odd);
    }
    (page, diagnostics)
}

/// The examples of the page, and what is odd about them.
fn examples<'s>(reader: &'s Reader<'s>, file: FileId, items: &'s [Item<'s>]) -> (Vec<Example>, Diagnostics) {
    let span = Span::new(file, 0, 0);
    let title = Spanned { node: String::new(), span };
    let signature = Signature::new(Method::Get, "/".to_owned(), span);
    let mut found = Diagnostics::default();
    let read = operation::read(&mut found, reader, items, title, (usize::MAX, signature));
    // What else is odd about a page of prose is nothing that a user could do something about.
    let of_messages = [Code::JsonRepaired, Code::JsonRepeatedKey, Code::JsonUnreadable, Code::MalformedMessage];
    found.retain(|diagnostic| of_messages.contains(&diagnostic.code));
    (read.examples, found)
}

/// The requests among the examples, each with the answers that stand below it under the same heading.
fn exchanges(diagnostics: &mut Diagnostics, items: &[Item<'_>], examples: &[Example]) -> Vec<Exchange> {
    let headings = items.iter().filter_map(|item| match item {
        Item::Heading { span, .. } => Some(span.start),
        Item::Rubric(..) | Item::Prose(_) | Item::Table(..) | Item::Code(..) => None,
    });
    let headings: Vec<u32> = headings.collect();
    let section = |example: &Example| headings.partition_point(|&start| start < example.span.start);
    let mut exchanges: Vec<(usize, Exchange)> = Vec::new();
    for example in examples {
        let at = section(example);
        if let Some((method, target)) = request(example) {
            if exchanges.len() == limit::EXCHANGES {
                let message =
                    format!("a guide of more than {} requests; this and the others are left out", limit::EXCHANGES);
                diagnostics.push(Code::CountLimit, example.span, message);
                break;
            }
            exchanges.push((at, Exchange { method, target, examples: vec![example.clone()] }));
        } else if let Some((of, exchange)) = exchanges.last_mut()
            && *of == at
            && belongs(exchange.method, example)
        {
            exchange.examples.push(example.clone());
        }
    }
    exchanges.into_iter().map(|(_, exchange)| exchange).collect()
}

/// The method and the target of a request that says them.
fn request(example: &Example) -> Option<(Method, String)> {
    if example.example.direction == Direction::Response {
        return None;
    }
    let Start::Request { method, target } = message::read(&example.example.text, "").start else { return None };
    let path = target.find("://").map_or(0, |at| at + "://".len());
    let path = target.get(path..)?;
    let path = path.get(path.find('/')?..)?;
    Some((method, path.to_owned()))
}

/// Whether an example that is no request line goes on the request before it, or answers it: an answer says its code,
/// or is bare where the request can have no body.
fn belongs(method: Method, example: &Example) -> bool {
    match example.example.direction {
        Direction::Request => true,
        Direction::Response => example.example.status.is_some() || matches!(method, Method::Get | Method::Head),
    }
}

/// Tables of parameters or codes on a page that declares no operation: something is missing. Examples there belong to
/// no operation.
fn without_operation(diagnostics: &mut Diagnostics, items: &[Item<'_>], exchanges: &[Exchange]) {
    let mut tables = items.iter().filter_map(|item| match item {
        Item::Table(table, block) => {
            let columns = Columns::of(table);
            let parameters = columns.has(Column::Name) && columns.has(Column::Type);
            (columns.has(Column::Code) || parameters).then_some(block.span)
        }
        Item::Heading { .. } | Item::Rubric(..) | Item::Prose(_) | Item::Code(..) => None,
    });
    if let Some(Span { file, start, .. }) = tables.next() {
        let span = Span { file, start, end: start };
        let message = "the page has tables of parameters or response codes, but no line that declares an operation";
        diagnostics.push(Code::PageWithoutOperation, span, message);
    }
    // In the order of the page.
    let taken = exchanges.iter().flat_map(|exchange| &exchange.examples).map(|example| example.span.start);
    let taken: Vec<u32> = taken.collect();
    let is_taken = |span: &Span| {
        let first = taken.partition_point(|&start| start < span.start);
        taken.get(first).is_some_and(|&start| start < span.end)
    };
    let mut examples = items.iter().filter_map(|item| match item {
        Item::Code(code, span) if !is_taken(span) => {
            (message::read(&code.lines.joined(), code.language).media != Media::Text).then_some(span)
        }
        Item::Heading { .. } | Item::Rubric(..) | Item::Prose(_) | Item::Table(..) | Item::Code(..) => None,
    });
    if let Some(&Span { file, start, .. }) = examples.next() {
        let message = match examples.count() {
            0 => "the page declares no operation, so that its example is in none".to_owned(),
            more => format!("the page declares no operation, so that its {} examples are in none", more + 1),
        };
        diagnostics.push(Code::ExamplesWithoutOperation, Span { file, start, end: start }, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::source::{Source, Sources};

    /// Expects the exchanges of a page: the request, and how many examples show it.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let page = format!("Paging\n======\n\n{text}");
        let sources = Sources::new(vec![Source::new("paging.rst", page)]);
        let pages = read::read(&sources).0;
        let found = pages[0].exchanges.iter();
        let found: Vec<_> = found.map(|of| (format!("{} {}", of.method, of.target), of.examples.len())).collect();
        let found: Vec<_> = found.iter().map(|(request, count)| (request.as_str(), *count)).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn block(text: &str) -> String {
        format!(".. code::\n\n    {}\n\n", text.replace('\n', "\n    "))
    }

    #[test]
    fn answers_belong_to_the_request_above_them() {
        let request = block("GET https://hives.example/v1/hives?limit=1 HTTP/1.1\nAccept: application/json");
        let answer = block("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"hives\": []}");
        let bare = block("{\"hives\": []}");
        check(&format!("{request}{answer}"), &[("GET /v1/hives?limit=1", 2)]);
        check(&format!("{request}{bare}"), &[("GET /v1/hives?limit=1", 2)]);
        check(&format!("{request}{request}{answer}"), &[("GET /v1/hives?limit=1", 1), ("GET /v1/hives?limit=1", 2)]);
        check(&format!("{request}More\n----\n\n{answer}"), &[("GET /v1/hives?limit=1", 1)]);
        check(&answer, &[]);
    }

    #[test]
    fn a_bare_body_behind_a_request_that_has_one_may_be_either() {
        let request = block("POST /v1/hives HTTP/1.1\nContent-Type: application/json");
        let bare = block("{\"hive\": {}}");
        let answer = block("HTTP/1.1 201 Created\n\n{\"hive\": {}}");
        check(&format!("{request}{bare}{answer}"), &[("POST /v1/hives", 3)]);
        let whole = block("POST /v1/hives HTTP/1.1\n\n{\"hive\": {}}");
        check(&format!("{whole}{bare}{answer}"), &[("POST /v1/hives", 2)]);
    }
}
