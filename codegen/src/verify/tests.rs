//! Each call compares a few exchanges with a small API of boats.

use docbind_spec::Api;
use serde_json::{Value, json};

use super::traffic::{Exchange, parse};
use super::{Policy, Report, verify};

/// A spec with one operation for each way in which traffic can differ.
pub(crate) fn api() -> Api {
    let source = |line: u32| json!({ "file": "boats.rst", "line": line });
    let operation = |id: &str, method: &str, path: &str| {
        json!({ "id": id, "title": id, "method": method, "path": path, "description": "", "deprecated": false,
                "source": source(1), "statuses": [], "parameters": [], "examples": [],
                "request": null, "response": null })
    };
    let status = |code: u16, line: u32| {
        let mut row = json!({ "codes": [code], "name": "", "description": "", "body": null });
        row["source"] = source(line);
        row
    };
    let row = |name: &str, direction: &str, location: &str, required: Value, schema: Value| {
        json!({ "name": name, "direction": direction, "location": location, "parent": null, "type": null,
                "required": required, "description": "", "source": source(20), "schema": schema, "place": null })
    };
    let named = |name: &str| json!({ "kind": "named", "name": name });
    let integer = json!({ "kind": "integer", "format": "int32" });
    let mut list = operation("list_boats", "GET", "/v2/boats");
    list["statuses"] = json!([status(200, 10), status(400, 11)]);
    list["statuses"][1]["body"] = named("Fault");
    list["parameters"] = json!([
        row("limit", "request", "query", json!(false), integer.clone()),
        row("quay", "request", "query", json!(true), json!({ "kind": "array", "items": integer })),
        row("X-Crew", "request", "header", json!(true), Value::Null),
        row("X-Total", "response", "header", json!(true), integer.clone()),
    ]);
    list["response"] = json!({ "kind": "array", "items": named("Boat") });
    let mut show = operation("show_boat", "GET", "/v2/boats/{boat_id}");
    show["parameters"] = json!([row("boat_id", "request", "path", Value::Null, integer.clone())]);
    show["statuses"] = json!([status(200, 12), status(204, 13)]);
    show["response"] = named("Boat");
    show["examples"] = json!([{ "title": "", "direction": "response", "media": "json", "text": "", "source": source(16),
                                "status": null, "headers": [], "value": { "id": 1, "name": "Ada" }, "type": null }]);
    let mut paint = operation("paint_boat", "POST", "/v2/boats/{boat_id}/action");
    paint["request"] = named("Paint");
    paint["statuses"] = json!([status(202, 14)]);
    let mut sink = operation("sink_boat", "POST", "/v2/boats/{boat_id}/action");
    sink["request"] = named("Sink");
    sink["statuses"] = json!([status(202, 15)]);
    let field = |name: &str, ty: &Value, presence: &str| {
        json!({ "name": name, "type": ty, "presence": presence, "description": "", "default": null,
                "minimum": null, "maximum": null, "min_length": null, "max_length": null })
    };
    let structure = |name: &str, fields: Value| {
        json!({ "name": name, "description": "",
                "shape": { "kind": "struct", "includes": [], "fields": fields, "rest": null } })
    };
    let string = json!({ "kind": "string", "format": null });
    let spec = json!({
        "docbind": 1, "title": "Boats", "operations": [list, show, paint, sink],
        "types": [
            structure("Boat", json!([field("id", &integer, "required"), field("name", &string, "optional")])),
            structure("Fault", json!([field("code", &integer, "required")])),
            structure("Paint", json!([field("paint", &string, "required")])),
            structure("Sink", json!([field("sink", &integer, "required")])),
        ],
    });
    Api::from_json(&spec.to_string()).unwrap()
}

/// An exchange: the request line, the headers asked, the body asked, the status, the headers answered, the body.
pub(super) type Recorded<'a> = (&'a str, Value, Value, u16, Value, Value);

