//! What a key usually holds, for the places that show little of it.

use std::collections::hash_map::Entry;

use docbind_spec::{IntegerFormat, JsonKind, Type};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::measure;
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::{Edge, Field, NodeId, RowId};
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::{self, Declared};

/// What keys hold over all pages.
#[derive(Debug, Default)]
pub(crate) struct Usual<'a> {
    /// The type of each key that is a scalar of one kind wherever it is shown.
    types: HashMap<&'a str, Option<Type>>,
    /// The type that rows say of each key, where it is a map or a scalar that is no text, and the same in all of them.
    printed: HashMap<&'a str, Option<Type>>,
    /// The keys that hold numbers with fractions somewhere, each with the thing that has it.
    fractions: HashSet<(&'a str, &'a str)>,
    /// What answers show under each key of each thing.
    nulls: HashMap<(&'a str, &'a str), Nulls>,
    /// The folders of services that write `null` for what is not there.
    writes_null: HashSet<&'a str>,
    /// What answers of the services in each folder show under each key, whatever has it.
    of_services: HashMap<(&'a str, &'a str), Nulls>,
    /// The arrays and objects that are shown under each key.
    containers: HashMap<&'a str, Vec<Container<'a>>>,
}

/// An array or object that is shown.
#[derive(Debug)]
struct Container<'a> {
    operation: usize,
    /// The thing that has the key.
    thing: &'a str,
    class: NodeId,
    kind: JsonKind,
}

/// How often a key is shown, and how often with `null`.
#[derive(Debug, Default)]
struct Nulls {
    /// Of the values.
    values: (u32, u32),
    /// Of the structures that have the key.
    structures: (u32, u32),
}

impl Nulls {
    /// Takes note of the values of one structure.
    fn add(&mut self, all: u32, null: u32) {
        self.values = (self.values.0 + all, self.values.1 + null);
        self.structures = (self.structures.0 + all.min(1), self.structures.1 + null.min(1));
    }
}

impl<'a> Usual<'a> {
    pub(crate) fn of(evidence: &Evidence<'a>, roles: &'a Roles) -> Self {
        let mut usual = Self::default();
        for class in evidence.graph.classes() {
            for field in &evidence.graph.node(class).fields {
                let kind = evidence.graph.node(field.node).kinds().solid().single();
                usual.scalar(field.name, kind);
                for &row in &field.rows {
                    agree(&mut usual.printed, field.name, said(evidence, row));
                }
                if kind == Some(JsonKind::Number) {
                    usual.fractions.insert((roles.role(class).name, field.name));
                }
            }
            usual.measured(evidence, roles, class);
        }
        for id in evidence.graph.ids() {
            let (Some(thing), Edge::Field(name)) = evidence.graph.origin(id) else { continue };
            usual.container(evidence, roles, id, (thing, name));
            let Some(body) = roles.body_of(evidence, id).filter(|body| body.message != Message::Request) else {
                continue;
            };
            let class = evidence.graph.find(id);
            // The values of a class are counted once, under the key of its first place.
            if class == id {
                let all = evidence.graph.node(class).seen.len() as u32;
                let null = if evidence.graph.node(class).kinds().has(JsonKind::Null) {
                    evidence.graph.seen(class).filter(|seen| seen.kind == JsonKind::Null).count() as u32
                } else {
                    0
                };
                if null > 0 {
                    usual.writes_null.insert(evidence.folders[body.operation]);
                }
                let thing = roles.role(evidence.graph.find(thing)).name;
                usual.nulls.entry((thing, name)).or_default().add(all, null);
                let folder = evidence.folders[body.operation];
                usual.of_services.entry((folder, name)).or_default().add(all, null);
            }
        }
        usual
    }

