//! HTTP messages as pages print them: five spellings of the first line, folded headers, glued bodies.

use docbind_spec::{Media, Method, StatusCode, is_header_name};

use super::label::{self, Label};
use super::{Body, Message, Problem, Start};
use crate::read::wadl::cell::{header_name, status_cell};
use crate::read::wadl::example::json;

/// How many headers there is room for at first: most messages have fewer.
const HEADERS: usize = 8;

/// A line of a block and the byte at which it starts.
struct Line<'s> {
    text: &'s str,
    start: usize,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        // Most begin with a sign.
        !matches!(self.text.as_bytes().first(), Some(b'!'..=b'~')) && self.text.trim().is_empty()
    }
}

/// Reads a block as a message; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Message> {
    let mut problems = Vec::new();
    let opening = lines(text).find(|line| !line.is_blank())?;
    let start = first_line(&opening, &mut problems);
    let next = second(text, &opening, &start);
    let mut message = first(text.get(..next.unwrap_or(text.len()))?, start, problems)?;
    if let Some(at) = next {
        let what = if request_line(text.get(at..)?.lines().next()?.trim()).is_some() { "request" } else { "response" };
        let length = text.get(at..)?.find('\n').unwrap_or(text.len() - at);
        let message_text = format!("a second message, a {what}, begins here; read as an example of its own");
        message.problems.push(Problem { at: at..at + length, message: message_text });
    }
    message.next = next;
    Some(message)
}

/// The byte at which a second message begins. Only a first line that names the protocol is one beyond doubt; a request
/// line without it is one among headers, where no body can stand.
fn second(text: &str, opening: &Line<'_>, start: &Start) -> Option<usize> {
    let opened = opening.start + opening.text.len();
    let mut in_head = *start != Start::Absent;
    // Few texts have the letter.
    let mut protocols = memchr::memrchr_iter(b'H', text.as_bytes());
    let protocol = protocols.find(|&at| text.get(at..).is_some_and(|text| text.starts_with("HTTP/")));
    let protocol = protocol.filter(|&at| at > opened);
    for line in lines(text).skip_while(|line| line.start <= opening.start) {
        let may_be_named = protocol.is_some_and(|last| last >= line.start);
        if !in_head && !may_be_named {
            return None;
        }
        let trimmed = line.text.trim();
        in_head = in_head && !trimmed.is_empty() && !begins_body(line.text);
        let named = || {
            trimmed.starts_with("HTTP/") && status_line(trimmed).is_some()
                || trimmed.contains(" HTTP/1") && request_line(trimmed).is_some()
        };
        if may_be_named && named() || in_head && request_line(trimmed).is_some() {
            return Some(line.start);
        }
    }
    None
}

/// The message of a text, whose first line has been read.
fn first(text: &str, start: Start, mut problems: Vec<Problem>) -> Option<Message> {
    let mut lines = lines(text).skip_while(Line::is_blank).peekable();
    if start != Start::Absent {
        lines.next();
    } else if !is_header_block(text) {
        return None;
    }
    let mut headers: Vec<(String, String)> = Vec::with_capacity(HEADERS);
    let mut body = text.len();
    // How deep the headers stand below a label.
    let mut depth = 0;
    while let Some(line) = lines.next() {
        match label::read(line.text) {
            Some(Label::Headers) if headers.is_empty() => {
                depth = lines.peek().map_or(0, |next| indent(next.text));
                continue;
            }
            Some(Label::Body(at)) => {
                body = line.start + at;
                break;
            }
            Some(Label::Headers) | None => {}
        }
        if line.is_blank() {
            // A blank line ends the headers, unless it only parts the first line from them.
            let goes_on = lines.peek().is_some_and(|next| {
                let is_label = label::read(next.text).is_some();
                let is_known = || header(next.text).is_some_and(|(name, _)| header_name::is_known(name));
                is_label || headers.is_empty() && is_known()
            });
            if goes_on {
                continue;
            }
            body = lines.next().map_or(text.len(), |line| line.start);
            break;
        }
        if begins_body(line.text) {
            body = line.start;
            break;
        }
        let folded = indent(line.text) > depth;
        if let Some((name, value)) = header(line.text).filter(|_| !folded || headers.is_empty()) {
            headers.push((name.to_owned(), value.to_owned()));
            continue;
        }
        if header_name::is_known(line.text.trim()) {
            let at = line.start..line.start + line.text.len();
            problems.push(Problem { at, message: "a header has no value, read as an empty one".to_owned() });
            headers.push((line.text.trim().to_owned(), String::new()));
            continue;
        }
        let Some((_, value)) = headers.last_mut() else {
            body = line.start;
            break;
        };
        if !folded {
            let at = line.start..line.start + line.text.len();
            let message = "a line among the headers is no header, read as the end of the one before".to_owned();
            problems.push(Problem { at, message });
        }
        value.push(' ');
        value.push_str(line.text.trim());
    }
    let is_json = |(name, value): &(String, String)| {
        name.eq_ignore_ascii_case("content-type") && value.to_ascii_lowercase().contains("application/json")
    };
    let body = match self::body(text, body) {
        Some(Body::Other) if headers.iter().any(is_json) && json::is_scalar(text.get(body..)?) => {
            Some(Body::Json(body..text.len()))
        }
        read => read,
    };
    Some(Message { media: Media::Http, start, headers, body, problems, next: None })
}

