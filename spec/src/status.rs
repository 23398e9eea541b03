//! The rows of a table of response codes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{Source, Type};

/// One row of a table of response codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    /// The codes of the row: usually one; several where the cell says `400 500`; none where it says no code.
    pub codes: Vec<StatusCode>,
    /// The name as printed; empty where the page gives none.
    pub name: String,
    /// The description, as `CommonMark`.
    pub description: String,
    /// Where the row starts.
    pub source: Source,
    /// The type of the JSON body that comes with these codes, where a page shows one.
    pub body: Option<Type>,
    /// Where that is shown, if it is what a page shows of the errors of a whole service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body_source: Option<Source>,
}

/// A status code of HTTP: three digits, 100 to 999 (RFC 9110, section 15).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "u16", into = "u16")]
pub struct StatusCode(#[cfg_attr(feature = "schema", schemars(range(min = 100, max = 999)))] u16);

impl StatusCode {
    /// A code of three digits.
    pub const fn new(code: u16) -> Result<Self, InvalidStatusCode> {
        match code {
            100..=999 => Ok(Self(code)),
            _ => Err(InvalidStatusCode(code)),
        }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Whether the code says that the request succeeded (2xx).
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self.0, 200..=299)
    }

    /// Whether HTTP lets an answer of this code have a body (RFC 9110, section 6.4.1; 15.3.6 for 205).
    #[must_use]
    pub const fn may_have_body(self) -> bool {
        !matches!(self.0, 100..=199 | 204 | 205 | 304)
    }
}

impl TryFrom<u16> for StatusCode {
    type Error = InvalidStatusCode;

    fn try_from(code: u16) -> Result<Self, InvalidStatusCode> {
        Self::new(code)
    }
}

impl From<StatusCode> for u16 {
    fn from(code: StatusCode) -> Self {
        code.0
    }
}

impl fmt::Display for StatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The number has not three digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidStatusCode(u16);

impl fmt::Display for InvalidStatusCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no HTTP status code: expected a number from 100 to 999", self.0)
    }
}

impl std::error::Error for InvalidStatusCode {}
