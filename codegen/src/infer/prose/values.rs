//! What prose says of values: the list of them, the default, the least and the greatest, and lengths.
//!
//! Only plain phrasings count (“valid values are …”, “either … or …”, “defaults to …”), and where they list nothing,
//! what [`listing`] finds. `such as` and `for example` introduce examples, not lists. Ranges and lengths are read in
//! [`bounds`], and whether a value may be `null` in [`nullable`].

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::Number;

use super::lists::{self, Token};
use super::{bounds, listing, nullable};
use crate::diagnostic::{Code, Diagnostics};
use crate::infer::evidence::body::RowOf;
use crate::infer::language::phrases::{Phrase, Searched};
use crate::limit;

/// What a description says of the values of its field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Mined {
    /// The values, each with what is said of it.
    pub(crate) values: Vec<(String, String)>,
    /// The default, as written.
    pub(crate) default: Option<String>,
    pub(crate) minimum: Option<Number>,
    pub(crate) maximum: Option<Number>,
    pub(crate) min_length: Option<u64>,
    pub(crate) max_length: Option<u64>,
    /// Whether it says that the value may be `null`.
    pub(crate) null: bool,
}

impl Mined {
    /// With the values of a list that stands elsewhere, where the description lists none.
    pub(crate) fn or_list(mut self, values: &[(String, String)]) -> Self {
        if self.values.len() < 2 {
            self.values = values.to_vec();
        }
        self
    }
}

/// The words that a list of values follows.
static LISTS: LazyLock<[Phrase; 28]> = LazyLock::new(|| {
    [
        "valid values",
        "valid value",
        "possible values",
        "possible value",
        "allowed values",
        "allowable values",
        "acceptable values",
        "accepted values",
        "supported values",
        "permitted values",
        "available values",
        "supported options",
        "valid options",
        "available options",
        "possible options",
        "valid types",
        "possible statuses",
        "possible states",
        "must be one of",
        "can be one of",
        "is one of",
        "to one of",
        "one of the following",
        "either",
        "value is",
        "values are",
        "options are",
        "which is",
    ]
    .map(Phrase::new)
});

/// Reads a description.
pub(crate) fn mine(description: &str) -> Mined {
    static OR: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(" or "));
    static NULL: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("null"));
    let description = beginning(description);
    // Where a line of the page ends says nothing.
    let description = if description.contains('\n') {
        Cow::Owned(description.replace('\n', " "))
    } else {
        Cow::Borrowed(description)
    };
    let description = description.as_ref();
    let lower = description.to_ascii_lowercase();
    let lower = Searched::new(&lower);
    let mut mined = Mined { values: list(description, &lower), ..Mined::default() };
    if mined.values.is_empty() && lower.has(&OR) {
        mined.values = behind_colon(description);
    }
    if mined.values.len() < 2 {
        let listed = listing::find(description);
        if !listed.is_empty() {
            mined.values = listed;
        }
    }
    if lower.has(&NULL) {
        // What a list calls `null` is no text of four letters.
        let listed = mined.values.len();
        mined.values.retain(|(value, _)| !value.eq_ignore_ascii_case("null"));
        mined.null = mined.values.len() < listed || nullable::may_be_null(lower.text);
    }
    mined.default = default(description, &lower);
    if lower.text.bytes().any(|byte| byte.is_ascii_digit()) {
        bounds::mine(&lower, &mut mined);
    }
    mined
}

/// As much of a description as is searched.
pub(crate) fn beginning(description: &str) -> &str {
    &description[..description.floor_char_boundary(limit::PROSE_BYTES)]
}

