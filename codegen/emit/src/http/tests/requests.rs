//! What a call becomes.

use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use super::moving;
use super::operation::{Bytes, Operation as _, Parts};

const BASE: &str = "https://api.example:9292/v1/";

#[track_caller]
fn refused(lamp_id: &str, base: &str, message: &str) {
    let error = moving(lamp_id).to_request(base).unwrap_err();
    assert_eq!(error.operation(), "move_lamp");
    assert_eq!(error.to_string(), format!("move_lamp: {message}"));
}

#[track_caller]
fn leads_to(base: &str, lamp_id: &str, uri: &str) {
    assert_eq!(moving(lamp_id).to_request(base).unwrap().uri().to_string(), uri);
}

#[test]
fn a_request_has_all_that_the_call_has() {
    let mut call = moving("a");
    call.query.note = Some("x & y=z".to_owned());
    call.query.rooms = vec![1, 2];
    call.headers.token = Some("t0ken".to_owned());
    let request = call.to_request(BASE).unwrap();
    assert_eq!(request.method(), "PUT");
    let query = "deep=1&note=x%20%26%20y%3Dz&room%5B%5D=1&room%5B%5D=2";
    assert_eq!(request.uri().to_string(), format!("https://api.example:9292/v1/lamps/a/shelves/-4?{query}"));
    assert_eq!(request.headers()["content-type"], "application/lamps+json");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.headers()["x-auth-token"], "t0ken");
    assert_eq!(request.body(), br#"{"id":"7"}"#);
}

#[test]
fn the_base_keeps_its_path_and_no_slash_is_doubled() {
    leads_to("http://h", "a", "http://h/lamps/a/shelves/-4?deep=1");
    leads_to("http://h/", "a", "http://h/lamps/a/shelves/-4?deep=1");
    leads_to("http://h/x/y//", "a", "http://h/x/y/lamps/a/shelves/-4?deep=1");
    leads_to("http://[::1]:80/x", "a", "http://[::1]:80/x/lamps/a/shelves/-4?deep=1");
}

#[test]
fn a_value_stays_within_its_segment() {
    leads_to("http://h", "a/../b", "http://h/lamps/a%2F..%2Fb/shelves/-4?deep=1");
    leads_to("http://h", "a?b#c", "http://h/lamps/a%3Fb%23c/shelves/-4?deep=1");
    leads_to("http://h", "ü\r\n%2F", "http://h/lamps/%C3%BC%0D%0A%252F/shelves/-4?deep=1");
    let elsewhere = "the path cannot have this value for `lampId`: it would be another path";
    refused("", BASE, elsewhere);
    refused(".", BASE, elsewhere);
    refused("..", BASE, elsewhere);
}

#[test]
fn a_base_that_no_path_can_follow_is_refused() {
    let wrong = "the base URL is no `scheme://host/path` that a path can follow";
    for base in ["", "h", "/x", "h:80", "http://", "http://h?x=1", "http://h/#top", "http://h\r\nx", "http://ü"] {
        refused("a", base, wrong);
    }
}

#[test]
fn a_header_value_that_cannot_be_sent_is_an_error_that_does_not_show_it() {
    let mut call = moving("a");
    call.headers.token = Some("s3cret\r\nX-Admin: 1".to_owned());
    let error = call.to_request(BASE).unwrap_err();
    assert_eq!(error.to_string(), "move_lamp: the value of the header `X-Auth-Token` cannot be sent");
    assert!(!format!("{error:?}{call:?}").contains("s3cret"));

    call.headers.token = None;
    call.headers.reason = "dämmert".to_owned();
    let request = call.to_request(BASE).unwrap();
    assert_eq!(request.headers()["x-reason"].as_bytes(), "dämmert".as_bytes());
}

#[test]
fn a_map_is_sent_as_headers_whose_names_begin_alike() {
    let mut call = moving("a");
    call.headers.meta = [("Colour", "red"), ("of-2", "")].map(|(key, text)| (key.to_owned(), text.to_owned())).into();
    let request = call.to_request(BASE).unwrap();
    assert_eq!(request.headers()["x-meta-colour"], "red");
    assert_eq!(request.headers()["x-meta-of-2"], "");
    assert_eq!(format!("{:?}", call.headers), r#"Headers { X-Reason: "dusk", X-Meta-Colour: "red", X-Meta-of-2: "" }"#);
}

#[test]
fn a_key_that_cannot_be_part_of_a_name_is_an_error() {
    for (key, name) in
        [("a b", "X-Meta-a b"), ("", ""), ("x: 1\r\nX-Admin", "X-Meta-x: 1\r\nX-Admin"), ("ü", "X-Meta-ü")]
    {
        let mut call = moving("a");
        call.headers.meta.insert(key.to_owned(), "red".to_owned());
        let error = call.to_request(BASE).unwrap_err();
        assert_eq!(error.to_string(), format!("move_lamp: `{name}` cannot be the name of a header"));
    }
}

#[test]
fn a_secret_is_not_shown() {
    let mut call = moving("a");
    call.headers.token = Some("s3cret".to_owned());
    call.body.admin_pass = Some("hunter2".to_owned());
    let request = call.to_request(BASE).unwrap();
    let shown = format!("{call:?}{:?}{:?}", request.headers(), Bytes::from(b"hunter2".to_vec()));
    assert!(!shown.contains("s3cret") && !shown.contains("hunter2"), "{shown}");
}

/// The request with these values in a path and a query.
fn built(value: &str, note: &str) -> http::Uri {
    let mut parts = Parts::new("op", "GET", "/a/{value}/b", &[&value]).unwrap();
    parts.query(vec![("n&=ü".into(), note.to_owned()), ("plain".into(), String::new())]);
    parts.for_base("http://h/base").unwrap().uri().clone()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

proptest! {
    /// RFC 3986: unreserved characters stand for themselves, everything else is encoded, and nothing else is changed.
    #[test]
    fn any_text_is_read_back_from_a_path_and_a_query(value in "\\PC{1,20}|[\0-\u{ff}]{1,20}", note in any::<String>()) {
        prop_assume!(value != "." && value != "..");
        let uri = built(&value, &note);
        let segments: Vec<&str> = uri.path().split('/').collect();
        prop_assert_eq!(segments.len(), 5);
        prop_assert_eq!(&segments[..3], &["", "base", "a"]);
        prop_assert_eq!(segments[4], "b");
        prop_assert_eq!(decoded(segments[3]), value);
        let pairs = uri.query().unwrap().split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<(&str, &str)> = pairs.collect();
        prop_assert_eq!(pairs.len(), 2);
        prop_assert_eq!((decoded(pairs[0].0), decoded(pairs[0].1)), ("n&=ü".to_owned(), note));
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~%".contains(c);
        prop_assert!(segments[3].chars().all(plain) && pairs[0].1.chars().all(plain));
    }
}
