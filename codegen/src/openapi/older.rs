//! An OpenAPI 3.1 document as OpenAPI 3.0, for tools that read nothing newer.
//!
//! Only schemas differ in what docbind writes: 3.0 has `nullable` in place of the type `null`, and ignores what stands
//! beside a `$ref` (OpenAPI 3.0.3, "Reference Object", "Schema Object").

use serde_json::{Value, json};

use super::Object;

/// The version that the document says it is of.
const VERSION: &str = "3.0.3";

/// Makes the document one of OpenAPI 3.0.
pub(super) fn downgrade(document: &mut Value) {
    document["openapi"] = VERSION.into();
    if let Some(Value::Object(schemas)) = document.pointer_mut("/components/schemas") {
        schemas.values_mut().for_each(schema);
    }
    if let Some(Value::Object(paths)) = document.get_mut("paths") {
        paths.values_mut().for_each(schemas_below);
    }
}

/// Changes the schemas of parameters, headers and bodies. What examples hold is no schema, whatever it looks like.
fn schemas_below(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                match key.as_str() {
                    "schema" => schema(entry),
                    "example" | "examples" => {}
                    _ => schemas_below(entry),
                }
            }
        }
        Value::Array(elements) => elements.iter_mut().for_each(schemas_below),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn schema(value: &mut Value) {
    let Value::Object(schema) = value else { return };
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get_mut(key) {
            self::schema(inner);
        }
    }
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.values_mut().for_each(self::schema);
    }
    for key in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(schemas)) = schema.get_mut(key) {
            schemas.iter_mut().for_each(self::schema);
        }
    }
    null_of_type(schema);
    null_of_choice(schema);
    beside_reference(schema);
}

/// `"type": ["string", "null"]` becomes `"type": "string", "nullable": true`.
fn null_of_type(schema: &mut Object) {
    let Some(Value::Array(types)) = schema.get_mut("type") else { return };
    let before = types.len();
    types.retain(|ty| ty != "null");
    let is_nullable = types.len() < before;
    if let [ty] = types.as_slice() {
        let ty = ty.clone();
        schema.insert("type".to_owned(), ty);
    }
    if is_nullable {
        schema.insert("nullable".to_owned(), true.into());
    }
}

/// `null` as an alternative becomes `nullable` beside the others.
fn null_of_choice(schema: &mut Object) {
    let Some(Value::Array(schemas)) = schema.get_mut("anyOf") else { return };
    let before = schemas.len();
    schemas.retain(|one| *one != json!({ "type": "null" }));
    if schemas.len() == before {
        return;
    }
    if let [only] = schemas.as_slice() {
        // An `allOf` of one is how 3.0 says something of a reference.
        let only = only.clone();
        schema.remove("anyOf");
        schema.insert("allOf".to_owned(), json!([only]));
    }
    schema.insert("nullable".to_owned(), true.into());
}

/// A reference with something beside it becomes an `allOf` of that reference.
fn beside_reference(schema: &mut Object) {
    if schema.len() > 1
        && let Some(reference) = schema.remove("$ref")
    {
        schema.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    #[track_caller]
    fn check(newer: &Value, older: &Value) {
        let mut document = json!({ "openapi": "3.1.0", "components": { "schemas": { "A": newer } }, "paths": {
            "/a": { "get": { "parameters": [{ "schema": newer }] } }
        } });
        super::downgrade(&mut document);
        assert_eq!(document["components"]["schemas"]["A"], *older);
        assert_eq!(document["paths"]["/a"]["get"]["parameters"][0]["schema"], *older);
        assert_eq!(document["openapi"], "3.0.3");
    }

    #[test]
    fn null_is_said_as_older_documents_say_it() {
        check(&json!({ "type": ["string", "null"] }), &json!({ "type": "string", "nullable": true }));
        let reference = json!({ "$ref": "#/components/schemas/B" });
        check(&json!({ "anyOf": [reference, { "type": "null" }] }), &json!({ "allOf": [reference], "nullable": true }));
        check(
            &json!({ "anyOf": [reference, { "type": "string" }, { "type": "null" }] }),
            &json!({ "anyOf": [reference, { "type": "string" }], "nullable": true }),
        );
    }

    #[test]
    fn what_stands_beside_a_reference_is_kept() {
        check(&json!({ "$ref": "#/b" }), &json!({ "$ref": "#/b" }));
        check(
            &json!({ "properties": { "type": { "$ref": "#/b", "description": "c" } } }),
            &json!({ "properties": { "type": { "description": "c", "allOf": [{ "$ref": "#/b" }] } } }),
        );
    }

    #[test]
    fn what_examples_hold_is_no_schema() {
        let example = json!({ "schema": { "type": ["string", "null"] } });
        let mut document = json!({ "paths": { "/a": { "post": { "examples": { "a": { "value": example } } } } } });
        super::downgrade(&mut document);
        assert_eq!(document["paths"]["/a"]["post"]["examples"]["a"]["value"], example);
    }
}
