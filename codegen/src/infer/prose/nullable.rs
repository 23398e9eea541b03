//! Whether prose says that a value may be `null`. What must not be, or is always `null`, is another matter.

use super::lists::{Token, token};

/// Asked of a text in lower case that has the word.
pub(crate) fn may_be_null(lower: &str) -> bool {
    if lower.match_indices("nullable").any(|(at, _)| !denied(last_word(&lower[..at]))) {
        return true;
    }
    let mut words: Vec<Piece<'_>> = Vec::new();
    let mut rest = lower;
    while let Some((token, after)) = token(rest) {
        words.push(match token {
            Token::Literal(text) | Token::Word(text) => Piece::Word(text),
            Token::Mark(mark) => Piece::Mark(mark),
        });
        rest = after;
    }
    (0..words.len()).any(|at| words[at] == Piece::Word("null") && Around { words: &words, at }.may_be())
}

/// A word or a mark of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Word(&'a str),
    Mark(char),
}

/// What stands around one `null`.
struct Around<'w, 'a> {
    words: &'w [Piece<'a>],
    at: usize,
}

impl<'a> Around<'_, 'a> {
    fn before(&self, count: usize) -> Option<&'a str> {
        match self.words.get(self.at.checked_sub(count)?)? {
            Piece::Word(word) => Some(word),
            Piece::Mark(_) => None,
        }
    }

    fn behind(&self) -> Option<Piece<'a>> {
        self.words.get(self.at + 1).copied()
    }

    fn may_be(&self) -> bool {
        const TOLD: [&str; 6] = ["might", "may", "can", "could", "must", "will"];
        const CONDITIONS: [&str; 8] = ["if", "when", "until", "unless", "where", "while", "before", "otherwise"];
        let before = self.before(1).unwrap_or_default();
        if denied(before) || self.before(2).is_some_and(denied) {
            return false;
        }
        let conditional = matches!(self.behind(), Some(Piece::Word(word)) if CONDITIONS.contains(&word));
        let ends = matches!(self.behind(), None | Some(Piece::Mark('.' | ',' | ';' | ')' | '(')));
        match (before, self.before(2).unwrap_or_default()) {
            ("be", told) => TOLD.contains(&told),
            // "set to null", "the value is null".
            ("to", "set") | ("is" | "are", "value" | "values") | ("otherwise" | "else", _) => true,
            // "Null if never rung.", "is null until it is rung".
            ("is" | "are" | "" | "as", _) if conditional => !self.asks(),
            // "If never rung, null."
            ("" | "is" | "are", _) => ends && self.is_consequence(),
            // "a text or null", "Pass null for none."
            ("or" | "specify" | "pass" | "send" | "use" | "return" | "returns", _) => {
                ends || conditional || self.is_for()
            }
            _ => false,
        }
    }

    fn is_for(&self) -> bool {
        matches!(self.behind(), Some(Piece::Word("for" | "to")))
    }

    /// Whether the `null` is itself what is asked: "if it is null when …".
    fn asks(&self) -> bool {
        (1..=4).any(|count| matches!(self.before(count), Some("if" | "when")))
    }

    /// Whether the sentence begins with a condition, of which the `null` is what follows.
    fn is_consequence(&self) -> bool {
        /// How many words and marks a condition may have.
        const LONG: usize = 32;
        let before = &self.words[self.at.saturating_sub(LONG)..self.at];
        let sentence = before.rsplit(|piece| *piece == Piece::Mark('.')).next().unwrap_or(before);
        let condition = matches!(sentence.first(), Some(Piece::Word("if" | "when" | "until" | "before")));
        condition && sentence.contains(&Piece::Mark(','))
    }
}

fn last_word(text: &str) -> &str {
    text.trim_end_matches([' ', '-', '`']).rsplit([' ', '(']).next().unwrap_or_default()
}

fn denied(word: &str) -> bool {
    matches!(word, "not" | "never" | "non" | "cannot" | "always" | "no")
}

#[cfg(test)]
mod tests {
    use super::may_be_null;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(may_be_null(&text.to_ascii_lowercase()), expected, "{text}");
    }

    #[test]
    fn prose_says_in_many_words_that_a_value_may_be_null() {
        check("The value might be `null`.", true);
        check("The time, or null if never rung.", true);
        check("The keeper or `null`.", true);
        check("Null if never rung.", true);
        check("`null` if the bell was never rung.", true);
        check("The time is null until it is rung.", true);
        check("If not set, null.", true);
        check("If the bell has no keeper, this is `null`.", true);
        check("Can be empty or null.", true);
        check("A nullable text.", true);
        check("If no keeper was named, this will be `null`.", true);
        check("Specify `null` for no keeper.", true);
        check("The keeper, otherwise null.", true);
        check("The keeper, or `null` for a bell without one.", true);
    }

    #[test]
    fn what_is_never_or_always_null_is_not_said_to_be_so_at_times() {
        check("It must not be null.", false);
        check("The text is never null.", false);
        check("A non-nullable text.", false);
        check("The pair is always null.", false);
        check("If the keeper is null, the bell is still.", false);
        check("Ring it near null island.", false);
        check("Returns the null object.", false);
    }
}
