//! Parts that are named for a kind of the thing that has them: `threshold_rule` beside `type: threshold`, `password`
//! beside `methods: ["password"]`. Things of other kinds do without them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::enums::Prose;
use super::variants;
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{Field, NodeId};
use crate::infer::language::words::{self, Words};

/// With more values than this, a key tells no kinds.
const MANY: usize = 64;

/// How many keys of one thing are asked for its kinds: each is compared with all keys.
const TELLING: usize = 8;

/// The keys of a class that are named for one of several kinds.
pub(crate) fn own<'a>(evidence: &Evidence<'a>, prose: &Prose, class: NodeId) -> Vec<&'a str> {
    let fields = &evidence.graph.node(class).fields;
    let mut own = Vec::new();
    for telling in fields.iter().filter(|field| tells(field.name)).take(TELLING) {
        let kinds = kinds(evidence, prose, telling);
        if !(2..=MANY).contains(&kinds.len()) {
            continue;
        }
        // What is no object and no list is said of all kinds more often than not: the name of the domain of a change.
        let named = |field: &&Field<'a>| {
            variants::is_substantial(evidence, field.node) && kinds.iter().any(|kind| is_of(field.name, kind))
        };
        own.extend(fields.iter().filter(named).map(|field| field.name));
    }
    own
}

/// Whether a key tells kinds, by its name: `type`, `methods`.
fn tells(name: &str) -> bool {
    words::tells_kind(name) || (name.ends_with('s') && words::tells_kind(&Words::local(name).singular().snake()))
}

/// The kinds that a key shows, or that its rows list, as words.
fn kinds(evidence: &Evidence<'_>, prose: &Prose, telling: &Field<'_>) -> BTreeSet<Words> {
    let class = evidence.graph.find(telling.node);
    let texts = |id: NodeId| evidence.graph.seen(id).map(|seen| seen.value).filter_map(Value::as_str).take(MANY);
    let items = evidence.graph.node(class).items;
    let shown = texts(class).chain(items.into_iter().flat_map(texts)).map(Words::of);
    let listed = telling.rows.iter().flat_map(|&row| &prose.row(row).values).map(|(value, _)| Words::of(value));
    shown.chain(listed.take(MANY)).filter(|words| !words.is_empty()).collect()
}

/// Whether a key is named for a kind: its words begin with those of the kind.
fn is_of(name: &str, kind: &Words) -> bool {
    if !words::start_alike(name, kind.as_str()) {
        return false;
    }
    let words = Words::local(name);
    let rest = words.as_str().strip_prefix(kind.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
