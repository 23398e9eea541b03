//! What guides show of operations: the request of an exchange says which operation it calls.

use docbind_spec::{Direction, Location, Method};
use rustc_hash::FxHashSet as HashSet;

use super::request_line::{self, Shown};
use crate::diagnostic::{Code, Diagnostics};
use crate::infer::evidence::agreement;
use crate::read::Page;
use crate::read::page::{Example, Exchange, Operation};
use crate::route::{self, Route};
use crate::source::{Sources, Span, is_below, nearest};

/// Where an operation is: its page, and its place there.
type Where = (usize, usize);

/// An operation that may be called.
struct Callable<'a> {
    place: Where,
    folder: &'a str,
    operation: &'a Operation,
    route: Route<'a>,
}

/// Gives each operation the exchanges of guides that call it: of the operations below the nearest folder above the
/// guide, the one that fits best. Those of which that is not told are reported.
pub(crate) fn give(diagnostics: &mut Diagnostics, sources: &Sources, pages: &mut [Page]) {
    if pages.iter().all(|page| page.exchanges.is_empty()) {
        return;
    }
    for (at, called) in called(sources, pages) {
        let Some(guide) = pages.get_mut(at) else { continue };
        let exchanges = std::mem::take(&mut guide.exchanges);
        let mut unknown = Vec::new();
        for (exchange, called) in exchanges.into_iter().zip(called) {
            match called.and_then(|(page, at)| pages.get_mut(page)?.operations.get_mut(at)) {
                Some(operation) => {
                    for mut example in exchange.examples {
                        drop_contradicting(diagnostics, operation, &mut example);
                        operation.guides.push(example);
                    }
                }
                None => unknown.push(exchange),
            }
        }
        report(diagnostics, &unknown);
    }
}

/// For each page with exchanges, the operation that each calls.
fn called(sources: &Sources, pages: &[Page]) -> Vec<(usize, Vec<Option<Where>>)> {
    let operations = pages.iter().enumerate().flat_map(|(page, of)| {
        let folder = sources.folder(of.file);
        let operations = of.operations.iter().enumerate();
        operations.map(move |(at, operation)| Callable {
            place: (page, at),
            folder,
            operation,
            route: Route::new(&operation.path.node),
        })
    });
    let operations: Vec<Callable<'_>> = operations.collect();
    let folders: Vec<&str> = operations.iter().map(|callable| callable.folder).collect();
    let guides = pages.iter().enumerate().filter(|(_, page)| !page.exchanges.is_empty());
    let called = guides.map(|(at, guide)| {
        let folder = nearest(sources.folder(guide.file), &folders);
        let near = operations.iter().filter(|callable| is_below(callable.folder, folder));
        let near: Vec<&Callable<'_>> = near.collect();
        (at, guide.exchanges.iter().map(|exchange| best(&near, exchange)).collect())
    });
    called.collect()
}

/// The operation whose path fits an exchange best; of those of one path, the one that its query and body fit best.
fn best(operations: &[&Callable<'_>], exchange: &Exchange) -> Option<Where> {
    let path = path(exchange);
    let fitting = |path: &str| {
        let path = route::segments(path);
        let callable = operations.iter().filter(|callable| callable.operation.method == exchange.method);
        let fitting = callable.filter_map(|callable| Some((callable.route.matches(&path)?.distance, *callable)));
        let fitting: Vec<_> = fitting.collect();
        let least = fitting.iter().map(|&(distance, _)| distance).min();
        fitting.into_iter().filter(move |&(distance, _)| Some(distance) == least).map(|(_, callable)| callable)
    };
    let mut nearest: Vec<&Callable<'_>> = fitting(path).collect();
    if nearest.is_empty() {
        // Services of old let a path name the format that the answer has.
        let bare = path.strip_suffix(".json").or_else(|| path.strip_suffix(".xml"))?;
        nearest = fitting(bare).collect();
    }
    if let [only] = nearest.as_slice() {
        return Some(only.place);
    }
    let key = exchange.examples.first().and_then(root_key);
    let takes = |callable: &&Callable<'_>| match exchange.method {
        Method::Get | Method::Head | Method::Delete => true,
        // Actions are told apart by what their bodies begin with.
        _ => key.is_some() && requests(callable.operation).any(|request| root_key(request) == key),
    };
    let told = nearest.into_iter().filter(takes);
    told.min_by_key(|callable| misfit(callable.operation, &exchange.target)).map(|callable| callable.place)
}

