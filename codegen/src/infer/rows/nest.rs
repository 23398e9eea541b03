//! Rows that no example shows: where their printed parents, the rest of the API and their neighbours put them.

use docbind_spec::JsonKind;

use super::dotted::{self, Container};
use super::habits::{Habits, one};
use super::join::{Candidate, Ground};
use super::tree::{Key, Tree};
use crate::infer::evidence::graph::Node;
use crate::infer::language::words::{self, Words};
use crate::infer::prose::declared::Declared;
use crate::limit;

/// Makes the key that a row, one of those of its body, names, and says why there.
pub(crate) fn make<'a>(
    tree: &mut Tree<'_, 'a>,
    row: &Candidate<'a>,
    rows: &[Candidate<'a>],
    before: Option<usize>,
    next: Option<usize>,
    habits: &Habits<'a>,
) -> (usize, Ground) {
    if !row.parents.is_empty() {
        let (of, parent) = dotted::under(tree, &row.parents, rows);
        return (tree.child(of, parent, row.name, before), Ground::Said);
    }
    let ((of, parent), ground) = choose(tree, row, rows, before, next, habits);
    let (of, parent) = if of == tree.root { wrapped(tree, row, rows, habits) } else { (of, parent) };
    (tree.child(of, parent, row.name, before), ground)
}

/// Where a row belongs that no example shows and that was put at the root: in the object that all of a body is, where
/// examples show nothing beside it and the table has it. What some example has beside others stands beside.
fn wrapped<'a>(tree: &mut Tree<'_, 'a>, row: &Candidate<'a>, rows: &[Candidate<'a>], habits: &Habits<'a>) -> Container {
    let root = (tree.root, None);
    if words::leads_elsewhere(row.name) || words::is_paging(row.name) || !tree.is_shown() {
        return root;
    }
    let (inner, wrapper) = tree.main();
    let Some(at) = wrapper.filter(|&at| tree.graph.node(tree.keys[at].node).is_object()) else { return root };
    if habits.stands_beside(tree.keys[at].name, row.name) {
        return root;
    }
    let told = rows.iter().any(|row| row.parents.is_empty() && row.name == tree.keys[at].name);
    if told { (inner, Some(at)) } else { root }
}

