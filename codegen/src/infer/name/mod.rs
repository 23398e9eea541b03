//! Names of types, from the pages' own words: the key that a structure stands under, the thing that a path is about,
//! the verb of a title.
//!
//! What an operation shows gets the plain name (`Task`), a part is named for its role in the whole (`TaskInput`), a
//! request for what it does (`CreateTask`). Who comes first when two want one name is decided by what they are, not
//! by the order of the pages.

pub(crate) mod part;
pub(crate) mod role;
mod several;
pub(crate) mod short;
pub(crate) mod whole;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use docbind_spec::Method;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::evidence::body::{Evidence, Message};
use super::evidence::graph::NodeId;
use super::language::words;
use super::shape::link;
use super::types::plan::{Form, Plan};
use part::{Owner, part, reach};
use role::{Rank, Roles};
use short::Shorter;

/// The names of the classes that have one.
#[derive(Debug, Default)]
pub(crate) struct Names<'a> {
    given: HashMap<NodeId, String>,
    taken: HashSet<String>,
    /// The titles of the operations that send something.
    pub(crate) sent: HashSet<&'a str>,
    /// The names of what is around things.
    pub(crate) around: HashSet<String>,
    /// For each class those that hold it.
    holders: HashMap<NodeId, BTreeSet<NodeId>>,
    /// The classes whose names end in a number, for want of words.
    pub(crate) numbered: Vec<NodeId>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(evidence: &Evidence<'a>, roles: &Roles, plan: &Plan<'_>, bases: &HashMap<NodeId, NodeId>) -> Self {
        let sent = evidence.bodies.iter().filter(|body| body.message == Message::Request);
        let sent = sent.map(|body| evidence.titles[body.operation].name.as_str()).collect();
        let mut names = Self { sent, ..Self::default() };
        let mut order: Vec<NodeId> = plan.forms.keys().copied().collect();
        order.sort_by_cached_key(|&class| identity(evidence, roles, plan, class));
        let (wholes, parts): (Vec<NodeId>, Vec<NodeId>) =
            order.into_iter().partition(|&class| rank(roles, plan, class) != Rank::Part);
        let around = wholes.iter().filter(|&&class| rank(roles, plan, class) == Rank::Around);
        names.around = around.map(|&class| roles.role(whole::id_of(plan, class)).name.to_owned()).collect();
        let included: HashSet<NodeId> = bases.values().copied().collect();
        let listed = |class| whole::is_only_listed(evidence, roles, plan, class);
        let place = |class| main_place(evidence, roles, plan, class);
        let is_fault = |class| place(class).is_some_and(|(_, message, _)| message.is_fault());
        // The thing is what is shown of it, and a change answers with less.
        let is_shown = |class| whole::is_shown(evidence, roles, plan, class);
        let has_more = |class, base| is_shown(class) && !is_shown(base) && !listed(base);
        for class in wholes {
            let mut candidates = whole::names(evidence, roles, plan, &names, class);
            let around = rank(roles, plan, class) == Rank::Around;
            if let Some(name) = candidates.first() {
                if included.contains(&class) && (around || is_fault(class) || listed(class)) {
                    // The plain name is for the whole; this is what lists show of every such thing.
                    candidates.insert(0, format!("{name}Summary"));
                } else if included.contains(&class)
                    && bases.iter().any(|(&of, &base)| base == class && has_more(of, base))
                {
                    candidates.insert(0, whole::with_less(evidence, roles, plan, class, name));
                } else if let Some(&base) = bases.get(&class).filter(|_| !around && !is_fault(class))
                    && !listed(base)
                    && !has_more(class, base)
                {
                    // The plain name is for what is shown everywhere.
                    candidates.insert(0, whole::with_more(evidence, roles, plan, class, name));
                }
            }
            names.give(class, candidates);
        }
        names.parts(evidence, roles, plan, parts);
        names
    }

    pub(crate) fn get(&self, class: NodeId) -> Option<&str> {
        self.given.get(&class).map(String::as_str)
    }

    /// What the things are that hold a class, by their names.
    pub(crate) fn owners(&self, class: NodeId) -> BTreeSet<String> {
        let holders = self.holders.get(&class).into_iter().flatten();
        let named = holders.filter_map(|&holder| self.get(holder)).filter(|name| part::stem(name) == *name);
        named.map(part::noun).filter(|noun| !noun.is_empty()).collect()
    }

    /// Takes a name that no class has for a type that is a part of a class: an alternative of it.
    pub(crate) fn extra(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    /// Takes the first of the names that nothing has; a number tells it where all are taken.
    pub(crate) fn first_free(&mut self, wanted: &[String]) -> String {
        let free = wanted.iter().find(|name| !name.is_empty() && !self.taken.contains(*name));
        let last = wanted.last().map_or("Value", String::as_str);
        self.extra(free.map_or(last, String::as_str))
    }

    /// Gives a class the first of the names that nothing has; those behind it are not made.
    fn give(&mut self, class: NodeId, candidates: impl IntoIterator<Item = String>) {
        let mut last = String::new();
        let mut candidates = candidates.into_iter();
        let free = candidates.find_map(|name| {
            last = name;
            (!last.is_empty() && !self.taken.contains(&last)).then(|| std::mem::take(&mut last))
        });
        let name = free.unwrap_or_else(|| {
            self.numbered.push(class);
            self.extra(if last.is_empty() { "Value" } else { &last })
        });
        self.taken.insert(name.clone());
        self.given.insert(class, name);
    }

    /// Gives a class the first of the names that nothing has, or a shorter one where that is long.
    fn give_short(&mut self, class: NodeId, candidates: impl IntoIterator<Item = String>, shorter: &[String]) {
        let mut candidates = candidates.into_iter();
        let mut taken = Vec::new();
        let first = candidates.by_ref().find(|name| {
            let free = !name.is_empty() && !self.taken.contains(name);
            if !free {
                taken.push(name.clone());
            }
            free
        });
        let is_free = |name: &&String| !name.is_empty() && !self.taken.contains(*name);
        let long = first.as_deref().is_some_and(short::is_long);
        let short = shorter.iter().find(is_free).filter(|_| long).cloned();
        self.give(class, short.into_iter().chain(first).chain(taken).chain(candidates));
    }

    /// Names parts after what they are parts of, from the outside in.
    fn parts(&mut self, evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, mut left: Vec<NodeId>) {
        self.holders = holders(evidence, plan);
        let things = self.taken.clone();
        let none = BTreeSet::new();
        let plain_link = link::plain_link(&evidence.graph);
        let named = short::Named { holders: &self.holders, given: &self.given };
        let shorter = Shorter::of(evidence, roles, plan, named, &left);
        while !left.is_empty() {
            let mut later = Vec::new();
            let before = left.len();
            for class in left {
                let holders = self.holders.get(&class).unwrap_or(&none);
                let named = holders.iter().filter_map(|&holder| {
                    let (reach, name) = (reach(evidence, roles, plan, holder), self.get(holder)?);
                    // What stands beside a thing is its part.
                    let beside = rank(roles, plan, holder) == Rank::Around && is_rich(evidence, holder);
                    Some(Owner { reach, name: if beside { part::stem(name) } else { name }.to_owned() })
                });
                let mut named: Vec<Owner> = named.collect();
                if named.is_empty() && !holders.is_empty() {
                    later.push(class);
                    continue;
                }
                named.sort();
                named.dedup();
                let candidates = part(evidence, roles, plan, class, (&named, &things, plain_link));
                self.give_short(class, candidates, shorter.names(class));
            }
            if later.len() == before {
                // Nothing leads to these from a body; they are named all the same.
                for class in std::mem::take(&mut later) {
                    let candidates = part(evidence, roles, plan, class, (&[], &things, plain_link));
                    self.give(class, candidates);
                }
            }
            left = later;
        }
    }
}

