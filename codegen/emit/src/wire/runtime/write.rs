//! Writes slots to any format of serde.

use ::serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{About, Map, Object, Slot, View};

/// Writes a value of a type of these bindings.
pub fn serialize<T: Slot, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Written(value.wire_view()).serialize(serializer)
}

/// Writes what a slot has: mostly a text, so that all else stands apart.
pub struct Written<'a>(pub View<'a>);

impl Serialize for Written<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            View::Text(value) => serializer.serialize_str(value),
            View::Object(object) => write_object(object, serializer),
            other => write_other(other, serializer),
        }
    }
}

fn write_object<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entries = serializer.serialize_map(None)?;
    let mut failed = None;
    object.show(&mut |about: &'static About, views: &[View<'_>]| {
        failed = write_fields(about, views, &mut entries).err();
    });
    failed.map_or_else(|| entries.end(), Err)
}

#[inline(never)]
fn write_other<S: Serializer>(view: View<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match view {
        View::Absent | View::Null => serializer.serialize_none(),
        View::Bool(value) => serializer.serialize_bool(value),
        View::I64(value) => serializer.serialize_i64(value),
        View::U64(value) => serializer.serialize_u64(value),
        View::Number(value) => value.serialize(serializer),
        View::Text(value) => serializer.serialize_str(value),
        View::Word(word) => serializer.serialize_str(&word.spell()),
        View::Any(value) => value.serialize(serializer),
        View::List(list) => {
            let mut items = serializer.serialize_seq(Some(list.length()))?;
            let mut failed = None;
            list.each(&mut |item| {
                if failed.is_none() {
                    failed = items.serialize_element(&Written(item)).err();
                }
            });
            failed.map_or_else(|| items.end(), Err)
        }
        View::Map(map) => {
            let mut entries = serializer.serialize_map(None)?;
            write_map(map, &mut entries)?;
            entries.end()
        }
        View::Object(object) => write_object(object, serializer),
    }
}

fn write_map<M: SerializeMap>(map: &dyn Map, entries: &mut M) -> Result<(), M::Error> {
    let mut failed = None;
    map.each(&mut |key, value| {
        if failed.is_none() {
            failed = entries.serialize_entry(key, &Written(value)).err();
        }
    });
    failed.map_or(Ok(()), Err)
}

fn write_fields<M: SerializeMap>(about: &About, views: &[View<'_>], entries: &mut M) -> Result<(), M::Error> {
    let About(_, keys, rules) = about;
    for ((name, rule), view) in keys.iter().zip(*rules).zip(views) {
        match *view {
            View::Text(text) => entries.serialize_entry(name, text)?,
            View::Absent if !rule.is_required() => {}
            view => entries.serialize_entry(name, &Written(view))?,
        }
    }
    match views.get(keys.len()) {
        Some(View::Map(rest)) => write_map(*rest, entries),
        _ => Ok(()),
    }
}
