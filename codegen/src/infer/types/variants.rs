//! Alternatives: objects at one place with keys that never meet are different things, told apart by their keys.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{JsonKind, Method};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde_json::Value;

use super::enums::Prose;
use super::plan::{Form, Plan};
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::{Edge, NodeId};
use crate::infer::language::words::{self, Words};
use crate::infer::name::role::Roles;
use crate::infer::shape::data_keys;

/// One alternative of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Alternative<'a> {
    /// `PascalCase`: the text beside it that goes with it, or its first key.
    pub(crate) name: String,
    /// Its keys; no other alternative has any of them.
    pub(crate) keys: Vec<&'a str>,
    /// Plain keys that rows call optional, and that any alternative may have beside its own.
    pub(crate) shared: Vec<&'a str>,
    /// How many objects are of it.
    pub(crate) objects: u32,
}

/// With more parts than this, keys are data, and the parts no alternatives. Pages known have 6.
const MANY: usize = 64;

/// The alternatives at a place; empty where it is one structure.
pub(crate) fn of<'a>(
    evidence: &Evidence<'a>,
    roles: &Roles,
    members: &[NodeId],
    class: NodeId,
) -> Vec<Alternative<'a>> {
    if have_one_key(evidence, class) {
        return Vec::new();
    }
    let groups = groups(evidence, class);
    if groups.len() < 2 || groups.len() > MANY {
        return Vec::new();
    }
    let names = telling_sibling(evidence, members, &groups).map(|(_, names)| names);
    if names.is_none() && (!stand_alone(evidence, roles, members, class, &groups) || meet(evidence, class, &groups)) {
        return Vec::new();
    }
    let mut groups = groups;
    let shared = if names.is_some() { Vec::new() } else { shared(evidence, class, &mut groups) };
    let alternatives = groups.into_iter().enumerate().map(|(at, (keys, objects))| {
        let sibling = names.as_ref().and_then(|names| names.get(at)).cloned();
        let name = sibling.unwrap_or_else(|| Words::local(keys.first().copied().unwrap_or_default()).pascal());
        Alternative { name, keys, shared: shared.clone(), objects }
    });
    distinct(alternatives.collect())
}

