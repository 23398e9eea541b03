//! What the pages show of every place in every body, as one graph.
//!
//! A node is a place: the root of a body, the value of a key, the elements of an array. It keeps every value seen
//! there and every row that describes it. Places that turn out to be one thing are unified, so after sharing a node
//! stands for a type, and a type that contains itself is a cycle. What the evidence means is decided elsewhere.

use std::num::NonZeroU32;

use docbind_spec::JsonKind;
use serde_json::Value;

pub(crate) use super::kinds::Kinds;
use super::merge::Shift;
pub(crate) use super::node::{Field, Node};
use super::seen::Values;
pub(crate) use super::seen::{ExampleId, Seen};

/// A place in a body, or all the places unified with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(NonZeroU32);

/// A row of a parameter table: its place in the list of all rows of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowId(pub(crate) u32);

/// What an example proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// The whole message: a key that is not there is absent.
    Whole,
    /// A part of a message: it shows what it shows, and proves no absence.
    Fragment,
}

/// How a place hangs on its parent in the body where it was first seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge<'a> {
    /// The body itself.
    Root,
    /// The value of a key.
    Field(&'a str),
    /// The elements of an array.
    Items,
    /// The values under keys that are data.
    Values,
}

/// The place that another hangs on, and how.
pub(crate) type Origin<'a> = (Option<NodeId>, Edge<'a>);

/// Every place of every body.
///
/// Where places hang and what they were unified with is asked for all of them again and again, so it lies close
/// together, apart from the evidence.
#[derive(Debug, Default)]
pub(crate) struct Graph<'a> {
    /// For each node, the node it was unified with; itself where it stands for its class.
    into: Vec<NodeId>,
    /// For each node, where it was first seen.
    origins: Vec<Origin<'a>>,
    nodes: Vec<Node<'a>>,
    values: Values<'a>,
    /// What is left to add of an example, while it is added.
    work: Vec<(NodeId, &'a Value)>,
}

impl NodeId {
    /// The node of a number.
    pub(crate) fn at(number: u32) -> Self {
        // None is told by the number that no node has.
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    /// Its number among all nodes.
    pub(crate) fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl<'a> Graph<'a> {
    pub(crate) fn add(&mut self, parent: Option<NodeId>, edge: Edge<'a>) -> NodeId {
        let id = NodeId::at(self.nodes.len() as u32);
        self.into.push(id);
        self.origins.push((parent, edge));
        self.nodes.push(Node::default());
        id
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// One graph of those of parts.
    pub(crate) fn join(parts: Vec<(Self, Shift)>) -> Self {
        let mut joined = Self::default();
        let count: usize = parts.iter().map(|(part, _)| part.len()).sum();
        // Maps add some.
        joined.reserve(count + count / 8, parts.iter().map(|(part, _)| part.values.len()).sum());
        let mut made = Vec::with_capacity(parts.len());
        for (mut part, shift) in parts {
            let grown = shift.grown as usize;
            let (into, origins) = (part.into.split_off(grown), part.origins.split_off(grown));
            made.push((Self { into, origins, nodes: part.nodes.split_off(grown), ..Self::default() }, shift));
            joined.values.extend(std::mem::take(&mut part.values), shift.examples);
            joined.extend(part, shift);
        }
        for (part, shift) in made {
            joined.extend(part, shift);
        }
        joined
    }

    /// Makes room for so many places and values.
    pub(crate) fn reserve(&mut self, places: usize, values: usize) {
        self.into.reserve(places);
        self.origins.reserve(places);
        self.nodes.reserve(places);
        self.values.reserve(values);
    }

    /// Adds the places of a part.
    fn extend(&mut self, part: Self, shift: Shift) {
        self.into.extend(part.into.into_iter().map(|id| shift.node(id)));
        self.origins.extend(part.origins.into_iter().map(|(parent, edge)| (parent.map(|id| shift.node(id)), edge)));
        self.nodes.extend(part.nodes.into_iter().map(|mut node| {
            shift.evidence(&mut node);
            node
        }));
    }

    /// How many values there are.
    pub(crate) fn shown_values(&self) -> usize {
        self.values.len()
    }

    /// The values seen at the place's class.
    pub(crate) fn seen(&self, id: NodeId) -> impl Iterator<Item = Seen<'a>> + Clone {
        self.values.of(self.node(id).seen)
    }

    /// The objects seen there.
    pub(crate) fn maps(&self, id: NodeId) -> impl Iterator<Item = &'a serde_json::Map<String, Value>> {
        let objects = self.seen(id).filter(|seen| seen.kind == JsonKind::Object);
        objects.filter_map(|seen| seen.value.as_object())
    }

    /// The node that stands for the class of this one.
    pub(crate) fn find(&self, id: NodeId) -> NodeId {
        let mut id = id;
        loop {
            let into = self.into[id.index()];
            if into == id {
                return id;
            }
            id = into;
        }
    }

    /// Finds, and shortens the way for the next time.
    fn find_short(&mut self, id: NodeId) -> NodeId {
        let class = self.find(id);
        let mut id = id;
        while id != class {
            id = std::mem::replace(&mut self.into[id.index()], class);
        }
        class
    }

    /// The evidence of the node's class.
    pub(crate) fn node(&self, id: NodeId) -> &Node<'a> {
        &self.nodes[self.find(id).index()]
    }

