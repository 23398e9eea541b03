//! Changes of named types: which there are, and their fields, values and alternatives.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, EnumValue, Field, Presence, Shape, Type, TypeDef, Variant};

use super::{Changes, Kind, Places, Subject};
use crate::config::{rename_types, type_text};

/// Gives the types of the old API the names that the new one has for them, so that a new name is one change and not one
/// for each use of the type.
pub(super) fn renamed(changes: &mut Changes, old: &Api, new: &Api) -> Api {
    let mut old = old.clone();
    // A type that refers to a renamed one is recognised once that has its new name.
    loop {
        let mut added: Vec<&TypeDef> = new.types.iter().filter(|def| old.type_def(&def.name).is_none()).collect();
        let mut names = BTreeMap::new();
        let places = Places::of(&old);
        for before in old.types.iter().filter(|def| new.type_def(&def.name).is_none()) {
            if let Some(at) = added.iter().position(|after| is_same(&old, before, new, after)) {
                let after = added.remove(at);
                let message = format!("is called `{}` now", after.name);
                changes.breaking(Kind::TypeRenamed, &Subject::Type(&places, &before.name), message);
                names.insert(before.name.clone(), after.name.clone());
            }
        }
        if names.is_empty() {
            return old;
        }
        rename_types(&mut old, &names);
    }
}

pub(super) fn compare(changes: &mut Changes, old: &Api, new: &Api) {
    let (old_places, new_places) = (Places::of(old), Places::of(new));
    for before in &old.types {
        if let Some(after) = new.type_def(&before.name) {
            let sides = Sides { old, new, old_places: &old_places, new_places: &new_places };
            match another_thing(&sides, before, after) {
                Some((was, is)) => {
                    let message = format!("is another thing now: it was of `{was}`, and is of `{is}`");
                    changes.breaking(Kind::TypeChanged, &Subject::Type(&new_places, &after.name), message);
                }
                None => definition(changes, &sides, before, after),
            }
        } else {
            changes.breaking(Kind::TypeRemoved, &Subject::Type(&old_places, &before.name), "is gone");
        }
    }
    for after in new.types.iter().filter(|def| old.type_def(&def.name).is_none()) {
        changes.compatible(Kind::TypeAdded, &Subject::Type(&new_places, &after.name), "is new");
    }
}

/// Both APIs and where they describe things.
struct Sides<'a> {
    old: &'a Api,
    new: &'a Api,
    old_places: &'a Places<'a>,
    new_places: &'a Places<'a>,
}

