//! Headers that examples show and no table lists: `Location` of what was created, `X-Subject-Token`, `Client-ID`.
//!
//! What HTTP itself and every exchange with a service have is no parameter: `Date`, `X-Auth-Token` of a request, and
//! what most answers of a folder have. Headers of failures are not read by the bindings.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Direction, Location, Parameter, is_header_name};
use memchr::memmem;
use rustc_hash::FxHashMap as HashMap;

use super::parameter;
use crate::header::{is_of_exchange, is_standard};
use crate::infer::prose::declared::Declared;
use crate::read::page::{Example, Operation};
use crate::source::{Sources, Span, Spanned};

/// Headers beside those of a standard that say nothing of the operation, in lower case.
const OF_EXCHANGES: &[&str] = &["x-cache", "x-powered-by", "x-served-by", "x-service-token", "x-timer", "x-varnish"];

/// What such headers begin or end with, or hold.
const BEGINNINGS: [&str; 5] = ["access-control-", "proxy-", "x-content-type", "x-forwarded-", "x-newrelic-"];
const PARTS: [&str; 5] = ["request-id", "requestid", "trans-id", "tracking", "correlation"];

/// How many operations of a folder have to answer with a header before it can be one of every answer.
const SEVERAL: usize = 4;

/// The headers of all examples.
pub(crate) struct Usual<'a> {
    /// Those of the answers of each folder: how many of its operations show each, and how many show any.
    folders: BTreeMap<&'a str, (usize, BTreeMap<String, usize>)>,
    /// Whether each says something, in each direction: pages show the same headers over and over.
    telling: HashMap<(&'a str, Direction), bool>,
}

impl<'a> Usual<'a> {
    pub(crate) fn of(sources: &'a Sources, operations: &[&'a Operation]) -> Self {
        let mut usual = Self { folders: BTreeMap::new(), telling: HashMap::default() };
        for operation in operations {
            if operation.examples.iter().all(|example| example.example.headers.is_empty()) {
                continue;
            }
            usual.learn(operation, Direction::Request);
            let told = usual.learn(operation, Direction::Response).into_iter();
            let told = told.filter(|name| !is_standard(name)).map(str::to_ascii_lowercase);
            let names: BTreeSet<String> = told.collect();
            let (all, shown) = usual.folders.entry(folder(sources, operation)).or_default();
            *all += 1;
            for name in names {
                *shown.entry(name).or_default() += 1;
            }
        }
        usual
    }

    /// Takes note of the headers of an operation. Returns those that say something.
    fn learn(&mut self, operation: &'a Operation, direction: Direction) -> Vec<&'a str> {
        let headers = examples(operation, direction).flat_map(|example| &example.example.headers);
        let mut tells =
            |name: &'a str| *self.telling.entry((name, direction)).or_insert_with(|| says_something(name, direction));
        headers.map(|(name, _)| name.as_str()).filter(|name| tells(name)).collect()
    }

    /// Whether a header that some example shows says something.
    fn tells(&self, name: &str, direction: Direction) -> bool {
        self.telling.get(&(name, direction)) == Some(&true)
    }

    /// Whether most answers of the folder have the header.
    fn holds(&self, sources: &Sources, operation: &Operation, name: &str) -> bool {
        let Some((all, shown)) = self.folders.get(folder(sources, operation)) else { return false };
        let count = shown.get(&name.to_ascii_lowercase()).copied().unwrap_or_default();
        count >= SEVERAL && count * 2 > *all
    }
}

fn folder<'a>(sources: &'a Sources, operation: &Operation) -> &'a str {
    sources.get(operation.path.span.file).path().rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The headers of an operation that no row lists, each once; those of the request first.
pub(crate) fn find(sources: &Sources, usual: &Usual<'_>, operation: &Operation) -> Vec<Spanned<Parameter>> {
    let mut found: Vec<Spanned<Parameter>> = Vec::new();
    if operation.examples.iter().all(|example| example.example.headers.is_empty()) {
        return found;
    }
    for direction in [Direction::Request, Direction::Response] {
        for example in examples(operation, direction) {
            for (name, _) in &example.example.headers {
                let known = found.iter().map(|one| &one.node).filter(|one| one.direction == direction);
                if !usual.tells(name, direction)
                    || is_listed(operation, direction, name)
                    || known.into_iter().any(|known| known.is_of_header(name))
                    || direction == Direction::Response && usual.holds(sources, operation, name)
                {
                    continue;
                }
                let span = place(sources, example, name);
                found.push(Spanned { node: made(sources, operation, direction, name, span), span });
            }
        }
    }
    found
}

