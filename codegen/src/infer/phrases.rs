//! Phrases that many texts are searched for, each prepared once.

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
}

#[cfg(test)]
mod tests {
    use super::Phrase;

    #[test]
    fn every_place_is_found_once() {
        let phrase = Phrase::new("é é");
        assert_eq!(phrase.find("an é é"), Some(3));
        assert_eq!(phrase.find_all("é é é é").collect::<Vec<_>>(), [0, 6]);
        assert!(!phrase.is_in("é"));
    }
}
