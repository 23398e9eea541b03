//! The closed list of differences between traffic and documentation.

use docbind_spec::FindingKind;
use serde::{Serialize, Serializer};

use crate::named::named;
use crate::policy::Level;

/// How much a difference matters to those who use the bindings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The types do not decode the message.
    Refusal,
    /// The message decodes, and the pages do not say it.
    Surprise,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Refusal => Self::Error,
            Severity::Surprise => Self::Warning,
        }
    }
}

named! {
    /// What kind of difference it is.
    Kind: Severity, "a kind of difference", "`docbind verify --help` lists the kinds",
    ["refusals" = Refusal, "surprises" = Surprise] {
        /// An object lacks a field that the pages say is always there.
        MissingField = "missing-field", Refusal;
        /// A value is of another JSON kind.
        WrongKind = "wrong-kind", Refusal;
        /// A value is null where the pages show none.
        UnexpectedNull = "unexpected-null", Refusal;
        /// A whole number does not fit its width.
        OutOfWidth = "out-of-width", Refusal;
        /// A closed enumeration has no such value.
        UnknownValue = "unknown-value", Refusal;
        /// A value is nested too deep.
        TooDeep = "too-deep", Refusal;
        /// A documented body is not there.
        MissingBody = "missing-body", Refusal;
        /// A body that is documented as JSON is none.
        NotJson = "not-json", Refusal;
        /// No operation has this method and path.
        UndocumentedOperation = "undocumented-operation", Surprise;
        /// The operation's pages do not list the status code.
        UndocumentedStatus = "undocumented-status", Surprise;
        /// The operation's pages show no body in this place.
        UndocumentedBody = "undocumented-body", Surprise;
        /// An object has a field that the pages do not show.
        UndocumentedField = "undocumented-field", Surprise;
        /// A value is not among those that the pages list.
        UndocumentedValue = "undocumented-value", Surprise;
        /// A value shows none of the documented alternatives.
        NoAlternative = "no-alternative", Surprise;
        /// An optional field is null where the pages show none.
        NullField = "null-field", Surprise;
        /// A text is empty where every example of the page shows one that is not.
        EmptyText = "empty-text", Surprise;
        /// A text has not the format that every documented value has.
        Format = "format", Surprise;
        /// A number is outside the range that the pages state.
        OutOfRange = "out-of-range", Surprise;
        /// A text or an array is shorter or longer than the pages state.
        OutOfLength = "out-of-length", Surprise;
        /// A header that the pages do not list, and that is none of HTTP's own.
        UndocumentedHeader = "undocumented-header", Surprise;
        /// A header that the pages call required is not there.
        MissingHeader = "missing-header", Surprise;
        /// A query parameter that the pages do not list.
        UndocumentedQuery = "undocumented-query", Surprise;
        /// A query parameter that the pages call required is not there.
        MissingQuery = "missing-query", Surprise;
    }
}

impl From<&FindingKind> for Kind {
    fn from(finding: &FindingKind) -> Self {
        match finding {
            FindingKind::MissingField { .. } => Self::MissingField,
            FindingKind::WrongKind { .. } => Self::WrongKind,
            FindingKind::UnexpectedNull { .. } => Self::UnexpectedNull,
            FindingKind::OutOfWidth { .. } => Self::OutOfWidth,
            FindingKind::UnknownValue { .. } => Self::UnknownValue,
            FindingKind::TooDeep => Self::TooDeep,
            FindingKind::UndocumentedField => Self::UndocumentedField,
            FindingKind::UndocumentedValue { .. } => Self::UndocumentedValue,
            FindingKind::NoAlternative { .. } => Self::NoAlternative,
            FindingKind::NullField => Self::NullField,
            FindingKind::Format { .. } => Self::Format,
            FindingKind::BelowMinimum { .. } | FindingKind::AboveMaximum { .. } => Self::OutOfRange,
            FindingKind::TooShort { .. } | FindingKind::TooLong { .. } => Self::OutOfLength,
        }
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
