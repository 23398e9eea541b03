//! Changes of one operation: its method, path and request body, and how it is called.

use std::collections::BTreeSet;

use docbind_emit::Signature;
use docbind_spec::{Direction, Operation, Type};

use super::{Changes, Kind, Subject, answer, parameters};
use crate::config::type_text;

/// An operation, and what code names of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) operation: &'a Operation,
    pub(super) call: &'a Signature,
}

pub(super) fn compare(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    let subject = Subject::operation(after);
    if before.method != after.method {
        let message = format!("the method was {} and is {}", before.method, after.method);
        changes.breaking(Kind::MethodChanged, &subject, message);
    }
    path(changes, old, new);
    if after.deprecated && !before.deprecated {
        changes.compatible(Kind::OperationDeprecated, &subject, "is deprecated now");
    }
    request(changes, old, new);
    parameters::compare(changes, old, new);
    answer::compare(changes, old, new);
    order(changes, old, new);
}

fn path(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    if before.path != after.path {
        let message = format!("the path was `{}` and is `{}`", before.path, after.path);
        // The parameters are the arguments of a call, in order, and its fields.
        if old.call.path == new.call.path {
            changes.compatible(Kind::PathChanged, &Subject::operation(after), message);
        } else {
            changes.breaking(Kind::PathChanged, &Subject::operation(after), message);
        }
    }
    if old.call.path.len() != new.call.path.len() {
        return;
    }
    // A parameter that stands for where the service is comes first, and is none of the call.
    let [was, is] = [before, after].map(|operation| operation.path_rows().into_iter().rev());
    for ((_, was), (name, is)) in was.zip(is) {
        let subject = is.map_or(Subject::operation(after), |row| Subject::row(after, &row.source));
        parameters::retyped(changes, &subject, &format!("the path parameter `{name}`"), was, is);
    }
}

fn request(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let [was, subject] = [old, new].map(|side| Subject::body(side.operation, Direction::Request));
    let was = was.in_old();
    match (&old.operation.request, &new.operation.request) {
        (None, Some(ty)) if !new.call.has_body => {
            let message = format!("the request has a documented body now: `{}`; a call takes none", type_text(ty));
            changes.compatible(Kind::BodyAdded, &subject, message);
        }
        (before, after) => body(changes, [&was, &subject], "request", before.as_ref(), after.as_ref()),
    }
    let takes = |side: Side<'_>| (side.call.has_body, side.operation.request.is_some());
    match (takes(old), takes(new)) {
        ((false, true), (true, true)) => changes.breaking(Kind::BodyAdded, &subject, "a call takes the body now"),
        ((false, false), (true, false)) => changes.breaking(Kind::BodyAdded, &subject, "a call takes bytes now"),
        ((true, true), (false, true)) => changes.breaking(Kind::BodyRemoved, &was, "a call takes no body now"),
        ((true, false), (false, false)) => changes.breaking(Kind::BodyRemoved, &was, "a call takes no bytes now"),
        _ => {}
    }
}

/// Compares what is known of a body, by where the old and the new pages show it.
pub(super) fn body(
    changes: &mut Changes,
    [was, subject]: [&Subject<'_>; 2],
    what: &str,
    before: Option<&Type>,
    after: Option<&Type>,
) {
    match (before, after) {
        // A call takes it, or a variant of the answer has it, where there was nothing.
        (None, Some(after)) => {
            let message = format!("the {what} has a documented body now: `{}`", type_text(after));
            changes.breaking(Kind::BodyAdded, subject, message);
        }
        (Some(before), None) => {
            let message = format!("the body of the {what} is no longer documented; it was `{}`", type_text(before));
            changes.breaking(Kind::BodyRemoved, was, message);
        }
        (Some(before), Some(after)) => {
            changes.retyped(Kind::BodyChanged, subject, (&format!("the body of the {what}"), before, after));
        }
        (None, None) => {}
    }
}

/// Compares the order of what a call must have, where nothing that was compared before says so.
fn order(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let must = |side: Side<'_>| {
        let required = side.call.parameters.iter().filter(|argument| argument.is_required);
        required.map(|argument| argument.ident.clone()).collect::<Vec<_>>()
    };
    let (was, is) = (must(old), must(new));
    if was != is && was.iter().collect::<BTreeSet<_>>() == is.iter().collect::<BTreeSet<_>>() {
        let message = format!("what a call must have stands in another order: {}", is.join(", "));
        changes.breaking(Kind::ParametersReordered, &Subject::operation(new.operation), message);
    }
}
