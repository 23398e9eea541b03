//! Changes of operations: which there are, and their path, parameters, bodies and status codes.

use std::collections::{BTreeMap, BTreeSet};

use docbind_emit::{Argument, Signature, signatures};
use docbind_spec::{Api, Direction, Location, Operation, Parameter, Segment, StatusCode, Type};

use super::{Changes, Kind, Subject};
use crate::config::type_text;

/// An operation, and what code names of it.
#[derive(Clone, Copy)]
struct Side<'a> {
    operation: &'a Operation,
    call: &'a Signature,
}

pub(super) fn compare(changes: &mut Changes, old: &Api, new: &Api) {
    let calls = [old, new].map(signatures);
    let [old, new] = [(old, &calls[0]), (new, &calls[1])].map(|(api, calls)| {
        let sides = api.operations.iter().zip(calls).map(|(operation, call)| Side { operation, call });
        sides.collect::<Vec<_>>()
    });
    let by_id = |sides: &[Side<'_>]| {
        let ids = sides.iter().enumerate().map(|(at, side)| (side.operation.id.clone(), at));
        ids.collect::<BTreeMap<_, _>>()
    };
    let (known, ids) = (by_id(&old), by_id(&new));
    let mut added: Vec<Side<'_>> = new.iter().filter(|side| !known.contains_key(&side.operation.id)).copied().collect();
    for &before in &old {
        if let Some(&after) = ids.get(&before.operation.id).and_then(|&at| new.get(at)) {
            operation(changes, before, after);
        } else if let Some(at) = same(before.operation, &added) {
            let after = added.remove(at);
            let Operation { id, title, .. } = after.operation;
            // A name can change though the title did not: where another operation of that title came or went.
            let why = if before.operation.title == *title { "" } else { ", made of its title" };
            let title = if why.is_empty() { String::new() } else { format!(" \"{title}\"") };
            let message = format!("is called `{id}` now{why}{title}");
            changes.breaking(Kind::OperationRenamed, &Subject::Operation(before.operation), message);
            operation(changes, before, after);
        } else {
            let message = format!("is gone: {} {}", before.operation.method, before.operation.path);
            changes.breaking(Kind::OperationRemoved, &Subject::Operation(before.operation), message);
        }
    }
    for Side { operation, .. } in added {
        let message = format!("is new: {} {}", operation.method, operation.path);
        changes.compatible(Kind::OperationAdded, &Subject::Operation(operation), message);
    }
}

/// The operation that is this one by another title: of those with the same method on the same path the one whose name
/// is most like it. Many operations may share a path (`POST …/action`); two that have no word in common are not one.
fn same(before: &Operation, added: &[Side<'_>]) -> Option<usize> {
    // The names of the parameters may differ: what stands between them does not.
    let piece = |segment: Segment<'_>| match segment {
        Segment::Literal(text) => text.to_owned(),
        Segment::Parameter(_) => "{}".to_owned(),
    };
    let route = |operation: &Operation| (operation.method, operation.path.segments().map(piece).collect::<String>());
    let is_same = |after: &&Operation| route(before) == route(after);
    let alike = |after: &Operation| strsim::normalized_damerau_levenshtein(&before.id, &after.id);
    let candidates = added.iter().map(|side| side.operation).enumerate().filter(|(_, after)| is_same(after));
    let ranked = candidates.map(|(at, after)| (at, after, alike(after)));
    let best = ranked.max_by(|(_, _, one), (_, _, other)| one.total_cmp(other));
    best.filter(|(_, after, _)| has_word_in_common(&before.id, &after.id)).map(|(at, ..)| at)
}

fn has_word_in_common(one: &str, other: &str) -> bool {
    // Two letters are no word: "of", "a", "v2".
    one.split('_').filter(|word| word.len() > 2).any(|word| other.split('_').any(|also| also == word))
}

fn operation(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    let subject = Subject::Operation(after);
    if before.method != after.method {
        let message = format!("the method was {} and is {}", before.method, after.method);
        changes.breaking(Kind::MethodChanged, &subject, message);
    }
    path(changes, old, new);
    if after.deprecated && !before.deprecated {
        changes.compatible(Kind::OperationDeprecated, &subject, "is deprecated now");
    }
    match (&before.request, &after.request) {
        (None, Some(ty)) if !new.call.has_body => {
            let message = format!("the request has a documented body now: `{}`; a call takes none", type_text(ty));
            changes.compatible(Kind::BodyAdded, &subject, message);
        }
        (before, after) => body(changes, &subject, "request", before.as_ref(), after.as_ref()),
    }
    body(changes, &subject, "response", before.response.as_ref(), after.response.as_ref());
    parameters(changes, old, new);
    statuses(changes, before, after);
    call(changes, old, new);
}

