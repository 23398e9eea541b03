//! JSON bodies as pages print them: strict where it can be, repaired where it has one reading.
//!
//! Strict JSON costs one `serde_json` parse. Everything else goes to the lenient parser, which says what it changed.

mod lenient;
mod placeholder;
mod skipped;
mod strict;
mod text;

use std::fmt;
use std::ops::Range;

use serde_json::Value;

use strict::Keys;
pub(crate) use strict::Open;

/// What was read of a body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// JSON (RFC 8259), perhaps after repairs.
    Read(Reading),
    /// Text with no single reading as JSON.
    Unreadable(Problem),
}

/// A value and what is odd about its text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reading {
    /// The value.
    pub(crate) value: Value,
    /// What was mended, in the order of the text.
    pub(crate) repairs: Vec<Repair>,
    /// The keys that an object has more than once; the last value is read, as most readers of JSON do.
    pub(crate) repeated: Vec<Repeated>,
}

/// A key that its object has already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repeated {
    /// The key.
    pub(crate) key: String,
    /// Where it stood before, in bytes of the text.
    pub(crate) before: Range<usize>,
    /// Where it stands again, in bytes of the text.
    pub(crate) at: Range<usize>,
}

/// One change that made a text JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Repair {
    /// What was wrong.
    pub(crate) fault: Fault,
    /// Where, in bytes of the text.
    pub(crate) at: Range<usize>,
}

/// Where reading gave up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What was expected.
    pub(crate) expected: &'static str,
    /// Where, in bytes of the text.
    pub(crate) at: usize,
}

/// What was wrong with a text that has one reading as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    TrailingComma,
    MissingComma,
    MissingColon,
    TypographicQuotes,
    SingleQuotes,
    MissingQuote,
    BrokenString,
    InvalidEscape,
    UnusualBlank,
    UnquotedText,
    Placeholder,
    PythonLiteral,
    /// `.5`, `5.`, `+5`.
    UnusualNumber,
    MissingBracket,
    WrongBracket,
    ExtraBracket,
    MissingBraces,
    MissingArray,
    Comment,
    Elision,
    SecondDocument,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TrailingComma => "a comma with nothing behind it, left out",
            Self::MissingComma => "a missing comma, put in",
            Self::MissingColon => "a missing colon, put in",
            Self::TypographicQuotes => "typographic quotes, read as straight ones",
            Self::SingleQuotes => "single quotes, read as double ones",
            Self::MissingQuote => "a missing quote, put in at the end of the line",
            Self::BrokenString => "a line break in a string, joined",
            Self::InvalidEscape => "a backslash that escapes nothing, read as itself",
            Self::UnusualBlank => "a blank that JSON does not know, read as a space",
            Self::UnquotedText => "text without quotes, read as a string",
            Self::Placeholder => "a placeholder without quotes, read as a value of the kind that it names",
            Self::PythonLiteral => "a Python literal, read as its JSON counterpart",
            Self::UnusualNumber => "a number that JSON writes otherwise, read as one",
            Self::MissingBracket => "a missing closing bracket, put in",
            Self::WrongBracket => "a closing bracket of the wrong kind, read as the right one",
            Self::ExtraBracket => "text after the end, left out",
            Self::MissingBraces => "members without an object around them, read as one object",
            Self::MissingArray => "elements without an array around them, read as one array",
            Self::Comment => "a comment, left out",
            Self::Elision => "an elision, left out",
            Self::SecondDocument => "a second document, left out",
        })
    }
}

/// Reads a body.
pub(crate) fn read(open: &Open, text: &str) -> Json {
    let strict = |value| Json::Read(Reading { value, repairs: Vec::new(), repeated: Vec::new() });
    match strict::parse(open, text) {
        Some((value, Keys::Unique)) if !quotes_dots(text) => strict(value),
        // The lenient parser says where the keys stand, and leaves out dots that stand for more of the same.
        Some((value, Keys::Unique | Keys::Repeated)) => lenient::parse(text).map_or_else(|_| strict(value), Json::Read),
        None => lenient::parse(text).map_or_else(Json::Unreadable, Json::Read),
    }
}

