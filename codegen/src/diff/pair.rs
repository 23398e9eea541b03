//! Which types are one in both states: first by where they stand, for a name says little of a type that was made of a
//! page's words, and then by what they are.
//!
//! The requests and answers of each operation are walked in both states at once. Two named types that stand at one
//! place are candidates for being one, by the share of keys that they have in common; where an object was put around
//! what stands there, or taken away, what is in it is the candidate.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, EnumValue, Field, Operation, Shape, Type, TypeDef};

use super::operations::letters;
use crate::config::type_text;

/// How deep requests and answers are walked.
const DEPTH: usize = 12;

/// What more in common a type has to have with what is in an object than with the object itself, in thousandths.
const MARGIN: u64 = 150;

/// Which types of the old API stand where which of the new do, with how much speaks for each pair.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    votes: BTreeMap<(&'a str, &'a str), u64>,
}

impl<'a> Pairs<'a> {
    /// The operations of both have the same names.
    pub(super) fn of(old: &'a Api, new: &'a Api) -> Self {
        let mut pairs = Self::default();
        for after in &new.operations {
            let Some(before) = old.operations.iter().find(|before| before.id == after.id) else { continue };
            let mut walk = Walk { old, new, pairs: &mut pairs, seen: BTreeSet::new() };
            for (was, is) in messages(before, after) {
                walk.types(was, is, DEPTH);
            }
        }
        pairs
    }

    /// The new names of old types, each of one; a name that both have is kept unless more speaks for another.
    pub(super) fn names(&self) -> BTreeMap<&'a str, &'a str> {
        let score = |&(old, new): &(&str, &str), votes: u64| if old == new { votes * 3 / 2 } else { votes };
        let mut ranked: Vec<_> = self.votes.iter().map(|(pair, &votes)| (score(pair, votes), *pair)).collect();
        ranked.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.cmp(b)));
        let (mut names, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (_, (old, new)) in ranked {
            if !names.contains_key(old) && taken.insert(new) {
                names.insert(old, new);
            }
        }
        names
    }

    /// The type that stands where one of the old API stood.
    pub(super) fn successor(&self, name: &str) -> Option<&'a str> {
        let of = self.votes.iter().filter(|((old, _), _)| *old == name);
        of.max_by_key(|(_, votes)| **votes).map(|((_, new), _)| *new)
    }

    /// The type of the old API that stood where one of the new stands.
    pub(super) fn predecessor(&self, name: &str) -> Option<&'a str> {
        let of = self.votes.iter().filter(|((_, new), _)| *new == name);
        of.max_by_key(|(_, votes)| **votes).map(|((old, _), _)| *old)
    }
}

/// What stands at the same place of an operation: bodies, and parameters of one name.
fn messages<'a>(before: &'a Operation, after: &'a Operation) -> Vec<(&'a Type, &'a Type)> {
    let bodies = [(&before.request, &after.request), (&before.response, &after.response)];
    let mut all: Vec<_> = bodies.into_iter().filter_map(|(was, is)| Some((was.as_ref()?, is.as_ref()?))).collect();
    for row in &after.statuses {
        let was = row.codes.iter().find_map(|code| before.statuses.iter().find(|row| row.codes.contains(code)));
        all.extend(was.and_then(|was| Some((was.body.as_ref()?, row.body.as_ref()?))));
    }
    for row in &after.parameters {
        let is_it = |was: &&docbind_spec::Parameter| was.name == row.name && was.location == row.location;
        let was = before.parameters.iter().find(is_it);
        all.extend(was.and_then(|was| Some((was.schema.as_ref()?, row.schema.as_ref()?))));
    }
    all
}

