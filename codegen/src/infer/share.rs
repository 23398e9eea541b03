//! One type for one thing: places that show the same structure under the same name are unified.
//!
//! What is shown, listed and created is one type where the evidence lets it be. A request keeps a type of its own
//! unless it has exactly the keys of the answer.

use std::collections::BTreeMap;

use super::body::{Evidence, Message};
use super::declared::Declared;
use super::evidence::{Edge, Graph, Node, NodeId};
use super::presence::Required;
use super::role::{self, Rank, Roles};
use docbind_spec::{Direction, JsonKind};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// How alike two structures must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// Things of the same name: nearly the same keys, for what is always there should stay so.
    Thing,
    /// Things of the same name where neither has all keys of the other.
    Kin,
    /// Parts of the same name in things that are alike.
    Part,
    /// The same keys, each of them as surely there.
    Exact,
}

/// Unifies what is one thing, over all operations. Returns the structures that have all keys of another and more, each
/// with that other.
pub(super) fn share(evidence: &mut Evidence<'_>, roles: &Roles, required: &Required) -> Vec<(NodeId, NodeId)> {
    let mut bases = Vec::new();
    recursive(evidence, roles, required);
    let mut by_name: HashMap<&str, Vec<NodeId>> = HashMap::default();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        let structure = node.is_object() && node.values.is_none();
        if structure && !roles.role(id).name.is_empty() {
            by_name.entry(roles.role(id).name).or_default().push(id);
        }
    }
    let mut by_name: Vec<(&str, Vec<NodeId>)> = by_name.into_iter().collect();
    by_name.sort_unstable_by_key(|&(name, _)| name);
    for (_, mut ids) in by_name {
        ids.sort_by_cached_key(|&id| identity(evidence, roles, id));
        cluster(evidence, roles, required, &ids, &mut bases);
    }
    echoes(evidence, roles, required);
    empty_lists(evidence, roles);
    unseen(evidence, roles);
    bases
}

/// What makes a place this one whatever other pages there are: answers before requests, the nearest to what the
/// operation is about first, then the richest.
fn identity(evidence: &Evidence<'_>, roles: &Roles, id: NodeId) -> impl Ord {
    let body = roles.body_of(evidence, id);
    let operation = body.map(|body| evidence.operations[body.operation]);
    let keys = evidence.graph.node(id).fields.len();
    (
        body.map(|body| body.message == Message::Request),
        roles.role(id).rank,
        std::cmp::Reverse(keys),
        operation.map(|operation| (operation.path.node.as_str(), operation.method, operation.title.node.as_str())),
        id,
    )
}

/// A structure inside one of the same name is the same: a domain's subdomains are domains.
fn recursive(evidence: &mut Evidence<'_>, roles: &Roles, required: &Required) {
    let mut pairs = Vec::new();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        if !node.is_object() || node.values.is_some() || node.fields.len() < 2 {
            continue;
        }
        let mut above = evidence.graph.origin(id).0;
        while let Some(ancestor) = above {
            let outer = evidence.graph.node(ancestor);
            let contained =
                || outer.values.is_none() && node.fields.iter().all(|field| outer.field(field.name).is_some());
            if roles.role(ancestor).name == roles.role(id).name && outer.is_object() && contained() {
                pairs.push((ancestor, id));
                break;
            }
            above = evidence.graph.origin(ancestor).0;
        }
    }
    for (outer, inner) in pairs {
        if compatible(&evidence.graph, required, outer, inner, Likeness::Part) {
            evidence.graph.unify(outer, inner);
        }
    }
}

/// What a structure is for. A change names some of a thing, and is another structure than what makes the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    Shown,
    Made,
    Changed,
}

impl Use {
    fn of(evidence: &Evidence<'_>, roles: &Roles, id: NodeId) -> Self {
        let Some(body) = roles.body_of(evidence, id).filter(|body| body.message == Message::Request) else {
            return Self::Shown;
        };
        let whole = roles.role(id).rank != Rank::Part;
        if whole && role::is_update(evidence, body.operation) { Self::Changed } else { Self::Made }
    }
}

