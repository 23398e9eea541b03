//! Free data: values that follow no structure, of which any JSON value is all that can be said.
//!
//! Where what stands under the keys of a map is of many kinds, or objects that share no key, users put there what they
//! like. Nothing below such a place is a field or has a name.

use docbind_spec::{JsonKind, Location};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use crate::infer::evidence::body::{Evidence, RowOf};
use crate::infer::evidence::graph::{Edge, Field, Kinds, NodeId, RowId};
use crate::infer::language::phrases::Phrase;
use crate::infer::language::words::Words;
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::Declared;
use crate::infer::prose::lists::{Token, token};

/// A key of the things of a name.
type Key<'a> = (u32, &'a str);

/// Frees what maps hold of many kinds, and what prose calls arbitrary.
pub(crate) fn mark(evidence: &mut Evidence<'_>, roles: &Roles) {
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

/// How much of a value a row calls arbitrary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Arbitrary {
    /// What stands under the keys of an object: "an arbitrary JSON object".
    Inside,
    /// The elements of an array or the values of an object: "an array of any JSON values".
    Each,
    /// The value itself, whatever the examples happen to show: "any JSON value".
    Value,
}

/// Frees what rows call arbitrary: objects are maps then, which adds places, so no roles are known yet.
pub(crate) fn tell(evidence: &mut Evidence<'_>) {
    for id in patched(evidence) {
        evidence.graph.free(id);
    }
    for (id, arbitrary) in told(evidence) {
        let kinds = evidence.graph.node(id).kinds().solid();
        let single = kinds.single();
        match (arbitrary, single) {
            (Arbitrary::Value, _) => evidence.graph.free(id),
            (Arbitrary::Each, Some(JsonKind::Array)) => {
                if let Some(items) = evidence.graph.node(id).items {
                    evidence.graph.free(items);
                }
            }
            (Arbitrary::Inside | Arbitrary::Each, _) if kinds.is_empty() || single == Some(JsonKind::Object) => {
                evidence.graph.map(id);
                if let Some(values) = evidence.graph.node(id).values {
                    evidence.graph.free(values);
                }
            }
            (Arbitrary::Inside | Arbitrary::Each, _) => {
                if kinds.count() > 1 || kinds.has(JsonKind::Array) {
                    evidence.graph.free(id);
                }
            }
        }
    }
}

/// What the operations of a JSON Patch put there: any value that the document may have (RFC 6902, section 4). Where
/// values of several kinds are shown, they are alternatives, which are open.
fn patched(evidence: &Evidence<'_>) -> Vec<NodeId> {
    const OPERATIONS: [&str; 6] = ["add", "remove", "replace", "move", "copy", "test"];
    let graph = &evidence.graph;
    let values = graph.classes().filter_map(|class| {
        let node = graph.node(class);
        let value = node.field("value")?;
        let (op, path) = (node.field("op")?, node.field("path")?);
        let whole = node.objects > 0 && op.present >= node.objects && path.present >= node.objects;
        let known = || graph.seen(op.node).all(|seen| seen.value.as_str().is_some_and(|op| OPERATIONS.contains(&op)));
        let pointer =
            || graph.seen(path.node).all(|seen| seen.value.as_str().is_some_and(|path| path.starts_with('/')));
        let several = graph.node(value.node).kinds().solid().count() > 1;
        (whole && !several && known() && pointer()).then_some(value.node)
    });
    values.collect()
}

/// The places of keys whose rows call the value arbitrary: "The document, an arbitrary JSON object."
fn told(evidence: &Evidence<'_>) -> Vec<(NodeId, Arbitrary)> {
    let phrases = ["rbitrary", "ree-form", "reeform", "ny JSON", "ny valid JSON"].map(Phrase::new);
    let calls = |text: &str| {
        let said = |phrase: &Phrase| arbitrary_value(phrase, text, phrase.find(text)?);
        phrases.iter().filter_map(said).max()
    };
    let said: Vec<Option<Arbitrary>> = evidence.texts.iter().map(|text| calls(text)).collect();
    let says = |of: &RowOf<'_>| said[of.text as usize].filter(|_| of.location == Location::Body);
    let rows = (0..).map(RowId).zip(&evidence.rows);
    let rows: HashMap<RowId, Arbitrary> = rows.filter_map(|(id, of)| Some((id, says(of)?))).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let graph = &evidence.graph;
    let fields = graph.classes().flat_map(|class| &graph.node(class).fields);
    let told =
        fields.filter_map(|field| Some((field, field.rows.iter().filter_map(|row| rows.get(row)).max().copied()?)));
    // A text may be arbitrary and a text all the same.
    let holds = |row: &RowId| evidence.declared(*row).is_container() || *evidence.declared(*row) == Declared::Unknown;
    let several = |field: &Field<'_>| graph.node(field.node).kinds().solid().count() > 1;
    let may_be = |field: &Field<'_>| several(field) || graph.node(field.node).is_object();
    let told = told
        .filter(|(field, arbitrary)| *arbitrary == Arbitrary::Value || may_be(field) || field.rows.iter().all(holds));
    told.map(|(field, arbitrary)| (field.node, arbitrary)).collect()
}

/// What is called arbitrary by a phrase at a place of a text, if it is a value with all that is in it: " JSON object",
/// " data", and no text or key.
fn arbitrary_value(phrase: &Phrase, text: &str, at: usize) -> Option<Arbitrary> {
    let lower = |word: &str| word.to_ascii_lowercase();
    let (before, rest) = (&text[..at], &text[at + phrase.text.len()..]);
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(lower);
    let first = words.next().unwrap_or_default();
    let any = phrase.text.ends_with("JSON");
    // "any valid JSON."
    let ends = || rest.trim_start().is_empty() || rest.trim_start().starts_with(['.', ',', ';', ')']);
    if any && ends() {
        return Some(Arbitrary::Value);
    }
    let json = any || first == "json";
    let noun = if first == "json" { words.next().unwrap_or_default() } else { first };
    match noun.as_str() {
        "value" | "values" | "type" | "types" if json => {
            let before = lower(before);
            // An object of which each key has any value, and an array of them, are an object and an array.
            let each = noun.ends_with('s')
                || ["keys", "pairs", "each key", "each value", "the values", "values are", "values may", "values can"]
                    .iter()
                    .any(|many| before.contains(many));
            // A text may hold any value in writing.
            let written = ["encoded", "serialized", "serialised", "JSON string", "as a string", "as a text"];
            let written = written.iter().any(|word| text.contains(word));
            if written { None } else { Some(if each { Arbitrary::Each } else { Arbitrary::Value }) }
        }
        "json" | "object" | "document" | "data" | "structure" | "value" | "values" => Some(Arbitrary::Inside),
        // "arbitrary JSON"
        _ if json && !any => Some(Arbitrary::Inside),
        _ => None,
    }
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
    let called: Vec<bool> = evidence.texts.iter().map(|text| phrase.is_in(text)).collect();
    let mut texts: (usize, Vec<&str>) = (usize::MAX, Vec::new());
    for body in &evidence.bodies {
        // The bodies of an operation stand together.
        if texts.0 != body.operation {
            let rows = evidence.rows_of(body.operation).map(|(_, of)| of.text as usize);
            let rows = rows.filter(|&text| called[text]).map(|text| evidence.texts[text]);
            let whole = evidence.operations[body.operation].description.as_str();
            texts = (body.operation, rows.chain(Some(whole).filter(|text| phrase.is_in(text))).collect());
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
