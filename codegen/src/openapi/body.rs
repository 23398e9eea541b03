//! The bodies of messages, with the examples that show them.

use docbind_spec::{Direction, Example, Media, Operation, StatusCode, Type};
use serde_json::{Value, json};

use super::Object;
use super::merge::any_of;
use super::schema::{Schemas, object};

/// The request's body; `None` where the operation takes none.
pub(super) fn request(schemas: &Schemas<'_>, operations: &[&Operation]) -> Option<Value> {
    let types = operations.iter().filter_map(|operation| operation.request.as_ref());
    let examples = operations.iter().flat_map(|operation| &operation.examples);
    let examples: Vec<_> = examples.filter(|example| example.direction == Direction::Request).collect();
    let content = content(schemas, types, &examples);
    if content.is_empty() {
        return None;
    }
    let mut body = object([("content", content.into())]);
    // A body is required where every operation that may be meant has one.
    if operations.iter().all(|operation| operation.request.is_some()) {
        body.insert("required".to_owned(), true.into());
    }
    Some(body.into())
}

/// The bodies of an answer of one status; `of_all` says whether examples without a status belong to it.
pub(super) fn response<'a>(
    schemas: &Schemas<'_>,
    types: impl Iterator<Item = &'a Type>,
    operations: &[&Operation],
    belongs: impl Fn(Option<StatusCode>) -> bool,
) -> Object {
    let examples = operations.iter().flat_map(|operation| &operation.examples);
    let examples = examples.filter(|example| example.direction == Direction::Response && belongs(example.status));
    content(schemas, types, &examples.collect::<Vec<_>>())
}

fn content<'a>(schemas: &Schemas<'_>, types: impl Iterator<Item = &'a Type>, examples: &[&Example]) -> Object {
    let mut content = Object::new();
    let types: Vec<_> = types.map(|ty| Value::Object(schemas.schema(ty))).collect();
    let is_typed = !types.is_empty();
    let json = shown(examples, |example| example.value.clone());
    if is_typed || !json.is_empty() {
        let mut media = object([("schema", any_of(types))]);
        add(&mut media, json);
        content.insert("application/json".to_owned(), media.into());
    }
    let xml = shown(examples, |example| (example.media == Media::Xml).then(|| example.text.clone().into()));
    if !xml.is_empty() {
        let mut media = object([("schema", json!({ "type": "string" }))]);
        add(&mut media, xml);
        content.insert("application/xml".to_owned(), media.into());
    }
    content
}

fn add(media: &mut Object, examples: Object) {
    if !examples.is_empty() {
        media.insert("examples".to_owned(), examples.into());
    }
}

/// The examples that have such a body, under names that tell them apart.
fn shown(examples: &[&Example], body: impl Fn(&Example) -> Option<Value>) -> Object {
    let mut shown = Object::new();
    for example in examples {
        let Some(value) = body(example) else { continue };
        let name = format!("example_{}", shown.len() + 1);
        let mut entry = Object::new();
        if !example.title.is_empty() {
            entry.insert("summary".to_owned(), example.title.clone().into());
        }
        entry.insert("value".to_owned(), value);
        entry.insert("x-docbind-source".to_owned(), example.source.to_string().into());
        shown.insert(name, entry.into());
    }
    shown
}
