//! What pages write where any key may stand: `{"key": "value"}`, `{"key1": "value1"}`.

use docbind_spec::{Example, Location};
use serde_json::Value;

use crate::read::page;

/// Whether a whole body stands for any other: it has nothing but keys and values called so, where rows say what it has.
/// It shows nothing, for the rows name other keys.
pub(crate) fn is_body(operation: &page::Operation, example: &Example) -> bool {
    let rows = operation.parameters.iter().map(|row| &row.parameter);
    let mut rows = rows.filter(|row| row.location == Location::Body && row.direction == example.direction).peekable();
    let object = example.value.as_ref().and_then(Value::as_object).filter(|object| !object.is_empty());
    object.is_some_and(|object| object.iter().all(|(key, value)| is_pair(key, value)))
        && rows.peek().is_some()
        && rows.all(|row| !is_numbered(&row.name, "key"))
}

/// Whether a key and its value are called so: `"key": "value"`.
pub(crate) fn is_pair(key: &str, value: &Value) -> bool {
    is_numbered(key, "key") && value.as_str().is_some_and(|value| is_numbered(value, "value"))
}

fn is_numbered(text: &str, word: &str) -> bool {
    let start = text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    start && text[word.len()..].bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::is_pair;

    #[test]
    fn a_pair_is_called_so() {
        assert!(is_pair("key", &json!("value")) && is_pair("Key_1", &json!("value1")));
        assert!(!is_pair("key", &json!("ssh-rsa")) && !is_pair("key", &json!(1)) && !is_pair("keyé", &json!("value")));
    }
}
