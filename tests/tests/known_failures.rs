//! What other generators are known to get wrong, each tried in a crate made of one page.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use docbind_codegen::emit::Options;
use docbind_codegen::source::{Source, Sources};
use docbind_codegen::{compile, format};
use docbind_tests::downstream::Crate;

const PAGE: &str = include_str!("../known-failures/lamp.rst");

/// The tests of the crate.
const TESTS: &str = r##"
use serde_json::{Value, json};
use known_failures::*;
use switch_lamp_pub_fn_injected as switch;

fn round<T: serde::de::DeserializeOwned + serde::Serialize>(value: Value) -> Value {
    serde_json::to_value(serde_json::from_value::<T>(value).unwrap()).unwrap()
}

#[test]
fn an_explicit_null_does_not_vanish() {
    for value in [json!({"state": "on", "until": null}), json!({"state": "on"}), json!({"state": "on", "until": "x"})] {
        assert_eq!(round::<switch::Request>(value.clone()), value);
    }
}

#[test]
fn an_unknown_value_of_an_enumeration_is_kept() {
    assert_eq!(round::<switch::Request>(json!({"state": "dimmed"})), json!({"state": "dimmed"}));
}

#[test]
fn each_status_has_its_own_body() {
    let read = |code, body: Value| switch::Body::read(code, body.to_string().as_bytes());
    let now = read(200, json!({"state": "on", "watts": 1}));
    assert!(matches!(now, Ok(switch::Body::Switched(lamp)) if lamp.watts == 1));
    assert!(matches!(read(202, json!({"job": "j"})), Ok(switch::Body::Accepted(later)) if later.job == "j"));
}

#[test]
fn a_body_of_404_is_never_one_of_400() {
    let (wrong, missing) = (json!({"message": "", "field": ""}), json!({"message": "", "lamp": ""}));
    let both = json!({"message": "", "lamp": "", "field": ""});
    let read = |code, body: &Value| switch::Body::read(code, body.to_string().as_bytes());
    assert!(matches!(read(400, &wrong), Ok(switch::Body::BadRequest(_))));
    assert!(matches!(read(404, &missing), Ok(switch::Body::NotFound(_))));
    assert!(matches!(read(400, &both), Ok(switch::Body::BadRequest(_))));
    assert!(matches!(read(404, &both), Ok(switch::Body::NotFound(_))));
    let Ok(switch::Body::Untyped(switch::Status::NotFound, kept)) = read(404, &wrong) else { panic!("not kept") };
    assert_eq!(kept, wrong.to_string().as_bytes());
    assert!(read(200, &wrong).is_err());
}

#[test]
fn parameters_are_called_client_query_body_self_and_type() {
    assert_eq!(switch::path("a/b", "c"), "/lamps/a%2Fb/c");
    let mut query = switch::Query::new("me");
    (query.query, query.body) = (Some("q&a".to_owned()), None);
    assert_eq!(query.to_string(), "client=me&query=q%26a");
}
"##;

fn bindings() -> String {
    let sources = Sources::new(vec![Source::new("lamp.rst", PAGE)]);
    let (api, _) = compile(&sources, "Lamps\n}\npub fn injected() {}");
    format::file(&api, &Options::default()).unwrap()
}

#[test]
fn a_crate_of_the_page_passes_its_tests_and_has_no_tests_of_prose() {
    let bindings = bindings();
    assert!(bindings.contains("assert!(false);"), "the prose is not in the documentation:\n{bindings}");
    let files = [("src/lib.rs", bindings.as_str()), ("tests/failures.rs", TESTS)];
    let manifest = "[dependencies]\nserde = \"1\"\nserde_json = { version = \"1\", features = [\"preserve_order\"] }\n";
    let krate = Crate::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "known-failures", manifest, &files).unwrap();
    let run = krate.cargo(&["test"]).unwrap().clean();
    assert_eq!(run.stdout.matches("test result: ok. 0 passed").count(), 1, "prose became a test:\n{}", run.stdout);
    assert!(run.stdout.contains("Doc-tests") || run.stderr.contains("Doc-tests"), "{}", run.stderr);
}

#[test]
fn code_in_titles_and_prose_makes_no_item() {
    let plain = "Lamp";
    let sources = Sources::new(vec![Source::new("lamp.rst", PAGE)]);
    let (api, _) = compile(&sources, plain);
    let lines = |text: &str| text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    // A title of two lines is in the head of the file only, and on one line there.
    assert_eq!(lines(&bindings()), lines(&format::file(&api, &Options::default()).unwrap()));
    let code = bindings().lines().filter(|line| !line.trim_start().starts_with("//")).collect::<String>();
    assert!(!code.contains("fn injected"), "an item of the page is in the bindings");
}

#[test]
fn three_runs_give_the_same_bytes() {
    let first = bindings();
    assert!((0..2).all(|_| bindings() == first));
}
