//! Code blocks: what they show. JSON, XML, an HTTP message, a curl command, or some other text.

mod curl;
mod http;
mod label;
pub(crate) mod trace;

use std::ops::Range;

use docbind_spec::{Media, Method, StatusCode};

use super::json;

/// What a code block shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// What kind of text the block is.
    pub(crate) media: Media,
    /// The first line of an HTTP message, or what a command sends.
    pub(crate) start: Start,
    /// The headers, in order.
    pub(crate) headers: Vec<(String, String)>,
    /// The body; `None` where there is none.
    pub(crate) body: Option<Body>,
    /// What is odd about it.
    pub(crate) problems: Vec<Problem>,
    /// The byte of the block at which another message begins.
    pub(crate) next: Option<usize>,
}

/// The first line of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Start {
    /// A request line or a command that sends one.
    Request {
        /// The method.
        method: Method,
        /// The target as printed.
        target: String,
    },
    /// A status line in any spelling.
    Status(StatusCode),
    /// None: a bare body, or headers alone.
    Absent,
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    /// JSON: the bytes of the block that it is printed in.
    Json(Range<usize>),
    /// JSON in the argument of a command, without the shell's quoting, and the byte of the block at which it begins.
    Argument(String, usize),
    /// A body of another kind.
    Other,
}

/// Something odd about an HTTP message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Where, in bytes of the block.
    pub(crate) at: Range<usize>,
    /// What, and what was read instead.
    pub(crate) message: String,
}

/// Reads a code block. `language` is what its directive names.
pub(crate) fn read(text: &str, language: &str) -> Message {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    if json::looks_like_json(text) {
        return bare(Media::Json, Some(Body::Json(start..text.len())));
    }
    if is_xml(trimmed) {
        return bare(Media::Xml, Some(Body::Other));
    }
    if let Some(message) = http::read(text) {
        return message;
    }
    if let Some(message) = curl::read(text) {
        return message;
    }
    if let Some(at) = labelled(trimmed) {
        return bare(Media::Json, Some(Body::Json(start + at..text.len())));
    }
    match language.to_ascii_lowercase().as_str() {
        "json" => bare(Media::Json, Some(Body::Json(start..text.len()))),
        "xml" => bare(Media::Xml, Some(Body::Other)),
        _ => bare(Media::Text, Some(Body::Other)),
    }
}

/// The byte at which JSON begins behind the label of a log or the sign of a trace: `RESP BODY: {…}`, `> {…}`.
fn labelled(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let at = line.find(['{', '['])?;
    let label = line.get(..at)?.trim_end();
    let is_label = |label: &str| {
        let words = ["body", "response", "request", "output", "json"];
        let is_plain = label.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
        is_plain && label.split(' ').any(|word| words.iter().any(|known| known.eq_ignore_ascii_case(word)))
    };
    (matches!(label, ">" | "<") || label.strip_suffix(':').is_some_and(is_label)).then_some(at)
}

fn bare(media: Media, body: Option<Body>) -> Message {
    Message { media, start: Start::Absent, headers: Vec::new(), body, problems: Vec::new(), next: None }
}

