//! What is chosen of the bindings: a change of its own, and what types are in Rust.

use docbind_spec::{Api, Presence, StringFormat, Type};
use serde_json::{Value, json};

use super::{api, diff, fields};

/// The API with these choices.
fn chosen(choices: &Value) -> Api {
    let bindings = choices.as_object().unwrap().clone().into_iter().collect();
    Api { bindings, ..api() }
}

/// What is said, as `class subject: message`.
#[track_caller]
fn check(old: &Api, new: &Api, expected: &[&str]) {
    let changes = diff(old, new).unwrap().into_iter();
    let shown = changes.map(|change| format!("{} {}: {}", change.class.as_str(), change.subject, change.message));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

fn with_uuid(mut api: Api) -> Api {
    fields(&mut api)[0].ty = Type::String { format: Some(StringFormat::Uuid) };
    api
}

#[test]
fn a_choice_is_said_once_and_classed_by_what_it_does_to_the_bindings() {
    let (none, uuid) = (chosen(&json!({})), chosen(&json!({ "uuids": "uuid" })));
    check(&none, &uuid, &["compatible choice `uuids`: is \"uuid\" now"]);
    let (none, uuid) = (with_uuid(none), with_uuid(uuid));
    check(&none, &uuid, &["breaking choice `uuids`: is \"uuid\" now"]);
    check(&uuid, &none, &["breaking choice `uuids`: is no longer chosen; it was \"uuid\""]);
    let (kept, ignored) = (chosen(&json!({ "unknown-fields": "kept" })), chosen(&json!({})));
    check(&kept, &ignored, &["breaking choice `unknown-fields`: is no longer chosen; it was \"kept\""]);
    check(&ignored, &kept, &["compatible choice `unknown-fields`: is \"kept\" now"]);
}

#[test]
fn derives_and_features_break_when_code_may_have_stood_on_what_was() {
    let (some, more) = (json!({ "derives": ["Eq"] }), json!({ "derives": ["Eq", "Hash"] }));
    check(&chosen(&some), &chosen(&more), &["compatible choice `derives`: was [\"Eq\"] and is [\"Eq\",\"Hash\"]"]);
    check(&chosen(&more), &chosen(&some), &["breaking choice `derives`: was [\"Eq\",\"Hash\"] and is [\"Eq\"]"]);
    let (none, folders) = (chosen(&json!({})), chosen(&json!({ "features": "folders" })));
    check(&none, &folders, &["breaking choice `features`: is \"folders\" now"]);
    check(&folders, &none, &["compatible choice `features`: is no longer chosen; it was \"folders\""]);
    check(&chosen(&json!({ "http": true })), &none, &["breaking choice `http`: is no longer chosen; it was true"]);
    check(&none, &chosen(&json!({ "tests": false })), &[]);
}

#[test]
fn a_type_is_what_it_is_under_the_choices() {
    let is_uuid = "the field `id` was `string` and is `uuid`";
    check(&api(), &with_uuid(api()), &[&format!("compatible type `Lamp`: {is_uuid}")]);
    let (plain, uuid) = (chosen(&json!({ "uuids": "uuid" })), with_uuid(chosen(&json!({ "uuids": "uuid" }))));
    check(&plain, &uuid, &[&format!("breaking type `Lamp`: {is_uuid}")]);
    let wide = |mut api: Api, ty: Type| {
        fields(&mut api)[0].ty = ty;
        api
    };
    let [int32, int64] = ["int32", "int64"].map(|format| json!({ "kind": "integer", "format": format }));
    let [int32, int64] = [int32, int64].map(|ty| serde_json::from_value::<Type>(ty).unwrap());
    let is_wider = "the field `id` was `int32` and is `int64`";
    let sides = |choices: &Value| [&int32, &int64].map(|ty| wide(chosen(choices), ty.clone()));
    let [old, new] = sides(&json!({}));
    check(&old, &new, &[&format!("breaking type `Lamp`: {is_wider}")]);
    let [old, new] = sides(&json!({ "integers": "i64" }));
    check(&old, &new, &[&format!("compatible type `Lamp`: {is_wider}")]);
}

#[test]
fn operations_that_are_not_bound_are_not_compared() {
    let other = |mut api: Api| {
        fields(&mut api)[0].presence = Presence::Optional;
        api
    };
    let unbound = || chosen(&json!({ "operations": [] }));
    check(&unbound(), &other(unbound()), &[]);
    check(
        &api(),
        &unbound(),
        &[
            "breaking operation `show_lamp`: is no longer bound: `operations` leaves it out",
            "breaking type `Lamp`: is gone",
            "breaking type `State`: is gone",
        ],
    );
}

#[test]
fn a_choice_that_this_version_does_not_know_is_an_error() {
    let error = diff(&api(), &chosen(&json!({ "colour": "red" }))).unwrap_err();
    assert_eq!(error.to_string(), "`bindings.colour`: this version of docbind has no such choice");
}
