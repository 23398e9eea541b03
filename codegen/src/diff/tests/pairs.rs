//! Types that are one by where they stand, and fields that stand elsewhere.

use docbind_spec::{Api, Presence, Shape, Type, TypeDef};

use super::states::state;
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
            "breaking type `Lamp`: the field `state` of `More` stands here now: `State`, always there",
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

#[test]
fn a_name_that_stays_at_its_place_is_kept_however_often_another_stands_elsewhere() {
    let lists: Vec<String> = (0..9).map(|at| format!("list_{at}")).collect();
    let with = |of_lists: &'static str| lists.iter().map(move |id| (id.as_str(), of_lists));
    let old: Vec<_> = with("RoomLamp").chain([("show_lamp", "Lamp")]).collect();
    let new: Vec<_> = with("Lamp").chain([("show_lamp", "Lamp")]).collect();
    let bodies = lists.iter().map(|id| {
        let change = "the body of the response was `RoomLamp` and is `Lamp`, as `show_lamp` had it before";
        format!("breaking operation `{id}`: {change}")
    });
    let gone = "breaking type `RoomLamp`: is gone; `Lamp` stands where it stood".to_owned();
    let expected: Vec<String> = bodies.chain([gone]).collect();
    check(
        &state(&old, &[("Lamp", "id: int, colour: string"), ("RoomLamp", "id: int, colour: string, room: string")]),
        &state(&new, &[("Lamp", "id: int, colour: string")]),
        &expected.iter().map(String::as_str).collect::<Vec<_>>(),
    );
}

#[test]
fn two_of_one_name_are_not_unwrapped() {
    check(
        &state(&[("show_lamp", "Lamp")], &[("Lamp", "id: int, colour: string, room: string")]),
        &state(
            &[("show_lamp", "Lamp")],
            &[("Lamp", "id: int, state: State"), ("State", "id: int, colour: string, room: string")],
        ),
        &[
            "breaking type `Lamp`: the field `colour` stands in `State` now",
            "breaking type `Lamp`: the field `room` stands in `State` now",
            "breaking type `Lamp`: the field `state` is new: `State`, always there",
            "compatible type `State`: is new",
        ],
    );
}

#[test]
fn what_stands_at_the_place_itself_is_the_successor() {
    check(
        &state(
            &[("show_lamp", "LampRoom"), ("show_room", "Room")],
            &[("LampRoom", "lamp: string, id: int, floor: int"), ("Room", "id: int, floor: int")],
        ),
        &state(
            &[("show_lamp", "RoomOfLamp"), ("show_room", "Room")],
            &[("Room", "id: int, floor: int"), ("RoomOfLamp", "room: Room")],
        ),
        &[
            "breaking operation `show_lamp`: the body of the response was `LampRoom` and is `RoomOfLamp`",
            "breaking type `LampRoom`: is gone; `RoomOfLamp` stands where it stood",
            "compatible type `RoomOfLamp`: is new; it stands where `LampRoom` stood",
        ],
    );
}

#[test]
fn a_choice_is_one_by_its_alternatives() {
    let choice = |name: &str, on: &str, off: &str| {
        let types = [("Off", format!("since: {off}, why: string")), ("On", "power: int, colour: string".to_owned())];
        let mut types = types.map(|(end, text)| (format!("{name}{end}"), text)).to_vec();
        types.push((name.to_owned(), format!("On: {name}On | Off: {name}Off | Word: {on}")));
        types.sort();
        let types: Vec<_> = types.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        state(&[("show_lamp", name)], &types)
    };
    check(
        &choice("State", "boolean", "int"),
        &choice("LampState", "boolean", "string"),
        &[
            "breaking type `State`: is called `LampState` now",
            "breaking type `StateOff`: is called `LampStateOff` now",
            "breaking type `StateOn`: is called `LampStateOn` now",
            "breaking type `LampStateOff`: the field `since` was `int64` and is `string`",
        ],
    );
}

#[test]
fn what_a_choice_is_of_is_said_and_compared() {
    let old = state(&[("show_lamp", "Lamp")], &[("Lamp", "id: int, colour: string")]);
    let new = state(
        &[("show_lamp", "Lamp")],
        &[("Lamp", "Object: LampObject | Array: [any]"), ("LampObject", "id: string, colour: string")],
    );
    let choice = "a choice of `Object` of `LampObject`, `Array` of `[any]`";
    check(
        &old,
        &new,
        &[
            &format!("breaking type `Lamp`: was a structure and is {choice}"),
            "breaking type `LampObject`: the field `id` was `int64` and is `string`",
            "compatible type `LampObject`: is new; it stands where `Lamp` stood",
        ],
    );
    check(
        &new,
        &old,
        &[
            &format!("breaking type `Lamp`: was {choice} and is a structure"),
            "breaking type `Lamp`: the field `id` was `string` and is `int64`",
            "breaking type `LampObject`: is gone; `Lamp` stands where it stood; its `id` was `string` and is `int64`",
        ],
    );
}

#[test]
fn a_field_has_not_moved_where_the_other_type_had_it_before() {
    let old = state(&[("show_lamp", "Answer")], &[("Answer", "lamp: Lamp"), ("Lamp", "id: int, room: string")]);
    let new =
        state(&[("show_lamp", "Answer")], &[("Answer", "lamp: Lamp"), ("Lamp", "id: int, lamp: string, room: string")]);
    let mut both = [old, new];
    for api in &mut both {
        for (owner, field) in [("Answer", "lamp"), ("Lamp", "lamp")] {
            let mut row = super::api().operations[0].parameters[0].clone();
            let place = docbind_spec::Place { type_name: owner.to_owned(), field: Some(field.to_owned()) };
            (row.name, row.place) = (field.to_owned(), Some(place));
            api.operations[0].parameters.push(row);
        }
    }
    let [old, new] = &both;
    check(old, new, &["breaking type `Lamp`: the field `lamp` is new: `string`, always there"]);
    check(new, old, &["breaking type `Lamp`: the field `lamp` is gone"]);
}

#[test]
fn an_operation_that_is_gone_may_be_documented_by_another_of_its_title() {
    let action = |id: &str, title: &str| {
        let mut operation = api().operations.remove(0);
        (operation.id, operation.title) = (id.to_owned(), title.to_owned());
        operation
    };
    let (mut old, mut new) = (api(), api());
    new.operations = vec![action("dim_lamp", "Dim lamp"), action("light_lamp", "Light lamp")];
    old.operations = new.operations.clone();
    old.operations.push(action("light_lamp_v2", "Light lamp"));
    check(
        &old,
        &new,
        &["breaking operation `light_lamp_v2`: is gone; `light_lamp` is the same request: GET /lamps/{id}"],
    );
}