    /// Takes note of what is measured together: where one of `avg`, `min` and `max` has a fraction, or prints a number
    /// that may have one, the others are whole by chance.
    fn measured(&mut self, evidence: &Evidence<'a>, roles: &'a Roles, class: NodeId) {
        let fields = &evidence.graph.node(class).fields;
        let is_fraction = |field: &Field<'a>| {
            let kind = evidence.graph.node(field.node).kinds().solid().single();
            let printed = || field.rows.iter().any(|&row| *evidence.declared(row) == Declared::Number);
            kind == Some(JsonKind::Number) || (kind == Some(JsonKind::Integer) && printed())
        };
        if !fields.iter().any(is_fraction) {
            return;
        }
        let measures: Vec<Option<String>> = fields.iter().map(|field| measure::measured(field.name)).collect();
        let with = |of: &str| {
            let mut same = fields.iter().zip(&measures).filter(|(_, other)| other.as_deref() == Some(of));
            same.any(|(field, _)| is_fraction(field))
        };
        for (field, of) in fields.iter().zip(&measures) {
            let counted = || field.rows.iter().any(|&row| *evidence.declared(row) == Declared::Integer);
            if of.as_deref().is_some_and(with) && !counted() {
                self.fractions.insert((roles.role(class).name, field.name));
            }
        }
    }

    /// Takes note of an array or object that shows what is in it.
    fn container(&mut self, evidence: &Evidence<'a>, roles: &'a Roles, id: NodeId, (thing, key): (NodeId, &'a str)) {
        let class = evidence.graph.find(id);
        let node = evidence.graph.node(class);
        let Some(kind @ (JsonKind::Array | JsonKind::Object)) = node.kinds().solid().single() else { return };
        let inner = node.items.or(node.values).map(|inner| evidence.graph.node(inner));
        let shows = !node.fields.is_empty() || inner.is_some_and(|inner| !inner.seen.is_empty());
        if let Some(body) = roles.body_of(evidence, id).filter(|_| shows) {
            let thing = roles.role(evidence.graph.find(thing)).name;
            let container = Container { operation: body.operation, thing, class, kind };
            self.containers.entry(key).or_default().push(container);
        }
    }

    /// The array or object that is shown under a key where an operation says too little of it: in the same operation,
    /// else in the same thing, else anywhere in the folder if nothing but one kind of them is shown there.
    pub(crate) fn held(&self, evidence: &Evidence<'_>, operation: usize, thing: &str, key: &str) -> Option<NodeId> {
        let all = self.containers.get(key)?;
        let folder = evidence.folders[operation];
        let same = all.iter().find(|shown| shown.operation == operation);
        let near = || all.iter().filter(|shown| evidence.folders[shown.operation] == folder);
        let same = same.or_else(|| near().find(|shown| shown.thing == thing));
        let alone = || {
            let first = near().next().filter(|_| !self.types.contains_key(key))?;
            near().all(|shown| shown.kind == first.kind).then_some(first)
        };
        same.or_else(alone).map(|shown| shown.class)
    }

    fn scalar(&mut self, name: &'a str, kind: Option<JsonKind>) {
        let ty = match kind {
            Some(JsonKind::Boolean) => Type::Boolean,
            Some(JsonKind::Integer) => Type::Integer { format: IntegerFormat::Int64 },
            Some(JsonKind::Number) => Type::Number,
            Some(JsonKind::String) => Type::STRING,
            Some(JsonKind::Null | JsonKind::Array | JsonKind::Object) | None => return,
        };
        agree(&mut self.types, name, Some(ty));
    }

    /// The type that is said wherever a row describes a key, if it is a number, a boolean or a map.
    pub(crate) fn printed(&self, key: &str) -> Option<Type> {
        self.printed.get(key).cloned().flatten()
    }

    /// The type of a key that is a scalar of one kind wherever it is shown.
    pub(crate) fn ty(&self, key: &str) -> Option<Type> {
        self.types.get(key).cloned().flatten()
    }

    /// Whether a key of a thing holds a number with a fraction somewhere: a whole number elsewhere is one by chance.
    pub(crate) fn is_fraction(&self, thing: &'a str, key: &'a str) -> bool {
        self.fractions.contains(&(thing, key))
    }

    /// Whether a service, by its folder, is shown to write `null` at all.
    pub(crate) fn writes_null(&self, folder: &str) -> bool {
        self.writes_null.contains(folder)
    }

    /// Whether a service writes `null` under a key of one thing in four or more that have it.
    pub(crate) fn is_null_elsewhere(&self, folder: &'a str, key: &'a str) -> bool {
        const ONE_IN: u32 = 4;
        self.of_services.get(&(folder, key)).is_some_and(|nulls| {
            let (structures, with_null) = nulls.structures;
            with_null > 0 && with_null * ONE_IN >= structures
        })
    }

    /// Whether a key of a thing is shown so often that what it never is it will hardly be.
    pub(crate) fn is_well_known(&self, thing: &'a str, key: &'a str) -> bool {
        const OFTEN: u32 = 8;
        self.nulls.get(&(thing, key)).is_some_and(|nulls| nulls.values.0 >= OFTEN)
    }

    /// Whether a service is shown to write `null` under a key of a thing more than once in a while, and in as many
    /// structures as not: what one thing lacks is no word about others.
    pub(crate) fn is_null(&self, thing: &'a str, key: &'a str) -> bool {
        const ONE_IN: u32 = 8;
        self.nulls.get(&(thing, key)).is_some_and(|nulls| {
            let ((values, null), (structures, with_null)) = (nulls.values, nulls.structures);
            null > 0 && null * ONE_IN >= values && with_null * 2 >= structures
        })
    }
}

/// The type that a row says, if it is one that texts do not print: a number, a boolean or a map.
fn said(evidence: &Evidence<'_>, row: RowId) -> Option<Type> {
    let prose = || declared::holding(&evidence.row(row).parameter.description);
    match evidence.declared(row) {
        Declared::Text(None) => prose().and_then(|told| told.map_type()),
        declared @ (Declared::Boolean | Declared::Integer | Declared::Number) => declared.ty(),
        declared => declared.map_type(),
    }
}

/// Takes note of a type of a key; none stays where they differ.
fn agree<'a>(types: &mut HashMap<&'a str, Option<Type>>, key: &'a str, ty: Option<Type>) {
    match types.entry(key) {
        Entry::Vacant(entry) => _ = entry.insert(ty),
        Entry::Occupied(mut entry) if *entry.get() != ty => _ = entry.insert(None),
        Entry::Occupied(_) => {}
    }
}
