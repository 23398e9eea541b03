//! The beginning of a body, to be shown in an error.

use ::http::HeaderMap;
use ::http::header::CONTENT_TYPE;
use ::std::format;
use ::std::string::String;

use super::is_secret;

/// How many characters are shown.
const SHOWN: usize = 240;

/// How much of the body is looked at.
const LOOKED_AT: usize = 4096;

/// The beginning of a body, without the values that its keys call secret. What is not text is only counted.
pub(super) fn excerpt(body: &[u8], headers: &HeaderMap) -> String {
    let media = headers.get(CONTENT_TYPE).map_or(&b""[..], |value| value.as_bytes());
    let text = String::from_utf8_lossy(&body[..body.len().min(LOOKED_AT)]);
    if media.starts_with(b"application/octet-stream") || text.contains('\0') {
        return format!("with {} bytes that are no text", body.len());
    }
    let shown = without_secrets(&text);
    let end = shown.char_indices().nth(SHOWN).map_or(shown.len(), |(at, _)| at);
    let more = if end < shown.len() || body.len() > LOOKED_AT { " …" } else { "" };
    let visible =
        |c: char| if c == '"' || c == '\\' || c == '\'' { String::from(c) } else { c.escape_debug().collect() };
    format!("{}{more}", shown[..end].chars().map(visible).collect::<String>())
}

/// The text with `[redacted]` for every value behind a key that is of a secret, whether the text is JSON to its end or
/// not.
fn without_secrets(text: &str) -> String {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, quoted) = rest.split_at(start);
        let end = string_end(quoted);
        let (key, after) = quoted.split_at(end);
        shown.push_str(before);
        shown.push_str(key);
        rest = after;
        let value = after.trim_start().strip_prefix(':').map(str::trim_start);
        if let Some(value) = value.filter(|_| is_secret(key)) {
            shown.push_str(": [redacted]");
            rest = &value[value_end(value)..];
        }
    }
    shown.push_str(rest);
    shown
}

/// The length of the JSON string with which the text starts, or of the text where it does not end.
fn string_end(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of the JSON value with which the text starts.
fn value_end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '"' => {
                at += string_end(&text[at..]);
                if depth == 0 {
                    return at;
                }
                continue;
            }
            '{' | '[' => depth += 1,
            '}' | ']' if depth <= 1 => return if depth == 1 { at + 1 } else { at },
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => return at,
            _ => {}
        }
        at += c.len_utf8();
    }
    text.len()
}
