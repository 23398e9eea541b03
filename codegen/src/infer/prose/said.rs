//! What the prose of an operation says of the keys of its request: that one must be there ("You must include a value
//! for this parameter"), or what is without one ("records without a specified TTL", "if `host` is not specified").

use std::sync::LazyLock;

use docbind_spec::spelt_alike;

use crate::infer::language::phrases::{Phrase, sentences};

/// Whether a request has to have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Needed,
    Omitted,
}

/// Verbs of sending a key: "must specify", "is not specified".
const SENT: [&str; 6] = ["specif", "provid", "suppl", "includ", "given", "set"];

/// What a sentence says of what is without a key by.
const LACKING: [&str; 6] = ["without", "no", "not", "don't", "omit", "omitting"];

/// What a text has that says anything of a key; most have none of it.
static TELLING: LazyLock<[Phrase; 4]> = LazyLock::new(|| ["specif", "omit", "provid", "must"].map(Phrase::new));

/// What a sentence has that speaks of sending, or of leaving out.
static SENDING: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| SENT.iter().chain(&["omit"]).map(|word| Phrase::new(word)).collect());

/// What the prose of an operation says, found out once: it is asked for every key of a request.
#[derive(Debug, Default)]
pub(crate) struct Prose<'a> {
    /// The words of which it says what is without them.
    omitted: Vec<&'a str>,
    /// The words that it demands.
    meant: Vec<&'a str>,
    /// The keys that it demands as "this parameter".
    these: Vec<&'a str>,
}

impl<'a> Prose<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        static LINE: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(".\n"));
        let mut prose = Self::default();
        if !TELLING.iter().any(|word| word.is_in(text)) {
            return prose;
        }
        let speaks = |text: &str| {
            let lower = text.to_ascii_lowercase();
            SENDING.iter().any(|word| word.is_in(&lower))
        };
        for paragraph in text.split("\n\n").filter(|paragraph| speaks(paragraph)) {
            let mut topic = None;
            for sentence in sentences(paragraph).flat_map(|text| LINE.parts(text)) {
                topic = topic.or_else(|| literal(sentence));
                if speaks(sentence) {
                    prose.sentence(sentence, topic);
                }
            }
        }
        prose
    }

    fn sentence(&mut self, sentence: &'a str, topic: Option<&'a str>) {
        let words = sentence.split_whitespace().map(bare).filter(|word| !word.is_empty());
        let words: Vec<&str> = words.collect();
        let all = || words.iter().copied().enumerate();
        if words.iter().any(|word| LACKING.iter().any(|lacking| lacking.eq_ignore_ascii_case(word))) {
            self.omitted.extend(all().filter(|&(at, _)| is_omitted(&words, at)).map(|(_, word)| word));
        }
        if is_demand(&words) {
            self.meant.extend(all().filter(|&(at, _)| is_meant(&words, at)).map(|(_, word)| word));
            let is_this = words.windows(2).any(|pair| pair == ["this", "parameter"]);
            self.these.extend(topic.filter(|_| is_this));
        }
    }

    /// What the text says of a key. Where it says both, the key may be left out.
    pub(crate) fn says(&self, key: &str) -> Option<Said> {
        let names = |words: &[&str]| words.iter().any(|word| spelt_alike(word, key));
        if names(&self.omitted) {
            return Some(Said::Omitted);
        }
        (names(&self.meant) || self.these.contains(&key)).then_some(Said::Needed)
    }
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '_')
}

/// The first text in backticks.
fn literal(sentence: &str) -> Option<&str> {
    sentence.split('`').nth(1).filter(|name| !name.is_empty())
}

fn is_sent(word: &str) -> bool {
    SENT.iter().any(|sent| word.starts_with(sent))
}

/// Whether the words before and behind a key say what is without it.
fn is_omitted(words: &[&str], at: usize) -> bool {
    let is = |at: Option<usize>, any: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| any.iter().any(|any| any.eq_ignore_ascii_case(word)))
    };
    let sent = |at: usize| words.get(at).is_some_and(|word| is_sent(word));
    let mut before = at;
    while is(before.checked_sub(1), &["a", "an", "the", "any", "value", "for", "of"]) {
        before -= 1;
    }
    let mut behind = at + 1;
    while is(Some(behind), &["parameter", "attribute", "value", "field", "header"]) {
        behind += 1;
    }
    let back = |count: usize| before.checked_sub(count);
    let conditional = || (1..=4).any(|count| is(at.checked_sub(count), &["if", "when", "where"]));
    let stated = is(Some(behind), &["is", "are"]);
    // "without a specified ttl"
    let without = || (2..=3).any(|count| is(at.checked_sub(count), &["without"]));
    (is(at.checked_sub(1), &["specified"]) && without())
        // "if no ttl is specified"
        || (stated && is(at.checked_sub(1), &["no"]) && sent(behind + 1))
        // "if the ttl is not specified"
        || (stated && is(Some(behind + 1), &["not"]) && sent(behind + 2) && conditional())
        // "if you omit the ttl"
        || is(back(1), &["omit", "omitting"])
        // "if you do not specify a ttl"
        || (back(1).is_some_and(sent) && is(back(2), &["not", "don't", "without"]))
}

/// Whether a sentence asks to send something: "You must specify …".
fn is_demand(words: &[&str]) -> bool {
    words.windows(2).any(|pair| pair[0] == "must" && is_sent(pair[1]) && !pair[1].ends_with("ed"))
}

/// Whether a key is what it asks for: "in the `tower` parameter".
fn is_meant(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(2).map(|first| &words[first..at]);
    let behind = words.get(at + 1);
    before == Some(&["in", "the"][..])
        && behind.is_some_and(|word| matches!(*word, "parameter" | "attribute" | "field"))
}

#[cfg(test)]
mod tests {
    use super::{Prose, Said};

    #[track_caller]
    fn check(text: &str, key: &str, expected: Option<Said>) {
        assert_eq!(Prose::of(text).says(key), expected, "{text}");
    }

    #[test]
    fn what_is_without_a_key_makes_it_optional() {
        let omitted = Some(Said::Omitted);
        check("Bells that are hung without a specified weight take that of the tower.", "weight", omitted);
        check("If no `weight` is specified, the bell is light.", "weight", omitted);
        check("If the bell weight is not specified, it is light.", "weight", omitted);
        check("If the `weight` parameter is not\nprovided, it is light.", "weight", omitted);
        check("If you do not specify any ropes, there are none.", "ropes", omitted);
        check("If you omit the rope, there is none.", "rope", omitted);
        check("If the rope is not specified, there is none.", "weight", None);
        check("Specify the weight. It is not the rope.", "weight", None);
    }

    #[test]
    fn what_must_be_sent_is_needed() {
        let needed = Some(Said::Needed);
        check("The `weight` is in kilograms. You must include a value for\nthis parameter.", "weight", needed);
        check("The `weight` is in kilograms. You must include a value for this parameter.", "rope", None);
        check("You must specify the tower in the `tower` parameter of the request.", "tower", needed);
        check("You must specify the tower of the bell.", "tower", None);
        check("You must be the keeper in the `tower` parameter.", "tower", None);
    }
}
