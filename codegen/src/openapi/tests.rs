//! Each call looks at one place of the document of a small API of boats.

use docbind_spec::{Api, Method, Operation, PathTemplate};
use serde_json::{Value, json};

use super::document;
use crate::verify::tests::api;

/// The operation with the id.
fn operation<'a>(api: &'a mut Api, id: &str) -> &'a mut Operation {
    api.operations.iter_mut().find(|operation| operation.id == id).unwrap()
}

/// Expects a part of the document, named by a JSON Pointer.
#[track_caller]
fn check(api: &Api, pointer: &str, expected: &Value) {
    let document = document(api);
    assert_eq!(document.pointer(pointer), Some(expected), "{document:#}");
}

/// Adds a type, and expects its schema.
#[track_caller]
fn check_schema(shape: &Value, expected: &Value) {
    let mut api = api();
    let def = json!({ "name": "Added", "description": "Added here.", "shape": shape });
    api.types.push(serde_json::from_value(def).unwrap());
    let mut expected = expected.clone();
    if let Some(more) = expected.get("description").and_then(Value::as_str) {
        expected["description"] = format!("Added here.\n\n{more}").into();
    } else {
        expected["description"] = "Added here.".into();
    }
    check(&api, "/components/schemas/Added", &expected);
}

const LIST: &str = "/paths/~1v2~1boats/get";
const ACTION: &str = "/paths/~1v2~1boats~1{boat_id}~1action/post";

#[test]
fn an_operation_has_its_parameters_and_answers() {
    let parameters = json!([
        { "name": "limit", "in": "query", "required": false, "schema": { "type": "integer", "format": "int32" } },
        { "name": "quay", "in": "query", "required": true,
          "schema": { "type": "array", "items": { "type": "integer", "format": "int32" } } },
        { "name": "X-Crew", "in": "header", "required": true, "schema": { "type": "string" } },
    ]);
    check(&api(), &format!("{LIST}/parameters"), &parameters);
    let boats = json!({ "type": "array", "items": { "$ref": "#/components/schemas/Boat" } });
    check(&api(), &format!("{LIST}/responses/200/content/application~1json/schema"), &boats);
    check(&api(), &format!("{LIST}/responses/200/description"), &json!("200"));
    let total = json!({ "schema": { "type": "integer", "format": "int32" } });
    check(&api(), &format!("{LIST}/responses/200/headers/X-Total"), &total);
    check(&api(), &format!("{LIST}/x-docbind-source"), &json!("boats.rst:1"));
}

#[test]
fn a_path_parameter_is_there_whether_or_not_it_has_a_row() {
    let show = "/paths/~1v2~1boats~1{boat_id}/get/parameters/0";
    let expected = |schema: Value| json!({ "name": "boat_id", "in": "path", "required": true, "schema": schema });
    check(&api(), show, &expected(json!({ "type": "integer", "format": "int32" })));
    let mut api = api();
    for alike_or_the_only_one_left in ["BoatID", "vessel"] {
        operation(&mut api, "show_boat").parameters[0].name = alike_or_the_only_one_left.to_owned();
        check(&api, show, &expected(json!({ "type": "integer", "format": "int32" })));
    }
    operation(&mut api, "show_boat").parameters.clear();
    check(&api, show, &expected(json!({ "type": "string" })));
}

#[test]
fn an_answer_that_cannot_have_a_body_has_none() {
    check(&api(), "/paths/~1v2~1boats~1{boat_id}/get/responses/204", &json!({ "description": "204" }));
}

#[test]
fn operations_of_one_method_and_path_become_one() {
    check(&api(), &format!("{ACTION}/operationId"), &json!("post_v2_boats_action"));
    let bodies =
        json!({ "anyOf": [{ "$ref": "#/components/schemas/Paint" }, { "$ref": "#/components/schemas/Sink" }] });
    check(&api(), &format!("{ACTION}/requestBody/content/application~1json/schema"), &bodies);
    check(&api(), &format!("{ACTION}/x-docbind-operations/1/id"), &json!("sink_boat"));
    let mut api = api();
    operation(&mut api, "sink_boat").path = PathTemplate::new("/v2/boats/{id}/action");
    check(&api, &format!("{ACTION}/x-docbind-operations/1/id"), &json!("sink_boat"));
}

#[test]
fn a_method_that_openapi_lacks_stands_beside_the_others() {
    let mut api = api();
    operation(&mut api, "show_boat").method = Method::Copy;
    let id = "/paths/~1v2~1boats~1{boat_id}/x-docbind-additional-operations/COPY/operationId";
    check(&api, id, &json!("show_boat"));
}

#[test]
fn an_operation_without_a_success_has_a_default() {
    let mut api = api();
    operation(&mut api, "show_boat").statuses.clear();
    let default = "/paths/~1v2~1boats~1{boat_id}/get/responses/default/content/application~1json/schema/$ref";
    check(&api, default, &json!("#/components/schemas/Boat"));
}

