//! Names of types, from the pages' own words: the key that a structure stands under, the thing that a path is about,
//! the verb of a title.
//!
//! What an operation shows gets the plain name (`Task`), a part is named for its role in the whole (`TaskInput`), a
//! request for what it does (`CreateTask`). Who comes first when two want one name is decided by what they are, not
//! by the order of the pages.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::body::{Evidence, Message};
use super::evidence::{Edge, NodeId};
use super::faults;
use super::part::{self, Owner, part, reach};
use super::plan::{Form, Plan};
use super::role::{self, Rank, Roles};
use super::title::Title;
use super::verbs::{self, is_verb, participle, verb};
use super::words::{self, Words};
use docbind_spec::Method;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// The names of the classes that have one.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    given: HashMap<NodeId, String>,
    taken: HashSet<String>,
    /// The titles of the operations that send something.
    sent: HashSet<&'a str>,
    /// The names of what is around things.
    around: HashSet<String>,
    /// For each class those that hold it.
    holders: HashMap<NodeId, BTreeSet<NodeId>>,
    /// The classes whose names end in a number, for want of words.
    pub(super) numbered: Vec<NodeId>,
}

impl<'a> Names<'a> {
    pub(super) fn of(evidence: &Evidence<'a>, roles: &Roles, plan: &Plan<'_>, bases: &HashMap<NodeId, NodeId>) -> Self {
        let sent = evidence.bodies.iter().filter(|body| body.message == Message::Request);
        let sent = sent.map(|body| evidence.titles[body.operation].name.as_str()).collect();
        let mut names = Self { sent, ..Self::default() };
        let mut order: Vec<NodeId> = plan.forms.keys().copied().collect();
        order.sort_by_cached_key(|&class| identity(evidence, roles, plan, class));
        let (wholes, parts): (Vec<NodeId>, Vec<NodeId>) =
            order.into_iter().partition(|&class| rank(roles, plan, class) != Rank::Part);
        let around = wholes.iter().filter(|&&class| rank(roles, plan, class) == Rank::Around);
        names.around = around.map(|&class| roles.role(id_of(plan, class)).name.to_owned()).collect();
        let included: HashSet<NodeId> = bases.values().copied().collect();
        for class in wholes {
            let mut candidates = whole(evidence, roles, plan, &names, class);
            if included.contains(&class)
                && let Some(name) = candidates.first()
            {
                // The plain name is for the whole; this is what every such thing shows.
                candidates.insert(0, format!("{name}Summary"));
            }
            names.give(class, candidates);
        }
        names.parts(evidence, roles, plan, parts);
        names
    }

    pub(super) fn get(&self, class: NodeId) -> Option<&str> {
        self.given.get(&class).map(String::as_str)
    }

    /// What the things are that hold a class, by their names.
    pub(super) fn owners(&self, class: NodeId) -> BTreeSet<String> {
        let holders = self.holders.get(&class).into_iter().flatten();
        let named = holders.filter_map(|&holder| self.get(holder)).filter(|name| part::stem(name) == *name);
        named.map(part::noun).filter(|noun| !noun.is_empty()).collect()
    }

    /// Takes a name that no class has for a type that is a part of a class: an alternative of it.
    pub(super) fn extra(&mut self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        name
    }

