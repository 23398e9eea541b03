//! Keys that are data by their names alone: ids, addresses, dates, names of things that users or the service chose.

use crate::infer::language::words::Words;

/// Whether a key is no word a program would be written for: it has blanks, or is a number, an id or an address.
pub(crate) fn is_data(name: &str) -> bool {
    // Most are words.
    if name.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-' | b':')) {
        return false;
    }
    let mut labels = name.split('.').peekable();
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // Two dots or more: `www.example.com`. One stands in the names of extensions too.
    let host = name.matches('.').count() > 1 && labels.all(label) && !name.contains("..");
    let mail = name.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let date = name.as_bytes();
    let month = date.len() >= 7
        && date.iter().take(4).chain(&date[5..7]).all(u8::is_ascii_digit)
        && date[4] == b'-'
        && date.get(7).is_none_or(|&byte| byte == b'-');
    // What pages write where any key may stand: `key1`.
    let any_key = name.strip_prefix("key").or_else(|| name.strip_prefix("Key"));
    let any_key = any_key.map(|number| number.trim_start_matches(['_', '-']));
    let hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    host || mail
        || month
        || name.bytes().any(|byte| matches!(byte, b' ' | b'/' | b'{' | b'<'))
        || any_key.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
        || (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
        || (name.len() >= 16 && name.bytes().all(hex) && name.bytes().any(|byte| byte.is_ascii_digit()))
}

/// Whether keys differ in nothing but their numbers: `eth0` and `eth1`.
pub(crate) fn are_numbered<'n>(names: impl IntoIterator<Item = &'n str>) -> bool {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let mut names = names.into_iter();
    let stem = |name: &'n str| name.bytes().filter(move |byte| !digit(byte));
    let Some(first) = names.next().filter(|name| name.bytes().any(|byte| digit(&byte))) else { return false };
    let mut others = names.peekable();
    others.peek().is_some() && others.all(|name| stem(name).eq(stem(first)))
}

/// Whether keys, more than two, are codes in capitals: `DFW`, `GET`.
pub(crate) fn are_codes<'n>(names: impl IntoIterator<Item = &'n str>) -> bool {
    let code =
        |name: &str| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let mut count = 0;
    names.into_iter().all(|name| {
        count += 1;
        code(name)
    }) && count > 2
}

/// Whether a key is a header's name: `X-Bell-Tower`.
pub(crate) fn is_header(name: &str) -> bool {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|first| first.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_lowercase())
    };
    name.contains('-') && name.split('-').all(word)
}

/// Whether a key is the name of a setting: words with a full stop between them, `rope.length`.
pub(crate) fn is_setting(name: &str) -> bool {
    let is_word = |word: &str| word.starts_with(|c: char| c.is_ascii_alphabetic()) && !word.contains(':');
    name.contains('.') && name.split('.').all(is_word)
}

/// Whether a key looks like the name of one thing among several: it has a digit, a hyphen or capitals in a row.
pub(crate) fn is_odd(name: &str) -> bool {
    let capitals = name.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase));
    capitals || name.bytes().any(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Whether a row's name stands for whatever key a user chooses: `*`, `{name}` and, where its text shows the pair, any.
pub(crate) fn is_placeholder(name: &str, description: &str, of_data: bool) -> bool {
    let is_pair = |(at, _): (usize, &str)| {
        let quote = description[..at].chars().next_back().filter(|quote| matches!(quote, '"' | '`'));
        let behind = quote.and_then(|quote| description[at + name.len()..].strip_prefix(quote));
        behind.is_some_and(|behind| behind.starts_with(':') || behind.starts_with(" :"))
    };
    let shown = || description.match_indices(name).any(is_pair);
    let said = || Words::of(name).first().is_some_and(|word| matches!(word, "key" | "keyname"));
    name == "*" || name.starts_with(['{', '<']) || shown() || (of_data && said())
}

#[cfg(test)]
mod tests {
    use super::{are_codes, are_numbered, is_data, is_header, is_odd, is_placeholder};

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(is_data(name), expected, "{name}");
    }

    #[test]
    fn blanks_numbers_and_ids_are_data() {
        check("My label", true);
        check("10.1.2.3", true);
        check("0f9a2c44-1d3b-4a51-9e7c-3b1a7e5f2d10", true);
        check("2014-01", true);
        check("2014-01-31T10:00:00Z", true);
        check("www.example.com", true);
        check("ida@example.com", true);
        check("com.example__1__key", false);
        check("201-402", false);
        check("key1", true);
        check("key_2", true);
        check("key", false);
        check("keyring1", false);
        check("flavor", false);
        check("deadbeefdeadbeef", false);
        check("ipv4", false);
    }

    #[test]
    fn keys_that_differ_by_their_numbers_are_numbered() {
        assert!(are_numbered(["rope0", "rope1", "rope10"]));
        assert!(!are_numbered(["rope0"]));
        assert!(!are_numbered(["rope", "bell"]));
        assert!(!are_numbered(["rope1", "bell1"]));
    }

    #[test]
    fn names_of_things_are_no_words() {
        assert!(are_codes(["OAK", "ELM", "ASH"]));
        assert!(!are_codes(["OAK", "ELM"]));
        assert!(is_header("X-Bell-Tower") && !is_header("OS-BELL:tower") && !is_header("Bell"));
        assert!(is_odd("north-east") && is_odd("beABC") && is_odd("b7") && !is_odd("bellTower"));
    }

    #[test]
    fn a_row_may_stand_for_any_key() {
        assert!(is_placeholder("*", "", false) && is_placeholder("{bell}", "", false));
        assert!(is_placeholder("word", "A pair like \"word\" : \"meaning\".", false));
        assert!(is_placeholder("key_name", "", true) && !is_placeholder("key_name", "", false));
    }
}
