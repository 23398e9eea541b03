//! What a comparison of traffic with documentation found, ready to be shown.

use std::collections::BTreeMap;
use std::fmt;

use docbind_spec::{Method, Operation, Source};
use serde::{Serialize, Serializer};

use super::kind::Kind;
use crate::report::Level;

/// The version of the report's JSON form (the key `version`).
pub const VERSION: u32 = 1;

/// How recorded traffic differs from the documentation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of the JSON form, [`VERSION`].
    pub version: u32,
    /// The sums of what follows.
    pub totals: Totals,
    /// The operations that the traffic used, in the order of the documentation.
    pub operations: Vec<OperationReport>,
    /// The requests that are for no documented operation, in the order of method, path and status.
    pub undocumented: Vec<Undocumented>,
}

/// Sums over all operations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// How many operations the documentation has.
    pub documented_operations: usize,
    /// How many requests and answers there were.
    pub exchanges: usize,
    /// How many of them were for a documented operation.
    pub matched: usize,
    /// How many bodies of a documented type there were.
    pub bodies: usize,
    /// How many of them the types decode.
    pub decoded: usize,
    /// How many different differences are denied, undocumented operations among them.
    pub errors: usize,
    /// How many others are shown.
    pub warnings: usize,
}

/// What was found of one operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OperationReport {
    /// The operation's id.
    pub id: String,
    /// Its method.
    pub method: Method,
    /// Its path as printed.
    pub path: String,
    /// Where the page declares it.
    pub source: Source,
    /// How many requests were for it.
    pub exchanges: usize,
    /// How many answers had each status code.
    pub statuses: BTreeMap<u16, usize>,
    /// How many bodies of a documented type there were.
    pub bodies: usize,
    /// How many of them the types decode.
    pub decoded: usize,
    /// The differences, those that are denied first.
    pub differences: Vec<Difference>,
}

/// One difference, however often it came.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// What kind it is.
    pub kind: Kind,
    /// How loudly it is shown; an error is denied.
    #[serde(serialize_with = "word")]
    pub level: Level,
    /// In which part of the message it is.
    pub part: Part,
    /// Where in that part: a JSON Pointer with `*` for the elements of arrays, or the name of a header or parameter.
    pub at: String,
    /// What is different, in one sentence; the first case where cases differ.
    pub message: String,
    /// In how many exchanges it came.
    pub count: usize,
    /// Where it came first: the file, and `#` with the number of the entry where a file has several.
    pub first: String,
    /// The place of the documentation that it differs from.
    pub source: Source,
}

/// A part of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Part {
    Path,
    Query,
    RequestHeader,
    RequestBody,
    Status,
    ResponseHeader,
    ResponseBody,
}

/// Requests that are for no documented operation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Undocumented {
    /// How loudly it is shown; an error is denied.
    #[serde(serialize_with = "word")]
    pub level: Level,
    /// The method.
    pub method: String,
    /// The path as recorded.
    pub path: String,
    /// The status code of the answer.
    pub status: u16,
    /// How often it came.
    pub count: usize,
    /// Where it came first.
    pub first: String,
}

impl OperationReport {
    pub(super) fn new(operation: &Operation) -> Self {
        Self {
            id: operation.id.clone(),
            method: operation.method,
            path: operation.path.to_string(),
            source: operation.source.clone(),
            exchanges: 0,
            statuses: BTreeMap::new(),
            bodies: 0,
            decoded: 0,
            differences: Vec::new(),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::RequestHeader => "request header",
            Self::RequestBody => "request body",
            Self::Status => "status",
            Self::ResponseHeader => "response header",
            Self::ResponseBody => "response body",
        })
    }
}

/// A level as its word.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn word<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(level.as_str())
}
