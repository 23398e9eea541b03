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
    /// The keys that hold numbers with fractions somewhere, each with the thing that has it.
    fractions: HashSet<(&'a str, &'a str)>,
    /// What answers show under each key of each thing.
    nulls: HashMap<(&'a str, &'a str), Nulls>,
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
    pub(super) fn of(evidence: &Evidence<'a>, roles: &'a Roles) -> Self {
        let mut usual = Self::default();
        for class in evidence.graph.classes() {
            for field in &evidence.graph.node(class).fields {
                let kind = evidence.graph.node(field.node).kinds().solid().single();
                usual.scalar(field.name, kind);
                if kind == Some(JsonKind::Number) {
                    usual.fractions.insert((roles.role(class).name, field.name));
                }
            }
        }
        for id in evidence.graph.ids() {
            let (Some(thing), Edge::Field(name)) = evidence.graph.origin(id) else { continue };
            if roles.body_of(evidence, id).is_none_or(|body| body.message == Message::Request) {
                continue;
            }
            let class = evidence.graph.find(id);
            // The values of a class are counted once, under the key of its first place.
            if class == id {
                let all = evidence.graph.node(class).seen.len() as u32;
                let null = if evidence.graph.node(class).kinds().has(JsonKind::Null) {
                    evidence.graph.seen(class).filter(|seen| seen.kind == JsonKind::Null).count() as u32
                } else {
                    0
                };
                let thing = roles.role(evidence.graph.find(thing)).name;
                let nulls = usual.nulls.entry((thing, name)).or_default();
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
        let entry = self.types.entry(name).or_insert_with(|| Some(ty.clone()));
        if *entry != Some(ty) {
            *entry = None;
        }
    }

    /// The type of a key that is a scalar of one kind wherever it is shown.
    pub(super) fn ty(&self, key: &str) -> Option<Type> {
        self.types.get(key).cloned().flatten()
    }

    /// Whether a key of a thing holds a number with a fraction somewhere: a whole number elsewhere is one by chance.
    pub(super) fn is_fraction(&self, thing: &'a str, key: &'a str) -> bool {
        self.fractions.contains(&(thing, key))
    }

    /// Whether a service is shown to write `null` under a key of a thing more than once in a while, and in as many
    /// structures as not: what one thing lacks is no word about others.
    pub(super) fn is_null(&self, thing: &'a str, key: &'a str) -> bool {
        const ONE_IN: u32 = 8;
        self.nulls.get(&(thing, key)).is_some_and(|nulls| {
            let ((values, null), (structures, with_null)) = (nulls.values, nulls.structures);
            null > 0 && null * ONE_IN >= values && with_null * 2 >= structures
        })
    }
}
