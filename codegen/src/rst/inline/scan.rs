//! Text to pieces of inline markup, by the recognition rules of docutils. It does not know what becomes of them.

use super::super::definitions::Definitions;

/// A piece of text. Texts other than literals still have their backslashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t> {
    Text(&'t str),
    Emphasis(&'t str),
    Strong(&'t str),
    /// Between double backquotes.
    Literal(&'t str),
    /// Between single backquotes, without a role.
    Interpreted(&'t str),
    Role {
        name: &'t str,
        text: &'t str,
    },
    /// A link; the address is that of its target where it has none of its own.
    Link {
        text: &'t str,
        address: Option<&'t str>,
    },
    Substitution(&'t str),
    Footnote(&'t str),
    /// An address in the middle of text.
    Address(&'t str),
}

/// Calls `emit` with the pieces of the text, in order.
pub(super) fn scan<'t>(text: &'t str, definitions: &Definitions, emit: &mut dyn FnMut(Piece<'t>)) {
    let mut scanner = Scanner { text, definitions, at: 0, unclosed: [false; 4] };
    let mut plain = 0;
    while let Some(found) = scanner.next() {
        if plain < found.start {
            emit(Piece::Text(&text[plain..found.start]));
        }
        emit(found.piece);
        plain = found.end;
        scanner.at = found.end;
    }
    if plain < text.len() {
        emit(Piece::Text(&text[plain..]));
    }
}

/// Calls `emit` with the characters that text with backslashes stands for.
pub(super) fn unescape(text: &str, emit: &mut dyn FnMut(char)) {
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            emit(c);
            continue;
        }
        // A backslash and white space vanish (docutils: "escaped whitespace characters are removed").
        if let Some(escaped) = chars.next().filter(|c| !c.is_whitespace()) {
            emit(escaped);
        }
    }
}

/// The characters that text with backslashes stands for.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    unescape(text, &mut |c| out.push(c));
    out
}

struct Found<'t> {
    start: usize,
    end: usize,
    piece: Piece<'t>,
}

/// The strings that end a construct, to remember that none is left.
#[derive(Clone, Copy)]
enum Close {
    Star,
    StarStar,
    Backquotes,
    Bar,
}

struct Scanner<'t, 'd> {
    text: &'t str,
    definitions: &'d Definitions,
    at: usize,
    /// For each [`Close`], whether the rest of the text is known to hold none.
    unclosed: [bool; 4],
}

const SPECIAL: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = b"\\*`_|[:h";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// Whether markup may begin or end with a character.
pub(super) fn is_special(c: char) -> bool {
    c.is_ascii() && c != 'h' && SPECIAL[c as usize]
}

impl<'t> Scanner<'t, '_> {
    fn next(&mut self) -> Option<Found<'t>> {
        let bytes = self.text.as_bytes();
        loop {
            let rest = bytes.get(self.at..)?;
            let ahead = rest
                .iter()
                .enumerate()
                .position(|(at, &byte)| SPECIAL[byte as usize] && (byte != b'h' || rest[at..].starts_with(b"http")))?;
            let start = self.at + ahead;
            let found = match bytes[start] {
                b'\\' => {
                    let escaped = self.text[start + 1..].chars().next().map_or(0, char::len_utf8);
                    self.at = start + 1 + escaped;
                    continue;
                }
                b'*' => self.starred(start),
                b'`' => self.backquoted(start),
                b'_' => self.reference(start),
                b'|' => self.substitution(start),
                b'[' => self.footnote(start),
                b':' => self.role(start),
                _ => self.address(start),
            };
            if found.is_some() {
                return found;
            }
            self.at = start + 1;
            // A run of one character is looked at once, as docutils does.
            if matches!(bytes[start], b'*' | b'`') {
                self.at += bytes[self.at..].iter().take_while(|&&byte| byte == bytes[start]).count();
            }
        }
    }

    fn starred(&mut self, start: usize) -> Option<Found<'t>> {
        let strong = self.text[start..].starts_with("**");
        let width = if strong { 2 } else { 1 };
        if !self.opens(start, start + width) {
            return None;
        }
        let close = if strong { Close::StarStar } else { Close::Star };
        let end = self.close(start + width, close)?;
        let text = &self.text[start + width..end];
        let piece = if strong { Piece::Strong(text) } else { Piece::Emphasis(text) };
        Some(Found { start, end: end + width, piece })
    }

    fn backquoted(&mut self, start: usize) -> Option<Found<'t>> {
        if self.text[start..].starts_with("``") {
            if !self.opens(start, start + 2) {
                return None;
            }
            let end = self.close(start + 2, Close::Backquotes)?;
            return Some(Found { start, end: end + 2, piece: Piece::Literal(&self.text[start + 2..end]) });
        }
        if !self.may_precede(start) {
            return None;
        }
        let (end, text) = self.interpreted(start)?;
        let behind = &self.text[end..];
        // The text of a link that begins with a blank: docutils does not see the link, its author did.
        let blank = text.starts_with(char::is_whitespace);
        if let Some(after) = behind.strip_prefix('_') {
            let end = end + if after.starts_with('_') { 2 } else { 1 };
            // The generator prints a link that has neither text nor address as Python shows nothing.
            if text.trim() == "<None>" {
                return Some(Found { start, end, piece: Piece::Text("") });
            }
            let (title, address) = super::titled(text);
            if (blank && address.is_none()) || !self.may_follow(end) {
                return None;
            }
            return Some(Found { start, end, piece: Piece::Link { text: title.trim(), address } });
        }
        if blank {
            return None;
        }
        if let Some(name) = role_name(behind) {
            return Some(Found { start, end: end + name.len() + 2, piece: Piece::Role { name, text } });
        }
        self.may_follow(end).then_some(Found { start, end, piece: Piece::Interpreted(text) })
    }

    /// The text between the backquote at `start` and the next one, and the place behind that.
    fn interpreted(&self, start: usize) -> Option<(usize, &'t str)> {
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        loop {
            at += memchr::memchr2(b'`', b'\\', bytes.get(at..)?)?;
            if bytes[at] == b'`' {
                let text = &self.text[start + 1..at];
                return (!text.is_empty() && !text.ends_with(char::is_whitespace)).then_some((at + 1, text));
            }
            at += 1 + self.text[at + 1..].chars().next()?.len_utf8();
        }
    }

    /// `name_`, where the name is known; `` _`text` `` is an inline target, of which the text is left.
    fn reference(&mut self, underscore: usize) -> Option<Found<'t>> {
        let end = underscore + if self.text[underscore + 1..].starts_with('_') { 2 } else { 1 };
        if !self.may_follow(end) {
            return None;
        }
        let before = self.text.get(self.at.min(underscore)..underscore)?;
        let name =
            before.bytes().rev().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.+".contains(byte)).count();
        let start = underscore - name;
        let name = &self.text[start..underscore];
        let address = Some(name).filter(|name| !name.is_empty()).and_then(|name| self.definitions.target(name));
        address?;
        Some(Found { start, end, piece: Piece::Link { text: name, address: None } })
    }

    fn substitution(&mut self, start: usize) -> Option<Found<'t>> {
        if !self.opens(start, start + 1) {
            return None;
        }
        let end = self.close(start + 1, Close::Bar)?;
        let name = &self.text[start + 1..end];
        let references = self.text[end + 1..].bytes().take(2).take_while(|&byte| byte == b'_').count();
        Some(Found { start, end: end + 1 + references, piece: Piece::Substitution(name) })
    }

    /// `[1]_`
    fn footnote(&mut self, start: usize) -> Option<Found<'t>> {
        let label = self.text[start + 1..]
            .bytes()
            .take_while(|&byte| byte.is_ascii_alphanumeric() || b"#*-_.".contains(&byte))
            .count();
        let end = start + 1 + label;
        if label == 0 || !self.text[end..].starts_with("]_") || !self.may_follow(end + 2) {
            return None;
        }
        Some(Found { start, end: end + 2, piece: Piece::Footnote(&self.text[start + 1..end]) })
    }

    /// `` :name:`text` ``
    fn role(&mut self, start: usize) -> Option<Found<'t>> {
        let name = role_name(&self.text[start..])?;
        let open = start + name.len() + 2;
        if !self.may_precede(start) || !self.text[open..].starts_with('`') || self.text[open..].starts_with("``") {
            return None;
        }
        let (end, text) = self.interpreted(open)?;
        Some(Found { start, end, piece: Piece::Role { name, text } })
    }

    fn address(&mut self, start: usize) -> Option<Found<'t>> {
        let text = &self.text[start..];
        let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"))?;
        let length =
            host.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"`\\|".contains(c)).unwrap_or(host.len());
        let host = trim_sentence(&host[..length]);
        if host.is_empty() {
            return None;
        }
        let end = start + host_offset(text) + host.len();
        Some(Found { start, end, piece: Piece::Address(&self.text[start..end]) })
    }

    /// Whether markup may begin at `start` with text at `inside`.
    fn opens(&self, start: usize, inside: usize) -> bool {
        let Some(first) = self.text[inside..].chars().next() else { return false };
        if first.is_whitespace() || !self.may_precede(start) {
            return false;
        }
        // Quoted markup characters, as in "*", are text.
        let before = self.text[..start].chars().next_back();
        before.and_then(closing).is_none_or(|closing| closing != first)
    }

    /// Whether markup may begin behind what stands before `start`.
    fn may_precede(&self, start: usize) -> bool {
        let Some(before) = self.text[..start].chars().next_back() else { return true };
        if before.is_whitespace() {
            return true;
        }
        "'\"([{<-/:".contains(before) || (!before.is_ascii() && !before.is_alphanumeric())
    }

    /// Whether markup may end before what stands at `end`.
    fn may_follow(&self, end: usize) -> bool {
        let Some(after) = self.text.get(end..).and_then(|text| text.chars().next()) else { return true };
        after.is_whitespace() || "'\")]}>-/\\:.,;!?".contains(after) || (!after.is_ascii() && !after.is_alphanumeric())
    }

    /// The place of the string that closes markup whose text begins at `from`.
    fn close(&mut self, from: usize, close: Close) -> Option<usize> {
        if self.unclosed[close as usize] {
            return None;
        }
        let mark: &[u8] = match close {
            Close::Star => b"*",
            Close::StarStar => b"**",
            Close::Backquotes => b"``",
            Close::Bar => b"|",
        };
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(ahead) = bytes.get(at..).and_then(|rest| memchr::memchr2(mark[0], b'\\', rest)) {
            at += ahead;
            if bytes[at] == b'\\' {
                // In literals a backslash is itself.
                at += if matches!(close, Close::Backquotes) {
                    1
                } else {
                    1 + self.text[at + 1..].chars().next().map_or(0, char::len_utf8)
                };
                continue;
            }
            let is_close = at > from
                && bytes[at..].starts_with(mark)
                && !self.text[..at].ends_with(char::is_whitespace)
                && (self.may_follow(at + mark.len())
                    || (matches!(close, Close::Bar) && self.text[at + 1..].starts_with('_')));
            if is_close {
                return Some(at);
            }
            at += 1;
        }
        self.unclosed[close as usize] = true;
        None
    }
}

