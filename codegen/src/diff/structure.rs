//! Changes of a structure: its fields, by their names in Rust, and what stands beside them.

use std::collections::BTreeSet;

use docbind_spec::{Field, Parameter, Presence, Type, TypeDef};

use super::place::Evidence;
use super::types::{self, Known, Sides};
use super::{Changes, Class, Kind, Subject, moved};
use crate::config::type_text;

/// How many names are said one by one.
const FEW: usize = 6;

/// A field and its name in Rust.
#[derive(Clone, Copy)]
struct Bound<'a> {
    field: &'a Field,
    ident: &'a str,
}

fn bound<'a>(known: Known<'a>, def: &'a TypeDef) -> Vec<Bound<'a>> {
    let idents = known.idents(&def.name).iter().map(String::as_str).chain(std::iter::repeat(""));
    known.api.fields(def).0.into_iter().zip(idents).map(|(field, ident)| Bound { field, ident }).collect()
}

pub(super) fn compare(changes: &mut Changes, sides: Sides<'_>, before: &TypeDef, after: &TypeDef) {
    let (was, is) = (bound(sides.old, before), bound(sides.new, after));
    let pairs = pairs(&was, &is);
    for (at, old) in was.iter().enumerate() {
        if let Some(new) = pairs.iter().find(|(old, _)| *old == at).and_then(|&(_, new)| is.get(new)) {
            field(changes, sides, (&before.name, *old), (&after.name, *new));
        } else {
            let subject = Subject::field(sides.old.places, &before.name, (&old.field.name, old.ident));
            let message = match moved::target(sides, &before.name, old.field) {
                Some((name, is)) => {
                    let other = otherwise(changes, old.field, is);
                    format!("the field `{}` stands in `{name}` now{other}", old.field.name)
                }
                None => format!("the field `{}` is gone", old.field.name),
            };
            changes.breaking(Kind::FieldRemoved, &subject, message);
        }
    }
    for (_, new) in is.iter().enumerate().filter(|(at, _)| !pairs.iter().any(|(_, new)| new == at)) {
        let subject = Subject::field(sides.new.places, &after.name, (&new.field.name, new.ident));
        let origin = moved::origin(sides, &after.name, new.field);
        let ty = type_text(&new.field.ty);
        let (class, always) = match new.field.presence {
            Presence::Required => (Class::Breaking, ", always there"),
            Presence::Optional => (Class::Compatible, ""),
        };
        let message = match origin {
            Some((owner, was)) => {
                let ty = if was.ty == new.field.ty { format!(": `{ty}`") } else { String::new() };
                let always = if was.presence == new.field.presence { always } else { "" };
                let (owner, other) = (changes.as_it_was(owner), otherwise(changes, was, new.field));
                format!("the field `{}` of `{owner}` stands here now{ty}{always}{other}", new.field.name)
            }
            None => format!("the field `{}` is new: `{ty}`{always}", new.field.name),
        };
        changes.push(class, Kind::FieldAdded, &subject, message);
    }
    // The required fields are the arguments of `new`, in order.
    let names = |fields: &[Bound<'_>]| {
        let required = fields.iter().filter(|bound| bound.field.presence == Presence::Required);
        required.map(|bound| bound.ident.to_owned()).collect::<Vec<_>>()
    };
    let (was, is) = (names(&was), names(&is));
    if was != is && was.iter().collect::<BTreeSet<_>>() == is.iter().collect::<BTreeSet<_>>() {
        let subject = Subject::of_type(sides.new.places, &after.name);
        let message = format!("the fields that are always there stand in another order: {}", order(&was, &is));
        changes.breaking(Kind::FieldsReordered, &subject, message);
    }
}

/// The names in their order; where they are many, the first that comes before another now.
fn order(was: &[String], is: &[String]) -> String {
    match was.iter().zip(is).find(|(was, is)| was != is) {
        Some((was, now)) if is.len() > FEW => format!("`{now}` comes before `{was}`"),
        _ => is.join(", "),
    }
}

/// The fields that are one in both: of the same name, or else of the same name in Rust.
fn pairs(was: &[Bound<'_>], is: &[Bound<'_>]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut join = |is_same: &dyn Fn(&Bound<'_>, &Bound<'_>) -> bool| {
        for (at, old) in was.iter().enumerate() {
            let is_free = |new: usize, pairs: &[(usize, usize)]| pairs.iter().all(|pair| pair.0 != at && pair.1 != new);
            let mut found = is.iter().enumerate().filter(|(new, bound)| is_free(*new, &pairs) && is_same(old, bound));
            if let Some((new, _)) = found.next() {
                pairs.push((at, new));
            }
        }
    };
    join(&|old, new| old.field.name == new.field.name);
    join(&|old, new| old.ident == new.ident);
    pairs
}

