//! An operation of the document: one of the pages', or several that OpenAPI cannot tell apart.

use std::collections::BTreeSet;

use docbind_spec::{Api, Direction, Method, Operation};
use serde_json::{Value, json};

use super::merge::paragraphs;
use super::path::Path;
use super::schema::{Schemas, describe, object};
use super::{Object, body, parameter, response};

/// The ids that operations have: letters, digits, `_` and `-`, each once.
pub(super) struct Ids {
    /// The ids of the pages' operations, which no other id takes from them.
    reserved: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Ids {
    pub(super) fn new(api: &Api) -> Self {
        let reserved = api.operations.iter().map(|operation| operation.id.clone()).collect();
        Self { reserved, used: BTreeSet::new() }
    }

    /// The id of one operation: its own, where an id can hold it.
    fn of(&mut self, operation: &Operation) -> String {
        let id = plain(&operation.id);
        if id == operation.id && self.used.insert(id.clone()) { id } else { self.unused(&id) }
    }

    /// An id that no other operation has.
    fn unused(&mut self, base: &str) -> String {
        let mut id = base.to_owned();
        let mut number = 2;
        while self.reserved.contains(&id) || !self.used.insert(id.clone()) {
            id = format!("{base}_{number}");
            number += 1;
        }
        id
    }
}

fn plain(id: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || "_-".contains(c) { c } else { '_' };
    if id.is_empty() { "operation".to_owned() } else { id.chars().map(kept).collect() }
}

/// The operation that stands for these, which have one method and path.
pub(super) fn operation(
    schemas: &Schemas<'_>,
    path: &Path,
    method: Method,
    operations: &[&Operation],
    ids: &mut Ids,
) -> Value {
    let mut operation = match operations {
        [only] => one(only, ids),
        _ => several(path, method, operations, ids),
    };
    let mut set = |key: &str, value: Value| _ = operation.insert(key.to_owned(), value);
    if operations.iter().all(|operation| operation.deprecated) {
        set("deprecated", true.into());
    }
    let parameters = parameter::parameters(schemas, path, operations);
    if !parameters.is_empty() {
        set("parameters", parameters.into());
    }
    if let Some(prefixes) = parameter::prefixes(schemas, operations, Direction::Request) {
        set("x-docbind-header-prefixes", prefixes);
    }
    if let Some(body) = body::request(schemas, operations).filter(|_| method.takes_body()) {
        set("requestBody", body);
    }
    set("responses", response::responses(schemas, operations).into());
    operation.into()
}

/// What names and describes one operation.
fn one(operation: &Operation, ids: &mut Ids) -> Object {
    let mut head = object([
        ("operationId", ids.of(operation).into()),
        ("summary", operation.title.clone().into()),
        ("x-docbind-source", operation.source.to_string().into()),
    ]);
    describe(&mut head, &operation.description);
    head
}

/// What names and describes several operations as one.
fn several(path: &Path, method: Method, operations: &[&Operation], ids: &mut Ids) -> Object {
    let words = std::iter::once(method.as_str()).chain(path.words()).map(str::to_ascii_lowercase);
    let id = ids.unused(&words.collect::<Vec<_>>().join("_"));
    let sources = operations.iter().map(
        |operation| json!({ "id": operation.id, "title": operation.title, "source": operation.source.to_string() }),
    );
    let mut head = object([
        ("operationId", id.into()),
        ("summary", titles(operations).into()),
        ("x-docbind-operations", sources.collect()),
    ]);
    let section = |operation: &&Operation| format!("**{}**\n\n{}", operation.title, operation.description);
    let sections: Vec<_> = operations.iter().map(section).collect();
    describe(&mut head, &paragraphs(sections.iter().map(String::as_str)));
    head
}

/// The titles, each once.
fn titles(operations: &[&Operation]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for operation in operations {
        if !titles.contains(&operation.title.as_str()) {
            titles.push(&operation.title);
        }
    }
    titles.join("; ")
}
