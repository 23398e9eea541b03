//! Objects whose keys are data: `metadata`, tags, things under their ids. They are maps, not structures.

use docbind_spec::{JsonKind, Location};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::data_keys::{self, is_data};
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{Edge, Field, Kinds, NodeId, RowId};
use crate::infer::evidence::placeholder;
use crate::infer::language::words::{self, Words};
use crate::infer::name::role;
use crate::infer::prose::declared::{self, Declared};

/// Makes maps of the objects whose keys are data. A key that a row describes is no data.
pub(crate) fn mark(evidence: &mut Evidence<'_>) {
    let ids: Vec<NodeId> = evidence.graph.ids().collect();
    let mut keys = called_maps(evidence);
    // The names that things of one structure have, by the key that they stand under.
    let mut settings: HashMap<&str, HashSet<&str>> = HashMap::default();
    for &id in &ids {
        let node = evidence.graph.node(id);
        if evidence.graph.find(id) != id || node.values.is_some() || !node.is_object() {
            continue;
        }
        if have_one_structure(evidence, id) && undescribed(evidence, id) {
            if let (_, Edge::Field(key)) = evidence.graph.origin(id) {
                let names = evidence.graph.node(id).fields.iter().map(|field| field.name);
                settings.entry(key).or_default().extend(names);
            }
            evidence.graph.map(id);
        } else if let Some(things) = beside_their_keys(evidence, id) {
            give_keys(evidence, id, things);
            keys.extend(evidence.graph.key(id));
            evidence.graph.map(id);
        } else if keyed_by_data(evidence, id) {
            if let Some(key) = evidence.graph.key(id) {
                keys.insert(key);
            }
            evidence.graph.map(id);
        }
    }
    // What is a map on one page is one on the others, unless rows there name its keys.
    for &id in &ids {
        let node = evidence.graph.node(id);
        if node.values.is_some() || !node.is_object() {
            continue;
        }
        let names = |key: &&str| settings.get(key).is_some_and(|names| most_are(evidence, id, names));
        let same = || matches!(evidence.graph.origin(id).1, Edge::Field(key) if names(&key)) && uniform(evidence, id);
        let is_plain = || undescribed(evidence, id) && !role::is_paging(evidence, id);
        if (holds(evidence, id, &keys) || (!settings.is_empty() && same())) && is_plain() {
            evidence.graph.map(id);
        }
    }
}

/// Whether a place is the value of one of the keys. What a map holds under its own keys is another thing, and values of
/// many kinds are data only under a name that says so.
fn holds(evidence: &Evidence<'_>, id: NodeId, keys: &HashSet<&str>) -> bool {
    let (parent, edge) = evidence.graph.origin(id);
    let data = parent.is_some_and(|parent| evidence.graph.node(parent).values.is_some());
    let may_be = |name: &str| words::holds_data(name) || are_values(evidence, id);
    matches!(edge, Edge::Field(name) if !data && keys.contains(name) && may_be(name))
}

/// Whether most keys of a place are among these names.
fn most_are(evidence: &Evidence<'_>, id: NodeId, names: &HashSet<&str>) -> bool {
    let fields = &evidence.graph.node(id).fields;
    fields.iter().filter(|field| names.contains(field.name)).count() * 2 > fields.len()
}

fn undescribed(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.node(id).fields.iter().all(|field| field.rows.is_empty())
}

/// Whether the rows that name keys stand for whatever key a user chooses (`keyname`): none of them is seen, and either
/// other keys are, or the rows say so.
fn described_by_placeholders(evidence: &Evidence<'_>, id: NodeId, of_data: bool) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let placeholder = |row: &RowId| {
        let row = &evidence.row(*row).parameter;
        data_keys::is_placeholder(&row.name, &row.description, of_data)
    };
    let named = || fields.iter().filter(|field| !field.rows.is_empty());
    let said = || named().all(|field| field.rows.iter().all(placeholder));
    let shown = fields.iter().any(|field| field.present > 0);
    named().all(|field| field.present == 0) && ((of_data && shown) || said())
}