/// Takes the plain keys that rows call optional out of the groups: what no alternative needs tells none apart, and
/// examples show it where they happen to. Keys of which examples show nothing are among them. Each group keeps what it
/// is told by.
fn shared<'a>(evidence: &Evidence<'a>, class: NodeId, groups: &mut [(Vec<&'a str>, u32)]) -> Vec<&'a str> {
    let node = evidence.graph.node(class);
    let is_plain = |key: &str| node.field(key).is_some_and(|field| !is_substantial(evidence, field.node));
    let optional = |key: &str| {
        let rows = node.field(key).map_or(&[][..], |field| &field.rows);
        rows.iter().any(|&row| evidence.row(row).parameter.required == Some(false))
    };
    for (keys, _) in groups.iter_mut() {
        if keys.iter().any(|key| !is_plain(key)) {
            keys.retain(|key| !(is_plain(key) && optional(key)));
        }
    }
    let told = |key: &str| groups.iter().any(|(keys, _)| keys.contains(&key));
    let names = node.fields.iter().map(|field| field.name);
    names.filter(|key| is_plain(key) && optional(key) && !told(key)).collect()
}

/// Whether a place holds an object or an array.
pub(crate) fn is_substantial(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let node = evidence.graph.node(id);
    let kinds = node.kinds();
    kinds.has(JsonKind::Object) || kinds.has(JsonKind::Array) || node.is_object() || node.items.is_some()
}

/// Whether two parts are of one object by what some operation says: its rows list the keys of one, and its own examples
/// show another, of which it lists none.
fn meet(evidence: &Evidence<'_>, class: NodeId, groups: &[(Vec<&str>, u32)]) -> bool {
    let node = evidence.graph.node(class);
    let mut listed: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut shown: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (at, (keys, _)) in groups.iter().enumerate() {
        let rows = keys.iter().filter_map(|key| node.field(key)).flat_map(|field| &field.rows);
        listed.extend(rows.map(|&row| (evidence.rows[row.0 as usize].operation, at)));
    }
    for seen in evidence.graph.seen(class) {
        let keys = seen.value.as_object().into_iter().flat_map(serde_json::Map::keys);
        let of = |key: &String| groups.iter().position(|(keys, _)| keys.contains(&key.as_str()));
        let operation = evidence.examples[seen.example.0 as usize].operation;
        shown.extend(keys.filter_map(of).map(|at| (operation, at)));
    }
    let lists = |operation: usize| listed.iter().any(|&(of, _)| of == operation);
    let mut operations = shown.iter().map(|&(operation, _)| operation).filter(|&operation| lists(operation));
    operations.any(|operation| {
        let mut own = shown.iter().filter(|&&(of, _)| of == operation);
        own.all(|part| !listed.contains(part))
    })
}

/// Whether every object has one key: then none is apart from the others.
fn have_one_key(evidence: &Evidence<'_>, class: NodeId) -> bool {
    let node = evidence.graph.node(class);
    let objects = match node.kinds().single() {
        Some(JsonKind::Object) => node.seen.len(),
        _ => evidence.graph.maps(class).count(),
    };
    node.fields.iter().any(|field| field.present as usize == objects)
}

/// Names differ, or the alternatives go by their keys.
fn distinct(alternatives: Vec<Alternative<'_>>) -> Vec<Alternative<'_>> {
    let names: BTreeSet<&str> = alternatives.iter().map(|alternative| alternative.name.as_str()).collect();
    if names.len() == alternatives.len() && !names.contains("") { alternatives } else { Vec::new() }
}

/// The keys of a place, parted so that no object has keys of two parts, with the number of objects of each part.
fn groups<'a>(evidence: &Evidence<'a>, class: NodeId) -> Vec<(Vec<&'a str>, u32)> {
    let node = evidence.graph.node(class);
    let number: HashMap<&str, usize> = node.fields.iter().enumerate().map(|(at, field)| (field.name, at)).collect();
    let mut part: Vec<usize> = (0..node.fields.len()).collect();
    let find = |part: &[usize], mut at: usize| {
        while part[at] != at {
            at = part[at];
        }
        at
    };
    for object in evidence.graph.maps(class) {
        let mut keys = object.keys().filter_map(|key| number.get(key.as_str()).copied());
        let Some(first) = keys.next() else { continue };
        for key in keys {
            let (a, b) = (find(&part, first), find(&part, key));
            let (low, high) = (a.min(b), a.max(b));
            part[high] = low;
        }
    }
    let mut groups: BTreeMap<usize, (Vec<&str>, u32)> = BTreeMap::new();
    for (at, field) in node.fields.iter().enumerate() {
        if !evidence.graph.node(field.node).seen.is_empty() {
            groups.entry(find(&part, at)).or_default().0.push(field.name);
        }
    }
    for object in evidence.graph.maps(class) {
        let first = object.keys().find_map(|key| number.get(key.as_str()));
        if let Some(group) = first.and_then(|&at| groups.get_mut(&find(&part, at))) {
            group.1 += 1;
        }
    }
    // A key whose values were only seen elsewhere is in no object here, and tells no alternative.
    groups.into_values().filter(|&(_, objects)| objects > 0).collect()
}

/// Whether the texts under a key of a structure tell the alternatives of another key apart.
pub(crate) fn tells_apart(evidence: &Evidence<'_>, holder: NodeId, key: &str) -> bool {
    evidence.graph.node(holder).fields.iter().any(|field| {
        let class = evidence.graph.find(field.node);
        if !evidence.graph.node(class).is_object() || have_one_key(evidence, class) {
            return false;
        }
        let groups = groups(evidence, class);
        let telling = (2..=MANY).contains(&groups.len()).then(|| telling_sibling(evidence, &[field.node], &groups));
        telling.flatten().is_some_and(|(sibling, _)| sibling == key)
    })
}

/// The key whose texts beside the objects go with the parts, one with each, and names by them: `import` with the first,
/// `export` with the other.
fn telling_sibling<'a>(
    evidence: &Evidence<'a>,
    members: &[NodeId],
    groups: &[(Vec<&str>, u32)],
) -> Option<(&'a str, Vec<String>)> {
    let mut holders: BTreeSet<(NodeId, &str)> = BTreeSet::new();
    for &member in members {
        if let (Some(parent), Edge::Field(key)) = evidence.graph.origin(member) {
            holders.insert((evidence.graph.find(parent), key));
        }
    }
    // Which texts each sibling has beside each part.
    let mut beside: BTreeMap<&str, Vec<BTreeSet<&str>>> = BTreeMap::new();
    let mut total = 0;
    let mut with: BTreeMap<&str, usize> = BTreeMap::new();
    for (holder, key) in holders {
        for object in evidence.graph.maps(holder) {
            let Some(value) = object.get(key).and_then(Value::as_object) else { continue };
            let Some(group) = groups.iter().position(|(keys, _)| keys.iter().any(|&key| value.contains_key(key)))
            else {
                continue;
            };
            total += 1;
            for (sibling, text) in object.iter().filter(|(sibling, _)| !words::names_one(sibling)) {
                if let Some(text) = text.as_str().filter(|text| are_tags(text)) {
                    *with.entry(sibling).or_default() += 1;
                    let sets = beside.entry(sibling).or_insert_with(|| vec![BTreeSet::new(); groups.len()]);
                    sets[group].insert(text);
                }
            }
        }
    }
    let telling = beside.into_iter().filter(|(sibling, sets)| {
        let all: BTreeSet<&str> = sets.iter().flatten().copied().collect();
        // In what state a thing is does not tell its kind, and neither does what goes with one object each by chance.
        let tells = total > groups.len() || (words::tells_kind(sibling) && !names_state(sibling));
        let apart = all.len() == groups.len() && sets.iter().all(|set| set.len() == 1);
        with.get(sibling) == Some(&total) && apart && tells
    });
    // A sibling that is named for telling kinds apart comes first.
    let best = telling.min_by_key(|(sibling, _)| (!words::tells_kind(sibling), *sibling))?;
    Some((best.0, best.1.into_iter().flatten().map(|text| Words::of(text).pascal()).collect()))
}

/// Whether a name says that its values are states, in which one thing is after another.
fn names_state(name: &str) -> bool {
    Words::local(name).last().is_some_and(|word| matches!(word, "status" | "state" | "phase"))
}

/// The structures that were seen beside some kinds only, where the thing that holds them comes in more: what a kind
/// that was not seen has there is not known, so none of their keys is sure.
pub(crate) fn partly_seen(evidence: &Evidence<'_>, plan: &Plan<'_>, prose: &Prose) -> HashSet<NodeId> {
    let mut partly = HashSet::default();
    for (&class, form) in &plan.forms {
        if *form != Form::Struct {
            continue;
        }
        let node = evidence.graph.node(class);
        let Some(kind) = node.fields.iter().find(|field| matches!(field.name, "type" | "kind")) else { continue };
        for field in &node.fields {
            let child = evidence.graph.find(field.node);
            // What the prose lists counts as a kind where a name says that the part is each kind's own.
            let own = words::is_kinds_own(field.name);
            if (field.present == node.objects && !own) || plan.forms.get(&child) != Some(&Form::Struct) {
                continue;
            }
            let (mut with, mut all) = (BTreeSet::new(), BTreeSet::new());
            if own {
                let listed = kind.rows.iter().flat_map(|&row| &prose.row(row).values);
                all.extend(listed.map(|(value, _)| value.as_str()));
            }
            for object in evidence.graph.maps(class) {
                let Some(text) = object.get(kind.name).and_then(Value::as_str) else { continue };
                all.insert(text);
                if object.contains_key(field.name) {
                    with.insert(text);
                }
            }
            if !with.is_empty() && with.len() < all.len() {
                partly.insert(child);
            }
        }
    }
    partly
}

/// The fields that are shown as `{}` here and with keys there, by structure: the service writes nothing so. A thing
/// that shows one of its parts empty may show any of them so.
pub(crate) fn hollow<'a>(evidence: &Evidence<'a>, plan: &Plan<'a>) -> HashMap<NodeId, HashSet<&'a str>> {
    let mut hollow: HashMap<NodeId, HashSet<&str>> = HashMap::default();
    for (&class, form) in &plan.forms {
        if *form != Form::Struct {
            continue;
        }
        let node = evidence.graph.node(class);
        for field in &node.fields {
            let part = evidence.graph.find(field.node);
            let shown = evidence.graph.node(part);
            // What rows alone say to be in it may be just not there in the examples.
            let filled = shown.fields.iter().any(|field| field.present > 0);
            if !shown.hollow || !filled || plan.forms.get(&part) != Some(&Form::Struct) {
                continue;
            }
            let empty = |object: &serde_json::Map<String, Value>| {
                object.get(field.name).and_then(Value::as_object).is_some_and(serde_json::Map::is_empty)
            };
            if evidence.graph.maps(class).any(empty) {
                hollow.entry(class).or_default().insert(field.name);
            }
        }
    }
    hollow
}

/// A short word, as a program would compare it.
pub(crate) fn is_tag(text: &str) -> bool {
    (1..=32).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        && !data_keys::is_data(text)
}

/// Tags with dots or colons between them: `remote.http`, `OS::Gizmo::Bell`.
fn are_tags(text: &str) -> bool {
    text.split(['.', ':']).filter(|tag| !tag.is_empty()).all(is_tag)
}

/// Whether parts without a telling sibling are alternatives all the same: each is more than one plain key, and the
/// place is no update, which may change any key alone.
fn stand_alone(
    evidence: &Evidence<'_>,
    roles: &Roles,
    members: &[NodeId],
    class: NodeId,
    groups: &[(Vec<&str>, u32)],
) -> bool {
    let update = members.iter().filter_map(|&member| roles.body_of(evidence, member)).any(|body| {
        let method = evidence.operations[body.operation].method;
        body.message == Message::Request && matches!(method, Method::Put | Method::Patch)
    });
    let node = evidence.graph.node(class);
    let substantial = |keys: &[&str]| match keys {
        [key] => node.field(key).is_some_and(|field| is_substantial(evidence, field.node)),
        keys => keys.len() > 1,
    };
    !update && groups.iter().all(|(keys, _)| substantial(keys))
}