/// Compares what stands under keys that are data, beside the fields.
pub(super) fn rest(changes: &mut Changes, subject: &Subject<'_>, was: Option<&Type>, is: Option<&Type>) {
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

/// What a field that stands in another type was there, where that is not the same.
fn otherwise(changes: &Changes, was: &Field, is: &Field) -> String {
    let types = (was.ty != is.ty).then(|| changes.was_and_is(&was.ty, &is.ty));
    let words: Vec<_> = types.into_iter().chain(necessity(was, is).map(|words| format!("{words} now"))).collect();
    if words.is_empty() { String::new() } else { format!("; it {}", words.join(", and ")) }
}

fn necessity(was: &Field, is: &Field) -> Option<&'static str> {
    match (was.presence, is.presence) {
        (Presence::Required, Presence::Optional) => Some("may be absent"),
        (Presence::Optional, Presence::Required) => Some("is always there"),
        (Presence::Required, Presence::Required) | (Presence::Optional, Presence::Optional) => None,
    }
}

/// Where a change of a field can be seen, and why it is one, where what is seen there does not tell.
struct Seen<'a> {
    subject: Subject<'a>,
    why: String,
}

/// The row, if it prints something else than before, or else an example.
fn seen<'a>(sides: Sides<'a>, (before, old): (&'a str, Bound<'a>), (after, new): (&'a str, Bound<'a>)) -> Seen<'a> {
    let (was, is) = (sides.old.places.row(before, &old.field.name), sides.new.places.row(after, &new.field.name));
    let is_retyped = old.field.ty != new.field.ty;
    let is_shown = is.is_some_and(|is| match was {
        Some(was) if is_retyped => was.printed_type != is.printed_type,
        Some(was) => was.required != is.required,
        None => true,
    });
    let subject = Subject::field(sides.new.places, after, (&new.field.name, new.ident));
    let plain = |subject: Subject<'a>| Seen { subject, why: String::new() };
    if is_shown {
        return plain(subject);
    }
    if is_retyped {
        return plain(subject.where_seen(Evidence::Type { was: &old.field.ty, is: &new.field.ty, said: was }));
    }
    let says_required = |row: Option<&Parameter>| row.is_some_and(|row| row.required == Some(true));
    if new.field.presence == Presence::Required {
        let other = ": on other pages of its folder something is optional";
        let why = if says_required(is) { other.to_owned() } else { String::new() };
        return Seen { subject: subject.where_seen(Evidence::Present), why };
    }
    if let Some(merged) = sides.merged(after).find(|def| sides.old.field(def, &new.field.name).is_none()) {
        let why = format!(": `{}`, which had none, is one with it now", types::known_as(&merged.name));
        return Seen { subject: subject.where_seen(Evidence::Absent), why };
    }
    if sides.new.places.without(after, &new.field.name).is_some() {
        return plain(subject.where_seen(Evidence::Absent));
    }
    match (says_required(was), says_required(is)) {
        (_, true) => Seen { subject, why: ": where nothing is optional, required says nothing".to_owned() },
        (true, false) => {
            let subject = Subject::field(sides.old.places, before, (&old.field.name, new.ident));
            Seen { subject, why: ": no row says that it is required".to_owned() }
        }
        (false, false) => plain(subject.where_seen(Evidence::Absent)),
    }
}

fn field<'a>(
    changes: &mut Changes,
    sides: Sides<'a>,
    (before, old): (&'a str, Bound<'a>),
    (after, new): (&'a str, Bound<'a>),
) {
    let Seen { subject, why } = seen(sides, (before, old), (after, new));
    let (was, is, name) = (old.field, new.field, &new.field.name);
    if was.name != *name {
        let message = format!("the field `{}` is written `{name}` now", was.name);
        changes.compatible(Kind::FieldChanged, &subject, message);
    }
    let is_boxed = |known: Known<'_>, name, ident| known.item(name, ident).is_some_and(|text| text.contains("Box<"));
    let becomes_boxed = !is_boxed(sides.old, before, old.ident) && is_boxed(sides.new, after, new.ident);
    let boxed = if becomes_boxed { " in a `Box`" } else { "" };
    let types = format!("{}{boxed}", changes.was_and_is(&was.ty, &is.ty));
    match necessity(was, is) {
        Some(words) if was.ty == is.ty => {
            let message = format!("the field `{name}` {words} now{why}");
            changes.breaking(Kind::FieldNecessityChanged, &subject, message);
        }
        Some(words) => {
            changes.breaking(Kind::FieldChanged, &subject, format!("the field `{name}` {types}, and {words} now"));
        }
        None if was.ty != is.ty => {
            let class = changes.class_of(&was.ty, &is.ty);
            changes.push(class, Kind::FieldChanged, &subject, format!("the field `{name}` {types}"));
        }
        None => {}
    }
    if old.ident != new.ident {
        let message = format!("the field `{name}` was bound as `{}` and is `{}`", old.ident, new.ident);
        // What is gone is the old name.
        changes.push(Class::Breaking, Kind::FieldRenamed, &subject.part(old.ident), message);
    }
}
