//! Placeholders that stand for a value without quotes: `<id>`, `$id`, `${id}`, `%(id)s`, `{lamp_id}`.

use serde_json::{Map, Value};

/// How many bytes a placeholder has at most.
const LONGEST: usize = 64;

/// How the names of what is a text end.
const TEXTS: [&str; 30] = [
    "id",
    "name",
    "uuid",
    "url",
    "uri",
    "href",
    "link",
    "token",
    "key",
    "password",
    "pass",
    "email",
    "date",
    "timestamp",
    "status",
    "state",
    "description",
    "address",
    "string",
    "text",
    "region",
    "tenant",
    "account",
    "user",
    "host",
    "path",
    "type",
    "label",
    "ref",
    "hash",
];

/// The placeholder at the front of a text: its length, and a value of the kind that it names. One of which no kind is
/// known is none.
pub(super) fn read(text: &str) -> Option<(usize, Value)> {
    let first = *text.as_bytes().first()?;
    if !matches!(first, b'<' | b'$' | b'%' | b'{') {
        return None;
    }
    let (length, name) = match first {
        b'<' => between(text, "<", ">")?,
        b'%' => between(text, "%(", ")s")?,
        b'{' => between(text, "{", "}").filter(|(_, name)| is_name(name))?,
        _ => between(text, "${", "}").or_else(|| {
            let behind = text.get(1..)?;
            let end = behind.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(behind.len());
            Some((1 + end, behind.get(..end)?))
        })?,
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ' | '|' | '.' | ':' | '/');
    if length > LONGEST || !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_plain) {
        return None;
    }
    let value = match name.to_ascii_lowercase().as_str() {
        "int" | "integer" | "number" | "long" => Value::from(0),
        "bool" | "boolean" | "true|false" | "false|true" | "true | false" => Value::Bool(false),
        "list" | "array" => Value::Array(Vec::new()),
        "object" | "dict" => Value::Object(Map::new()),
        name if TEXTS.iter().any(|text| name.ends_with(text)) => Value::String(text.get(..length)?.to_owned()),
        // What stands for anything has no single reading: as a text it would contradict its row.
        _ => return None,
    };
    Some((length, value))
}

/// What stands between two signs, and how long it is with them.
fn between<'t>(text: &'t str, opens: &str, closes: &str) -> Option<(usize, &'t str)> {
    let behind = text.strip_prefix(opens)?;
    let near = behind.as_bytes().get(..LONGEST.min(behind.len()))?;
    let end = memchr::memmem::find(near, closes.as_bytes())?;
    Some((opens.len() + end + closes.len(), behind.get(..end)?))
}

/// Whether a text is one name: in braces, anything else is an object.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::read;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &Value)>) {
        let found = read(text);
        assert_eq!(found.as_ref().map(|(length, value)| (*length, value)), expected, "{text}");
    }

    #[test]
    fn a_placeholder_stands_for_a_value() {
        for text in ["<lamp id>", "$lamp_id", "${lamp_id}", "%(lamp_id)s", "{lamp-id}"] {
            check(&format!("{text}, 1"), Some((text.len(), &json!(text))));
        }
        check("<int>}", Some((5, &json!(0))));
        check("<true|false>", Some((12, &json!(false))));
    }

    #[test]
    fn what_holds_more_is_none() {
        for text in
            ["<ttl>", "{size}", "{}", "{\"a\": 1}", "{a: 1}", "<", "<>", "<1>", "$", "$5", "%", "%s", "<a\nb>", "a"]
        {
            check(text, None);
        }
        check(&format!("<{}>", "a".repeat(100)), None);
        check(&format!("<{}", "é".repeat(100)), None);
    }
}
