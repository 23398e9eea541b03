//! What a page defines for use in its text: substitutions and the addresses of link targets.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::block::{Block, Directive, Kind, Target};
use crate::limit;
use crate::source::Span;

/// The definitions of a page.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    substitutions: BTreeMap<String, Substitution>,
    targets: BTreeMap<String, String>,
    /// How many bytes have been put in place of substitutions.
    put: Cell<usize>,
    beyond: Cell<Option<Span>>,
}

#[derive(Debug, Clone)]
struct Substitution {
    text: String,
    span: Span,
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
                Kind::Substitution(found) => self.define(found.name, found.directive, block.span),
                Kind::Target(Target { name, address }) if !address.lines.is_empty() => {
                    let address = address.lines.iter().map(|line| line.text).collect();
                    self.targets.entry(key(name)).or_insert(address);
                }
                Kind::List { items, .. } => items.iter().for_each(|item| self.collect(item)),
                Kind::Definitions(entries) => entries.iter().for_each(|entry| self.collect(entry.blocks)),
                Kind::Quote(blocks) => self.collect(blocks),
                Kind::Directive(directive) => self.collect(directive.blocks),
                Kind::Heading(_)
                | Kind::Paragraph(_)
                | Kind::Code(_)
                | Kind::Table(_)
                | Kind::Target(_)
                | Kind::Footnote(_) => {}
            }
        }
    }

    fn define(&mut self, name: &str, directive: &Directive<'_>, span: Span) {
        if !directive.name.eq_ignore_ascii_case("replace") {
            return;
        }
        let mut text = directive.argument.text.to_owned();
        for block in directive.blocks {
            if let Kind::Paragraph(lines) = &block.kind {
                text.extend(lines.lines.iter().flat_map(|line| [" ", line.text]));
            }
        }
        let text = || text.trim().to_owned();
        self.substitutions.entry(key(name)).or_insert_with(|| Substitution { text: text(), span });
    }

    /// The text to put in place of `|name|` where that stands in the texts of so many others; none where the page does
    /// not define it, or has had as much of such text as it may.
    pub(super) fn substitute(&self, name: &str, depth: usize) -> Option<&str> {
        if self.substitutions.is_empty() {
            return None;
        }
        let Substitution { text, span } = self.substitutions.get(&key(name))?;
        let put = self.put.get() + text.len();
        if depth >= limit::SUBSTITUTION_DEPTH || put > limit::SUBSTITUTED_BYTES {
            self.beyond.set(self.beyond.get().or(Some(*span)));
            return None;
        }
        self.put.set(put);
        Some(text)
    }

    /// The definition of the first substitution that was kept as printed, for its text stands deeper in others, or the
    /// page has more of such text, than is read.
    pub(crate) const fn beyond(&self) -> Option<Span> {
        self.beyond.get()
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.substitutions.is_empty() && self.targets.is_empty()
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