impl Use {
    /// Whether structures of the two uses are one where their keys are the same. What a change names is never sure.
    fn echoes(self, other: Self) -> bool {
        self != other && self != Self::Changed && other != Self::Changed
    }
}

/// Unifies the places of one name, each with the first that it is like.
fn cluster(
    evidence: &mut Evidence<'_>,
    roles: &Roles,
    required: &Required,
    ids: &[NodeId],
    bases: &mut Vec<(NodeId, NodeId)>,
) {
    let mut clusters: Vec<(Use, NodeId)> = Vec::new();
    let mut done = HashSet::default();
    for &id in ids {
        if !done.insert(evidence.graph.find(id)) {
            continue;
        }
        let part = roles.role(id).rank == Rank::Part;
        let direction = Use::of(evidence, roles, id);
        let like = |likeness: Likeness| {
            let mut clusters = clusters.iter().filter(|&&(other, _)| other == direction);
            clusters
                .find(|&&(_, kept)| compatible(&evidence.graph, required, kept, id, likeness))
                .map(|&(_, kept)| kept)
        };
        let same = if part { like(Likeness::Part) } else { like(Likeness::Thing) };
        let echoed = || {
            let mut others = clusters.iter().filter(|&&(other, _)| other.echoes(direction));
            others
                .find(|&&(_, kept)| compatible(&evidence.graph, required, kept, id, Likeness::Exact))
                .map(|&(_, kept)| kept)
        };
        if let Some(kept) = same.or_else(echoed) {
            evidence.graph.unify(kept, id);
            continue;
        }
        let base = clusters.iter().find_map(|&(other, kept)| {
            (other == direction && direction == Use::Shown && !part)
                .then(|| based(&evidence.graph, required, kept, id))
                .flatten()
        });
        if let Some((whole, base)) = base {
            bases.push((whole, base));
            join_fields(&mut evidence.graph, whole, base);
            clusters.push((direction, id));
        } else if let Some(kept) = if part { None } else { like(Likeness::Kin) } {
            evidence.graph.unify(kept, id);
        } else {
            clusters.push((direction, id));
        }
    }
}

/// Whole answers with the same keys are one thing whatever their paths say: the job that every change answers with.
fn echoes(evidence: &mut Evidence<'_>, roles: &Roles, required: &Required) {
    const TELLING: usize = 4;
    let mut answers: BTreeMap<Vec<&str>, Vec<NodeId>> = BTreeMap::new();
    for body in evidence.bodies.iter().filter(|body| body.message != Message::Request) {
        let node = evidence.graph.node(body.root);
        if node.fields.len() >= TELLING && node.values.is_none() && roles.role(body.root).rank == Rank::Thing {
            let mut keys: Vec<&str> = node.fields.iter().map(|field| field.name).collect();
            keys.sort_unstable();
            answers.entry(keys).or_default().push(body.root);
        }
    }
    for roots in answers.into_values() {
        for root in &roots[1..] {
            if compatible(&evidence.graph, required, roots[0], *root, Likeness::Thing) {
                evidence.graph.unify(roots[0], *root);
            }
        }
    }
}

/// The one of two structures that has all keys of the other and more, before that other.
fn based(graph: &Graph<'_>, required: &Required, a: NodeId, b: NodeId) -> Option<(NodeId, NodeId)> {
    let (whole, base) = if graph.node(a).fields.len() > graph.node(b).fields.len() { (a, b) } else { (b, a) };
    let (outer, inner) = (graph.node(whole), graph.node(base));
    let contained = inner.fields.iter().all(|field| outer.field(field.name).is_some());
    let alike = || {
        inner.fields.iter().all(|field| match outer.field(field.name) {
            Some(same) => compatible(graph, required, same.node, field.node, Likeness::Part),
            None => false,
        })
    };
    (inner.fields.len() > 1 && inner.fields.len() < outer.fields.len() && contained && alike()).then_some((whole, base))
}

