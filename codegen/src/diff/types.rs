//! Changes of named types: which there are, and what they are.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, EnumValue, Field, Shape, TypeDef};

use super::items::Items;
use super::place::Places;
use super::subject::Side;
use super::{Changes, Kind, Subject, choice, structure};
use crate::config::{rename_types, type_text};

/// Gives the types of the old API the names that the new one has for them, so that a new name is one change and not one
/// for each use of the type.
pub(super) fn renamed(changes: &mut Changes, old: &Api, new: &Api) -> Api {
    let mut old = old.clone();
    // A type that refers to a renamed one is recognised once that has its new name.
    loop {
        let mut added: Vec<&TypeDef> = new.types.iter().filter(|def| old.type_def(&def.name).is_none()).collect();
        let mut names = BTreeMap::new();
        let places = Places::of(&old, Side::Old);
        for before in old.types.iter().filter(|def| new.type_def(&def.name).is_none()) {
            if let Some(at) = added.iter().position(|after| is_same(&old, before, new, after)) {
                let after = added.remove(at);
                let message = format!("is called `{}` now", after.name);
                changes.breaking(Kind::TypeRenamed, &Subject::of_type(&places, &before.name), message);
                names.insert(before.name.clone(), after.name.clone());
            }
        }
        if names.is_empty() {
            return old;
        }
        rename_types(&mut old, &names);
    }
}

pub(super) fn compare(changes: &mut Changes, (old, was): (&Api, &Items), (new, is): (&Api, &Items)) {
    let (old_places, new_places) = (Places::of(old, Side::Old), Places::of(new, Side::New));
    let sides = Sides {
        old: Known { api: old, places: &old_places, items: was },
        new: Known { api: new, places: &new_places, items: is },
    };
    for before in &old.types {
        if let Some(after) = new.type_def(&before.name) {
            match another_thing(sides, before, after) {
                Some((was, is)) => {
                    let message = format!("is another thing now: it was of `{was}`, and is of `{is}`");
                    changes.breaking(Kind::TypeChanged, &Subject::of_type(&new_places, &after.name), message);
                }
                None => definition(changes, sides, before, after),
            }
        } else {
            changes.breaking(Kind::TypeRemoved, &Subject::of_type(&old_places, &before.name), "is gone");
        }
    }
    for after in new.types.iter().filter(|def| old.type_def(&def.name).is_none()) {
        changes.compatible(Kind::TypeAdded, &Subject::of_type(&new_places, &after.name), "is new");
    }
}

/// What is known of one state of the pages.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) api: &'a Api,
    pub(super) places: &'a Places<'a>,
    pub(super) items: &'a Items,
}

impl<'a> Known<'a> {
    /// The names in Rust of the fields or variants of a type, in its order.
    pub(super) fn idents(self, name: &str) -> &'a [String] {
        self.items.types.get(name).map_or(&[], |members| &members.own)
    }
}

/// Both states.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) old: Known<'a>,
    pub(super) new: Known<'a>,
}

/// The operations of two things that have nothing in common but a name: no operation, and less than half of the keys.
fn another_thing<'a>(sides: Sides<'a>, before: &TypeDef, after: &TypeDef) -> Option<(&'a str, &'a str)> {
    let [was, is] = [(sides.old.places, before), (sides.new.places, after)]
        .map(|(places, def)| places.users(&def.name).collect::<BTreeSet<_>>());
    let keys = |api: &Api, def: &TypeDef| {
        let fields = api.fields(def).0.into_iter();
        fields.map(|field| field.name.clone()).collect::<BTreeSet<_>>()
    };
    let [old, new] = [keys(sides.old.api, before), keys(sides.new.api, after)];
    let have_nothing_in_common = was.is_disjoint(&is) && 2 * old.intersection(&new).count() < old.len().max(new.len());
    Some((*was.first()?, *is.first()?)).filter(|_| have_nothing_in_common)
}

/// Whether two types are one by another name: the same keys with the same types, of which there are enough to tell.
fn is_same(old: &Api, before: &TypeDef, new: &Api, after: &TypeDef) -> bool {
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

fn definition(changes: &mut Changes, sides: Sides<'_>, before: &TypeDef, after: &TypeDef) {
    let subject = Subject::of_type(sides.new.places, &after.name);
    match (&before.shape, &after.shape) {
        (Shape::Struct { rest: was, .. }, Shape::Struct { rest: is, .. }) => {
            structure::compare(changes, sides, before, after);
            structure::rest(changes, &subject, was.as_ref(), is.as_ref());
        }
        (Shape::Enum { of: was_of, values: was, open: was_open }, Shape::Enum { of, values: is, open }) => {
            if was_of != of {
                changes.breaking(Kind::TypeChanged, &subject, "has values of another kind");
            }
            if was_open != open {
                let is = if *open { "an open" } else { "a closed" };
                changes.breaking(Kind::ValuesOpenedOrClosed, &subject, format!("is {is} enumeration now"));
            }
            choice::values(changes, sides, &after.name, (was, is, *open));
        }
        (Shape::Union { variants: was }, Shape::Union { variants: is }) => {
            choice::variants(changes, &subject, was, is);
        }
        (was, is) => {
            let message = format!("was {} and is {}", word(was), word(is));
            changes.breaking(Kind::TypeChanged, &subject, message);
        }
    }
}

fn word(shape: &Shape) -> &'static str {
    match shape {
        Shape::Struct { .. } => "a structure",
        Shape::Enum { .. } => "an enumeration",
        Shape::Union { .. } => "a choice of types",
    }
}
