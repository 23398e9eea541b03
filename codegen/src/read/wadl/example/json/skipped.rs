//! What stands in JSON and is none of it: comments, and signs and words for what is left out.

/// The length of the comment at the front of a text.
pub(super) fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") || text.starts_with('#') {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let ends = [("/*", "*/"), ("<!--", "-->")];
    let (open, close) = ends.into_iter().find(|(open, _)| text.starts_with(open))?;
    Some(open.len() + text[open.len()..].find(close)? + close.len())
}

/// The length of the elision at the front of a text: `...`, `…`, `[...]`, `<snip>`, `... more items ...`,
/// `(truncated)`, lines of one dot each.
pub(super) fn elision(text: &str) -> Option<usize> {
    let is_dot = |c: char| matches!(c, '.' | '\u{2026}');
    let is_words = |text: &str| {
        !text.trim().is_empty()
            && text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '-' | '.' | '\u{2026}'))
    };
    let end = text.find(|c: char| !is_dot(c)).unwrap_or(text.len());
    if end >= 3 {
        // What is left out may be named behind the dots.
        let behind = text.get(end..).unwrap_or_default();
        let words = within(behind, b'\n').unwrap_or(behind).trim_end();
        return Some(if words.len() < ELIDED && is_words(words) { end + words.len() } else { end });
    }
    if end == 1 {
        return dotted_lines(text);
    }
    if let Some(word) = ["<snip>", "[snip]", "<...>"].into_iter().find(|word| text.starts_with(word)) {
        return Some(word.len());
    }
    let closes = match text.as_bytes().first()? {
        b'(' => b')',
        b'[' => b']',
        _ => return None,
    };
    let inside = within(text.get(1..)?, closes).filter(|inside| is_words(inside))?;
    let words = ["more", "additional", "truncated", "omitted", "other", "others", "snipped", "etc"];
    (closes == b')' || inside.split(' ').any(|word| words.contains(&word))).then_some(inside.len() + 2)
}

/// What stands before a sign that is near.
fn within(text: &str, sign: u8) -> Option<&str> {
    let near = text.as_bytes().get(..ELIDED.min(text.len()))?;
    text.get(..memchr::memchr(sign, near)?)
}

/// How many bytes words that stand for what is left out have at most.
const ELIDED: usize = 60;

/// The length of two lines or more that hold a dot each.
fn dotted_lines(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut dots = 0;
    for line in text.split_inclusive('\n') {
        match line.trim() {
            "." => dots += 1,
            "" => {}
            _ => break,
        }
        end += line.len();
    }
    (dots > 1).then_some(end)
}
