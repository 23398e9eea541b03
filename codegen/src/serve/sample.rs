//! Requests as a page shows them: what a client that follows the page sends.

use docbind_spec::{Api, Direction, Example, Location, Media, Operation, Parameter, Required, Segment, Type};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::{Asked, example, made};

/// The requests that an operation's page shows: one for each example of a body, or one without.
///
/// What the examples leave out is made from the types: the path's parameters, and the query parameters and headers that
/// the page requires.
#[must_use]
pub fn requests(api: &Api, operation: &Operation) -> Vec<Asked> {
    let required = &api.required();
    let takes_body = operation.method.takes_body();
    let examples = operation.examples.iter().filter(|example| example.direction == Direction::Request && takes_body);
    // A body that stands for any has no type, though the operation's bodies have one.
    let shows = |example: &&Example| example.value.is_some() && (example.ty.is_some() || operation.request.is_none());
    let examples = examples.filter(|example| shows(example) || example.media == Media::Xml);
    let mut requests: Vec<Asked> = examples
        .map(|shown| {
            let mut asked = bare(api, required, operation);
            asked.headers.push(("Content-Type".to_owned(), example::media_type(shown)));
            asked.body = example::body(shown).unwrap_or_default();
            asked
        })
        .collect();
    if requests.is_empty() {
        let mut asked = bare(api, required, operation);
        if let Some(ty) = operation.request.as_ref().filter(|_| takes_body) {
            asked.headers.push(("Content-Type".to_owned(), "application/json".to_owned()));
            asked.body = example::pretty(&made::value(api, ty));
        }
        requests.push(asked);
    }
    requests
}

/// The request without its body.
fn bare(api: &Api, required: &Required<'_>, operation: &Operation) -> Asked {
    let rows = |location: Location| {
        let rows = operation.all_parameters();
        rows.filter(move |row| row.direction == Direction::Request && row.location == location)
            .filter(|row| required.holds(row))
    };
    let mut target = path(api, operation);
    for row in rows(Location::Query) {
        target.push(if target.contains('?') { '&' } else { '?' });
        target.push_str(&encoded(&row.name));
        target.push('=');
        target.push_str(&encoded(&text(api, Some(row))));
    }
    let headers = rows(Location::Header).map(|row| (row.name.clone(), text(api, Some(row))));
    let headers = headers.filter(|(name, value)| example::is_sent(name, value)).collect();
    Asked { method: operation.method.to_string(), target, headers, body: Vec::new() }
}

fn path(api: &Api, operation: &Operation) -> String {
    let rows = operation.path_rows();
    let mut path = String::new();
    for segment in operation.path.segments() {
        match segment {
            Segment::Literal(literal) => path.push_str(literal),
            Segment::Parameter(name) => {
                let row = rows.iter().find(|(known, _)| *known == name).and_then(|&(_, row)| row);
                path.push_str(&encoded(&text(api, row)));
            }
        }
    }
    let path = path.split_once("://").and_then(|(_, rest)| Some(rest.split_at(rest.find('/')?).1)).unwrap_or(&path);
    let path: String = path.split(['?', '#']).next().unwrap_or_default().chars().map(plain).collect();
    if path.starts_with('/') { path } else { format!("/{path}") }
}

/// What may stand in a request's path; a page may print anything there.
fn plain(c: char) -> char {
    if c.is_ascii_graphic() && !"<>\"{}|\\^`".contains(c) { c } else { '_' }
}

fn text(api: &Api, row: Option<&Parameter>) -> String {
    match made::value(api, row.and_then(|row| row.schema.as_ref()).unwrap_or(&Type::STRING)) {
        Value::String(text) => text,
        Value::Array(elements) => elements.first().map_or_else(String::new, |first| match first {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        }),
        other => other.to_string(),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}
