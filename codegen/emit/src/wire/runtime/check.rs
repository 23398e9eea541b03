//! What the tests of the bindings call.

#![cfg(test)]

use ::serde_json::Value;
use ::std::fmt;
use ::std::string::{String, ToString};

use super::Row;

/// Reads an example and writes it, and says what was lost and where the documentation shows it.
#[track_caller]
pub fn round_trip<T: ::serde::de::DeserializeOwned + ::serde::Serialize + PartialEq>(source: &str, text: &str) {
    let shown: Value = match ::serde_json::from_str(text) {
        Ok(shown) => shown,
        Err(error) => panic!("{source}: the example is no JSON: {error}"),
    };
    let read: T = match ::serde_json::from_value(shown.clone()) {
        Ok(read) => read,
        Err(error) => panic!("{source}: the example does not fit its type: {error}"),
    };
    let written = match ::serde_json::to_value(&read) {
        Ok(written) => written,
        Err(error) => panic!("{source}: the example cannot be written: {error}"),
    };
    // A text may have several spellings of one value, and be written in another than it was read from.
    let again = ::serde_json::from_value::<T>(written.clone());
    if again.is_ok_and(|again| again == read) && same_but_spelling(&shown, &written) {
        return;
    }
    if let Some((pointer, shown, written)) = difference(&shown, &written) {
        panic!("{source}: the example changed at \"{pointer}\": {shown} became {written}");
    }
}

/// Whether all is equal but texts.
fn same_but_spelling(shown: &Value, written: &Value) -> bool {
    match (shown, written) {
        (Value::String(_), Value::String(_)) => true,
        (Value::Array(shown), Value::Array(written)) => {
            shown.len() == written.len() && shown.iter().zip(written).all(|(one, other)| same_but_spelling(one, other))
        }
        (Value::Object(shown), Value::Object(written)) => {
            let same = |(key, shown)| written.get(key).is_some_and(|written| same_but_spelling(shown, written));
            shown.len() == written.len() && shown.iter().all(same)
        }
        _ => shown == written,
    }
}

/// The JSON pointer of the first difference, and the two values.
fn difference(shown: &Value, written: &Value) -> Option<(String, String, String)> {
    let step = |step: &str, found: (String, String, String)| {
        (::std::format!("/{}{}", step.replace('~', "~0").replace('/', "~1"), found.0), found.1, found.2)
    };
    let text = |value: Option<&Value>| value.map_or_else(|| "nothing".to_owned(), Value::to_string);
    match (shown, written) {
        (Value::Object(left), Value::Object(right)) => {
            left.keys().chain(right.keys().filter(|key| !left.contains_key(*key))).find_map(|key| {
                let found = match (left.get(key), right.get(key)) {
                    (Some(left), Some(right)) => difference(left, right)?,
                    (left, right) => (String::new(), text(left), text(right)),
                };
                Some(step(key, found))
            })
        }
        (Value::Array(left), Value::Array(right)) => (0..left.len().max(right.len())).find_map(|at| {
            let found = match (left.get(at), right.get(at)) {
                (Some(left), Some(right)) => difference(left, right)?,
                (left, right) => (String::new(), text(left), text(right)),
            };
            Some(step(&at.to_string(), found))
        }),
        _ if shown == written => None,
        _ => Some((String::new(), shown.to_string(), written.to_string())),
    }
}

/// Checks that every code leads to its status and back, the undocumented too.
#[track_caller]
pub fn statuses<T: Copy + From<u16> + PartialEq + fmt::Debug>(rows: &[Row], documented: &[T])
where
    u16: From<T>,
{
    for code in 0..=u16::MAX {
        assert_eq!(u16::from(T::from(code)), code);
    }
    for (code, ..) in rows {
        assert!(documented.contains(&T::from(*code)), "{code}");
    }
}

/// The examples of an operation: for each a test, where it stands, its type and its text.
macro_rules! examples {
    ($operation:ident { $($name:ident $source:literal [$ty:ty] $text:literal),* $(,)? }) => {
        mod $operation {
            $(
                #[test]
                fn $name() {
                    super::super::wire::round_trip::<$ty>($source, $text);
                }
            )*
        }
    };
}
pub(crate) use examples;

/// The operations whose tables of status codes are to be exact: a test for each.
macro_rules! tables {
    ($name:ident { $($(#[$condition:meta])* $operation:ident),* $(,)? }) => {
        mod $name {
            $(
                $(#[$condition])*
                #[test]
                fn $operation() {
                    use super::super::{$operation::Status, wire};
                    wire::statuses(Status::ROWS, Status::DOCUMENTED);
                }
            )*
        }
    };
}
pub(crate) use tables;
