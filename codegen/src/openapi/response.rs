//! The answers of an operation: one for each status code.

use std::collections::BTreeSet;

use docbind_spec::{Direction, Operation, Status, StatusCode};
use serde_json::Value;

use super::merge::paragraphs;
use super::schema::{Schemas, object};
use super::{Object, body, parameter};

/// The answers, in the order in which the pages first list their codes.
pub(super) fn responses(schemas: &Schemas<'_>, operations: &[&Operation]) -> Object {
    let rows = operations.iter().flat_map(|operation| &operation.statuses);
    let mut codes: Vec<StatusCode> = Vec::new();
    let shown = operations.iter().flat_map(|operation| operation.shown_codes());
    for code in rows.flat_map(|row| &row.codes).copied().chain(shown) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let shown: BTreeSet<StatusCode> = codes.iter().copied().collect();
    let has_success = codes.iter().any(|code| code.is_success());
    let mut responses: Object =
        codes.into_iter().map(|code| (key(code), response(schemas, operations, code, &shown))).collect();
    // Pages without a table, or with a table of failures only, still have an answer.
    if !has_success {
        responses.insert("default".to_owned(), default(schemas, operations, &shown));
    }
    responses
}

/// The key of a code; OpenAPI knows those from 100 to 599.
fn key(code: StatusCode) -> String {
    match code.get() {
        100..=599 => code.to_string(),
        _ => format!("x-docbind-status-{code}"),
    }
}

fn response(schemas: &Schemas<'_>, operations: &[&Operation], code: StatusCode, shown: &BTreeSet<StatusCode>) -> Value {
    let rows = || operations.iter().flat_map(|operation| &operation.statuses).filter(|row| row.codes.contains(&code));
    let mut response = object([("description", description(rows(), code).into())]);
    if code.is_success() {
        let headers = parameter::headers(schemas, operations);
        if !headers.is_empty() {
            response.insert("headers".to_owned(), headers.into());
        }
        let prefixes = parameter::prefixes(schemas, operations, Direction::Response);
        response.extend(prefixes.map(|prefixes| ("x-docbind-header-prefixes".to_owned(), prefixes)));
    }
    let types: Vec<_> = rows().filter_map(|row| row.body.as_ref()).collect();
    let types = if types.is_empty() {
        operations.iter().filter_map(|operation| operation.body_of(code)).collect()
    } else {
        types
    };
    let first_success = shown.iter().find(|code| code.is_success()) == Some(&code);
    let belongs = |status: Option<StatusCode>| match status {
        Some(status) => status == code || (first_success && status.is_success() && !shown.contains(&status)),
        None => first_success,
    };
    let content = body::response(schemas, types.into_iter(), operations, belongs);
    if !content.is_empty() && code.may_have_body() {
        response.insert("content".to_owned(), content.into());
    }
    response.into()
}

/// The answer of any status that the pages do not list.
fn default(schemas: &Schemas<'_>, operations: &[&Operation], shown: &BTreeSet<StatusCode>) -> Value {
    let types = operations.iter().filter_map(|operation| operation.response.as_ref());
    let belongs = |status: Option<StatusCode>| status.is_none_or(|status| !shown.contains(&status));
    let content = body::response(schemas, types, operations, belongs);
    let mut response = object([("description", "The pages list no status of success.".into())]);
    let headers = parameter::headers(schemas, operations);
    if !headers.is_empty() {
        response.insert("headers".to_owned(), headers.into());
    }
    let prefixes = parameter::prefixes(schemas, operations, Direction::Response);
    response.extend(prefixes.map(|prefixes| ("x-docbind-header-prefixes".to_owned(), prefixes)));
    if !content.is_empty() {
        response.insert("content".to_owned(), content.into());
    }
    response.into()
}

/// Names and descriptions of the rows; the code where there are none, for OpenAPI wants a description.
fn description<'a>(rows: impl Iterator<Item = &'a Status>, code: StatusCode) -> String {
    let texts: Vec<String> = rows
        .map(|row| match (row.name.trim(), row.description.trim()) {
            ("", text) | (text, "") => text.to_owned(),
            (name, text) => format!("{name}: {text}"),
        })
        .collect();
    let text = paragraphs(texts.iter().map(String::as_str));
    if text.is_empty() { code.to_string() } else { text }
}
