//! Rows that no example shows: where their printed parents, the rest of the API and their neighbours put them.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::declared::Declared;
use super::evidence::{Edge, Graph, NodeId};
use super::join::{Candidate, Ground};
use super::tree::Tree;
use super::words;

/// Which keys stand in which, in all examples of the API: what one page leaves out, another shows.
#[derive(Debug, Default)]
pub(super) struct Habits<'a> {
    parents: HashMap<&'a str, HashSet<Option<&'a str>>>,
}

impl<'a> Habits<'a> {
    pub(super) fn of(graph: &Graph<'a>) -> Self {
        let mut parents: HashMap<&'a str, HashSet<Option<&'a str>>> = HashMap::default();
        for id in graph.ids() {
            if let (Some(parent), Edge::Field(name)) = graph.origin(id) {
                parents.entry(name).or_default().insert(graph.key(parent));
            }
        }
        Self { parents }
    }

    /// Whether some example has the key in the value of the other.
    fn nests(&self, name: &str, parent: Option<&str>) -> bool {
        self.parents.get(name).is_some_and(|parents| parents.contains(&parent))
    }
}

/// Makes the key that a row names, and says why there.
pub(super) fn make<'a>(
    tree: &mut Tree<'_, 'a>,
    row: &Candidate<'a>,
    before: Option<usize>,
    next: Option<usize>,
    habits: &Habits<'a>,
) -> (usize, Ground) {
    if !row.parents.is_empty() {
        let (of, parent) = under(tree, &row.parents);
        return (tree.child(of, parent, row.name, before), Ground::Said);
    }
    let ((of, parent), ground) = choose(tree, row, before, next, habits);
    (tree.child(of, parent, row.name, before), ground)
}

type Container = (NodeId, Option<usize>);

/// The object that printed parents lead to; those that nothing shows are made. Leading parents that no key has, over
/// some that a key has, are a notation of the page (`parameters.gizmo`) and left out.
fn under<'a>(tree: &mut Tree<'_, 'a>, parents: &[&'a str]) -> Container {
    let mut start = 0;
    let mut current = None;
    for (at, name) in parents.iter().enumerate() {
        if let Some(key) = tree.named(name).into_iter().min_by_key(|&key| tree.path(key).len()) {
            current = Some(key);
            start = at + 1;
            break;
        }
    }
    let mut container = if let Some(key) = current {
        (tree.inner(key), Some(key))
    } else {
        start = 0;
        tree.main()
    };
    for name in &parents[start..] {
        let key = tree.child(container.0, container.1, name, None);
        container = (tree.inner(key), Some(key));
    }
    container
}

fn choose<'a>(
    tree: &mut Tree<'_, 'a>,
    row: &Candidate<'a>,
    before: Option<usize>,
    next: Option<usize>,
    habits: &Habits<'a>,
) -> (Container, Ground) {
    let Some(before) = before else {
        return (first(tree, row, next, habits), Ground::Said);
    };
    // What the rest of the API nests here.
    let mut above = Some(before);
    while let Some(key) = above {
        if habits.nests(row.name, Some(tree.keys[key].name)) && holds(tree, key) {
            return ((tree.inner(key), Some(key)), Ground::Said);
        }
        above = tree.keys[key].parent;
    }
    if habits.nests(row.name, None) {
        return ((tree.root, None), Ground::Said);
    }
    let beside = (tree.keys[before].of, tree.keys[before].parent);
    // A container that nothing was put in yet takes what follows it.
    if is_open(tree, before) {
        return ((tree.inner(before), Some(before)), Ground::Guessed);
    }
    if next.is_some_and(|next| tree.keys[next].of == beside.0) {
        return (beside, Ground::Said);
    }
    // A container beside guessed keys starts anew beside the container they stand in.
    if row.declared.is_container()
        && let Some(parent) = beside.1.filter(|&parent| guessed(tree, parent) && tree.keys[parent].parent.is_some())
    {
        return ((tree.keys[parent].of, tree.keys[parent].parent), Ground::Guessed);
    }
    (beside, Ground::Guessed)
}

/// Where the first row of a table goes: beside the next that an example shows, or into what the body wraps.
fn first<'a>(tree: &mut Tree<'_, 'a>, row: &Candidate<'a>, next: Option<usize>, habits: &Habits<'a>) -> Container {
    if let Some(next) = next {
        let key = tree.keys[next];
        return (key.of, key.parent);
    }
    if habits.nests(row.name, None) { (tree.root, None) } else { tree.main() }
}

/// Whether objects can stand in the value of a key.
fn holds(tree: &Tree<'_, '_>, at: usize) -> bool {
    let node = tree.graph.node(tree.keys[at].node);
    let kinds = node.kinds().solid();
    kinds.is_empty()
        || node.is_object()
        || node
            .items
            .is_some_and(|items| tree.graph.node(items).kinds().is_empty() || tree.graph.node(items).is_object())
}

/// Whether a key is a container by its row, with no example to show what is in it.
fn is_open(tree: &Tree<'_, '_>, at: usize) -> bool {
    let structured = match tree.declared(at) {
        Declared::Object => true,
        Declared::Array(items) => matches!(**items, Declared::Unknown | Declared::Object),
        Declared::Map | Declared::Boolean | Declared::Integer | Declared::Number | Declared::Text(_) => false,
        // No type at all is how many pages print a container; only the first of a table is believed.
        Declared::Unknown => tree.keys[at].parent.is_none() && tree.keys.len() == 1,
    };
    structured && guessed(tree, at) && !words::holds_data(tree.keys[at].name)
}

/// Whether no example shows anything in a key.
fn guessed(tree: &Tree<'_, '_>, at: usize) -> bool {
    let node = tree.graph.node(tree.keys[at].node);
    let empty = |node: &super::evidence::Node<'_>| node.kinds().solid().is_empty() || node.objects == 0;
    empty(node) && node.items.is_none_or(|items| tree.graph.node(items).seen.is_empty())
}
