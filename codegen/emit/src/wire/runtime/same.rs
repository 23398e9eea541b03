//! Compares slots by what they write.

use super::{Slot, View};

/// Whether two values are the same on the wire.
pub fn same(one: &dyn Slot, other: &dyn Slot) -> bool {
    match (one.view(), other.view()) {
        (View::Absent, View::Absent) | (View::Null, View::Null) => true,
        (View::Bool(one), View::Bool(other)) => one == other,
        (View::I64(one), View::I64(other)) => one == other,
        (View::U64(one), View::U64(other)) => one == other,
        (View::Number(one), View::Number(other)) => one == other,
        (View::Text(one), View::Text(other)) => one == other,
        (View::Written(one), View::Written(other)) => one == other,
        (View::Any(one), View::Any(other)) => one == other,
        (View::List(one), View::List(other)) => {
            one.length() == other.length() && (0..one.length()).all(|at| both(one.at(at), other.at(at)))
        }
        (View::Map(one), View::Map(other)) => {
            let mut equal = one.length() == other.length();
            one.each(&mut |key, value| equal = equal && both(Some(value), other.get(key)));
            equal
        }
        (View::Object(one), View::Object(other)) => {
            // Alternatives of a choice may have the same fields and differ all the same.
            let mut equal = one.about().0 == other.about().0;
            one.show(&mut |one: &[&dyn Slot]| {
                other.show(&mut |other: &[&dyn Slot]| {
                    equal = equal && one.iter().zip(other).all(|(one, other)| same(*one, *other));
                });
            });
            equal
        }
        _ => false,
    }
}

fn both(one: Option<&dyn Slot>, other: Option<&dyn Slot>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if same(one, other))
}
