//! Prose that says that a value is `true` or `false`, whatever type is printed.

use std::sync::LazyLock;

use super::values;
use crate::infer::language::phrases::Phrase;

/// How many words around `true` and `false` are read.
const AROUND: usize = 4;

/// Whether prose says of a key that it is `true` or `false`: "Default is `False`", "this value is `true`", "If `loud`
/// is set to true", "Set to `True` to ring". What it says of another key is no word about this one.
pub(crate) fn is_told(name: &str, description: &str) -> bool {
    static TRUTH: LazyLock<[Phrase; 4]> = LazyLock::new(|| ["true", "false", "True", "False"].map(Phrase::new));
    let description = values::beginning(description);
    if !TRUTH.iter().any(|word| word.is_in(description)) {
        return false;
    }
    let bare =
        |word: &str| word.trim_matches(|c: char| matches!(c, '`' | '"' | '\'' | ',' | ';' | '(' | ')')).to_owned();
    let words: Vec<String> = description.split_whitespace().map(|word| bare(word).to_lowercase()).collect();
    let truth = |word: &str| matches!(word.trim_end_matches(['.', ',']).trim_end_matches('`'), "true" | "false");
    let name = name.to_lowercase();
    let mut specified = 0;
    for at in (1..words.len()).filter(|&at| truth(&words[at])) {
        let before: Vec<&str> = words[at.saturating_sub(AROUND)..at].iter().map(String::as_str).collect();
        // Of more than two values, `true` and `false` are but two.
        let others = words.get(at + 1).zip(words.get(at + 2));
        if others.is_some_and(|(or, next)| or == "or" && !truth(next) && is_literal(description, next)) {
            return false;
        }
        let own = |word: &str| word == name;
        let told = match before.as_slice() {
            [.., "default", "is"]
            | [.., "defaults" | "default", "to"]
            | [.., "default", "value", "is"]
            | [.., "this", "value" | "attribute" | "parameter" | "field" | "flag", "is"]
            | ["set", "to"] => true,
            [.., word, "is"] | [.., word, "is", "set", "to"] => own(word),
            [.., before, "set", "to"] => before.ends_with('.'),
            [.., "specify"] => {
                specified += 1;
                specified > 1
            }
            _ => false,
        };
        if told {
            return true;
        }
    }
    false
}

/// Whether a word is printed as a literal.
fn is_literal(description: &str, word: &str) -> bool {
    let word = word.trim_end_matches('.').trim_matches('`');
    description.match_indices('`').any(|(at, _)| {
        description[at + 1..].get(..word.len()).is_some_and(|literal| literal.eq_ignore_ascii_case(word))
    })
}

#[cfg(test)]
mod tests {
    use super::is_told;

    #[track_caller]
    fn check(description: &str, expected: bool) {
        assert_eq!(is_told("loud", description), expected, "{description}");
    }

    #[test]
    fn what_is_true_or_false_is_told_of_the_key_itself() {
        check("Whether. Default is `False`, which is quiet.", true);
        check("Rings. Defaults to `true`.", true);
        check("If it is rung, this value is `true`.", true);
        check("If loud is true, it is rung.", true);
        check("When `loud` is set to `false`, it is quiet.", true);
        check("Set to `True` to ring. Set to `False` not to.", true);
        check("To ring, specify `true`. Otherwise, specify `false`.", true);
        check("Shown if the `rings` option is set to `True`.", false);
        check("If `rings` is true, this is its name.", false);
        check("Default is `false` or `auto`.", false);
        check("The true name.", false);
        check("", false);
    }
}
