//! Sentences that speak of the faults of an operation, and those that list them: "The operation may return these
//! faults: lost (404), tornLine (503)".

use super::words;
use crate::read::wadl::cell::status_cell;

/// What a sentence that lists faults may say before its colon. Of anything else it is about more than the operation.
const WORDS: &[&str] = &[
    // The operation,
    "this",
    "the",
    "operation",
    "call",
    "request",
    "it",
    // what it does,
    "may",
    "can",
    "might",
    "could",
    "return",
    "returns",
    "fail",
    "fails",
    "with",
    "raise",
    "occur",
    // and the faults.
    "these",
    "following",
    "possible",
    "fault",
    "faults",
    "error",
    "errors",
    "exception",
    "exceptions",
];

/// "The following faults can occur:"
pub(crate) fn speaks_of_faults(text: &str) -> bool {
    ["fault", "error", "exception"].iter().any(|word| words::has_word(text, word))
}

/// Whether a line with this before its colon and this behind it lists faults: the first is a name with a code of
/// failure in brackets.
pub(crate) fn announces(before: &str, behind: &str) -> bool {
    let Some((name, code)) = behind.split_once('(') else { return false };
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
    let fails = |code: &str| status_cell::code(code).is_some_and(|code| code.get() >= 400);
    let is_known = |word: &str| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word));
    is_name(name.trim())
        && code.get(..3).is_some_and(fails)
        && speaks_of_faults(before)
        && before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_known)
}

#[cfg(test)]
mod tests {
    use super::announces;

    #[test]
    fn a_sentence_may_announce_faults() {
        assert!(announces("This operation may return these faults", "lost (404)"));
        assert!(announces("Errors", "badKite (400), lost (404)"));
        for (before, behind) in [
            ("This kite may return these faults", "lost (404)"),
            ("This operation may return", "lost (404)"),
            ("Errors", "a kite (4 of them)"),
            ("Errors", "found (200)"),
            ("Errors", "lost"),
        ] {
            assert!(!announces(before, behind), "{before}: {behind}");
        }
    }
}
