//! Free data: values that follow no structure, of which any JSON value is all that can be said.
//!
//! Where what stands under the keys of a map is of many kinds, or objects that share no key, users put there what they
//! like. Nothing below such a place is a field or has a name.

use docbind_spec::{JsonKind, Location};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::body::{Evidence, RowOf};
use super::declared::Declared;
use super::evidence::{Edge, Field, Kinds, NodeId, RowId};
use super::phrases::Phrase;
use super::prose::{Token, token};
use super::role::Roles;
use super::words::Words;

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
    settings(evidence);
}

/// Frees what rows call arbitrary: objects are maps then, which adds places, so no roles are known yet.
pub(super) fn tell(evidence: &mut Evidence<'_>) {
    for id in told(evidence) {
        let kinds = evidence.graph.node(id).kinds().solid();
        if kinds.is_empty() || kinds.single() == Some(JsonKind::Object) {
            evidence.graph.map(id);
            if let Some(values) = evidence.graph.node(id).values {
                evidence.graph.free(values);
            }
        } else if kinds.count() > 1 || kinds.has(JsonKind::Array) {
            evidence.graph.free(id);
        }
    }
}

/// The places of keys whose rows call the value arbitrary: "The document, an arbitrary JSON object."
fn told<'a>(evidence: &Evidence<'a>) -> Vec<NodeId> {
    let phrases = ["rbitrary", "ree-form", "reeform", "ny JSON", "ny valid JSON"].map(Phrase::new);
    let calls = |text: &str| {
        phrases.iter().any(|phrase| phrase.find(text).is_some_and(|at| is_whole(&text[at + phrase.text.len()..])))
    };
    // Pages say the same over and over.
    let mut known: HashMap<&str, bool> = HashMap::default();
    let mut says = |of: &RowOf<'a>| {
        let text = of.row.parameter.description.as_str();
        of.location == Location::Body && *known.entry(text).or_insert_with(|| calls(text))
    };
    let rows: HashSet<RowId> =
        (0..).map(RowId).zip(&evidence.rows).filter(|(_, of)| says(of)).map(|(id, _)| id).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let graph = &evidence.graph;
    let fields = graph.classes().flat_map(|class| &graph.node(class).fields);
    let told = fields.filter(|field| field.rows.iter().any(|row| rows.contains(row)));
    // A text may be arbitrary and a text all the same.
    let holds = |row: &RowId| evidence.declared(*row).is_container() || *evidence.declared(*row) == Declared::Unknown;
    let several = |field: &Field<'_>| graph.node(field.node).kinds().solid().count() > 1;
    let may_be = |field: &Field<'_>| several(field) || graph.node(field.node).is_object();
    let told = told.filter(|field| may_be(field) || field.rows.iter().all(holds));
    told.map(|field| field.node).collect()
}

/// Whether what is called arbitrary is a value with all that is in it: " JSON object", " data", and no text or key.
fn is_whole(rest: &str) -> bool {
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_ascii_lowercase();
    matches!(first.as_str(), "json" | "object" | "document" | "data" | "structure" | "value" | "values")
}

/// Gives settings that are shown as numbers or booleans texts too: each setting has a kind of its own.
fn settings(evidence: &mut Evidence<'_>) {
    let graph = &evidence.graph;
    let is_setting = |&(id, values): &(NodeId, NodeId)| {
        let (Some(holder), Edge::Field(key)) = graph.origin(id) else { return false };
        let kinds = graph.node(values).kinds().solid();
        let plain = kinds.iter().all(|kind| !matches!(kind, JsonKind::Array | JsonKind::Object));
        let rows = graph.node(holder).field(key).map_or(&[][..], |field| &field.rows);
        let said =
            |&row: &RowId| matches!(evidence.declared(row), Declared::Map(values) if **values != Declared::Unknown);
        let shown = plain && !kinds.is_empty() && !kinds.has(JsonKind::String);
        shown && holds_settings(key) && !rows.iter().any(said)
    };
    let maps = graph.classes().filter_map(|id| Some((id, graph.node(id).values?)));
    let settings: Vec<(NodeId, NodeId)> = maps.filter(is_setting).collect();
    for (_, values) in settings {
        evidence.graph.node_mut(values).kinds.insert(JsonKind::String);
    }
}

/// Whether a name says that its object holds settings, each of a kind of its own.
fn holds_settings(name: &str) -> bool {
    Words::local(name).last().is_some_and(|word| {
        matches!(
            word,
            "values"
                | "arguments"
                | "args"
                | "parameters"
                | "params"
                | "options"
                | "config"
                | "configs"
                | "settings"
                | "configuration"
        )
    })
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
    /// Whether they follow no structure: three kinds or more and not all of them plain, or objects that share no key.
    fn are_free(&self) -> bool {
        let apart = self.objects > 1 && !self.keys.is_empty() && self.keys.values().all(|&count| count == 1);
        let kinds = self.kinds.solid();
        let plain = !kinds.has(JsonKind::Object) && !kinds.has(JsonKind::Array);
        (kinds.count() > 2 && !plain) || apart
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
