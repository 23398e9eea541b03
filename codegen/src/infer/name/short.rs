//! Shorter names for parts whose names say too many words: the shortest end of the chain of what holds them that no
//! other part wants.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap as HashMap;

use super::part::{joined, own, stem};
use super::role::Roles;
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::NodeId;
use crate::infer::language::verbs::is_verb;
use crate::infer::language::words::{self, Words};
use crate::infer::types::plan::Plan;

/// A name of more words than this is long.
const LONG: usize = 4;

/// From so many words on, a part's own word says enough where it says no doing.
const TELLING: usize = 2;

/// How far up the chain is looked.
const FAR: usize = 8;

/// What is known before parts are named.
#[derive(Clone, Copy)]
pub(crate) struct Named<'n> {
    /// For each class those that hold it.
    pub(crate) holders: &'n HashMap<NodeId, BTreeSet<NodeId>>,
    /// The names of wholes.
    pub(crate) given: &'n HashMap<NodeId, String>,
}

/// For each part the ends of its chain that it alone wants, the shortest first.
pub(crate) struct Shorter(HashMap<NodeId, Vec<String>>);

impl Shorter {
    pub(crate) fn of(
        evidence: &Evidence<'_>,
        roles: &Roles,
        plan: &Plan<'_>,
        named: Named<'_>,
        parts: &[NodeId],
    ) -> Self {
        let mut all: HashMap<NodeId, Vec<String>> = HashMap::default();
        let mut wanted: BTreeMap<String, usize> = BTreeMap::new();
        for &class in parts {
            let ends = ends(evidence, roles, plan, named, class);
            for end in &ends {
                *wanted.entry(end.clone()).or_default() += 1;
            }
            all.insert(class, ends);
        }
        for ends in all.values_mut() {
            ends.retain(|end| !is_long(end) && wanted.get(end) == Some(&1));
        }
        Self(all)
    }

    pub(crate) fn names(&self, class: NodeId) -> &[String] {
        self.0.get(&class).map_or(&[], Vec::as_slice)
    }
}

/// Whether a name says too many words.
pub(crate) fn is_long(name: &str) -> bool {
    Words::of(name).iter().nth(LONG).is_some()
}

/// The ends of the chain of what holds a part, by the words of each.
fn ends(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, named: Named<'_>, class: NodeId) -> Vec<String> {
    let word = own(evidence, roles, plan, class);
    let mut ends = Vec::new();
    let words = Words::of(word);
    if words.iter().nth(TELLING - 1).is_some() && !words.first().is_some_and(is_verb) {
        ends.push(word.to_owned());
    }
    let mut end = word.to_owned();
    let mut below = vec![(class, word)];
    while below.len() < FAR {
        let Some((holder, name)) = above(evidence, roles, plan, named, &below) else { break };
        // What has the word of what holds it says no more with it.
        if below.last().is_none_or(|(_, word)| *word != name) {
            end = joined(name, &end);
            ends.push(end.clone());
        }
        below.push((holder, name));
    }
    // What is done has no word of its own in the path: the last of its name is what it is done to.
    let whole = named.holders.get(&class).filter(|_| below.len() == 1).and_then(|holders| holders.first());
    let last = whole.and_then(|whole| named.given.get(whole)).map(|name| Words::of(stem(name)));
    ends.extend(last.iter().filter_map(|words| Some(joined(&words::pascal([words.last()?]), &end))));
    let mut known = BTreeSet::new();
    ends.retain(|end| known.insert(end.clone()));
    ends
}

/// What holds the last of a chain, and its word: one that all holders have, and that is said in the name of a whole.
fn above<'r>(
    evidence: &Evidence<'_>,
    roles: &'r Roles,
    plan: &Plan<'_>,
    named: Named<'_>,
    below: &[(NodeId, &str)],
) -> Option<(NodeId, &'r str)> {
    let (last, _) = below.last()?;
    let is_new = |holder: &&NodeId| below.iter().all(|(class, _)| class != *holder);
    let mut above = named.holders.get(last)?.iter().filter(is_new);
    let &holder = above.next()?;
    let name = own(evidence, roles, plan, holder);
    let said = named.given.get(&holder).is_none_or(|given| given.contains(name));
    let same = above.all(|&other| own(evidence, roles, plan, other) == name);
    (said && same && !name.is_empty()).then_some((holder, name))
}
