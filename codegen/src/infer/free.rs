//! Free data: values that follow no structure, of which any JSON value is all that can be said.
//!
//! Where what stands under the keys of a map is of many kinds, or objects that share no key, users put there what they
//! like. Nothing below such a place is a field or has a name.

use docbind_spec::JsonKind;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::body::Evidence;
use super::evidence::{Edge, Kinds, NodeId};
use super::phrases::Phrase;
use super::prose::{Token, token};
use super::role::Roles;

/// A key of the things of a name.
type Key<'a> = (u32, &'a str);

/// Frees what maps hold of many kinds, and what prose calls arbitrary.
pub(super) fn mark(evidence: &mut Evidence<'_>, roles: &Roles) {
    let maps = maps(evidence, roles);
    let said = said(evidence, roles);
    for id in evidence.graph.ids() {
        let values = evidence.graph.node(id).values;
        if said.contains(&id) {
            evidence.graph.free(id);
        } else if let Some(values) = values.filter(|_| maps.contains(&id)) {
            evidence.graph.free(values);
        }
    }
}

/// What the values of maps under one key are.
#[derive(Default)]
struct Values<'a> {
    kinds: Kinds,
    /// How many objects there are, and how many have each key.
    objects: u32,
    keys: HashMap<&'a str, u32>,
    maps: Vec<NodeId>,
}

impl Values<'_> {
    /// Whether they follow no structure: three kinds or more, or objects that share no key.
    fn are_free(&self) -> bool {
        let apart = self.objects > 1 && !self.keys.is_empty() && self.keys.values().all(|&count| count == 1);
        self.kinds.solid().count() > 2 || apart
    }
}

/// The maps whose values are free.
fn maps(evidence: &Evidence<'_>, roles: &Roles) -> HashSet<NodeId> {
    let graph = &evidence.graph;
    let mut maps: HashMap<Key<'_>, Values<'_>> = HashMap::default();
    for id in graph.ids().filter(|&id| graph.find(id) == id) {
        let (Some(values), (Some(holder), Edge::Field(key))) = (graph.node(id).values, graph.origin(id)) else {
            continue;
        };
        let known = maps.entry((roles.role(holder).number, key)).or_default();
        known.maps.push(id);
        known.kinds = known.kinds.union(graph.node(values).kinds());
        // The keys of maps in a map differ as they like.
        let plain = graph.node(values).values.is_none();
        for object in graph.maps(values).filter(|object| plain && !object.is_empty()) {
            known.objects += 1;
            for key in object.keys() {
                *known.keys.entry(key).or_default() += 1;
            }
        }
    }
    maps.into_values().filter(Values::are_free).flat_map(|values| values.maps).collect()
}

/// The places that the prose of an operation calls arbitrary: "`body` is the arbitrary document".
fn said(evidence: &Evidence<'_>, roles: &Roles) -> HashSet<NodeId> {
    let graph = &evidence.graph;
    let mut said: HashSet<Key<'_>> = HashSet::default();
    let mut alike: Vec<(&str, Vec<&str>)> = Vec::new();
    let phrase = Phrase::new("arbitrary");
    let mut texts: (usize, Vec<&str>) = (usize::MAX, Vec::new());
    for body in &evidence.bodies {
        // The bodies of an operation stand together.
        if texts.0 != body.operation {
            let operation = evidence.operations[body.operation];
            let rows = operation.parameters.iter().map(|row| row.parameter.description.as_str());
            let all = rows.chain([operation.description.as_str()]);
            texts = (body.operation, all.filter(|text| phrase.is_in(text)).collect());
        }
        for text in &texts.1 {
            for key in arbitrary(text) {
                for holder in holders(evidence, body.root, key) {
                    if said.insert((roles.role(holder).number, key)) {
                        alike.push((key, graph.node(holder).fields.iter().map(|field| field.name).collect()));
                    }
                }
            }
        }
    }
    if said.is_empty() {
        return HashSet::default();
    }
    // What has all keys of such a thing is one, whatever it is called where it stands.
    let is_alike = |holder: NodeId, key: &str| {
        let has = |field: &&str| graph.node(graph.find(holder)).field(field).is_some();
        alike.iter().any(|(known, fields)| *known == key && fields.len() > 1 && fields.iter().all(has))
    };
    let is_said = |&id: &NodeId| match graph.origin(id) {
        (Some(holder), Edge::Field(key)) => said.contains(&(roles.role(holder).number, key)) || is_alike(holder, key),
        _ => false,
    };
    graph.ids().filter(is_said).collect()
}

/// The places of a body whose objects have a key with an object in it.
fn holders<'e>(evidence: &'e Evidence<'_>, root: NodeId, key: &'e str) -> impl Iterator<Item = NodeId> + 'e {
    let graph = &evidence.graph;
    let mut work = vec![root];
    let mut known = HashSet::default();
    std::iter::from_fn(move || {
        let id = graph.find(work.pop()?);
        let node = graph.node(id);
        if known.insert(id) {
            work.extend(node.fields.iter().map(|field| field.node).chain(node.items).chain(node.values));
        }
        let holds = node.field(key).is_some_and(|field| graph.node(field.node).kinds().has(JsonKind::Object));
        Some(Some(id).filter(|_| holds))
    })
    .flatten()
}

/// The keys that a text calls arbitrary: "`body` is the arbitrary document", "`ttl` specifies an arbitrary object".
fn arbitrary(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((first, after)) = token(rest) {
        rest = after;
        if let Token::Literal(key) = first
            && is_arbitrary(after)
        {
            found.push(key);
        }
    }
    found
}

fn is_arbitrary(rest: &str) -> bool {
    let mut rest = rest;
    let mut word = |words: &[&str]| {
        let Some((Token::Word(word), after)) = token(rest) else { return false };
        rest = after;
        words.iter().any(|of| word.eq_ignore_ascii_case(of))
    };
    word(&["is", "specifies", "contains"])
        && word(&["a", "an", "the"])
        && word(&["arbitrary"])
        && word(&["document", "object", "json", "data"])
}

#[cfg(test)]
mod tests {
    use super::arbitrary;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(arbitrary(text), expected, "{text}");
    }

    #[test]
    fn prose_may_call_a_value_arbitrary() {
        check("The `tune` is the arbitrary document that was sent.", &["tune"]);
        check("Here `tune` specifies an arbitrary JSON object.", &["tune"]);
        check("The `tune` is played in an arbitrary order.", &[]);
        check("The tune is the arbitrary document.", &[]);
    }
}
