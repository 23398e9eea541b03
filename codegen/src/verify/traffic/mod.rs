//! Recorded traffic: requests and their answers, from HAR 1.2 files and from a simpler JSON form.
//!
//! The simple form is one object, or an array of such objects:
//!
//! ```json
//! { "request":  { "method": "GET", "path": "/tasks?limit=1", "headers": { "Accept": "*/*" }, "body": null },
//!   "response": { "status": 200, "headers": { "Content-Type": "application/json" }, "body": { "tasks": [] } } }
//! ```
//!
//! A body there is the JSON value itself, a string for a text of another kind, or `null` for none.

mod body;
mod error;
mod har;
mod simple;

use serde_json::Value;

pub use body::Body;
pub use error::{TrafficError, TrafficErrorKind};

/// A request and its answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// Where it was recorded: the file, and `#` with the number of the entry where a file has several.
    pub recorded: String,
    /// What was asked.
    pub request: Request,
    /// What was answered.
    pub response: Response,
}

/// What was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The method in capitals, as it stands in a request line.
    pub method: String,
    /// The path, percent-encoded as recorded, without query.
    pub path: String,
    /// The names and values of the query, decoded, in order.
    pub query: Vec<(String, String)>,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The headers, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Body,
}

impl Request {
    /// A request as it came over the wire. A body without a media type is read as JSON where it is JSON.
    pub(crate) fn from_parts(method: &str, target: &str, headers: &[(String, String)], body: &[u8]) -> Self {
        let (path, query) = split_target(target);
        let media_type = header(headers, "content-type").filter(|name| !name.trim().is_empty());
        let body = match (std::str::from_utf8(body), media_type) {
            (Ok(text), Some(_)) => Body::of_text(text, media_type),
            (Ok(text), None) if serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok() => {
                Body::of_text(text, Some("application/json"))
            }
            (Ok(""), None) => Body::Empty,
            (Ok(_) | Err(_), _) => Body::Other,
        };
        Self { method: method.to_owned(), path, query, headers: headers.to_vec(), body }
    }
}

/// Reads a file of recorded traffic; `file` is what it is called in messages.
///
/// Entries that were never answered (a HAR status of 0) are left out.
pub fn parse(file: &str, text: &str) -> Result<Vec<Exchange>, TrafficError> {
    // Only the outermost form is looked at here, so that the reader of that form says where something is wrong inside.
    match serde_json::from_str(text).map_err(|error| TrafficError::json(file, &error))? {
        Value::Object(keys) if keys.contains_key("log") => har::parse(file, text),
        Value::Object(keys) if keys.contains_key("request") => simple::parse_one(file, text),
        Value::Array(_) => simple::parse_many(file, text),
        _ => Err(TrafficError::new(file, TrafficErrorKind::UnknownForm)),
    }
}

/// The path and the query of a URL or a request target.
fn split_target(target: &str) -> (String, Vec<(String, String)>) {
    let target = target.split_once('#').map_or(target, |(before, _)| before);
    let (location, query) = target.split_once('?').unwrap_or((target, ""));
    let path = match location.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/"),
        None => location,
    };
    let query = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    (path.to_owned(), query)
}

/// The value of a header, whatever the case of its name.
pub(crate) fn header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests;
