//! Strict JSON (RFC 8259), with notice of keys that an object has twice: `serde_json` keeps the last in silence.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Whether the keys of every object differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Keys {
    #[default]
    Unique,
    Repeated,
}

/// Reads a whole text; nothing where it is not strict JSON.
pub(super) fn parse(open: &Open, text: &str) -> Option<(Value, Keys)> {
    open.clear();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = open.deserialize(&mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some((value, open.keys.get()))
}

/// What was read of the objects and arrays that are not closed yet, the inner ones behind the outer ones. At its end
/// it is known how many members an object has, so that it is made once and does not grow. The next text uses it again.
#[derive(Debug, Default)]
pub(crate) struct Open {
    members: RefCell<Vec<(String, Value)>>,
    elements: RefCell<Vec<Value>>,
    keys: Cell<Keys>,
}

impl Open {
    /// Forgets what is left of a text that was not JSON.
    fn clear(&self) {
        self.members.borrow_mut().clear();
        self.elements.borrow_mut().clear();
        self.keys.set(Keys::Unique);
    }
}

impl<'de> DeserializeSeed<'de> for &Open {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Open {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Value, A::Error> {
        let first = self.elements.borrow().len();
        while let Some(element) = elements.next_element_seed(self)? {
            self.elements.borrow_mut().push(element);
        }
        Ok(Value::Array(self.elements.borrow_mut().drain(first..).collect()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let first = self.members.borrow().len();
        while let Some(key) = members.next_key::<String>()? {
            let value = members.next_value_seed(self)?;
            self.members.borrow_mut().push((key, value));
        }
        let mut read = self.members.borrow_mut();
        let count = read.len() - first;
        let object: Map<String, Value> = read.drain(first..).collect();
        if object.len() < count {
            self.keys.set(Keys::Repeated);
        }
        Ok(Value::Object(object))
    }
}
