//! Rows onto places: each row of a body table finds the field it describes.
//!
//! A row that an example shows goes where the example has it: by name, by the parents that it prints, and, where a
//! name stands at several places, by document order. The others are left to [`nest`](super::nest).

use docbind_spec::{JsonKind, Location};
use rustc_hash::FxHashMap as HashMap;

use super::dotted::{self, Parent};
use super::habits::Habits;
use super::nest;
use super::several;
use super::tree::Tree;
use crate::infer::evidence::graph::{NodeId, RowId};
use crate::infer::prose::declared::{self, Declared};
use crate::read::page::Row;

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot<'a> {
    /// A key of the objects at a place.
    Field {
        /// The place.
        of: NodeId,
        /// The key.
        name: &'a str,
    },
    /// The place itself: the element of a list.
    Whole(NodeId),
}

/// What says that the row belongs there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ground {
    /// An example has the key.
    Shown,
    /// No example has it; its printed parents or the rest of the API say where it belongs.
    Said,
    /// No example has it, and its neighbours had to decide.
    Guessed,
}

/// A row on its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub(crate) row: RowId,
    pub(crate) spot: Spot<'a>,
    pub(crate) ground: Ground,
}

/// A row of a body table, with what placing it needs.
pub(crate) struct Candidate<'a> {
    pub(crate) id: RowId,
    pub(crate) name: &'a str,
    /// The printed parents, from the outermost.
    pub(crate) parents: Vec<Parent<'a>>,
    /// The object that the row describes, where it describes no key.
    pub(crate) body: Option<NodeId>,
    pub(crate) declared: Declared,
    pub(crate) description: &'a str,
}

impl<'a> Candidate<'a> {
    pub(crate) fn new(id: RowId, row: &'a Row, declared: Declared) -> Self {
        debug_assert_eq!(row.parameter.location, Location::Body);
        let parents = row.parameter.parent.iter().flat_map(|parents| parents.split('.'));
        let parents = parents.map(|part| Parent { name: bare(part), is_list: part.contains('[') });
        let parents = parents.filter(|part| !part.name.is_empty()).collect();
        let description = row.parameter.description.as_str();
        Self { id, name: bare(&row.parameter.name), parents, body: None, declared, description }
    }

    /// Whether the row, at a place among those of its table, may hold others or print the one that it is in.
    fn may_nest(&self, at: usize) -> bool {
        let untyped = at == 0 && self.declared == Declared::Unknown;
        let told = || declared::is_object(self.description, self.name);
        !self.parents.is_empty() || self.declared.has_room() || untyped || told()
    }

    /// Whether the row says of no other row that it is in it, nor of itself that it is in another.
    pub(crate) fn is_plain(&self) -> bool {
        self.parents.is_empty() && !self.declared.is_container()
    }

    /// The names of the printed parents.
    pub(crate) fn path(&self) -> Vec<&'a str> {
        self.parents.iter().map(|parent| parent.name).collect()
    }

    /// Believes what the other message of the operation shows under the name before a printed kind of container.
    pub(crate) fn see(&mut self, shown: &HashMap<&str, Option<JsonKind>>) {
        match (&self.declared, shown.get(self.name)) {
            (Declared::Array(_), Some(Some(JsonKind::Object))) => self.declared = Declared::Object,
            (Declared::Object | Declared::Map(_), Some(Some(JsonKind::Array))) => {
                self.declared = Declared::Array(Box::new(Declared::Unknown));
            }
            _ => {}
        }
    }
}

/// A segment of a dotted name without its index: `domains[*]`.
fn bare(segment: &str) -> &str {
    let segment = segment.trim();
    segment.bytes().position(|byte| byte == b'[').map_or(segment, |at| segment[..at].trim())
}

