//! What a key usually holds, for the places that show little of it.

use super::body::{Evidence, Message};
use super::evidence::Edge;
use super::role::Roles;
use docbind_spec::{IntegerFormat, JsonKind, Type};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

/// What keys hold over all pages.
#[derive(Debug, Default)]
pub(super) struct Usual<'a> {
    /// The type of each key that is a scalar of one kind wherever it is shown.
    types: HashMap<&'a str, Option<Type>>,
    /// The keys that hold numbers with fractions somewhere.
    fractions: HashSet<&'a str>,
    /// What answers show under each key.
    nulls: HashMap<&'a str, Nulls>,
}

/// How often a key is shown, and how often with `null`.
#[derive(Debug, Default)]
struct Nulls {
    /// Of the values.
    values: (u32, u32),
    /// Of the structures that have the key.
    structures: (u32, u32),
}

impl<'a> Usual<'a> {
    pub(super) fn of(evidence: &Evidence<'a>, roles: &Roles) -> Self {
        let mut usual = Self::default();
        for class in evidence.graph.classes() {
            for field in &evidence.graph.node(class).fields {
                usual.scalar(field.name, evidence.graph.node(field.node).kinds().solid().single());
            }
        }
        for id in evidence.graph.ids() {
            let (Some(_), Edge::Field(name)) = evidence.graph.origin(id) else { continue };
            if roles.body_of(evidence, id).is_none_or(|body| body.message == Message::Request) {
                continue;
            }
            let class = evidence.graph.find(id);
            // The values of a class are counted once, under the key of its first place.
            if class == id {
                let seen = &evidence.graph.node(class).seen;
                let null = if evidence.graph.node(class).kinds().has(JsonKind::Null) {
                    seen.iter().filter(|seen| seen.kind == JsonKind::Null).count() as u32
                } else {
                    0
                };
                let nulls = usual.nulls.entry(name).or_default();
                let (all, null) = (seen.len() as u32, null);
                nulls.values = (nulls.values.0 + all, nulls.values.1 + null);
                nulls.structures = (nulls.structures.0 + all.min(1), nulls.structures.1 + null.min(1));
            }
        }
        usual
    }

    fn scalar(&mut self, name: &'a str, kind: Option<JsonKind>) {
        let ty = match kind {
            Some(JsonKind::Boolean) => Type::Boolean,
            Some(JsonKind::Integer) => Type::Integer { format: IntegerFormat::Int64 },
            Some(JsonKind::Number) => Type::Number,
            Some(JsonKind::String) => Type::STRING,
            Some(JsonKind::Null | JsonKind::Array | JsonKind::Object) | None => return,
        };
        if ty == Type::Number {
            self.fractions.insert(name);
        }
        let entry = self.types.entry(name).or_insert_with(|| Some(ty.clone()));
        if *entry != Some(ty) {
            *entry = None;
        }
    }

    /// The type of a key that is a scalar of one kind wherever it is shown.
    pub(super) fn ty(&self, key: &str) -> Option<Type> {
        self.types.get(key).cloned().flatten()
    }

    /// Whether a key holds a number with a fraction somewhere: a whole number elsewhere is one by chance.
    pub(super) fn is_fraction(&self, key: Option<&str>) -> bool {
        key.is_some_and(|key| self.fractions.contains(key))
    }

    /// Whether a service is shown to write `null` under a key more than once in a while, and in as many structures as
    /// not: the `name` that one thing lacks is no word about the names of all others.
    pub(super) fn is_null(&self, key: &str) -> bool {
        const ONE_IN: u32 = 8;
        self.nulls.get(key).is_some_and(|nulls| {
            let ((values, null), (structures, with_null)) = (nulls.values, nulls.structures);
            null > 0 && null * ONE_IN >= values && with_null * 2 >= structures
        })
    }
}
