//! Names of the parts of things: for their role where one thing has them, by their own word where several do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use rustc_hash::FxHashSet as HashSet;

use super::role::Roles;
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::{Edge, NodeId};
use crate::infer::language::verbs::{is_participle, is_verb};
use crate::infer::language::words::{self, Words};
use crate::infer::shape::link::is_link;
use crate::infer::types::plan::{Form, Plan};

/// A named type in which a part stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Owner {
    pub(crate) name: String,
    /// How many operations have it.
    pub(crate) reach: usize,
}

/// What a type is by its name, without what is done with it: `Instance` for `CreateInstance`.
pub(crate) fn noun(name: &str) -> String {
    let words = Words::of(stem(name));
    let done = words.first().is_some_and(|first| is_verb(first) || is_participle(first) || first == "new");
    let shown = words.last().is_some_and(|last| matches!(last, "summary" | "details" | "result" | "input"));
    let count = words.iter().count() - usize::from(done) - usize::from(shown && words.iter().nth(1).is_some());
    Words::of(&words::pascal(words.iter().skip(usize::from(done)).take(count))).singular().pascal()
}

/// How many operations have a class.
pub(crate) fn reach(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> usize {
    let bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    bodies.map(|body| body.operation).collect::<BTreeSet<_>>().len()
}

/// Names for a part of several things, where its own word is taken: for what all of them are, where their names end in
/// the same words. What is only sent is `New`, and what says little of a thing that has the word refers to it. Then it
/// goes by the noun that most of them have, never by what one operation does.
fn shared(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
    (owners, things): (&[Owner], &HashSet<String>),
) -> Vec<String> {
    let mut nouns: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for owner in owners {
        let (count, reach) = nouns.entry(noun(&owner.name)).or_default();
        *count += 1;
        *reach += owner.reach;
    }
    nouns.remove("");
    let own = own(evidence, roles, plan, class);
    let alike = |noun: &&String| nouns.keys().all(|other| other.ends_with(noun.as_str()));
    let lists = owners.iter().all(|owner| owner.name.ends_with("List"));
    let common = match nouns.len() {
        0 => None,
        1 => nouns.keys().next().cloned().filter(|_| owners.len() > 1),
        _ if lists => Some("List".to_owned()),
        _ => nouns.keys().find(alike).cloned().or_else(|| ending(nouns.keys())),
    };
    if nouns.len() < 2 || common.is_some() {
        let whole = common.map(|noun| told_apart(evidence, class, &noun, own));
        let new = whole.clone().filter(|_| is_sent(evidence, roles, plan, class)).map(|whole| format!("New{whole}"));
        return whole.into_iter().chain(new).collect();
    }
    let sent = is_sent(evidence, roles, plan, class) && !says_little(own);
    let first = match (sent, refers(evidence, plan, class)) {
        (true, _) => Some(format!("New{own}")),
        (false, true) if things.contains(own) => Some(format!("{own}Ref")),
        (false, _) => None,
    };
    let main = nouns.iter().max_by_key(|&(noun, &(count, reach))| (count, reach, Reverse((noun.len(), noun.as_str()))));
    first.into_iter().chain(main.map(|(noun, _)| told_apart(evidence, class, noun, own))).collect()
}

/// Whether only requests have a class.
pub(crate) fn is_sent(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> bool {
    let mut bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    bodies.all(|body| body.message == Message::Request)
}

/// The words in which all names end, where there are any.
fn ending<'n>(mut names: impl Iterator<Item = &'n String>) -> Option<String> {
    let mut common = Words::of(names.next()?).iter().map(str::to_owned).collect::<Vec<_>>();
    for name in names {
        let words = Words::of(name);
        let same = common.iter().rev().zip(words.iter().rev()).take_while(|(a, b)| a == b).count();
        common.drain(..common.len() - same);
    }
    Some(words::pascal(common.iter().map(String::as_str))).filter(|name| !name.is_empty())
}

/// Whether a structure says so little of a thing that it does no more than refer to it.
fn refers(evidence: &Evidence<'_>, plan: &Plan<'_>, class: NodeId) -> bool {
    const FEW: usize = 4;
    let fields = &evidence.graph.node(class).fields;
    let has_parts = |class| matches!(plan.forms.get(&class), Some(Form::Struct | Form::Choice(_)));
    let is_plain = |id| !has_parts(evidence.graph.find(id)) && evidence.graph.node(id).values.is_none();
    (2..=FEW).contains(&fields.len())
        && fields.iter().all(|field| words::names_links(field.name) || is_plain(field.node))
}

/// The word that most places of a part have for it.
pub(crate) fn own<'r>(evidence: &Evidence<'_>, roles: &'r Roles, plan: &Plan<'_>, class: NodeId) -> &'r str {
    if is_link(&evidence.graph, class) {
        return "Link";
    }
    let mut own: BTreeMap<u32, (usize, Reverse<&str>)> = BTreeMap::new();
    for role in plan.members(class).iter().map(|&id| roles.role(id)) {
        own.entry(role.number).or_insert((0, Reverse(role.name))).0 += 1;
    }
    let own = own.into_values().max().map_or("", |(_, Reverse(name))| name);
    let items = matches!(plan.forms.get(&class), Some(Form::Enum(_) | Form::Kinds(_)));
    if items && own.is_empty() { "Value" } else { own }
}

