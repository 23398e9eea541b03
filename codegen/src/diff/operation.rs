//! Changes of operations: which there are, and their path, parameters, bodies and status codes.

use std::collections::BTreeMap;

use docbind_spec::{Api, Direction, Location, Operation, Parameter, StatusCode, Type};

use super::{Changes, Kind, Subject};
use crate::config::type_text;

pub(super) fn compare(changes: &mut Changes, old: &Api, new: &Api) {
    let find = |api: &'_ Api, id: &str| api.operations.iter().position(|operation| operation.id == id);
    let is_new = |operation: &&Operation| find(old, &operation.id).is_none();
    let mut added: Vec<&Operation> = new.operations.iter().filter(is_new).collect();
    for before in &old.operations {
        if let Some(after) = find(new, &before.id).and_then(|at| new.operations.get(at)) {
            operation(changes, before, after);
        } else if let Some(at) = same(before, &added) {
            let after = added.remove(at);
            let message = format!("is called `{}` now, made of its title \"{}\"", after.id, after.title);
            changes.breaking(Kind::OperationRenamed, &Subject::Operation(before), message);
            operation(changes, before, after);
        } else {
            let message = format!("is gone: {} {}", before.method, before.path);
            changes.breaking(Kind::OperationRemoved, &Subject::Operation(before), message);
        }
    }
    for after in added {
        let message = format!("is new: {} {}", after.method, after.path);
        changes.compatible(Kind::OperationAdded, &Subject::Operation(after), message);
    }
}

/// The operation that is this one by another title: of those with the same method on the same path the one whose name
/// is most like it. Many operations may share a path (`POST …/action`); two that have no word in common are not one.
fn same(before: &Operation, added: &[&Operation]) -> Option<usize> {
    let is_same = |after: &&Operation| (before.method, &before.path) == (after.method, &after.path);
    let alike = |after: &Operation| strsim::normalized_damerau_levenshtein(&before.id, &after.id);
    let candidates = added.iter().enumerate().filter(|(_, after)| is_same(after));
    let ranked = candidates.map(|(at, after)| (at, after, alike(after)));
    let best = ranked.max_by(|(_, _, one), (_, _, other)| one.total_cmp(other));
    best.filter(|(_, after, _)| has_word_in_common(&before.id, &after.id)).map(|(at, ..)| at)
}

fn has_word_in_common(one: &str, other: &str) -> bool {
    // Two letters are no word: "of", "a", "v2".
    one.split('_').filter(|word| word.len() > 2).any(|word| other.split('_').any(|also| also == word))
}

fn operation(changes: &mut Changes, before: &Operation, after: &Operation) {
    let subject = Subject::Operation(after);
    if before.method != after.method {
        let message = format!("the method was {} and is {}", before.method, after.method);
        changes.breaking(Kind::MethodChanged, &subject, message);
    }
    path(changes, before, after);
    if after.deprecated && !before.deprecated {
        changes.compatible(Kind::OperationDeprecated, &subject, "is deprecated now");
    }
    body(changes, &subject, "request", before.request.as_ref(), after.request.as_ref());
    body(changes, &subject, "response", before.response.as_ref(), after.response.as_ref());
    parameters(changes, before, after);
    statuses(changes, before, after);
}

fn path(changes: &mut Changes, before: &Operation, after: &Operation) {
    if before.path == after.path {
        return;
    }
    let message = format!("the path was `{}` and is `{}`", before.path, after.path);
    // The parameters are the arguments of the function that fills the path.
    if before.path.parameters().count() == after.path.parameters().count() {
        changes.compatible(Kind::PathChanged, &Subject::Operation(after), message);
    } else {
        changes.breaking(Kind::PathChanged, &Subject::Operation(after), message);
    }
}

fn body(changes: &mut Changes, subject: &Subject<'_>, what: &str, before: Option<&Type>, after: Option<&Type>) {
    match (before, after) {
        (None, Some(after)) => {
            let message = format!("the {what} has a documented body now: `{}`", type_text(after));
            changes.compatible(Kind::BodyAdded, subject, message);
        }
        (Some(before), None) => {
            let message = format!("the body of the {what} is no longer documented; it was `{}`", type_text(before));
            changes.breaking(Kind::BodyRemoved, subject, message);
        }
        (Some(before), Some(after)) => {
            changes.retyped(Kind::BodyChanged, subject, (&format!("the body of the {what}"), before, after));
        }
        (None, None) => {}
    }
}

