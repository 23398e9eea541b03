//! Writes slots to any format of serde.

use ::serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{About, Map, Slot, View};

/// Writes a value of a type of these bindings.
pub fn serialize<S: Serializer>(value: &dyn Slot, serializer: S) -> Result<S::Ok, S::Error> {
    Written(value.view()).serialize(serializer)
}

/// A slot as JSON.
pub fn write_json(value: &dyn Slot) -> ::serde_json::Result<::std::vec::Vec<u8>> {
    ::serde_json::to_vec(&Written(value.view()))
}

/// Writes what a slot has.
struct Written<'a>(View<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            View::Absent | View::Null => serializer.serialize_none(),
            View::Bool(value) => serializer.serialize_bool(*value),
            View::I64(value) => serializer.serialize_i64(*value),
            View::U64(value) => serializer.serialize_u64(*value),
            View::Number(value) => value.serialize(serializer),
            View::Text(value) => serializer.serialize_str(value),
            View::Written(value) => serializer.serialize_str(value),
            View::Any(value) => value.serialize(serializer),
            View::List(list) => {
                let mut items = serializer.serialize_seq(Some(list.length()))?;
                let mut result = Ok(());
                list.each(&mut |item| {
                    if result.is_ok() {
                        result = items.serialize_element(&Written(item.view()));
                    }
                });
                result?;
                items.end()
            }
            View::Map(map) => {
                let mut entries = serializer.serialize_map(None)?;
                write_map(*map, &mut entries)?;
                entries.end()
            }
            View::Object(object) => {
                let mut entries = serializer.serialize_map(None)?;
                let mut result = Ok(());
                object.show(&mut |slots: &[&dyn Slot]| {
                    result = write_fields(&object.about(), slots, &mut entries);
                });
                result?;
                entries.end()
            }
        }
    }
}

fn write_map<M: SerializeMap>(map: &dyn Map, entries: &mut M) -> Result<(), M::Error> {
    let mut result = Ok(());
    map.each(&mut |key, value| {
        if result.is_ok() {
            result = entries.serialize_entry(key, &Written(value.view()));
        }
    });
    result
}

fn write_fields<M: SerializeMap>(about: &About, slots: &[&dyn Slot], entries: &mut M) -> Result<(), M::Error> {
    let About(_, keys, rules) = about;
    for ((name, rule), slot) in keys.iter().zip(*rules).zip(slots) {
        match slot.view() {
            View::Absent if !rule.is_required() => {}
            view => entries.serialize_entry(name, &Written(view))?,
        }
    }
    match slots.get(keys.len()).map(|rest| rest.view()) {
        Some(View::Map(rest)) => write_map(rest, entries),
        _ => Ok(()),
    }
}
