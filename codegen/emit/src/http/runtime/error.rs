//! Why a call has no request, or an answer no value.

use ::std::borrow::Cow;
use ::std::boxed::Box;
use ::std::fmt;
use ::std::string::String;

/// Why a call has no request, or an answer no value. It shows no secret.
#[derive(Debug, Clone, PartialEq)]
pub struct Error(Box<(&'static str, Problem)>);

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Problem {
    Base,
    Path(&'static str),
    Header(Cow<'static, str>),
    HeaderName(Cow<'static, str>),
    Body,
    AnswerHeader(u16, &'static str),
    Answer { code: u16, pointer: String, message: String, excerpt: String },
    Link,
    Repeated,
    Marker,
}

impl Error {
    pub(super) fn new(operation: &'static str, problem: Problem) -> Self {
        Self(Box::new((operation, problem)))
    }

    /// The name of the operation.
    pub fn operation(&self) -> &'static str {
        self.0.0
    }

    /// The status code of the answer; none where there is no request yet.
    pub fn code(&self) -> Option<u16> {
        match &self.0.1 {
            Problem::Answer { code, .. } | Problem::AnswerHeader(code, _) => Some(*code),
            _ => None,
        }
    }

    /// The JSON pointer (RFC 6901) of what cannot be read in the body; empty where it is the whole.
    pub fn pointer(&self) -> Option<&str> {
        match &self.0.1 {
            Problem::Answer { pointer, .. } => Some(pointer),
            _ => None,
        }
    }

    /// The beginning of the body that cannot be read, without its secrets.
    pub fn excerpt(&self) -> Option<&str> {
        match &self.0.1 {
            Problem::Answer { excerpt, .. } => Some(excerpt),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.0.0)?;
        match &self.0.1 {
            Problem::Base => f.write_str("the base URL is no `scheme://host/path` that a path can follow"),
            Problem::Path(name) => write!(f, "the path cannot have this value for `{name}`: it would be another path"),
            Problem::Header(name) => write!(f, "the value of the header `{name}` cannot be sent"),
            Problem::HeaderName(name) => write!(f, "`{name}` cannot be the name of a header"),
            Problem::Body => f.write_str("the request cannot be written"),
            Problem::AnswerHeader(code, name) => {
                write!(f, "the header `{name}` of the answer {code} is not of its documented type")
            }
            Problem::Answer { code, pointer, message, excerpt } => {
                write!(
                    f,
                    "the body of the answer {code} cannot be read at \"{pointer}\": {message}; it begins {excerpt}"
                )
            }
            Problem::Link => f.write_str("the link to the next page leads to another operation"),
            Problem::Repeated => f.write_str("the next page is one that was read before"),
            Problem::Marker => {
                f.write_str("the last item of the page has nothing that marks where the next page begins")
            }
        }
    }
}

impl ::std::error::Error for Error {}
