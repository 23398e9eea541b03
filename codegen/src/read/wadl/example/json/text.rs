//! Strings, words and blanks of JSON as people type them.

use serde_json::Value;

use super::Fault;
use super::lenient::Parser;

/// White space, in Unicode's sense and with the invisible characters that editors leave behind.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Whether a string begins with this character.
pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}')
}

impl<'s> Parser<'s> {
    /// A string whose first character is a quote of any kind.
    pub(super) fn string(&mut self) -> Option<String> {
        let start = self.at;
        let open = self.next()?;
        let mut string = String::new();
        // How much of the string is known to be without blanks.
        let mut solid = 0;
        let close = loop {
            let at = self.at;
            match self.next() {
                Some('\\') => self.escape(at, &mut string),
                Some(c) if self.closes(open, c) => break Some(c),
                Some('\n') => {
                    if self.ends_at_line(&mut string) {
                        self.at = at - usize::from(self.text[..at].ends_with(','));
                        self.repair(Fault::MissingQuote, start..self.at);
                        break None;
                    }
                    self.join_line(at, &mut string, &mut solid);
                }
                Some('\t') => {
                    self.unusual_blank(at..at + 1);
                    string.push(' ');
                }
                Some(c) => string.push(c),
                None if string.len() < 200 && !string.contains('\n') && string.trim().len() == string.len() => {
                    break None;
                }
                None => return None,
            }
        };
        let single = |c| matches!(c, '\'' | '\u{2018}' | '\u{2019}');
        if open == '\'' {
            self.repair(Fault::SingleQuotes, start..self.at);
        } else if open != '"' || close.is_some_and(|c| c != '"' && !single(c)) {
            self.repair(Fault::TypographicQuotes, start..self.at);
        }
        Some(string)
    }

    /// Whether a character ends a string that began with `open`.
    fn closes(&self, open: char, c: char) -> bool {
        match open {
            '"' if c == '"' => true,
            // A typographic quote may belong to the text; it ends the string where only structure can follow.
            '"' => c == '\u{201d}' && self.structure_follows(),
            '\'' | '\u{2018}' | '\u{2019}' => matches!(c, '\'' | '\u{2019}') && self.structure_follows(),
            _ => matches!(c, '"' | '\u{201c}' | '\u{201d}') && self.structure_follows(),
        }
    }

    fn structure_follows(&self) -> bool {
        let rest = self.rest().trim_start_matches([' ', '\t', '\u{a0}', '\r']);
        rest.is_empty() || rest.starts_with([',', ':', '}', ']', '\n'])
    }

    /// Whether the closing quote is missing at this line's end: the next line begins with a quote or a bracket.
    fn ends_at_line(&self, string: &mut String) -> bool {
        let next = self.rest().trim_start_matches(is_blank);
        let opens = next.starts_with(['}', ']']) || looks_like_member(next);
        if opens {
            string.truncate(string.trim_end().trim_end_matches(',').len());
        }
        opens
    }

    /// Joins a string that goes on in the next line: with a blank between words, without one inside a URL or an id.
    fn join_line(&mut self, at: usize, string: &mut String, solid: &mut usize) {
        string.truncate(string.trim_end().len());
        let indent = self.rest().len() - self.rest().trim_start_matches(is_blank).len();
        self.at += indent;
        let rest_of_line = self.rest().split(['\n', '"']).next().unwrap_or_default();
        if string[*solid..].contains(char::is_whitespace) || rest_of_line.contains(char::is_whitespace) {
            string.push(' ');
        } else {
            *solid = string.len();
        }
        self.repair(Fault::BrokenString, at..self.at);
    }

    /// What stands behind a backslash.
    fn escape(&mut self, at: usize, string: &mut String) {
        match self.next() {
            Some('u') => match self.unicode() {
                Some(c) => string.push(c),
                None => self.not_an_escape(at, string),
            },
            Some('n') => string.push('\n'),
            Some('t') => string.push('\t'),
            Some('r') => string.push('\r'),
            Some('b') => string.push('\u{8}'),
            Some('f') => string.push('\u{c}'),
            Some(c @ ('"' | '\\' | '/')) => string.push(c),
            _ => self.not_an_escape(at, string),
        }
    }

    fn not_an_escape(&mut self, at: usize, string: &mut String) {
        string.push('\\');
        self.at = at + 1;
        self.repair(Fault::InvalidEscape, at..at + 1);
    }

    /// The character of four hexadecimal digits, or of two such groups that are a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let high = self.four_digits()?;
        if let Some(c) = char::from_u32(high) {
            return Some(c);
        }
        let low = self.rest().strip_prefix("\\u").map(|_| self.at += 2).and_then(|()| self.four_digits())?;
        char::decode_utf16([u16::try_from(high).ok()?, u16::try_from(low).ok()?]).next()?.ok()
    }

    fn four_digits(&mut self) -> Option<u32> {
        let value = u32::from_str_radix(self.rest().get(..4)?, 16).ok()?;
        self.at += 4;
        Some(value)
    }

    /// A number, a literal, or a word that lacks its quotes.
    pub(super) fn word(&mut self) -> Option<Value> {
        let start = self.at;
        let word = self.take_word()?;
        match word {
            "true" => return Some(Value::Bool(true)),
            "false" => return Some(Value::Bool(false)),
            "null" => return Some(Value::Null),
            _ => {}
        }
        let python = match word {
            "True" | "TRUE" => Some(Value::Bool(true)),
            "False" | "FALSE" => Some(Value::Bool(false)),
            "None" | "NULL" | "Null" => Some(Value::Null),
            _ => None,
        };
        if let Some(value) = python {
            self.repair(Fault::PythonLiteral, start..self.at);
            return Some(value);
        }
        if let Ok(number) = serde_json::from_str(word) {
            return Some(Value::Number(number));
        }
        if let Some(number) = unusual_number(word) {
            self.repair(Fault::UnusualNumber, start..self.at);
            return Some(number);
        }
        // Words that only spaces part have no single reading: where does the text end?
        if !self.structure_follows() {
            return None;
        }
        self.repair(Fault::UnquotedText, start..self.at);
        Some(Value::String(word.to_owned()))
    }

    /// Letters, digits and the signs that ids and versions are made of.
    pub(super) fn take_word(&mut self) -> Option<&'s str> {
        let start = self.at;
        let rest = &self.text[start..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"_-+./".contains(c)).unwrap_or(rest.len());
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }
}

/// A number as JSON does not write it: `.5`, `5.`, `+5`.
fn unusual_number(word: &str) -> Option<Value> {
    let bare = word.strip_prefix('+').unwrap_or(word);
    let (sign, bare) = bare.strip_prefix('-').map_or(("", bare), |bare| ("-", bare));
    let front = if bare.starts_with('.') { "0" } else { "" };
    let back = if bare.ends_with('.') { "0" } else { "" };
    serde_json::from_str(&format!("{sign}{front}{bare}{back}")).ok().map(Value::Number)
}

/// Whether a line begins as a member or an element does: with a string in double quotes that ends on it.
fn looks_like_member(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.starts_with('"') && line[1..].contains('"')
}
