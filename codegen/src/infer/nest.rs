//! Rows that no example shows: where their printed parents, the rest of the API and their neighbours put them.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use docbind_spec::{Direction, JsonKind, Location};

use super::body::{Evidence, Message, Part, RowOf};
use super::declared::Declared;
use super::dotted::{self, Container};
use super::evidence::Edge;
use super::join::{Candidate, Ground};
use super::title::Title;
use super::tree::{Key, Tree};
use super::words::{self, Words};
use crate::limit;
use crate::read::page::Operation;

/// Which keys stand in which, in all examples of the API: what one page leaves out, another shows.
#[derive(Debug, Default)]
pub(super) struct Habits<'a> {
    /// Each key with those in whose value it stands, in the singular; `None` where it stands at the root.
    parents: HashSet<(&'a str, Option<u32>)>,
    /// The keys that stand in the value of each, the other way around.
    children: HashMap<u32, Vec<&'a str>>,
    singulars: Singulars<'a>,
    /// The keys that alone make the request of some operation, by their singulars: `{"server": {…}}`.
    wrappers: HashMap<u32, &'a str>,
    /// What rows list behind a first container where there is no other: one level is read in one way.
    listed: HashMap<u32, HashSet<&'a str>>,
    /// The keys that hold no object and no list in most examples or, where none shows them, by most rows.
    plain: HashSet<&'a str>,
}

/// The singulars of keys, each made once and known by a number: pages say the same keys over and over.
#[derive(Debug, Default)]
struct Singulars<'a> {
    keys: HashMap<&'a str, u32>,
    numbers: HashMap<Words, u32>,
}

impl<'a> Singulars<'a> {
    fn insert(&mut self, key: &'a str) -> u32 {
        *self.keys.entry(key).or_insert_with(|| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(one(key)).or_insert(next)
        })
    }

    /// The number of a key's singular, where some key that was put in has the same.
    fn get(&self, key: &str) -> Option<u32> {
        self.keys.get(key).or_else(|| self.numbers.get(&one(key))).copied()
    }
}

