//! Changes of the parameters that stand in the query and the headers of requests.

use std::collections::{BTreeMap, BTreeSet};

use docbind_emit::Argument;
use docbind_spec::{Direction, Location, Operation, Parameter, Type};

use super::operation::Side;
use super::{Changes, Kind, Subject};

/// Compares what stands in the query and the headers of requests; bodies are compared by their types.
pub(super) fn compare(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (outside_of_body(old.operation), outside_of_body(new.operation));
    let mut rewritten = BTreeSet::new();
    for (&(location, name), row) in &before {
        let what = format!("the {} parameter `{name}`", word(location));
        if let Some(now) = after.get(&(location, name)) {
            let subject = Subject::row(new.operation, &now.source);
            retyped(changes, &subject, &what, Some(row), Some(now));
            necessity(changes, &subject, &what, [(old, row), (new, now)]);
        } else if let Some((key, now)) =
            as_written_now(old, new, location, name).and_then(|key| after.get_key_value(&key))
        {
            rewritten.insert(*key);
            let subject = Subject::row(new.operation, &now.source);
            changes.compatible(Kind::ParameterChanged, &subject, format!("{what} is written `{}` now", key.1));
            retyped(changes, &subject, &what, Some(row), Some(now));
            necessity(changes, &subject, &what, [(old, row), (new, now)]);
        } else {
            let subject = Subject::row(new.operation, &row.source).in_old();
            changes.breaking(Kind::ParameterRemoved, &subject, format!("{what} is gone"));
        }
    }
    let is_new = |key: &(Location, &str)| !before.contains_key(key) && !rewritten.contains(key);
    for (&(location, name), row) in after.iter().filter(|(key, _)| is_new(key)) {
        let subject = Subject::row(new.operation, &row.source);
        let what = format!("the {} parameter `{name}` is new", word(location));
        if argument(new, location, name).is_some_and(|argument| argument.is_required) {
            changes.breaking(Kind::ParameterAdded, &subject, format!("{what} and required"));
        } else {
            changes.compatible(Kind::ParameterAdded, &subject, what);
        }
    }
}

/// The key of the parameter that has the same name in Rust as one had that is gone.
fn as_written_now<'a>(old: Side<'_>, new: Side<'a>, location: Location, name: &str) -> Option<(Location, &'a str)> {
    let ident = &argument(old, location, name)?.ident;
    let mut now = new.call.parameters.iter().filter(|argument| argument.location == location);
    now.find(|argument| argument.ident == *ident).map(|argument| (location, argument.name.as_str()))
}

fn argument<'a>(side: Side<'a>, location: Location, name: &str) -> Option<&'a Argument> {
    side.call.parameters.iter().find(|argument| argument.location == location && argument.name == name)
}

/// Compares the types of a parameter; one of which nothing is known is a text.
pub(super) fn retyped(
    changes: &mut Changes,
    subject: &Subject<'_>,
    what: &str,
    before: Option<&Parameter>,
    after: Option<&Parameter>,
) {
    let [was, is] = [before, after].map(|row| row.map_or(Type::STRING, Parameter::ty));
    changes.retyped(Kind::ParameterChanged, subject, (what, &was, &is));
}

/// Whether a call must have it: not what the row prints, but what it means there.
fn necessity(changes: &mut Changes, subject: &Subject<'_>, what: &str, sides: [(Side<'_>, &Parameter); 2]) {
    let [was, is] =
        sides.map(|(side, row)| argument(side, row.location, &row.name).is_some_and(|argument| argument.is_required));
    let said = sides.map(|(_, row)| row.required);
    let message = match (was, is) {
        (true, true) | (false, false) => return,
        (false, true) if said[0] == said[1] => "is required now: on other pages of its folder something is optional",
        (false, true) => "is required now",
        (true, false) if said[0] == said[1] => "is optional now: where nothing is optional, required says nothing",
        (true, false) => "is optional now",
    };
    changes.breaking(Kind::ParameterChanged, subject, format!("{what} {message}"));
}

fn outside_of_body(operation: &Operation) -> BTreeMap<(Location, &str), &Parameter> {
    let rows = operation.all_parameters().filter(|row| row.direction == Direction::Request);
    let rows = rows.filter(|row| matches!(row.location, Location::Query | Location::Header));
    rows.map(|row| ((row.location, row.name.as_str()), row)).collect()
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Body => "body",
    }
}
