//! An API as its pages describe it: operations in page order and the types they share.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Example, Parameter, PathTemplate, Status, Type, TypeDef};

/// The version of the spec's JSON form that this crate reads and writes (the key `docbind`).
pub const VERSION: u32 = 1;

/// One API: everything that its documentation folder says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Api {
    /// The version of the JSON form, [`VERSION`].
    pub docbind: u32,
    /// What the API is called.
    pub title: String,
    /// Every operation, in the order of files and of the page.
    pub operations: Vec<Operation>,
    /// The types that requests and answers are made of, in the order of their names.
    pub types: Vec<TypeDef>,
    /// How bindings are to be made of it, in the words of the section `bindings` of `docbind.toml`; empty where nothing
    /// is chosen. What makes no bindings takes no notice of it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bindings: BTreeMap<String, Value>,
}

/// One operation: a method on a path, with all that its page says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// Unique in the API, in `snake_case`, made of the title.
    pub id: String,
    /// The title as printed.
    pub title: String,
    /// The HTTP method.
    pub method: Method,
    /// The path as printed, `//` kept.
    pub path: PathTemplate,
    /// The prose of the page, as `CommonMark`.
    pub description: String,
    /// Whether the prose says that the operation is deprecated.
    pub deprecated: bool,
    /// Whether the page was made by a generator that tells required parameters from others: the oldest, and many a
    /// hand, does not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub means_required: bool,
    /// Where the page declares the operation.
    pub source: Source,
    /// Every row of the tables of response codes.
    pub statuses: Vec<Status>,
    /// Every row of the parameter tables, as printed.
    pub parameters: Vec<Parameter>,
    /// The parameters of the query that no row lists (prose names them, or the request line of an example has them),
    /// and the headers that only examples show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<Parameter>,
    /// Every code block of the page that shows a message or a part of one.
    pub examples: Vec<Example>,
    /// The examples that pages without an operation show of it, such as a guide to paging: requests that this
    /// operation takes, and the answers to them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guides: Vec<Example>,
    /// The type of the request's JSON body; `None` where the operation takes none or nothing is known of it.
    pub request: Option<Type>,
    /// The type of the JSON body of the successful answer; [`Status::body`] has the type of each code.
    pub response: Option<Type>,
}

impl Api {
    /// An API of which nothing is known but what it is called.
    #[must_use]
    pub fn new(title: impl Into<String>) -> Self {
        let (operations, types) = (Vec::new(), Vec::new());
        Self { docbind: VERSION, title: title.into(), operations, types, bindings: BTreeMap::new() }
    }
}

/// A place in the documentation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The page, relative to the documentation folder, with `/` between its parts.
    // Very many places share one.
    pub file: Arc<str>,
    /// The line, counted from 1.
    pub line: u32,
}

impl Source {
    /// The folder of the page; empty where it lies at the top.
    #[must_use]
    pub fn folder(&self) -> &str {
        self.file.rsplit_once('/').map_or("", |(folder, _)| folder)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// Whether something belongs to the request or to the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Direction {
    Request,
    Response,
}

macro_rules! methods {
    ($($variant:ident $name:literal),*) => {
        /// An HTTP method that reference pages use (RFC 9110, RFC 5789, and `COPY` of RFC 4918).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "UPPERCASE")]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum Method {
            $($variant),*
        }

        impl Method {
            /// Every method, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The method as it stands in a request line: `GET`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),*
                }
            }
        }

        impl FromStr for Method {
            type Err = UnknownMethod;

            /// Reads a method in capitals, as it stands in a request line.
            fn from_str(text: &str) -> Result<Self, UnknownMethod> {
                match text {
                    $($name => Ok(Self::$variant),)*
                    _ => Err(UnknownMethod),
                }
            }
        }
    };
}

impl Method {
    /// Whether the body of a request has a meaning (RFC 9110, sections 9.3.1 and 9.3.2). Pages that show one for the
    /// other methods mean the answer's.
    #[must_use]
    pub const fn takes_body(self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }
}

methods! {
    Get "GET", Post "POST", Put "PUT", Delete "DELETE", Head "HEAD", Patch "PATCH", Copy "COPY", Options "OPTIONS"
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The text is no method that [`Method`] knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownMethod;

impl fmt::Display for UnknownMethod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an HTTP method; expected one of ")?;
        for (at, method) in Method::ALL.iter().enumerate() {
            write!(f, "{}{method}", if at == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownMethod {}
