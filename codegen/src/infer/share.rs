//! One type for one thing: places that show the same structure under the same name are unified.
//!
//! What is shown, listed and created is one type where the evidence lets it be. A request keeps a type of its own
//! unless it has exactly the keys of the answer.

use std::collections::{BTreeMap, HashMap, HashSet};

use docbind_spec::{Direction, JsonKind};

use super::body::{Evidence, Message};
use super::evidence::{Graph, NodeId};
use super::role::{Rank, Roles};

/// How alike two structures must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Things of the same name: nearly the same keys, for what is always there should stay so.
    Thing,
    /// Parts of the same name in things that are alike.
    Part,
    /// The same keys, each of them as surely there.
    Exact,
}

/// Unifies what is one thing, over all operations.
pub(super) fn share(evidence: &mut Evidence<'_>, roles: &Roles) {
    recursive(evidence, roles);
    let mut by_name: BTreeMap<&str, Vec<NodeId>> = BTreeMap::new();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        let structure = node.is_object() && node.values.is_none();
        if structure && !roles.role(id).name.is_empty() {
            by_name.entry(&roles.role(id).name).or_default().push(id);
        }
    }
    for (_, mut ids) in by_name {
        ids.sort_by_cached_key(|&id| identity(evidence, roles, id));
        cluster(evidence, roles, &ids);
    }
    empty_lists(evidence);
}

/// What makes a place this one whatever other pages there are: answers before requests, the nearest to what the
/// operation is about first, then the richest.
fn identity(evidence: &Evidence<'_>, roles: &Roles, id: NodeId) -> impl Ord + use<> {
    let body = roles.body_of(evidence, id);
    let operation = body.map(|body| evidence.operations[body.operation]);
    let keys = evidence.graph.node(id).fields.len();
    (
        body.map(|body| body.message == Message::Request),
        roles.role(id).rank,
        std::cmp::Reverse(keys),
        operation
            .map(|operation| (operation.path.node.as_str().to_owned(), operation.method, operation.title.node.clone())),
        id,
    )
}

/// A structure inside one of the same name is the same: a domain's subdomains are domains.
fn recursive(evidence: &mut Evidence<'_>, roles: &Roles) {
    let mut pairs = Vec::new();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        if !node.is_object() || node.values.is_some() || node.fields.len() < 2 {
            continue;
        }
        let mut above = evidence.graph.origin(id).0;
        while let Some(ancestor) = above {
            let outer = evidence.graph.node(ancestor);
            let contained = outer.values.is_none() && node.fields.iter().all(|field| outer.field(field.name).is_some());
            if contained && outer.is_object() && roles.role(ancestor).name == roles.role(id).name {
                pairs.push((ancestor, id));
                break;
            }
            above = evidence.graph.origin(ancestor).0;
        }
    }
    for (outer, inner) in pairs {
        if compatible(&evidence.graph, outer, inner, Likeness::Part) {
            evidence.graph.unify(outer, inner);
        }
    }
}

/// Unifies the places of one name, each with the first that it is like.
fn cluster(evidence: &mut Evidence<'_>, roles: &Roles, ids: &[NodeId]) {
    let mut clusters: Vec<(Direction, NodeId)> = Vec::new();
    let mut done = HashSet::new();
    for &id in ids {
        if !done.insert(evidence.graph.find(id)) {
            continue;
        }
        let direction = roles.body_of(evidence, id).map_or(Direction::Response, |body| body.message.direction());
        let part = roles.role(id).rank == Rank::Part;
        let like = clusters.iter().find(|&&(other, kept)| {
            let likeness = match (other == direction, part) {
                (false, _) => Likeness::Exact,
                (true, true) => Likeness::Part,
                (true, false) => Likeness::Thing,
            };
            compatible(&evidence.graph, kept, id, likeness)
        });
        match like {
            Some(&(_, kept)) => evidence.graph.unify(kept, id),
            None => clusters.push((direction, id)),
        }
    }
}

