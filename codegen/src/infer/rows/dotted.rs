//! Rows that print their parents: where a dotted name begins, and what a table of such names says of the plain ones;
//! and rows that print what holds the rows behind them, which is the body itself.

use docbind_spec::JsonKind;

use super::join::Candidate;
use super::tree::Tree;
use crate::infer::evidence::graph::NodeId;
use crate::infer::language::words::Words;
use crate::infer::prose::declared::Declared;
use crate::limit;

/// An object of a body, and the key in whose value it stands.
pub(crate) type Container = (NodeId, Option<usize>);

/// Whether a table says its nesting outright: some name begins with another, plain one. Its plain names are then
/// members of one object; in 150 of 150 such tables whose examples show it, they are.
pub(crate) fn is_told(rows: &[Candidate<'_>]) -> bool {
    let plain = |name: &str| rows.iter().any(|row| row.parents.is_empty() && row.name == name);
    rows.iter().filter_map(|row| row.parents.first()).any(|first| plain(first.name))
}

/// Whether the key that wraps such bodies elsewhere may wrap one of which nothing is shown: where
/// no row names the key; and where a row does and others stand before it, they are in it too, for all of a table is.
pub(crate) fn may_wrap(key: &str, rows: &[Candidate<'_>]) -> bool {
    let is_key = |name: &str| docbind_spec::spelt_alike(name, key);
    if rows.iter().any(|row| row.parents.iter().any(|parent| is_key(parent.name))) {
        return false;
    }
    match rows.iter().position(|row| is_key(row.name)) {
        None => true,
        Some(at) => at > 0 && (rows[at].declared.has_room() || rows[at].declared == Declared::Unknown),
    }
}

/// Takes parents that no example has for what examples show instead: a key that differs by its number alone, as in
/// `bells.name` beside `{"bell": {"name": …}}`, or the body itself, as in `parameters.name` beside `{"name": …}`.
pub(crate) fn anchor<'a>(tree: &mut Tree<'_, 'a>, rows: &mut [Candidate<'a>]) {
    if !tree.is_shown() || rows.iter().all(|row| row.parents.is_empty()) {
        return;
    }
    let mut notations: Vec<(Vec<&'a str>, Container)> = Vec::new();
    for row in rows.iter() {
        let path = row.path();
        let known = notations.iter().any(|(of, _)| *of == path);
        if known || path.is_empty() || path.iter().any(|name| tree.named(name).next().is_some()) {
            continue;
        }
        let alike = path.last().and_then(|name| tree.alike(name));
        let meant = match alike {
            Some(key) => (tree.inner(key), Some(key)),
            None => tree.main(),
        };
        let held: Vec<&str> = rows.iter().filter(|row| row.path() == path).map(|row| row.name).collect();
        let shown = held.iter().filter(|name| tree.graph.node(meant.0).field(name).is_some()).count();
        // One `name` may be that of anything.
        let telling = held.len() > 1 || matches!(path.as_slice(), ["parameters" | "body" | "request" | "response"]);
        if (alike.is_some() && shown * 2 >= held.len()) || (telling && shown == held.len()) {
            notations.push((path, meant));
        }
    }
    for row in rows {
        let path = row.path();
        let whole = |of: &[&str]| of.split_last().is_some_and(|(name, above)| *name == row.name && above == path);
        row.body = notations.iter().find(|(of, _)| whole(of)).map(|&(_, (place, _))| place);
        let of = notations.iter().filter(|(of, _)| path.starts_with(of)).max_by_key(|(of, _)| of.len());
        if let Some((of, (_, key))) = of {
            row.parents.drain(..of.len());
            if let Some(key) = key {
                row.parents.insert(0, Parent { name: tree.keys[*key].name, is_list: false });
            }
        }
    }
}

/// Takes the first row of a table for the body itself where it prints the array or the object that the body is, no
/// example has a key for it, and the rows behind it are keys there: `bells | Array` before the keys of `[{…}]`. A body
/// that is an object may lack a member; its first row is the whole only where it is named for the `thing`.
pub(crate) fn lead<'a>(tree: &mut Tree<'_, 'a>, rows: &mut [Candidate<'a>], thing: &Words) {
    let Some((first, rest)) = rows.split_first_mut() else { return };
    let known = first.body.is_some() || !first.parents.is_empty() || tree.named(first.name).next().is_some();
    if known || !tree.is_shown() || tree.alike(first.name).is_some() {
        return;
    }
    let root = tree.graph.node(tree.root);
    let place = match (root.kinds().solid().single(), &first.declared) {
        (Some(JsonKind::Array), Declared::Array(_)) => root.items,
        (Some(JsonKind::Object), Declared::Object | Declared::Map(_)) => {
            Some(tree.root).filter(|_| Words::of(first.name).singular() == *thing)
        }
        _ => None,
    };
    let Some(place) = place.map(|place| tree.graph.find(place)) else { return };
    let has = |row: &Candidate<'_>| row.parents.is_empty() && tree.graph.node(place).field(row.name).is_some();
    let held = rest.iter().filter(|row| has(row)).count();
    if rest.first().is_some_and(has) && held * 2 >= rest.len() {
        first.body = Some(place);
    }
}

/// A printed parent of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parent<'a> {
    pub(crate) name: &'a str,
    /// Whether an index is printed behind it: `bells[*].name`.
    pub(crate) is_list: bool,
}

/// The object that printed parents lead to; those that nothing shows are made. Leading parents that no key has, over
/// some that a key has, are a notation of the page (`parameters.gizmo`) and left out.
pub(crate) fn under<'a>(tree: &mut Tree<'_, 'a>, parents: &[Parent<'a>], rows: &[Candidate<'a>]) -> Container {
    let mut start = 0;
    let mut current = None;
    for (at, parent) in parents.iter().enumerate() {
        let keys = tree.named(parent.name).map(|key| (tree.keys[key].depth, key));
        if let Some((_, key)) = keys.filter(|&(depth, _)| depth <= limit::JSON_DEPTH).min() {
            current = Some(key);
            start = at + 1;
            break;
        }
    }
    let mut container = if let Some(key) = current {
        (tree.inner(key), Some(key))
    } else {
        start = 0;
        // Where all names are dotted and nothing is shown, each begins at the body.
        let all = !tree.is_shown() && !tree.is_wrapped() && rows.iter().all(|row| !row.parents.is_empty());
        if all { (tree.root, None) } else { tree.main() }
    };
    for parent in &parents[start..] {
        let key = tree.child(container.0, container.1, parent.name, None);
        if parent.is_list {
            tree.declare_list(key);
        }
        container = (tree.inner(key), Some(key));
    }
    container
}
