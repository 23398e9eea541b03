//! The titles of operations, each taken apart once.

use super::words;
use crate::read::page::Operation;

/// What the title of an operation says.
#[derive(Debug, Clone)]
pub(super) struct Title {
    /// All its words.
    pub(super) words: Vec<String>,
    /// Its words without those in brackets, where there are some and others: `Add (Associate) Fixed Ip`.
    bare: Option<Vec<String>>,
    /// The title as a name, without articles; the method and path where there is none.
    pub(super) name: String,
}

impl Title {
    pub(super) fn of(operation: &Operation) -> Self {
        let title = operation.title.node.as_str();
        let words = words::words(title);
        let bare = title.contains('(').then(|| words::words(&without_brackets(title)));
        let bare = bare.filter(|bare| !bare.is_empty());
        let name = name(bare.as_ref().unwrap_or(&words), operation);
        Self { words, bare, name }
    }

    /// The words that say what is done.
    pub(super) fn bare(&self) -> &[String] {
        self.bare.as_ref().unwrap_or(&self.words)
    }

    /// The first word, which most often is a verb.
    pub(super) fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }
}

fn without_brackets(title: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::with_capacity(title.len());
    for c in title.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

fn name(words: &[String], operation: &Operation) -> String {
    let mut told = words.iter().filter(|word| !is_article(word)).peekable();
    if told.peek().is_some() {
        return words::pascal(told);
    }
    let path = words::words(operation.path.node.as_str());
    words::pascal(std::iter::once(operation.method.as_str().to_lowercase()).chain(path))
}

/// Whether a word says nothing.
pub(super) fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}
