//! One type for one thing: places that show the same structure under the same name are unified.
//!
//! What is shown, listed and created is one type where the evidence lets it be. A request keeps a type of its own
//! unless it has exactly the keys of the answer.

pub(crate) mod echo;
pub(crate) mod likeness;
pub(crate) mod mixed;

use std::collections::BTreeMap;

use docbind_spec::{Direction, JsonKind};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::evidence::body::{Evidence, Message};
use super::evidence::graph::{Edge, Field, Graph, Kinds, Node, NodeId, RowId};
use super::language::words::{self, Words};
use super::name::role::{self, Rank, Roles};
use super::prose::declared::Declared;
use super::shape::link::{self, plain_link};
use super::shape::presence::Required;
use likeness::{Comparison, Likeness};

/// Unifies what is one thing, over all operations. Returns the structures that have all keys of another and more, each
/// with that other.
pub(crate) fn share(evidence: &mut Evidence<'_>, roles: &Roles, required: &Required) -> Vec<(NodeId, NodeId)> {
    let mut bases = Vec::new();
    let mut comparison = Comparison::new(required);
    recursive(evidence, roles, &mut comparison);
    let mut by_name: Vec<(&str, Vec<NodeId>)> = vec![("", Vec::new()); roles.count()];
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        if node.is_object() && node.values.is_none() {
            let role = roles.role(id);
            let (name, ids) = &mut by_name[role.number as usize];
            *name = role.name;
            ids.push(id);
        }
    }
    by_name.retain(|(name, ids)| !name.is_empty() && ids.len() > 1);
    by_name.sort_unstable_by_key(|&(name, _)| name);
    for (_, mut ids) in by_name {
        ids.sort_by_cached_key(|&id| identity(evidence, roles, id));
        cluster(evidence, roles, &mut comparison, &ids, &mut bases);
    }
    mixed::join(evidence, roles);
    link::join(&mut evidence.graph);
    echo::join(evidence, roles, &mut comparison);
    parts_alone(evidence, roles, &mut comparison);
    empty_lists(evidence, roles);
    unseen(evidence, roles);
    lower(&mut evidence.graph);
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
fn recursive(evidence: &mut Evidence<'_>, roles: &Roles, comparison: &mut Comparison<'_>) {
    let mut pairs = Vec::new();
    for id in evidence.graph.ids() {
        let node = evidence.graph.node(id);
        if !node.is_object() || node.values.is_some() || node.fields.len() < 2 {
            continue;
        }
        let number = roles.role(id).number;
        let recurring = evidence.graph.key(id).filter(|key| node.field(key).is_some());
        let mut above = evidence.graph.origin(id).0;
        while let Some(ancestor) = above {
            let contains = |outer: &Node<'_>| {
                let has = |field: &Field<'_>| outer.field(field.name).is_some();
                outer.is_object() && outer.values.is_none() && node.fields.iter().all(has)
            };
            // The parts of a thing that have parts of their own under the same key are such things.
            let holds = |field: &Field<'_>| holds_elements(&evidence.graph, field.node, id);
            let recurs = || recurring.is_some_and(|key| evidence.graph.node(ancestor).field(key).is_some_and(holds));
            let same = roles.role(ancestor).number == number || recurs();
            if same && contains(evidence.graph.node(ancestor)) && !is_wrapper(&evidence.graph, ancestor) {
                pairs.push((ancestor, id));
                break;
            }
            above = evidence.graph.origin(ancestor).0;
        }
    }
    for (outer, inner) in pairs {
        if comparison.holds(&evidence.graph, outer, inner, Likeness::Part) {
            evidence.graph.unify(outer, inner);
        }
    }
}

/// Whether a place is another, or a list or map of it.
fn holds_elements(graph: &Graph<'_>, id: NodeId, inner: NodeId) -> bool {
    let node = graph.node(id);
    id == inner || node.items == Some(inner) || node.values == Some(inner)
}

