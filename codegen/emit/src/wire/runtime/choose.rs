//! What tells the alternatives of a choice from each other.

use ::serde_json::Value;

/// Whether the value is an object that has one of the keys.
pub fn keys(value: &Value, keys: &[&str]) -> bool {
    keys.iter().any(|key| value.get(key).is_some())
}

/// Whether the value is an object whose field has one of the texts.
pub fn tag(value: &Value, field: &str, texts: &[&str]) -> bool {
    value.get(field).and_then(Value::as_str).is_some_and(|text| texts.contains(&text))
}

/// Whether the value is of the JSON kind.
pub fn kind(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
}