    pub(crate) fn node_mut(&mut self, id: NodeId) -> &mut Node<'a> {
        let id = self.find(id);
        &mut self.nodes[id.index()]
    }

    /// The node itself, as it was before it was unified: where it hangs.
    pub(crate) fn origin(&self, id: NodeId) -> Origin<'a> {
        self.origins[id.index()]
    }

    /// Every node, unified or not, in the order of the pages.
    pub(crate) fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId::at)
    }

    /// Every node that stands for a class.
    pub(crate) fn classes(&self) -> impl Iterator<Item = NodeId> {
        self.ids().filter(|&id| self.find(id) == id)
    }

    /// The node of a key, which is made where there is none, behind the key that it follows.
    pub(crate) fn field(&mut self, id: NodeId, name: &'a str, after: Option<&str>) -> NodeId {
        let id = self.find(id);
        if let Some(field) = self.node(id).field(name) {
            return field.node;
        }
        let child = self.add(Some(id), Edge::Field(name));
        let node = self.node_mut(id);
        let after = after.and_then(|name| node.at(name));
        node.insert(Field { name, node: child, present: 0, rows: Vec::new() }, after);
        child
    }

    /// Gives a place a key that another has, with what is known of it.
    pub(crate) fn add_field(&mut self, id: NodeId, field: Field<'a>) {
        let node = self.node_mut(id);
        match node.field_mut(field.name) {
            Some(same) => {
                same.present += field.present;
                append(&mut same.rows, field.rows);
                let same = same.node;
                self.unify(same, field.node);
            }
            None => {
                node.insert(field, node.fields.len().checked_sub(1));
            }
        }
    }

    /// The node of an array's elements, which is made where there is none.
    pub(crate) fn items(&mut self, id: NodeId) -> NodeId {
        let id = self.find(id);
        if let Some(items) = self.node(id).items {
            return items;
        }
        let items = self.add(Some(id), Edge::Items);
        self.node_mut(id).items = Some(items);
        items
    }

    /// Adds a value and all that is in it. An explicit stack: the depth of an example is not the stack's.
    pub(crate) fn grow(&mut self, root: NodeId, value: &'a Value, example: ExampleId, weight: Weight) {
        let mut work = std::mem::take(&mut self.work);
        work.push((root, value));
        let whole = u32::from(weight == Weight::Whole);
        while let Some((id, value)) = work.pop() {
            let id = self.find(id);
            let node = &mut self.nodes[id.index()];
            let kind = JsonKind::of(value);
            self.values.push(&mut node.seen, Seen { value, example, kind });
            node.kinds.insert(kind);
            match value {
                Value::Object(object) => {
                    node.hollow |= object.is_empty();
                    node.objects += whole;
                    if node.fields.is_empty() {
                        node.fields.reserve_exact(object.len());
                    }
                    let at = work.len();
                    let mut before = None;
                    for (name, value) in object {
                        let expected = before.map_or(0, |at| at + 1);
                        let place = self.nodes[id.index()].near(expected, name).unwrap_or_else(|| {
                            let node = self.add(Some(id), Edge::Field(name));
                            let field = Field { name, node, present: 0, rows: Vec::new() };
                            self.nodes[id.index()].insert(field, before)
                        });
                        let field = &mut self.nodes[id.index()].fields[place];
                        field.present += whole;
                        before = Some(place);
                        work.push((field.node, value));
                    }
                    work[at..].reverse();
                }
                Value::Array(elements) => {
                    let items = self.items(id);
                    let shown = elements.iter().rev().filter(|element| !is_elided(element));
                    work.extend(shown.map(|element| (items, element)));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        self.work = work;
    }

    /// Makes two places one, with all that is under them. Cycles end because every step leaves one class less.
    pub(crate) fn unify(&mut self, a: NodeId, b: NodeId) {
        let mut work = vec![(a, b)];
        while let Some((a, b)) = work.pop() {
            let (a, b) = (self.find_short(a), self.find_short(b));
            if a == b {
                continue;
            }
            // The earlier place stands for both, so that the outcome does not depend on who asked.
            let (kept, gone) = (a.min(b), a.max(b));
            self.into[gone.index()] = kept;
            let gone = std::mem::take(&mut self.nodes[gone.index()]);
            let node = &mut self.nodes[kept.index()];
            self.values.join(&mut node.seen, gone.seen);
            node.kinds = node.kinds.union(gone.kinds);
            node.hollow |= gone.hollow;
            node.free |= gone.free;
            node.objects += gone.objects;
            node.add_rows(gone.rows());
            if node.free {
                node.empty();
                continue;
            }
            let mut before = None;
            for field in gone.fields {
                let known = node.near(before.map_or(0, |at| at + 1), field.name);
                before = Some(match known.and_then(|at| Some((at, node.fields.get_mut(at)?))) {
                    Some((at, same)) => {
                        same.present += field.present;
                        append(&mut same.rows, field.rows);
                        work.push((same.node, field.node));
                        at
                    }
                    None => node.insert(field, before),
                });
            }
            for (mine, theirs) in [(&mut node.items, gone.items), (&mut node.values, gone.values)] {
                match (*mine, theirs) {
                    (Some(mine), Some(theirs)) => work.push((mine, theirs)),
                    (None, theirs) => *mine = theirs,
                    (Some(_), None) => {}
                }
            }
            if node.values.is_some() && !node.fields.is_empty() {
                self.make_map(kept, &mut work);
            }
        }
    }

    /// Takes what stands at a place for free data: all that is below becomes a part of it.
    pub(crate) fn free(&mut self, id: NodeId) {
        let class = self.find(id);
        let mut work = vec![class];
        while let Some(id) = work.pop().map(|id| self.find(id)) {
            let node = &mut self.nodes[id.index()];
            let below = node.fields.iter().map(|field| field.node).chain(node.items).chain(node.values);
            work.extend(below);
            node.empty();
            self.into[id.index()] = class;
        }
        self.nodes[class.index()].free = true;
    }

    /// Takes the keys of a place for data: one type holds for all their values.
    pub(crate) fn map(&mut self, id: NodeId) {
        let id = self.find(id);
        let mut work = Vec::new();
        if self.node(id).values.is_none() {
            let values = self.add(Some(id), Edge::Values);
            self.node_mut(id).values = Some(values);
        }
        self.make_map(id, &mut work);
        for (a, b) in work {
            self.unify(a, b);
        }
    }

    fn make_map(&mut self, id: NodeId, work: &mut Vec<(NodeId, NodeId)>) {
        let node = self.node_mut(id);
        let Some(values) = node.values else { return };
        let fields = node.take_fields();
        let rows: Vec<RowId> = fields.iter().flat_map(|field| field.rows.iter().copied()).collect();
        node.add_rows(&rows);
        work.extend(fields.into_iter().map(|field| (values, field.node)));
    }

    /// The key under which a place stands, through arrays and maps: `None` at the root of a body.
    pub(crate) fn key(&self, id: NodeId) -> Option<&'a str> {
        let mut id = id;
        loop {
            match self.origin(id) {
                // The keys of a map are data.
                (Some(parent), Edge::Field(_)) if self.node(parent).values.is_some() => id = parent,
                (_, Edge::Field(name)) => return Some(name),
                (_, Edge::Root) | (None, _) => return None,
                (Some(parent), Edge::Items | Edge::Values) => id = parent,
            }
        }
    }
}

/// Whether an element stands for those left out: `{"...": "..."}`.
fn is_elided(element: &Value) -> bool {
    let dots = |text: &str| text == "…" || (text.len() > 2 && text.bytes().all(|byte| byte == b'.'));
    let mut keys = element.as_object().into_iter().flatten();
    let only = keys.next().filter(|_| keys.next().is_none());
    only.is_some_and(|(key, value)| dots(key) && value.as_str().is_some_and(dots))
}

/// Adds things behind others; where there are none, nothing is moved.
fn append<T>(things: &mut Vec<T>, more: Vec<T>) {
    if things.is_empty() {
        *things = more;
    } else {
        things.extend(more);
    }
}
