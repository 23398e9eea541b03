//! Whether a value may be of the same message as others.

use serde_json::Value;

/// How deep values are compared: what stands deeper is taken to agree.
const DEEP: usize = 16;

/// The first place at which a value is of a kind that none of the others has there, as a JSON pointer; empty where it
/// is the whole. What is `null`, or what the others do not have, contradicts nothing.
pub(crate) fn contradiction(shown: &Value, others: &[&Value]) -> Option<String> {
    let mut path = String::new();
    let apart = is_apart(shown, others);
    (apart || !agrees(shown, others, &mut path, DEEP)).then_some(path)
}

/// Whether objects have no key in common: they are no one thing.
fn is_apart(shown: &Value, others: &[&Value]) -> bool {
    let Some(shown) = shown.as_object().filter(|shown| !shown.is_empty()) else { return false };
    let mut objects = others.iter().filter_map(|other| other.as_object()).filter(|other| !other.is_empty()).peekable();
    objects.peek().is_some() && !objects.any(|other| shown.keys().any(|key| other.contains_key(key)))
}

/// The path is that of the place which does not agree, where one does not.
fn agrees(shown: &Value, others: &[&Value], path: &mut String, left: usize) -> bool {
    let mut known = others.iter().filter(|other| !other.is_null()).peekable();
    if left == 0 || shown.is_null() || known.peek().is_none() {
        return true;
    }
    let length = path.len();
    match shown {
        Value::Object(shown) => {
            let objects: Vec<_> = known.filter_map(|other| other.as_object()).collect();
            let mut fields = shown.iter();
            !objects.is_empty()
                && fields.all(|(key, value)| {
                    let there: Vec<&Value> = objects.iter().filter_map(|other| other.get(key)).collect();
                    path.truncate(length);
                    path.push('/');
                    path.push_str(key);
                    agrees(value, &there, path, left - 1)
                })
        }
        Value::Array(shown) => {
            let arrays: Vec<_> = known.filter_map(|other| other.as_array()).collect();
            let there: Vec<&Value> = arrays.iter().copied().flatten().collect();
            let mut items = shown.iter();
            !arrays.is_empty()
                && items.all(|value| {
                    path.truncate(length);
                    path.push_str("/*");
                    agrees(value, &there, path, left - 1)
                })
        }
        Value::Null => true,
        Value::Bool(_) => known.any(|other| other.is_boolean()),
        Value::Number(_) => known.any(|other| other.is_number()),
        Value::String(_) => known.any(|other| other.is_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::contradiction;

    #[track_caller]
    fn check(shown: &Value, others: &[Value], expected: Option<&str>) {
        let others: Vec<&Value> = others.iter().collect();
        assert_eq!(contradiction(shown, &others).as_deref(), expected, "{shown}");
    }

    #[test]
    fn values_of_one_message_have_the_same_kinds() {
        let hives = || json!({"hives": [{"id": "a", "bees": 7, "queen": null}]});
        check(&json!({"hives": [{"id": "b", "bees": 7.5, "queen": "Ida"}], "links": []}), &[hives()], None);
        check(&json!({"hives": []}), &[hives()], None);
        check(&json!({"hives": null}), &[hives()], None);
        check(&json!({"hives": [{"id": 7}]}), &[hives()], Some("/hives/*/id"));
        check(&json!({"hives": {"id": "a"}}), &[hives()], Some("/hives"));
        check(&json!({"hives": [{"id": 7}]}), &[hives(), json!({"hives": [{"id": 8}]})], None);
        check(&json!([]), &[hives()], Some(""));
    }

    #[test]
    fn objects_without_a_common_key_are_no_one_thing() {
        check(&json!({"id": "a"}), &[json!({"hives": []})], Some(""));
        check(&json!({}), &[json!({"hives": []})], None);
        check(&json!({"id": "a"}), &[json!({})], None);
        check(&json!({"id": "a"}), &[], None);
        check(&json!({"meta": {"a": 1}}), &[json!({"meta": {"b": 1}})], None);
    }
}