/// Whether a text begins with a declaration, a comment or a tag.
fn is_xml(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next() == Some('<') && chars.next().is_some_and(|c| matches!(c, '?' | '!') || c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use docbind_spec::Media;

    use super::{Body, Start, read};

    #[track_caller]
    fn check(text: &str, media: Media, start: &str, headers: &[(&str, &str)], body: &str) {
        let message = read(text, "");
        let first = match &message.start {
            Start::Request { method, target } => format!("{method} {target}"),
            Start::Status(code) => code.to_string(),
            Start::Absent => String::new(),
        };
        let found: Vec<_> = message.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let shown = match &message.body {
            Some(Body::Json(range)) => text.get(range.clone()).unwrap_or("(bad range)"),
            Some(Body::Argument(argument, _)) => argument,
            Some(Body::Other) | None => "",
        };
        assert_eq!((message.media, first.as_str(), found.as_slice(), shown), (media, start, headers, body), "{text}");
    }

    #[test]
    fn bare_bodies_are_told_by_their_first_sign() {
        check("{\"a\": 1}", Media::Json, "", &[], "{\"a\": 1}");
        check("\"a\": 1", Media::Json, "", &[], "\"a\": 1");
        check("<a/>", Media::Xml, "", &[], "");
        check("<?xml version=\"1.0\"?><a/>", Media::Xml, "", &[], "");
        check("launch --now", Media::Text, "", &[], "");
        check("RESP BODY: {\"a\": 1}", Media::Json, "", &[], "{\"a\": 1}");
        check("> {\"a\": 1}", Media::Json, "", &[], "{\"a\": 1}");
        check("parameters: {a: b}", Media::Text, "", &[], "");
        check("heat: 1\n\nparameters:\n  a: b", Media::Text, "", &[], "");
    }

    #[test]
    fn the_first_line_of_an_answer_has_many_spellings() {
        for line in [
            "HTTP/1.1 200 OK",
            "HTTP/1.1  200  OK",
            "HTP/1.1 200 OK",
            "HTTP/1.1: 200 OK",
            "HTTP 200 OK",
            "Status: 200 OK",
            "Status Code: 200 OK",
            "Status code 200 OK",
            "200 (OK)",
            "200 OK",
        ] {
            let text = format!("{line}\nContent-Type: text/plain\n\nhello");
            check(&text, Media::Http, "200", &[("Content-Type", "text/plain")], "");
        }
    }

    #[test]
    fn a_request_line_needs_no_version() {
        let token = &[("X-Auth-Token", "t")];
        check("GET /probes HTTP/1.1\nX-Auth-Token: t", Media::Http, "GET /probes", token, "");
        check("GET https://x/probes\nX-Auth-Token: t", Media::Http, "GET https://x/probes", token, "");
        check("PATCH  v1/probes HTTP/1.1", Media::Http, "PATCH v1/probes", &[], "");
        check("GET ready", Media::Text, "", &[], "");
    }

    #[test]
    fn bodies_stand_behind_a_blank_line_or_right_below() {
        let json = &[("Content-Type", "application/json")];
        let head = "HTTP/1.1 200 OK\nContent-Type: application/json";
        check(&format!("{head}\n\n{{\"a\": 1}}"), Media::Http, "200", json, "{\"a\": 1}");
        check(&format!("{head}\n{{\"a\": 1}}"), Media::Http, "200", json, "{\"a\": 1}");
        check(&format!("{head}\n\n  \"a\": 1"), Media::Http, "200", json, "\"a\": 1");
        check("HTTP/1.1 200 OK\n\nContent-Type: application/json\n\n{}", Media::Http, "200", json, "{}");
        check(&format!("{head}\n\n\"ringing\""), Media::Http, "200", json, "\"ringing\"");
        check("HTTP/1.1 200 OK\n\n5678", Media::Http, "200", &[], "");
        check("HTTP/1.1 200 OK\n\n<a/>", Media::Http, "200", &[], "");
    }

    #[test]
    fn folded_headers_are_joined() {
        let text = "GET /a HTTP/1.1\nUser-Agent: curl/7\n  libcurl/7\nAccept: text/\nplain\n\n";
        check(text, Media::Http, "GET /a", &[("User-Agent", "curl/7 libcurl/7"), ("Accept", "text/ plain")], "");
        assert_eq!(read(text, "").problems.len(), 1);
    }

    #[test]
    fn labels_stand_over_headers_and_bodies() {
        let accept = &[("Accept", "a/b"), ("Host", "x y")];
        let text = "POST /a HTTP/1.1\nHeaders:\n  Accept: a/b\n  Host: x\n    y\nBody:\n  {\"a\": 1}";
        check(text, Media::Http, "POST /a", accept, "{\"a\": 1}");
        let text = "Status: 200 OK\nHeaders:\nAccept: a/b\nContent: {\"a\": 1}";
        check(text, Media::Http, "200", &[("Accept", "a/b")], "{\"a\": 1}");
        check("Headers:\nAccept: a/b\n\nBody:\n{}", Media::Http, "", &[("Accept", "a/b")], "{}");
    }

    #[test]
    fn slips_are_reported_and_read() {
        let empty = &[("Accept", "a/b"), ("X-Request-Id", "")];
        check("GET /a\nAccept: a/b\nX-Request-Id", Media::Http, "GET /a", empty, "");
        check("POST /a\nAccept: a/b\n'{\"c\": 1}'", Media::Http, "POST /a", &[("Accept", "a/b")], "{\"c\": 1}'");
    }

    #[test]
    fn a_second_message_begins_with_its_first_line() {
        let answer = "HTTP/1.1 200 OK\nDate: x\n\n{\"b\": 2}";
        let text = format!("POST /a HTTP/1.1\nAccept: a/b\n\n{{\"a\": 1}}\n\n{answer}");
        check(&text, Media::Http, "POST /a", &[("Accept", "a/b")], "{\"a\": 1}\n\n");
        assert_eq!(read(&text, "").next.and_then(|at| text.get(at..)), Some(answer));
        let bare = "GET /a\nAccept: a/b\nGET /b\nHost: c";
        assert_eq!(read(bare, "").next.and_then(|at| bare.get(at..)), Some("GET /b\nHost: c"));
        assert_eq!(read("HTTP/1.1 200 OK\n\nPOST /a is\n200 OK", "").next, None);
    }

    #[test]
    fn an_arrow_may_stand_for_the_colon() {
        check(
            "HTTP/1.1 200 OK\nContent-Type \u{2192}text/html",
            Media::Http,
            "200",
            &[("Content-Type", "text/html")],
            "",
        );
    }

    #[test]
    fn headers_alone_are_a_message() {
        let headers = &[("X-Auth-Token", "t"), ("Accept", "a/b")];
        check("X-Auth-Token: t\nAccept: a/b", Media::Http, "", headers, "");
        check("Accept: a/b\n\n{\"a\": 1}", Media::Http, "", &[("Accept", "a/b")], "{\"a\": 1}");
    }

    #[test]
    fn a_curl_command_shows_a_request() {
        let text =
            "$ curl -i -X POST \"$ENDPOINT/probes\" \\\n  -H \"Accept: a/b\" -d '{\"a\": 1}' | python -m json.tool";
        check(text, Media::Text, "POST $ENDPOINT/probes", &[("Accept", "a/b")], "{\"a\": 1}");
        check("curl https://x/y", Media::Text, "GET https://x/y", &[], "");
        check("# Show it\nexport A=b\ncurl https://x/y", Media::Text, "GET https://x/y", &[], "");
        check("me@probe:~$ cURL https://x/y", Media::Text, "GET https://x/y", &[], "");
        check("> curl https://x/y", Media::Text, "GET https://x/y", &[], "");
        check("curl https://x/y -d @- <<EOF\n{\"a\": 1}\nEOF\n", Media::Text, "POST https://x/y", &[], "{\"a\": 1}\n");
        check("# about curl\nof shells", Media::Text, "", &[], "");
        check("curl -iX PUT -A kite --connect-timeout 5 https://x/y", Media::Text, "PUT https://x/y", &[], "");
        check("curl -d@file.json https://x/y", Media::Text, "POST https://x/y", &[], "");
        check("curl -XDELETE --header=X-A:b https://x/y", Media::Text, "DELETE https://x/y", &[("X-A", "b")], "");
        check("curl --data-raw \"{\\\"a\\\": 1}\" https://x/y", Media::Text, "POST https://x/y", &[], "{\"a\": 1}");
    }

    #[test]
    fn the_language_decides_where_the_text_does_not() {
        assert_eq!(read("true", "json").media, Media::Json);
        assert_eq!(read("...", "XML").media, Media::Xml);
    }

    #[test]
    fn an_answer_may_stand_below_its_command() {
        let next = |text: &str| read(text, "").next.and_then(|at| text.get(at..).map(str::to_owned));
        assert_eq!(next("curl https://x/y\n\n{\"a\": 1}").as_deref(), Some("{\"a\": 1}"));
        assert_eq!(next("curl https://x/y | less\nHTTP/1.1 200 OK").as_deref(), Some("HTTP/1.1 200 OK"));
        assert_eq!(next("curl https://x/y -d @- <<EOF\n{}\nEOF\n{\"a\": 1}").as_deref(), Some("{\"a\": 1}"));
        assert_eq!(next("curl https://x/y\ncurl https://x/z"), None);
        assert_eq!(next("curl https://x/y -d '{\n\"a\": 1}'"), None);
    }
}
