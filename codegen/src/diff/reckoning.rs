//! Holds what was said of a change against what is emitted: a public item that is another or gone breaks code and is
//! said, whatever on the pages made it so; and what changes no such item breaks nothing.

use std::mem::discriminant;

use docbind_spec::Api;

use super::items::{Items, Members};
use super::kind::Kind;
use super::place::Places;
use super::subject::{Name, Subject};
use super::{Changes, Class, answer};

/// Says what no breaking statement explains, and makes those compatible that explain nothing.
pub(super) fn reckon(changes: &mut Changes, (old, was): (&Api, &Items), (new, is): (&Api, &Items)) {
    for operation in &new.operations {
        let (Some(was), Some(is)) = (was.operations.get(&operation.id), is.operations.get(&operation.id)) else {
            continue;
        };
        ease(changes, &Name::Operation(operation.id.clone()), (was, is));
        for (item, was, is) in unexplained(changes, &Name::Operation(operation.id.clone()), (was, is)) {
            let message = in_rust(item, &changes.as_it_was(was), is);
            changes.breaking(Kind::CallChanged, &answer::of_item(operation, item), message);
        }
    }
    let places = Places::of(new, super::Side::New);
    for def in &new.types {
        let Some(before) = old.type_def(&def.name) else { continue };
        let (Some(was), Some(is)) = (was.types.get(&def.name), is.types.get(&def.name)) else { continue };
        let name = Name::Type(def.name.clone());
        // What is of another form has nothing in common in Rust, whatever its fields are.
        if discriminant(&before.shape) == discriminant(&def.shape) {
            ease(changes, &name, (was, is));
        }
        let fields = new.fields(def).0;
        for (item, was, of) in unexplained(changes, &name, (was, is)) {
            let at = is.own.iter().position(|ident| item.strip_prefix('.') == Some(ident));
            let (subject, kind) = match at.and_then(|at| Some((fields.get(at)?, is.own.get(at)?))) {
                Some((field, ident)) => (Subject::field(&places, &def.name, (&field.name, ident)), Kind::FieldChanged),
                None => (Subject::of_type(&places, &def.name), Kind::TypeChanged),
            };
            let message = in_rust(item, &changes.as_it_was(was), of);
            changes.breaking(kind, &subject, message);
        }
    }
}

/// Makes the breaking statements of one thing compatible that explain none of its items.
fn ease(changes: &mut Changes, name: &Name, (was, is): (&Members, &Members)) {
    for stated in changes.list.iter_mut().filter(|stated| stated.name == *name && stated.class == Class::Breaking) {
        let explains = |item: &str| stated.kind.explains(stated.member.as_deref(), item);
        if !stated.kind.breaks_by_itself() && !was.broken(is).any(|(item, ..)| explains(item)) {
            stated.class = Class::Compatible;
        }
    }
}

/// The items that are another or gone, and of which no breaking statement says so.
fn unexplained<'a>(
    changes: &Changes,
    name: &Name,
    (was, is): (&'a Members, &'a Members),
) -> Vec<(&'a str, &'a str, Option<&'a str>)> {
    let breaking = |stated: &&super::Stated| stated.name == *name && stated.class == Class::Breaking;
    let stated: Vec<_> = changes.list.iter().filter(breaking).collect();
    let is_said = |item: &str| stated.iter().any(|stated| stated.kind.explains(stated.member.as_deref(), item));
    let mut left: Vec<_> = was.broken(is).filter(|(item, ..)| !is_said(item)).collect();
    // How a thing is made follows from its parts.
    if left.iter().any(|(item, ..)| !is_made(item)) {
        left.retain(|(item, ..)| !is_made(item));
    }
    left
}

fn is_made(item: &str) -> bool {
    item.ends_with("::new") || item.ends_with(": Default")
}

fn in_rust(item: &str, was: &str, is: Option<&str>) -> String {
    let shown = item.trim_start_matches(['.', ':']);
    match is {
        Some("") => format!("in Rust `{shown}` was `{was}` and takes nothing now"),
        Some(is) if was.is_empty() => format!("in Rust `{shown}` took nothing and is `{is}` now"),
        Some(is) => format!("in Rust `{shown}` was `{was}` and is `{is}`"),
        None => format!("in Rust there is no `{shown}` any more"),
    }
}
