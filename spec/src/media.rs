//! The media types that a page names for the bodies of an operation.

use crate::{Direction, Method, Operation};

/// The types of media that bodies of documented operations have (IANA, "Media Types").
const KINDS: &[&str] = &["application", "audio", "image", "multipart", "text", "video"];

impl Operation {
    /// The media types of the request's body, each once: those that examples send, then those that the prose of a
    /// method with a body names.
    ///
    /// Without parameters (`; charset=utf-8`) and in small letters. Empty where the page says nothing.
    #[must_use]
    pub fn request_media(&self) -> Vec<String> {
        let has_body = matches!(self.method, Method::Post | Method::Put | Method::Patch);
        self.media(Direction::Request, has_body)
    }

    /// The media types of the answer's body, each once: those that examples show, then those that the prose of a method
    /// that reads names.
    #[must_use]
    pub fn response_media(&self) -> Vec<String> {
        self.media(Direction::Response, self.method == Method::Get)
    }

    fn media(&self, direction: Direction, of_prose: bool) -> Vec<String> {
        let examples = self.examples.iter().filter(|example| example.direction == direction);
        let headers = examples.flat_map(|example| &example.headers);
        let shown = headers.filter(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let shown = shown.filter_map(|(_, value)| media_type(value));
        let prose = if of_prose { self.description.as_str() } else { "" };
        // What is between blanks, code marks and brackets may be a media type.
        let words = prose.split(|c: char| c.is_whitespace() || "`\"'()<>[],;".contains(c));
        let mut found: Vec<String> = Vec::new();
        for media in shown.chain(words.filter_map(media_type)) {
            if !found.contains(&media) {
                found.push(media);
            }
        }
        found
    }
}

/// Whether a media type is JSON or built on it: `application/json`, `application/problem+json` (RFC 6839),
/// `application/lamps-json-patch`, `application/json-home`.
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let subtype = essence.rsplit_once('/').map_or("", |(_, subtype)| subtype);
    matches!(subtype, "json" | "json-home" | "json-patch")
        || ["+json", "-json-patch", "-json"].iter().any(|end| subtype.ends_with(end))
}

/// The media type with which a text starts (RFC 9110, section 8.3.1).
fn media_type(text: &str) -> Option<String> {
    let end = text.find(|c: char| c == ';' || c.is_whitespace()).unwrap_or(text.len());
    let text = text.get(..end)?.trim_end_matches('.').to_ascii_lowercase();
    let (kind, name) = text.split_once('/')?;
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c);
    (KINDS.contains(&kind) && !name.is_empty() && name.chars().all(is_token)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{is_json, media_type};

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(media_type(text).as_deref(), expected);
    }

    #[test]
    fn a_media_type_ends_where_its_parameters_begin() {
        check("application/json; charset=utf-8", Some("application/json"));
        check("Application/JSON Via: 1.1 proxy", Some("application/json"));
        check("application/lamps-v2.1-json-patch.", Some("application/lamps-v2.1-json-patch"));
        check("text/dns", Some("text/dns"));
    }

    #[test]
    fn json_is_a_part_of_the_name_of_its_own() {
        let all = ["application/json; charset=utf-8", "application/lamps+json", "application/lamps-v2.1-json-patch"];
        assert!(all.into_iter().chain(["application/json-home", "Text/JSON"]).all(is_json));
        assert!(!["application/notjson", "application/xml", "json", "application/json-seq"].into_iter().any(is_json));
    }

    #[test]
    fn what_only_has_a_slash_is_no_media_type() {
        check("and/or", None);
        check("application/", None);
        check("application/a/b", None);
        check("/lamps", None);
    }
}