/// Compares what stands in the path, the query and the headers of requests; bodies are compared by their types.
fn parameters(changes: &mut Changes, before: &Operation, after: &Operation) {
    let (old, new) = (outside_of_body(before), outside_of_body(after));
    for (&(location, name), row) in &old {
        let what = format!("the {} parameter `{name}`", word(location));
        match new.get(&(location, name)) {
            Some(now) => parameter(changes, &Subject::Row(after, &now.source), &what, (row, now)),
            // A path that has other parameters than before is a change of the path.
            None if location == Location::Path => {}
            None => {
                let subject = Subject::Row(before, &row.source);
                changes.breaking(Kind::ParameterRemoved, &subject, format!("{what} is gone"));
            }
        }
    }
    for (&(location, name), row) in new.iter().filter(|(key, _)| !old.contains_key(key)) {
        let subject = Subject::Row(after, &row.source);
        let what = format!("the {} parameter `{name}` is new", word(location));
        match (location, row.required) {
            (Location::Path, _) => {}
            (_, Some(true)) => changes.breaking(Kind::ParameterAdded, &subject, format!("{what} and required")),
            (_, Some(false) | None) => changes.compatible(Kind::ParameterAdded, &subject, what),
        }
    }
}

fn parameter(changes: &mut Changes, subject: &Subject<'_>, what: &str, (before, after): (&Parameter, &Parameter)) {
    if let (Some(was), Some(is)) = (&before.schema, &after.schema) {
        changes.retyped(Kind::ParameterChanged, subject, (what, was, is));
    }
    let [was, is] = [before, after].map(|row| row.required == Some(true));
    if was != is && after.location != Location::Path {
        let is = match after.required {
            Some(true) => "is required now",
            Some(false) => "is optional now",
            None => "is no longer said to be required",
        };
        changes.breaking(Kind::ParameterChanged, subject, format!("{what} {is}"));
    }
}

fn outside_of_body(operation: &Operation) -> BTreeMap<(Location, &str), &Parameter> {
    let rows = operation.parameters.iter().filter(|row| row.direction == Direction::Request);
    let rows = rows.filter(|row| row.location != Location::Body);
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

fn statuses(changes: &mut Changes, before: &Operation, after: &Operation) {
    let (old, new) = (variants(before), variants(after));
    for (&code, was) in &old {
        match new.get(&code) {
            None => {
                let message = format!("the status {code} is no longer documented; it was `Status::{was}`");
                changes.breaking(Kind::StatusRemoved, &row_of(before, code), message);
            }
            Some(is) if is != was => {
                let message = format!("the status {code} was `Status::{was}` and is `Status::{is}`");
                changes.breaking(Kind::StatusRenamed, &row_of(after, code), message);
            }
            Some(_) => {}
        }
    }
    for (&code, is) in new.iter().filter(|(code, _)| !old.contains_key(code)) {
        let message = format!("the status {code} is documented now: `Status::{is}`");
        changes.compatible(Kind::StatusAdded, &row_of(after, code), message);
    }
    bodies(changes, before, after);
}

/// The variant of each documented code. What the page calls a code is its variant only where that is unambiguous, so
/// the names of rows do not tell what changed.
fn variants(operation: &Operation) -> BTreeMap<StatusCode, String> {
    let variants = docbind_emit::status_variants(operation).into_iter();
    variants.filter_map(|(code, name)| Some((StatusCode::new(code).ok()?, name))).collect()
}

/// The first row of a code.
fn row_of(operation: &Operation, code: StatusCode) -> Subject<'_> {
    let row = operation.statuses.iter().find(|row| row.codes.contains(&code));
    row.map_or(Subject::Operation(operation), |row| Subject::Row(operation, &row.source))
}

/// The bodies of codes other than those of the operation's response.
fn bodies(changes: &mut Changes, before: &Operation, after: &Operation) {
    let subject = Subject::Operation(after);
    let body = |operation: &'_ Operation, code: StatusCode| {
        let mut rows = operation.statuses.iter().filter(|row| row.codes.contains(&code));
        rows.find_map(|row| row.body.clone())
    };
    for &code in variants(before).keys().filter(|code| !code.is_success()) {
        let what = format!("status {code}");
        self::body(changes, &subject, &what, body(before, code).as_ref(), body(after, code).as_ref());
    }
}
