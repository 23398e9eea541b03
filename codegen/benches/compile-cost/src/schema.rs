//! The types as JSON Schema (draft 7, which typify reads).

use std::collections::BTreeSet;

use docbind_spec::{Api, IntegerFormat, Presence, Shape, Type, TypeDef, ValueKind};
use serde_json::{Map, Value, json};

pub(crate) fn document(api: &Api) -> Value {
    let definitions: Map<String, Value> =
        api.types.iter().map(|def| (def.name.clone(), definition(api, def))).collect();
    json!({ "$schema": "http://json-schema.org/draft-07/schema#", "definitions": definitions })
}

fn definition(api: &Api, def: &TypeDef) -> Value {
    let mut schema = match &def.shape {
        Shape::Struct { .. } => structure(api, def),
        Shape::Enum { of: ValueKind::Integer, .. } => json!({ "type": "integer", "format": "int64" }),
        Shape::Enum { of: ValueKind::String, values, .. } => {
            json!({ "type": "string", "enum": distinct(values.iter().map(|value| value.value.as_str())) })
        }
        Shape::Union { variants } => {
            json!({ "oneOf": variants.iter().map(|variant| schema(&variant.ty)).collect::<Vec<_>>() })
        }
    };
    describe(&mut schema, &def.description);
    schema
}

fn structure(api: &Api, def: &TypeDef) -> Value {
    let (fields, rest) = api.fields(def);
    let distinct = distinct(fields.iter().map(|field| field.name.as_str()));
    let fields = || fields.iter().filter(|field| distinct.contains(&field.name.as_str()));
    let properties = fields().map(|field| {
        let mut schema = schema(&field.ty);
        describe(&mut schema, &field.description);
        (field.name.clone(), schema)
    });
    let properties: Map<String, Value> = properties.collect();
    let required = fields().filter(|field| field.presence == Presence::Required);
    let required: Vec<&str> = required.map(|field| field.name.as_str()).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "required": required });
    if let (Some(rest), Some(object)) = (rest, schema.as_object_mut()) {
        object.insert("additionalProperties".to_owned(), self::schema(rest));
    }
    schema
}

/// Of names that typify makes one of (`tcp`, `TCP`) the first: it panics at such values, and what it makes of such
/// fields does not compile.
fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let made = |name: &str| -> String {
        name.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    names.filter(|name| seen.insert(made(name))).collect()
}

/// Draft 7 has no description beside a reference.
fn describe(schema: &mut Value, description: &str) {
    if let Some(object) = schema.as_object_mut().filter(|object| !object.contains_key("$ref"))
        && !description.is_empty()
    {
        object.insert("description".to_owned(), description.into());
    }
}

fn schema(ty: &Type) -> Value {
    match ty {
        Type::Any => json!({}),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Integer { format } => {
            let format = match format {
                IntegerFormat::Int32 => "int32",
                IntegerFormat::Int64 => "int64",
                IntegerFormat::Uint64 => "uint64",
            };
            json!({ "type": "integer", "format": format })
        }
        Type::Number => json!({ "type": "number" }),
        Type::String { .. } => json!({ "type": "string" }),
        Type::Array { items } => json!({ "type": "array", "items": schema(items) }),
        Type::Map { values } => json!({ "type": "object", "additionalProperties": schema(values) }),
        Type::Nullable { of } => json!({ "oneOf": [schema(of), { "type": "null" }] }),
        Type::Named { name } => json!({ "$ref": format!("#/definitions/{name}") }),
    }
}