/// What a query has that the operation does not know, and what each of its own requests has that the query lacks.
fn misfit(operation: &Operation, target: &str) -> (usize, usize) {
    let shown = Shown::of(operation);
    let rows = operation.parameters.iter().map(|row| &row.parameter);
    let rows = rows.filter(|row| row.location == Location::Query).map(|row| row.name.as_str());
    let mut known: HashSet<&str> = rows.chain(operation.path.node.query_parameters()).collect();
    known.extend(shown.names().map(|(name, _)| name));
    let sent: HashSet<&str> = request_line::names(target).collect();
    let mut requests = shown.requests().map(|target| request_line::names(target).collect::<HashSet<_>>());
    let always = requests.next().map(|first| requests.fold(first, |all, of| &all & &of)).unwrap_or_default();
    (sent.difference(&known).count(), always.difference(&sent).count())
}

fn requests(operation: &Operation) -> impl Iterator<Item = &Example> {
    operation.examples.iter().filter(|example| example.example.direction == Direction::Request)
}

/// The only key of the body.
fn root_key(example: &Example) -> Option<&str> {
    let mut keys = example.example.value.as_ref()?.as_object()?.keys();
    keys.next().filter(|_| keys.next().is_none()).map(String::as_str)
}

/// The path of the request.
fn path(exchange: &Exchange) -> &str {
    exchange.target.split(['?', '#']).next().unwrap_or_default()
}

/// Drops the value of an example that contradicts those of the operation's own page, which is surer to be right: what
/// the guide shows is kept, and no type is made of it.
fn drop_contradicting(diagnostics: &mut Diagnostics, operation: &Operation, example: &mut Example) {
    let Some(value) = &example.example.value else { return };
    let fails = |example: &Example| example.example.status.is_some_and(|code| !code.is_success());
    let is_like =
        |other: &&Example| other.example.direction == example.example.direction && fails(other) == fails(example);
    let own = operation.examples.iter().filter(is_like).filter(|own| own.example.value.is_some());
    let own: Vec<&Example> = own.collect();
    let values: Vec<_> = own.iter().filter_map(|own| own.example.value.as_ref()).collect();
    let (Some(path), Some(first)) = (agreement::contradiction(value, &values), own.first()) else { return };
    let what = if path.is_empty() { "the body".to_owned() } else { format!("`{path}`") };
    let message = format!("{what} is not as the page of the operation shows it: no type is made of this example");
    let Span { file, start, .. } = example.span;
    let span = Span { file, start, end: start };
    diagnostics
        .push(Code::GuideContradictsExample, span, message)
        .related(Span { end: first.span.start, ..first.span }, "the operation's own example");
    example.example.value = None;
}

/// One diagnostic a page.
fn report(diagnostics: &mut Diagnostics, unknown: &[Exchange]) {
    let Some(first) = unknown.first() else { return };
    let Some(Span { file, start, .. }) = first.examples.first().map(|example| example.span) else { return };
    let (others, they) = match unknown.len() - 1 {
        0 => (String::new(), "its examples are"),
        1 => (", nor does another request of the page".to_owned(), "their examples are"),
        more => (format!(", nor do {more} other requests of the page"), "their examples are"),
    };
    let (method, path) = (first.method, path(first));
    let message = format!("`{method} {path}` calls no operation of these pages{others}; {they} in none");
    diagnostics.push(Code::ExamplesWithoutOperation, Span { file, start, end: start }, message);
}
