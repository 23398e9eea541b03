//! Rows that name several keys at once: `version/type` for two members of one object, `EXT-BELL` for all keys of that
//! namespace.

use super::dotted;
use super::habits::Habits;
use super::join::Candidate;
use super::tree::Tree;
use crate::infer::evidence::graph::NodeId;

/// How many keys a row names at most.
const SEVERAL: usize = 16;

/// The keys that a row names which is the name of none: those between its slashes, where the API has all of them in one
/// object, or those of which it is the namespace, as examples show them, where no other row names them.
pub(crate) fn keys<'a>(
    tree: &mut Tree<'_, 'a>,
    row: &Candidate<'a>,
    rows: &[Candidate<'a>],
    before: Option<usize>,
    habits: &Habits<'a>,
) -> Option<Vec<usize>> {
    let names = if row.name.contains('/') {
        between_slashes(row.name)?
    } else if row.declared.is_container() {
        return None;
    } else {
        let is_of = |name: &str| is_within(name, row.name) && rows.iter().all(|row| row.name != name);
        of_namespace(tree, row, habits, is_of)
    };
    let Some(parent) = row.parents.last() else {
        let (first, rest) = names.split_first()?;
        let has_rest = |of: &NodeId| rest.iter().all(|name| at(tree, *of, name).is_some());
        let of = tree.named(first).map(|at| tree.keys[at].of).find(has_rest)?;
        return Some(names.iter().filter_map(|name| at(tree, of, name)).collect());
    };
    if names.is_empty() || !names.iter().all(|name| habits.nests(name, Some(parent.name))) {
        return None;
    }
    let (of, parent) = dotted::under(tree, &row.parents, rows);
    Some(names.into_iter().map(|name| tree.child(of, parent, name, before)).collect())
}

fn between_slashes(text: &str) -> Option<Vec<&str>> {
    let names: Vec<&str> = text.split('/').map(str::trim).take(SEVERAL + 1).collect();
    let is_name = |name: &&str| !name.is_empty() && !name.contains(['@', ' ']);
    (names.len() <= SEVERAL && names.iter().all(is_name)).then_some(names)
}

/// Whether a key is of a namespace: `EXT-BELL:pitch` of `EXT-BELL`.
fn is_within(name: &str, namespace: &str) -> bool {
    name.strip_prefix(namespace).is_some_and(|rest| rest.starts_with(':'))
}

/// The keys that examples show of a namespace: those of the whole API in the parent that the row prints, else those of
/// this body.
fn of_namespace<'a>(
    tree: &Tree<'_, 'a>,
    row: &Candidate<'a>,
    habits: &Habits<'a>,
    is_of: impl Fn(&str) -> bool,
) -> Vec<&'a str> {
    if let Some(parent) = row.parents.last() {
        return habits.within(parent.name).filter(|name| is_of(name)).take(SEVERAL).collect();
    }
    let shown = tree.keys.iter().filter(|key| is_of(key.name) && !tree.graph.node(key.node).seen.is_empty());
    let of = shown.clone().next().map(|key| key.of);
    shown.filter(|key| Some(key.of) == of).map(|key| key.name).take(SEVERAL).collect()
}

/// The key of a name in an object.
fn at(tree: &Tree<'_, '_>, of: NodeId, name: &str) -> Option<usize> {
    tree.named(name).find(|&at| tree.keys[at].of == of)
}
