//! Texts that are empty where the examples of the page always show one that is not.
//!
//! A type cannot say this, but those who read the page rely on it: a field that holds a reason or the word `None` in
//! every example, and nothing at all in traffic.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Direction, MAX_DEPTH, Operation};
use serde_json::Value;

/// The places (JSON Pointers, `*` for elements of arrays) of the value's empty texts that the examples show otherwise.
pub(super) fn empty_texts(operation: &Operation, direction: Direction, value: &Value) -> BTreeSet<String> {
    let mut empty = BTreeSet::new();
    walk(value, "", 0, &mut |place, text| {
        if text.is_empty() {
            empty.insert(place.to_owned());
        }
    });
    if empty.is_empty() {
        return empty;
    }
    let mut always_filled: BTreeMap<String, bool> = BTreeMap::new();
    let examples = operation.shown().filter(|example| example.direction == direction);
    for value in examples.filter_map(|example| example.value.as_ref()) {
        walk(value, "", 0, &mut |place, text| {
            *always_filled.entry(place.to_owned()).or_insert(true) &= !text.is_empty();
        });
    }
    empty.retain(|place| always_filled.get(place) == Some(&true));
    empty
}

/// Shows every text of a value and its place.
fn walk(value: &Value, place: &str, depth: usize, show: &mut dyn FnMut(&str, &str)) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::String(text) => show(place, text),
        Value::Array(elements) => {
            let inside = format!("{place}/*");
            for element in elements {
                walk(element, &inside, depth + 1, show);
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                let key = key.replace('~', "~0").replace('/', "~1");
                walk(entry, &format!("{place}/{key}"), depth + 1, show);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
