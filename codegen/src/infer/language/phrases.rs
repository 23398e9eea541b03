//! Phrases that many texts are searched for, each prepared once, and the sentences of a text.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// A phrase, ready to be searched for.
#[derive(Debug)]
pub(crate) struct Phrase {
    pub(crate) text: &'static str,
    finder: Finder<'static>,
}

impl Phrase {
    pub(crate) fn new(text: &'static str) -> Self {
        Self { text, finder: Finder::new(text) }
    }

    /// Where the phrase first stands in a text.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        self.finder.find(text.as_bytes())
    }

    /// Wherever the phrase stands in a text.
    pub(crate) fn find_all(&self, text: &str) -> impl Iterator<Item = usize> {
        self.finder.find_iter(text.as_bytes())
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The parts of a text, each with the phrase at its end.
    pub(crate) fn parts<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let end = self.find(rest).map_or(rest.len(), |at| at + self.text.len());
            let (part, behind) = rest.split_at(end);
            rest = behind;
            (!part.is_empty()).then_some(part)
        })
    }
}

/// A text in which many phrases are looked for. Most of them have some pair of letters that the text has nowhere, which
/// is told without reading it again.
#[derive(Debug)]
pub(crate) struct Searched<'t> {
    pub(crate) text: &'t str,
    /// The pairs of letters that stand side by side, each by the last five bits: for every first, a bit for the second.
    pairs: [u32; 32],
}

impl<'t> Searched<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut pairs = [0; 32];
        for (first, second) in self::pairs(text) {
            pairs[first] |= second;
        }
        Self { text, pairs }
    }

    /// Whether nothing speaks against the phrase being in the text.
    pub(crate) fn may_have(&self, phrase: &Phrase) -> bool {
        pairs(phrase.text).all(|(first, second)| self.pairs[first] & second != 0)
    }

    pub(crate) fn has(&self, phrase: &Phrase) -> bool {
        self.may_have(phrase) && phrase.is_in(self.text)
    }
}

/// The places of the first and the bits of the second of each pair of letters.
fn pairs(text: &str) -> impl Iterator<Item = (usize, u32)> {
    let (first, second) = (text.as_bytes(), text.as_bytes().get(1..).unwrap_or_default());
    first.iter().zip(second).map(|(first, second)| (usize::from(first & 31), 1 << (second & 31)))
}

/// The sentences of a text, each with the full stop and the blank behind it.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    static END: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(". "));
    END.parts(text)
}

#[cfg(test)]
mod tests {
    use super::{Phrase, Searched, sentences};

    #[test]
    fn a_sentence_ends_behind_its_blank() {
        assert_eq!(sentences("One. Two.\nThree. ").collect::<Vec<_>>(), ["One. ", "Two.\nThree. "]);
        assert_eq!(sentences("").count(), 0);
    }

    #[test]
    fn every_place_is_found_once() {
        let phrase = Phrase::new("é é");
        assert_eq!(phrase.find("an é é"), Some(3));
        assert_eq!(phrase.find_all("é é é é").collect::<Vec<_>>(), [0, 6]);
        assert!(!phrase.is_in("é"));
    }

    #[test]
    fn a_text_that_lacks_a_pair_of_a_phrase_lacks_the_phrase() {
        let text = Searched::new("ding dong, ding");
        let may_have = |phrase| text.may_have(&Phrase::new(phrase));
        assert!(may_have("ong, d") && may_have("dong ding") && may_have("g") && !may_have("dang"));
        assert!(text.has(&Phrase::new("ong, d")) && !text.has(&Phrase::new("dong ding")));
        assert!(!Searched::new("").has(&Phrase::new("g")));
    }
}