/// The object of the first of several lists, or of several objects, that no row names, where rows beside them name what
/// is in each: `{"north": [{"weight": 7}], "south": […]}` with a row `weight` in the place of `north`.
fn beside_their_keys(evidence: &Evidence<'_>, id: NodeId) -> Option<NodeId> {
    let graph = &evidence.graph;
    let node = graph.node(id);
    // Most often examples show every key.
    if node.fields.iter().all(|field| field.present > 0) || !matches!(graph.origin(id).1, Edge::Field(_)) {
        return None;
    }
    let thing = |list: NodeId| graph.node(list).items.unwrap_or(list);
    let (shown, said): (Vec<_>, Vec<_>) = node.fields.iter().partition(|field| field.present > 0);
    let first = graph.node(thing(shown.first()?.node));
    let is_key = |name: &str| first.field(name).is_some();
    let is_one = |list: NodeId| {
        let thing = graph.node(thing(list));
        thing.is_object() && thing.fields.iter().all(|field| is_key(field.name))
    };
    let alike = shown.iter().all(|field| field.rows.is_empty() && is_one(field.node));
    let told = said.iter().all(|field| is_key(field.name) || is_one(field.node));
    (alike && told).then(|| thing(shown[0].node))
}

/// Gives things the keys that rows name beside them.
fn give_keys(evidence: &mut Evidence<'_>, id: NodeId, things: NodeId) {
    let node = evidence.graph.node_mut(id);
    let (shown, said) = node.take_fields().into_iter().partition(|field| field.present > 0);
    node.fields = shown;
    for field in said {
        let field: Field<'_> = field;
        if evidence.graph.node(things).field(field.name).is_some() {
            evidence.graph.add_field(things, field);
        } else {
            evidence.graph.unify(things, field.node);
        }
    }
}

fn keyed_by_data(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let graph = &evidence.graph;
    let node = graph.node(id);
    let (parent, edge) = graph.origin(id);
    if !undescribed(evidence, id) {
        let data = matches!(edge, Edge::Field(name) if words::holds_data(name));
        let scalars = || node.fields.iter().all(|field| is_scalar(evidence, field.node));
        return described_by_placeholders(evidence, id, data) && (!data || scalars()) && uniform(evidence, id);
    }
    let names = || node.fields.iter().map(|field| field.name);
    if role::is_paging(evidence, id) {
        return false;
    }
    let chosen = || {
        data_keys::are_numbered(names())
            || data_keys::are_codes(names())
            || names().all(data_keys::is_header)
            || names().all(data_keys::is_setting)
            || (names().all(|name| name.len() < 8) && are_placeholders(evidence, id))
    };
    if (names().any(is_data) || chosen()) && uniform(evidence, id) {
        return true;
    }
    let Edge::Field(name) = edge else {
        return edge == Edge::Root && node.fields.len() > 1 && alike_objects(evidence, id, 2);
    };
    let rows = parent.and_then(|parent| graph.node(parent).field(name)).map_or(&[][..], |field| &field.rows);
    let said = words::holds_data(name) || rows.iter().any(|&row| says_data(evidence, row));
    if holds_holder(evidence, id) {
        return false;
    }
    if said && are_values(evidence, id) {
        return true;
    }
    if names_many(evidence, id, name) {
        return true;
    }
    if node.hollow && alike_containers(evidence, id) {
        return true;
    }
    // Of three things with one key, or two with odd names, each has its name.
    let odd = node.fields.len() > 2 || names().all(data_keys::is_odd);
    node.fields.len() > 1 && alike_objects(evidence, id, if odd { 1 } else { 2 })
}

/// Whether the only key has data in its turn: `{"set_metadata": {"metadata": {…}}}` does something with it.
fn holds_holder(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let [field] = evidence.graph.node(id).fields.as_slice() else { return false };
    words::holds_data(field.name) && evidence.graph.node(field.node).is_object()
}

/// Whether examples show nothing but `"key": "value"`.
fn are_placeholders(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let mut pairs = evidence.graph.maps(id).flatten().peekable();
    pairs.peek().is_some() && pairs.all(|(key, value)| placeholder::is_pair(key, value))
}

/// Whether a key in the plural holds nothing but objects, with some key in common: they are the things that it names,
/// under their names.
fn names_many(evidence: &Evidence<'_>, id: NodeId, key: &str) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let keys = |field: &Field<'_>| &evidence.graph.node(field.node).fields;
    let is_of_all = |name: &str| fields.iter().all(|other| evidence.graph.node(other.node).field(name).is_some());
    let alike = || match fields.as_slice() {
        [_] => !words::is_one_in_plural(key),
        [first, ..] => keys(first).iter().any(|shared| is_of_all(shared.name)),
        [] => false,
    };
    // `{"bells": {"bell": {…}}}` is what XML has around a list.
    let plural = || {
        let (words, one) = (Words::local(key), Words::local(key).singular());
        one != words && fields.iter().all(|field| Words::local(field.name) != one)
    };
    let objects = || {
        fields.iter().all(|field| {
            let kinds = evidence.graph.node(field.node).kinds();
            kinds.solid().single() == Some(JsonKind::Object)
        })
    };
    objects() && plural() && alike()
}

