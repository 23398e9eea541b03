//! Whether two places can be one: how alike what they show and what rows say of them must be.

use docbind_spec::{JsonKind, spelt_alike};
use rustc_hash::FxHashSet as HashSet;

use crate::infer::evidence::graph::{Graph, Kinds, Node, NodeId};
use crate::infer::shape::presence::Required;

/// How alike two structures must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likeness {
    /// Things of the same name: nearly the same keys, for what is always there should stay so.
    Thing,
    /// Things of the same name where neither has all keys of the other.
    Kin,
    /// Parts of the same name in things that are alike.
    Part,
    /// The same keys, each of them as surely there.
    Exact,
}

/// Compares places with each other: very many, with the same memory for what is under way.
pub(crate) struct Comparison<'r> {
    required: &'r Required,
    /// The pairs that are asked for in their turn, or were.
    asked: HashSet<(NodeId, NodeId)>,
    work: Vec<(NodeId, NodeId, Likeness)>,
}

impl<'r> Comparison<'r> {
    pub(crate) fn new(required: &'r Required) -> Self {
        Self { required, asked: HashSet::default(), work: Vec::new() }
    }

    /// The first of some places that another can be one with.
    pub(crate) fn first(
        &mut self,
        graph: &Graph<'_>,
        mut kept: impl Iterator<Item = NodeId>,
        id: NodeId,
        likeness: Likeness,
    ) -> Option<NodeId> {
        kept.find(|&kept| self.holds(graph, kept, id, likeness))
    }

    /// Whether two places can be one: the kinds agree, and the keys agree as far as the likeness asks.
    pub(crate) fn holds(&mut self, graph: &Graph<'_>, a: NodeId, b: NodeId, likeness: Likeness) -> bool {
        let Self { required, asked, work } = self;
        asked.clear();
        work.clear();
        let keys = graph.node(a).fields.len().min(graph.node(b).fields.len());
        let mut odd_kinds = 0;
        work.push((a, b, likeness));
        while let Some((a, b, likeness)) = work.pop() {
            let (a, b) = (graph.find(a), graph.find(b));
            let pair = (a.min(b), a.max(b));
            if a == b || asked.contains(&pair) {
                continue;
            }
            let (left, right) = (graph.node(a), graph.node(b));
            let (kinds, others) = (kinds(graph, a), kinds(graph, b));
            if (says_elements(left, others) && right.items.is_some())
                || (says_elements(right, kinds) && left.items.is_some())
            {
                continue;
            }
            if !kinds.is_empty() && !others.is_empty() && kinds != others {
                // Pages contradict themselves: `1` here and `true` there. One such key in many is no other thing.
                odd_kinds += 1;
                if likeness != Likeness::Part || odd_kinds * 4 > keys {
                    return false;
                }
                asked.insert(pair);
                continue;
            }
            if likeness == Likeness::Exact && left.kinds() != right.kinds() && !left.is_object() && left.items.is_none()
            {
                return false;
            }
            if left.values.is_some() != right.values.is_some() && left.is_object() && right.is_object() {
                return false;
            }
            let (own, other) = (left.fields.len(), right.fields.len());
            // Most things have too few keys, or too many, to be another.
            if !likeness.is_met(own.min(other), own, other) {
                return false;
            }
            let mut shared = 0;
            for (mine, theirs) in left.common(right) {
                shared += 1;
                let sure = |node: &Node<'_>, present: u32| node.objects == present;
                if likeness == Likeness::Exact && sure(left, mine.present) != sure(right, theirs.present) {
                    return false;
                }
                work.push((mine.node, theirs.node, likeness.inside()));
            }
            let odd = own + other - 2 * shared;
            let blank = own == 0 || other == 0;
            let lost = |one: &Node<'_>, other: &Node<'_>| {
                other.objects > 0
                    && one
                        .fields
                        .iter()
                        .any(|field| field.present > 0 && required.says(field) && other.field(field.name).is_none())
            };
            // What a row calls required stays so: a thing without it is another.
            if !likeness.is_met(shared, own, other)
                || (odd > 1 && spell_otherwise(left, right))
                || (odd > 0 && !blank && (lost(left, right) || lost(right, left)))
            {
                return false;
            }
            for (mine, theirs) in [(left.values, right.values), (left.items, right.items)] {
                work.extend(mine.zip(theirs).map(|(mine, theirs)| (mine, theirs, likeness.inside())));
            }
            if !work.is_empty() {
                asked.insert(pair);
            }
        }
        true
    }
}

impl Likeness {
    /// Whether so many shared keys are enough for structures of so many each.
    const fn is_met(self, shared: usize, own: usize, other: usize) -> bool {
        let all = own + other - shared;
        let odd = all - shared;
        match self {
            Self::Exact => odd == 0,
            Self::Thing => odd * 4 <= all,
            Self::Kin => odd * 2 <= all,
            // Parts of one thing may show different keys each time: the alternatives of `input`, say.
            Self::Part => odd * 2 <= all || own == 0 || other == 0 || shared == own || shared == other,
        }
    }

    const fn inside(self) -> Self {
        match self {
            Self::Exact => Self::Exact,
            Self::Thing | Self::Kin | Self::Part => Self::Part,
        }
    }
}

/// Whether each of two structures spells a key in its own way: one of both would have the key twice.
fn spell_otherwise(left: &Node<'_>, right: &Node<'_>) -> bool {
    let theirs: Vec<&str> =
        right.fields.iter().map(|field| field.name).filter(|&name| left.field(name).is_none()).collect();
    let mine = left.fields.iter().map(|field| field.name).filter(|&name| right.field(name).is_none());
    !theirs.is_empty() && mine.into_iter().any(|name| theirs.iter().any(|other| spelt_alike(name, other)))
}

/// Whether rows alone say keys of what is a list elsewhere: they are those of its elements.
fn says_elements(node: &Node<'_>, other: Kinds) -> bool {
    node.seen.is_empty() && !node.fields.is_empty() && other.single() == Some(JsonKind::Array)
}

/// The kinds of a place, arrays and objects that only rows know included.
fn kinds(graph: &Graph<'_>, id: NodeId) -> Kinds {
    let node = graph.node(id);
    let mut kinds = node.kinds().solid();
    if kinds.has(JsonKind::Number) {
        kinds = Kinds::default();
    }
    if !node.fields.is_empty() {
        kinds.insert(JsonKind::Object);
    }
    if node.items.is_some() {
        kinds.insert(JsonKind::Array);
    }
    kinds
}
