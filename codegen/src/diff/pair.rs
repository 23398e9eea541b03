//! Which types are one in both states: first by where they stand, for a name says little of a type that was made of a
//! page's words, and then by what they are.
//!
//! The requests and answers of each operation are walked in both states at once. Two named types that stand at one
//! place are candidates for being one, by the share of keys that they have in common; where an object was put around
//! what stands there, or taken away, what is in it is the candidate. Two of one name are one if they have anything in
//! common.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, EnumValue, Field, Operation, Shape, Type, TypeDef, Variant};

use super::operations::letters;
use crate::config::type_text;

/// How deep requests and answers are walked.
const DEPTH: usize = 12;

/// What more in common a type has to have with what is in an object than with the object itself, in thousandths.
const MARGIN: u64 = 150;

/// A type of the old API and one of the new.
type Pair<'a> = (&'a str, &'a str);

/// Which types of the old API are which of the new, with how much speaks for each pair.
#[derive(Default)]
pub(super) struct Pairs<'a> {
    votes: BTreeMap<Pair<'a>, Votes>,
    /// How often the one stands where the other stood, whether they have anything in common or not.
    places: BTreeMap<Pair<'a>, usize>,
}

/// What speaks for a pair: the share of keys in common, and how often the two are at one place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Votes {
    share: u64,
    places: usize,
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

    /// The new names of old types, each of one: a name that both have is kept; else what has the most in common.
    pub(super) fn names(&self) -> BTreeMap<&'a str, &'a str> {
        let mut ranked: Vec<_> = self.votes.iter().map(|(pair, &votes)| (pair.0 == pair.1, votes, *pair)).collect();
        ranked.sort_by(|(is_kept, one, a), (is_other_kept, other, b)| {
            is_other_kept.cmp(is_kept).then(other.cmp(one)).then(a.cmp(b))
        });
        let (mut names, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (_, _, (old, new)) in ranked {
            if !names.contains_key(old) && taken.insert(new) {
                names.insert(old, new);
            }
        }
        names
    }

    /// The type that stands where one of the old API stood.
    pub(super) fn successor(&self, name: &str) -> Option<&'a str> {
        self.most(|(old, _)| *old == name).map(|(_, new)| new)
    }

    /// The type of the old API that stood where one of the new stands.
    pub(super) fn predecessor(&self, name: &str) -> Option<&'a str> {
        self.most(|(_, new)| *new == name).map(|(old, _)| old)
    }

    fn most(&self, is_of: impl Fn(&Pair<'a>) -> bool) -> Option<Pair<'a>> {
        let of = self.places.iter().filter(|(pair, _)| is_of(pair));
        of.max_by_key(|(pair, places)| (self.votes.get(*pair), **places)).map(|(pair, _)| *pair)
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
            *self.pairs.places.entry((was, is)).or_default() += 1;
            self.named(was, is, depth);
        }
    }

    fn named(&mut self, was: &'a str, is: &'a str, depth: usize) {
        let Some(left) = depth.checked_sub(1) else { return };
        let (Some(before), Some(after)) = (self.old.type_def(was), self.new.type_def(is)) else { return };
        if !self.seen.insert((was, is)) {
            return;
        }
        let [before, after] = chosen((self.old, before), (self.new, after));
        if (before.name.as_str(), after.name.as_str()) != (was, is) {
            *self.pairs.places.entry((&before.name, &after.name)).or_default() += 1;
        }
        let share = share(&keys(self.old, before), &keys(self.new, after));
        if was != is
            && let Some((was, is)) = self.within(before, after, share + MARGIN)
        {
            return self.named(was, is, left);
        }
        if share > 0 {
            let pair = if was == is { (was, is) } else { (before.name.as_str(), after.name.as_str()) };
            let votes = self.pairs.votes.entry(pair).or_default();
            *votes = Votes { share: votes.share.max(share), places: votes.places + 1 };
        }
        for (was, is) in self.parts(before, after) {
            self.types(was, is, left);
        }
    }

    /// The types of what both have: fields, or alternatives of a choice.
    fn parts(&self, before: &'a TypeDef, after: &'a TypeDef) -> Vec<(&'a Type, &'a Type)> {
        if let (Shape::Union { variants: was }, Shape::Union { variants: is }) = (&before.shape, &after.shape) {
            let both = was.iter().filter_map(|was| Some((was, is.iter().find(|is| is.name == was.name)?)));
            return both.map(|(was, is)| (&was.ty, &is.ty)).collect();
        }
        let (was, is) = (self.old.fields(before).0, self.new.fields(after).0);
        let other = |was: &Field| is.iter().find(|is| letters(&is.name) == letters(&was.name));
        was.into_iter().filter_map(|was| Some((&was.ty, &other(was)?.ty))).collect()
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

/// Of a structure and a choice of types that stand at one place, the alternative that has the most in common with the
/// structure instead of the choice; else both as they are.
pub(super) fn chosen<'a>(
    (old, before): (&'a Api, &'a TypeDef),
    (new, after): (&'a Api, &'a TypeDef),
) -> [&'a TypeDef; 2] {
    let best = |api: &'a Api, choice: &'a TypeDef, of: BTreeSet<String>| {
        let Shape::Union { variants } = &choice.shape else { return choice };
        let defs = variants.iter().filter_map(|variant| api.type_def(name(&variant.ty)?));
        let ranked = defs.map(|def| (share(&keys(api, def), &of), def)).filter(|(share, _)| *share > 0);
        ranked.max_by_key(|(share, _)| *share).map_or(choice, |(_, def)| def)
    };
    match (&before.shape, &after.shape) {
        (Shape::Struct { .. }, Shape::Union { .. }) => [before, best(new, after, keys(old, before))],
        (Shape::Union { .. }, Shape::Struct { .. }) => [best(old, before, keys(new, after)), after],
        _ => [before, after],
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
        Shape::Union { variants } => variants.iter().map(|variant| format!("|{}", letters(&variant.name))).collect(),
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
        (Shape::Union { variants: was }, Shape::Union { variants: is }) => {
            let key = |variant: &Variant| (variant.name.clone(), type_text(&variant.ty));
            was.len() > 1 && was.iter().map(key).eq(is.iter().map(key))
        }
        _ => false,
    }
}
