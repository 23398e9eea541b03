//! What of an example goes into an answer.

use docbind_spec::{Example, Media};
use serde_json::Value;

use crate::verify::traffic::header;

/// The example that shows most: one with a body of the kind that is wanted, else with any, else with headers alone.
pub(super) fn best<'a>(shown: &[&'a Example], wants_xml: bool) -> Option<&'a Example> {
    let rank = |example: &Example| {
        let is_xml = example.media == Media::Xml;
        match (&example.value, is_xml, body(example).is_some()) {
            (_, true, _) if wants_xml => 0,
            (Some(_), _, _) => 1,
            (None, _, true) => 2,
            (None, _, false) => 3,
        }
    };
    shown.iter().copied().min_by_key(|example| rank(example))
}

/// The body; `None` where the block shows none.
pub(super) fn body(example: &Example) -> Option<Vec<u8>> {
    if let Some(value) = &example.value {
        return Some(pretty(value));
    }
    let text = match example.media {
        Media::Http => example.text.replace("\r\n", "\n").split_once("\n\n").map(|(_, body)| body.trim().to_owned())?,
        Media::Json | Media::Xml | Media::Text => example.text.trim().to_owned(),
    };
    (!text.is_empty()).then(|| text.into_bytes())
}

/// The media type of the body.
pub(super) fn media_type(example: &Example) -> String {
    let named = header(&example.headers, "content-type").filter(|value| is_sent("content-type", value));
    let plain = match example.media {
        _ if example.value.is_some() => "application/json",
        Media::Json => "application/json",
        Media::Xml => "application/xml",
        Media::Http | Media::Text => "text/plain; charset=utf-8",
    };
    named.unwrap_or(plain).to_owned()
}

/// A value as its page would print it.
pub(super) fn pretty(value: &Value) -> Vec<u8> {
    // Only a map with other keys than texts, or a writer that fails, is refused; this is neither.
    serde_json::to_vec_pretty(value).unwrap_or_default()
}

/// Whether a header of an example is sent as it is shown. Those that frame the message are the server's own, and what
/// is no name or value of a header cannot be sent.
pub(super) fn is_sent(name: &str, value: &str) -> bool {
    const OWN: &[&str] = &[
        "connection",
        "content-encoding",
        "content-length",
        "date",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    ];
    let is_own = OWN.contains(&name.to_ascii_lowercase().as_str());
    !is_own && http::HeaderName::try_from(name).is_ok() && http::HeaderValue::try_from(value).is_ok()
}
