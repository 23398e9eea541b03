//! Values of several kinds under one key of one thing, which is made with what it is shown with later.

use docbind_spec::JsonKind;
use rustc_hash::FxHashMap as HashMap;

use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{Edge, Graph, Kinds, NodeId};
use crate::infer::name::role::Roles;

/// What a place is by what it hangs on: the thing, its key, and how many lists and maps are between.
type Place<'a> = (u32, &'a str, u32);

/// Makes one of all places of a thing that hold plain values of the same kinds, more than one: what a request sends
/// there is what an answer shows.
pub(crate) fn join(evidence: &mut Evidence<'_>, roles: &Roles) {
    let graph = &evidence.graph;
    let mut known: HashMap<Place<'_>, Vec<(Kinds, NodeId)>> = HashMap::default();
    let mut same = Vec::new();
    for class in graph.classes() {
        let kinds = graph.node(class).kinds().solid();
        if kinds.count() < 2 || kinds.has(JsonKind::Array) || kinds.has(JsonKind::Object) {
            continue;
        }
        let Some(place) = place(graph, roles, class) else { continue };
        let others = known.entry(place).or_default();
        match others.iter().find(|(other, _)| *other == kinds) {
            Some(&(_, first)) => same.push((first, class)),
            None => others.push((kinds, class)),
        }
    }
    for (first, class) in same {
        evidence.graph.unify(first, class);
    }
}

fn place<'a>(graph: &Graph<'a>, roles: &Roles, id: NodeId) -> Option<Place<'a>> {
    let (mut id, mut depth) = (id, 0);
    loop {
        match graph.origin(id) {
            (Some(parent), Edge::Field(_)) if graph.node(parent).values.is_some() => id = parent,
            (Some(parent), Edge::Field(key)) => return Some((roles.role(parent).number, key, depth)),
            (Some(parent), Edge::Items | Edge::Values) => id = parent,
            (None, _) | (_, Edge::Root) => return None,
        }
        depth += 1;
    }
}
