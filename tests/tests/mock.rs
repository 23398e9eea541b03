//! The mock of whole documentations, over a socket: every operation's own request gets the answer that its page shows.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "the corpus is folders, and the mock must answer")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use docbind_codegen::project::{self, Settings};
use docbind_codegen::serve::{self, Asked};
use docbind_codegen::verify::Policy;
use docbind_spec::{Api, Direction, Method, Operation, PathTemplate, Segment, StatusCode};
use docbind_tests::mock::{Answered, Mock};
use docbind_tests::repository;
use serde_json::Value;

fn open(folder: &Path) -> Api {
    project::open(&[folder.to_path_buf()], &Settings::default()).unwrap().api
}

/// The status that an operation answers with when nothing is preferred.
fn expected_status(operation: &Operation) -> u16 {
    let documented: Vec<u16> = operation.statuses.iter().flat_map(|row| &row.codes).map(|code| code.get()).collect();
    let answers = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let shown = answers.filter_map(|example| example.status).map(StatusCode::get);
    let success = documented.iter().copied().chain(shown).find(|code| (200..300).contains(code));
    let other = || documented.iter().copied().find(|code| (300..400).contains(code));
    success.or_else(other).unwrap_or(if operation.response.is_some() { 200 } else { 204 })
}

/// The bodies that the operation's page shows for the status.
fn shown(operation: &Operation, status: u16) -> Vec<&Value> {
    let answers = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let listed = |code: StatusCode| operation.statuses.iter().any(|row| row.codes.contains(&code));
    // Of a success that the table does not list, the page shows nothing else.
    let belongs = |code: StatusCode| code.get() == status || (code.is_success() && !listed(code));
    let of_status = answers.filter(|example| example.status.is_none_or(belongs));
    of_status.filter_map(|example| example.value.as_ref()).collect()
}

/// The path without the names of its parameters.
fn shape(path: &PathTemplate) -> String {
    let piece = |segment| match segment {
        Segment::Literal(text) => text,
        Segment::Parameter(_) => "{}",
    };
    path.segments().map(piece).collect()
}

/// Whether the page shows no body and its type has no value that ends: a thing that always holds another such thing.
fn has_no_value(api: &Api, operation: &Operation, asked: &Asked) -> bool {
    let body: Option<Value> = serde_json::from_slice(&asked.body).ok();
    let Some((ty, body)) = operation.request.as_ref().zip(body) else { return false };
    let is_shown = operation.examples.iter().any(|example| example.value.as_ref() == Some(&body));
    !is_shown && api.judge(ty, &body).iter().any(|finding| finding.kind.is_refusal())
}

/// What is wrong with an answer, in a few words that put like cases together; `None` where it is what the page shows.
fn fault(api: &Api, operation: &Operation, answered: &Answered) -> Option<String> {
    let id = answered.header("docbind-operation").unwrap_or_default();
    if !(200..400).contains(&answered.status) && answered.status != expected_status(operation) {
        let problem: Value = serde_json::from_slice(&answered.body).unwrap_or_default();
        return Some(format!("{}: {}", answered.status, problem["detail"].as_str().unwrap_or("without a reason")));
    }
    let same = |other: &Operation| (other.method, shape(&other.path)) == (operation.method, shape(&operation.path));
    let other = api.operations.iter().find(|other| other.id == id && other.id != operation.id);
    if let Some(other) = other.filter(|other| same(other)) {
        return Some(format!("answered as {} {} `{id}`", other.method, other.path));
    }
    if answered.status != expected_status(operation) {
        return Some(format!("status {}, expected {}", answered.status, expected_status(operation)));
    }
    let bodies = shown(operation, answered.status);
    let has_body = operation.method != Method::Head && !matches!(answered.status, 204 | 205 | 304);
    if has_body && !bodies.is_empty() {
        let body: Value = serde_json::from_slice(&answered.body).unwrap_or_default();
        return (!bodies.contains(&&body)).then(|| "not the body of an example".to_owned());
    }
    (!has_body && !answered.body.is_empty()).then(|| "a body where there is none".to_owned())
}

/// Sends what the pages show; gives the number of requests, and the faults with the operations that have them.
fn try_all(api: &Api) -> (usize, BTreeMap<String, Vec<String>>) {
    let mock = Mock::start(api.clone(), Policy::default()).unwrap();
    let mut count = 0;
    let mut faults: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for operation in &api.operations {
        for asked in serve::requests(api, operation) {
            count += 1;
            let answered = mock.ask(&asked).unwrap();
            let fault = match fault(api, operation, &answered) {
                Some(_) if has_no_value(api, operation, &asked) => Some("no body that its type allows".to_owned()),
                fault => fault,
            };
            if let Some(fault) = fault {
                faults.entry(fault).or_default().push(operation.id.clone());
            }
        }
    }
    (count, faults)
}

#[test]
fn every_operation_of_the_example_is_answered_as_its_page_shows() {
    let (count, faults) = try_all(&open(&repository::root().join("generated-example/docs")));
    assert!(count >= 12 && faults.is_empty(), "{count} requests, {faults:#?}");
}

#[test]
fn every_documented_status_of_the_example_can_be_preferred() {
    let api = open(&repository::root().join("generated-example/docs"));
    let mock = Mock::start(api.clone(), Policy::default()).unwrap();
    for operation in &api.operations {
        let asked = serve::requests(&api, operation).remove(0);
        for code in operation.statuses.iter().flat_map(|row| &row.codes) {
            let mut asked = Asked { ..asked.clone() };
            asked.headers.push(("Prefer".to_owned(), format!("code={code}")));
            let answered = mock.ask(&asked).unwrap();
            assert_eq!(answered.status, code.get(), "{} {}", operation.id, String::from_utf8_lossy(&answered.body));
        }
    }
}

fn folders(parent: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parent).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<_> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_operation_of_the_corpus_is_answered_as_its_page_shows() {
    let Some(corpus) = repository::shared("corpus") else { return };
    let (mut requests, mut answered, mut problems) = (0, 0, Vec::new());
    for folder in folders(&corpus).iter().flat_map(|product| folders(product)) {
        let api = open(&folder);
        let name = folder.strip_prefix(&corpus).unwrap_or(&folder).display().to_string();
        let (count, faults) = try_all(&api);
        let failed: usize = faults.values().map(Vec::len).sum();
        println!("{name}: {} operations, {} of {count} requests answered", api.operations.len(), count - failed);
        for (fault, ids) in &faults {
            println!("    {fault}: {}", ids.join(", "));
        }
        requests += count;
        answered += count - failed;
        // Where two pages describe the same request, one of them answers: nothing in it tells them apart.
        let explained = |fault: &str| fault.starts_with("answered as ") || fault == "no body that its type allows";
        problems.extend(faults.into_iter().filter(|(fault, _)| !explained(fault)));
    }
    println!("in all: {answered} of {requests} requests answered");
    assert!(problems.is_empty(), "{problems:#?}");
}
