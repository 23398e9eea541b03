//! The generated client of a whole documentation against its mock: what the mock answers to every operation, with every
//! documented status, is read by the bindings.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::Path;

use docbind_codegen::format;
use docbind_codegen::project::{self, Settings};
use docbind_codegen::serve;
use docbind_codegen::verify::Policy;
use docbind_emit::{Http, Options, Tests};
use docbind_spec::Api;
use docbind_tests::downstream::Crate;
use docbind_tests::mock::Mock;
use docbind_tests::repository;
use serde_json::{Value, json};

const MANIFEST: &str = "\
[dependencies]
http = { version = \"1.3\", default-features = false, features = [\"std\"] }
serde = \"1\"
serde_json = { version = \"1\", features = [\"preserve_order\"] }
";

/// Reads what was answered, each answer by the operation that it is of.
const MAIN: &str = r#"
#[allow(dead_code)]
mod api;

use api::operation::Operation;

fn check<C: Operation>(answered: &serde_json::Value) {
    let mut response = http::Response::builder().status(answered["status"].as_u64().unwrap() as u16);
    for (name, value) in answered["headers"].as_object().unwrap() {
        response = response.header(name.as_str(), value.as_str().unwrap());
    }
    let response = response.body(answered["body"].as_str().unwrap().as_bytes()).unwrap();
    if let Err(error) = C::read(&response) {
        println!("{} {}: {error}", C::ID, answered["status"]);
    }
}

fn main() {
    let all: serde_json::Value = serde_json::from_str(include_str!("answered.json")).unwrap();
"#;

/// What the mock answers to the first request of every operation: as it is, and with each documented status.
fn answered(api: &Api) -> Vec<(String, Value)> {
    let mock = Mock::start(api.clone(), Policy::default()).unwrap();
    let mut all = Vec::new();
    for operation in &api.operations {
        let asked = serve::requests(api, operation).remove(0);
        let codes = operation.statuses.iter().flat_map(|row| &row.codes).map(|code| Some(format!("code={code}")));
        for preferred in std::iter::once(None).chain(codes) {
            let mut asked = asked.clone();
            asked.headers.extend(preferred.map(|preferred| ("Prefer".to_owned(), preferred)));
            let answered = mock.ask(&asked).unwrap();
            let twin = answered.header("docbind-operation") != Some(operation.id.as_str());
            if twin || answered.status < 200 {
                continue;
            }
            let headers: serde_json::Map<_, _> =
                answered.headers.iter().map(|(name, value)| (name.clone(), value.as_str().into())).collect();
            let body = String::from_utf8_lossy(&answered.body);
            all.push((operation.id.clone(), json!({ "status": answered.status, "headers": headers, "body": body })));
        }
    }
    all
}

#[track_caller]
fn check(folder: &str) {
    let Some(docs) = repository::shared(folder) else { return };
    let api = project::open(&[docs], &Settings::default()).unwrap().api;
    let mut options = Options::default();
    (options.http, options.tests) = (Http::Emitted, Tests::Omitted);
    let bindings = format::file(&api, &options).unwrap();
    let all = answered(&api);
    let mut main = MAIN.to_owned();
    for (at, (id, _)) in all.iter().enumerate() {
        writeln!(main, "    check::<api::{id}::Call>(&all[{at}]);").unwrap();
    }
    main.push_str("}\n");
    let values: Value = all.iter().map(|(_, value)| value.clone()).collect();
    let files = [("src/api.rs", bindings.as_str()), ("src/main.rs", &main), ("src/answered.json", &values.to_string())];
    let made = Crate::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "mock-corpus", MANIFEST, &files).unwrap();
    let run = made.cargo(&["run", "--quiet"]).unwrap();
    assert!(run.succeeded, "{}", run.stderr);
    println!("{folder}: {} operations, {} answers read", api.operations.len(), all.len());
    assert_eq!(run.stdout, "");
}

#[test]
fn the_bindings_read_what_the_mock_answers() {
    check("corpus/openstack/images-v2");
}
