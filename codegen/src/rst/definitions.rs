//! What a page defines for use in its text: substitutions, targets, footnotes.

use std::collections::BTreeMap;

use super::block::{Block, Kind};

/// The definitions of a page.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    substitutions: BTreeMap<String, String>,
    targets: BTreeMap<String, String>,
}

impl Definitions {
    /// The definitions among the blocks of a page.
    #[must_use]
    pub fn of(blocks: &[Block<'_>]) -> Self {
        let mut definitions = Self::default();
        for block in blocks {
            match &block.kind {
                Kind::Substitution { name, directive } if directive.name.eq_ignore_ascii_case("replace") => {
                    definitions.substitutions.insert((*name).to_owned(), directive.argument.text.to_owned());
                }
                Kind::Target { name, address } if !address.lines.is_empty() => {
                    let address = address.lines.iter().map(|line| line.text).collect();
                    definitions.targets.insert(key(name), address);
                }
                _ => {}
            }
        }
        definitions
    }

    /// The text that stands for `|name|`.
    #[must_use]
    pub fn substitution(&self, name: &str) -> Option<&str> {
        self.substitutions.get(name).map(String::as_str)
    }

    /// The address that `name_` leads to.
    #[must_use]
    pub fn target(&self, name: &str) -> Option<&str> {
        self.targets.get(&key(name)).map(String::as_str)
    }
}

/// Names are blind to case and to white space (docutils: "simple names are case-insensitive").
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
