//! Keys that rows alone put in an object are those of its elements, where examples show lists under the same key.
//!
//! Rows print `Object` for many a list. Places of which an operation has no example are made lists here, before they
//! are compared with those that examples show.

use std::collections::BTreeSet;

use docbind_spec::JsonKind;
use rustc_hash::FxHashMap as HashMap;

use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{Edge, NodeId};
use crate::infer::language::words;

/// Makes lists of the places that only rows know, where every example of the key is a list of objects that have most
/// of their keys.
pub(crate) fn mark(evidence: &mut Evidence<'_>) {
    let mut told: Vec<(&str, NodeId)> = Vec::new();
    let mut shown: HashMap<&str, Option<BTreeSet<&str>>> = HashMap::default();
    let graph = &mut evidence.graph;
    for id in graph.classes() {
        let Edge::Field(key) = graph.origin(id).1 else { continue };
        let node = graph.node(id);
        if node.seen.is_empty() {
            let holds = !node.fields.is_empty() && node.items.is_none() && node.values.is_none();
            // All links are of one type, whatever rows say of them.
            if holds && !words::names_links(key) {
                told.push((key, id));
            }
            continue;
        }
        let list = node.items.filter(|_| node.kinds().solid().single() == Some(JsonKind::Array));
        let elements = list.map(|items| graph.node(items)).filter(|items| items.is_object() && items.objects > 0);
        let keys = shown.entry(key).or_insert_with(|| Some(BTreeSet::new()));
        match (elements, keys.as_mut()) {
            (Some(elements), Some(keys)) => keys.extend(elements.fields.iter().map(|field| field.name)),
            (None, _) => *keys = None,
            (Some(_), None) => {}
        }
    }
    for (key, id) in told {
        let Some(Some(keys)) = shown.get(key) else { continue };
        let fields = &graph.node(id).fields;
        if fields.iter().filter(|field| keys.contains(field.name)).count() * 2 <= fields.len() {
            continue;
        }
        let items = graph.items(id);
        for field in graph.node_mut(id).take_fields() {
            graph.add_field(items, field);
        }
    }
}
