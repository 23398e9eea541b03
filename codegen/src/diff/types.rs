//! Changes of named types: which there are, and what they are.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Field, Shape, TypeDef};

use super::items::Items;
use super::operations::letters;
use super::pair::{Pairs, chosen, is_same};
use super::place::Places;
use super::subject::Side;
use super::uses::Uses;
use super::{Changes, Class, Kind, Subject, choice, structure};
use crate::config::{rename_types, type_text};

/// What stands before the name of an old type of which the new API has the name for another.
pub(super) const FORMER: &str = "former ";

/// The old API with the names of the new one, so that a new name is one change and not one for each use of the type.
pub(super) struct Renamed {
    pub(super) api: Api,
    /// What stands where types stood that are gone.
    successors: BTreeMap<String, String>,
    /// What stood where types stand that are new.
    predecessors: BTreeMap<String, String>,
}

/// Finds types that are one by another name. The operations of both have the same names.
pub(super) fn renamed(changes: &mut Changes, old: &Api, new: &Api) -> Renamed {
    let pairs = Pairs::of(old, new);
    let mut names = pairs.names();
    names.retain(|was, is| was != is);
    let mut renames: BTreeMap<String, String> =
        names.iter().map(|(was, is)| ((*was).to_owned(), (*is).to_owned())).collect();
    // Of two things with one name that which is no longer there gives it up.
    let is_displaced = |name: &str| !names.contains_key(name) && names.values().any(|new| *new == name);
    let displaced = old.types.iter().filter(|def| is_displaced(&def.name));
    renames.extend(displaced.map(|def| (def.name.clone(), format!("{FORMER}{}", def.name))));
    let mut api = old.clone();
    say(changes, &api, &renames);
    rename_types(&mut api, &renames);
    alike(changes, &mut api, new);
    let successor = |name: &str| pairs.successor(known_as(name)).map(|new| (name.to_owned(), new.to_owned()));
    let gone = api.types.iter().filter(|def| new.type_def(&def.name).is_none());
    let successors = gone.filter_map(|def| successor(&def.name)).collect();
    let predecessor = |name: &str| pairs.predecessor(name).map(|old| (name.to_owned(), old.to_owned()));
    let added = new.types.iter().filter(|def| api.type_def(&def.name).is_none());
    let predecessors = added.filter_map(|def| predecessor(&def.name)).collect();
    Renamed { api, successors, predecessors }
}

/// The name that a type of the old API has on its pages.
pub(super) fn known_as(name: &str) -> &str {
    name.strip_prefix(FORMER).unwrap_or(name)
}

/// Renames types that nothing shows to stand at one place, and that are the same all the same.
fn alike(changes: &mut Changes, old: &mut Api, new: &Api) {
    // A type that refers to a renamed one is recognised once that has its new name.
    loop {
        let mut added: Vec<&TypeDef> = new.types.iter().filter(|def| old.type_def(&def.name).is_none()).collect();
        let mut names = BTreeMap::new();
        for before in old.types.iter().filter(|def| new.type_def(&def.name).is_none()) {
            if let Some(at) = added.iter().position(|after| is_same(old, before, new, after)) {
                names.insert(before.name.clone(), added.remove(at).name.clone());
            }
        }
        if names.is_empty() {
            return;
        }
        say(changes, old, &names);
        rename_types(old, &names);
    }
}

fn say(changes: &mut Changes, old: &Api, names: &BTreeMap<String, String>) {
    let places = Places::of(old, Side::Old);
    changes.old_names.extend(names.iter().map(|(was, is)| (is.clone(), was.clone())));
    for (was, is) in names.iter().filter(|(_, is)| !is.starts_with(FORMER)) {
        changes.breaking(Kind::TypeRenamed, &Subject::of_type(&places, was), format!("is called `{is}` now"));
    }
}

pub(super) fn compare(changes: &mut Changes, (old, was): (&Renamed, &Items), (new, is): (&Api, &Items)) {
    let (old_places, new_places) = (Places::of(&old.api, Side::Old), Places::of(new, Side::New));
    let (old_uses, new_uses) = (Uses::of(&old.api), Uses::of(new));
    let sides = Sides {
        old: Known { api: &old.api, places: &old_places, items: was, uses: &old_uses },
        new: Known { api: new, places: &new_places, items: is, uses: &new_uses },
        successors: &old.successors,
    };
    for before in &old.api.types {
        if let Some(after) = new.type_def(&before.name) {
            match another_thing(sides, before, after) {
                Some((was, is)) => {
                    let message = format!("is another thing now: it was of `{was}`, and is of `{is}`");
                    changes.breaking(Kind::TypeChanged, &Subject::of_type(&new_places, &after.name), message);
                }
                None => definition(changes, sides, before, after),
            }
        } else {
            let message = match old.successors.get(&before.name) {
                Some(name) => {
                    format!("is gone; `{name}` stands where it stood{}", merged(changes, sides, before, name))
                }
                None => "is gone".to_owned(),
            };
            changes.breaking(Kind::TypeRemoved, &Subject::of_type(&old_places, &before.name), message);
        }
    }
    for after in new.types.iter().filter(|def| old.api.type_def(&def.name).is_none()) {
        let message = match old.predecessors.get(&after.name) {
            Some(name) => format!("is new; it stands where `{name}` stood"),
            None => "is new".to_owned(),
        };
        changes.compatible(Kind::TypeAdded, &Subject::of_type(&new_places, &after.name), message);
    }
}