/// A list of which only empty ones were seen holds what every other list of the name holds.
fn empty_lists(evidence: &mut Evidence<'_>) {
    let mut full: HashMap<&str, Option<NodeId>> = HashMap::new();
    let mut empty = Vec::new();
    for id in evidence.graph.classes() {
        let node = evidence.graph.node(id);
        let Some(key) = evidence.graph.key(id) else { continue };
        match node.items {
            Some(items) if !is_blank(&evidence.graph, items) => {
                let items = evidence.graph.find(items);
                let entry = full.entry(key).or_insert(Some(items));
                if *entry != Some(items) {
                    *entry = None;
                }
            }
            Some(_) => empty.push((key, id)),
            None => {}
        }
    }
    for (key, id) in empty {
        if let (Some(Some(items)), Some(own)) = (full.get(key), evidence.graph.node(id).items) {
            evidence.graph.unify(*items, own);
        }
    }
}

fn is_blank(graph: &Graph<'_>, id: NodeId) -> bool {
    let node = graph.node(id);
    node.seen.is_empty() && node.fields.is_empty() && node.items.is_none() && node.values.is_none()
}

/// Whether two places can be one: the kinds agree, and the keys agree as far as the likeness asks.
fn compatible(graph: &Graph<'_>, a: NodeId, b: NodeId, likeness: Likeness) -> bool {
    let mut asked = HashSet::new();
    let mut work = vec![(a, b, likeness)];
    while let Some((a, b, likeness)) = work.pop() {
        let (a, b) = (graph.find(a), graph.find(b));
        if a == b || !asked.insert((a.min(b), a.max(b))) {
            continue;
        }
        let (left, right) = (graph.node(a), graph.node(b));
        let (kinds, others) = (kinds(graph, a), kinds(graph, b));
        if !kinds.is_empty() && !others.is_empty() && kinds != others {
            return false;
        }
        if likeness == Likeness::Exact && left.kinds() != right.kinds() && !left.is_object() && left.items.is_none() {
            return false;
        }
        if left.values.is_some() != right.values.is_some() && left.is_object() && right.is_object() {
            return false;
        }
        for (mine, theirs) in [(left.values, right.values), (left.items, right.items)] {
            if let (Some(mine), Some(theirs)) = (mine, theirs) {
                work.push((mine, theirs, likeness.inside()));
            }
        }
        let common = left.fields.iter().filter_map(|field| Some((field, right.field(field.name)?)));
        let mut shared = 0;
        for (mine, theirs) in common {
            shared += 1;
            let sure = |node: &super::evidence::Node<'_>, present: u32| node.objects == present;
            if likeness == Likeness::Exact && sure(left, mine.present) != sure(right, theirs.present) {
                return false;
            }
            work.push((mine.node, theirs.node, likeness.inside()));
        }
        let all = left.fields.len() + right.fields.len() - shared;
        let odd = all - shared;
        let blank = left.fields.is_empty() || right.fields.is_empty();
        let enough = match likeness {
            Likeness::Exact => odd == 0,
            Likeness::Thing => odd * 4 <= all,
            // Parts of one thing may show different keys each time: the alternatives of `input`, say.
            Likeness::Part => odd * 2 <= all || blank || shared == left.fields.len() || shared == right.fields.len(),
        };
        if !enough {
            return false;
        }
    }
    true
}

impl Likeness {
    const fn inside(self) -> Self {
        match self {
            Self::Exact => Self::Exact,
            Self::Thing | Self::Part => Self::Part,
        }
    }
}

/// The kinds of a place, arrays and objects that only rows know included.
fn kinds(graph: &Graph<'_>, id: NodeId) -> super::evidence::Kinds {
    let node = graph.node(id);
    let mut kinds = node.kinds().solid();
    if kinds.has(JsonKind::Number) {
        kinds = super::evidence::Kinds::default();
    }
    if !node.fields.is_empty() {
        kinds.insert(JsonKind::Object);
    }
    if node.items.is_some() {
        kinds.insert(JsonKind::Array);
    }
    kinds
}
