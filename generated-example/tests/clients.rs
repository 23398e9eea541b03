//! The clients of the examples, run against a server in this process.

#[path = "../examples/asynchronous.rs"]
mod asynchronous;
#[path = "../examples/blocking.rs"]
mod blocking;
mod loopback;

use loopback::{Answer, Loopback};

const FIRST: &str = r#"{
    "instruments": [
        {"id": "a1", "shelf_mark": "K-01", "title": "Celesta", "family": "keyboard", "built": 1921,
         "replacement_value": {"amount": 1200000, "currency": "EUR"}, "tags": []}
    ],
    "links": {"next": "https://elsewhere.example/v1/instruments?marker=a1"}
}"#;

const LAST: &str = r#"{"instruments": [], "links": {}}"#;

const LOAN: &str = r#"{
    "loan": {"id": "b2", "instrument_id": "a1", "member_id": 20417, "status": "reserved", "due_on": "2031-03-14",
             "deposit": 12000, "renewals": 0}
}"#;

/// What the library answers; whoever has no token is refused.
fn library(method: &str, target: &str, head: &str) -> Answer {
    if !head.to_ascii_lowercase().contains("x-desk-token: of today") {
        return Answer { status: 401, body: "" };
    }
    match (method, target) {
        ("GET", "/api/v1/instruments?marker=a1") => Answer { status: 200, body: LAST },
        ("GET", target) if target.starts_with("/api/v1/instruments") => Answer { status: 200, body: FIRST },
        ("POST", "/api/loans") => Answer { status: 202, body: LOAN },
        _ => Answer { status: 404, body: "" },
    }
}

#[test]
fn the_blocking_client_lists_all_pages_and_borrows() {
    let server = Loopback::start(library);
    blocking::run(&server.base(), "of today").unwrap();
    let seen = server.seen();
    assert_eq!(seen[0], "GET /api/v1/instruments?limit=2");
    assert_eq!(seen[1..], ["GET /api/v1/instruments?marker=a1", "POST /api/loans"]);
}

#[test]
fn the_asynchronous_client_does_the_same() {
    let server = Loopback::start(library);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(asynchronous::run(&server.base(), "of today")).unwrap();
    assert_eq!(server.seen().len(), 3);
}

#[test]
fn a_refusal_is_an_error_that_names_the_operation_and_the_status() {
    let server = Loopback::start(library);
    let error = blocking::run(&server.base(), "of yesterday").unwrap_err().to_string();
    assert!(error.starts_with("list_instruments answered 401 Unauthorized"), "{error}");
    assert!(!error.contains("yesterday"), "{error}");
}
