//! The module at work on types as they are emitted.

use serde::de::DeserializeOwned;
use serde_json::{Number, Value, json};

use super::runtime as wire;

struct Loan {
    id: String,
    count: Option<i64>,
    due: Option<Option<String>>,
    kind: Option<Kind>,
    size: Option<Number>,
    parent: Option<Box<Loan>>,
    parts: Vec<Loan>,
    note: Option<String>,
    password: Option<String>,
    subject: Option<Subject>,
    rank: Option<Rank>,
}
wire::object! { Loan {
    id "id" Required, count "count" Optional, due "due" Optional, kind "type" Optional, size "size" Optional,
    parent "parent" Optional, parts "parts" Required, note "note" Required, password "password" OptionalSecret,
    subject "subject" Optional, rank "rank" Optional
} }

struct Tagged {
    name: Option<String>,
    rest: std::collections::BTreeMap<String, i64>,
}
wire::object! { Tagged: Default { name "name" Optional } rest }

enum Kind {
    Book,
    Map,
    Undocumented(String),
}
wire::word! { Kind { Book "book", Map "map" } Undocumented }

enum Shelf {
    Upper,
}
wire::word! { Shelf { Upper "upper" } }

enum Rank {
    First,
    Undocumented(i64),
}
wire::code! { Rank { First -1 } Undocumented }

enum Subject {
    Loan(Box<Loan>),
    Tagged(Tagged),
    Text(String),
    Undocumented(Value),
}
wire::choice! { Subject { Loan keys(&["parts"]), Tagged tag("is", &["tagged"]), Text kind("string") } }
wire::boxed! { Subject }

/// A loan with some more fields.
fn loan(more: &Value) -> Value {
    let mut loan = json!({"id": "a", "parts": [], "note": null});
    if let (Some(loan), Some(more)) = (loan.as_object_mut(), more.as_object()) {
        loan.extend(more.clone());
    }
    loan
}

#[track_caller]
fn keeps<T: DeserializeOwned + serde::Serialize>(value: &Value) {
    let read: T = serde_json::from_str(&value.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), *value);
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap().len(), value.to_string().len());
}

#[track_caller]
fn becomes<T: DeserializeOwned + serde::Serialize>(value: &Value, expected: &Value) {
    let read: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), *expected);
}

#[track_caller]
fn refuses<T: DeserializeOwned>(value: &Value, expected: &str) {
    let error = serde_json::from_value::<T>(value.clone()).map(|_| ()).unwrap_err();
    assert_eq!(error.to_string(), expected);
}

#[test]
fn absent_and_null_and_value_stay_apart_where_the_page_allows_null() {
    keeps::<Loan>(&loan(&json!({})));
    keeps::<Loan>(&loan(&json!({"due": null})));
    keeps::<Loan>(&loan(&json!({"due": "soon"})));
}

#[test]
fn an_optional_field_takes_null_and_a_required_one_does_not() {
    becomes::<Loan>(&loan(&json!({"count": null})), &loan(&json!({})));
    refuses::<Loan>(&loan(&json!({"id": null})), "/id: invalid type: null, expected a string");
    refuses::<Loan>(&json!({"id": "a", "parts": []}), "missing field `note`");
}

#[test]
fn a_value_that_no_page_documents_is_kept() {
    keeps::<Loan>(&loan(&json!({"type": "scroll", "rank": 7})));
    keeps::<Loan>(&loan(&json!({"type": "map", "rank": -1})));
    refuses::<Shelf>(&json!("lower"), "\"lower\" is not a documented value");
    refuses::<Kind>(&json!(1), "invalid type: integer `1`, expected a string");
}

#[test]
fn numbers_keep_their_kind() {
    keeps::<Loan>(&loan(&json!({"size": 5})));
    keeps::<Loan>(&loan(&json!({"size": 5.0})));
    refuses::<Loan>(&loan(&json!({"count": 5.0})), "/count: invalid type: floating point `5.0`, expected i64");
    refuses::<Loan>(
        &loan(&json!({"count": u64::MAX})),
        "/count: invalid value: integer `18446744073709551615`, expected i64",
    );
}

#[test]
fn alternatives_are_told_apart_by_what_tells_them_apart() {
    keeps::<Loan>(&loan(&json!({"subject": loan(&json!({}))})));
    keeps::<Loan>(&loan(&json!({"subject": {"name": "x", "n": 1}})));
    keeps::<Loan>(&loan(&json!({"subject": "text"})));
    keeps::<Loan>(&loan(&json!({"subject": [1, null]})));
    let tagged: Subject = serde_json::from_value(json!({"is": 1, "n": 2})).unwrap();
    assert!(matches!(tagged, Subject::Undocumented(_)));
    refuses::<Loan>(
        &loan(&json!({"subject": {"parts": 1}})),
        "/subject/parts: invalid type: integer `1`, expected an array",
    );
}

#[test]
fn other_keys_are_kept_where_keys_are_data_and_read_over_where_not() {
    keeps::<Tagged>(&json!({"name": "x", "a": 1, "b": 2}));
    refuses::<Tagged>(&json!({"a/b": "x"}), "/a~1b: invalid type: string \"x\", expected i64");
    becomes::<Loan>(&loan(&json!({"new": [1, {}]})), &loan(&json!({})));
}

