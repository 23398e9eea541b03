//! Takes names apart into words of letters and digits.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

/// The words of a name, in lower case, each of characters that an identifier may have.
pub(crate) fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = Kind::Other;
    // What the word under way begins with.
    let mut initial = Kind::Other;
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
        let behind = chars.clone();
        let ends = starts && kind == Kind::Upper && before == Kind::Upper && is_acronym(&word, c, behind.clone());
        let torn = kind == Kind::Upper && is_torn(&word, before, initial, behind);
        let goes_on = belongs || ends || torn;
        if starts && !goes_on && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if word.is_empty() {
            initial = kind;
        }
        match kind {
            Kind::Other => {}
            Kind::Foreign => _ = write!(word, "u{:x}", u32::from(c)),
            Kind::Upper | Kind::Lower | Kind::Digit => word.extend(c.to_lowercase()),
        }
        before = kind;
        if ends {
            words.push(std::mem::take(&mut word));
            before = Kind::Other;
        }
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
fn is_end_of_acronym(rest: &Peekable<Chars<'_>>) -> bool {
    let mut rest = rest.clone();
    match rest.next() {
        Some('s') => rest.next().is_none_or(|c| !matches!(Kind::of(c), Kind::Lower | Kind::Digit)),
        Some('v') => rest.next().is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// Words in capitals that other words are written right behind.
const ACRONYMS: [&str; 8] = ["ip", "mac", "dns", "url", "uri", "vm", "cpu", "vip"];

/// Whether a capital is the last of an acronym, with another word right behind it: `MACaddress`.
fn is_acronym(word: &str, capital: char, behind: Peekable<Chars<'_>>) -> bool {
    let is = |known: &str| known.strip_prefix(word).is_some_and(|rest| rest.chars().eq(capital.to_lowercase()));
    ACRONYMS.iter().any(|known| is(known)) && behind.take(4).filter(|&c| Kind::of(c) == Kind::Lower).count() == 4
}

/// Whether a word before a capital and what is behind it are one: of a change of case alone, no word has one letter
/// (`QoS`, `PaaS`, `vCPU`, `iSCSI`, `ETag`), but for articles and axes.
fn is_torn(word: &str, before: Kind, initial: Kind, mut behind: Peekable<Chars<'_>>) -> bool {
    let stands_alone = matches!(word, "a" | "x" | "y" | "z");
    if word.len() == 1 && !stands_alone && matches!(before, Kind::Lower | Kind::Upper) {
        return true;
    }
    let [after, then] = [behind.next(), behind.next()].map(|c| c.map_or(Kind::Other, Kind::of));
    let last = after == Kind::Other || (after == Kind::Upper && then == Kind::Lower);
    let short = word.len() < 4 || word.ends_with("aa");
    before == Kind::Lower && initial == Kind::Upper && last && short
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
        check("xAxis", "x axis");
        check("ringABell", "ring a bell");
        check("zoneB", "zone b");
        check("B", "b");
    }

    #[test]
    fn a_letter_alone_is_no_word() {
        check("QoSPolicy", "qos policy");
        check("ringPaaS", "ring paas");
        check("vCPUs", "vcpus");
        check("iSCSITarget", "iscsi target");
        check("ETag", "etag");
        check("OS-KSADM:OAuthToken", "os ksadm oauth token");
        check("MACaddress", "mac address");
        check("IPAddressID", "ip address id");
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
