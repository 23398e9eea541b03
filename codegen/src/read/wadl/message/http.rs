//! HTTP messages as pages print them: five spellings of the first line, folded headers, glued bodies.

use docbind_spec::{Media, Method, StatusCode, is_header_name};
use memchr::memmem;

use super::super::{header_name, json, status_cell};
use super::{Body, Message, Problem, Start};

/// A line of a block and the byte at which it starts.
struct Line<'s> {
    text: &'s str,
    start: usize,
}

/// Reads a block as a message; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Message> {
    let next = second(text);
    let mut message = first(text.get(..next.unwrap_or(text.len()))?)?;
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
fn second(text: &str) -> Option<usize> {
    let mut lines = lines(text).skip_while(|line| line.text.trim().is_empty());
    let opening = lines.next()?;
    let mut in_head = first_line(&opening, &mut Vec::new()) != Start::Absent;
    let protocol = memmem::rfind(text.as_bytes(), b"HTTP/").filter(|&at| at > opening.start + opening.text.len());
    for line in lines {
        if !in_head && protocol.is_none_or(|last| last < line.start) {
            return None;
        }
        let trimmed = line.text.trim();
        in_head = in_head && !trimmed.is_empty() && !begins_body(line.text);
        let named = trimmed.starts_with("HTTP/") && status_line(trimmed).is_some()
            || trimmed.contains(" HTTP/1") && request_line(trimmed).is_some();
        if named || in_head && request_line(trimmed).is_some() {
            return Some(line.start);
        }
    }
    None
}

fn first(text: &str) -> Option<Message> {
    let mut lines = lines(text).skip_while(|line| line.text.trim().is_empty()).peekable();
    let mut problems = Vec::new();
    let start = first_line(lines.peek()?, &mut problems);
    if start != Start::Absent {
        lines.next();
    } else if !is_header_block(text) {
        return None;
    }
    let mut headers: Vec<(String, String)> = Vec::new();
    let mut body = text.len();
    while let Some(line) = lines.next() {
        if line.text.trim().is_empty() {
            // A blank line ends the headers, unless it only parts the first line from them.
            let goes_on = lines.peek().is_some_and(|next| {
                headers.is_empty() && header(next.text).is_some_and(|(name, _)| header_name::is_known(name))
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
        let folded = line.text.starts_with([' ', '\t']);
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
    let body = self::body(text, body);
    Some(Message { media: Media::Http, start, headers, body, problems, next: None })
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let at = start;
        start += line.len();
        Line { text: line.trim_end_matches(['\n', '\r']), start: at }
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
    let (method, rest) = text.split_once(char::is_whitespace)?;
    let method: Method = method.parse().ok()?;
    let rest = rest.trim_start();
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
    let upper = first.to_ascii_uppercase();
    if upper.starts_with('H') && upper.len() <= 5 && upper.contains('T') && upper.ends_with('P') {
        let code = text.split_whitespace().skip(1).find_map(code);
        let spelling = if upper == "HTTP" { Spelling::Known } else { Spelling::Misspelt };
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
    let (at, length) = match (line.find(':'), line.find('\u{2192}')) {
        (Some(colon), Some(arrow)) if arrow < colon => (arrow, '\u{2192}'.len_utf8()),
        (Some(colon), _) => (colon, 1),
        (None, Some(arrow)) => (arrow, '\u{2192}'.len_utf8()),
        (None, None) => return None,
    };
    let name = line[..at].trim();
    is_header_name(name).then(|| (name, line[at + length..].trim()))
}

/// Whether a block without a first line is headers: all of them known, up to a blank line or a body.
fn is_header_block(text: &str) -> bool {
    let mut count = 0;
    for line in lines(text) {
        if line.text.trim().is_empty() || begins_body(line.text) {
            if count > 0 {
                break;
            }
            continue;
        }
        match header(line.text) {
            Some((name, _)) if header_name::is_known(name) => count += 1,
            _ if count > 0 && line.text.starts_with([' ', '\t']) => {}
            _ => return false,
        }
    }
    count > 0
}

/// Whether a line among the headers begins a JSON or XML body.
fn begins_body(line: &str) -> bool {
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
