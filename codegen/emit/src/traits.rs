//! Which traits an emitted type has without being asked, and which it cannot have.

use docbind_spec::{Api, Field, Presence, Shape, Type, TypeDef};
use serde_json::{Map, Value};

/// How a type stands to a trait, where it cannot simply derive it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stance {
    /// It has it.
    Implemented,
    /// It cannot have it; why, as the end of a sentence.
    Impossible(String),
}

/// How a type stands to a trait of `std` or `serde`; nothing where it can derive it.
pub(crate) fn stance(api: &Api, def: &TypeDef, name: &str) -> Option<Stance> {
    match (name, &def.shape) {
        ("Clone" | "Debug" | "PartialEq" | "Serialize" | "Deserialize", _) | ("Eq" | "Hash", Shape::Enum { .. }) => {
            Some(Stance::Implemented)
        }
        ("Default", Shape::Struct { .. }) => {
            let (fields, _) = api.fields(def);
            let needed = fields.into_iter().find(|field| !starts_empty(field));
            Some(needed.map_or(Stance::Implemented, |field| {
                Stance::Impossible(format!("it cannot be made without its field `{}`", field.name))
            }))
        }
        ("Default", Shape::Enum { .. }) => Some(Stance::Impossible("none of its values stands for nothing".to_owned())),
        ("Default", Shape::Union { .. }) => {
            Some(Stance::Impossible("none of its alternatives stands for nothing".to_owned()))
        }
        _ => None,
    }
}

/// Whether a field need not be set: it is optional, or says by `null` or `{}` what there is to say.
pub(crate) fn starts_empty(field: &Field) -> bool {
    field.presence == Presence::Optional
        || matches!(field.ty, Type::Nullable { .. })
        || (matches!(field.ty, Type::Map { .. }) && is_empty(field.default.as_ref()))
}

/// Whether a default is an object without keys.
pub(crate) fn is_empty(default: Option<&Value>) -> bool {
    default.and_then(Value::as_object).is_some_and(Map::is_empty)
}