    /// Takes the first of the names that nothing has; a number tells it where all are taken.
    pub(super) fn first_free(&mut self, wanted: &[String]) -> String {
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

    /// Names parts after what they are parts of, from the outside in.
    fn parts(&mut self, evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, mut left: Vec<NodeId>) {
        self.holders = holders(evidence, plan);
        let things = self.taken.clone();
        let none = BTreeSet::new();
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
                let candidates = part(evidence, roles, plan, class, (&named, &things));
                self.give(class, candidates);
            }
            if later.len() == before {
                // Nothing leads to these from a body; they are named all the same.
                for class in std::mem::take(&mut later) {
                    let candidates = part(evidence, roles, plan, class, (&[], &things));
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
fn main_place(
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
        let change = operation.method != Method::Get;
        (
            roles.role(*id).rank,
            *message == Message::Request,
            // What is a fault of the service is so wherever it is shown.
            *message != Message::Fault && message.is_fault(),
            *message,
            change,
            path,
            operation.method,
            &operation.title.node,
        )
    })
}

/// The titles of every operation that has the class.
fn titles<'a>(
    evidence: &Evidence<'a>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
) -> impl Iterator<Item = &'a Title> {
    let bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    bodies.map(|body| &evidence.titles[body.operation])
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

/// Names for a thing, an element or what is around them, best first.
fn whole(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, names: &Names<'_>, class: NodeId) -> Vec<String> {
    let Some((id, message, at)) = main_place(evidence, roles, plan, class) else {
        return vec![roles.role(id_of(plan, class)).name.to_owned()];
    };
    let role = roles.role(id);
    let name = role.name;
    let operation = evidence.operations[at];
    let Title { words, name: title, .. } = &evidence.titles[at];
    match (role.rank, message) {
        (Rank::Around, _) => {
            let suffix = ["Response", "Request", "List"].into_iter().find(|suffix| name.ends_with(suffix));
            let suffix = suffix.unwrap_or("Response");
            if message == Message::Request && suffix == "List" {
                // What is sent is no list of what there is.
                return vec![format!("{title}Request"), format!("{}Request", words.pascal())];
            }
            let inner = inner(evidence, plan, class).and_then(|inner| names.get(inner));
            let inner = inner.map(|inner| format!("{inner}{suffix}"));
            let kind = if message == Message::Request { "Request" } else { "Response" };
            let whole = words.pascal();
            inner.into_iter().chain([name.to_owned(), format!("{title}{kind}"), format!("{whole}{kind}")]).collect()
        }
        (_, Message::Request) => {
            let verb = verb(operation, &evidence.titles[at]);
            let acts = operation.path.node.as_str().trim_end_matches('/').ends_with("/action")
                || Words::of(name).first().is_some_and(is_verb);
            let whole = if verb.is_empty() { title.clone() } else { format!("{verb}{name}") };
            // A path that ends in a verb says what is done, and its title to what.
            let done = verbs::is_done(&evidence.titles[at], operation, name) && is_body(evidence, id);
            let first = match (acts, done) {
                (_, true) => title.clone(),
                (true, false) => name.to_owned(),
                (false, false) => whole,
            };
            // The name is for the operation whose title it is, where there is one.
            let own = || titles(evidence, roles, plan, class).any(|title| title.name == first);
            let first = if names.sent.contains(first.as_str()) && !own() { title.clone() } else { first };
            let whole = words.pascal();
            vec![first, title.clone(), format!("{title}Request"), format!("{title}{name}"), whole]
        }
        (Rank::Element, _) => {
            vec![name.to_owned(), format!("{name}Summary"), format!("{title}{name}"), format!("{title}Item")]
        }
        (Rank::Thing, message) if message.is_fault() => {
            // What operations show of the faults of a service is named as what its page shows.
            let of_page = |&id: &NodeId| {
                let body = roles.body_of(evidence, id);
                body.is_some_and(|body| body.message == Message::Fault) && roles.role(id).rank == Rank::Thing
            };
            match plan.members(class).iter().copied().find(of_page) {
                Some(id) => faults::names(evidence, roles, plan.members(class), id),
                None => vec![name.to_owned(), format!("{title}Error")],
            }
        }
        (Rank::Thing | Rank::Part, _) => {
            if let Some(known) = known_by(evidence, roles, plan, class) {
                return vec![known, name.to_owned(), format!("{title}Result")];
            }
            if verbs::is_done(&evidence.titles[at], operation, name) && is_body(evidence, id) {
                let mut wanted = answered(evidence, class, &evidence.titles[at]);
                // What is around things is named for them, and they for themselves.
                wanted.retain(|name| !names.around.contains(name));
                return wanted;
            }
            let done = participle(&evidence.titles[at]).map(|done| format!("{done}{name}"));
            let rest = [format!("{title}Result"), format!("{title}{name}")];
            std::iter::once(name.to_owned()).chain(done).chain(rest).collect()
        }
    }
}

/// Whether a place is a whole body: its path or title names it.
fn is_body(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.origin(id).1 == Edge::Root
}

/// Names for what is answered when something is done: for a thing or what became of it, never for the doing.
fn answered(evidence: &Evidence<'_>, class: NodeId, title: &Title) -> Vec<String> {
    let noun = verbs::noun(title);
    let only = match evidence.graph.node(class).fields.as_slice() {
        [field] => Some(format!("{}Response", Words::local(field.name).pascal())),
        _ => None,
    };
    let shown = Some(noun.clone()).filter(|noun| verbs::shows(title) && !noun.is_empty());
    let done = participle(title).filter(|_| !verbs::shows(title)).map(|done| format!("{done}{noun}"));
    let last = [format!("{noun}Response"), format!("{}Response", title.name)];
    shown.into_iter().chain(only).chain(done).chain(last).collect()
}

/// The name of a thing that answers to many: that of its id, `Job` by `jobId`.
fn known_by(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> Option<String> {
    let mut names = plan.members(class).iter().map(|&id| roles.role(id).number);
    let first = names.next()?;
    if names.all(|other| other == first) || evidence.graph.node(class).field("id").is_some() {
        return None;
    }
    let id = |name: &str| Some(words::pascal(Words::of(name).as_str().strip_suffix(" id")?.split(' ')));
    evidence.graph.node(class).fields.iter().find_map(|field| id(field.name))
}

/// Whether what is around a thing holds more.
fn is_rich(evidence: &Evidence<'_>, class: NodeId) -> bool {
    let fields = evidence.graph.node(class).fields.iter();
    !role::is_list(evidence, class) && fields.filter(|field| !words::is_paging(field.name)).nth(1).is_some()
}

fn id_of(plan: &Plan<'_>, class: NodeId) -> NodeId {
    plan.members(class).first().copied().unwrap_or(class)
}

/// The class that a wrapper or a list is around.
fn inner(evidence: &Evidence<'_>, plan: &Plan<'_>, class: NodeId) -> Option<NodeId> {
    let node = evidence.graph.node(class);
    node.fields.iter().filter(|field| !words::is_paging(field.name) || node.fields.len() == 1).find_map(|field| {
        let mut id = evidence.graph.find(field.node);
        for _ in 0..8 {
            if plan.forms.contains_key(&id) {
                return Some(id);
            }
            id = evidence.graph.find(evidence.graph.node(id).items?);
        }
        None
    })
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
    use crate::infer::evidence::{Edge, Graph};

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