/// How many blanks a line begins with.
fn indent(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = Line { text: rest.get(..length)?.trim_end_matches(['\n', '\r']), start };
        start += length;
        Some(line)
    })
}

/// A request line or a status line.
fn first_line(line: &Line<'_>, problems: &mut Vec<Problem>) -> Start {
    let text = line.text.trim();
    if let Some(start) = request_line(text) {
        return start;
    }
    let Some((code, spelling)) = status_line(text) else { return Start::Absent };
    if spelling == Spelling::Misspelt {
        let at = line.start..line.start + line.text.len();
        problems.push(Problem { at, message: "the protocol is misspelt, read as HTTP".to_owned() });
    }
    Start::Status(code)
}

/// `METHOD target [HTTP/version]`, where the target is a path or a URL.
fn request_line(text: &str) -> Option<Start> {
    // Methods are in capitals.
    let (method, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_uppercase).count());
    let method: Method = method.parse().ok()?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    let target = match rest.rfind("HTTP/") {
        Some(at) if at > 0 => rest[..at].trim_end(),
        _ => rest,
    };
    let plausible = target.contains('/') && !target.contains(" - ") && target.split_whitespace().count() < 4;
    plausible.then(|| Start::Request { method, target: target.to_owned() })
}

#[derive(PartialEq, Eq)]
enum Spelling {
    Known,
    Misspelt,
}

/// A status line in any of the spellings that pages use.
fn status_line(text: &str) -> Option<(StatusCode, Spelling)> {
    let first = text.split([' ', '\t', ':', '/']).next().unwrap_or_default();
    if let [b'h' | b'H', inner @ .., b'p' | b'P'] = first.as_bytes()
        && inner.len() <= 3
        && inner.iter().any(|byte| byte.eq_ignore_ascii_case(&b't'))
    {
        let code = text.split_whitespace().skip(1).find_map(code);
        let spelling = if first.eq_ignore_ascii_case("HTTP") { Spelling::Known } else { Spelling::Misspelt };
        return code.map(|code| (code, spelling));
    }
    if starts_with_word(text, "status") || starts_with_word(text, "response") {
        let rest = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let words = &text[..text.len() - rest.len()];
        let label = words.to_ascii_lowercase();
        let plain = label
            .split(|c: char| !c.is_ascii_alphabetic())
            .all(|word| matches!(word, "" | "status" | "code" | "response" | "http"));
        return plain.then(|| rest.split_whitespace().next().and_then(code)).flatten().map(known);
    }
    let mut words = text.split_whitespace();
    let first = words.next().and_then(status_cell::code)?;
    let phrase_follows = words.all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '(' | ')' | '-')));
    phrase_follows.then_some(known(first))
}

fn known(code: StatusCode) -> (StatusCode, Spelling) {
    (code, Spelling::Known)
}

fn code(word: &str) -> Option<StatusCode> {
    status_cell::code(word.trim_matches(|c: char| !c.is_ascii_digit()))
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// `Name: value`; pages that were pasted from a browser have an arrow for the colon.
fn header(line: &str) -> Option<(&str, &str)> {
    let colon = memchr::memchr(b':', line.as_bytes());
    let before = &line[..colon.unwrap_or(line.len())];
    // Names are plain letters.
    let arrow = if before.is_ascii() { None } else { before.find('\u{2192}') };
    let (name, value) = match arrow {
        Some(at) => (&line[..at], &line[at + '\u{2192}'.len_utf8()..]),
        None => (before, &line[colon? + 1..]),
    };
    let name = name.trim();
    is_header_name(name).then(|| (name, value.trim()))
}

/// Whether a block without a first line is headers: all of them known, up to a blank line or a body.
fn is_header_block(text: &str) -> bool {
    let mut count = 0;
    for line in lines(text) {
        if line.is_blank() || begins_body(line.text) {
            if count > 0 {
                break;
            }
            continue;
        }
        match header(line.text) {
            _ if label::read(line.text).is_some() => {}
            Some((name, _)) if header_name::is_known(name) => count += 1,
            _ if count > 0 && line.text.starts_with([' ', '\t']) => {}
            _ => return false,
        }
    }
    count > 0
}

/// Whether a line among the headers begins a JSON or XML body.
fn begins_body(line: &str) -> bool {
    if line.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return false;
    }
    let text = line.trim_start();
    text.starts_with(['{', '['])
        || text.starts_with("'{")
        || text.starts_with("'[")
        || text.starts_with('<') && !text.starts_with("<<")
        || json::looks_like_json(line)
}

/// The body from a byte on.
fn body(text: &str, from: usize) -> Option<Body> {
    let body = text.get(from..)?.trim_start();
    // A body that was copied out of a command has its quotes around it.
    let body = body.strip_prefix('\'').filter(|bare| json::looks_like_json(bare)).unwrap_or(body);
    if body.is_empty() {
        None
    } else if json::looks_like_json(body) {
        Some(Body::Json(text.len() - body.len()..text.len()))
    } else {
        Some(Body::Other)
    }
}
