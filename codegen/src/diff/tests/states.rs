//! States of an API in few words, for tests of what is one in both.

use docbind_spec::Api;
use serde_json::{Value, json};

/// An API of operations, each with the type of its answer, and of types: `id: string, colour?: [Colour]` is a
/// structure, `Flag: boolean | More: Lamp` a choice, `on / off` an enumeration.
pub(super) fn state(operations: &[(&str, &str)], types: &[(&str, &str)]) -> Api {
    let operations = operations.iter().enumerate().map(|(at, (id, answer))| {
        let source = json!({ "file": "lamps.rst", "line": 10 * at + 4 });
        json!({ "id": id, "title": id, "method": "GET", "path": format!("/{id}"), "description": "",
                "deprecated": false, "source": source, "examples": [], "parameters": [], "statuses": [],
                "request": null, "response": ty(answer) })
    });
    let types = types.iter().map(|(name, text)| json!({ "name": name, "description": "", "shape": shape(text) }));
    let text = json!({ "docbind": 1, "title": "Lamps", "operations": operations.collect::<Vec<_>>(),
                       "types": types.collect::<Vec<_>>() });
    Api::from_json(&text.to_string()).unwrap()
}

/// Adds a row of the answer of the first operation that describes a field: its text, what it says of need, its line.
pub(super) fn row(api: &mut Api, (owner, field): (&str, &str), (text, required): (&str, Option<bool>), line: u32) {
    let row = json!({ "name": field, "direction": "response", "location": "body", "parent": null, "type": "String",
                      "required": required, "description": text, "source": { "file": "lamps.rst", "line": line },
                      "schema": null, "place": { "type": owner, "field": field } });
    api.operations[0].parameters.push(serde_json::from_value(row).unwrap());
}

/// Adds an example of the answer of the first operation, one line for each key.
pub(super) fn example(api: &mut Api, value: &Value, line: u32) {
    let example = json!({ "title": "", "direction": "response", "media": "json", "text": format!("{value:#}"),
                          "source": { "file": "lamps.rst", "line": line }, "status": null, "headers": [],
                          "value": value, "type": api.operations[0].response });
    api.operations[0].examples.push(serde_json::from_value(example).unwrap());
}

fn shape(text: &str) -> Value {
    if text.contains('/') {
        let values = text.split(" / ").map(|value| json!({ "value": value, "description": "" }));
        return json!({ "kind": "enum", "of": "string", "open": true, "values": values.collect::<Vec<_>>() });
    }
    let part = |part: &str| {
        let (name, of) = part.split_once(": ").unwrap();
        (name.to_owned(), ty(of))
    };
    if text.contains('|') {
        let variants = text.split(" | ").map(part).enumerate().map(|(at, (name, ty))| {
            let json = ["object", "array", "boolean"][at];
            json!({ "name": name, "type": ty, "when": { "by": "kind", "json": json } })
        });
        return json!({ "kind": "union", "variants": variants.collect::<Vec<_>>() });
    }
    let fields = text.split(", ").map(part).map(|(name, ty)| {
        let presence = if name.ends_with('?') { "optional" } else { "required" };
        json!({ "name": name.trim_end_matches('?'), "type": ty, "presence": presence, "description": "",
                "default": null, "minimum": null, "maximum": null, "min_length": null, "max_length": null })
    });
    json!({ "kind": "struct", "includes": [], "rest": null, "fields": fields.collect::<Vec<_>>() })
}

fn ty(text: &str) -> Value {
    match text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        Some(items) => json!({ "kind": "array", "items": ty(items) }),
        None => match text {
            "string" => json!({ "kind": "string", "format": null }),
            "int" => json!({ "kind": "integer", "format": "int64" }),
            "boolean" | "any" => json!({ "kind": text }),
            name => json!({ "kind": "named", "name": name }),
        },
    }
}
