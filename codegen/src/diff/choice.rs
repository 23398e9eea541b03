//! Changes of an enumeration's values, and of the alternatives of a choice between types.

use docbind_spec::{EnumValue, Shape, TypeDef, Variant};

use super::types::{Known, Sides, known_as};
use super::{Changes, Kind, Subject};

/// A value and its name in Rust.
#[derive(Clone, Copy)]
struct Bound<'a> {
    value: &'a str,
    ident: &'a str,
}

fn bound<'a>(known: Known<'a>, name: &str, values: &'a [EnumValue]) -> Vec<Bound<'a>> {
    let idents = known.idents(name);
    let ident = |at: usize, value: &'a str| {
        // Where a value is there twice, or is no number among numbers, it has no variant.
        let is_each = idents.len() == values.len() || idents.len() == values.len() + 1;
        idents.get(at).filter(|_| is_each).map_or(value, String::as_str)
    };
    let values = values.iter().enumerate();
    values.map(|(at, EnumValue { value, .. })| Bound { value, ident: ident(at, value) }).collect()
}

/// Compares the values of the enumeration of a name; open is what it is in the new pages.
pub(super) fn values(
    changes: &mut Changes,
    sides: Sides<'_>,
    name: &str,
    (was, is, open): (&[EnumValue], &[EnumValue], bool),
) {
    let (was, is) = (bound(sides.old, name, was), bound(sides.new, name, is));
    let has = |values: &[Bound<'_>], value: &str| values.iter().any(|bound| bound.value == value);
    let mut rewritten = Vec::new();
    for old in was.iter().filter(|old| !has(&is, old.value)) {
        if let Some(new) = is.iter().find(|new| new.ident == old.ident && !has(&was, new.value)) {
            rewritten.push(new.value);
            let subject = Subject::value(sides.new.places, name, (new.value, new.ident));
            let message = format!("the value `{}` is written `{}` now", old.value, new.value);
            changes.compatible(Kind::ValueRewritten, &subject, message);
        } else {
            let subject = Subject::value(sides.old.places, name, (old.value, old.ident));
            let message = format!("the value `{}` is no longer documented", old.value);
            changes.breaking(Kind::ValueRemoved, &subject, message);
        }
    }
    for new in is.iter().filter(|new| !has(&was, new.value) && !rewritten.contains(&new.value)) {
        let subject = Subject::value(sides.new.places, name, (new.value, new.ident));
        let had_it = |def: &TypeDef| match &def.shape {
            Shape::Enum { values, .. } => values.iter().any(|value| value.value == new.value),
            Shape::Struct { .. } | Shape::Union { .. } => false,
        };
        let message = match sides.merged(name).find(|def| had_it(def)) {
            Some(def) => {
                format!("the value `{}` is new: `{}`, which had it, is one with it now", new.value, known_as(&def.name))
            }
            None => format!("the value `{}` is new", new.value),
        };
        if open {
            changes.compatible(Kind::ValueAdded, &subject, message);
        } else {
            changes.breaking(Kind::ValueAdded, &subject, format!("{message}, and the enumeration is closed"));
        }
    }
}

/// Compares the alternatives, by where the old and the new pages show the choice.
pub(super) fn variants(changes: &mut Changes, [before, subject]: [&Subject<'_>; 2], was: &[Variant], is: &[Variant]) {
    for old in was {
        match is.iter().find(|new| new.name == old.name) {
            None => changes.breaking(Kind::VariantRemoved, before, format!("the alternative `{}` is gone", old.name)),
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
