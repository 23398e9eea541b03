//! HTTP Archive 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>), as browsers and proxies export it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use docbind_spec::Direction;
use serde::Deserialize;

use super::{Body, Exchange, TrafficError, TrafficErrorKind, header, split_target};

#[derive(Deserialize)]
struct Archive {
    log: Log,
}

#[derive(Deserialize)]
struct Log {
    entries: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    request: Asked,
    response: Answered,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    method: String,
    url: String,
    #[serde(default)]
    headers: Vec<Header>,
    post_data: Option<Content>,
}

#[derive(Deserialize)]
struct Answered {
    // Chromium writes -1 and Firefox 0 for what was never answered.
    status: i32,
    #[serde(default)]
    headers: Vec<Header>,
    content: Option<Content>,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    value: String,
}

/// `postData` and `content`.
#[derive(Deserialize)]
struct Content {
    #[serde(rename = "mimeType")]
    media_type: Option<String>,
    text: Option<String>,
    encoding: Option<String>,
}

pub(super) fn parse(file: &str, text: &str) -> Result<Vec<Exchange>, TrafficError> {
    let archive: Archive = serde_json::from_str(text).map_err(|error| TrafficError::json(file, &error))?;
    let entries = archive.log.entries.into_iter().enumerate();
    let exchanges = entries.map(|(at, entry)| exchange(file, at + 1, entry));
    exchanges.filter_map(Result::transpose).collect()
}

/// The exchange of an entry; `None` where it was never answered.
fn exchange(file: &str, number: usize, Entry { request, response }: Entry) -> Result<Option<Exchange>, TrafficError> {
    let Some(status) = u16::try_from(response.status).ok().filter(|&status| status != 0) else { return Ok(None) };
    let broken = |of| TrafficError::new(file, TrafficErrorKind::Base64 { entry: number, of });
    let (path, query) = split_target(&request.url);
    let headers = pairs(request.headers);
    let body = body(request.post_data, &headers).ok_or_else(|| broken(Direction::Request))?;
    let request = super::Request { method: request.method.to_ascii_uppercase(), path, query, headers, body };
    let headers = pairs(response.headers);
    let body = self::body(response.content, &headers).ok_or_else(|| broken(Direction::Response))?;
    let response = super::Response { status, headers, body };
    Ok(Some(Exchange { recorded: format!("{file}#{number}"), request, response }))
}

/// The headers, without the pseudo-headers of HTTP/2 (`:authority`) that browsers list among them.
fn pairs(headers: Vec<Header>) -> Vec<(String, String)> {
    let headers = headers.into_iter().filter(|header| !header.name.starts_with(':'));
    headers.map(|header| (header.name, header.value)).collect()
}

/// The body; `None` where its base64 cannot be read.
fn body(content: Option<Content>, headers: &[(String, String)]) -> Option<Body> {
    let Some(Content { media_type, text: Some(text), encoding }) = content else { return Some(Body::Empty) };
    let media_type = media_type.as_deref().filter(|name| !name.is_empty()).or_else(|| header(headers, "content-type"));
    if encoding.as_deref() != Some("base64") {
        return Some(Body::of_text(&text, media_type));
    }
    let bytes = STANDARD.decode(text).ok()?;
    Some(String::from_utf8(bytes).map_or(Body::Other, |text| Body::of_text(&text, media_type)))
}
