//! Operations that can be called, as they are emitted: the bindings of the golden case.
#![allow(dead_code, missing_docs, clippy::pedantic, reason = "generated code, of which a test calls a part")]

// The formatter of the bindings is docbind.
#[rustfmt::skip]
#[path = "../golden/callable-operations/bindings.rs"]
mod bindings;

use bindings::operation::{Operation, Paged};
use bindings::{UpdateMap, burn_map, check_map, draw_map, end_visit, list_maps, pin_note, scan_map, show_scan};
use http::Response;

const BASE: &str = "https://maps.example/v1";

fn response(code: u16, body: &str) -> Response<Vec<u8>> {
    let mut response = Response::new(body.as_bytes().to_vec());
    *response.status_mut() = code.try_into().unwrap();
    response
}

#[track_caller]
fn answered<C: Operation>(code: u16, body: &str) -> C::Answer {
    C::read(&response(code, body)).unwrap()
}

#[track_caller]
fn sent<C: Operation>(call: &C, line: &str, media: Option<&str>, body: &[u8]) {
    let request = call.to_request(BASE).unwrap();
    assert_eq!(format!("{} {}", request.method(), request.uri()), line);
    let sent = request.headers().get("content-type").map(|media| media.to_str().unwrap());
    assert_eq!((sent, request.body().as_slice()), (media, body));
}

#[test]
fn what_is_required_is_there_by_construction() {
    let mut call = list_maps::Call::new("north & east", "k");
    call.query.limit = Some(2);
    sent(&call, "GET https://maps.example/v1/maps?order=age&region=north%20%26%20east&limit=2", None, b"");
    assert_eq!(call.to_request(BASE).unwrap().headers()["x-key"], "k");
}

#[test]
fn a_body_goes_under_the_media_type_that_the_page_names_last() {
    let call = draw_map::Call::new("m/1", "k", UpdateMap::new("Coast".to_owned()));
    let media = Some("application/maps-v2-patch+json");
    sent(&call, "PATCH https://maps.example/v1/maps/m%2F1", media, br#"{"title":"Coast"}"#);
}

#[test]
fn headers_whose_names_begin_alike_are_maps() {
    let mut call = pin_note::Call::new("m", "k");
    call.headers.x_note.insert("Colour".to_owned(), "red".to_owned());
    call.headers.x_note_secret.insert("Place".to_owned(), "s3cret".to_owned());
    let request = call.to_request(BASE).unwrap();
    assert_eq!(request.headers()["x-note-colour"], "red");
    assert_eq!(request.headers()["x-note-secret-place"], "s3cret");
    assert!(!format!("{call:?} {:?}", request.headers()).contains("s3cret"));
    call.headers.x_note.insert("no name".to_owned(), String::new());
    let error = call.to_request(BASE).unwrap_err();
    assert_eq!(error.to_string(), "pin_note: `X-Note-no name` cannot be the name of a header");

    let mut answer = response(201, "");
    for (name, value) in [("x-note-colour", "red"), ("x-note-counter", "4"), ("X-Note-Count", "2"), ("x-notes", "3")] {
        answer.headers_mut().insert(name, value.parse().unwrap());
    }
    let headers = pin_note::Call::read(&answer).unwrap().into_result().unwrap();
    assert_eq!(headers.x_note_count, Some(2));
    let notes = [("colour", "red"), ("counter", "4")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    assert_eq!(headers.x_note, notes.into());
}

#[test]
fn bytes_go_as_they_are_and_come_as_they_are() {
    let call = scan_map::Call::new("m", vec![0, 159, 146, 150]);
    sent(&call, "PUT https://maps.example/v1/maps/m/scan", Some("image/tiff"), &[0, 159, 146, 150]);
    let scan = answered::<show_scan::Call>(200, "scan").into_result().unwrap();
    assert_eq!(&*scan, b"scan");
    assert_eq!(answered::<show_scan::Call>(404, "{}"), show_scan::Answer::NotFound);
}

#[test]
fn a_secret_in_a_path_is_sent_and_not_shown() {
    let call = end_visit::Call::new("east", "hunter2");
    sent(&call, "DELETE https://maps.example/v1/rooms/east/visits/hunter2", None, b"");
    assert_eq!(format!("{call:?}"), r#"Call { room: "east", visit_token: [redacted] }"#);
}

#[test]
fn nothing_is_sent_and_read_where_there_is_no_body() {
    let call = check_map::Call::new("a", 4, "b");
    sent(&call, "HEAD https://maps.example/v1/maps/a/4/b", None, b"");
    answered::<check_map::Call>(204, "").into_result().unwrap();
    answered::<scan_map::Call>(204, "").into_result().unwrap();
}

#[test]
fn success_without_a_body_is_none_where_other_success_has_one() {
    assert!(answered::<list_maps::Call>(200, r#"{"maps": []}"#).into_result().unwrap().is_some());
    assert!(answered::<list_maps::Call>(204, "").into_result().unwrap().is_none());
    let error = answered::<list_maps::Call>(503, "").into_result().unwrap_err();
    assert_eq!(*error, list_maps::Answer::ServiceUnavailable);
    assert!(list_maps::Call::read(&response(200, "")).is_err());
}

#[test]
fn several_successes_have_one_result() {
    for code in [200, 202] {
        let mut response = response(code, r#"{"id": "m-1"}"#);
        response.headers_mut().insert("retry-after", "5".parse().unwrap());
        let (map, headers) = draw_map::Call::read(&response).unwrap().into_result().unwrap();
        assert_eq!((map.id.as_str(), headers.retry_after, headers.location), ("m-1", Some(5), None));
    }
}

#[test]
fn a_failure_has_the_body_that_the_page_shows() {
    let answer = answered::<burn_map::Call>(403, r#"{"fault": {"reason": "the last"}}"#);
    assert_eq!(answer.to_string(), "burn_map answered 403 Forbidden: It is the last of its kind.");
    let burn_map::Answer::Forbidden(body) = answer else { panic!("{answer:?}") };
    assert_eq!(body.fault.reason, "the last");
}

#[test]
fn success_of_any_code_is_success_where_the_page_documents_none() {
    assert_eq!(answered::<burn_map::Call>(202, ""), burn_map::Answer::Success(202));
    answered::<burn_map::Call>(204, "").into_result().unwrap();
    let error = answered::<burn_map::Call>(418, "short").into_result().unwrap_err();
    assert!(matches!(*error, burn_map::Answer::Undocumented(answer) if answer.body == b"short"));
}

#[test]
fn pages_are_read_to_the_last() {
    let mut bodies = [r#"{"maps": [{"id": "a"}, {"id": "b"}]}"#, r#"{"maps": []}"#].into_iter();
    let mut asked = Vec::new();
    let call = list_maps::Call::new("north", "k");
    let pages = call.pages().each(BASE, |request| {
        asked.push(request.uri().query().unwrap_or_default().to_owned());
        Ok::<_, Box<dyn std::error::Error>>(response(200, bodies.next().unwrap()))
    });
    assert_eq!(pages.map(Result::unwrap).count(), 2);
    assert_eq!(asked, ["order=age&region=north", "order=age&region=north&marker=b"]);
}
