//! What an answer becomes.

use http::Response;

use super::Lamp;
use super::move_lamp::{Answer, Call};
use super::operation::{Error, Operation as _};

fn response(code: u16, headers: &[(&'static str, &'static str)], body: &[u8]) -> Response<Vec<u8>> {
    let mut response = Response::new(body.to_vec());
    *response.status_mut() = code.try_into().unwrap();
    for (name, value) in headers {
        response.headers_mut().append(*name, value.parse().unwrap());
    }
    response
}

fn read(code: u16, body: &str) -> Result<Answer, Error> {
    Call::read(&response(code, &[], body.as_bytes()))
}

#[track_caller]
fn fails(body: &str, pointer: &str, message: &str) {
    let error = read(200, body).unwrap_err();
    assert_eq!((error.operation(), error.code(), error.pointer()), ("move_lamp", Some(200), Some(pointer)));
    assert!(error.to_string().contains(message), "{error}");
}

#[test]
fn an_answer_has_its_body_and_its_headers() {
    let headers = [("location", "/lamps/7"), ("retry-after", " 30"), ("x-seen", "a"), ("x-seen", "b")];
    let answer = Call::read(&response(200, &headers, br#"{"id": "7", "more": 1}"#)).unwrap();
    let Answer::Ok(lamp, headers) = &answer else { panic!("{answer:?}") };
    assert_eq!(*lamp, Lamp { id: "7".to_owned(), admin_pass: None });
    assert_eq!((headers.location.as_deref(), headers.wait), (Some("/lamps/7"), Some(30)));
    assert_eq!(headers.seen, ["a", "b"]);
}

#[test]
fn headers_that_begin_alike_are_a_map_without_what_they_begin_with() {
    let headers = [("X-Count-Lamps", "3"), ("x-count-", "9"), ("x-count-hops", "2"), ("x-counts", "4")];
    let answer = Call::read(&response(200, &headers, br#"{"id": "7"}"#)).unwrap();
    let Answer::Ok(_, headers) = &answer else { panic!("{answer:?}") };
    assert_eq!(headers.hops, Some(2));
    assert_eq!(headers.counts.iter().collect::<Vec<_>>(), [(&"lamps".to_owned(), &3)]);
    let error = Call::read(&response(200, &[("x-count-lamps", "few")], br#"{"id": "7"}"#)).unwrap_err();
    assert_eq!(error.to_string(), "move_lamp: the header `X-Count-` of the answer 200 is not of its documented type");
}

#[test]
fn a_header_of_another_type_is_an_error() {
    let error = Call::read(&response(200, &[("retry-after", "soon")], br#"{"id": "7"}"#)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "move_lamp: the header `Retry-After` of the answer 200 is not of its documented type"
    );
}

#[test]
fn the_number_decides_and_not_the_shape() {
    assert_eq!(read(410, r#"{"id": "7"}"#).unwrap(), Answer::Gone);
    assert_eq!(read(410, "").unwrap().to_string(), "move_lamp answered 410 Gone: The lamp is no more.");
}

#[test]
fn an_undocumented_status_is_kept_whole() {
    let answer = Call::read(&response(418, &[("x-token", "s3cret")], b"\xffshort and stout")).unwrap();
    let Answer::Undocumented(kept) = &answer else { panic!("{answer:?}") };
    assert_eq!((kept.code, kept.body.as_slice()), (418, &b"\xffshort and stout"[..]));
    assert_eq!(kept.headers["x-token"], "s3cret");
    assert!(!format!("{answer:?}").contains("s3cret"));
    assert_eq!(answer.to_string(), "move_lamp answered 418");
}

#[test]
fn a_body_that_cannot_be_read_says_where() {
    fails(r#"{"id": 7}"#, "/id", "invalid type: integer `7`, expected a string");
    fails(r#"{"name": "x"}"#, "", "missing field `id`");
    fails("", "", "the body is empty, where JSON is documented");
    fails("<html>", "", "it begins <html>");
    fails(r#"{"id": "7"} trailing"#, "", "trailing characters");
}

#[test]
fn an_excerpt_is_bounded() {
    let body = format!(r#"{{"id": 7, "note": "{}"}}"#, "ü".repeat(5000));
    let error = read(200, &body).unwrap_err();
    assert!(error.excerpt().unwrap().chars().count() < 250);
    let error = Call::read(&response(200, &[], b"\0\0\0")).unwrap_err();
    assert_eq!(error.excerpt(), Some("with 3 bytes that are no text"));
}

#[test]
fn an_error_shows_no_secret() {
    let bodies = [
        r#"{"id": 7, "adminPass": "s3cret", "n": 1}"#,
        r#"{"adminPass" : {"a": ["s3cret", 1]}, "id": 7}"#,
        r#"{"adminPass": ["s3cret"], "id": "7"}"#,
        r#"{"auth_token": "s3\"cret", "id": 7}"#,
        r#"{"id": 7, "x": {"password": "s3cret"#,
        r#"{"adminPass": s3cret"#,
    ];
    for body in bodies {
        let error = read(200, body).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("s3") && !shown.contains("cret"), "{body}: {shown}");
    }
}
