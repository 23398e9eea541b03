//! Changes of what an operation answers: the status codes, their bodies, the headers, and what is made of them.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Direction, Location, Operation, Parameter, Source, StatusCode, Type};

use super::operation::{self, Side};
use super::{Changes, Kind, Subject};

pub(super) fn compare(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    let [was, subject] = [before, after].map(|operation| Subject::body(operation, Direction::Response));
    let both = [(&was.in_old(), before.response.as_ref()), (&subject, after.response.as_ref())];
    operation::body(changes, [old.api, new.api], "response", both);
    statuses(changes, before, after);
    bodies(changes, old, new);
    headers(changes, old, new);
    // Headers that come or go say it themselves.
    let has_headers = |side: Side<'_>| !side.call.answer_headers.is_empty();
    let is_said = before.response != after.response || has_headers(old) != has_headers(new);
    if old.call.result != new.call.result && !is_said {
        let gave = changes.as_it_was(&old.call.result);
        let message = format!("`into_result` gave `{gave}` and gives `{}`", new.call.result);
        changes.breaking(Kind::CallChanged, &subject, message);
    }
    match (old.call.is_paged, new.call.is_paged) {
        (true, false) => changes.breaking(Kind::CallChanged, &subject, "the list has no `pages` any more"),
        (false, true) => changes.compatible(Kind::CallChanged, &subject, "the list has `pages` now"),
        (true, true) | (false, false) => {}
    }
}

fn statuses(changes: &mut Changes, before: &Operation, after: &Operation) {
    let (old, new) = (variants(before), variants(after));
    for (&code, was) in &old {
        match new.get(&code) {
            None => {
                let message = format!("the status {code} is no longer documented; it was `Status::{was}`");
                changes.breaking(Kind::StatusRemoved, &row_of(before, code).in_old(), message);
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
}

/// The variant of each documented code. What the page calls a code is its variant only where that is unambiguous, so
/// the names of rows do not tell what changed.
fn variants(operation: &Operation) -> BTreeMap<StatusCode, String> {
    let variants = docbind_emit::status_variants(operation).into_iter();
    variants.filter_map(|(code, name)| Some((StatusCode::new(code).ok()?, name))).collect()
}

/// Where it shows what an item of the bindings is: the row of the code of a variant, else the operation.
pub(super) fn of_item<'a>(operation: &'a Operation, item: &str) -> Subject<'a> {
    let variant = item.strip_prefix("Answer.").or_else(|| item.strip_prefix("Status."));
    let code = variants(operation).into_iter().find(|(_, name)| Some(name.as_str()) == variant);
    code.map_or(Subject::operation(operation), |(code, _)| row_of(operation, code))
}

/// The first row of a code.
fn row_of(operation: &Operation, code: StatusCode) -> Subject<'_> {
    let row = operation.statuses.iter().find(|row| row.codes.contains(&code));
    row.map_or(Subject::operation(operation), |row| Subject::row(operation, &row.source))
}

/// The bodies of codes, but for those of which the response of the operation says it; of several codes at once.
fn bodies(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let (before, after) = (old.operation, new.operation);
    let kept = variants(after);
    let of_response = [before.response.as_ref(), after.response.as_ref()];
    let mut groups: Vec<(Vec<StatusCode>, [Option<&Type>; 2])> = Vec::new();
    for &code in variants(before).keys().filter(|code| kept.contains_key(code)) {
        let both = [before, after].map(|operation| operation.body_of(code));
        match groups.iter_mut().find(|(_, known)| *known == both) {
            _ if both == of_response || both[0] == both[1] => {}
            Some((codes, _)) => codes.push(code),
            None => groups.push((vec![code], both)),
        }
    }
    for (codes, [was, is]) in groups {
        let Some((&code, others)) = codes.split_first() else { continue };
        let others: Vec<String> = others.iter().map(ToString::to_string).collect();
        let others = if others.is_empty() { String::new() } else { format!(" (and {})", others.join(", ")) };
        let [was_at, is_at] = [before, after].map(|operation| shown_at(operation, code).part("answer"));
        let both = [(&was_at.in_old(), was), (&is_at, is)];
        let (what, first) = (format!("status {code}{others}"), changes.list.len());
        operation::body(changes, [old.api, new.api], &what, both);
        // A page of faults is one place for many operations, and for all their errors.
        if body_source(before, code).is_some() || body_source(after, code).is_some() {
            for stated in changes.list.iter_mut().skip(first) {
                stated.shared = Some(stated.message.replacen(&what, "error answer", 1));
            }
        }
    }
}

/// Where the body of a code is shown: on a page of faults, or in the row.
fn shown_at(operation: &Operation, code: StatusCode) -> Subject<'_> {
    body_source(operation, code).map_or_else(|| row_of(operation, code), |source| Subject::row(operation, source))
}

fn body_source(operation: &Operation, code: StatusCode) -> Option<&Source> {
    operation.statuses.iter().find(|row| row.codes.contains(&code))?.body_source.as_ref()
}

/// The headers of answers that tell success. Those that have the same name in Rust are one.
fn headers(changes: &mut Changes, old: Side<'_>, new: Side<'_>) {
    let rows = |operation: &'_ Operation, name: &str| {
        let is_it = |row: &&Parameter| {
            row.direction == Direction::Response && row.location == Location::Header && row.name == name
        };
        operation.all_parameters().find(is_it).cloned()
    };
    let (before, after) = (old.operation, new.operation);
    let mut kept = BTreeSet::new();
    for was in &old.call.answer_headers {
        let Some(row) = rows(before, &was.name) else { continue };
        let is = new.call.answer_headers.iter().find(|is| is.ident == was.ident);
        let Some((is, now)) = is.and_then(|is| Some((is, rows(after, &is.name)?))) else {
            let message = format!("the header `{}` of the answer is gone", was.name);
            changes.breaking(Kind::AnswerHeaderRemoved, &Subject::row(after, &row.source).in_old(), message);
            continue;
        };
        kept.insert(&is.ident);
        let subject = Subject::row(after, &now.source);
        if !was.name.eq_ignore_ascii_case(&is.name) {
            let message = format!("the header `{}` of the answer is written `{}` now", was.name, is.name);
            changes.compatible(Kind::AnswerHeaderChanged, &subject, message);
        }
        let [was, of] = [&row, &now].map(Parameter::ty);
        let what = format!("the header `{}` of the answer", is.name);
        changes.retyped(Kind::AnswerHeaderChanged, &subject, (&what, &was, &of));
    }
    for is in new.call.answer_headers.iter().filter(|is| !kept.contains(&is.ident)) {
        let Some(row) = rows(after, &is.name) else { continue };
        let (subject, message) =
            (Subject::row(after, &row.source), format!("the header `{}` of the answer is new", is.name));
        // Variants of `Answer` that had none have headers now.
        if old.call.answer_headers.is_empty() {
            changes.breaking(Kind::AnswerHeaderAdded, &subject, message);
        } else {
            changes.compatible(Kind::AnswerHeaderAdded, &subject, message);
        }
    }
}
