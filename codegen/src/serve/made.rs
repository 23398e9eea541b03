//! A value made from a type, where no page shows one.
//!
//! Every field is there, with its default if the prose states one; a type inside itself ends where it may.

use docbind_spec::{
    Api, Discriminator, EnumValue, Field, IntegerFormat, JsonKind, Presence, Shape, StringFormat, Type, TypeDef,
    ValueKind, Variant,
};
use serde_json::{Map, Number, Value, json};

/// How deep named types go into each other before what may be left out is left out.
const DEPTH: usize = 6;

/// The deepest nesting at all, for types that have no value that ends.
const END: usize = 24;

/// A value of the type.
pub(super) fn value(api: &Api, ty: &Type) -> Value {
    Maker { api }.value(ty, 0)
}

struct Maker<'a> {
    api: &'a Api,
}

impl Maker<'_> {
    fn value(&self, ty: &Type, depth: usize) -> Value {
        if depth > END {
            return Value::Null;
        }
        match ty {
            Type::Any => json!({}),
            Type::Boolean => json!(true),
            Type::Integer { format: IntegerFormat::Int32 | IntegerFormat::Int64 | IntegerFormat::Uint64 } => json!(1),
            Type::Number => json!(1.5),
            Type::String { format } => text(*format).into(),
            Type::Array { .. } if depth > DEPTH => json!([]),
            Type::Array { items } => json!([self.value(items, depth + 1)]),
            Type::Map { .. } if depth > DEPTH => json!({}),
            Type::Map { values } => json!({ "key": self.value(values, depth + 1) }),
            Type::Nullable { .. } if depth > DEPTH => Value::Null,
            Type::Nullable { of } => self.value(of, depth + 1),
            Type::Named { name } => self.api.type_def(name).map_or_else(|| json!({}), |def| self.named(def, depth + 1)),
        }
    }

    fn named(&self, def: &TypeDef, depth: usize) -> Value {
        match &def.shape {
            Shape::Struct { .. } => self.object(def, depth).into(),
            Shape::Enum { of, values, .. } => enumerated(*of, values),
            Shape::Union { variants } => variants.first().map_or(Value::Null, |variant| self.variant(variant, depth)),
        }
    }

    fn object(&self, def: &TypeDef, depth: usize) -> Map<String, Value> {
        let (fields, _) = self.api.fields(def);
        let is_made = |field: &&&Field| depth <= DEPTH || field.presence == Presence::Required;
        let fields = fields.iter().filter(is_made);
        fields.map(|field| (field.name.clone(), self.field(field, depth))).collect()
    }

    fn field(&self, field: &Field, depth: usize) -> Value {
        let fits = |value: &&Value| self.api.judge(&field.ty, value).is_empty();
        if let Some(default) = field.default.as_ref().filter(fits) {
            return default.clone();
        }
        match self.value(&field.ty, depth) {
            Value::Number(number) => within(number, field).into(),
            Value::String(text) => lengthened(&text, field).into(),
            value => value,
        }
    }

    fn variant(&self, variant: &Variant, depth: usize) -> Value {
        let mut value = self.value(&variant.ty, depth);
        match (&variant.when, &mut value) {
            (Discriminator::Tag { field, values }, Value::Object(object)) => {
                object.insert(field.clone(), values.first().map_or("", String::as_str).into());
            }
            (Discriminator::Keys { keys }, Value::Object(object)) => {
                if let Some(key) = keys.first().filter(|_| !keys.iter().any(|key| object.contains_key(key))) {
                    object.insert(key.clone(), Value::Null);
                }
            }
            (Discriminator::Kind { json: JsonKind::Null }, value) => *value = Value::Null,
            _ => {}
        }
        value
    }
}

fn text(format: Option<StringFormat>) -> &'static str {
    match format {
        None => "text",
        Some(StringFormat::Uuid) => "00000000-0000-4000-8000-000000000000",
        Some(StringFormat::DateTime) => "2030-01-01T00:00:00Z",
        Some(StringFormat::Date) => "2030-01-01",
        Some(StringFormat::Uri) => "https://example.com/",
    }
}

fn enumerated(of: ValueKind, values: &[EnumValue]) -> Value {
    let first = values.first().map_or("", |value| value.value.as_str());
    match of {
        ValueKind::String => first.into(),
        ValueKind::Integer => first.parse::<i64>().unwrap_or(1).into(),
    }
}

/// The number, or the bound that it is outside of.
fn within(number: Number, field: &Field) -> Number {
    let too_small = field.minimum.as_ref().filter(|minimum| number.as_f64() < minimum.as_f64());
    let too_great = field.maximum.as_ref().filter(|maximum| number.as_f64() > maximum.as_f64());
    too_small.or(too_great).cloned().unwrap_or(number)
}

/// The text, as long as the prose asks.
fn lengthened(text: &str, field: &Field) -> String {
    let length = text.chars().count() as u64;
    let least = field.min_length.unwrap_or(0).max(length).min(field.max_length.unwrap_or(u64::MAX)).min(4096);
    text.chars().chain(std::iter::repeat('x')).take(usize::try_from(least).unwrap_or_default()).collect()
}
