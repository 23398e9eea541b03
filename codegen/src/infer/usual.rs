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
    /// For each key: how many answers have it, and how many of them show `null`.
    nulls: HashMap<&'a str, (u32, u32)>,
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
                let null = seen.iter().filter(|seen| seen.value.is_null()).count() as u32;
                let (all, nulls) = usual.nulls.entry(name).or_default();
                *all += seen.len() as u32;
                *nulls += null;
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

    /// Whether a service is shown to write `null` under a key more than once in a while.
    pub(super) fn is_null(&self, key: &str) -> bool {
        const ONE_IN: u32 = 8;
        self.nulls.get(key).is_some_and(|&(all, nulls)| nulls > 0 && nulls * ONE_IN >= all)
    }
}
