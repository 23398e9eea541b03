//! Phrases that many texts are searched for, each prepared once, and the sentences of a text.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// A phrase, ready to be searched for.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) text: &'static str,
    finder: Finder<'static>,
}

impl Phrase {
    pub(super) fn new(text: &'static str) -> Self {
        Self { text, finder: Finder::new(text) }
    }

    /// Where the phrase first stands in a text.
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        self.finder.find(text.as_bytes())
    }

    /// Wherever the phrase stands in a text.
    pub(super) fn find_all(&self, text: &str) -> impl Iterator<Item = usize> {
        self.finder.find_iter(text.as_bytes())
    }

    pub(super) fn is_in(&self, text: &str) -> bool {
        self.find(text).is_some()
    }

    /// The parts of a text, each with the phrase at its end.
    pub(super) fn parts<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let mut rest = text;
        std::iter::from_fn(move || {
            let end = self.find(rest).map_or(rest.len(), |at| at + self.text.len());
            let (part, behind) = rest.split_at(end);
            rest = behind;
            (!part.is_empty()).then_some(part)
        })
    }
}

/// The sentences of a text, each with the full stop and the blank behind it.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    static END: LazyLock<Phrase> = LazyLock::new(|| Phrase::new(". "));
    END.parts(text)
}

#[cfg(test)]
mod tests {
    use super::{Phrase, sentences};

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
}
