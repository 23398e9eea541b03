//! Answers that a page shows in XML alone: their elements name the keys that the JSON has.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use docbind_spec::{Direction, Example, Presence, Shape, StatusCode, Type, TypeDef};

use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::language::phrases::Phrase;

/// With fewer keys than this, things are alike by chance.
const TELLING: usize = 3;

/// The structures that answers in JSON are.
#[derive(Debug, Default)]
pub(crate) struct Twins<'t> {
    answers: Vec<(&'t str, BTreeSet<&'t str>, BTreeSet<&'t str>)>,
}

impl<'t> Twins<'t> {
    pub(crate) fn of(evidence: &Evidence<'_>, bodies: &'t [Vec<(Message, Type)>], types: &'t [TypeDef]) -> Self {
        let is_twin = |example: &Example| example.status.is_some() && body(&example.text).is_some();
        let mut examples = evidence.operations.iter().flat_map(|operation| &operation.examples);
        if !examples.any(|example| is_twin(&example.example)) {
            return Self::default();
        }
        let answers: BTreeSet<&str> = bodies
            .iter()
            .flatten()
            .filter(|(message, _)| matches!(message, Message::Success | Message::Code(_)))
            .filter_map(|(_, ty)| match ty {
                Type::Named { name } => Some(name.as_str()),
                _ => None,
            })
            .collect();
        let keys = |def: &'t TypeDef| {
            let Shape::Struct { includes, fields, .. } = &def.shape else { return None };
            let sure = fields.iter().filter(|field| field.presence == Presence::Required);
            let sure = sure.map(|field| field.name.as_str()).collect();
            let all = fields.iter().map(|field| field.name.as_str()).collect();
            includes.is_empty().then_some((def.name.as_str(), all, sure))
        };
        let answers = types.iter().filter(|def| answers.contains(def.name.as_str())).filter_map(keys);
        Self { answers: answers.collect() }
    }

    /// The one structure that has the keys of what an operation answers with a code in XML.
    pub(crate) fn body(&self, examples: &[crate::read::page::Example], code: StatusCode) -> Option<Type> {
        let examples = examples.iter().map(|example| &example.example);
        let mut shown = examples.filter(|shown| shown.direction == Direction::Response && shown.status == Some(code));
        let keys = keys(shown.find_map(|example| body(&example.text))?);
        if keys.len() < TELLING {
            return None;
        }
        let mut same = self.answers.iter().filter(|(_, all, sure)| keys.is_subset(all) && sure.is_subset(&keys));
        let (first, other) = (same.next(), same.next());
        first.filter(|_| other.is_none()).map(|(name, ..)| Type::named(*name))
    }
}

/// The XML in a block, behind headers if there are any.
fn body(text: &str) -> Option<&str> {
    static TAG: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("\n<"));
    let start = if text.trim_start().starts_with('<') { 0 } else { TAG.find(text)? };
    text.get(start..)
}

/// The names of the attributes of the root of a document and of the elements right in it.
fn keys(document: &str) -> BTreeSet<&str> {
    let mut keys = BTreeSet::new();
    let mut depth = 0_usize;
    let mut rest = document;
    while let Some((tag, after)) = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
        rest = after;
        let name = tag.split(|c: char| c.is_whitespace() || c == '/').find(|word| !word.is_empty());
        let Some(name) = name.filter(|_| !tag.starts_with(['?', '!'])) else { continue };
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
            continue;
        }
        match depth {
            0 => keys.extend(attributes(tag)),
            1 => {
                keys.insert(local(name));
            }
            _ => {}
        }
        if !tag.ends_with('/') {
            depth += 1;
        }
    }
    keys
}

/// The names of the attributes of a tag that are no declarations of a namespace.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    // What stands in quotes is every other piece.
    let names = tag.split('"').step_by(2).filter_map(|piece| piece.trim_end().strip_suffix('='));
    names.filter_map(|piece| piece.split_whitespace().last()).filter(|name| !name.starts_with("xmlns")).map(local)
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::keys;

    #[track_caller]
    fn check(document: &str, expected: &[&str]) {
        assert_eq!(keys(document).into_iter().collect::<Vec<_>>(), expected, "{document}");
    }

    #[test]
    fn attributes_and_elements_of_the_root_are_keys() {
        check("<bell><name>Tom</name><rope><hemp/></rope><loud/></bell>", &["loud", "name", "rope"]);
        check("<?xml version=\"1.0\"?><bell xmlns=\"urn:b\" name=\"Tom\" r:weight = \"7\"/>", &["name", "weight"]);
        check("<!-- a bell --><bell name=\"a b=\"><rope length=\"3\"/></bell>", &["name", "rope"]);
        check("<bell", &[]);
    }
}
