//! Which traits an emitted type has without being asked, and which it cannot have.

use docbind_spec::{Api, Presence, Shape, TypeDef};

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
            let needed = fields.into_iter().find(|field| field.presence == Presence::Required);
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