/// Whether dots may stand in quotes for a member or an element: `{"...": "..."}`.
fn quotes_dots(text: &str) -> bool {
    // Dots are fewer than quotes.
    memchr::memchr2_iter(b'.', 0xe2, text.as_bytes()).any(|at| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        before.ends_with('"') && (behind.starts_with("..") || behind.starts_with('\u{2026}'))
    })
}

/// Whether a text is nothing but dots.
pub(crate) fn is_dots(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '.' | '\u{2026}')) && (text.contains('\u{2026}') || text.len() >= 3)
}

/// Whether a text begins as a JSON body does: a bracket, or a quoted key with its colon.
pub(crate) fn looks_like_json(text: &str) -> bool {
    let text = text.trim_start_matches(text::is_blank);
    match text.chars().next() {
        Some('{' | '[') => true,
        Some('"' | '\u{201c}') => {
            let line = text.lines().next().unwrap_or_default();
            let mut rest = line.char_indices().skip(1).skip_while(|&(_, c)| !matches!(c, '"' | '\u{201d}'));
            rest.next();
            rest.find(|&(_, c)| !text::is_blank(c)).is_some_and(|(_, c)| c == ':')
        }
        _ => false,
    }
}

/// Whether a whole text is one JSON string, number, `true` or `false`.
pub(crate) fn is_scalar(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(|c: char| matches!(c, '"' | '-' | 't' | 'f') || c.is_ascii_digit());
    begins && serde_json::from_str::<Value>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Fault, Json, Open, Reading, is_scalar, looks_like_json};

    fn read(text: &str) -> Json {
        super::read(&Open::default(), text)
    }

    #[track_caller]
    fn check(text: &str, expected: &Value, faults: &[Fault]) {
        match read(text) {
            Json::Read(Reading { value, repairs, repeated }) => {
                let found: Vec<Fault> = repairs.iter().map(|repair| repair.fault).collect();
                assert_eq!((&value, found.as_slice()), (expected, faults), "{text}");
                assert_eq!(repeated, [], "{text}");
                assert!(repairs.iter().all(|repair| text.get(repair.at.clone()).is_some()), "{repairs:?}");
            }
            Json::Unreadable(problem) => panic!("{text}: {problem:?}"),
        }
    }

    #[track_caller]
    fn unreadable(text: &str) {
        assert!(matches!(read(text), Json::Unreadable(_)), "{text}: {:?}", read(text));
    }

    #[test]
    fn placeholders_stand_for_values() {
        check(
            r#"{"a": <id>, "b": $name}"#,
            &json!({"a": "<id>", "b": "$name"}),
            &[Fault::Placeholder, Fault::Placeholder],
        );
        check(r#"{"a": {lamp_id}}"#, &json!({"a": "{lamp_id}"}), &[Fault::Placeholder]);
    }

    #[test]
    fn what_is_left_out_has_many_signs() {
        for sign in ["... more items ...", "(truncated)", "[additional items]", ".\n.\n.", "...", "<snip>"] {
            check(&format!("[1,\n{sign}\n]"), &json!([1]), &[Fault::Elision]);
        }
    }

    #[test]
    fn what_follows_a_body_is_left_out() {
        check("{\"a\": 1}\nContent-Length: 30", &json!({"a": 1}), &[Fault::ExtraBracket]);
        check(r#"{"a": 1} or {"a": 2}"#, &json!({"a": 1}), &[Fault::SecondDocument]);
    }

    #[test]
    fn other_signs_stand_for_colons_and_brackets() {
        check(r#"{"a" => 1, "b" = 2}"#, &json!({"a": 1, "b": 2}), &[Fault::MissingColon, Fault::MissingColon]);
        check(r#"{"a": [1}, "b": 2}"#, &json!({"a": [1], "b": 2}), &[Fault::WrongBracket]);
        check("{\"a\": \"x\ty\"}", &json!({"a": "x y"}), &[Fault::UnusualBlank]);
    }

    #[test]
    fn strict_json_needs_no_repair() {
        check(r#"{"b": 1, "a": [null, 2.5, "x"]}"#, &json!({"b": 1, "a": [null, 2.5, "x"]}), &[]);
    }

    #[test]
    fn commas_are_put_in_and_left_out() {
        check(r#"{"a": 1, "b": [1, 2,],}"#, &json!({"a": 1, "b": [1, 2]}), &[Fault::TrailingComma; 2]);
        check("{\"a\": 1\n\"b\": {}\n\"c\": 2}", &json!({"a": 1, "b": {}, "c": 2}), &[Fault::MissingComma; 2]);
        check("[{\"a\": 1}\n{\"a\": 2}]", &json!([{"a": 1}, {"a": 2}]), &[Fault::MissingComma]);
        check(r#"{"a" true}"#, &json!({"a": true}), &[Fault::MissingColon]);
    }

    #[test]
    fn quotes_of_other_kinds_are_read() {
        check("{\u{201c}a\u{201d}: \u{201c}b\u{201d}}", &json!({"a": "b"}), &[Fault::TypographicQuotes; 2]);
        check("{\"a\u{201d}: \u{201c}b\"}", &json!({"a": "b"}), &[Fault::TypographicQuotes; 2]);
        check("{'a': ['it's', 'c']}", &json!({"a": ["it's", "c"]}), &[Fault::SingleQuotes; 3]);
        check("{\"a\": \"b,\n\"c\": 1}", &json!({"a": "b", "c": 1}), &[Fault::MissingQuote]);
        check("{\"a\": \"b\n}", &json!({"a": "b"}), &[Fault::MissingQuote]);
    }

    #[test]
    fn a_string_over_two_lines_is_joined() {
        check("{\"a\": \"one\n   two three\"}", &json!({"a": "one two three"}), &[Fault::BrokenString]);
        check("{\"a\": \"http://x/y\n   -z\"}", &json!({"a": "http://x/y-z"}), &[Fault::BrokenString]);
    }

    #[test]
    fn blanks_of_other_kinds_are_spaces() {
        check("{\u{a0}\u{2028}\n \"a\":\u{a0}1}", &json!({"a": 1}), &[Fault::UnusualBlank]);
    }

    #[test]
    fn brackets_are_closed_where_their_parent_says_so() {
        check(r#"{"a": {"b": 1}"#, &json!({"a": {"b": 1}}), &[Fault::MissingBracket]);
        let both = [Fault::MissingBracket, Fault::MissingComma];
        check("{\"a\": [\"b\"\n \"c\": 1}", &json!({"a": ["b"], "c": 1}), &both);
        check("{\"a\": [\"b\",\n \"c\": 1}", &json!({"a": ["b"], "c": 1}), &[Fault::MissingBracket]);
        check(r#"{"a": [1, 2}"#, &json!({"a": [1, 2]}), &[Fault::MissingBracket]);
        check(r#"{"a": [{"b": 1]}"#, &json!({"a": [{"b": 1}]}), &[Fault::MissingBracket]);
        check(r#"{"a": 1}}"#, &json!({"a": 1}), &[Fault::ExtraBracket]);
        check(r#"{"a": {"b": 1]}"#, &json!({"a": {"b": 1}}), &[Fault::WrongBracket]);
    }

    #[test]
    fn fragments_get_their_outer_brackets() {
        check(r#""a": 1, "b": [2]"#, &json!({"a": 1, "b": [2]}), &[Fault::MissingBraces]);
        check("\"a\": 1,\n\"b\": 2\n}", &json!({"a": 1, "b": 2}), &[Fault::MissingBraces]);
        check(r#"{"a": 1}, {"a": 2}"#, &json!([{"a": 1}, {"a": 2}]), &[Fault::MissingArray]);
        check(r#"{"a": 1},"#, &json!({"a": 1}), &[Fault::TrailingComma]);
    }

    #[test]
    fn comments_and_elisions_are_left_out() {
        check("{\"a\": 1, // one\n\"b\": 2 /* two */}", &json!({"a": 1, "b": 2}), &[Fault::Comment; 2]);
        check("{\"a\": 1,\n...\n\"b\": 2}", &json!({"a": 1, "b": 2}), &[Fault::Elision]);
        check("{\"a\": 1\n...}", &json!({"a": 1}), &[Fault::Elision]);
        check("[1, ..., 3]", &json!([1, 3]), &[Fault::Elision]);
        check("[1, \u{2026}]", &json!([1]), &[Fault::Elision]);
        check("{\"a\": ..., \"b\": 2}", &json!({"b": 2}), &[Fault::Elision]);
        check(r#"{"a": 1, "...": "..."}"#, &json!({"a": 1}), &[Fault::Elision]);
        check(r#"{"a": [{"b": 1}, {"....": []}]}"#, &json!({"a": [{"b": 1}]}), &[Fault::Elision]);
        check("[\"a\", \"\u{2026}\"]", &json!(["a"]), &[Fault::Elision]);
        check(r#"{"a": "...", "b": [{}, ""]}"#, &json!({"a": "...", "b": [{}, ""]}), &[]);
    }

    #[test]
    fn words_without_quotes_are_strings() {
        check("{\"a\": [f00-ba7]}", &json!({"a": ["f00-ba7"]}), &[Fault::UnquotedText]);
        check("{a: True}", &json!({"a": true}), &[Fault::UnquotedText, Fault::PythonLiteral]);
        check("{\"a\": .5, \"b\": +5}", &json!({"a": 0.5, "b": 5}), &[Fault::UnusualNumber, Fault::UnusualNumber]);
        check("[5., -.5]", &json!([5.0, -0.5]), &[Fault::UnusualNumber, Fault::UnusualNumber]);
        check("{u'a': None}", &json!({"a": null}), &[Fault::SingleQuotes, Fault::PythonLiteral]);
    }

    #[test]
    fn the_first_of_two_documents_is_read() {
        check("{\"a\": 1}\n\n{\"b\": 2}", &json!({"a": 1}), &[Fault::SecondDocument]);
    }

    #[test]
    fn escapes_are_read_as_json_reads_them() {
        check(
            r#"{"a": "\u00e9\ud83d\ude00\n\d",}"#,
            &json!({"a": "é😀\n\\d"}),
            &[Fault::InvalidEscape, Fault::TrailingComma],
        );
    }

    #[track_caller]
    fn check_repeated(text: &str, expected: &Value, keys: &[&str]) {
        let Json::Read(Reading { value, repeated, .. }) = read(text) else { panic!("{text} is not read") };
        let found: Vec<&str> = repeated.iter().map(|repeated| repeated.key.as_str()).collect();
        assert_eq!((&value, found.as_slice()), (expected, keys), "{text}");
        for repeated in &repeated {
            assert!(text[repeated.at.clone()].contains(&repeated.key), "{repeated:?}");
            assert_eq!(text[repeated.before.clone()], text[repeated.at.clone()], "{repeated:?}");
        }
    }

    #[test]
    fn the_last_of_repeated_keys_is_read_and_all_are_noticed() {
        check_repeated(r#"{"a": 1, "b": {"a": 2}, "a": 3}"#, &json!({"a": 3, "b": {"a": 2}}), &["a"]);
        check_repeated(r#"{"a": 1, "a": 2, "a": 3,}"#, &json!({"a": 3}), &["a", "a"]);
        check_repeated(r#"[{"a": 1}, {"a": 2}]"#, &json!([{"a": 1}, {"a": 2}]), &[]);
    }

    #[test]
    fn text_without_one_reading_is_left_alone() {
        unreadable("{\"ttl\": {claim_ttl}}");
        unreadable("{\"code\": HTTP status code}");
        unreadable("{{}}");
        unreadable("not json");
        unreadable("");
        unreadable("{\"a\": }");
        unreadable(&"[".repeat(100_000));
    }

    #[test]
    fn a_quoted_key_begins_a_fragment() {
        assert!(looks_like_json("  \"a\" : 1"));
        assert!(looks_like_json("\u{a0}{"));
        assert!(!looks_like_json("\"a\" b"));
        assert!(!looks_like_json("\""));
    }

    #[test]
    fn one_string_number_or_boolean_is_a_scalar() {
        for text in ["\"ringing\"\n", " 5678", "-1.5", "true", "false"] {
            assert!(is_scalar(text), "{text}");
        }
        for text in ["", "null", "ringing", "\"a\" b", "{}", "[1]", "1 2", "\"a\": 1"] {
            assert!(!is_scalar(text), "{text}");
        }
    }
}
