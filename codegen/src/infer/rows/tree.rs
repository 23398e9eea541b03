//! The keys of one body in document order: what rows are put on.

use std::cell::LazyCell;

use docbind_spec::JsonKind;
use rustc_hash::FxHashMap as HashMap;

use super::habits::Several;
use super::join::Candidate;
use crate::infer::evidence::graph::{Graph, NodeId};
use crate::infer::language::words::{self, Words};
use crate::infer::prose::declared::{self, Declared};

/// A key of a body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<'a> {
    /// The object that has it.
    pub(crate) of: NodeId,
    pub(crate) name: &'a str,
    /// The place of its values.
    pub(crate) node: NodeId,
    /// The key in whose value the object stands.
    pub(crate) parent: Option<usize>,
    /// How many keys there are from the root to this one, with it.
    pub(crate) depth: usize,
    /// How many rows describe it.
    pub(crate) rows: u32,
    /// Whether a row says in words that the value holds what the next rows describe.
    pub(crate) contains: bool,
    /// Whether a row says in words that the value is the object of its name.
    pub(crate) is_object: bool,
    /// The next key of the same name.
    next: Option<usize>,
}

/// The keys of a body, which grow by those that only rows know.
pub(crate) struct Tree<'g, 'a> {
    pub(crate) graph: &'g mut Graph<'a>,
    pub(crate) root: NodeId,
    pub(crate) keys: Vec<Key<'a>>,
    /// The first and the last key of each name.
    by_name: HashMap<&'a str, (usize, usize)>,
    work: Vec<Step<'a>>,
    /// For each key: what its row says of its value.
    declared: Vec<Declared>,
    /// The key that holds all the rest, where the API wraps such requests and no row says so.
    wrapper: Option<usize>,
}

/// What a tree is kept in, for the next one: most are small, and there are very many.
#[derive(Default)]
pub(crate) struct Spare<'a> {
    keys: Vec<Key<'a>>,
    by_name: HashMap<&'a str, (usize, usize)>,
    work: Vec<Step<'a>>,
    declared: Vec<Declared>,
}

enum Step<'a> {
    Visit { node: NodeId, parent: Option<usize> },
    List { of: NodeId, name: &'a str, node: NodeId, parent: Option<usize> },
}

impl<'g, 'a> Tree<'g, 'a> {
    /// The keys of a body, and behind them those of the other answers of the operation.
    pub(crate) fn new(graph: &'g mut Graph<'a>, spare: Spare<'a>, root: NodeId, others: &[NodeId]) -> Self {
        let Spare { keys, by_name, work, declared } = spare;
        let mut tree = Self { graph, root, keys, by_name, work, declared, wrapper: None };
        for &root in std::iter::once(&root).chain(others) {
            tree.walk(root);
        }
        tree
    }

    /// Whether examples show that the body is one text, number, or boolean: it has no members.
    pub(crate) fn is_scalar(&self) -> bool {
        let kind = self.graph.node(self.root).kinds().solid().single();
        kind.is_some_and(|kind| !matches!(kind, JsonKind::Object | JsonKind::Array | JsonKind::Null))
    }