/// Reports the rows that say more than is searched.
pub(crate) fn report(diagnostics: &mut Diagnostics, rows: &[RowOf<'_>]) {
    for row in rows.iter().map(|of| of.row).filter(|row| row.parameter.description.len() > limit::PROSE_BYTES) {
        let message = format!(
            "a description of more than {0} bytes; values, defaults and ranges are looked for in the first {0}",
            limit::PROSE_BYTES
        );
        diagnostics.push(Code::CountLimit, row.description, message);
    }
}

/// The first list that one of the phrases introduces.
fn list(description: &str, lower: &Searched<'_>) -> Vec<(String, String)> {
    for phrase in LISTS.iter().filter(|phrase| lower.may_have(phrase)) {
        for at in phrase.find_all(lower.text) {
            let behind = &description[at + phrase.text.len()..];
            // What is said to be so may be anything: only words that are marked as values are some.
            if phrase.text == "which is" && !matches!(lists::token(behind), Some((Token::Literal(_), _))) {
                continue;
            }
            let values = lists::items(behind);
            if values.len() > 1 || (values.len() == 1 && phrase.text == "valid values") {
                return values;
            }
        }
    }
    Vec::new()
}

/// The values that follow a colon, where they are marked as values or are numbers, and "or" joins the last of them:
/// "The state: `still`, `rung`, or `cracked`."
fn behind_colon(description: &str) -> Vec<(String, String)> {
    for (at, _) in description.match_indices(": ") {
        let behind = &description[at + 1..];
        let marked = match lists::token(behind) {
            Some((Token::Literal(_), _)) => true,
            Some((Token::Word(word), _)) => word.bytes().all(|byte| byte.is_ascii_digit()),
            Some((Token::Mark(_), _)) | None => false,
        };
        let values = if marked { lists::items(behind) } else { Vec::new() };
        let Some((last, _)) = values.last().filter(|_| values.len() > 1) else { continue };
        let before = behind.match_indices(last.as_str()).map(|(at, _)| &behind[..at]);
        if before.map(|text| text.trim_end_matches(['`', '"', ' '])).any(|text| text.ends_with(" or")) {
            return values;
        }
    }
    Vec::new()
}

/// What comes before the default.
static DEFAULTS: LazyLock<[Phrase; 8]> = LazyLock::new(|| {
    [
        "default value is set to ",
        "default value is ",
        "defaults to ",
        "default to ",
        "default is ",
        "default value of ",
        "default value: ",
        "default: ",
    ]
    .map(Phrase::new)
});

fn default(description: &str, lower: &Searched<'_>) -> Option<String> {
    DEFAULTS.iter().filter(|phrase| lower.may_have(phrase)).find_map(|phrase| {
        let at = phrase.find(lower.text)?;
        let rest = description[at + phrase.text.len()..].trim_start_matches([':', ' ']);
        match lists::token(rest)?.0 {
            Token::Literal(text) => Some(text.to_owned()),
            Token::Word(word) => {
                let plain = word.bytes().all(|byte| byte.is_ascii_digit())
                    || matches!(word.to_ascii_lowercase().as_str(), "true" | "false")
                    || (word.len() > 1 && lists::is_capitals(word));
                plain.then(|| word.to_owned())
            }
            Token::Mark(_) => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Mined, mine};

    #[track_caller]
    fn check(description: &str, expected: &[&str]) {
        let values: Vec<String> = mine(description).values.into_iter().map(|(value, _)| value).collect();
        assert_eq!(values, expected, "{description}");
    }

    #[test]
    fn lists_of_literals() {
        check("The phase. Valid values are `waxing` and `waning`.", &["waxing", "waning"]);
        check("Possible values: \"full\", \"new\", or \"half\". More text with `code`.", &["full", "new", "half"]);
        check("The moon, either `near` or `far`.", &["near", "far"]);
    }

    #[test]
    fn lists_of_plain_words() {
        check("The phase of the moon. The value is WAXING, WANING, or FULL.", &["WAXING", "WANING", "FULL"]);
        check("Valid values are public and private.", &["public", "private"]);
        check("Send either a moon or a star.", &[]);
        check("The value is greater or equal to the mass.", &[]);
    }

    #[test]
    fn lists_in_a_clause() {
        check("The side, which is `near` or `far`.", &["near", "far"]);
        check("The version, which is `4` or `6`.", &["4", "6"]);
        check("The crater, which is old or new, of the `near` and the `far` side.", &[]);
        check("The moon, which is `luna`.", &[]);
    }

    #[test]
    fn lists_behind_a_colon() {
        check("The state of the moon: `new`, `half`, or `full`. It is `new` first.", &["new", "half", "full"]);
        check("The size: 1 (small), 2 (middle), or 3 (large).", &["1", "2", "3"]);
        check("What can be changed: `name` and `size`.", &[]);
        check("Remember: moons or stars.", &[]);
    }

    #[test]
    fn lists_whose_values_are_sentences() {
        check("The value is either: `NEAR`. The side we see. It is lit. `FAR`. The other side.", &["NEAR", "FAR"]);
        check("A valid value is: `NEAR`. The side we see. `FAR`. The other.", &["NEAR", "FAR"]);
        check("A valid value is: `NEAR`. The side that `FAR` is not.", &[]);
        check("Set it to one of these values: `NEAR` The side we see. `FAR` The other side.", &["NEAR", "FAR"]);
        check("Set it to one of these values: `NEAR` The side we see. `FAR` is not seen.", &[]);
        let mined = mine("The value is either: `NEAR`. The side we see. `FAR`. The other side.").values;
        assert_eq!(mined[0].1, "The side we see");
        assert_eq!(mined[1].1, "The other side");
    }

    #[test]
    fn lists_that_describe_their_values() {
        check("Valid values are: `NEAR`: The side we see. `FAR`: The other side.", &["NEAR", "FAR"]);
        check("Valid values are as follows: NEAR: The side we see. FAR: The other side.", &["NEAR", "FAR"]);
    }

    #[test]
    fn null_in_prose_is_no_value() {
        check("Valid values are `null`, `near`, and `far`.", &["near", "far"]);
        for told in [
            "Valid values are `null`, `near`, and `far`.",
            "If it is new, this must be \"null\".",
            "Its value is null.",
        ] {
            assert!(mine(told).null, "{told}");
        }
        for other in ["It must not be null.", "The key is always null.", "The value is near null island."] {
            assert!(!mine(other).null, "{other}");
        }
    }

    #[test]
    fn examples_are_no_lists() {
        check("A value such as `full` or `new`.", &[]);
        check("The value is a name, for example `tycho` or `kepler`.", &[]);
        check("Valid values, for example, are `tycho` or `kepler`.", &[]);
    }

    #[test]
    fn defaults_ranges_and_lengths() {
        let mined = mine("The height, from 1 to 65,535. The default is `80`.");
        assert_eq!((mined.minimum, mined.maximum), (Some(1.into()), Some(65535.into())));
        assert_eq!(mined.default.as_deref(), Some("80"));
        let mined = mine("A name of up to 255 characters. Defaults to the name of the moon.");
        assert_eq!(mined, Mined { max_length: Some(255), ..Mined::default() });
        let mined = mine("Sent from 10 to 20 servers.");
        assert_eq!(mined, Mined::default());
    }
}
