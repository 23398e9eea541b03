//! What tells the alternatives of a choice from each other, and what a choice says of itself, as a macro.

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

/// A choice between types: each alternative and what tells it from the others.
macro_rules! choice {
    ($name:ident { $($variant:ident $test:ident($($by:expr),*)),* $(,)? }) => {
        impl wire::Slot for $name {
            fn empty() -> Self {
                Self::Undocumented(::serde_json::Value::Null)
            }

            fn null() -> ::std::option::Option<Self> {
                wire::null_choice()
            }

            fn target(&mut self) -> wire::Target<'_> {
                wire::Target::Choice(self)
            }

            fn wire_view(&self) -> wire::View<'_> {
                match self {
                    $(Self::$variant(value) => wire::Slot::wire_view(value),)*
                    Self::Undocumented(value) => wire::View::Any(value),
                }
            }
        }

        impl ::std::clone::Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$variant(value) => Self::$variant(::std::clone::Clone::clone(value)),)*
                    Self::Undocumented(value) => Self::Undocumented(::std::clone::Clone::clone(value)),
                }
            }
        }

        impl wire::Choice for $name {
            fn choose(&mut self, value: &::serde_json::Value) -> ::std::option::Option<&mut dyn wire::Slot> {
                *self = wire::Slot::empty();
                $(if wire::$test(value, $($by),*) {
                    *self = Self::$variant(wire::Slot::empty());
                })else*
                match self {
                    $(Self::$variant(slot) => ::std::option::Option::Some(slot),)*
                    Self::Undocumented(_) => ::std::option::Option::None,
                }
            }

            fn keep(&mut self, value: ::serde_json::Value) {
                *self = Self::Undocumented(value);
            }
        }

        wire::common!($name);
    };
}
pub(crate) use choice;