/// Names for a part, best first: of one thing for its role there; of several by its own word. What it is part of comes
/// with the names of all that is no part.
pub(crate) fn part(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
    (owners, things, plain_link): (&[Owner], &HashSet<String>, Option<NodeId>),
) -> impl Iterator<Item = String> {
    let own = own(evidence, roles, plan, class);
    let holders: Vec<&str> = owners.iter().map(|owner| owner.name.as_str()).collect();
    let bare = |name| stem(name).strip_suffix("Details").filter(|bare| !bare.is_empty()).unwrap_or(stem(name));
    let stems: BTreeSet<&str> = holders.iter().copied().map(bare).collect();
    let in_body = holders.iter().all(|name| stem(name) != *name);
    let shared = shared(evidence, roles, plan, class, (owners, things));
    // A version that is one of few is that of something; a thing is a version by itself.
    let of_what = own == "Version" && matches!(plan.forms.get(&class), Some(Form::Enum(_)));
    let alone = ((stems.len() > 1 || in_body) && !says_little(own) && !of_what) || plain_link == Some(class);
    let qualified = move || {
        let mut names: Vec<String> = stems.iter().map(|stem| told_apart(evidence, class, stem, own)).collect();
        names.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
        names
    };
    let place = plan.members(class).first().and_then(|&id| roles.body_of(evidence, id));
    let title = place.map(|body| evidence.titles[body.operation].name.as_str());
    // What a list wraps is the thing of its key, or what the list shows of it.
    let wrapped = holders.iter().any(|name| name.strip_suffix("Entry") == Some(own));
    let first = (alone || wrapped).then(|| own.to_owned()).into_iter();
    let first = first.chain(wrapped.then(|| format!("{own}Summary")));
    let qualified = iter::once_with(qualified).flatten();
    let full = holders.clone().into_iter().map(move |holder| told_apart(evidence, class, holder, own));
    let glued = holders.into_iter().map(move |holder| format!("{holder}{own}"));
    let unqualified = (!alone).then(|| own.to_owned());
    let last = title.into_iter().map(move |title| joined(title, own));
    first.chain(shared).chain(qualified).chain(full).chain(unqualified).chain(glued).chain(last)
}

/// The name of a part behind that of the whole, where the whole has it already: by how it hangs on it.
fn told_apart(evidence: &Evidence<'_>, class: NodeId, whole: &str, own: &str) -> String {
    let (outer, inner) = (Words::of(whole), Words::of(own));
    let ends = || inner.iter().rev().zip(outer.iter().rev()).all(|(a, b)| a == b);
    let says_twice = || inner.last() == outer.last() && outer.first() != outer.last();
    if inner.iter().nth(1).is_some() && says_twice() && !ends() {
        // Both words behind each other say one of them twice: `ServerUsage` of a `TenantUsage`.
        return own.to_owned();
    }
    if inner.is_empty() || inner.iter().count() > outer.iter().count() || !ends() {
        return joined(whole, own);
    }
    let is_map = |id: NodeId| evidence.graph.node(id).values.is_some();
    let behind = match evidence.graph.origin(class) {
        (_, Edge::Items) => "Item",
        (_, Edge::Values) => "Entry",
        (Some(above), Edge::Field(_)) if is_map(above) => "Entry",
        (_, Edge::Root | Edge::Field(_)) => "Details",
    };
    joined(whole, behind)
}

/// Words that say too little alone.
pub(crate) fn is_vague(name: &str) -> bool {
    matches!(
        name,
        "Type" | "Status" | "State" | "Kind" | "Mode" | "Action" | "Value" | "Name" | "Format" | "Level" | ""
    ) || is_of_rust(name)
}

/// Names that are Rust's own.
pub(crate) fn is_of_rust(name: &str) -> bool {
    matches!(name, "Result" | "Option" | "String" | "Box" | "Vec" | "Default" | "Some" | "None" | "Ok" | "Err")
}

/// Words that tell no part alone: what says too little of anything, adjectives, and words for what is within.
pub(crate) fn says_little(name: &str) -> bool {
    is_vague(name)
        || matches!(
            name,
            "Args" | "Params" | "Options" | "Info" | "Details" | "Data"
                // Adjectives.
                | "Absolute" | "Active" | "Available" | "Created" | "Current" | "Deleted" | "Disabled" | "Enabled"
                | "External" | "Failed" | "Internal" | "New" | "Old" | "Pending" | "Previous" | "Primary" | "Private"
                | "Public" | "Reserved" | "Secondary" | "Total" | "Updated" | "Used"
        )
}

/// The name without the word for the message.
pub(crate) fn stem(name: &str) -> &str {
    let stem = ["Response", "Request", "List"].into_iter().find_map(|suffix| name.strip_suffix(suffix));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// The name of a part behind that of the whole, without saying a word twice: `TaskInput`, `ServerGroup`.
pub(crate) fn joined(whole: &str, part: &str) -> String {
    let (outer, inner) = (Words::of(whole), Words::of(part));
    let (outer, inner): (Vec<&str>, Vec<&str>) = (outer.iter().collect(), inner.iter().collect());
    let shared = (1..=inner.len().min(outer.len())).rev().find(|&count| outer[outer.len() - count..] == inner[..count]);
    match shared {
        Some(count) if count < inner.len() => format!("{whole}{}", words::pascal(inner[count..].iter().copied())),
        None if is_plural_of(outer.last(), inner.first()) => {
            words::pascal(outer[..outer.len() - 1].iter().chain(&inner).copied())
        }
        _ => format!("{whole}{part}"),
    }
}

/// Whether the one word is what several of the other are called.
fn is_plural_of(several: Option<&&str>, one: Option<&&str>) -> bool {
    several.zip(one).is_some_and(|(several, one)| several != one && Words::of(several).singular().as_str() == *one)
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
        check("CellCapacities", "Capacity", "CellCapacity");
        check("Changes", "Change", "Change");
        check("Changes", "ChangeDetail", "ChangeDetail");
    }
}
