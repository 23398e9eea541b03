//! One difference of one message, at its exact place.

use docbind_spec::Source;

use super::kind::Kind;
use super::report::Part;

/// One difference of one message.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Note {
    pub(crate) kind: Kind,
    pub(crate) part: Part,
    /// Where in that part: a JSON Pointer, or the name of a header or parameter.
    pub(crate) at: String,
    pub(crate) what: What,
    /// The place of the documentation that the message differs from.
    pub(crate) source: Source,
}

/// What is different.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum What {
    /// The rest of a sentence that begins with the place.
    OfPlace(String),
    /// A whole sentence.
    Sentence(String),
}

impl Note {
    /// The difference in one sentence.
    pub(crate) fn message(&self) -> String {
        self.message_at(&self.at)
    }

    /// The sentence with another text for the place.
    pub(super) fn message_at(&self, at: &str) -> String {
        match &self.what {
            What::OfPlace(rest) if at.is_empty() => rest.clone(),
            What::OfPlace(rest) => format!("`{at}` {rest}"),
            What::Sentence(sentence) => sentence.clone(),
        }
    }
}
