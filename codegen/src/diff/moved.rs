//! Fields that stand in another type of the same messages now.

use docbind_spec::{Direction, Field, Location, Operation, Parameter};

use super::types::{Known, Sides};

/// A type that has a field, and that field.
type Home<'a> = (&'a str, &'a Field);

/// The type of the old pages that a field of a type of the new ones was a field of.
pub(super) fn origin<'a>(sides: Sides<'a>, owner: &str, field: &Field) -> Option<Home<'a>> {
    home(sides.new, sides.old, owner, field)
}

/// The type of the new pages that a field of a type of the old ones is a field of.
pub(super) fn target<'a>(sides: Sides<'a>, owner: &str, field: &Field) -> Option<Home<'a>> {
    home(sides.old, sides.new, owner, field)
}

/// The type that has the field on the other side and not on this one, in a message that holds both. What holds values
/// of the owner under that name is another field.
fn home<'a>(this: Known<'a>, other: Known<'a>, owner: &str, field: &Field) -> Option<Home<'a>> {
    let mut types = this.uses.messages(owner).flat_map(|message| {
        let types = other.uses.types(message).filter(|name| *name != owner);
        types.map(move |name| (message, name)).collect::<Vec<_>>()
    });
    let is_it = |(message, name): &((&str, Direction), &str)| {
        let Some(there) = find(other, name, &field.name) else { return false };
        let is_holder = there.ty.references().any(|name| name == owner);
        let had_it = this.uses.types(*message).any(|known| known == *name) && find(this, name, &field.name).is_some();
        let is_row = || has_row(this, *message, owner, field) && has_row(other, *message, name, there);
        let is_alike = || there.ty == field.ty && find(this, name, &field.name).is_none();
        !is_holder && !had_it && (is_row() || is_alike())
    };
    let (_, name) = types.find(is_it)?;
    Some((name, find(other, name, &field.name)?))
}

fn find<'a>(known: Known<'a>, owner: &str, name: &str) -> Option<&'a Field> {
    known.field(known.api.type_def(owner)?, name)
}

/// Whether a row of the message describes the field.
fn has_row(known: Known<'_>, (id, direction): (&str, Direction), owner: &str, field: &Field) -> bool {
    let is_it = |row: &Parameter| {
        let place = row.place.as_ref();
        let is_place = place.is_some_and(|it| it.type_name == owner && it.field.as_ref() == Some(&field.name));
        row.location == Location::Body && row.direction == direction && is_place
    };
    let operation = |operation: &&Operation| operation.id == id;
    known.api.operations.iter().find(operation).is_some_and(|operation| operation.parameters.iter().any(is_it))
}