fn choose<'a>(
    tree: &mut Tree<'_, 'a>,
    row: &Candidate<'a>,
    rows: &[Candidate<'a>],
    before: Option<usize>,
    next: Option<usize>,
    habits: &Habits<'a>,
) -> (Container, Ground) {
    let Some(before) = before else {
        return (first(tree, row, next, habits), Ground::Said);
    };
    let before = behind_links(tree, row, before);
    // What the rest of the API nests here.
    let mut above = Some(before);
    while let Some(key) = above {
        let name = tree.keys[key].name;
        let told = || Words::local(name) != one(name) && names(row.description, name);
        let doubt = || guessed(tree, key) && doubted(tree, key, rows, habits) && !told();
        if habits.nests(row.name, Some(name)) && holds(tree, key) && !doubt() {
            return ((tree.inner(key), Some(key)), Ground::Said);
        }
        above = tree.keys[key].parent;
    }
    if let Some(key) = waiting(tree, row, before, habits) {
        return ((tree.inner(key), Some(key)), Ground::Said);
    }
    if is_hollow(tree, before) {
        return ((tree.inner(before), Some(before)), Ground::Said);
    }
    if let Some(key) = hollow(tree) {
        return ((tree.inner(key), Some(key)), Ground::Said);
    }
    // What other tables list in the container ends before this.
    let ended = tree.keys[before].parent.filter(|&key| tree.keys[key].parent.is_some() && guessed(tree, key));
    if let Some(key) = ended.filter(|&key| habits.lacks(tree, row.name, key)) {
        return ((tree.keys[key].of, tree.keys[key].parent), Ground::Guessed);
    }
    // What is called an object holds what texts say to be in it and, where nothing shows it, no more.
    let said = tree.keys[before].parent.filter(|&key| key > 0 && tree.keys[key].is_object && is_unseen(tree, key));
    if let Some(key) = said {
        if names(row.description, tree.keys[key].name) {
            return ((tree.keys[before].of, Some(key)), Ground::Said);
        }
        if guessed(tree, key) {
            return ((tree.keys[key].of, tree.keys[key].parent), Ground::Guessed);
        }
    }
    let wrapper = wrapper(tree, habits);
    // What leads to the next answer is in no answered thing.
    if wrapper.is_some() && words::leads_on(row.name) && !row.declared.is_container() {
        return ((tree.root, None), Ground::Guessed);
    }
    if let Some(wrapper) = wrapper.filter(|_| !words::leads_elsewhere(row.name)) {
        // The container of the body holds what others have at their root.
        if habits.nests(row.name, None) || before == wrapper {
            return ((tree.inner(wrapper), Some(wrapper)), Ground::Guessed);
        }
    } else if habits.nests(row.name, None) {
        return ((tree.root, None), Ground::Said);
    }
    let beside = (tree.keys[before].of, tree.keys[before].parent);
    if takes_next(tree, row, before, habits) {
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

/// The only key of a body that examples show with `{}`: what rows say and no example shows may stand in it.
fn hollow(tree: &Tree<'_, '_>) -> Option<usize> {
    let mut shown = (0..tree.keys.len()).filter(|&at| !tree.graph.node(tree.keys[at].node).seen.is_empty());
    let only = shown.next().filter(|_| shown.next().is_none())?;
    let key = &tree.keys[only];
    (key.of == tree.root && tree.graph.node(key.node).hollow).then_some(only)
}

/// Whether a key that is shown with `{}` alone is one that its row calls an object: "A `rope` object."
fn is_hollow(tree: &Tree<'_, '_>, at: usize) -> bool {
    let key = &tree.keys[at];
    let node = tree.graph.node(key.node);
    key.is_object && node.hollow && node.objects > 0 && node.fields.is_empty() && !words::holds_data(key.name)
}

/// A container beside the row before or around it of which the rest of the API shows that it holds the row, and that
/// nothing was put in yet: between it and what it holds stands a row that is not in it.
fn waiting(tree: &Tree<'_, '_>, row: &Candidate<'_>, before: usize, habits: &Habits<'_>) -> Option<usize> {
    let mut beside = Some(before);
    while let Some(key) = beside {
        let of = tree.keys[key].of;
        let waits = |&at: &usize| {
            tree.keys[at].of == of && is_open(tree, at) && habits.nests(row.name, Some(tree.keys[at].name))
        };
        let empty = |&at: &usize| tree.keys.iter().all(|key| key.parent != Some(at));
        if let Some(at) = (0..tree.keys.len()).rev().find(|at| waits(at) && empty(at)) {
            return Some(at);
        }
        beside = tree.keys[key].parent;
    }
    None
}

/// Whether a container that nothing was put in yet takes the row that follows it. The first container of a body does:
/// there is no other place that the row could be meant for. One inside another does where its own row says so, where
/// the text of the next names it, or where the name of the next is taken beside it.
fn takes_next(tree: &Tree<'_, '_>, row: &Candidate<'_>, before: usize, habits: &Habits<'_>) -> bool {
    let Key { of, name, parent, depth, contains, is_object, .. } = tree.keys[before];
    let taken = || tree.keys.iter().any(|key| key.of == of && key.name == row.name);
    let link = || words::names_links(name) && LINK.contains(&row.name);
    let contains = contains && !habits.is_listed_without(name, row.name);
    let shown_empty = || tree.graph.node(tree.keys[before].node).kinds().solid().single() == Some(JsonKind::Array);
    let meant = || parent.is_none() || link() || contains || taken() || names(row.description, name) || shown_empty();
    is_open(tree, before) && (contains || is_object || !habits.is_plain(name)) && depth < limit::PARENTS && meant()
}

/// Whether a text names what a key holds: "The path of the personality file" what `personality` does.
fn names(text: &str, key: &str) -> bool {
    let (said, one) = (Words::of(text), one(key));
    let said: Vec<&str> = said.iter().collect();
    let one: Vec<&str> = one.iter().collect();
    let same = |said: &str, word: &str| said == word || said.strip_suffix('s') == Some(word);
    !one.is_empty() && said.windows(one.len()).any(|said| said.iter().zip(&one).all(|(said, word)| same(said, word)))
}

/// The key that wraps a body of which nothing is shown: the first, where its row says that it is a container. In the
/// sources of such pages 75 of 92 first containers hold every other row; beside the rest stand keys of paging.
fn wrapper(tree: &Tree<'_, '_>, habits: &Habits<'_>) -> Option<usize> {
    let first = tree.keys.first()?;
    let contains = first.contains || first.is_object || (tree.declared(0).has_room() && !habits.is_plain(first.name));
    let shown = !tree.graph.node(tree.root).seen.is_empty();
    (!shown && first.of == tree.root && contains).then_some(0)
}

/// The keys of a link.
const LINK: [&str; 5] = ["href", "rel", "type", "title", "hreflang"];

/// The row to go by: behind the keys of a link comes what stands beside the links.
fn behind_links(tree: &Tree<'_, '_>, row: &Candidate<'_>, before: usize) -> usize {
    let links = |at: usize| words::names_links(tree.keys[at].name);
    match tree.keys[before].parent {
        _ if LINK.contains(&row.name) => before,
        Some(parent) if links(parent) => parent,
        Some(_) | None => before,
    }
}

/// Where the first row of a table goes: beside the next that an example shows, or into what the body wraps.
fn first<'a>(tree: &mut Tree<'_, 'a>, row: &Candidate<'a>, next: Option<usize>, habits: &Habits<'a>) -> Container {
    let main = tree.main();
    if habits.nests(row.name, None) && !tree.is_wrapped() && next.is_none_or(|next| main.1 == Some(next)) {
        return (tree.root, None);
    }
    match next {
        // What stands before the row of a wrapper is in it, for the examples show nothing beside it.
        Some(next) if main.1 != Some(next) || row.declared.is_container() => {
            (tree.keys[next].of, tree.keys[next].parent)
        }
        Some(_) | None => main,
    }
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

/// Whether a key of which nothing is shown holds no keys that rows name: it is a plain value, or its keys are data, for
/// elsewhere it has some that no row of the body names.
fn doubted(tree: &Tree<'_, '_>, at: usize, rows: &[Candidate<'_>], habits: &Habits<'_>) -> bool {
    let name = tree.keys[at].name;
    let list = matches!(tree.declared(at), Declared::Array(_));
    (words::holds_data(name) && !list && !habits.are_named(name, rows))
        || (!tree.declared(at).is_container() && habits.is_plain(name))
}

/// Whether a key is a container by its row, with no example to show what is in it.
fn is_open(tree: &Tree<'_, '_>, at: usize) -> bool {
    // No type at all is how many pages print a container; only the first of a table is believed.
    let first = || tree.keys[at].parent.is_none() && tree.keys.len() == 1;
    let declared = tree.declared(at);
    let structured = declared.has_room() || (*declared == Declared::Unknown && first());
    let name = tree.keys[at].name;
    // What is said in words to hold the next rows does, unless users choose its keys.
    let data = if tree.keys[at].contains { words::holds_users_data(name) } else { words::holds_data(name) };
    structured && guessed(tree, at) && !data && !is_filled(tree, at)
}

/// Whether a list of links has its keys.
fn is_filled(tree: &Tree<'_, '_>, at: usize) -> bool {
    tree.held(at, "href").is_some()
}

/// Whether no example shows what is in a key, or only that there may be nothing.
fn is_unseen(tree: &Tree<'_, '_>, at: usize) -> bool {
    let node = tree.graph.node(tree.keys[at].node);
    guessed(tree, at) || (node.hollow && node.fields.iter().all(|field| field.present == 0))
}

/// Whether no example shows anything in a key.
fn guessed(tree: &Tree<'_, '_>, at: usize) -> bool {
    let node = tree.graph.node(tree.keys[at].node);
    let empty = |node: &Node<'_>| node.kinds().solid().is_empty() || node.objects == 0;
    empty(node) && node.items.is_none_or(|items| tree.graph.node(items).seen.is_empty())
}
