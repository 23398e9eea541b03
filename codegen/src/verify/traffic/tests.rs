//! Each call reads one small file of traffic.

use serde_json::json;

use super::{Body, parse};

/// Reads, and expects one line for each exchange.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let exchanges = parse("a.json", text).unwrap();
    let found: Vec<_> = exchanges
        .iter()
        .map(|exchange| {
            let body = |body: &Body| match body {
                Body::Empty => "-".to_owned(),
                Body::Json(value) => value.to_string(),
                Body::Broken { .. } => "broken".to_owned(),
                Body::Other => "other".to_owned(),
            };
            let (asked, answered) = (&exchange.request, &exchange.response);
            let query: Vec<_> = asked.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let line = [&exchange.recorded, &asked.method, &asked.path, &query.join("&"), &body(&asked.body)];
            format!("{} {} {}", line.map(String::as_str).join(" "), answered.status, body(&answered.body))
        })
        .collect();
    assert_eq!(found, expected);
}

#[track_caller]
fn check_error(text: &str, expected: &str) {
    assert_eq!(parse("a.json", text).unwrap_err().to_string(), expected);
}

#[test]
fn the_simple_form_is_an_object_or_an_array_of_objects() {
    let one = r#"{"request": {"method": "get", "path": "/a%20b?x=1%2B2&y#z"}, "response": {"status": 204}}"#;
    check(one, &["a.json GET /a%20b x=1+2&y= - 204 -"]);
    let many = r#"[{"request": {"method": "PUT", "url": "http://h:80", "body": [1]},
                    "response": {"status": 200, "body": "x", "headers": {"Content-Type": "text/plain"}}}]"#;
    check(many, &["a.json#1 PUT /  [1] 200 other"]);
}

#[test]
fn a_text_is_json_where_its_media_type_says_so() {
    let with = |media_type: &str, text: &str| {
        let headers = json!({ "content-type": media_type });
        json!({ "request": { "method": "GET", "path": "/", "headers": {}, "body": "" },
                "response": { "status": 200, "headers": headers, "body": text } })
        .to_string()
    };
    check(&with("application/json; charset=UTF-8", "{\"a\":1}"), &["a.json GET /  - 200 {\"a\":1}"]);
    check(&with("application/problem+json", "1"), &["a.json GET /  - 200 1"]);
    check(&with("application/json", "oh"), &["a.json GET /  - 200 broken"]);
    check(&with("text/html", "1"), &["a.json GET /  - 200 other"]);
}

#[test]
fn an_archive_has_entries_and_those_without_an_answer_are_left_out() {
    let entry = |status: i32, content: serde_json::Value| {
        let headers = json!([{ "name": ":path", "value": "/" }]);
        json!({ "request": { "method": "POST", "url": "https://h/v1/a?b=c", "headers": headers,
                             "postData": { "mimeType": "application/json", "text": "{}" } },
                "response": { "status": status, "headers": [], "content": content } })
    };
    let text = json!({ "mimeType": "application/json", "text": "W10=", "encoding": "base64" });
    let entries = [entry(0, json!({})), entry(-1, json!({})), entry(201, text), entry(204, json!({ "size": 0 }))];
    let archive = json!({ "log": { "version": "1.2", "entries": entries } });
    check(&archive.to_string(), &["a.json#3 POST /v1/a b=c {} 201 []", "a.json#4 POST /v1/a b=c {} 204 -"]);
}

#[test]
fn broken_traffic_is_an_error_with_its_place() {
    check_error("{\n  \"request\": }", "a.json:2:14: not JSON: expected value");
    check_error("", "a.json:1:0: not JSON: EOF while parsing a value");
    check_error(
        "{\"request\": {\"method\": \"GET\",\n\"path\": 5}, \"response\": {}}",
        "a.json:2:9: not recorded traffic: invalid type: integer `5`, expected a string",
    );
    check_error(
        "{\"log\": {\"entries\": [{\"request\": {}}]}}",
        "a.json:1:35: not recorded traffic: missing field `method`",
    );
    let unknown = "a.json: not recorded traffic: expected a HAR file (an object with `log`) or an object with \
                   `request` and `response`, or an array of such objects";
    check_error("{}", unknown);
    check_error("5", unknown);
    let content = json!({ "mimeType": "application/json", "text": "*", "encoding": "base64" });
    let entry =
        json!({ "request": { "method": "GET", "url": "/" }, "response": { "status": 200, "content": content } });
    let archive = json!({ "log": { "entries": [entry] } });
    check_error(
        &archive.to_string(),
        "a.json#1: the body of the answer is not base64; take the encoding away, or mend it",
    );
}