fn path(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    if before.path == after.path {
        return;
    }
    let message = format!("the path was `{}` and is `{}`", before.path, after.path);
    // The parameters are the arguments of a call, in order, and its fields.
    if old.call.path == new.call.path {
        changes.compatible(Kind::PathChanged, &Subject::Operation(after), message);
    } else {
        changes.breaking(Kind::PathChanged, &Subject::Operation(after), message);
    }
}

fn body(changes: &mut Changes, subject: &Subject<'_>, what: &str, before: Option<&Type>, after: Option<&Type>) {
    match (before, after) {
        // A call takes it, or a variant of the answer has it, where there was nothing.
        (None, Some(after)) => {
            let message = format!("the {what} has a documented body now: `{}`", type_text(after));
            changes.breaking(Kind::BodyAdded, subject, message);
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
fn parameters(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (outside_of_body(old.operation), outside_of_body(new.operation));
    let mut rewritten = BTreeSet::new();
    for (&(location, name), row) in &before {
        let what = format!("the {} parameter `{name}`", word(location));
        if let Some(now) = after.get(&(location, name)) {
            let subject = Subject::Row(new.operation, &now.source);
            parameter(changes, &subject, &what, (row, now));
            necessity(changes, &subject, &what, [(old, row), (new, now)]);
        } else if let Some((key, now)) =
            as_written_now(old, new, location, name).and_then(|key| after.get_key_value(&key))
        {
            rewritten.insert(*key);
            let subject = Subject::Row(new.operation, &now.source);
            changes.compatible(Kind::ParameterChanged, &subject, format!("{what} is written `{}` now", key.1));
            parameter(changes, &subject, &what, (row, now));
            necessity(changes, &subject, &what, [(old, row), (new, now)]);
        } else if location != Location::Path {
            // A path that has other parameters than before is a change of the path.
            changes.breaking(
                Kind::ParameterRemoved,
                &Subject::Row(old.operation, &row.source),
                format!("{what} is gone"),
            );
        }
    }
    for (&(location, name), row) in after.iter().filter(|(key, _)| !before.contains_key(key)) {
        if location == Location::Path || rewritten.contains(&(location, name)) {
            continue;
        }
        let subject = Subject::Row(new.operation, &row.source);
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

fn parameter(changes: &mut Changes, subject: &Subject<'_>, what: &str, (before, after): (&Parameter, &Parameter)) {
    if let (Some(was), Some(is)) = (&before.schema, &after.schema) {
        changes.retyped(Kind::ParameterChanged, subject, (what, was, is));
    }
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

/// Compares what a call is made of and gives, where nothing that was compared before says so.
fn call(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let subject = Subject::Operation(new.operation);
    let body = |side: Side<'_>| (side.call.has_body, side.operation.request.is_some());
    match (body(old), body(new)) {
        ((false, true), (true, true)) => changes.breaking(Kind::BodyAdded, &subject, "a call takes the body now"),
        ((true, true), (false, true)) => changes.breaking(Kind::BodyRemoved, &subject, "a call takes no body now"),
        _ => {}
    }
    let must = |side: Side<'_>| {
        let required = side.call.parameters.iter().filter(|argument| argument.is_required);
        required.map(|argument| argument.ident.clone()).collect::<Vec<_>>()
    };
    let (was, is) = (must(old), must(new));
    if was != is && was.iter().collect::<BTreeSet<_>>() == is.iter().collect::<BTreeSet<_>>() {
        let message = format!("what a call must have stands in another order: {}", is.join(", "));
        changes.breaking(Kind::ParametersReordered, &subject, message);
    }
    let response = |side: Side<'_>| side.operation.response.clone();
    if old.call.result != new.call.result && response(old) == response(new) {
        let message = format!("`into_result` gave `{}` and gives `{}`", old.call.result, new.call.result);
        changes.breaking(Kind::CallChanged, &subject, message);
    }
    match (old.call.is_paged, new.call.is_paged) {
        (true, false) => changes.breaking(Kind::CallChanged, &subject, "the list has no `pages` any more"),
        (false, true) => changes.compatible(Kind::CallChanged, &subject, "the list has `pages` now"),
        (true, true) | (false, false) => {}
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
