//! The rows of the parameter tables.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

use crate::{Direction, Source, Type};

/// One row of a parameter table, as printed, and where inference put it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The name on the wire: the last segment of a dotted name, without braces and markup.
    pub name: String,
    /// Whether the row describes the request or the answer.
    pub direction: Direction,
    /// Where the parameter travels.
    pub location: Location,
    /// What stands before the last segment of a dotted name: `server.networks`.
    pub parent: Option<String>,
    /// The type as printed, however wrong: `csapi:UUID`. The key is `type`.
    #[serde(rename = "type")]
    pub printed_type: Option<String>,
    /// What the row says of necessity: `None` where it says nothing.
    pub required: Option<bool>,
    /// The description, as `CommonMark`.
    pub description: String,
    /// What the names of these headers begin with, where the printed name is a template: `X-Lamp-Meta-` of
    /// `X-Lamp-Meta-{name}`. Any number of such headers may be sent; what stands behind the prefix is data, and
    /// [`schema`](Self::schema) is the type of one value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<String>,
    /// The parameter that is sent for this row, where rows number one that may be sent several times: `id` of `id1` and
    /// `id2`. It stands in [`Operation::unlisted`](crate::Operation::unlisted), or is a row of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    /// Whether it is a parameter of the query of which the page does not say whether it is required, and without which
    /// no request of the page is sent: the operation is about it. Those that filter a list, or lead through its pages,
    /// are not meant.
    #[serde(default, skip_serializing_if = "is_false")]
    pub always_sent: bool,
    /// Where the row starts.
    pub source: Source,
    /// The inferred type of a path, query or header parameter; `None` for a body parameter, which has a [`Place`].
    pub schema: Option<Type>,
    /// What prose says of the values of a path, query or header parameter; a body parameter has it in its field.
    // In memory of its own, for of most parameters nothing is said.
    #[serde(default, skip_serializing_if = "says_nothing")]
    #[cfg_attr(feature = "schema", schemars(with = "Limits"))]
    pub limits: Option<Box<Limits>>,
    /// The field that this row of a body table describes; `None` where no place was found.
    pub place: Option<Place>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands references")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::ref_option, reason = "serde hands references")]
fn says_nothing(limits: &Option<Box<Limits>>) -> bool {
    limits.as_deref().is_none_or(Limits::is_empty)
}

impl Parameter {
    /// Whether a header of a message is of this row: it has its name, in any case, or begins with its
    /// [prefix](Self::prefix).
    #[must_use]
    pub fn is_of_header(&self, name: &str) -> bool {
        match self.prefix.as_deref() {
            Some(prefix) => {
                let begins = name.get(..prefix.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(prefix));
                begins && name.len() > prefix.len()
            }
            None => self.name.eq_ignore_ascii_case(name),
        }
    }

    /// The type of all that it stands for: a text where nothing is known of it, a map where it has a
    /// [prefix](Self::prefix).
    #[must_use]
    pub fn ty(&self) -> Type {
        let value = self.schema.clone().unwrap_or(Type::STRING);
        match self.prefix {
            Some(_) => Type::Map { values: Box::new(value) },
            None => value,
        }
    }
}

/// The default, the range and the lengths that prose states for a parameter outside of the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// The value that the service takes where the parameter is not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<Value>,
    /// The least number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Number>,
    /// The greatest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<Number>,
    /// The least length of a text, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// The greatest length of a text, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
}

impl Limits {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Location {
    Path,
    Query,
    Header,
    Body,
}

/// A field of a named type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The name of the type in [`Api::types`](crate::Api::types).
    #[serde(rename = "type")]
    pub type_name: String,
    /// The name of the field on the wire; `None` where the row describes the whole type (the element of a list, say).
    pub field: Option<String>,
}
