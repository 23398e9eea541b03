//! Each change of a small API and how it is classed.

mod calls;
mod choices;
mod kinds;
mod mutated;
mod pairs;
mod reasons;
mod states;

use docbind_spec::{Api, Presence, Shape, StatusCode, Type};
use serde_json::json;

use super::{diff, render};

/// One operation that answers with a lamp in one of two states.
fn api() -> Api {
    let field = |name: &str, ty: serde_json::Value, presence: &str| {
        json!({ "name": name, "type": ty, "presence": presence, "description": "", "default": null,
                "minimum": null, "maximum": null, "min_length": null, "max_length": null })
    };
    let source = json!({ "file": "lamps.rst", "line": 4 });
    let row = json!({ "name": "id", "direction": "response", "location": "body", "parent": null, "type": "String",
                      "required": null, "description": "", "source": { "file": "lamps.rst", "line": 30 },
                      "schema": null, "place": { "type": "Lamp", "field": "id" } });
    let text = json!({
        "docbind": 1, "title": "Lamps",
        "operations": [{
            "id": "show_lamp", "title": "Show lamp", "method": "GET", "path": "/lamps/{id}", "description": "",
            "deprecated": false, "source": source, "examples": [], "parameters": [row],
            "statuses": [{ "codes": [200], "name": "Success", "description": "", "source": source, "body": null }],
            "request": null, "response": { "kind": "named", "name": "Lamp" },
        }],
        "types": [
            { "name": "Lamp", "description": "", "shape": { "kind": "struct", "includes": [], "rest": null, "fields": [
                field("id", json!({ "kind": "string", "format": null }), "required"),
                field("state", json!({ "kind": "named", "name": "State" }), "required"),
            ] } },
            { "name": "State", "description": "", "shape": { "kind": "enum", "of": "string", "open": true,
              "values": [{ "value": "on", "description": "" }, { "value": "off", "description": "" }] } },
        ],
    });
    Api::from_json(&text.to_string()).unwrap()
}

