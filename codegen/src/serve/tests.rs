//! Each call asks a mock of a small API of boats.

use serde_json::{Value, json};

use super::{Answer, Asked, Mock};
use crate::verify::Policy;
use crate::verify::tests::api;

fn ask(line: &str, headers: &[(&str, &str)], body: &str, policy: &Policy) -> Answer {
    let (method, target) = line.split_once(' ').unwrap();
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let (method, target, body) = (method.to_owned(), target.to_owned(), body.as_bytes().to_vec());
    Mock::new(&api(), policy.clone(), "docs/").answer(&Asked { method, target, headers, body })
}

fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// Expects the status and the body of an answer that a page documents, and where it comes from.
#[track_caller]
fn check(line: &str, headers: &[(&str, &str)], body: &str, (status, shown, from): (u16, &Value, &str)) {
    let answer = ask(line, headers, body, &Policy::default());
    let found = serde_json::from_slice(&answer.body).unwrap_or(Value::Null);
    assert_eq!((answer.status, &found, header(&answer, "Docbind-Example").unwrap_or_default()), (status, shown, from));
}

/// Expects the status and the detail of a refusal.
#[track_caller]
fn check_refused(line: &str, headers: &[(&str, &str)], body: &str, status: u16, expected: &str) {
    let answer = ask(line, headers, body, &Policy::default());
    let found: Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, found["detail"].as_str()), (status, Some(expected)));
    assert_eq!(header(&answer, "Content-Type"), Some("application/problem+json"));
}

const LIST: &str = "GET /v2/boats?quay=1";
const CREW: &[(&str, &str)] = &[("x-crew", "4")];
const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

#[test]
fn the_answer_is_the_example_of_the_first_success() {
    check("GET /v2/boats/7", &[], "", (200, &json!({ "id": 1, "name": "Ada" }), "docs/boats.rst:16"));
    check("GET /port/v2/boats/7", &[], "", (200, &json!({ "id": 1, "name": "Ada" }), "docs/boats.rst:16"));
}

#[test]
fn a_preference_chooses_the_status() {
    let prefer = [("prefer", "code=204")];
    check("GET /v2/boats/7", &prefer, "", (204, &json!(null), "no body"));
    let prefer = [("prefer", "code=400"), ("x-crew", "4")];
    check(LIST, &prefer, "", (400, &json!({ "code": 1 }), "made from the type"));
    check_refused(
        "GET /v2/boats/7",
        &[("prefer", "code=418")],
        "",
        400,
        "the status 418 is not documented; documented are 200, 204",
    );
    let answer = ask("GET /v2/boats/7", &[("Prefer", "code=204")], "", &Policy::default());
    assert_eq!(header(&answer, "Preference-Applied"), Some("code=204"));
}

#[test]
fn a_preference_chooses_the_example() {
    check(
        "GET /v2/boats/7",
        &[("prefer", "example=1")],
        "",
        (200, &json!({ "id": 1, "name": "Ada" }), "docs/boats.rst:16"),
    );
    check_refused(
        "GET /v2/boats/7",
        &[("prefer", "example=other")],
        "",
        400,
        "the example `other` is not documented; documented are ``",
    );
}

#[test]
fn where_no_example_is_a_value_is_made_and_documented_headers_too() {
    check(LIST, CREW, "", (200, &json!([{ "id": 1, "name": "text" }]), "made from the type"));
    assert_eq!(header(&ask(LIST, CREW, "", &Policy::default()), "X-Total"), Some("1"));
}

#[test]
fn a_parameter_that_does_not_fit_is_refused_with_its_place() {
    check_refused(
        "GET /v2/boats/seven",
        &[],
        "",
        400,
        "path: `boat_id` is a string, expected an integer (docs/boats.rst:20)",
    );
    check_refused(
        "GET /v2/boats?quay=1&limit=x",
        CREW,
        "",
        400,
        "query: `limit` is a string, expected an integer (docs/boats.rst:20)",
    );
}

#[test]
fn a_body_that_does_not_fit_is_refused_with_its_place() {
    let action = "POST /v2/boats/7/action";
    check(action, JSON, r#"{ "paint": "red" }"#, (202, &json!(null), "no body"));
    check_refused(
        action,
        JSON,
        r#"{ "sink": "deep" }"#,
        400,
        "request body: `/sink` is a string, expected an integer (docs/boats.rst:1)",
    );
    check_refused(
        action,
        JSON,
        "{",
        400,
        "request body: is called JSON and is none: EOF while parsing an object at line 1 column 1 (docs/boats.rst:1)",
    );
    check_refused(action, JSON, "", 400, "request body: is empty, expected JSON (docs/boats.rst:1)");
}

#[test]
fn another_media_type_is_refused() {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    check_refused(
        "POST /v2/boats/7/action",
        &form,
        "paint=red",
        415,
        "the body is application/x-www-form-urlencoded, expected application/json",
    );
}

#[test]
fn required_parameters_are_only_asked_for_where_the_pages_tell_them_apart() {
    let (api, mut alike) = (api(), api());
    let asked =
        Asked { method: "GET".to_owned(), target: "/v2/boats".to_owned(), headers: Vec::new(), body: Vec::new() };
    alike.operations[0].parameters[0].required = None;
    assert_eq!(Mock::new(&alike, Policy::default(), "").answer(&asked).status, 200);
    let answer = Mock::new(&api, Policy::default(), "").answer(&asked);
    let found: Value = serde_json::from_slice(&answer.body).unwrap();
    let problems: Vec<_> = found["problems"].as_array().unwrap().iter().map(|problem| problem["at"].clone()).collect();
    assert_eq!((answer.status, problems), (400, vec![json!("quay"), json!("X-Crew")]));
    let allowed = Policy { allow: vec!["surprises".parse().unwrap()], ..Policy::default() };
    assert_eq!(Mock::new(&api, allowed, "").answer(&asked).status, 200);
}

#[test]
fn what_the_pages_do_not_say_is_told_and_refused_where_denied() {
    let colour = "GET /v2/boats/7?colour=red";
    let answer = ask(colour, &[], "", &Policy::default());
    let surprise = "query: the query parameter `colour` is not documented (docs/boats.rst:1)";
    assert_eq!((answer.status, header(&answer, "Docbind-Surprise")), (200, Some(surprise)));
    let denied = Policy { deny: vec!["undocumented-query".parse().unwrap()], ..Policy::default() };
    assert_eq!(ask(colour, &[], "", &denied).status, 400);
}

#[test]
fn a_request_for_no_operation_learns_what_there_is() {
    check_refused(
        "GET /v2/boat",
        &[],
        "",
        404,
        "no documented operation has the path /v2/boat; the nearest are GET /v2/boats, GET /v2/boats/{boat_id}, \
         POST /v2/boats/{boat_id}/action",
    );
    check_refused("PUT /v2/boats/7", &[], "", 405, "/v2/boats/7 has GET, and no PUT");
    assert_eq!(header(&ask("PUT /v2/boats/7", &[], "", &Policy::default()), "Allow"), Some("GET"));
}
