//! Types that are one by where they stand, and fields that stand elsewhere.

use docbind_spec::{Api, Presence, Shape, Type, TypeDef};

use super::{api, fields};
use crate::config::rename_types;
use crate::diff::diff;

#[track_caller]
fn check(old: &Api, new: &Api, expected: &[&str]) {
    let changes = diff(old, new).unwrap().into_iter();
    let shown = changes.map(|change| format!("{} {}: {}", change.class.as_str(), change.subject, change.message));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

/// A lamp with a colour.
fn coloured() -> Api {
    let mut api = api();
    let mut colour = fields(&mut api)[0].clone();
    colour.name = "colour".to_owned();
    fields(&mut api).push(colour);
    api
}

fn renamed(api: &Api, names: &[(&str, &str)]) -> Api {
    let names = names.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned()));
    let mut api = api.clone();
    rename_types(&mut api, &names.collect());
    api
}

#[test]
fn a_type_that_stands_at_the_same_place_is_the_same_by_another_name() {
    let mut new = renamed(&coloured(), &[("Lamp", "Light")]);
    fields(&mut new)[0].presence = Presence::Optional;
    check(
        &coloured(),
        &new,
        &["breaking type `Lamp`: is called `Light` now", "breaking type `Light`: the field `id` may be absent now"],
    );
}

#[test]
fn names_can_change_places() {
    check(
        &coloured(),
        &renamed(&coloured(), &[("Lamp", "State"), ("State", "Lamp")]),
        &["breaking type `Lamp`: is called `State` now", "breaking type `State`: is called `Lamp` now"],
    );
}

#[test]
fn a_field_that_stands_elsewhere_is_not_gone() {
    let mut new = coloured();
    let state = fields(&mut new).remove(1);
    let more = docbind_spec::Field { name: "more".to_owned(), ty: Type::named("More"), ..state.clone() };
    fields(&mut new).push(more);
    let shape = Shape::Struct { includes: Vec::new(), fields: vec![state], rest: None };
    new.types.insert(1, TypeDef { name: "More".to_owned(), description: String::new(), shape });
    check(
        &coloured(),
        &new,
        &[
            "breaking type `Lamp`: the field `state` stands in `More` now",
            "breaking type `Lamp`: the field `more` is new: `More`, always there",
            "compatible type `More`: is new",
        ],
    );
    check(
        &new,
        &coloured(),
        &[
            "breaking type `Lamp`: the field `more` is gone",
            "breaking type `Lamp`: the field `state` stands here now: `State`, always there; it was a field of `More`",
            "breaking type `More`: is gone",
        ],
    );
}

#[test]
fn an_operation_that_is_gone_may_be_documented_by_another() {
    let mut old = api();
    let mut twin = old.operations[0].clone();
    twin.id = "show_lamp_v2".to_owned();
    old.operations.push(twin);
    check(
        &old,
        &api(),
        &["breaking operation `show_lamp_v2`: is gone; `show_lamp` is the same request: GET /lamps/{id}"],
    );
}