/// What is said of a change, as `class subject: message (place)`.
#[track_caller]
fn check(change: impl Fn(&mut Api), expected: &[&str]) {
    let mut new = api();
    change(&mut new);
    let changes = diff(&api(), &new).unwrap();
    let shown = changes.iter().map(|change| {
        let place = change.source.as_ref().map(|source| format!(" ({source})")).unwrap_or_default();
        format!("{} {}: {}{place}", change.class.as_str(), change.subject, change.message)
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

fn fields(api: &mut Api) -> &mut Vec<docbind_spec::Field> {
    match &mut api.types[0].shape {
        Shape::Struct { fields, .. } => fields,
        Shape::Enum { .. } | Shape::Union { .. } => panic!("no struct"),
    }
}

#[test]
fn equal_apis_have_no_changes() {
    check(|_| {}, &[]);
    check(|api| api.operations[0].description = "Other words.".to_owned(), &[]);
    assert_eq!(render::text(&[]), "nothing changed for users of the bindings\n");
}

#[test]
fn operations_come_and_go() {
    let gone = "breaking operation `show_lamp`: is gone: GET /lamps/{id} (lamps.rst:4)";
    check(|api| api.operations.clear(), &[gone]);
    let renamed = "breaking operation `show_lamp`: is called `get_lamp` now (lamps.rst:4)";
    check(|api| api.operations[0].id = "get_lamp".to_owned(), &[renamed]);
    let added = "compatible operation `list_lamps`: is new: GET /lamps (lamps.rst:4)";
    let add = |api: &mut Api| {
        let mut operation = api.operations[0].clone();
        operation.id = "list_lamps".to_owned();
        operation.path = docbind_spec::PathTemplate::new("/lamps");
        api.operations.push(operation);
    };
    check(add, &[added]);
}

#[test]
fn a_path_breaks_code_where_it_takes_other_arguments() {
    let path = |path: &'static str| move |api: &mut Api| api.operations[0].path = docbind_spec::PathTemplate::new(path);
    let subject = "operation `show_lamp`: the path was `/lamps/{id}` and is";
    check(path("/v2/lamps/{id}"), &[&format!("compatible {subject} `/v2/lamps/{{id}}` (lamps.rst:4)")]);
    check(path("/lamps"), &[&format!("breaking {subject} `/lamps` (lamps.rst:4)")]);
}

#[test]
fn status_codes_are_variants() {
    let code = |code| StatusCode::new(code).unwrap();
    let subject = "operation `show_lamp`: the status";
    check(
        |api| api.operations[0].statuses[0].codes = vec![code(404)],
        &[
            &format!("breaking {subject} 200 is no longer documented; it was `Status::Success` (lamps.rst:4)"),
            &format!("compatible {subject} 404 is documented now: `Status::Success` (lamps.rst:4)"),
        ],
    );
    let renamed = format!("breaking {subject} 200 was `Status::Success` and is `Status::Fine` (lamps.rst:4)");
    check(|api| api.operations[0].statuses[0].name = "Fine".to_owned(), &[&renamed]);
    // The same variant: other capitals, or the row twice.
    check(|api| api.operations[0].statuses[0].name = "success".to_owned(), &[]);
    check(
        |api| {
            let row = api.operations[0].statuses[0].clone();
            api.operations[0].statuses.push(row);
        },
        &[],
    );
    // A second code of the same name takes the name from both.
    let other = |api: &mut Api| {
        let mut row = api.operations[0].statuses[0].clone();
        row.codes = vec![code(203)];
        api.operations[0].statuses.push(row);
    };
    check(
        other,
        &[
            &format!("breaking {subject} 200 was `Status::Success` and is `Status::Ok` (lamps.rst:4)"),
            &format!("compatible {subject} 203 is documented now: `Status::NonAuthoritativeInformation` (lamps.rst:4)"),
        ],
    );
}

#[test]
fn a_field_changes_with_its_place_in_the_page() {
    let subject = "breaking type `Lamp`: the field `id`";
    let place = "(lamps.rst:30)";
    check(|api| fields(api)[0].presence = Presence::Optional, &[&format!("{subject} may be absent now {place}")]);
    check(|api| fields(api)[0].ty = Type::Boolean, &[&format!("{subject} was `string` and is `boolean` {place}")]);
    check(|api| drop(fields(api).remove(0)), &[&format!("{subject} is gone {place}")]);
    check(
        |api| fields(api).reverse(),
        &["breaking type `Lamp`: the fields that are always there stand in another order: state, id (lamps.rst:30)"],
    );
}

#[test]
fn a_new_field_breaks_code_where_it_must_be_given() {
    let add = |presence| {
        move |api: &mut Api| {
            let mut field = fields(api)[0].clone();
            field.name = "colour".to_owned();
            field.presence = presence;
            fields(api).push(field);
        }
    };
    let subject = "type `Lamp`: the field `colour` is new: `string`";
    check(add(Presence::Optional), &[&format!("compatible {subject} (lamps.rst:30)")]);
    check(add(Presence::Required), &[&format!("breaking {subject}, always there (lamps.rst:30)")]);
}

#[test]
fn values_may_be_added_to_open_enumerations() {
    let values = |values: &'static [&'static str], is_open: fn() -> bool| {
        move |api: &mut Api| {
            if let Shape::Enum { values: old, open, .. } = &mut api.types[1].shape {
                let new = values
                    .iter()
                    .map(|value| docbind_spec::EnumValue { value: (*value).to_owned(), description: String::new() });
                *old = new.collect();
                *open = is_open();
            }
        }
    };
    check(values(&["on", "off", "dim"], || true), &["compatible type `State`: the value `dim` is new (lamps.rst:4)"]);
    check(values(&["on"], || true), &["breaking type `State`: the value `off` is no longer documented (lamps.rst:4)"]);
    check(values(&["on", "off"], || false), &["breaking type `State`: is a closed enumeration now (lamps.rst:4)"]);
}

#[test]
fn what_the_values_of_a_text_look_like_is_no_other_type() {
    let uuid = Type::String { format: Some(docbind_spec::StringFormat::Uuid) };
    check(
        |api| fields(api)[0].ty = uuid.clone(),
        &["compatible type `Lamp`: the field `id` was `string` and is `uuid` (lamps.rst:30)"],
    );
    check(
        |api| fields(api)[0].ty = uuid.clone().nullable(),
        &["breaking type `Lamp`: the field `id` was `string` and is `uuid?` (lamps.rst:30)"],
    );
}

#[test]
fn what_has_no_row_is_placed_by_its_example() {
    let example = json!({
        "title": "", "direction": "response", "media": "json", "text": "{\n  \"id\": 1,\n  \"state\": \"on\"\n}",
        "source": { "file": "lamps.rst", "line": 40 }, "status": 200, "headers": [],
        "value": { "id": 1, "state": "on" }, "type": { "kind": "named", "name": "Lamp" },
    });
    check(
        |api| {
            api.operations[0].examples = vec![serde_json::from_value(example.clone()).unwrap()];
            fields(api)[1].presence = Presence::Optional;
        },
        &["breaking type `Lamp`: the field `state` may be absent now (lamps.rst:42)"],
    );
}

#[test]
fn an_own_field_takes_the_place_of_an_included_one() {
    let based = || {
        let mut based = api();
        let mut base = based.types[0].clone();
        base.name = "Base".to_owned();
        let Shape::Struct { includes, .. } = &mut based.types[0].shape else { panic!("no struct") };
        includes.push("Base".to_owned());
        based.types.insert(0, base);
        based
    };
    let mut new = based();
    fields(&mut new)[0].presence = Presence::Optional;
    let subjects: Vec<_> = diff(&based(), &new).unwrap().into_iter().map(|change| change.subject).collect();
    assert_eq!(subjects, ["type `Base`"]);
}

#[test]
fn operations_that_share_a_path_are_told_apart_by_their_names() {
    let renamed = |from: &str, to: &[&str]| {
        let (mut old, mut new) = (api(), api());
        old.operations[0].id = from.to_owned();
        old.operations[0].title = from.to_owned();
        let operation = new.operations.remove(0);
        for id in to {
            let mut operation = operation.clone();
            operation.id = (*id).to_owned();
            operation.title = (*id).to_owned();
            new.operations.push(operation);
        }
        let kinds = diff(&old, &new).unwrap().into_iter().map(|change| (change.kind, change.message));
        kinds.map(|(kind, message)| format!("{}: {message}", kind.as_str())).collect::<Vec<_>>()
    };
    assert_eq!(
        renamed("lock_lamp_action", &["unlock_lamp", "lock_lamp"]),
        [
            "operation-renamed: is called `lock_lamp` now, made of its title \"lock_lamp\"",
            "operation-added: is new: GET /lamps/{id}",
        ]
    );
    assert_eq!(
        renamed("reboot_server", &["lock_lamp"]),
        ["operation-removed: is gone: GET /lamps/{id}", "operation-added: is new: GET /lamps/{id}"]
    );
}

#[test]
fn a_new_name_of_a_type_is_one_change() {
    let names = [("Lamp", "Light"), ("State", "LightState")].map(|(old, new)| (old.to_owned(), new.to_owned()));
    check(
        |api| crate::config::rename_types(api, &names.clone().into()),
        &[
            "breaking type `Lamp`: is called `Light` now (lamps.rst:30)",
            "breaking type `State`: is called `LightState` now (lamps.rst:4)",
        ],
    );
}

#[test]
fn changes_are_written_in_three_forms() {
    let mut new = api();
    new.types[1].shape = new.types[0].shape.clone();
    new.operations[0].deprecated = true;
    let changes = diff(&api(), &new).unwrap();
    assert_eq!(
        render::text(&changes),
        "breaking type `State`\n    was an enumeration and is a structure (lamps.rst:4)\n\
         compatible operation `show_lamp`\n    is deprecated now (lamps.rst:4)\n\n1 breaking change, 1 compatible\n"
    );
    let markdown = render::markdown(&changes);
    assert!(markdown.starts_with("## Breaking changes\n\n- type `State`\n  - was an"), "{markdown}");
    let json: serde_json::Value = serde_json::from_str(&render::json(&changes)).unwrap();
    assert_eq!((&json["breaking"], &json["changes"][0]["kind"]), (&json!(1), &json!("operation-deprecated")));
}
