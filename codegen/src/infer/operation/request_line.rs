//! What the requests that pages show have in their URLs and headers.

use std::sync::LazyLock;

use docbind_spec::{Direction, Location, Method, Parameter, spelt_alike, variable};

use crate::infer::language::phrases::Phrase;
use crate::read::page::{self, Operation};
use crate::source::Span;

/// What the requests of an operation show.
#[derive(Debug, Default)]
pub(crate) struct Shown<'a> {
    /// The targets of all request lines, each with its example.
    targets: Vec<(&'a str, Span)>,
    /// The first target of each example.
    firsts: Vec<&'a str>,
    /// The values of parameters, each with the place and the name that it has in its request, in the order of the
    /// requests.
    values: Vec<(Location, &'a str, &'a str)>,
}

impl<'a> Shown<'a> {
    pub(crate) fn of(operation: &'a Operation) -> Self {
        let mut shown = Self::default();
        let requests = operation.shown().filter(|shown| shown.example.direction == Direction::Request);
        for page::Example { example: request, span, .. } in requests {
            for (name, value) in &request.headers {
                shown.add(Location::Header, name, value);
            }
            let first = shown.targets.len();
            shown.targets.extend(targets(operation.method, &request.text).map(|target| (target, *span)));
            let Some(&(target, _)) = shown.targets.get(first) else { continue };
            shown.firsts.push(target);
            let (path, query) = target.split_once('?').unwrap_or((target, ""));
            let query = query.split('#').next().unwrap_or_default();
            for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
                shown.add(Location::Query, name, value);
            }
            shown.path(operation.path.node.as_str(), path);
        }
        shown
    }

    /// The values of a row's parameter, whose name a request may spell otherwise: `{taskID}` and `task_id`.
    pub(crate) fn values(&self, row: &Parameter) -> Vec<&'a str> {
        let here = self.values.iter().filter(|&&(location, ..)| location == row.location);
        let is_it = |name: &str| match row.prefix {
            Some(_) => row.is_of_header(name),
            None => spelt_alike(name, &row.name),
        };
        here.filter(|(_, name, _)| is_it(name)).map(|&(_, _, value)| value).collect()
    }

    /// The names that requests have in their query, each with its example.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&'a str, Span)> {
        self.targets.iter().flat_map(|&(target, span)| names(target).map(move |name| (name, span)))
    }

    /// The target of each request: the first of its example.
    pub(crate) fn requests(&self) -> impl Iterator<Item = &'a str> {
        self.firsts.iter().copied()
    }

    /// Whether a request has a name more than once.
    pub(crate) fn repeats(&self, name: &str) -> bool {
        self.targets.iter().any(|&(target, _)| names(target).filter(|known| *known == name).count() > 1)
    }

    /// Reads the parameters of a path, from its end: what stands before it is the host and perhaps a version.
    fn path(&mut self, template: &'a str, path: &'a str) {
        let template: Vec<&'a str> = template.split('/').filter(|segment| !segment.is_empty()).collect();
        let segments: Vec<&'a str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let pairs = || template.iter().rev().zip(segments.iter().rev());
        let fits = template.len() <= segments.len()
            && pairs().all(|(expected, shown)| expected.contains('{') || expected == shown);
        if !fits {
            return;
        }
        for (expected, shown) in pairs() {
            if let Some(name) = expected.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                self.add(Location::Path, variable(name), shown);
            }
        }
    }

    /// Adds a value; what stands in braces or has escapes is no value as a program would send it.
    fn add(&mut self, location: Location, name: &'a str, value: &'a str) {
        let value = value.trim();
        let marked = |c: char| matches!(c, '{' | '<' | '%' | '$' | '…');
        let dotted = || value.as_bytes().windows(3).any(|bytes| bytes == b"...");
        let plain = !value.is_empty() && !value.chars().any(marked) && !dotted();
        if plain {
            self.values.push((location, name, value));
        }
    }
}

/// The targets of the request lines of a text.
fn targets(method: Method, text: &str) -> impl Iterator<Item = &str> {
    static METHODS: LazyLock<Vec<Phrase>> =
        LazyLock::new(|| Method::ALL.iter().map(|method| Phrase::new(method.as_str())).collect());
    // Few lines of a message have a method: the lines around the others are not looked for.
    let method = method.as_str();
    let phrase = METHODS.iter().find(|phrase| phrase.text == method);
    let mut rest = text;
    let lines = std::iter::from_fn(move || {
        let at = phrase?.find(rest)?;
        let from = &rest[rest[..at].rfind('\n').map_or(0, |end| end + 1)..];
        let (line, behind) = from.split_once('\n').unwrap_or((from, ""));
        rest = behind;
        Some(line)
    });
    lines.filter_map(|line| target(method, line))
}

/// The names in the query of a target: `limit` and `marker` in `/lamps?limit=10&marker={id}`.
pub(crate) fn names(target: &str) -> impl Iterator<Item = &str> {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let pairs = query.split(['&', ';']).filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, _)| name).filter(|name| is_name(name))
}

/// Whether a text may be the name of a parameter.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':'))
}

/// The target of a request line: `GET /tasks?limit=1 HTTP/1.1`.
fn target<'l>(method: &str, line: &'l str) -> Option<&'l str> {
    if !line.trim_start().starts_with(method) {
        return None;
    }
    let mut words = line.split_whitespace();
    let is_method = words.next().is_some_and(|word| word == method);
    let target = words.next().filter(|_| is_method)?;
    let rest = target.split_once("://").map_or(target, |(_, rest)| rest);
    rest.contains('/').then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{Shown, target};
    use docbind_spec::Location;

    #[track_caller]
    fn check(line: &str, expected: &[(Location, &str, &str)]) {
        let mut shown = Shown::default();
        let (path, query) = target("GET", line).and_then(|target| target.split_once('?')).expect("a target");
        shown.path("/bells/{bellID}", path);
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            shown.add(Location::Query, name, value);
        }
        assert_eq!(shown.values, expected, "{line}");
    }

    #[test]
    fn a_request_line_shows_parameters() {
        let expected = [(Location::Path, "bellID", "7"), (Location::Query, "sort_dir", "asc")];
        check("GET https://bells.example/v2/bells/7?sort_dir=asc HTTP/1.1", &expected);
        check("GET /v2/bells/{id}?limit={limit}", &[]);
    }
}
