//! What is known of one place: the values seen there, the keys of its objects, and the rows that describe it.

use docbind_spec::JsonKind;
use rustc_hash::FxHashMap as HashMap;

use super::graph::{NodeId, RowId};
use super::kinds::Kinds;
use super::seen::Chain;

/// A key of the objects at a place.
#[derive(Debug, Clone)]
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) node: NodeId,
    /// How many whole objects have the key.
    pub(crate) present: u32,
    /// The rows that describe the key.
    pub(crate) rows: Vec<RowId>,
}

/// A place, with the evidence for it. All places are looked at again and again, each in one line of the cache.
#[derive(Debug, Clone, Default)]
#[repr(align(64))]
pub(crate) struct Node<'a> {
    pub(crate) seen: Chain,
    /// The kinds of the values seen.
    pub(crate) kinds: Kinds,
    /// Whether an object without keys was seen.
    pub(crate) hollow: bool,
    /// Whether any JSON value may stand here, and nothing below has a type.
    pub(crate) free: bool,
    /// How many whole objects were seen.
    pub(crate) objects: u32,
    pub(crate) items: Option<NodeId>,
    /// The values under keys that are data: the node is a map.
    pub(crate) values: Option<NodeId>,
    pub(crate) fields: Vec<Field<'a>>,
    rare: Option<Box<Rare<'a>>>,
}

const _: () = assert!(size_of::<Node<'_>>() == 64);

/// What few places have.
#[derive(Debug, Clone, Default)]
struct Rare<'a> {
    /// The places of the keys among the fields, once there are [many](Node::MANY).
    by_name: HashMap<&'a str, u32>,
    /// The rows that describe the place itself rather than a key: the element of a list, say.
    rows: Vec<RowId>,
}

impl<'a> Node<'a> {
    /// The kinds of the values seen.
    pub(crate) fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// With more keys than this, a table finds them; fewer are found faster one by one.
    const MANY: usize = 12;

    pub(crate) fn at(&self, name: &str) -> Option<usize> {
        if self.fields.len() > Self::MANY {
            return self.rare.as_ref()?.by_name.get(name).map(|&at| at as usize);
        }
        self.fields.iter().position(|field| field.name == name)
    }

    pub(crate) fn field(&self, name: &str) -> Option<&Field<'a>> {
        self.fields.get(self.at(name)?)
    }

    pub(crate) fn field_mut(&mut self, name: &str) -> Option<&mut Field<'a>> {
        let at = self.at(name)?;
        self.fields.get_mut(at)
    }

    /// Where a key is, which is most often where it is expected: objects at one place list their keys alike.
    pub(crate) fn near(&self, expected: usize, name: &str) -> Option<usize> {
        let there = self.fields.get(expected).is_some_and(|field| field.name == name);
        if there { Some(expected) } else { self.at(name) }
    }

    /// The keys that both places have, each with what it is here and there.
    pub(crate) fn common<'n>(&'n self, other: &'n Self) -> impl Iterator<Item = (&'n Field<'a>, &'n Field<'a>)> {
        let mut expected = 0;
        self.fields.iter().filter_map(move |field| {
            let at = other.near(expected, field.name)?;
            expected = at + 1;
            Some((field, other.fields.get(at)?))
        })
    }

    /// Adds a key, behind the one that it follows in its object, so that keys stand in document order; says where.
    pub(crate) fn insert(&mut self, field: Field<'a>, after: Option<usize>) -> usize {
        // Order is for readers; nobody reads more keys than this, and moving them all each time takes long.
        const ORDERED: usize = 512;
        let last = self.fields.len();
        let at = after.map_or(last, |at| at + 1);
        let at = if last > ORDERED { last } else { at };
        self.fields.insert(at, field);
        if last >= Self::MANY {
            // From the first key that moved, or all of them when the table is made.
            let from = if last == Self::MANY { 0 } else { at };
            let moved = self.fields.iter().enumerate().skip(from);
            let by_name = &mut self.rare.get_or_insert_default().by_name;
            by_name.extend(moved.map(|(at, field)| (field.name, at as u32)));
        }
        at
    }

    /// Takes the keys away.
    pub(crate) fn take_fields(&mut self) -> Vec<Field<'a>> {
        if let Some(rare) = &mut self.rare {
            rare.by_name = HashMap::default();
        }
        std::mem::take(&mut self.fields)
    }

    /// The rows that describe the place itself rather than a key: the element of a list, say.
    pub(crate) fn rows(&self) -> &[RowId] {
        self.rare.as_ref().map_or(&[], |rare| &rare.rows)
    }

    pub(crate) fn rows_mut(&mut self) -> &mut [RowId] {
        self.rare.as_mut().map_or(&mut [], |rare| &mut rare.rows)
    }

    /// Adds rows that describe the place itself.
    pub(crate) fn add_rows(&mut self, rows: &[RowId]) {
        if !rows.is_empty() {
            self.rare.get_or_insert_default().rows.extend_from_slice(rows);
        }
    }

    /// Forgets what is below, and of what kinds the values are.
    pub(crate) fn empty(&mut self) {
        self.kinds = Kinds::default();
        drop(self.take_fields());
        (self.items, self.values) = (None, None);
    }

    /// Whether objects belong here, by what was seen or by rows that name keys.
    pub(crate) fn is_object(&self) -> bool {
        !self.free && (!self.fields.is_empty() || self.kinds.has(JsonKind::Object))
    }
}
