//! The examples that a page shows.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use crate::{Direction, Source, StatusCode, Type};

/// One code block that shows a message or a part of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The title as printed, without markup; empty where there is none.
    pub title: String,
    /// Whether the block shows a request or an answer.
    pub direction: Direction,
    /// What the block holds.
    pub media: Media,
    /// The block as printed, dedented.
    pub text: String,
    /// Where the block's text starts.
    pub source: Source,
    /// The status code that the block shows or belongs to.
    pub status: Option<StatusCode>,
    /// The headers that the block shows, in order.
    pub headers: Vec<(String, String)>,
    /// The JSON body, repaired where its text had one reading. Absent where there is no body or it cannot be read; the
    /// literal `null` is a value.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub value: Option<Value>,
    /// The type that the value is of.
    #[serde(rename = "type")]
    pub ty: Option<Type>,
}

/// What an example holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Media {
    /// A JSON text.
    Json,
    /// An XML text.
    Xml,
    /// An HTTP message, with a body of any media type or without one.
    Http,
    /// Anything else: a command, a fragment, a log.
    Text,
}

/// Keeps an explicit `null` apart from an absent key.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}
