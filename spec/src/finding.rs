//! What [`Api::judge`](crate::Api::judge) says of a value: one difference between a value and its type.

use std::fmt;

use serde_json::Number;

use crate::{IntegerFormat, JsonKind, StringFormat};

/// One difference between a value and its type.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where the difference is: a JSON Pointer (RFC 6901) into the value, empty for the value itself. For a missing
    /// field it is the object that lacks it.
    pub path: String,
    /// What was expected and what was found.
    pub kind: FindingKind,
}

/// What was expected and what was found.
#[derive(Debug, Clone, PartialEq)]
pub enum FindingKind {
    /// An object lacks a field that its type requires.
    MissingField {
        /// The field.
        name: String,
    },
    /// A value is of another JSON kind.
    WrongKind {
        /// The kind that the type has.
        expected: JsonKind,
        /// The kind that the value has.
        found: JsonKind,
    },
    /// A value is `null` where the type has no `null` and the value is required.
    UnexpectedNull {
        /// The kind that the type has.
        expected: JsonKind,
    },
    /// A whole number does not fit its width.
    OutOfWidth {
        /// The width.
        format: IntegerFormat,
        /// The number.
        found: Number,
    },
    /// A closed enumeration has no such value.
    UnknownValue {
        /// The value, as JSON, shortened.
        found: String,
    },
    /// The value is nested deeper than [`MAX_DEPTH`](crate::MAX_DEPTH).
    TooDeep,
    /// An object has a field that its type does not know.
    UndocumentedField,
    /// An open enumeration does not list the value.
    UndocumentedValue {
        /// The value, as JSON, shortened.
        found: String,
    },
    /// A value shows none of the alternatives of a union.
    NoAlternative {
        /// The kind of the value.
        found: JsonKind,
    },
    /// An optional field is `null` though its type has no `null`.
    NullField,
    /// A text has not the format that every documented value has.
    Format {
        /// The format.
        expected: StringFormat,
        /// The text, as JSON, shortened.
        found: String,
    },
    /// A number is less than the prose allows.
    BelowMinimum {
        /// The least number allowed.
        minimum: Number,
        /// The number.
        found: Number,
    },
    /// A number is greater than the prose allows.
    AboveMaximum {
        /// The greatest number allowed.
        maximum: Number,
        /// The number.
        found: Number,
    },
    /// A text has fewer characters, or an array fewer elements, than the prose allows.
    TooShort {
        /// The least length allowed.
        minimum: u64,
        /// The length.
        found: u64,
    },
    /// A text has more characters, or an array more elements, than the prose allows.
    TooLong {
        /// The greatest length allowed.
        maximum: u64,
        /// The length.
        found: u64,
    },
}

impl FindingKind {
    /// Whether the emitted types refuse to decode the value for this. All else is a surprise: it decodes, and the
    /// documentation does not say it.
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        match self {
            Self::MissingField { .. }
            | Self::WrongKind { .. }
            | Self::UnexpectedNull { .. }
            | Self::OutOfWidth { .. }
            | Self::UnknownValue { .. }
            | Self::TooDeep => true,
            Self::UndocumentedField
            | Self::UndocumentedValue { .. }
            | Self::NoAlternative { .. }
            | Self::NullField
            | Self::Format { .. }
            | Self::BelowMinimum { .. }
            | Self::AboveMaximum { .. }
            | Self::TooShort { .. }
            | Self::TooLong { .. } => false,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "the value {}", self.kind)
        } else {
            write!(f, "`{}` {}", self.path, self.kind)
        }
    }
}

/// The rest of a sentence that begins with the place.
impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingField { name } => write!(f, "lacks the required field `{name}`"),
            Self::WrongKind { expected, found } => write!(f, "is {found}, expected {expected}"),
            Self::UnexpectedNull { expected } => write!(f, "is null, expected {expected}"),
            Self::OutOfWidth { format, found } => write!(f, "is {found}, which {format} cannot hold"),
            Self::UnknownValue { found } => write!(f, "is {found}, which is not one of the values allowed"),
            Self::TooDeep => write!(f, "is nested deeper than {} levels", crate::MAX_DEPTH),
            Self::UndocumentedField => f.write_str("is not documented"),
            Self::UndocumentedValue { found } => write!(f, "is {found}, which is not one of the values documented"),
            Self::NoAlternative { found } => write!(f, "is {found} that shows none of the documented alternatives"),
            Self::NullField => f.write_str("is null, which is not documented"),
            Self::Format { expected, found } => write!(f, "is {found}, expected {expected}"),
            Self::BelowMinimum { minimum, found } => write!(f, "is {found}, less than {minimum}"),
            Self::AboveMaximum { maximum, found } => write!(f, "is {found}, greater than {maximum}"),
            Self::TooShort { minimum, found } => write!(f, "has the length {found}, less than {minimum}"),
            Self::TooLong { maximum, found } => write!(f, "has the length {found}, greater than {maximum}"),
        }
    }
}

impl fmt::Display for JsonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

impl fmt::Display for IntegerFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint64 => "uint64",
        })
    }
}

impl fmt::Display for StringFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Uuid => "a UUID",
            Self::DateTime => "a date and time of RFC 3339",
            Self::Date => "a date",
            Self::Uri => "an absolute URI",
        })
    }
}
