//! What a request carries: JSON, bytes or nothing, and under which media type.

use docbind_spec::{Direction, Location, Method, Operation, Type};

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
    // A body of these has no meaning (RFC 9110, sections 9.3.1, 9.3.2); pages that show one mean the answer's.
    if matches!(operation.method, Method::Get | Method::Head) {
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

/// Whether a media type is one of JSON: `application/json`, `application/lamps+json`, `application/lamps-json-patch`.
pub(super) fn is_json(media: &str) -> bool {
    media.ends_with("json") || media.ends_with("json-patch") || media.ends_with("json-home")
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