struct Walk<'a, 'b> {
    old: &'a Api,
    new: &'a Api,
    pairs: &'b mut Pairs<'a>,
    seen: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Walk<'a, '_> {
    fn types(&mut self, was: &'a Type, is: &'a Type, depth: usize) {
        if let (Some(was), Some(is)) = (name(was), name(is)) {
            self.named(was, is, depth);
        }
    }

    fn named(&mut self, was: &'a str, is: &'a str, depth: usize) {
        let Some(left) = depth.checked_sub(1) else { return };
        let (Some(before), Some(after)) = (self.old.type_def(was), self.new.type_def(is)) else { return };
        if !self.seen.insert((was, is)) {
            return;
        }
        let share = share(&keys(self.old, before), &keys(self.new, after));
        if let Some((was, is)) = self.within(before, after, share + MARGIN) {
            return self.named(was, is, left);
        }
        if share > 0 {
            *self.pairs.votes.entry((was, is)).or_default() += 1000 + share;
        }
        let (fields, others) = (self.old.fields(before).0, self.new.fields(after).0);
        for field in fields {
            let other = others.iter().find(|other| letters(&other.name) == letters(&field.name));
            if let Some(other) = other {
                self.types(&field.ty, &other.ty, left);
            }
        }
    }

    /// The pair that has more in common than these: one of them and what is in a field of the other.
    fn within(&self, before: &'a TypeDef, after: &'a TypeDef, least: u64) -> Option<(&'a str, &'a str)> {
        let of = |api: &'a Api, def: &'a TypeDef| {
            let inner = api.fields(def).0.into_iter().filter_map(|field: &'a Field| api.type_def(name(&field.ty)?));
            inner.filter(|inner| inner.name != def.name).collect::<Vec<_>>()
        };
        let unwrapped = of(self.old, before).into_iter().map(|inner| (inner, after));
        let wrapped = of(self.new, after).into_iter().map(|inner| (before, inner));
        let ranked = unwrapped
            .chain(wrapped)
            .map(|(was, is)| (share(&keys(self.old, was), &keys(self.new, is)), (was.name.as_str(), is.name.as_str())));
        ranked.filter(|(share, _)| *share > least).max_by_key(|(share, _)| *share).map(|(_, pair)| pair)
    }
}

/// The named type of which a type has values: in a list, a map, or as it is.
pub(super) fn name(ty: &Type) -> Option<&str> {
    ty.references().next()
}

/// The keys of a structure or the values of an enumeration, however they are written.
fn keys(api: &Api, def: &TypeDef) -> BTreeSet<String> {
    match &def.shape {
        Shape::Struct { .. } => api.fields(def).0.into_iter().map(|field| letters(&field.name)).collect(),
        Shape::Enum { values, .. } => values.iter().map(|value| format!("={}", letters(&value.value))).collect(),
        Shape::Union { variants } => variants.iter().map(|variant| format!("|{}", type_text(&variant.ty))).collect(),
    }
}

/// How much of both is in both, in thousandths.
fn share(was: &BTreeSet<String>, is: &BTreeSet<String>) -> u64 {
    let common = was.intersection(is).count();
    let all = was.len() + is.len() - common;
    (common * 1000).checked_div(all).unwrap_or(0) as u64
}

/// Whether two types are one by another name: the same keys with the same types, of which there are enough to tell.
pub(super) fn is_same(old: &Api, before: &TypeDef, new: &Api, after: &TypeDef) -> bool {
    match (&before.shape, &after.shape) {
        (Shape::Struct { .. }, Shape::Struct { .. }) => {
            let key = |field: &&Field| (field.name.clone(), type_text(&field.ty), field.presence);
            let [was, is] =
                [old.fields(before).0, new.fields(after).0].map(|fields| fields.iter().map(key).collect::<Vec<_>>());
            was.len() > 1 && was == is
        }
        (Shape::Enum { values: was, of: was_of, .. }, Shape::Enum { values: is, of, .. }) => {
            let key = |value: &EnumValue| value.value.clone();
            was_of == of && !was.is_empty() && was.iter().map(key).eq(is.iter().map(key))
        }
        _ => false,
    }
}