pub(super) fn compare(recorded: &[Recorded<'_>], policy: &Policy) -> Report {
    let exchanges = recorded.iter().enumerate().map(|(at, (line, asked, body, status, answered, answer))| {
        let (method, path) = line.split_once(' ').unwrap();
        let pair = json!({
            "request": { "method": method, "path": path, "headers": asked, "body": body },
            "response": { "status": status, "headers": answered, "body": answer },
        });
        parse(&format!("{at}.json"), &pair.to_string()).unwrap().remove(0)
    });
    verify(&api(), &exchanges.collect::<Vec<Exchange>>(), policy)
}

/// Expects one line for each difference: how often, its kind, its part, its message.
#[track_caller]
fn check(recorded: &[Recorded<'_>], expected: &[&str]) {
    let report = compare(recorded, &Policy::default());
    let found = report.operations.iter().flat_map(|operation| {
        operation.differences.iter().map(|found| {
            let line = found.source.line;
            format!("{} × {} {}: {} (line {line})", found.count, found.kind, found.part, found.message)
        })
    });
    let missed = report.undocumented.iter().map(|miss| format!("{} {} {}", miss.method, miss.path, miss.status));
    assert_eq!(found.chain(missed).collect::<Vec<_>>(), expected);
}

/// A request that says all that the page of the list asks for.
const LIST: &str = "GET /v2/boats?quay=1,2";

fn crew() -> Value {
    json!({ "x-crew": "4", "accept": "*/*" })
}

fn total() -> Value {
    json!({ "X-TOTAL": "1", "Content-Type": "application/json" })
}

#[test]
fn traffic_that_the_pages_describe_has_no_differences() {
    check(&[(LIST, crew(), json!(null), 200, total(), json!([{ "id": 1 }]))], &[]);
    check(&[("GET /v2/boats/7", json!({}), json!(null), 204, json!({}), json!(null))], &[]);
}

#[test]
fn a_difference_is_told_once_and_counted() {
    let strange = || json!([{ "id": 1, "mast": 1 }, { "id": 2, "mast": 2 }]);
    let recorded = [
        (LIST, crew(), json!(null), 200, total(), strange()),
        (LIST, crew(), json!(null), 200, total(), json!([{ "id": 1 }])),
        (LIST, crew(), json!(null), 200, total(), json!([{ "mast": "x" }])),
    ];
    check(
        &recorded,
        &[
            "1 × missing-field response body: `/*` lacks the required field `id` (line 1)",
            "2 × undocumented-field response body: `/*/mast` is not documented (line 1)",
        ],
    );
}

#[test]
fn a_status_without_a_row_is_undocumented() {
    let recorded = [("GET /v2/boats/7", json!({}), json!(null), 404, json!({}), json!({ "a": 1 }))];
    check(
        &recorded,
        &[
            "1 × undocumented-status status: the status 404 is not documented (line 1)",
            "1 × undocumented-body response body: is JSON of which the pages say nothing (line 1)",
        ],
    );
}

#[test]
fn the_body_of_a_failure_is_judged_by_the_type_of_its_status() {
    let recorded = [(LIST, crew(), json!(null), 400, total(), json!({ "code": "x" }))];
    check(&recorded, &["1 × wrong-kind response body: `/code` is a string, expected an integer (line 1)"]);
}

#[test]
fn a_body_that_should_be_json_and_is_not_is_refused() {
    let html = json!({ "Content-Type": "text/html" });
    let recorded = [
        ("GET /v2/boats/7", json!({}), json!(null), 200, html, json!("<p>")),
        ("GET /v2/boats/7", json!({}), json!(null), 200, json!({}), json!(null)),
    ];
    check(
        &recorded,
        &[
            "1 × missing-body response body: is empty, expected JSON (line 1)",
            "1 × not-json response body: is of another media type, expected JSON (line 1)",
        ],
    );
}

#[test]
fn a_text_that_is_empty_only_in_traffic_is_told() {
    let recorded = [("GET /v2/boats/7", json!({}), json!(null), 200, json!({}), json!({ "id": 1, "name": "" }))];
    check(&recorded, &["1 × empty-text response body: `/name` is empty, and in every example it is not (line 1)"]);
    check(&[(LIST, crew(), json!(null), 200, total(), json!([{ "id": 1, "name": "" }]))], &[]);
}

#[test]
fn headers_queries_and_paths_are_compared() {
    let token = json!({ "X-Token": "s", "X-Crew": "4" });
    let recorded = [
        ("GET /v2/boats?limit=x&colour=red", token, json!(null), 200, json!({}), json!([])),
        ("GET /v2/boats/seven", json!({}), json!(null), 200, json!({}), json!({ "id": 7 })),
    ];
    check(
        &recorded,
        &[
            "1 × wrong-kind query: `limit` is a string, expected an integer (line 20)",
            "1 × undocumented-query query: the query parameter `colour` is not documented (line 1)",
            "1 × missing-query query: lacks the required query parameter `quay` (line 20)",
            "1 × undocumented-header request header: the header `X-Token` is not documented (line 1)",
            "1 × missing-header response header: lacks the required header `X-Total` (line 20)",
            "1 × wrong-kind path: `boat_id` is a string, expected an integer (line 20)",
        ],
    );
}

#[test]
fn a_request_that_the_server_refused_says_nothing_of_the_pages() {
    check(&[("GET /v2/boats?colour=red", json!({}), json!(null), 400, json!({}), json!({ "code": 1 }))], &[]);
}

#[test]
fn the_body_decides_between_operations_of_one_path() {
    let action = "POST /v2/boats/7/action";
    let recorded = [(action, json!({}), json!({ "sink": 1, "deep": 2 }), 202, json!({}), json!(null))];
    check(&recorded, &["1 × undocumented-field request body: `/deep` is not documented (line 1)"]);
    assert_eq!(compare(&recorded, &Policy::default()).operations[0].id, "sink_boat");
}

#[test]
fn a_request_for_no_operation_is_listed() {
    check(&[("DELETE /v2/boats", json!({}), json!(null), 405, json!({}), json!(null))], &["DELETE /v2/boats 405"]);
}

#[test]
fn what_is_allowed_is_left_out_and_what_is_denied_is_an_error() {
    let recorded = [("GET /v2/boats/7", json!({}), json!(null), 404, json!({}), json!({ "a": 1 }))];
    let policy = Policy {
        deny: vec!["undocumented-status".parse().unwrap()],
        allow: vec!["surprises".parse().unwrap()],
        ..Policy::default()
    };
    let totals = compare(&recorded, &policy).totals;
    assert_eq!((totals.errors, totals.warnings), (1, 0));
}

#[test]
fn where_nothing_is_optional_required_means_nothing() {
    let mut api = api();
    api.operations.iter_mut().flat_map(|operation| &mut operation.parameters).for_each(|row| {
        row.required = row.required.filter(|&required| required);
    });
    let pair = json!({
        "request": { "method": "GET", "path": "/v2/boats", "headers": {}, "body": null },
        "response": { "status": 200, "headers": {}, "body": [] },
    });
    let traffic = parse("a.json", &pair.to_string()).unwrap();
    let lacks = |api: &Api| verify(api, &traffic, &Policy::default()).totals.warnings;
    assert_eq!((lacks(&self::api()), lacks(&api)), (3, 0));
}

#[test]
fn a_header_is_of_the_row_whose_prefix_it_begins_with() {
    let mut api = api();
    let rows = &mut api.operations[0].parameters;
    rows.retain(|row| row.location == docbind_spec::Location::Header);
    let mut all = rows[1].clone();
    (all.name, all.prefix) = ("X-T{name}".to_owned(), Some("X-T".to_owned()));
    rows.push(all);
    let pair = json!({
        "request": { "method": "GET", "path": "/v2/boats", "headers": crew(), "body": null },
        "response": { "status": 200, "headers": { "x-total": "1", "x-tar": "much", "x-t": "1" }, "body": [] },
    });
    let report = verify(&api, &parse("a.json", &pair.to_string()).unwrap(), &Policy::default());
    let found: Vec<_> = report.operations[0].differences.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(found, ["`X-T{name}` is a string, expected an integer", "the header `x-t` is not documented"]);
}