/// What is known of one state of the pages.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) api: &'a Api,
    pub(super) places: &'a Places<'a>,
    pub(super) items: &'a Items,
    pub(super) uses: &'a Uses<'a>,
}

impl<'a> Known<'a> {
    /// The names in Rust of the fields or variants of a type, in its order.
    pub(super) fn idents(self, name: &str) -> &'a [String] {
        self.items.types.get(name).map_or(&[], |members| &members.own)
    }

    /// The type in Rust of a field, by its name there.
    pub(super) fn item(self, name: &str, ident: &str) -> Option<&'a str> {
        self.items.types.get(name)?.text(&format!(".{ident}"))
    }

    /// The field of a type that has the name.
    pub(super) fn field(self, def: &'a TypeDef, name: &str) -> Option<&'a Field> {
        self.api.fields(def).0.into_iter().find(|field| letters(&field.name) == letters(name))
    }
}

/// Both states.
#[derive(Clone, Copy)]
pub(super) struct Sides<'a> {
    pub(super) old: Known<'a>,
    pub(super) new: Known<'a>,
    /// What stands where types stood that are gone.
    successors: &'a BTreeMap<String, String>,
}

impl<'a> Sides<'a> {
    /// The types of the old pages that are gone, and where which that of the name stands, which there was before too.
    pub(super) fn merged(self, name: &str) -> impl Iterator<Item = &'a TypeDef> {
        let is_known = self.old.api.type_def(name).is_some();
        let gone = self.successors.iter().filter(move |(_, is)| is_known && *is == name);
        gone.filter_map(|(was, _)| self.old.api.type_def(was))
    }
}

/// The operations of two things that have nothing in common but a name: no operation, and less than half of the keys.
fn another_thing<'a>(sides: Sides<'a>, before: &TypeDef, after: &TypeDef) -> Option<(&'a str, &'a str)> {
    let (was, is) = (sides.old.uses.operations(&before.name), sides.new.uses.operations(&after.name));
    let keys = |api: &Api, def: &TypeDef| {
        let fields = api.fields(def).0.into_iter();
        fields.map(|field| field.name.clone()).collect::<BTreeSet<_>>()
    };
    let [old, new] = [keys(sides.old.api, before), keys(sides.new.api, after)];
    let have_nothing_in_common = was.is_disjoint(&is) && 2 * old.intersection(&new).count() < old.len().max(new.len());
    Some((*was.first()?, *is.first()?)).filter(|_| have_nothing_in_common)
}

/// The fields that a type which is gone had of other types than what stands where it stood.
fn merged(changes: &Changes, sides: Sides<'_>, before: &TypeDef, name: &str) -> String {
    let Some(after) = sides.new.api.type_def(name) else { return String::new() };
    let both =
        sides.old.api.fields(before).0.into_iter().filter_map(|was| Some((was, sides.new.field(after, &was.name)?)));
    let others = both.filter(|(was, is)| changes.class_of(&was.ty, &is.ty) == Class::Breaking);
    let said = others.map(|(was, is)| format!("; its `{}` {}", was.name, changes.was_and_is(&was.ty, &is.ty)));
    said.collect()
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
            let before = Subject::of_type(sides.old.places, &before.name);
            choice::variants(changes, [&before, &subject], was, is);
        }
        (was, is) => {
            let message = format!("was {} and is {}", word(was), word(is));
            changes.breaking(Kind::TypeChanged, &subject, message);
            let [before, after] = chosen((sides.old.api, before), (sides.new.api, after));
            if let (Shape::Struct { .. }, Shape::Struct { .. }) = (&before.shape, &after.shape) {
                structure::compare(changes, sides, before, after);
            }
        }
    }
}

fn word(shape: &Shape) -> String {
    match shape {
        Shape::Struct { .. } => "a structure".to_owned(),
        Shape::Enum { .. } => "an enumeration".to_owned(),
        Shape::Union { variants } => {
            let variants = variants.iter().map(|variant| format!("`{}` of `{}`", variant.name, type_text(&variant.ty)));
            format!("a choice of {}", variants.collect::<Vec<_>>().join(", "))
        }
    }
}