/// The examples of a direction, without those of failures.
fn examples(operation: &Operation, direction: Direction) -> impl Iterator<Item = &Example> {
    let succeeds = |example: &&Example| example.example.status.is_none_or(|code| code.get() < 400);
    operation.examples.iter().filter(move |example| example.example.direction == direction).filter(succeeds)
}

/// Whether a header is of the operation rather than of any exchange.
fn says_something(name: &str, direction: Direction) -> bool {
    let lower = name.to_ascii_lowercase();
    let of_exchange = is_of_exchange(name)
        || OF_EXCHANGES.contains(&lower.as_str())
        || BEGINNINGS.iter().any(|begin| lower.starts_with(begin))
        || PARTS.iter().any(|part| lower.contains(part));
    // A token is asked of whoever calls, and the version of the service is told to all.
    let of_direction = match direction {
        Direction::Request => lower == "x-auth-token",
        Direction::Response => lower.ends_with("-version"),
    };
    !of_exchange && !of_direction && is_header_name(name) && (name.contains('-') || is_standard(name))
}

fn is_listed(operation: &Operation, direction: Direction, name: &str) -> bool {
    let rows = operation.parameters.iter().map(|row| &row.parameter);
    let mut rows = rows.filter(|row| row.direction == direction && row.location == Location::Header);
    rows.any(|row| row.is_of_header(name))
}

/// Where an example has the name; the whole of it where it is written otherwise there.
fn place(sources: &Sources, example: &Example, name: &str) -> Span {
    let text = &sources.get(example.span.file).text()[example.span.range()];
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_whole = |at: &usize| !text[..*at].ends_with(is_of_name) && !text[at + name.len()..].starts_with(is_of_name);
    let at = memmem::find_iter(text.as_bytes(), name.as_bytes()).find(is_whole);
    at.map(|at| example.span.start as usize + at)
        .map_or(example.span, |at| Span::new(example.span.file, at, at + name.len()))
}

/// The parameter; `X-Lamp-Meta-Colour` is one of the headers that `X-Lamp-Meta-` begins.
fn made(sources: &Sources, operation: &Operation, direction: Direction, name: &str, span: Span) -> Parameter {
    let prefix = name.to_ascii_lowercase().find("-meta-").map(|at| &name[..at + "-meta-".len()]);
    let shown = prefix.map_or_else(|| name.to_owned(), |prefix| format!("{prefix}{{name}}"));
    let mut made = parameter::without_row(shown, direction, Location::Header, sources.place(span));
    made.prefix = prefix.map(str::to_owned);
    let headers = examples(operation, direction).flat_map(|example| &example.example.headers);
    let values = headers.filter(|(shown, _)| made.is_of_header(shown)).map(|(_, value)| value.trim());
    let values: Vec<&str> = values.collect();
    made.schema = Some(parameter::plain(&made, &Declared::Unknown, &values));
    made
}

#[cfg(test)]
mod tests {
    use docbind_spec::Direction::{Request, Response};

    use super::says_something;

    #[test]
    fn headers_of_every_exchange_say_nothing_of_an_operation() {
        for name in ["Date", "Accept", "Accept-Ranges", "X-Compute-Request-Id", "X-Trans-Id", "Content-Length", "Book"]
        {
            assert!(!says_something(name, Request) && !says_something(name, Response), "{name}");
        }
        for name in ["Location", "Client-ID", "X-Subject-Token", "ETag", "If-None-Match"] {
            assert!(says_something(name, Request) && says_something(name, Response), "{name}");
        }
        assert!(!says_something("X-Auth-Token", Request) && says_something("X-Auth-Token", Response));
        assert!(says_something("X-Lamp-Api-Version", Request) && !says_something("X-Lamp-Api-Version", Response));
    }
}