/// The nearest rank that the class has anywhere.
fn rank(roles: &Roles, plan: &Plan<'_>, class: NodeId) -> Rank {
    plan.members(class).iter().map(|&id| roles.role(id).rank).min().unwrap_or(Rank::Part)
}

/// The operation that gives the class its name: among those where it is nearest to what they are about, an answer
/// before a request, `GET` before others, then by path.
pub(crate) fn main_place(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
) -> Option<(NodeId, Message, usize)> {
    let places = plan.members(class).iter().filter_map(|&id| {
        let body = roles.body_of(evidence, id)?;
        Some((id, body.message, body.operation))
    });
    places.min_by_key(|(id, message, operation)| {
        let operation = evidence.operations[*operation];
        let path = operation.path.node.as_str();
        let shows = operation.method == Method::Get;
        let sends = matches!(operation.method, Method::Post | Method::Put | Method::Patch);
        (
            roles.role(*id).rank,
            *message == Message::Request,
            // What is a fault of the service is so wherever it is shown.
            *message != Message::Fault && message.is_fault(),
            *message,
            if *message == Message::Request { !sends } else { !shows },
            path,
            operation.method,
            &operation.title.node,
        )
    })
}

fn identity(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> impl Ord {
    let place = main_place(evidence, roles, plan, class);
    let place = place.map(|(_, message, operation)| (message, evidence.operations[operation]));
    let keys = evidence.graph.node(class).fields.len();
    let rank = rank(roles, plan, class);
    let operation = place.map(|(message, operation)| {
        let path = operation.path.node.as_str();
        // What is shown comes first; of what is listed and what a change answers with, the one that has more keys.
        let shown = matches!(rank, Rank::Thing | Rank::Around) && operation.method == Method::Get;
        (message == Message::Request, !shown, Reverse(keys), path, operation.method)
    });
    let title = place.map(|(_, operation)| operation.title.node.as_str());
    (matches!(rank, Rank::Part | Rank::Around), rank == Rank::Around, operation, title, class)
}

/// Whether what is around a thing holds more.
fn is_rich(evidence: &Evidence<'_>, class: NodeId) -> bool {
    let fields = evidence.graph.node(class).fields.iter();
    !role::is_list(evidence, class) && fields.filter(|field| !words::is_paging(field.name)).nth(1).is_some()
}

/// For each named class the named classes that hold it, without itself.
fn holders(evidence: &Evidence<'_>, plan: &Plan<'_>) -> HashMap<NodeId, BTreeSet<NodeId>> {
    let mut holders: HashMap<NodeId, BTreeSet<NodeId>> = HashMap::default();
    let mut seen = HashSet::default();
    for (&holder, form) in &plan.forms {
        let node = evidence.graph.node(holder);
        let mut work: Vec<NodeId> = node.fields.iter().map(|field| field.node).collect();
        if matches!(form, Form::Kinds(_)) {
            work.extend(node.items.into_iter().chain(node.values));
        }
        seen.clear();
        while let Some(class) = work.pop().map(|id| evidence.graph.find(id)) {
            if !seen.insert(class) {
                continue;
            }
            if plan.forms.contains_key(&class) {
                if class != holder {
                    holders.entry(class).or_default().insert(holder);
                }
                continue;
            }
            let node = evidence.graph.node(class);
            work.extend(node.fields.iter().map(|field| field.node).chain(node.items).chain(node.values));
        }
    }
    holders
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::infer::evidence::graph::{Edge, Graph};

    #[test]
    fn a_number_is_the_last_resort_and_is_known() {
        let mut graph = Graph::default();
        let mut names = Names::default();
        let (first, second) = (graph.add(None, Edge::Root), graph.add(None, Edge::Root));
        names.give(first, vec!["Bell".to_owned()]);
        names.give(second, vec!["Bell".to_owned()]);
        assert_eq!((names.get(first), names.get(second)), (Some("Bell"), Some("Bell2")));
        assert_eq!(names.numbered, [second]);
    }
}