#[test]
fn an_error_points_at_its_place() {
    let deep = loan(&json!({"parts": [loan(&json!({})), loan(&json!({"parent": {"id": 1}}))]}));
    refuses::<Loan>(&deep, "/parts/1/parent/id: invalid type: integer `1`, expected a string");
    let error = serde_json::from_str::<Loan>("{\"id\":\n 1}").map(|_| ()).unwrap_err();
    assert_eq!((error.line(), error.to_string().contains("/id: ")), (2, true));
}

#[test]
fn fields_come_in_any_order_and_the_last_of_a_key_counts() {
    let text = r#"{"note": "x", "parts": [], "id": "a", "id": "b", "count": 1}"#;
    let read: Loan = serde_json::from_str(text).unwrap();
    assert_eq!((read.id.as_str(), read.count), ("b", Some(1)));
    let read: Tagged = serde_json::from_str(r#"{"a": 1, "a": 2}"#).unwrap();
    assert_eq!(read.rest["a"], 2);
}

#[test]
fn secrets_are_not_shown() {
    let read: Loan = serde_json::from_value(loan(&json!({"password": "hunter2", "type": "map"}))).unwrap();
    let shown = format!("{read:?}");
    assert_eq!(shown, "Loan { id: \"a\", type: \"map\", parts: [], password: [redacted] }");
    assert_eq!(format!("{:?}", Tagged::default()), "Tagged { ..: {} }");
}

#[test]
fn a_path_is_encoded() {
    assert_eq!(wire::path("/a/{one}/b", &[&"x/y z%é.~"]), "/a/x%2Fy%20z%25%C3%A9.~/b");
    assert_eq!(wire::path("/a/{one}", &[&7]), "/a/7");
}

#[test]
fn a_parameter_that_a_path_has_twice_has_one_value() {
    assert_eq!(wire::path("/{one}/{two}/{one}", &[&1, &"{two}"]), "/1/%7Btwo%7D/1");
    assert_eq!(wire::path("/{one}/{", &[&1, &2]), "/1/{");
    assert_eq!(wire::path("/{one}/{two}", &[&1]), "/1/");
}

/// Operations as they are emitted.
mod lend {
    super::wire::endpoint! { PUT "/loans/{id}" as "/loans/{id}?now=yes" (id: &str) }
    super::wire::answers! { Status, Body {
        Ok 200 "OK" or "Lent" "To you." => bool,
        Gone 410 "Gone" "Sold, " "or burnt." or "Gone",
        Busy 503 "Busy" => i64,
    } }
}
use lend::{Body, Status};

#[test]
fn a_path_is_as_documented_and_filled_as_its_template() {
    assert_eq!((lend::METHOD, lend::PATH), ("PUT", "/loans/{id}"));
    assert_eq!(lend::path("a b"), "/loans/a%20b?now=yes");
}

#[test]
fn a_body_is_read_by_the_code_and_kept_where_a_failure_has_another() {
    assert_eq!(Body::read(200, b"true").unwrap(), Body::Ok(true));
    assert!(Body::read(200, b"<html>").is_err());
    assert_eq!(Body::read(503, b"7").unwrap(), Body::Busy(7));
    assert_eq!(Body::read(503, b"<html>").unwrap(), Body::Untyped(Status::Busy, b"<html>".to_vec()));
    assert_eq!(Body::read(410, b"").unwrap(), Body::Untyped(Status::Gone, Vec::new()));
    assert_eq!(Body::read(418, b"7").unwrap(), Body::Untyped(Status::Undocumented(418), b"7".to_vec()));
}

#[test]
fn a_code_has_every_row_and_the_first_names_it() {
    let rows = [
        (200, "OK", ""),
        (200, "Lent", "To you."),
        (410, "Gone", "Sold, or burnt."),
        (410, "Gone", ""),
        (503, "Busy", ""),
    ];
    assert_eq!(Status::ROWS, rows);
    assert_eq!((Status::Ok.name(), Status::Ok.description()), ("OK", ""));
    assert_eq!((Status::Gone.name(), Status::Gone.description()), ("Gone", "Sold, or burnt."));
    assert_eq!((Status::from_code(404).description(), Status::from_code(404).code()), ("", 404));
    wire::statuses(Status::ROWS, Status::DOCUMENTED);
}

#[test]
#[should_panic(expected = "loans.rst:7: the example changed at \"/parts/0/count\": null became nothing")]
fn a_round_trip_that_loses_something_says_what_and_where() {
    let lossy = loan(&json!({"parts": [loan(&json!({"count": null}))]}));
    wire::round_trip::<Loan>("loans.rst:7", &lossy.to_string());
}

#[test]
#[should_panic(expected = "loans.rst:8: the example does not fit its type: /parts/0/id: invalid type")]
fn a_round_trip_that_fails_says_where() {
    wire::round_trip::<Loan>("loans.rst:8", r#"{"id": "a", "parts": [{"id": 1}], "note": ""}"#);
}
