//! Takes names apart into words of letters and digits.

use std::fmt::Write as _;

/// The words of a name, in lower case, each of characters that an identifier may have.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = Kind::Other;
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        let kind = Kind::of(c);
        let next = chars.peek().map_or(Kind::Other, |&next| Kind::of(next));
        let starts = match kind {
            Kind::Upper => before != Kind::Upper || next == Kind::Lower,
            Kind::Lower | Kind::Digit => false,
            Kind::Foreign => before != Kind::Foreign,
            Kind::Other => true,
        };
        let belongs = kind == Kind::Upper && before == Kind::Upper && is_end_of_acronym(&chars);
        if starts && !belongs && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        match kind {
            Kind::Other => {}
            Kind::Foreign => _ = write!(word, "u{:x}", u32::from(c)),
            Kind::Upper | Kind::Lower | Kind::Digit => word.extend(c.to_lowercase()),
        }
        before = kind;
    }
    if !word.is_empty() {
        words.push(word);
    }
    if words.is_empty() {
        words.extend(name.chars().map(|c| format!("u{:x}", u32::from(c))));
    }
    words
}

/// Whether what follows belongs to the acronym before: a plural (`URLs`) or a version (`IPv4`).
fn is_end_of_acronym(rest: &std::iter::Peekable<std::str::Chars<'_>>) -> bool {
    let mut rest = rest.clone();
    match rest.next() {
        Some('s') => rest.next().is_none_or(|c| !matches!(Kind::of(c), Kind::Lower | Kind::Digit)),
        Some('v') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Upper,
    Lower,
    Digit,
    /// A letter or digit that would make lints, readers or normalisation stumble.
    Foreign,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            'A'..='Z' => Self::Upper,
            'a'..='z' => Self::Lower,
            '0'..='9' => Self::Digit,
            // Latin letters that are one character in every normal form.
            '\u{c0}'..='\u{17f}' if !"×÷ĲĳĿŀŉſİ".contains(c) => {
                if c.is_uppercase() {
                    Self::Upper
                } else {
                    Self::Lower
                }
            }
            _ if c.is_alphanumeric() => Self::Foreign,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(words(name).join(" "), expected);
    }

    #[test]
    fn words_end_at_punctuation_and_where_the_case_changes() {
        check("diskConfig", "disk config");
        check("OS-DCF:diskConfig", "os dcf disk config");
        check("HTTPServer", "http server");
        check("image_IDs", "image ids");
        check("adminURLs", "admin urls");
        check("IPv4", "ipv4");
        check("sha256Sum", "sha256 sum");
        check("  x--y  ", "x y");
    }

    #[test]
    fn characters_that_no_identifier_should_have_become_their_code_points() {
        check("größe", "größe");
        check("中文", "u4e2du6587");
        check("<=", "u3c u3d");
        check("a\u{202e}b", "a b");
        check("", "");
    }
}