/// An address without the punctuation of the sentence around it: a bracket belongs to it only where it closes one.
fn trim_sentence(mut address: &str) -> &str {
    const PAIRS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let count = |wanted| address.chars().filter(|&c| c == wanted).count();
    let mut unopened = PAIRS.map(|(open, close)| count(close).saturating_sub(count(open)));
    while let Some(last) = address.chars().next_back() {
        let is_outside = match PAIRS.iter().zip(&mut unopened).find(|((_, close), _)| *close == last) {
            Some((_, unopened)) if *unopened > 0 => {
                *unopened -= 1;
                true
            }
            Some(_) => false,
            None => ".,;:!?'*’”…".contains(last),
        };
        if !is_outside {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

fn host_offset(text: &str) -> usize {
    if text.starts_with("https") { 8 } else { 7 }
}

/// The longest name of a role, in bytes.
const ROLE: usize = 64;

/// The name in `:name:` at the beginning of the text.
fn role_name(text: &str) -> Option<&str> {
    let body = text.strip_prefix(':')?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.+:".contains(byte);
    let length = body.bytes().take(ROLE).take_while(is_name).count();
    let name = body.get(..length)?.strip_suffix(':')?;
    (name.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(name)
}

/// What closes an opening quotation mark or bracket.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '"' => '"',
        '\'' => '\'',
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        '“' => '”',
        '‘' => '’',
        '«' => '»',
        _ => return None,
    })
}
