//! The type graph: what requests and answers are made of.
//!
//! A [`Type`] says what a JSON value is; a [`TypeDef`] gives a name to a structure, an enumeration or a choice. Types
//! refer to each other by name, so a type may contain itself.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

/// What a JSON value is.
///
/// ```
/// use docbind_spec::Type;
///
/// let lamps = Type::array(Type::named("Lamp")).nullable();
/// assert_eq!(lamps.references().collect::<Vec<_>>(), ["Lamp"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Type {
    /// Any JSON value: nothing is known of it.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer {
        /// The width, where all evidence is within it.
        format: IntegerFormat,
    },
    /// Any number.
    Number,
    /// A text.
    String {
        /// What every value shown looks like, if they look alike.
        format: Option<StringFormat>,
    },
    /// An array of values of one type.
    Array {
        /// The type of every element.
        items: Box<Self>,
    },
    /// An object whose keys are data.
    Map {
        /// The type of every value.
        values: Box<Self>,
    },
    /// A value of the type or `null`.
    Nullable {
        /// The type where the value is not `null`; never `Nullable` or `Any` itself.
        of: Box<Self>,
    },
    /// A type of [`Api::types`](crate::Api::types).
    Named {
        /// Its name.
        name: String,
    },
}

/// The width of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum IntegerFormat {
    Int32,
    Int64,
    Uint64,
}

/// What the values of a text look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StringFormat {
    /// A UUID with hyphens (RFC 9562).
    Uuid,
    /// A date and time (RFC 3339).
    DateTime,
    /// A date (RFC 3339 `full-date`).
    Date,
    /// An absolute URI (RFC 3986).
    Uri,
}

/// A named type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TypeDef {
    /// Unique in the API, in `PascalCase`, made of the pages' own words.
    pub name: String,
    /// What the pages say of it, as `CommonMark`.
    pub description: String,
    /// What it is.
    pub shape: Shape,
}

/// What a named type is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Shape {
    /// An object with known fields.
    Struct {
        /// The struct types whose fields this one has too, before its own.
        includes: Vec<String>,
        /// Its own fields, in document order.
        fields: Vec<Field>,
        /// The type of values under keys that are data, where an object mixes both.
        rest: Option<Type>,
    },
    /// A scalar with documented values.
    Enum {
        /// What its values are on the wire.
        of: ValueKind,
        /// The documented values.
        values: Vec<EnumValue>,
        /// Whether other values may come: true unless an override says otherwise, for servers outlive their pages.
        open: bool,
    },
    /// A choice between types. A value that shows none of them is kept as it is.
    Union {
        /// The alternatives; their discriminators exclude each other, and the first that holds decides.
        variants: Vec<Variant>,
    },
}

/// What the values of an enumeration are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ValueKind {
    String,
    Integer,
}

/// A field of a struct.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The key on the wire.
    pub name: String,
    /// The name in the bindings, where an override gives one; bindings make it of `name` otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rename: Option<String>,
    /// The type of the value where it is present.
    #[serde(rename = "type")]
    pub ty: Type,
    /// Whether the key is always there.
    pub presence: Presence,
    /// What the pages say, as `CommonMark`.
    pub description: String,
    /// The default that the prose states.
    pub default: Option<Value>,
    /// The least number that the prose allows.
    pub minimum: Option<Number>,
    /// The greatest number that the prose allows.
    pub maximum: Option<Number>,
    /// The least length in characters (of a text) or elements (of an array) that the prose allows.
    pub min_length: Option<u64>,
    /// The greatest length in characters or elements that the prose allows.
    pub max_length: Option<u64>,
}

/// Whether a key is always there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// In every object that the evidence shows, and not said to be optional.
    Required,
    /// Absent at times.
    Optional,
}

/// A documented value of an enumeration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnumValue {
    /// The value on the wire; the digits where the enumeration is of integers.
    pub value: String,
    /// What the pages say of it, as `CommonMark`.
    pub description: String,
}

/// One alternative of a union.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// Unique in the union, in `PascalCase`.
    pub name: String,
    /// What a value of it is.
    #[serde(rename = "type")]
    pub ty: Type,
    /// What tells it from the others.
    pub when: Discriminator,
}

/// What tells one alternative from the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
pub enum Discriminator {
    /// An object that has any of these keys, which no other alternative has.
    Keys {
        /// The keys.
        keys: Vec<String>,
    },
    /// An object whose field has one of these texts.
    Tag {
        /// The key of the field.
        field: String,
        /// The texts.
        values: Vec<String>,
    },
    /// A value of one JSON kind.
    Kind {
        /// The kind.
        json: JsonKind,
    },
}

/// The kinds of JSON values (RFC 8259), integers apart from other numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum JsonKind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Type {
    /// A text without a format.
    pub const STRING: Self = Self::String { format: None };

    /// The named type.
    #[must_use]
    pub fn named(name: impl Into<String>) -> Self {
        Self::Named { name: name.into() }
    }

    /// An array of these.
    #[must_use]
    pub fn array(items: Self) -> Self {
        Self::Array { items: Box::new(items) }
    }

    /// A map to these.
    #[must_use]
    pub fn map(values: Self) -> Self {
        Self::Map { values: Box::new(values) }
    }

    /// This or `null`.
    #[must_use]
    pub fn nullable(self) -> Self {
        match self {
            Self::Nullable { .. } | Self::Any => self,
            of => Self::Nullable { of: Box::new(of) },
        }
    }

    /// The names of the types that this one refers to directly.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        let mut inner = self;
        while let Self::Array { items: next } | Self::Map { values: next } | Self::Nullable { of: next } = inner {
            inner = next;
        }
        match inner {
            Self::Named { name } => Some(name.as_str()),
            _ => None,
        }
        .into_iter()
    }
}

impl TypeDef {
    /// Every type that the definition refers to directly: the types of fields, of the rest and of alternatives.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let (fields, rest, variants): (&[Field], Option<&Type>, &[Variant]) = match &self.shape {
            Shape::Struct { fields, rest, .. } => (fields, rest.as_ref(), &[]),
            Shape::Enum { .. } => (&[], None, &[]),
            Shape::Union { variants } => (&[], None, variants),
        };
        fields.iter().map(|field| &field.ty).chain(rest).chain(variants.iter().map(|variant| &variant.ty))
    }
}

impl JsonKind {
    /// The kind of a value.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_f64() => Self::Number,
            Value::Number(_) => Self::Integer,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}
