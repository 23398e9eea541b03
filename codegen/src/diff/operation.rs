//! Changes of one operation: its method, path and request body, and how it is called.

use std::collections::BTreeSet;

use docbind_emit::Signature;
use docbind_spec::{Api, Direction, Operation, Type};

use super::{Changes, Kind, Subject, answer, parameters};
use crate::config::type_text;

/// An operation, and what code names of it.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) api: &'a Api,
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
        (before, after) => {
            let bodies = [(&was, before.as_ref()), (&subject, after.as_ref())];
            body(changes, [old.api, new.api], "request", bodies);
        }
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
    apis: [&Api; 2],
    what: &str,
    [(was, before), (subject, after)]: [(&Subject<'_>, Option<&Type>); 2],
) {
    match (before, after) {
        // A call takes it, or a variant of the answer has it, where there was nothing.
        (None, Some(after)) => {
            let message = format!("the {what} has a documented body now: `{}`", type_text(after));
            changes.breaking(Kind::BodyAdded, subject, message);
        }
        (Some(before), None) => {
            let before = changes.as_it_was(&type_text(before));
            let message = format!("the body of the {what} is no longer documented; it was `{before}`");
            changes.breaking(Kind::BodyRemoved, was, message);
        }
        (Some(before), Some(after)) => {
            if before != after {
                let how = wrapped(changes, apis, before, after).or_else(|| merged(changes, apis, before, after));
                let how = how.unwrap_or_else(|| changes.was_and_is(before, after));
                let class = changes.class_of(before, after);
                changes.push(class, Kind::BodyChanged, subject, format!("the body of the {what} {how}"));
            }
        }
        (None, None) => {}
    }
}

/// That an object was put around a body, or taken away.
fn wrapped(changes: &Changes, [old, new]: [&Api; 2], before: &Type, after: &Type) -> Option<String> {
    let holding = |api: &Api, holder: &Type, held: &Type| {
        let Type::Named { name } = holder else { return None };
        let mut fields = api.fields(api.type_def(name)?).0.into_iter();
        fields.find_map(|field| match &field.ty {
            ty if ty == held => Some(format!("as `{}`", field.name)),
            Type::Array { items } if **items == *held => Some(format!("in the list `{}`", field.name)),
            _ => None,
        })
    };
    let (was, is) = (changes.as_it_was(&type_text(before)), type_text(after));
    let wrapped = holding(new, after, before).map(|place| format!("was `{was}` and is wrapped in `{is}` now, {place}"));
    wrapped.or_else(|| Some(format!("is `{is}` now, which was wrapped in `{was}`, {}", holding(old, before, after)?)))
}

/// That a body is that of another operation now, which had it before.
fn merged(changes: &Changes, [old, new]: [&Api; 2], before: &Type, after: &Type) -> Option<String> {
    let has =
        |operation: &Operation| [&operation.request, &operation.response].into_iter().flatten().any(|ty| ty == after);
    let of = old.operations.iter().filter(|operation| has(operation));
    let mut of = of.filter(|before| new.operations.iter().any(|after| after.id == before.id && has(after)));
    let types = changes.was_and_is(before, after);
    of.next().map(|operation| format!("{types}, as `{}` had it before", operation.id))
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
