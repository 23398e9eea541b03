//! What commands print as JSON, against the schemas that `docbind schema` prints for it.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "the tests run the command and read its output")]

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

fn docbind(arguments: &[&str]) -> String {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-example");
    let output = Command::new(env!("CARGO_BIN_EXE_docbind")).current_dir(example).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Expects that JSON has the form: every key described, none missing.
#[track_caller]
fn check(form: &str, json: &str) {
    let schema: Value = serde_json::from_str(&docbind(&["schema", form])).unwrap();
    let value: Value = serde_json::from_str(json).unwrap();
    if let Err(problem) = fits(&schema, &schema, &value) {
        panic!("{form}: {problem} in {value:#}");
    }
}

/// Whether a value fits a schema: the part of JSON Schema that these schemas are made of, and no key undescribed.
fn fits(root: &Value, schema: &Value, value: &Value) -> Result<(), String> {
    if let Some(reference) = schema.get("$ref") {
        let target = root.pointer(reference.as_str().unwrap().trim_start_matches('#')).unwrap();
        return fits(root, target, value);
    }
    if let Some(Value::Array(choices)) = schema.get("oneOf") {
        let problems: Vec<_> = choices.iter().map(|choice| fits(root, choice, value)).collect();
        let fitting = problems.iter().filter(|problem| problem.is_ok()).count();
        return if fitting == 1 { Ok(()) } else { Err(format!("{fitting} of its alternatives fit: {problems:?}")) };
    }
    if schema.get("const").is_some_and(|known| known != value) {
        return Err(format!("{value} is not {}", schema["const"]));
    }
    if let Some(Value::Array(known)) = schema.get("enum")
        && !known.contains(value)
    {
        return Err(format!("{value} is none of {known:?}"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = match schema.get("type") {
        None => true,
        Some(Value::Array(kinds)) => kinds.iter().any(|known| known == kind),
        Some(known) => known == kind,
    };
    if !is_kind {
        return Err(format!("{value} is not of the type {}", schema["type"]));
    }
    if let Value::Array(elements) = value {
        elements.iter().try_for_each(|element| fits(root, &schema["items"], element))?;
    }
    if let Value::Object(entries) = value {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        if let Some(missing) = required.into_iter().find(|key| !entries.contains_key(key.as_str().unwrap())) {
            return Err(format!("{missing} is missing"));
        }
        for (key, entry) in entries {
            let inner = schema["properties"].get(key).or_else(|| schema.get("additionalProperties"));
            let inner = inner.ok_or_else(|| format!("`{key}` is not described"))?;
            fits(root, inner, entry).map_err(|problem| format!("{key}: {problem}"))?;
        }
    }
    Ok(())
}

#[test]
fn diagnostics_have_the_form_of_their_schema() {
    let lines = docbind(&["check", "docs", "--format", "json"]);
    assert!(lines.lines().count() > 20);
    lines.lines().for_each(|line| check("check", line));
}

#[test]
fn changes_have_the_form_of_their_schema() {
    let json = docbind(&["diff", "docs/jobs", "docs/loans", "--format", "json"]);
    assert!(json.contains("\"breaking\""));
    check("diff", &json);
}

#[test]
fn differences_of_traffic_have_the_form_of_their_schema() {
    let folder = tempfile::tempdir().unwrap();
    let traffic = folder.path().join("traffic.json");
    let exchange = |path: &str| {
        format!(
            r#"{{ "request": {{ "method": "GET", "path": "{path}" }}, "response": {{ "status": 418, "body": 1 }} }}"#
        )
    };
    let text = format!("[{}, {}]", exchange("/jobs/1"), exchange("/nothing"));
    std::fs::write(&traffic, text).unwrap();
    let json = docbind(&["verify", "docs", traffic.to_str().unwrap(), "--format", "json"]);
    assert!(json.contains("undocumented-status"), "{json}");
    check("verify", &json);
}

#[test]
fn explanations_have_the_form_of_their_schema() {
    check("explain", &docbind(&["explain", "--format", "json"]));
    check("explain", &docbind(&["explain", "json-repaired", "--format", "json"]));
}

#[test]
fn lines_of_watch_have_the_form_of_their_schema() {
    let changes = docbind(&["diff", "docs/jobs", "docs/loans", "--format", "json"]);
    let state = |changes: &str| {
        let counts = r#""pages": 1, "operations": 1, "types": 1, "warnings": 0, "notes": 2, "written": ["a.rs"]"#;
        format!(r#"{{ "version": 1, "kind": "state", {counts}, "changes": {changes} }}"#)
    };
    check("watch", &state(&changes));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-example");
    let arguments = ["watch", "docs", "--format", "json"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_docbind"));
    let mut child = command.current_dir(example).args(arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    check("watch", &first);
    check("watch", r#"{ "version": 1, "kind": "failure", "message": "a" }"#);
}
