//! Why a change is one, and where the pages show it.

use docbind_spec::Api;
use serde_json::json;

use super::states::{example, row, state};
use crate::diff::diff;

/// What is said of the types and bodies, as `subject: message (place)`.
#[track_caller]
fn check(old: &Api, new: &Api, expected: &[&str]) {
    let shown = diff(old, new).unwrap().into_iter().map(|change| {
        let place = change.source.map(|source| source.line).unwrap_or_default();
        format!("{}: {} ({} {place})", change.subject, change.message, change.side.as_str())
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

fn lamp(fields: &str) -> Api {
    state(&[("show_lamp", "Lamp")], &[("Lamp", fields)])
}

#[test]
fn what_a_row_says_as_before_does_not_tell_why() {
    let with = |fields, required| {
        let mut api = lamp(fields);
        row(&mut api, ("Lamp", "id"), ("", required), 30);
        api
    };
    let (always, maybe) = (with("id: int", Some(true)), with("id?: int", Some(true)));
    let subject = "type `Lamp`: the field `id`";
    let nothing = "where nothing is optional, required says nothing";
    check(&always, &maybe, &[&format!("{subject} may be absent now: {nothing} (new 30)")]);
    let other = "on other pages of its folder something is optional";
    check(&maybe, &always, &[&format!("{subject} is always there now: {other} (new 30)")]);
    check(&always, &with("id?: int", Some(false)), &[&format!("{subject} may be absent now (new 30)")]);
    let unsaid = "no row says that it is required";
    check(&always, &lamp("id?: int"), &[&format!("{subject} may be absent now: {unsaid} (old 30)")]);
    let mut shown = maybe.clone();
    example(&mut shown, &json!({ "colour": "red" }), 40);
    check(&always, &shown, &[&format!("{subject} may be absent now (new 40)")]);
}

#[test]
fn two_types_that_became_one_are_the_reason() {
    let old = state(
        &[("show_lamp", "Lamp"), ("list_lamps", "[LampSummary]")],
        &[("Lamp", "id: int, room: string, watts: int"), ("LampSummary", "id: int, watts: string")],
    );
    let new =
        state(&[("show_lamp", "Lamp"), ("list_lamps", "[Lamp]")], &[("Lamp", "id: int, room?: string, watts: int")]);
    check(
        &old,
        &new,
        &[
            "operation `list_lamps`: the body of the response was `[LampSummary]` and is `[Lamp]` (new 14)",
            "type `Lamp`: the field `room` may be absent now: `LampSummary`, which had none, is one with it now (new 4)",
            "type `LampSummary`: is gone; `Lamp` stands where it stood; its `watts` was `string` and is `int64` \
             (old 14)",
        ],
    );
    let states = |of_list: &str, values: &str| {
        let types = [("Dim", "on / dim"), ("Lamp", "id: int, state: State"), ("State", values), ("Lamps", of_list)];
        let mut types = types.to_vec();
        types.retain(|(name, _)| *name != "Dim" || of_list.contains("Dim"));
        types.sort_unstable();
        state(&[("show_lamp", "Lamp"), ("list_lamps", "Lamps")], &types)
    };
    check(
        &states("state: Dim, count: int", "on / off"),
        &states("state: State, count: int", "on / off / dim"),
        &[
            "type `Dim`: is gone; `State` stands where it stood (old 14)",
            "type `Lamps`: the field `state` was `Dim` and is `State` (new 4)",
            "type `State`: the value `dim` is new: `Dim`, which had it, is one with it now (new 4)",
        ],
    );
}

#[test]
fn what_became_of_a_body_is_said() {
    let bare = lamp("id: int, colour: string");
    let of = |answer: &str, holder: (&str, &str)| {
        state(&[("show_lamp", answer)], &[("Lamp", "id: int, colour: string"), holder])
    };
    let one = of("LampAnswer", ("LampAnswer", "lamp: Lamp"));
    let body = "operation `show_lamp`: the body of the response";
    check(
        &bare,
        &one,
        &[
            &format!("{body} was `Lamp` and is wrapped in `LampAnswer` now, as `lamp` (new 4)"),
            "type `LampAnswer`: is new; it stands where `Lamp` stood (new 4)",
        ],
    );
    check(
        &one,
        &bare,
        &[
            &format!("{body} is `Lamp` now, which was wrapped in `LampAnswer`, as `lamp` (new 4)"),
            "type `LampAnswer`: is gone; `Lamp` stands where it stood (old 4)",
        ],
    );
    let list = of("LampList", ("LampList", "lamps: [Lamp]"));
    check(
        &bare,
        &list,
        &[
            &format!("{body} was `Lamp` and is wrapped in `LampList` now, in the list `lamps` (new 4)"),
            "type `LampList`: is new; it stands where `Lamp` stood (new 4)",
        ],
    );
    let types = [("Lamp", "id: int, colour: string"), ("Lit", "id: int, watts: string")];
    check(
        &state(&[("show_lamp", "Lamp"), ("light_lamp", "Lit")], &types),
        &state(&[("show_lamp", "Lamp"), ("light_lamp", "Lamp")], &types[..1]),
        &[
            "operation `light_lamp`: the body of the response was `Lit` and is `Lamp`, as `show_lamp` had it before \
             (new 14)",
            "type `Lit`: is gone; `Lamp` stands where it stood (old 14)",
        ],
    );
}

#[test]
fn a_field_that_stands_elsewhere_may_be_another() {
    let with = |lamp: &str, more: &str| state(&[("show_lamp", "Lamp")], &[("Lamp", lamp), ("More", more)]);
    let mut old = with("id: int, more: More, watts?: string", "since: string");
    let mut new = with("id: int, more: More", "since: string, watts: int");
    row(&mut old, ("Lamp", "watts"), ("", None), 30);
    row(&mut new, ("More", "watts"), ("", None), 31);
    check(
        &old,
        &new,
        &[
            "type `Lamp`: the field `watts` stands in `More` now; it was `string` and is `int64`, and is always there \
             now (old 30)",
            "type `More`: the field `watts` of `Lamp` stands here now; it was `string` and is `int64`, and is always \
             there now (new 31)",
        ],
    );
}

#[test]
fn the_place_of_another_type_shows_it() {
    let old = lamp("tags: [string]");
    let mut new = lamp("tags: [int]");
    example(&mut new, &json!({ "tags": [] }), 40);
    example(&mut new, &json!({ "tags": [4] }), 50);
    check(&old, &new, &["type `Lamp`: the field `tags` was `[string]` and is `[int64]` (new 51)"]);
    let mut old = lamp("state: string, id: int");
    row(&mut old, ("Lamp", "state"), ("On.", None), 30);
    row(&mut old, ("Lamp", "state"), ("Either on or not.", None), 30);
    let with = |text| {
        let mut new = state(&[("show_lamp", "Lamp")], &[("Lamp", "state: State, id: int"), ("State", "On / Dim")]);
        row(&mut new, ("Lamp", "state"), (text, None), 32);
        example(&mut new, &json!({ "id": 1, "state": "On" }), 40);
        example(&mut new, &json!({ "id": 1, "state": "Dim" }), 50);
        new
    };
    let field = "type `Lamp`: the field `state` was `string` and is `State`";
    check(&old, &with("On."), &[&format!("{field} (new 52)"), "type `State`: is new (new 42)"]);
    check(&old, &with("On or Dim."), &[&format!("{field} (new 32)"), "type `State`: is new (new 42)"]);
}

#[test]
fn the_old_side_has_the_names_of_the_old_pages() {
    let with = |name: &str, of: &str| {
        state(&[("show_room", "Room")], &[(name, "id: int, colour: string"), ("Room", &format!("lamps: {of}"))])
    };
    check(
        &with("Bulb", "[Bulb]"),
        &with("Lamp", "Lamp"),
        &[
            "type `Bulb`: is called `Lamp` now (old 4)",
            "type `Room`: the field `lamps` was `[Bulb]` and is `Lamp` (new 4)",
        ],
    );
}

#[test]
fn a_field_in_a_box_is_said_to_be() {
    check(
        &lamp("id: int, inner: string"),
        &lamp("id: int, inner: Lamp"),
        &["type `Lamp`: the field `inner` was `string` and is `Lamp` in a `Box` (new 4)"],
    );
}