/// Puts the rows of one body, in page order, on its tree.
pub(crate) fn place<'a>(tree: &mut Tree<'_, 'a>, rows: &[Candidate<'a>], habits: &Habits<'a>) -> Vec<Placed<'a>> {
    let mut found: Vec<Option<usize>> = vec![None; rows.len()];
    let mut before = None;
    for (row, found) in rows.iter().zip(&mut found).filter(|(row, _)| row.body.is_none()) {
        if let Some(at) = shown(tree, row, before, habits) {
            tree.keys[at].rows += 1;
            tree.declare(at, row);
            *found = Some(at);
            before = Some(at);
        }
    }
    let mut placed = Vec::with_capacity(rows.len());
    // The keys behind the first that a row names.
    let mut others: Vec<(RowId, usize)> = Vec::new();
    let mut before = None;
    let told = dotted::is_told(rows);
    // As long as there is but one object, nothing is guessed.
    let flat = if tree.is_shown() || tree.is_wrapped() {
        0
    } else {
        let first = (0..rows.len()).find(|&at| rows[at].may_nest(at));
        first.map_or(rows.len(), |first| first + 1)
    };
    let plain = |row: &Candidate<'_>| told && row.parents.is_empty();
    let mut sibling = rows.iter().zip(&found).find_map(|(row, &found)| found.filter(|_| plain(row)));
    for (at, row) in rows.iter().enumerate() {
        if row.name.is_empty() {
            continue;
        }
        if let Some(place) = row.body {
            placed.push(Placed { row: row.id, spot: Spot::Whole(place), ground: Ground::Shown });
            continue;
        }
        let (spot, ground) = match found[at] {
            Some(key) => {
                before = Some(key);
                (field(tree, key), Ground::Shown)
            }
            None => {
                if let Some(spot) = element(tree, row) {
                    (spot, Ground::Shown)
                } else if let Some([first, rest @ ..]) = several::keys(tree, row, rows, before, habits).as_deref() {
                    let shown = !tree.graph.node(tree.keys[*first].node).seen.is_empty();
                    others.extend(rest.iter().map(|&key| (row.id, key)));
                    before = Some(*rest.last().unwrap_or(first));
                    (field(tree, *first), if shown { Ground::Shown } else { Ground::Said })
                } else if let Some(beside) = sibling.filter(|_| plain(row)) {
                    let key = tree.child(tree.keys[beside].of, tree.keys[beside].parent, row.name, before);
                    tree.keys[key].rows += 1;
                    tree.declare(key, row);
                    before = Some(key);
                    (field(tree, key), Ground::Said)
                } else {
                    let next = found[at + 1..].iter().flatten().next().copied();
                    let (key, ground) = nest::make(tree, row, rows, before, next, habits);
                    let ground = if at < flat { Ground::Said } else { ground };
                    tree.keys[key].rows += 1;
                    tree.declare(key, row);
                    before = Some(key);
                    sibling = sibling.or(before.filter(|_| plain(row)));
                    (field(tree, key), ground)
                }
            }
        };
        placed.push(Placed { row: row.id, spot, ground });
    }
    let others: Vec<_> = others.into_iter().map(|(row, key)| (row, field(tree, key))).collect();
    for (row, spot) in placed.iter().map(|placed| (placed.row, placed.spot)).chain(others) {
        match spot {
            Spot::Field { of, name } => {
                if let Some(field) = tree.graph.node_mut(of).field_mut(name) {
                    field.rows.push(row);
                }
            }
            Spot::Whole(node) => tree.graph.node_mut(node).add_rows(&[row]),
        }
    }
    placed
}

fn field<'a>(tree: &Tree<'_, 'a>, at: usize) -> Spot<'a> {
    Spot::Field { of: tree.keys[at].of, name: tree.keys[at].name }
}

/// A row named for one element describes the elements of the list of that name.
fn element<'a>(tree: &Tree<'_, 'a>, row: &Candidate<'a>) -> Option<Spot<'a>> {
    let at = tree.arrays_of(row.name).filter(|_| row.parents.is_empty())?;
    tree.graph.node(tree.keys[at].node).items.map(Spot::Whole)
}

/// The key that an example shows for a row: the best by printed parents, then the nearest to the row before.
fn shown(tree: &Tree<'_, '_>, row: &Candidate<'_>, before: Option<usize>, habits: &Habits<'_>) -> Option<usize> {
    let scored = tree.named(row.name).map(|at| (cost(tree, row, before, at), at));
    let ((parents, _, steps, _), at) = scored.min()?;
    // A row whose printed parents are all elsewhere describes another key of the same name; so does one that this
    // example has only in another part, while the API has it among the keys of the rows around.
    let beside = || before.and_then(|before| tree.keys[before].parent);
    let elsewhere = row.parents.is_empty() && steps >= ELSEWHERE;
    if elsewhere && beside().is_some_and(|key| habits.nests(row.name, Some(tree.keys[key].name))) {
        let held = beside().and_then(|key| tree.held(key, row.name));
        return held.filter(|&held| tree.keys[held].rows == 0);
    }
    (row.parents.is_empty() || parents < row.parents.len()).then_some(at)
}

/// How far a key is from what a row says: printed parents that are missing, rows that it has already, and steps from
/// the row before.
fn cost(tree: &Tree<'_, '_>, row: &Candidate<'_>, before: Option<usize>, at: usize) -> (usize, usize, usize, usize) {
    let mut parents = row.parents.len();
    let mut excess = 0;
    if !row.parents.is_empty() {
        let pairs = row.parents.iter().rev().zip(tree.above(at));
        let same = |said: &str, shown: &str| said == shown || docbind_spec::spelt_alike(said, shown);
        parents -= pairs.take_while(|&(said, shown)| same(said.name, shown)).count();
        excess = (tree.keys[at].depth - 1).saturating_sub(row.parents.len());
    }
    (parents, tree.keys[at].rows as usize, excess + distance(tree, before, at), at)
}

/// More steps than a document is deep: the key stands in another part of it.
const ELSEWHERE: usize = 64;

/// Steps from one key to the next of a document: into its value, beside it, beside what it stands in.
fn distance(tree: &Tree<'_, '_>, before: Option<usize>, at: usize) -> usize {
    let target = tree.keys[at].parent;
    let Some(mut current) = before else {
        return tree.keys[at].depth;
    };
    if target == Some(current) {
        return 0;
    }
    for step in 1..ELSEWHERE {
        let parent = tree.keys[current].parent;
        if parent == target {
            return step;
        }
        match parent {
            Some(next) => current = next,
            None => break,
        }
    }
    ELSEWHERE + tree.keys[at].depth
}
