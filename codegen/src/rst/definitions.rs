//! What a page defines for use in its text: substitutions and the addresses of link targets.

use std::collections::BTreeMap;

use super::block::{Block, Directive, Kind};

/// The definitions of a page.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    substitutions: BTreeMap<String, String>,
    targets: BTreeMap<String, String>,
}

impl Definitions {
    /// The definitions among the blocks of a page, at any depth; the first of each name counts.
    #[must_use]
    pub fn of(blocks: &[Block<'_>]) -> Self {
        let mut definitions = Self::default();
        definitions.collect(blocks);
        definitions
    }

    fn collect(&mut self, blocks: &[Block<'_>]) {
        for block in blocks {
            match &block.kind {
                Kind::Substitution { name, directive } => self.substitute(name, directive),
                Kind::Target { name, address } if !address.lines.is_empty() => {
                    let address = address.lines.iter().map(|line| line.text).collect();
                    self.targets.entry(key(name)).or_insert(address);
                }
                Kind::List { items, .. } => items.iter().for_each(|item| self.collect(item)),
                Kind::Definitions(entries) => entries.iter().for_each(|entry| self.collect(&entry.blocks)),
                Kind::Quote(blocks) => self.collect(blocks),
                Kind::Directive(directive) => self.collect(&directive.blocks),
                Kind::Heading { .. }
                | Kind::Paragraph(_)
                | Kind::Code(_)
                | Kind::Table(_)
                | Kind::Target { .. }
                | Kind::Footnote { .. }
                | Kind::Comment => {}
            }
        }
    }

    fn substitute(&mut self, name: &str, directive: &Directive<'_>) {
        if !directive.name.eq_ignore_ascii_case("replace") {
            return;
        }
        let mut text = directive.argument.text.to_owned();
        for block in &directive.blocks {
            if let Kind::Paragraph(lines) = &block.kind {
                text.extend(lines.lines.iter().flat_map(|line| [" ", line.text]));
            }
        }
        self.substitutions.entry(key(name)).or_insert_with(|| text.trim().to_owned());
    }

    /// The text that stands for `|name|`.
    #[must_use]
    pub fn substitution(&self, name: &str) -> Option<&str> {
        if self.substitutions.is_empty() { None } else { self.substitutions.get(&key(name)).map(String::as_str) }
    }

    /// The address that `name_` leads to.
    #[must_use]
    pub fn target(&self, name: &str) -> Option<&str> {
        if self.targets.is_empty() { None } else { self.targets.get(&key(name)).map(String::as_str) }
    }
}

/// Names are blind to case and to white space (docutils: reference names).
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
