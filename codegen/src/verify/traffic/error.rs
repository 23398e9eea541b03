//! Why a file of recorded traffic cannot be read.

use std::fmt;

use docbind_spec::Direction;

/// Why a file of recorded traffic cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficError {
    /// The file, as it was named.
    pub file: String,
    /// What is wrong.
    pub kind: TrafficErrorKind,
}

/// What is wrong with a file of recorded traffic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrafficErrorKind {
    /// The text is not JSON.
    Syntax {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the JSON reader says.
        message: String,
    },
    /// A key is missing or of the wrong form.
    Form {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What is missing or wrong.
        message: String,
    },
    /// The text is JSON, but neither HAR nor the simple form.
    UnknownForm,
    /// A body is said to be base64 and is not.
    Base64 {
        /// The number of the entry, counted from 1.
        entry: usize,
        /// Whether it is the body of the request or of the answer.
        of: Direction,
    },
}

impl TrafficError {
    pub(super) fn new(file: &str, kind: TrafficErrorKind) -> Self {
        Self { file: file.to_owned(), kind }
    }

    pub(super) fn json(file: &str, error: &serde_json::Error) -> Self {
        let (line, column) = (error.line(), error.column());
        // The place is in the error's text too; here it stands with the file.
        let message = error.to_string();
        let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message).to_owned();
        Self::new(
            file,
            match error.classify() {
                serde_json::error::Category::Data => TrafficErrorKind::Form { line, column, message },
                serde_json::error::Category::Syntax
                | serde_json::error::Category::Eof
                | serde_json::error::Category::Io => TrafficErrorKind::Syntax { line, column, message },
            },
        )
    }
}

impl fmt::Display for TrafficError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match &self.kind {
            TrafficErrorKind::Syntax { line, column, message } => {
                write!(f, "{file}:{line}:{column}: not JSON: {message}")
            }
            TrafficErrorKind::Form { line, column, message } => {
                write!(f, "{file}:{line}:{column}: not recorded traffic: {message}")
            }
            TrafficErrorKind::UnknownForm => write!(
                f,
                "{file}: not recorded traffic: expected a HAR file (an object with `log`) or an object with `request` \
                 and `response`, or an array of such objects"
            ),
            TrafficErrorKind::Base64 { entry, of } => {
                let of = match of {
                    Direction::Request => "request",
                    Direction::Response => "answer",
                };
                write!(f, "{file}#{entry}: the body of the {of} is not base64; take the encoding away, or mend it")
            }
        }
    }
}

impl std::error::Error for TrafficError {}