/// Makes the values of the keys that two structures share one, without making one of the structures.
fn join_fields(graph: &mut Graph<'_>, whole: NodeId, base: NodeId) {
    let fields: Vec<(&str, NodeId)> = graph.node(base).fields.iter().map(|field| (field.name, field.node)).collect();
    for (name, node) in fields {
        if let Some(same) = graph.node(whole).field(name).map(|field| field.node) {
            graph.unify(same, node);
        }
    }
}

/// A list of which only empty ones were seen holds what most lists of the name hold: in its service or, where it has
/// none, in several others.
fn empty_lists(evidence: &mut Evidence<'_>, roles: &Roles) {
    let mut full: HashMap<&str, Vec<(&str, NodeId)>> = HashMap::default();
    let mut empty = Vec::new();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        let (Some(key), Some(items)) = (evidence.graph.key(id), node.items) else { continue };
        let folder = roles.body_of(evidence, id).map_or("", |body| evidence.folders[body.operation]);
        if is_blank(&evidence.graph, items) {
            empty.push((key, folder, id));
        } else {
            full.entry(key).or_default().push((folder, evidence.graph.find(items)));
        }
    }
    for (key, folder, id) in empty {
        let Some(known) = full.get(key) else { continue };
        let own = most(known.iter().filter(|(other, _)| *other == folder).map(|&(_, items)| items));
        let items = own.or_else(|| {
            let items = most(known.iter().map(|&(_, items)| items))?;
            let mut folders = known.iter().filter(|&&(_, other)| other == items).map(|&(folder, _)| folder);
            let first = folders.next()?;
            folders.any(|folder| folder != first).then_some(items)
        });
        if let (Some(items), Some(own)) = (items, evidence.graph.node(id).items) {
            evidence.graph.unify(items, own);
        }
    }
}

/// The one that two thirds are.
fn most(all: impl Iterator<Item = NodeId>) -> Option<NodeId> {
    let mut counts: BTreeMap<NodeId, usize> = BTreeMap::new();
    for id in all {
        *counts.entry(id).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (&id, &count) = counts.iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id)))?;
    (count * 3 >= all * 2).then_some(id)
}

/// A key that only rows know holds what every other structure holds there.
fn unseen(evidence: &mut Evidence<'_>, roles: &Roles) {
    let mut shown: HashMap<(Direction, &str), Option<NodeId>> = HashMap::default();
    let mut blank = Vec::new();
    let ids: Vec<NodeId> = evidence.graph.ids().collect();
    for id in ids {
        let (_, Edge::Field(name)) = evidence.graph.origin(id) else { continue };
        let Some(direction) = roles.body_of(evidence, id).map(|body| body.message.direction()) else { continue };
        let class = evidence.graph.find(id);
        let node = evidence.graph.node(class);
        if is_blank(&evidence.graph, class) {
            blank.push((direction, name, class));
        } else if node.items.is_some() || (node.is_object() && node.values.is_none()) {
            let entry = shown.entry((direction, name)).or_insert(Some(class));
            if *entry != Some(class) {
                *entry = None;
            }
        } else if node.kinds().solid() != super::evidence::Kinds::default() {
            shown.insert((direction, name), None);
        }
    }
    for (direction, name, class) in blank {
        let other = match direction {
            Direction::Request => Direction::Response,
            Direction::Response => Direction::Request,
        };
        let elsewhere =
            || shown.get(&(other, name)).filter(|same| same.is_some_and(|same| lists_plain(evidence, same)));
        if let Some(Some(same)) = shown.get(&(direction, name)).or_else(elsewhere) {
            let text = |row: &super::evidence::RowId| {
                let printed = evidence.row(*row).parameter.printed_type.as_deref();
                !matches!(
                    Declared::parse(printed),
                    Declared::Unknown | Declared::Array(_) | Declared::Object | Declared::Map
                )
            };
            let holder = evidence.graph.origin(class).0;
            // A row that prints its own name again says of no value that it is in itself.
            let inside = |mut id: NodeId| {
                let object = evidence.graph.node(*same).items.is_none();
                while let Some(above) = evidence.graph.origin(id).0 {
                    if object && evidence.graph.find(above) == evidence.graph.find(*same) {
                        return true;
                    }
                    id = above;
                }
                false
            };
            let rows =
                holder.and_then(|holder| evidence.graph.node(holder).field(name)).map_or(&[][..], |field| &field.rows);
            if !rows.iter().any(text) && !inside(class) {
                evidence.graph.unify(*same, class);
            }
        }
    }
}

