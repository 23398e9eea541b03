//! The OpenAPI documents of every spec at hand keep the rules that validators check and that break tools where broken.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads files, and fails by panicking")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::{compile, openapi};
use docbind_spec::Api;
use docbind_tests::repository;
use serde_json::Value;

#[track_caller]
fn check(name: &str, api: &Api) {
    let document = openapi::document(api);
    let mut problems = Vec::new();
    check_operations(&document, &mut problems);
    check_references(&document, &document, &mut problems);
    assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
    let of_document: usize = document["paths"].as_object().unwrap().values().map(count).sum();
    assert_eq!(of_document, api.operations.len(), "{name}: operations are lost");
}

/// How many operations of the pages a path item stands for.
fn count(item: &Value) -> usize {
    let others = item.get("x-docbind-additional-operations").and_then(Value::as_object);
    let operations = item.as_object().unwrap().values().chain(others.into_iter().flat_map(|others| others.values()));
    let operations = operations.filter(|operation| operation.get("operationId").is_some());
    operations.map(|one| one.get("x-docbind-operations").and_then(Value::as_array).map_or(1, Vec::len)).sum()
}

fn check_operations(document: &Value, problems: &mut Vec<String>) {
    let (mut ids, mut keys) = (BTreeSet::new(), BTreeSet::new());
    for (path, item) in document["paths"].as_object().unwrap() {
        if !path.starts_with('/') || path.contains(['?', '#', ' ']) {
            problems.push(format!("{path}: not a path"));
        }
        let names: Vec<&str> = path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        let key = names.iter().fold(path.clone(), |path, name| path.replace(&format!("{{{name}}}"), "{}"));
        if !keys.insert(key) {
            problems.push(format!("{path}: another path differs only in the names of parameters"));
        }
        for (method, operation) in item.as_object().unwrap().iter().filter(|(method, _)| !method.starts_with("x-")) {
            let mut say = |what: String| problems.push(format!("{method} {path}: {what}"));
            let id = operation["operationId"].as_str().unwrap_or_default();
            if id.is_empty() || !ids.insert(id.to_owned()) {
                say(format!("the id `{id}` is empty or taken"));
            }
            let parameters = operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
            let mut seen = BTreeSet::new();
            for parameter in &parameters {
                let (name, place) = (parameter["name"].as_str().unwrap(), parameter["in"].as_str().unwrap());
                if name.is_empty() || !seen.insert((name, place)) {
                    say(format!("the parameter `{name}` is empty or stands twice in {place}"));
                }
                if place == "path" && (parameter["required"] != true || !names.contains(&name)) {
                    say(format!("the path parameter `{name}` is optional or not in the path"));
                }
            }
            for name in names.iter().filter(|name| !seen.contains(&(**name, "path"))) {
                say(format!("the path parameter `{name}` is not declared"));
            }
            let responses = operation["responses"].as_object().unwrap();
            if responses.is_empty() {
                say("there is no answer".to_owned());
            }
            for (code, response) in responses {
                if response["description"].as_str().is_none_or(str::is_empty) {
                    say(format!("the answer {code} has no description"));
                }
            }
        }
    }
}

fn check_references(document: &Value, value: &Value, problems: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, entry) in entries {
                if let ("$ref", Value::String(reference)) = (key.as_str(), entry)
                    && document.pointer(reference.trim_start_matches('#')).is_none()
                {
                    problems.push(format!("{reference} leads nowhere"));
                }
                check_references(document, entry, problems);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| check_references(document, element, problems)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn documents_of_golden_specs_are_sound() {
    let golden = repository::root().join("tests/golden");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(golden).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let specs = cases.iter().map(|case| case.join("spec.json")).filter(|spec| spec.is_file());
    for spec in specs.chain([repository::root().join("tests/judge/spec.json")]) {
        let text = std::fs::read_to_string(&spec).unwrap();
        check(&spec.display().to_string(), &Api::from_json(&text).unwrap());
    }
}

#[test]
fn documents_of_real_pages_are_sound() {
    for folder in repository::products() {
        let Ok(documentation) = load::load(std::slice::from_ref(&folder), &ByExtension) else { continue };
        check(&folder.display().to_string(), &compile(&documentation.sources, "Real pages").0);
    }
}
