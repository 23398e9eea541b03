//! Links: structures that say where something is and what it is to the thing, under whatever keys.

use std::collections::BTreeMap;

use docbind_spec::JsonKind;

use crate::infer::evidence::graph::{Graph, NodeId};

/// Links with the same keys are of one type, whatever keys they stand under.
pub(crate) fn join(graph: &mut Graph<'_>) {
    let mut known: BTreeMap<Vec<&str>, Vec<NodeId>> = BTreeMap::new();
    for class in graph.classes().filter(|&class| is_link(graph, class)) {
        let mut keys: Vec<&str> = graph.node(class).fields.iter().map(|field| field.name).collect();
        keys.sort_unstable();
        known.entry(keys).or_default().push(class);
    }
    for same in known.into_values() {
        for &link in &same[1..] {
            graph.unify(same[0], link);
        }
    }
}

/// The link that says the least, where there are several.
pub(crate) fn plain_link(graph: &Graph<'_>) -> Option<NodeId> {
    let links = graph.classes().filter(|&class| is_link(graph, class));
    links.min_by_key(|&class| {
        let mut keys: Vec<&str> = graph.node(class).fields.iter().map(|field| field.name).collect();
        keys.sort_unstable();
        (keys.len(), keys)
    })
}

/// Whether a structure is a link, as RFC 8288 has them: a target and what it is to the thing, and perhaps hints.
pub(crate) fn is_link(graph: &Graph<'_>, id: NodeId) -> bool {
    let node = graph.node(id);
    let is_own = |name: &str| matches!(name, "href" | "rel" | "type" | "title" | "hreflang" | "media");
    let is_text = |id| {
        let node = graph.node(id);
        !node.is_object()
            && node.items.is_none()
            && matches!(node.kinds().solid().single(), None | Some(JsonKind::String))
    };
    (2..=6).contains(&node.fields.len())
        && node.values.is_none()
        && node.items.is_none()
        && node.field("href").is_some()
        && node.field("rel").is_some()
        && node.fields.iter().all(|field| is_own(field.name) && is_text(field.node))
}