/// Whether a place holds lists of plain values: what goes one way is what comes the other.
fn lists_plain(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let items = evidence.graph.node(id).items.map(|items| evidence.graph.node(items));
    items.is_some_and(|items| {
        !items.is_object() && items.items.is_none() && items.values.is_none() && !items.seen.is_empty()
    })
}

fn is_blank(graph: &Graph<'_>, id: NodeId) -> bool {
    let node = graph.node(id);
    node.seen.is_empty() && node.fields.is_empty() && node.items.is_none() && node.values.is_none()
}

/// Whether two places can be one: the kinds agree, and the keys agree as far as the likeness asks.
fn compatible<'a>(graph: &Graph<'a>, required: &Required, a: NodeId, b: NodeId, likeness: Likeness) -> bool {
    // Most pairs differ at first sight, before anything is noted down.
    let mut asked = HashSet::default();
    let keys = graph.node(a).fields.len().min(graph.node(b).fields.len());
    let mut odd_kinds = 0;
    let mut work = Vec::new();
    let mut next = Some((a, b, likeness));
    while let Some((a, b, likeness)) = next.take().or_else(|| work.pop()) {
        let (a, b) = (graph.find(a), graph.find(b));
        let pair = (a.min(b), a.max(b));
        if a == b || asked.contains(&pair) {
            continue;
        }
        let (left, right) = (graph.node(a), graph.node(b));
        let (kinds, others) = (kinds(graph, a), kinds(graph, b));
        if !kinds.is_empty() && !others.is_empty() && kinds != others {
            // Pages contradict themselves: `1` here and `true` there. One such key in many is no other thing.
            odd_kinds += 1;
            if likeness != Likeness::Part || odd_kinds * 4 > keys {
                return false;
            }
            asked.insert(pair);
            continue;
        }
        if likeness == Likeness::Exact && left.kinds() != right.kinds() && !left.is_object() && left.items.is_none() {
            return false;
        }
        if left.values.is_some() != right.values.is_some() && left.is_object() && right.is_object() {
            return false;
        }
        let mut shared = 0;
        for (mine, theirs) in left.common(right) {
            shared += 1;
            let sure = |node: &super::evidence::Node<'_>, present: u32| node.objects == present;
            if likeness == Likeness::Exact && sure(left, mine.present) != sure(right, theirs.present) {
                return false;
            }
        }
        let all = left.fields.len() + right.fields.len() - shared;
        let odd = all - shared;
        let blank = left.fields.is_empty() || right.fields.is_empty();
        let enough = match likeness {
            Likeness::Exact => odd == 0,
            Likeness::Thing => odd * 4 <= all,
            Likeness::Kin => odd * 2 <= all,
            // Parts of one thing may show different keys each time: the alternatives of `input`, say.
            Likeness::Part => odd * 2 <= all || blank || shared == left.fields.len() || shared == right.fields.len(),
        };
        let lost = |one: &Node<'a>, other: &Node<'a>| {
            other.objects > 0
                && one
                    .fields
                    .iter()
                    .any(|field| field.present > 0 && required.says(field) && other.field(field.name).is_none())
        };
        // What a row calls required stays so: a thing without it is another.
        if !enough || (!blank && (lost(left, right) || lost(right, left))) {
            return false;
        }
        for (mine, theirs) in [(left.values, right.values), (left.items, right.items)] {
            work.extend(mine.zip(theirs).map(|(mine, theirs)| (mine, theirs, likeness.inside())));
        }
        work.extend(left.common(right).map(|(mine, theirs)| (mine.node, theirs.node, likeness.inside())));
        if !work.is_empty() {
            asked.insert(pair);
        }
    }
    true
}

impl Likeness {
    const fn inside(self) -> Self {
        match self {
            Self::Exact => Self::Exact,
            Self::Thing | Self::Kin | Self::Part => Self::Part,
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
