//! Writes `CommonMark` so that text is text: every character that could mean something else gets a backslash.

use super::scan::unescape;

/// `CommonMark` being written.
pub(super) struct Writer {
    out: String,
}

/// Where text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Paragraph,
    Link,
}

impl Writer {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes) }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// Text with the backslashes of reStructuredText.
    pub(super) fn text(&mut self, text: &str) {
        if text.contains('\\') {
            let mut plain = String::with_capacity(text.len());
            unescape(text, &mut |c| plain.push(c));
            self.plain(&plain);
        } else {
            self.plain(text);
        }
    }

    /// Text as it is.
    pub(super) fn plain(&mut self, text: &str) {
        self.escaped(text, Inside::Paragraph);
    }

    fn escaped(&mut self, text: &str, inside: Inside) {
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                '\n' if inside == Inside::Paragraph => self.out.push('\n'),
                _ if c.is_whitespace() => self.out.push(' '),
                _ if is_invisible(c) => {}
                _ => {
                    let next = chars.peek().map(|&(_, next)| next);
                    if self.is_special(c, next, &text[at..]) || (inside == Inside::Link && c == ']') {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
        }
    }

    /// Whether a character would be read as markup where it is written next.
    fn is_special(&self, c: char, next: Option<char>, rest: &str) -> bool {
        match c {
            '\\' | '`' | '*' | '[' | '<' | '~' | '|' => true,
            // An underscore inside a word is one.
            '_' => {
                let before = self.out.chars().next_back();
                !(before.is_some_and(char::is_alphanumeric) && next.is_some_and(char::is_alphanumeric))
            }
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '>' | '#' | '+' | '-' | '=' | ':' => self.at_line_start(),
            '.' | ')' => next.is_none_or(char::is_whitespace) && self.after_number(),
            '!' => rest.starts_with("!["),
            _ => false,
        }
    }

    fn at_line_start(&self) -> bool {
        self.line().trim_start().is_empty()
    }

    /// Whether the line being written holds a number and nothing else, so that a full stop would begin a list.
    fn after_number(&self) -> bool {
        let line = self.line().trim_start();
        !line.is_empty() && line.len() < 10 && line.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn line(&self) -> &str {
        self.out.rsplit('\n').next().unwrap_or_default()
    }

    /// Emphasised text; plain where `CommonMark` could not see the emphasis.
    pub(super) fn marked(&mut self, mark: &str, text: &str) {
        let before = self.out.chars().next_back();
        let opens = before.is_none_or(|c| c.is_whitespace() || (c != '*' && c != '\\' && is_punctuation(c)));
        let word = text.starts_with(char::is_alphanumeric) && before != Some('*');
        if !(opens || word) {
            return self.text(text);
        }
        self.out.push_str(mark);
        self.text(&text.replace('\n', " "));
        self.out.push_str(mark);
    }

    /// A code span.
    pub(super) fn literal(&mut self, text: &str) {
        let text: String = text.chars().filter(|&c| !is_invisible(c) || c == '\n').collect();
        let text = text.replace(['\n', '\t'], " ");
        if text.trim().is_empty() {
            return self.plain(&text);
        }
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
        self.out.extend([&fence, pad, &text, pad, &fence]);
    }

    /// An address on its own.
    pub(super) fn address(&mut self, address: &str) {
        let address: String = address.chars().filter(|&c| !is_invisible(c)).collect();
        self.out.extend(["<", &address, ">"]);
    }

    /// A link to an absolute address.
    pub(super) fn link(&mut self, text: &str, address: &str) {
        let address: String = address.chars().filter(|&c| !c.is_whitespace() && !is_invisible(c)).collect();
        let mut title = String::with_capacity(text.len());
        unescape(text, &mut |c| title.push(c));
        if title.trim().is_empty() || title == address {
            return self.address(&address);
        }
        self.out.push('[');
        self.escaped(title.trim(), Inside::Link);
        self.out.extend(["](<", &address, ">)"]);
    }
}

/// Characters that show nothing, or that reorder what stands around them: none belongs in documentation.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || (!c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace())
}
