//! Names of the parts of things: for their role where one thing has them, by their own word where several do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::body::{Evidence, Message};
use super::evidence::NodeId;
use super::plan::{Form, Plan};
use super::role::Roles;
use super::verbs::is_verb;
use super::words::{self, Words};

/// A named type in which a part stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owner {
    pub(super) name: String,
    /// How many operations have it.
    pub(super) reach: usize,
}

impl Owner {
    /// What it is, without what is done with it: `Instance` for `CreateInstance`.
    fn noun(&self) -> String {
        let words = Words::of(stem(&self.name));
        let noun = words.iter().skip(usize::from(words.first().is_some_and(is_verb)));
        words::pascal(noun)
    }
}

/// How many operations have a class.
pub(super) fn reach(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> usize {
    let bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    bodies.map(|body| body.operation).collect::<BTreeSet<_>>().len()
}

/// Names for a part of several things whose nouns have nothing in common, where its own word is taken: what is only
/// sent is `New`, and what else there is goes by the thing that most operations have.
fn shared(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId, owners: &[Owner]) -> Vec<String> {
    let nouns: BTreeSet<String> = owners.iter().map(Owner::noun).filter(|noun| !noun.is_empty()).collect();
    let own = own(roles, plan, class);
    let one = nouns
        .iter()
        .any(|noun| nouns.iter().all(|other| other.ends_with(noun.as_str()) || other.starts_with(noun.as_str())));
    if nouns.len() < 2 || (one && !is_vague(own)) {
        let verbs = owners.iter().all(|owner| owner.noun() != stem(&owner.name));
        let noun = nouns.iter().next().filter(|_| nouns.len() == 1 && owners.len() > 1 && verbs);
        return noun.map(|noun| joined(noun, own)).into_iter().collect();
    }
    let mut bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    let sent = bodies.all(|body| body.message == Message::Request) && !is_vague(own);
    let main = owners.iter().max_by_key(|owner| (owner.reach, Reverse((owner.name.len(), owner.name.as_str()))));
    let main = main.map(|owner| joined(&owner.noun(), own));
    sent.then(|| format!("New{own}")).into_iter().chain(main).collect()
}

/// The word that most places of a part have for it.
fn own<'r>(roles: &'r Roles, plan: &Plan<'_>, class: NodeId) -> &'r str {
    let mut own: BTreeMap<u32, (usize, Reverse<&str>)> = BTreeMap::new();
    for role in plan.members(class).iter().map(|&id| roles.role(id)) {
        own.entry(role.number).or_insert((0, Reverse(role.name))).0 += 1;
    }
    let own = own.into_values().max().map_or("", |(_, Reverse(name))| name);
    let items = matches!(plan.forms.get(&class), Some(Form::Enum(_) | Form::Kinds(_)));
    if items && own.is_empty() { "Value" } else { own }
}

/// Names for a part, best first: of one thing for its role there; of several by its own word.
pub(super) fn part(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
    owners: &[Owner],
) -> impl Iterator<Item = String> {
    let own = own(roles, plan, class);
    let holders: Vec<&str> = owners.iter().map(|owner| owner.name.as_str()).collect();
    let stems: BTreeSet<&str> = holders.iter().map(|name| stem(name)).collect();
    let in_body = holders.iter().all(|name| stem(name) != *name);
    let shared = shared(evidence, roles, plan, class, owners);
    let alone = (stems.len() > 1 || in_body) && !is_vague(own);
    let qualified = move || {
        let mut names: Vec<String> = stems.iter().map(|stem| joined(stem, own)).collect();
        names.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        names
    };
    let place = plan.members(class).first().and_then(|&id| roles.body_of(evidence, id));
    let title = place.map(|body| evidence.titles[body.operation].name.as_str());
    let first = alone.then(|| own.to_owned());
    let qualified = iter::once_with(qualified).flatten();
    let full = holders.into_iter().map(move |holder| joined(holder, own));
    let bare = (!alone).then(|| own.to_owned());
    let last = title.into_iter().map(move |title| joined(title, own));
    first.into_iter().chain(shared).chain(qualified).chain(full).chain(bare).chain(last)
}

/// Words that say too little alone.
pub(super) fn is_vague(name: &str) -> bool {
    matches!(
        name,
        "Type" | "Status" | "State" | "Kind" | "Mode" | "Action" | "Value" | "Name" | "Format" | "Level" | ""
    )
}

/// The name without the word for the message.
pub(super) fn stem(name: &str) -> &str {
    let stem = ["Response", "Request", "List"].into_iter().find_map(|suffix| name.strip_suffix(suffix));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// The name of a part behind that of the whole, without saying a word twice: `TaskInput`, `ServerGroup`.
pub(super) fn joined(whole: &str, part: &str) -> String {
    let (outer, inner) = (Words::of(whole), Words::of(part));
    let (outer, inner): (Vec<&str>, Vec<&str>) = (outer.iter().collect(), inner.iter().collect());
    let shared = (1..=inner.len().min(outer.len())).rev().find(|&count| outer[outer.len() - count..] == inner[..count]);
    match shared {
        Some(count) if count < inner.len() => format!("{whole}{}", words::pascal(inner[count..].iter().copied())),
        _ => format!("{whole}{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, stem};

    #[track_caller]
    fn check(whole: &str, part: &str, expected: &str) {
        assert_eq!(joined(stem(whole), part), expected);
    }

    #[test]
    fn parts_are_named_for_their_role() {
        check("Task", "Input", "TaskInput");
        check("ServerResponse", "Fault", "ServerFault");
        check("Server", "ServerGroup", "ServerGroup");
        check("List", "Item", "ListItem");
    }
}
