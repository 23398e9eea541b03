//! Objects whose keys are data: `metadata`, tags, things under their ids. They are maps, not structures.

use super::body::Evidence;
use super::declared::Declared;
use super::evidence::{Edge, NodeId, RowId};
use super::words::Words;
use super::{role, words};
use docbind_spec::JsonKind;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// Makes maps of the places whose keys are data. A key that a row describes is no data.
pub(super) fn mark(evidence: &mut Evidence<'_>) {
    let ids: Vec<NodeId> = evidence.graph.ids().collect();
    let mut keys = HashSet::default();
    // The names that things of one structure have, by the key that they stand under.
    let mut settings: HashMap<&str, HashSet<&str>> = HashMap::default();
    for &id in &ids {
        if have_one_structure(evidence, id) && undescribed(evidence, id) {
            if let (_, Edge::Field(key)) = evidence.graph.origin(id) {
                let names = evidence.graph.node(id).fields.iter().map(|field| field.name);
                settings.entry(key).or_default().extend(names);
            }
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
        if node.values.is_some() || !node.is_object() || !undescribed(evidence, id) {
            continue;
        }
        let names = |key: &&str| settings.get(key).is_some_and(|names| most_are(evidence, id, names));
        let same = || matches!(evidence.graph.origin(id).1, Edge::Field(key) if names(&key)) && uniform(evidence, id);
        if holds(evidence, id, &keys) || (!settings.is_empty() && same()) {
            evidence.graph.map(id);
        }
    }
}

/// Whether a place is the value of one of the keys. What a map holds under its own keys is another thing.
fn holds(evidence: &Evidence<'_>, id: NodeId, keys: &HashSet<&str>) -> bool {
    let (parent, edge) = evidence.graph.origin(id);
    let data = parent.is_some_and(|parent| evidence.graph.node(parent).values.is_some());
    matches!(edge, Edge::Field(name) if !data && keys.contains(name))
}

/// Whether most keys of a place are among these names.
fn most_are(evidence: &Evidence<'_>, id: NodeId, names: &HashSet<&str>) -> bool {
    let fields = &evidence.graph.node(id).fields;
    fields.iter().filter(|field| names.contains(field.name)).count() * 2 > fields.len()
}

fn undescribed(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.node(id).fields.iter().all(|field| field.rows.is_empty())
}

/// Whether the keys that rows name are never seen beside keys that are: the name of such a row (`keyname`) stands for
/// whatever key a user chooses.
fn described_by_placeholders(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let named = fields.iter().filter(|field| !field.rows.is_empty());
    fields.iter().any(|field| field.present > 0) && named.into_iter().all(|field| field.present == 0)
}

fn keyed_by_data(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let graph = &evidence.graph;
    let node = graph.node(id);
    let (parent, edge) = graph.origin(id);
    if graph.find(id) != id || node.values.is_some() || !node.is_object() {
        return false;
    }
    if !undescribed(evidence, id) {
        let scalars = || node.fields.iter().all(|field| is_scalar(evidence, field.node));
        let data = matches!(edge, Edge::Field(name) if words::holds_data(name));
        return data && described_by_placeholders(evidence, id) && scalars() && uniform(evidence, id);
    }
    let names = || node.fields.iter().map(|field| field.name);
    if role::is_paging(evidence, id) {
        return false;
    }
    if names().any(is_data) && uniform(evidence, id) {
        return true;
    }
    let Edge::Field(name) = edge else { return false };
    let rows = parent.and_then(|parent| graph.node(parent).field(name)).map_or(&[][..], |field| &field.rows);
    let said = words::holds_data(name) || rows.iter().any(|&row| says_data(evidence, row));
    let scalars = node.fields.iter().all(|field| is_scalar(evidence, field.node));
    if said && (scalars || uniform(evidence, id)) {
        return true;
    }
    if names_many(evidence, id, name) {
        return true;
    }
    node.fields.len() > 1 && alike_objects(evidence, id)
}

/// Whether a key in the plural holds nothing but objects: they are the things that it names, under their names.
fn names_many(evidence: &Evidence<'_>, id: NodeId, key: &str) -> bool {
    let fields = &evidence.graph.node(id).fields;
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
    !fields.is_empty() && objects() && plural()
}

/// Whether a row says that its object holds keys and values.
fn says_data(evidence: &Evidence<'_>, row: RowId) -> bool {
    let parameter = &evidence.row(row).parameter;
    matches!(evidence.declared(row), Declared::Map(_))
        || ["key-value", "key/value", "key and value", "key value pair", "name-value", "name/value"]
            .iter()
            .any(|phrase| parameter.description.contains(phrase))
}

/// Whether a key is no word a program would be written for: it has blanks, or is a number, an id or an address.
pub(super) fn is_data(name: &str) -> bool {
    let mut labels = name.split('.').peekable();
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    // Two dots or more: `www.example.com`. One stands in the names of extensions too.
    let host = name.matches('.').count() > 1 && labels.all(label) && !name.contains("..");
    let mail = name.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let date = name.as_bytes();
    let month = date.len() >= 7
        && date.iter().take(4).chain(&date[5..7]).all(u8::is_ascii_digit)
        && date[4] == b'-'
        && date.get(7).is_none_or(|&byte| byte == b'-');
    let hex = |byte: u8| byte.is_ascii_hexdigit() || byte == b'-';
    host || mail
        || month
        || name.bytes().any(|byte| matches!(byte, b' ' | b'/' | b'{' | b'<'))
        || (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'))
        || (name.len() >= 16 && name.bytes().all(hex) && name.bytes().any(|byte| byte.is_ascii_digit()))
}

fn is_scalar(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let kinds = evidence.graph.node(id).kinds();
    !kinds.has(JsonKind::Object) && !kinds.has(JsonKind::Array)
}

/// Whether the values under all keys are of one kind.
fn uniform(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let kinds = fields.iter().map(|field| evidence.graph.node(field.node).kinds());
    kinds.reduce(super::evidence::Kinds::union).is_some_and(|kinds| kinds.solid().iter().count() <= 1)
}

/// Whether the values are objects, or lists of objects, with the same two or more keys each.
fn alike_objects(evidence: &Evidence<'_>, id: NodeId) -> bool {
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
            keys.len() > 1 && *first.get_or_insert_with(|| keys.clone()) == keys
        })
}

/// Whether so many keys hold objects with keys of one structure that the keys must be names of things: settings, say,
/// each with `default` and some with `min` and `max` too.
fn have_one_structure(evidence: &Evidence<'_>, id: NodeId) -> bool {
    const MANY: usize = 8;
    let graph = &evidence.graph;
    let fields = &graph.node(id).fields;
    if graph.find(id) != id || graph.node(id).values.is_some() {
        return false;
    }
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

#[cfg(test)]
mod tests {
    use super::is_data;

    #[track_caller]
    fn check(name: &str, expected: bool) {
        assert_eq!(is_data(name), expected, "{name}");
    }

    #[test]
    fn blanks_numbers_and_ids_are_data() {
        check("My label", true);
        check("10.1.2.3", true);
        check("0f9a2c44-1d3b-4a51-9e7c-3b1a7e5f2d10", true);
        check("2014-01", true);
        check("2014-01-31T10:00:00Z", true);
        check("www.example.com", true);
        check("ida@example.com", true);
        check("com.example__1__key", false);
        check("201-402", false);
        check("flavor", false);
        check("deadbeefdeadbeef", false);
        check("ipv4", false);
    }
}