/// Whether a place is a body of which an example has one key around all the rest: what it wraps is something else.
fn is_wrapper(graph: &Graph<'_>, id: NodeId) -> bool {
    matches!(graph.origin(id).1, Edge::Root) && graph.maps(id).any(|object| object.len() == 1)
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
    comparison: &mut Comparison<'_>,
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
        let own = Use::of(evidence, roles, id);
        let used = |is: fn(Use, Use) -> bool| {
            let clusters = clusters.iter().filter(move |&&(other, _)| is(other, own));
            clusters.map(|&(_, kept)| kept)
        };
        let graph = &evidence.graph;
        let same =
            comparison.first(graph, used(|a, b| a == b), id, if part { Likeness::Part } else { Likeness::Thing });
        let same = same.or_else(|| comparison.first(graph, used(Use::echoes), id, Likeness::Exact));
        if let Some(kept) = same {
            evidence.graph.unify(kept, id);
            continue;
        }
        let lists = used(|a, b| a == b).find(|&kept| lists_the_same(evidence, comparison, kept, id));
        if let Some(kept) = lists {
            evidence.graph.unify(kept, id);
            continue;
        }
        let whole = own == Use::Shown && !part;
        let base = used(|a, b| a == b).filter(|_| whole).find_map(|kept| based(graph, comparison, kept, id));
        if let Some((whole, base)) = base {
            bases.push((whole, base));
            join_fields(&mut evidence.graph, whole, base);
            clusters.push((own, id));
            continue;
        }
        let kin = used(|a, b| a == b).filter(|_| !part);
        match comparison.first(graph, kin, id, Likeness::Kin) {
            Some(kept) => evidence.graph.unify(kept, id),
            None => clusters.push((own, id)),
        }
    }
}

/// Whether two lists are of the same things: what leads to other pages of a list comes and goes.
fn lists_the_same(evidence: &Evidence<'_>, comparison: &mut Comparison<'_>, a: NodeId, b: NodeId) -> bool {
    let graph = &evidence.graph;
    let listed = |list| {
        let key = role::listed(evidence, list)?;
        Some((key, graph.node(graph.node(list).field(key)?.node).items?))
    };
    let (Some((key, items)), Some((other, others))) = (listed(a), listed(b)) else { return false };
    key == other && comparison.holds(graph, items, others, Likeness::Kin)
}

/// What is shown at the end of a path is the part of the same word and keys: `/bells/{id}/state`, and the `state` of a
/// bell.
fn parts_alone(evidence: &mut Evidence<'_>, roles: &Roles, comparison: &mut Comparison<'_>) {
    const TELLING: usize = 4;
    let mut alone: HashMap<String, Vec<NodeId>> = HashMap::default();
    for body in evidence.bodies.iter().filter(|body| body.message == Message::Success) {
        let thing = evidence.titles[body.operation].thing.as_str();
        let [field] = evidence.graph.node(body.root).fields.as_slice() else { continue };
        let (node, role) = (evidence.graph.node(field.node), roles.role(field.node));
        if role.rank == Rank::Thing && role.name != thing && node.fields.len() >= TELLING && node.values.is_none() {
            alone.entry(thing.to_owned()).or_default().push(field.node);
        }
    }
    if alone.is_empty() {
        return;
    }
    for id in evidence.graph.ids() {
        let role = roles.role(id);
        let Some(wholes) = alone.get(role.name).filter(|_| role.rank == Rank::Part) else { continue };
        let of_answer = || roles.body_of(evidence, id).is_some_and(|body| body.message == Message::Success);
        let same = |&whole: &NodeId| {
            let (whole, part) = (evidence.graph.node(whole), evidence.graph.node(id));
            whole.fields.len() == part.fields.len() && part.fields.iter().all(|field| whole.field(field.name).is_some())
        };
        let Some(&whole) = wholes.iter().find(|whole| same(whole)).filter(|_| of_answer()) else { continue };
        if comparison.holds(&evidence.graph, whole, id, Likeness::Thing) {
            evidence.graph.unify(whole, id);
        }
    }
}