    /// The memory that the tree took.
    pub(crate) fn into_spare(self) -> Spare<'a> {
        let Self { mut keys, mut by_name, work, mut declared, .. } = self;
        keys.clear();
        by_name.clear();
        declared.clear();
        Spare { keys, by_name, work, declared }
    }

    fn walk(&mut self, root: NodeId) {
        let mut work = std::mem::take(&mut self.work);
        work.push(Step::Visit { node: root, parent: None });
        while let Some(step) = work.pop() {
            match step {
                Step::Visit { node: id, parent } => {
                    let node = self.graph.node(id);
                    if let Some(items) = node.items {
                        work.push(Step::Visit { node: items, parent });
                    }
                    let keys = node.fields.iter().rev();
                    work.extend(keys.map(|field| Step::List { of: id, name: field.name, node: field.node, parent }));
                }
                Step::List { of, name, node, parent } => {
                    let at = self.list(of, name, node, parent);
                    work.push(Step::Visit { node, parent: Some(at) });
                }
            }
        }
        self.work = work;
    }

    fn list(&mut self, of: NodeId, name: &'a str, node: NodeId, parent: Option<usize>) -> usize {
        let at = self.keys.len();
        let depth = parent.map_or(0, |parent| self.keys[parent].depth) + 1;
        self.keys.push(Key { of, name, node, parent, depth, rows: 0, contains: false, is_object: false, next: None });
        self.declared.push(Declared::Unknown);
        let (_, last) = self.by_name.entry(name).or_insert((at, at));
        if *last != at {
            self.keys[*last].next = Some(at);
            *last = at;
        }
        at
    }

    /// The keys that have exactly a name.
    fn same(&self, name: &str) -> impl Iterator<Item = usize> {
        let first = self.by_name.get(name).map(|&(first, _)| first);
        std::iter::successors(first, |&at| self.keys[at].next)
    }

    /// For each name, the one kind that every key of the name holds, if there is one.
    pub(crate) fn containers(&self) -> HashMap<&'a str, Option<JsonKind>> {
        let mut kinds: HashMap<&'a str, Option<JsonKind>> = HashMap::default();
        for key in &self.keys {
            let kind = self.graph.node(key.node).kinds().solid().single();
            let known = kinds.entry(key.name).or_insert(kind);
            if *known != kind {
                *known = None;
            }
        }
        kinds
    }

    /// The keys of a name; where there is none, those whose letters and digits agree.
    pub(crate) fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        let all = if self.by_name.contains_key(name) { 0 } else { self.keys.len() };
        self.same(name).chain((0..all).filter(move |&at| docbind_spec::spelt_alike(self.keys[at].name, name)))
    }

    /// The key of a name in the value of another key, where an example shows it.
    pub(crate) fn held(&self, parent: usize, name: &str) -> Option<usize> {
        self.same(name).find(|&at| self.keys[at].parent == Some(parent))
    }

    /// The arrays whose elements a name describes: `gizmo` those of `gizmos`.
    pub(crate) fn arrays_of(&self, name: &str) -> Option<usize> {
        let words = LazyCell::new(|| Words::of(name));
        (0..self.keys.len()).find(|&at| {
            let key = &self.keys[at];
            if self.graph.node(key.node).items.is_none() || !words::start_alike(key.name, name) {
                return false;
            }
            let plural = Words::of(key.name);
            plural != *words && plural.singular() == *words
        })
    }

    /// The first key that differs from a name by its number alone: `gizmos` for `gizmo`.
    pub(crate) fn alike(&self, name: &str) -> Option<usize> {
        let one = LazyCell::new(|| Words::of(name).singular());
        (0..self.keys.len()).find(|&at| {
            words::start_alike(self.keys[at].name, name) && Words::of(self.keys[at].name).singular() == *one
        })
    }

    pub(crate) fn declare(&mut self, at: usize, row: &Candidate<'_>) {
        let is_object = declared::is_object(row.description, row.name);
        if is_object {
            // "A `lamps` object" is one of those that the key names.
            let several = Words::of(row.name).singular() != Words::of(row.name);
            let list = Declared::Array(Box::new(Declared::Unknown));
            self.declared[at] = if several { list } else { Declared::Object };
        } else if self.declared[at] == Declared::Unknown {
            self.declared[at] = row.declared.clone();
        }
        self.keys[at].contains |= declared::is_container(row.description);
        self.keys[at].is_object |= is_object;
    }

    pub(crate) fn declared(&self, at: usize) -> &Declared {
        &self.declared[at]
    }

    /// The object in the value of a key: of the value itself or of its elements.
    pub(crate) fn inner(&mut self, at: usize) -> NodeId {
        let mut array = matches!(self.declared(at), Declared::Array(_));
        let mut id = self.keys[at].node;
        loop {
            let node = self.graph.node(id);
            let kinds = node.kinds();
            if !node.fields.is_empty() || kinds.has(JsonKind::Object) {
                return id;
            }
            match node.items {
                // The list that the row declares is the one that is shown.
                Some(items) => (id, array) = (items, false),
                None if array && kinds.solid().is_empty() => return self.graph.items(id),
                None => return id,
            }
        }
    }

    /// The names of the keys in which a key stands, from the nearest.
    pub(crate) fn above(&self, at: usize) -> impl Iterator<Item = &'a str> {
        let above = std::iter::successors(self.keys[at].parent, |&at| self.keys[at].parent);
        above.map(|at| self.keys[at].name)
    }

    /// The key of a name in an object; made where there is none, behind the key of the row before.
    pub(crate) fn child(&mut self, of: NodeId, parent: Option<usize>, name: &'a str, before: Option<usize>) -> usize {
        let of = self.graph.find(of);
        let known = self.same(name).find(|&at| self.keys[at].of == of);
        if let Some(at) = known {
            return at;
        }
        let after = before.map(|at| self.keys[at].name);
        let node = self.graph.field(of, name, after.or_else(|| self.last(of)));
        self.list(of, name, node, parent)
    }

    fn last(&self, of: NodeId) -> Option<&'a str> {
        self.graph.node(of).fields.last().map(|field| field.name)
    }

    /// Whether examples show the body.
    pub(crate) fn is_shown(&self) -> bool {
        !self.graph.node(self.root).seen.is_empty()
    }

    /// Takes the values of a key for lists, where its row says nothing.
    pub(crate) fn declare_list(&mut self, at: usize) {
        if self.declared[at] == Declared::Unknown {
            self.declared[at] = Declared::Array(Box::new(Declared::Unknown));
        }
    }

    /// Whether the body was wrapped without a word of its page.
    pub(crate) fn is_wrapped(&self) -> bool {
        self.wrapper.is_some()
    }

    /// Puts all that rows will say of the body in the value of a key.
    pub(crate) fn wrap(&mut self, key: &'a str, several: Several) {
        let at = self.child(self.root, None, key, None);
        self.declared[at] = match several {
            Several::One => Declared::Object,
            Several::List => Declared::Array(Box::new(Declared::Unknown)),
        };
        self.wrapper = Some(at);
    }

    /// The object that most bodies wrap: the root, or what its only key holds.
    pub(crate) fn main(&mut self) -> (NodeId, Option<usize>) {
        if let Some(at) = self.wrapper {
            return (self.inner(at), Some(at));
        }
        let node = self.graph.node(self.root);
        if node.fields.is_empty()
            && let Some(items) = node.items
        {
            return (items, None);
        }
        let mut containers = (0..self.keys.len()).filter(|&at| {
            let key = &self.keys[at];
            let inner = self.graph.node(key.node);
            let holds = inner.is_object() || inner.items.is_some_and(|items| self.graph.node(items).is_object());
            key.of == self.root && holds && !words::is_paging(key.name)
        });
        match (containers.next(), containers.next()) {
            (Some(at), None)
                if node.fields.iter().all(|field| field.name == self.keys[at].name || words::is_paging(field.name)) =>
            {
                (self.inner(at), Some(at))
            }
            _ => (self.root, None),
        }
    }
}
