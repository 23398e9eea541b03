//! Compares slots by what they write.

use super::{About, Slot, View};

/// Whether two values are the same on the wire.
pub fn same<T: Slot>(one: &T, other: &T) -> bool {
    equal(one.wire_view(), other.wire_view())
}

fn equal(one: View<'_>, other: View<'_>) -> bool {
    match (one, other) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::I64(one), View::I64(other)) => one == other,
        (View::U64(one), View::U64(other)) => one == other,
        (View::Number(one), View::Number(other)) => one == other,
        (View::Text(one), View::Text(other)) => one == other,
        (View::Word(one), View::Word(other)) => one.spell() == other.spell(),
        (View::Any(one), View::Any(other)) => one == other,
        (View::List(one), View::List(other)) => {
            one.length() == other.length() && (0..one.length()).all(|at| both(one.at(at), other.at(at)))
        }
        (View::Map(one), View::Map(other)) => {
            let mut same = one.length() == other.length();
            one.each(&mut |key, value| same = same && both(Some(value), other.get(key)));
            same
        }
        (View::Object(one), View::Object(other)) => {
            // Alternatives of a choice may have the same fields and differ all the same.
            let mut same = false;
            one.show(&mut |about: &'static About, one: &[View<'_>]| {
                other.show(&mut |others: &'static About, other: &[View<'_>]| {
                    same = about.0 == others.0 && one.iter().zip(other).all(|(one, other)| equal(*one, *other));
                });
            });
            same
        }
        _ => false,
    }
}

fn both(one: Option<View<'_>>, other: Option<View<'_>>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if equal(one, other))
}