/// The one of two structures that has all keys of the other and more, before that other.
fn based(graph: &Graph<'_>, comparison: &mut Comparison<'_>, a: NodeId, b: NodeId) -> Option<(NodeId, NodeId)> {
    let (whole, base) = if graph.node(a).fields.len() > graph.node(b).fields.len() { (a, b) } else { (b, a) };
    let (outer, inner) = (graph.node(whole), graph.node(base));
    let contained = inner.fields.iter().all(|field| outer.field(field.name).is_some());
    let mut alike = || {
        inner.fields.iter().all(|field| match outer.field(field.name) {
            Some(same) => comparison.holds(graph, same.node, field.node, Likeness::Part),
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
/// none, in several others. Else it may be named for things that are shown: the `ropes` of a bell are bell ropes.
fn empty_lists(evidence: &mut Evidence<'_>, roles: &Roles) {
    let mut full: HashMap<&str, Vec<(&str, NodeId)>> = HashMap::default();
    let mut empty = Vec::new();
    for id in evidence.graph.ids() {
        let Some(items) = evidence.graph.node(id).items else { continue };
        let Some(key) = evidence.graph.key(id) else { continue };
        let folder = roles.body_of(evidence, id).map_or("", |body| evidence.folders[body.operation]);
        if is_blank(&evidence.graph, items) {
            if !lists_ids(evidence, id) {
                empty.push((key, folder, id));
            }
        } else {
            full.entry(key).or_default().push((folder, evidence.graph.find(items)));
        }
    }
    let link = if empty.is_empty() { None } else { plain_link(&evidence.graph) };
    let things = if empty.is_empty() { HashMap::default() } else { things(evidence, roles) };
    for (key, folder, id) in empty {
        let known = full.get(key).map_or(&[][..], Vec::as_slice);
        let own = most(known.iter().filter(|(other, _)| *other == folder).map(|&(_, items)| items));
        let items = own.or_else(|| {
            let items = most(known.iter().map(|&(_, items)| items))?;
            let mut folders = known.iter().filter(|&&(_, other)| other == items).map(|&(folder, _)| folder);
            let first = folders.next()?;
            folders.any(|folder| folder != first).then_some(items)
        });
        let items = items.or_else(|| link.filter(|_| words::names_links(key)));
        let items = items.or_else(|| {
            let (holder, _) = evidence.graph.origin(id);
            let name = format!("{}{}", roles.role(holder?).name, Words::local(key).singular().pascal());
            things.get(name.as_str()).copied().flatten()
        });
        if let (Some(items), Some(own)) = (items, evidence.graph.node(id).items) {
            evidence.graph.unify(items, own);
        }
    }
}

/// Whether a row says that a list holds ids of what its key names: "An array of keeper IDs".
fn lists_ids(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let (Some(holder), Edge::Field(name)) = evidence.graph.origin(id) else { return false };
    let field = evidence.graph.node(holder).field(name);
    field.map_or(&[][..], |field| &field.rows).iter().any(|&row| {
        let text = evidence.row(row).parameter.description.as_str();
        text.split(|c: char| !c.is_alphanumeric()).any(|word| matches!(word, "IDs" | "UUIDs"))
    })
}

/// The things that are shown, by their names, where all of a name are one.
fn things<'r>(evidence: &Evidence<'_>, roles: &'r Roles) -> HashMap<&'r str, Option<NodeId>> {
    let mut things: HashMap<&str, Option<NodeId>> = HashMap::default();
    for id in evidence.graph.ids() {
        let (node, role) = (evidence.graph.node(id), roles.role(id));
        let answered = || roles.body_of(evidence, id).is_some_and(|body| body.message == Message::Success);
        if matches!(role.rank, Rank::Thing | Rank::Element) && node.is_object() && node.objects > 0 && answered() {
            let class = Some(evidence.graph.find(id));
            let known = things.entry(role.name).or_insert(class);
            if *known != class {
                *known = None;
            }
        }
    }
    things
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
        let direction = |id| roles.body_of(evidence, id).map(|body| body.message.direction());
        let Some(way) = direction(id) else { continue };
        let class = evidence.graph.find(id);
        // Most places say what the first of their class says.
        if class != id && evidence.graph.origin(class).1 == Edge::Field(name) && direction(class) == Some(way) {
            continue;
        }
        let node = evidence.graph.node(class);
        if is_blank(&evidence.graph, class) {
            blank.push((way, name, class));
        } else if node.items.is_some() || (node.is_object() && node.values.is_none()) {
            let entry = shown.entry((way, name)).or_insert(Some(class));
            if *entry != Some(class) {
                *entry = None;
            }
        } else if node.kinds().solid() != Kinds::default() {
            shown.insert((way, name), None);
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
            let text = |row: &RowId| {
                let printed = evidence.printed(*row);
                *printed != Declared::Unknown && !printed.is_container()
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

/// Rows alone make no object of what is a list elsewhere: the keys that they say are those of the elements.
fn lower(graph: &mut Graph<'_>) {
    let lists: Vec<NodeId> = graph.classes().collect();
    for id in lists {
        let node = graph.node(id);
        let Some(items) = node.items.filter(|&items| graph.find(items) != id) else { continue };
        if node.fields.is_empty() || node.kinds().has(JsonKind::Object) || node.values.is_some() {
            continue;
        }
        for field in graph.node_mut(id).take_fields() {
            graph.add_field(items, field);
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
    !node.free && node.seen.is_empty() && node.fields.is_empty() && node.items.is_none() && node.values.is_none()
}
