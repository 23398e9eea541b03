//! Words over the parts of a message that are none of it: `Headers:`, `Response body:`.

/// The part that a label stands over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The headers.
    Headers,
    /// The body, which begins at this byte of the line: behind the label, or below it.
    Body(usize),
}

/// The label that a line is.
pub(super) fn read(line: &str) -> Option<Label> {
    // Quick, for every line of headers is asked.
    let text = line.trim_start();
    if !text.starts_with(['H', 'h', 'B', 'b', 'C', 'c', 'P', 'p', 'R', 'r', 'M', 'm', '*']) {
        return None;
    }
    let colon = memchr::memchr(b':', text.as_bytes())?;
    let (name, value) = text.split_at(colon);
    let value = value.trim_start_matches([':', '*']).trim();
    let mut words = name.trim_matches(['*', ' ']).split(' ').peekable();
    let is = |word: &str, known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
    if words.peek().is_some_and(|first| is(first, &["request", "response", "http", "message"])) {
        words.next();
    }
    let (Some(what), None) = (words.next(), words.next()) else { return None };
    let is_body = value.is_empty() || value.starts_with(['{', '[', '<']);
    if value.is_empty() && is(what, &["header", "headers"]) {
        Some(Label::Headers)
    } else if is_body && is(what, &["body", "content", "payload"]) {
        Some(Label::Body(line.trim_end().len() - value.len()))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, read};

    #[test]
    fn a_label_says_what_stands_below_it() {
        for line in ["Headers:", "  Request headers:", "**Header:**", "HTTP Headers:"] {
            assert_eq!(read(line), Some(Label::Headers), "{line}");
        }
        assert_eq!(read("Body:"), Some(Label::Body(5)));
        assert_eq!(read(" Response content: {\"a\": 1} "), Some(Label::Body(19)));
        assert_eq!(read("Payload: <a/>"), Some(Label::Body(9)));
        for line in ["Content: 3", "Headers: 3", "Content-Type:", "Host:", "Body", "My own body:", "Header of:"] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