impl<'a> Habits<'a> {
    pub(super) fn of(parts: &[Part<'a>]) -> Self {
        let mut habits = Self::default();
        for part in parts {
            habits.add(&part.evidence);
            habits.list(&part.evidence);
        }
        habits.plain = plain(parts);
        // What rows name and no example has is asked for too, and taken apart here once.
        for of in parts.iter().flat_map(|part| &part.evidence.rows).filter(|of| of.location == Location::Body) {
            habits.singulars.insert(&of.row.parameter.name);
        }
        habits
    }

    fn add(&mut self, evidence: &Evidence<'a>) {
        let graph = &evidence.graph;
        // The keys of one object follow each other.
        let mut last = None;
        for id in graph.ids() {
            if let (Some(parent), Edge::Field(name)) = graph.origin(id) {
                let known = last.filter(|&(of, _)| of == parent);
                let (_, parent) = *last.insert(known.unwrap_or_else(|| {
                    let key = graph.key(parent).map(|key| self.singulars.insert(key));
                    (parent, key)
                }));
                if self.parents.insert((name, parent))
                    && let Some(parent) = parent
                {
                    self.children.entry(parent).or_default().push(name);
                }
            }
        }
        for body in evidence.bodies.iter().filter(|body| body.message == Message::Request) {
            if let [field] = graph.node(body.root).fields.as_slice()
                && graph.node(field.node).is_object()
            {
                let wrapper = self.wrappers.entry(self.singulars.insert(field.name)).or_insert(field.name);
                *wrapper = field.name.min(wrapper);
            }
        }
    }

    fn list(&mut self, evidence: &Evidence<'a>) {
        let body = |&(of, _): &(&RowOf<'a>, &Declared)| of.location == Location::Body;
        let rows: Vec<_> = evidence.rows.iter().zip(&evidence.declared).filter(body).collect();
        for rows in rows.chunk_by(|(a, _), (b, _)| (a.operation, a.direction) == (b.operation, b.direction)) {
            let [(first, declared), rest @ ..] = rows else { continue };
            let plain = |(of, declared): &(&RowOf<'a>, &Declared)| {
                of.row.parameter.parent.is_none() && !declared.is_container()
            };
            if declared.has_room() && !rest.is_empty() && rest.iter().all(plain) {
                let name = self.singulars.insert(&first.row.parameter.name);
                let names = rest.iter().map(|(of, _)| of.row.parameter.name.as_str());
                self.listed.entry(name).or_default().extend(names);
            }
        }
    }

    /// Whether other tables list what the key holds: all that was put in it so far, and not this.
    fn lacks(&self, tree: &Tree<'_, '_>, name: &str, at: usize) -> bool {
        let listed = self.singulars.get(tree.keys[at].name).and_then(|parent| self.listed.get(&parent));
        let all = |listed: &HashSet<&str>| {
            tree.keys.iter().filter(|key| key.parent == Some(at)).all(|key| listed.contains(key.name))
        };
        listed.is_some_and(|listed| !listed.contains(name) && all(listed))
    }

    /// Whether other tables list what the key holds, and not this.
    fn is_listed_without(&self, parent: &str, name: &str) -> bool {
        let listed = self.singulars.get(parent).and_then(|parent| self.listed.get(&parent));
        listed.is_some_and(|listed| !listed.contains(name))
    }

    /// Whether a key holds a plain value in the rest of the API, whatever a row prints.
    fn is_plain(&self, name: &str) -> bool {
        self.plain.contains(name)
    }

    /// Whether some example has the key in the value of the other.
    pub(super) fn nests(&self, name: &str, parent: Option<&str>) -> bool {
        match parent {
            Some(parent) => {
                self.singulars.get(parent).is_some_and(|parent| self.parents.contains(&(name, Some(parent))))
            }
            None => self.parents.contains(&(name, None)),
        }
    }

    /// Whether rows name every key that some example has in the value of the other.
    fn are_named(&self, parent: &str, rows: &[Candidate<'_>]) -> bool {
        let children = self.singulars.get(parent).and_then(|parent| self.children.get(&parent));
        children.into_iter().flatten().all(|child| rows.iter().any(|row| row.name == *child))
    }

    /// The key that wraps what a request makes or changes, where other requests of the API wrap such a thing, or the
    /// answer of this one is the thing in its wrapper.
    pub(super) fn wrapper(&self, operation: &'a Operation, title: &Title) -> Option<&'a str> {
        let thing = one(&title.thing);
        let known = self.singulars.numbers.get(&thing).and_then(|number| self.wrappers.get(number)).copied();
        let answer = || {
            let rows = operation.parameters.iter().map(|row| &row.parameter);
            let mut rows = rows.filter(|row| row.location == Location::Body && row.direction == Direction::Response);
            let first = rows.next().filter(|row| row.parent.is_none() && one(&row.name) == thing)?;
            (Declared::of(first) == Declared::Object).then_some(first.name.as_str())
        };
        known.or_else(answer)
    }
}

/// The keys that hold plain values. Editors carry the type of a row over to the rows behind it, so that a page prints
/// `Object` over all of them.
fn plain<'a>(parts: &[Part<'a>]) -> HashSet<&'a str> {
    let mut votes: HashMap<&'a str, (u32, u32)> = HashMap::default();
    for part in parts {
        let graph = &part.evidence.graph;
        for id in graph.ids() {
            let (Some(_), Edge::Field(name)) = graph.origin(id) else { continue };
            let kinds = graph.node(id).kinds().solid();
            if !kinds.is_empty() {
                let contains = kinds.has(JsonKind::Object) || kinds.has(JsonKind::Array);
                let (plain, containers) = votes.entry(name).or_default();
                // One value that is shown is worth more than what many rows print.
                let votes = if contains { containers } else { plain };
                *votes = votes.saturating_add(SHOWN);
            }
        }
    }
    for (of, declared) in parts.iter().flat_map(|part| part.evidence.rows.iter().zip(&part.evidence.declared)) {
        if of.location == Location::Body {
            let (plain, containers) = votes.entry(of.row.parameter.name.as_str()).or_default();
            match declared {
                Declared::Unknown => {}
                declared if declared.is_container() => *containers = containers.saturating_add(1),
                _ => *plain = plain.saturating_add(1),
            }
        }
    }
    let plain = |&(plain, containers): &(u32, u32)| plain > containers;
    votes.into_iter().filter(|(_, votes)| plain(votes)).map(|(name, _)| name).collect()
}

/// More than the rows of any one name.
const SHOWN: u32 = 1 << 16;

/// Makes the key that a row, one of those of its body, names, and says why there.
pub(super) fn make<'a>(
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
    (tree.child(of, parent, row.name, before), ground)
}

/// The words of a key, in the singular: `servers` and `server` hold the same things.
fn one(key: &str) -> Words {
    Words::local(key).singular()
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
        let held = habits.nests(row.name, Some(tree.keys[key].name));
        if held && holds(tree, key) && !(guessed(tree, key) && doubted(tree, key, rows, habits)) {
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
    // What is called an object holds what texts say to be in it, and no more.
    let said = tree.keys[before].parent.filter(|&key| key > 0 && tree.keys[key].is_object && guessed(tree, key));
    if let Some(key) = said.filter(|&key| !names(row.description, tree.keys[key].name)) {
        return ((tree.keys[key].of, tree.keys[key].parent), Ground::Guessed);
    }
    if let Some(wrapper) = wrapper(tree, habits).filter(|_| !words::leads_elsewhere(row.name)) {
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

/// Whether no example shows anything in a key.
fn guessed(tree: &Tree<'_, '_>, at: usize) -> bool {
    let node = tree.graph.node(tree.keys[at].node);
    let empty = |node: &super::evidence::Node<'_>| node.kinds().solid().is_empty() || node.objects == 0;
    empty(node) && node.items.is_none_or(|items| tree.graph.node(items).seen.is_empty())
}