/// The operations of two things that have nothing in common but a name: no operation, and less than half of the keys.
fn another_thing<'a>(sides: &Sides<'a>, before: &TypeDef, after: &TypeDef) -> Option<(&'a str, &'a str)> {
    let [was, is] = [(sides.old_places, before), (sides.new_places, after)]
        .map(|(places, def)| places.users(&def.name).collect::<BTreeSet<_>>());
    let keys = |api: &Api, def: &TypeDef| {
        let fields = api.fields(def).0.into_iter();
        fields.map(|field| field.name.clone()).collect::<BTreeSet<_>>()
    };
    let [old, new] = [keys(sides.old, before), keys(sides.new, after)];
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

fn definition(changes: &mut Changes, sides: &Sides<'_>, before: &TypeDef, after: &TypeDef) {
    let subject = Subject::Type(sides.new_places, &after.name);
    match (&before.shape, &after.shape) {
        (Shape::Struct { rest: was, .. }, Shape::Struct { rest: is, .. }) => {
            structure(changes, sides, before, after);
            rest(changes, &subject, was.as_ref(), is.as_ref());
        }
        (Shape::Enum { of: was_of, values: was, open: was_open }, Shape::Enum { of, values: is, open }) => {
            if was_of != of {
                changes.breaking(Kind::TypeChanged, &subject, "has values of another kind");
            }
            if was_open != open {
                let is = if *open { "an open" } else { "a closed" };
                changes.breaking(Kind::ValuesOpenedOrClosed, &subject, format!("is {is} enumeration now"));
            }
            let subject = |places, value| Subject::Value(places, &after.name, value);
            let gone: Vec<_> = was.iter().map(|value| (value, subject(sides.old_places, &value.value))).collect();
            let new: Vec<_> = is.iter().map(|value| (value, subject(sides.new_places, &value.value))).collect();
            values(changes, &gone, &new, *open);
        }
        (Shape::Union { variants: was }, Shape::Union { variants: is }) => variants(changes, &subject, was, is),
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

fn structure(changes: &mut Changes, sides: &Sides<'_>, before: &TypeDef, after: &TypeDef) {
    let (was, is) = (sides.old.fields(before).0, sides.new.fields(after).0);
    for old in &was {
        if let Some(new) = is.iter().find(|new| new.name == old.name) {
            field(changes, &Subject::Field(sides.new_places, &after.name, &new.name), old, new);
        } else {
            let subject = Subject::Field(sides.old_places, &before.name, &old.name);
            changes.breaking(Kind::FieldRemoved, &subject, format!("the field `{}` is gone", old.name));
        }
    }
    for new in is.iter().filter(|new| !was.iter().any(|old| old.name == new.name)) {
        let subject = Subject::Field(sides.new_places, &after.name, &new.name);
        let message = format!("the field `{}` is new: `{}`", new.name, type_text(&new.ty));
        match new.presence {
            Presence::Required => changes.breaking(Kind::FieldAdded, &subject, format!("{message}, always there")),
            Presence::Optional => changes.compatible(Kind::FieldAdded, &subject, message),
        }
    }
    // The required fields are the arguments of `new`, in order.
    let names = |fields: &[&Field]| {
        let required = fields.iter().filter(|field| field.presence == Presence::Required);
        required.map(|field| field.name.clone()).collect::<Vec<_>>()
    };
    let (was, is) = (names(&was), names(&is));
    if was != is && was.iter().collect::<BTreeSet<_>>() == is.iter().collect::<BTreeSet<_>>() {
        let subject = Subject::Type(sides.new_places, &after.name);
        let message = format!("the fields that are always there stand in another order: {}", is.join(", "));
        changes.breaking(Kind::FieldsReordered, &subject, message);
    }
}

/// Compares what stands under keys that are data, beside the fields.
fn rest(changes: &mut Changes, subject: &Subject<'_>, was: Option<&Type>, is: Option<&Type>) {
    match (was, is) {
        (None, Some(is)) => {
            let message = format!("keeps other keys than the documented ones now: `{}`", type_text(is));
            changes.compatible(Kind::TypeChanged, subject, message);
        }
        (Some(_), None) => {
            changes.breaking(Kind::TypeChanged, subject, "keeps no other keys than the documented ones any more");
        }
        (Some(was), Some(is)) => {
            changes.retyped(Kind::TypeChanged, subject, ("what stands under other keys", was, is));
        }
        (None, None) => {}
    }
}

fn field(changes: &mut Changes, subject: &Subject<'_>, old: &Field, new: &Field) {
    let name = &new.name;
    changes.retyped(Kind::FieldChanged, subject, (&format!("the field `{name}`"), &old.ty, &new.ty));
    match (old.presence, new.presence) {
        (Presence::Required, Presence::Optional) => {
            changes.breaking(Kind::FieldNecessityChanged, subject, format!("the field `{name}` may be absent now"));
        }
        (Presence::Optional, Presence::Required) => {
            changes.breaking(Kind::FieldNecessityChanged, subject, format!("the field `{name}` is always there now"));
        }
        (Presence::Required, Presence::Required) | (Presence::Optional, Presence::Optional) => {}
    }
    if old.rename != new.rename {
        let bound = |field: &Field| field.rename.clone().unwrap_or_else(|| field.name.clone());
        let message = format!("the field `{name}` was bound as `{}` and is `{}`", bound(old), bound(new));
        changes.breaking(Kind::FieldRenamed, subject, message);
    }
}

fn values(changes: &mut Changes, was: &[(&EnumValue, Subject<'_>)], is: &[(&EnumValue, Subject<'_>)], open: bool) {
    let [old, new] =
        [was, is].map(|values| values.iter().map(|(value, _)| value.value.as_str()).collect::<BTreeSet<_>>());
    for (value, subject) in was.iter().filter(|(value, _)| !new.contains(value.value.as_str())) {
        let message = format!("the value `{}` is no longer documented", value.value);
        changes.breaking(Kind::ValueRemoved, subject, message);
    }
    for (value, subject) in is.iter().filter(|(value, _)| !old.contains(value.value.as_str())) {
        let message = format!("the value `{}` is new", value.value);
        if open {
            changes.compatible(Kind::ValueAdded, subject, message);
        } else {
            changes.breaking(Kind::ValueAdded, subject, format!("{message}, and the enumeration is closed"));
        }
    }
}

fn variants(changes: &mut Changes, subject: &Subject<'_>, was: &[Variant], is: &[Variant]) {
    for old in was {
        match is.iter().find(|new| new.name == old.name) {
            None => changes.breaking(Kind::VariantRemoved, subject, format!("the alternative `{}` is gone", old.name)),
            Some(new) if new.ty != old.ty => {
                let what = format!("the alternative `{}`", old.name);
                changes.retyped(Kind::VariantChanged, subject, (&what, &old.ty, &new.ty));
            }
            Some(new) if new.when != old.when => {
                let message = format!("the alternative `{}` is told from the others by something else", old.name);
                changes.compatible(Kind::VariantChanged, subject, message);
            }
            Some(_) => {}
        }
    }
    for new in is.iter().filter(|new| !was.iter().any(|old| old.name == new.name)) {
        changes.compatible(Kind::VariantAdded, subject, format!("the alternative `{}` is new", new.name));
    }
}
