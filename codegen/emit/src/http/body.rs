//! What a request carries: JSON, bytes or nothing, and under which media type.

use docbind_spec::{Direction, Location, Operation, Type, is_json};

/// The media type of JSON (RFC 8259).
pub(super) const JSON: &str = "application/json";

/// The media type of bytes of which nothing is known (RFC 2046, section 4.5.1).
const BYTES: &str = "application/octet-stream";

/// The body of a request.
pub(super) enum Body<'a> {
    /// JSON of a type, under this media type.
    Json(&'a Type, String),
    /// Bytes, under this media type.
    Bytes(String),
}

/// The body of the operation's request, if it has one.
pub(super) fn of(operation: &Operation) -> Option<Body<'_>> {
    if !operation.method.takes_body() {
        return None;
    }
    let media = operation.request_media();
    let other = media.iter().find(|media| !is_json(media) && !media.ends_with("xml"));
    match &operation.request {
        Some(ty) => Some(Body::Json(ty, json(&media))),
        None if other.is_some() => other.cloned().map(Body::Bytes),
        None if has_rows(operation) => Some(Body::Bytes(media.first().map_or(BYTES, String::as_str).to_owned())),
        None => media.into_iter().find(|media| !is_json(media)).map(Body::Bytes),
    }
}

/// The media type of JSON among those named: the last that says more than that it is JSON.
pub(super) fn json(media: &[String]) -> String {
    let special = media.iter().rev().find(|media| is_json(media) && *media != JSON);
    special.map_or(JSON, String::as_str).to_owned()
}

fn has_rows(operation: &Operation) -> bool {
    let is_body = |location, direction| location == Location::Body && direction == Direction::Request;
    operation.parameters.iter().any(|row| is_body(row.location, row.direction))
}
