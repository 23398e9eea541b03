//! Words that names end in, by which most names are told before any is taken apart.

use super::words::Words;

/// Words that the names of some keys end in: ASCII, in lower case.
pub(crate) struct Endings {
    words: &'static [&'static str],
    /// A bit for the last letter of each, by its last five bits: most names end in another.
    last: u32,
}

impl Endings {
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        let (mut last, mut at) = (0, 0);
        while at < words.len() {
            if let Some(letter) = words[at].as_bytes().last() {
                last |= 1 << (*letter & 31);
            }
            at += 1;
        }
        Self { words, last }
    }

    /// Whether the last of the words of a name is one of these.
    pub(crate) fn are_of(&self, name: &str, words: fn(&str) -> Words) -> bool {
        // Most names are told by their last letters, before any word is made.
        let last = name.bytes().rposition(|byte| byte.is_ascii_alphanumeric());
        let end = last.and_then(|last| name.as_bytes().get(..=last)).unwrap_or_default();
        let last = end.last().map(u8::to_ascii_lowercase);
        let may_end = last.is_some_and(|letter| self.last & 1 << (letter & 31) != 0);
        let ends = |word: &&str| {
            if word.as_bytes().last() != last.as_ref() {
                return false;
            }
            let tail = end.len().checked_sub(word.len()).and_then(|at| end.get(at..));
            tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word.as_bytes()))
        };
        (may_end && self.words.iter().any(ends) || !is_plain(name))
            && words(name).last().is_some_and(|word| self.words.contains(&word))
    }
}

/// Whether the letters of a name are those of its words.
pub(crate) fn is_plain(name: &str) -> bool {
    name.is_ascii() && !name.as_bytes().contains(&b'\'')
}

#[cfg(test)]
mod tests {
    use super::{Endings, Words};

    #[test]
    fn the_last_word_of_a_name_is_asked_for() {
        const WORDS: Endings = Endings::new(&["rope", "ropes"]);
        for name in ["rope", "bellRopes", "BELL_ROPE", "ropes:", "bell'sRope", "Rope'"] {
            assert!(WORDS.are_of(name, Words::of), "{name}");
        }
        for name in ["", "bellrope", "rope_bell", "strope", "rop"] {
            assert!(!WORDS.are_of(name, Words::of), "{name}");
        }
    }
}
