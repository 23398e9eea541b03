//! Writes `CommonMark` so that text is text: every character that could mean something else gets a backslash.

use std::borrow::Cow;

use super::scan::unescaped;

/// `CommonMark` being written.
pub(super) struct Writer {
    out: String,
    /// The emphasis at the end of `out`, while it is not known whether `CommonMark` sees it end.
    open: Option<Emphasis>,
}

/// Emphasis that ends with punctuation, which is none when a letter follows.
struct Emphasis {
    start: usize,
    mark: &'static str,
}

/// Where text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Paragraph,
    Link,
}

/// Bytes that are never markup behind the beginning of a line: they go in one piece.
static PLAIN: &[bool; 256] = &bytes(b" ,;\"'/?{}$%^()@.:-+=>#");
/// Letters and digits, which are markup nowhere.
static PLAIN_AT_START: &[bool; 256] = &bytes(b"");

/// Bytes that mean nothing in reStructuredText either. (A colon may belong to an address.)
static WORDS: &[bool; 256] = &bytes(b" ,;\"'/?{}$%^()@.-+=>#");

/// Whether a text is its own `CommonMark` for certain, as most are: words that begin with a letter, so that no sign of
/// the beginning of a line means anything in them.
pub(super) fn is_words(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|byte| WORDS[usize::from(byte)])
}

const fn bytes(punctuation: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut at = 0;
    while at < punctuation.len() {
        table[punctuation[at] as usize] = true;
        at += 1;
    }
    table
}

