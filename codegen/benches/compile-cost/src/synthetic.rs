//! The types that are measured where no spec is given: many, alike, and each with a bit of everything.

use docbind_spec::{Api, EnumValue, Field, IntegerFormat, Presence, Shape, Type, TypeDef, ValueKind};

const STRUCTS: usize = 600;
const ENUMS: usize = 200;
const VALUES: usize = 6;

pub(crate) fn api() -> Api {
    let types = (0..ENUMS).map(enumeration).chain((0..STRUCTS).map(structure)).collect();
    Api { types, ..Api::new("Synthetic") }
}

fn enumeration(at: usize) -> TypeDef {
    let value = |value| EnumValue { value: format!("value-{value}"), description: String::new() };
    let shape = Shape::Enum { of: ValueKind::String, values: (0..VALUES).map(value).collect(), open: true };
    TypeDef { name: format!("State{at}"), description: format!("The state of resource {at}."), shape }
}

fn structure(at: usize) -> TypeDef {
    let integer = Type::Integer { format: IntegerFormat::Int64 };
    // Chains of five structs.
    let nested = if at % 5 == 4 { integer.clone() } else { Type::named(format!("Resource{}", at + 1)) };
    let fields = [
        ("name", Type::STRING, Presence::Required),
        ("size", integer, Presence::Required),
        ("note", Type::STRING, Presence::Optional),
        ("tags", Type::array(Type::STRING), Presence::Required),
        ("is_shared", Type::Boolean, Presence::Required),
        ("state", Type::named(format!("State{}", at % ENUMS)), Presence::Optional),
        ("parts", Type::array(nested), Presence::Required),
        ("ratio", Type::Number, Presence::Optional),
    ];
    let fields = fields.map(|(name, ty, presence)| Field {
        name: name.to_owned(),
        rename: None,
        ty,
        presence,
        description: format!("The {name} of resource {at}."),
        default: None,
        minimum: None,
        maximum: None,
        min_length: None,
        max_length: None,
    });
    let shape = Shape::Struct { includes: Vec::new(), fields: fields.into(), rest: None };
    TypeDef { name: format!("Resource{at}"), description: format!("Resource {at}."), shape }
}
