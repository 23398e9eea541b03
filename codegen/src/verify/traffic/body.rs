//! The body of a recorded message.

use docbind_spec::is_json;
use serde_json::Value;

use super::header;

/// The body of a recorded message.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// There is none.
    Empty,
    /// A JSON text.
    Json(Value),
    /// A text that its media type calls JSON and that is none.
    Broken {
        /// What the JSON reader says.
        message: String,
    },
    /// Anything else: a text of another media type, bytes.
    Other,
}

impl Body {
    /// The body of a text, by the media type that the headers name.
    pub(super) fn of_text(text: &str, media_type: Option<&str>) -> Self {
        if text.is_empty() {
            Self::Empty
        } else if media_type.is_some_and(is_json) {
            serde_json::from_str(text).map_or_else(|error| Self::Broken { message: error.to_string() }, Self::Json)
        } else {
            Self::Other
        }
    }

    /// The body of a JSON value that stands for one: a string may be a text.
    pub(super) fn of_value(value: Value, headers: &[(String, String)]) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::String(text) => Self::of_text(&text, header(headers, "content-type")),
            value => Self::Json(value),
        }
    }
}