impl Writer {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { out: String::with_capacity(bytes), open: None }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }

    /// Text with the backslashes of reStructuredText.
    pub(super) fn text(&mut self, text: &str) {
        if text.contains('\\') {
            self.plain(&unescaped(text));
        } else {
            self.plain(text);
        }
    }

    /// Text as it is.
    pub(super) fn plain(&mut self, text: &str) {
        let next = text.chars().find(|&c| !is_invisible(c));
        self.settle(next);
        self.keep_ampersand(next);
        self.escaped(text, Inside::Paragraph);
    }

    fn escaped(&mut self, text: &str, inside: Inside) {
        let mut rest = text;
        loop {
            let is_plain = if self.at_line_start() || self.after_number() { PLAIN_AT_START } else { PLAIN };
            let plain = rest.bytes().take_while(|&byte| is_plain[usize::from(byte)]).count();
            let (plain, behind) = rest.split_at(plain);
            self.out.push_str(plain);
            let Some(c) = behind.chars().next() else { return };
            rest = &behind[c.len_utf8()..];
            match c {
                '\n' if inside == Inside::Paragraph => self.line_break(),
                _ if is_invisible(c) => {}
                _ if c.is_whitespace() => {
                    if !self.at_line_start() {
                        self.out.push(' ');
                    }
                }
                _ => {
                    if self.is_special(c, rest) || (inside == Inside::Link && c == ']') {
                        self.out.push('\\');
                    }
                    self.out.push(c);
                }
            }
        }
    }

    /// Blanks before a line break would make it a hard one; a blank line would end the paragraph.
    fn line_break(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if !self.at_line_start() {
            self.out.push('\n');
        }
    }

    /// Whether a character would be read as markup where it is written next.
    fn is_special(&self, c: char, rest: &str) -> bool {
        let next = || rest.chars().find(|&c| !is_invisible(c));
        match c {
            '\\' | '`' | '*' | '[' | '<' | '~' | '|' => true,
            // An underscore inside a word is one.
            '_' => {
                let before = self.out.chars().next_back();
                !(before.is_some_and(is_of_word) && next().is_some_and(is_of_word))
            }
            '&' => next().is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ if BLOCKS.contains(&c) => self.at_line_start(),
            '.' | ')' => next().is_none_or(char::is_whitespace) && self.after_number(),
            _ => false,
        }
    }

    fn at_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with('\n')
    }

    /// Whether the line being written holds a number and nothing else, so that a full stop would begin a list.
    fn after_number(&self) -> bool {
        let digits = self.out.bytes().rev().take(10).take_while(u8::is_ascii_digit).count();
        (1..10).contains(&digits)
            && matches!(self.out.as_bytes().get(..self.out.len() - digits), Some([.., b'\n'] | []))
    }

    /// Emphasised text; plain where `CommonMark` could not see the emphasis begin or end (its rule of flanking runs).
    pub(super) fn marked(&mut self, mark: &'static str, text: &str) {
        let text: String = unescaped(text).chars().filter(|&c| !is_invisible(c)).collect();
        let text = text.replace('\n', " ");
        let inner = text.trim();
        let before = self.out.chars().next_back();
        let opens = match inner.chars().next() {
            None => false,
            Some(first) if is_of_word(first) => before != Some('*'),
            Some(_) => before.is_none_or(|c| c.is_whitespace() || (c != '*' && is_punctuation(c))),
        };
        if !opens {
            return self.plain(&text);
        }
        self.settle(Some('*'));
        let start = self.out.len();
        self.out.push_str(mark);
        // The mark stands at the beginning of the line: nothing in the text does.
        self.escaped(inner, Inside::Link);
        self.out.push_str(mark);
        if !inner.ends_with(is_of_word) {
            self.open = Some(Emphasis { start, mark });
        }
    }

    /// Takes the marks of the emphasis just written away where the next character keeps it from ending.
    fn settle(&mut self, next: Option<char>) {
        let Some(c) = next else { return };
        if let Some(Emphasis { start, mark }) = self.open.take()
            && !(c.is_whitespace() || is_punctuation(c))
        {
            self.out.truncate(self.out.len() - mark.len());
            let mut inner = self.out.split_off(start + mark.len());
            self.out.truncate(start);
            if self.at_line_start()
                && let Some(at) = begins_block(&inner)
            {
                inner.insert(at, '\\');
            }
            self.keep_ampersand(inner.chars().next());
            self.out.push_str(&inner);
        }
    }

    /// Keeps the ampersand at the end of what is written from beginning the name of a character with what follows.
    fn keep_ampersand(&mut self, next: Option<char>) {
        let is_name = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#');
        if is_name && self.out.ends_with('&') && !self.out.ends_with("\\&") {
            self.out.insert(self.out.len() - 1, '\\');
        }
    }

    /// A code span.
    pub(super) fn literal(&mut self, text: &str) {
        let text: Cow<'_, str> = if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            Cow::Borrowed(text)
        } else {
            text.chars().filter(|&c| !is_invisible(c)).map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
        };
        if text.trim().is_empty() {
            return self.plain(&text);
        }
        self.settle(Some('`'));
        let fence = if text.contains('`') {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            Cow::Owned("`".repeat(longest + 1))
        } else {
            Cow::Borrowed("`")
        };
        if self.out.ends_with('`') {
            self.out.push(' ');
        }
        let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
        self.out.extend([&*fence, pad, &*text, pad, &*fence]);
    }

    /// An address on its own.
    pub(super) fn address(&mut self, address: &str) {
        self.settle(Some('<'));
        self.out.extend(["<", &shown(address), ">"]);
    }

    /// A link to an absolute address.
    pub(super) fn link(&mut self, text: &str, address: &str) {
        let address = shown(address);
        let title = unescaped(text);
        if title.trim().is_empty() || title.trim() == address {
            return self.address(&address);
        }
        self.settle(Some('['));
        if self.out.ends_with('!') {
            self.out.insert(self.out.len() - 1, '\\');
        }
        self.out.push('[');
        self.escaped(title.trim(), Inside::Link);
        if address.contains(['(', ')']) {
            self.out.extend(["](<", &address, ">)"]);
        } else {
            self.out.extend(["](", &address, ")"]);
        }
    }
}

/// What begins a block at the beginning of a line.
const BLOCKS: [char; 6] = ['>', '#', '+', '-', '=', ':'];

/// The byte of what would begin a list, a quotation or another block if the text stood at the beginning of a line.
fn begins_block(text: &str) -> Option<usize> {
    if text.starts_with(BLOCKS) {
        return Some(0);
    }
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let is_item = matches!(text.as_bytes().get(digits..), Some([b'.' | b')', b' ', ..]));
    ((1..10).contains(&digits) && is_item).then_some(digits)
}

fn shown(address: &str) -> String {
    address.chars().filter(|&c| !c.is_whitespace() && !is_invisible(c)).collect()
}

/// Characters that show nothing, or that reorder what stands around them: none belongs in documentation.
pub(super) fn is_invisible(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{feff}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
}

/// Letters and digits. Letters in circles and squares are alphabetic for Unicode, and symbols for `CommonMark`.
fn is_of_word(c: char) -> bool {
    let is_symbol = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}')
        || matches!(c, '\u{1f170}'..='\u{1f189}');
    c.is_alphanumeric() && !is_symbol
}

/// Punctuation for certain; of other characters `CommonMark` counts some (`“`) and not others (combining marks).
const fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
}