/// Whether a row says that its object holds keys and values.
fn says_data(evidence: &Evidence<'_>, row: RowId) -> bool {
    let parameter = &evidence.row(row).parameter;
    matches!(evidence.declared(row), Declared::Map(_))
        || calls_map(&parameter.description)
        || [
            "key-value",
            "key/value",
            "key and value",
            "key value pair",
            "name-value",
            "name/value",
            "ash of ",
            "ictionary of ",
            "apping of ",
            "keyed by",
            ", by name",
            "each under its",
            "under their names",
            "by their names",
            "indexed by",
        ]
        .iter()
        .any(|phrase| parameter.description.contains(phrase))
}

/// Whether prose begins by calling its value a map: "Map of the values that bells gave".
fn calls_map(description: &str) -> bool {
    matches!(declared::holding(description), Some(Declared::Map(_)))
}

/// The keys of bodies whose values rows call maps.
fn called_maps<'a>(evidence: &Evidence<'a>) -> HashSet<&'a str> {
    let calls: Vec<bool> = evidence.texts.iter().map(|text| calls_map(text)).collect();
    let rows = evidence.rows.iter().filter(|of| of.location == Location::Body && calls[of.text as usize]);
    rows.map(|of| of.row.parameter.name.as_str()).collect()
}

/// Whether what stands under the keys can be the values of a map: scalars, or things of one kind.
fn are_values(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.node(id).fields.iter().all(|field| is_scalar(evidence, field.node)) || uniform(evidence, id)
}

fn is_scalar(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let kinds = evidence.graph.node(id).kinds();
    !kinds.has(JsonKind::Object) && !kinds.has(JsonKind::Array)
}

/// Whether the values under all keys are of one kind.
fn uniform(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let kinds = fields.iter().map(|field| evidence.graph.node(field.node).kinds());
    kinds.reduce(Kinds::union).is_some_and(|kinds| kinds.solid().count() <= 1)
}

/// Whether two keys or more of what is shown empty too hold lists of one kind, or objects with a key in common or with
/// no keys but data: there may be any number of them.
fn alike_containers(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let graph = &evidence.graph;
    let fields = &graph.node(id).fields;
    let kinds = |id: NodeId| graph.node(id).kinds().solid();
    let all = |kind: JsonKind| fields.iter().all(|field| kinds(field.node).single() == Some(kind));
    let keys = |field: &Field<'_>| graph.node(field.node).fields.iter().map(|field| field.name);
    let Some(first) = fields.first().filter(|_| fields.len() > 1) else { return false };
    if all(JsonKind::Object) {
        let is_of_all = |name: &str| fields.iter().all(|other| graph.node(other.node).field(name).is_some());
        return keys(first).any(is_of_all) || fields.iter().all(|field| keys(field).all(is_data));
    }
    let element = |field: &Field<'_>| graph.node(field.node).items.and_then(|items| kinds(items).single());
    all(JsonKind::Array) && fields.iter().all(|field| element(field).is_some() && element(field) == element(first))
}

/// Whether the values are objects, or lists of objects, with the same keys each, at least so many.
fn alike_objects(evidence: &Evidence<'_>, id: NodeId, least: usize) -> bool {
    let graph = &evidence.graph;
    let mut first: Option<Vec<&str>> = None;
    uniform(evidence, id)
        && graph.node(id).fields.iter().all(|field| {
            let node = graph.node(field.node);
            let object = match node.items {
                Some(items) => graph.node(items),
                None => node,
            };
            let mut keys: Vec<&str> = object.fields.iter().map(|field| field.name).collect();
            keys.sort_unstable();
            keys.len() >= least && *first.get_or_insert_with(|| keys.clone()) == keys
        })
}

/// Whether so many keys hold objects with keys of one structure that the keys must be names of things: settings, say,
/// each with `default` and some with `min` and `max` too.
fn have_one_structure(evidence: &Evidence<'_>, id: NodeId) -> bool {
    const MANY: usize = 8;
    let graph = &evidence.graph;
    let fields = &graph.node(id).fields;
    let values = || fields.iter().map(|field| graph.node(field.node));
    if fields.len() < MANY || !values().all(|value| value.is_object() && value.values.is_none()) {
        return false;
    }
    let Some(richest) = values().max_by_key(|value| value.fields.len()).filter(|value| value.fields.len() > 1) else {
        return false;
    };
    let contained = values().all(|value| value.fields.iter().all(|field| richest.field(field.name).is_some()));
    contained && richest.fields.iter().any(|field| values().all(|value| value.field(field.name).is_some()))
}