#[test]
fn headers_that_begin_alike_are_an_extension() {
    let mut api = api();
    for row in &mut operation(&mut api, "list_boats").parameters {
        row.prefix = Some("X-Of-".to_owned()).filter(|_| row.name.starts_with("X-"));
    }
    let text = json!({ "X-Of-": { "schema": { "type": "string" } } });
    check(&api, &format!("{LIST}/x-docbind-header-prefixes"), &text);
    let number = json!({ "X-Of-": { "schema": { "type": "integer", "format": "int32" } } });
    check(&api, &format!("{LIST}/responses/200/x-docbind-header-prefixes"), &number);
    let document = document(&api);
    assert_eq!(document.pointer(&format!("{LIST}/responses/200/headers")), None);
}

#[test]
fn the_token_is_a_security_scheme() {
    let mut api = api();
    check(&api, "/security", &json!([{}]));
    operation(&mut api, "list_boats").parameters[2].name = "X-Auth-Token".to_owned();
    check(&api, "/security", &json!([{ "token": [] }, {}]));
    check(&api, "/components/securitySchemes/token/name", &json!("X-Auth-Token"));
}

#[test]
fn an_open_enumeration_lists_its_values_without_closing_them() {
    let shape = |open: bool| {
        json!({ "kind": "enum", "of": "integer", "open": open,
                "values": [{ "value": "1", "description": "One." }, { "value": "2", "description": "" }] })
    };
    let listed = json!({ "type": "integer", "x-extensible-enum": [1, 2], "description": "- `1`: One." });
    check_schema(&shape(true), &listed);
    check_schema(&shape(false), &json!({ "type": "integer", "enum": [1, 2], "description": "- `1`: One." }));
}

fn field(name: &str, ty: &Value, presence: &str) -> Value {
    json!({ "name": name, "type": ty, "presence": presence, "description": "", "default": 5, "minimum": 1,
            "maximum": null, "min_length": 2, "max_length": null })
}

#[test]
fn a_struct_has_its_fields_and_what_the_prose_states() {
    let string = json!({ "kind": "string", "format": "date-time" });
    let nullable = json!({ "kind": "nullable", "of": { "kind": "array", "items": { "kind": "any" } } });
    let shape = json!({ "kind": "struct", "includes": [], "rest": { "kind": "boolean" },
                        "fields": [field("at", &string, "required"), field("list", &nullable, "optional")] });
    let expected = json!({
        "type": "object",
        "properties": {
            "at": { "type": "string", "format": "date-time", "minimum": 1, "minLength": 2 },
            "list": { "type": ["array", "null"], "items": {}, "minimum": 1, "minItems": 2 },
        },
        "required": ["at"],
        "additionalProperties": { "type": "boolean" },
    });
    check_schema(&shape, &expected);
}

#[test]
fn a_struct_that_includes_another_is_all_of_both_unless_they_would_contradict() {
    let shape =
        |fields: Value, rest: Value| json!({ "kind": "struct", "includes": ["Sink"], "fields": fields, "rest": rest });
    let named = json!({ "kind": "nullable", "of": { "kind": "named", "name": "Boat" } });
    let mut own = field("boat", &named, "optional");
    own["default"] = Value::Null;
    own["minimum"] = Value::Null;
    own["min_length"] = Value::Null;
    let boat = json!({ "anyOf": [{ "$ref": "#/components/schemas/Boat" }, { "type": "null" }] });
    let all = json!({ "allOf": [
        { "$ref": "#/components/schemas/Sink" },
        { "type": "object", "properties": { "boat": boat } },
    ] });
    check_schema(&shape(json!([own]), Value::Null), &all);
    let flat = json!({
        "type": "object", "properties": { "sink": { "type": "integer", "format": "int32" } }, "required": ["sink"],
        "additionalProperties": { "type": "number" },
    });
    check_schema(&shape(json!([]), json!({ "kind": "number" })), &flat);
}

#[test]
fn a_choice_has_a_discriminator_where_a_required_field_tells() {
    let shape = |field: &str| {
        let when = |value: &str| json!({ "by": "tag", "field": field, "values": [value] });
        json!({ "kind": "union", "variants": [
            { "name": "Paint", "type": { "kind": "named", "name": "Paint" }, "when": when("red") },
            { "name": "Boat", "type": { "kind": "named", "name": "Paint" }, "when": when("blue") },
        ] })
    };
    let paint = "#/components/schemas/Paint";
    let any_of = json!([{ "$ref": paint }]);
    check_schema(&shape("colour"), &json!({ "anyOf": any_of }));
    let discriminator = json!({ "propertyName": "paint", "mapping": { "red": paint, "blue": paint } });
    check_schema(&shape("paint"), &json!({ "anyOf": any_of, "discriminator": discriminator }));
}
