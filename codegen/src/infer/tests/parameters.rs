//! Parameters outside of the body.

use docbind_spec::{Direction, Location, Method, Parameter, Shape};

use super::{example, name, operation, row, types};
use crate::read::page;

/// A parameter of the query of a list of bells.
fn asked(text: &str, shown: &[&str]) -> page::Operation {
    let mut operation = operation("/bells", &[], &[]);
    let mut row = row(text);
    row.parameter.direction = Direction::Request;
    row.parameter.location = Location::Query;
    operation.parameters.push(row);
    operation.examples = shown
        .iter()
        .map(|target| {
            let mut example = example("null");
            example.example.direction = Direction::Request;
            example.example.value = None;
            example.example.text = format!("GET {target} HTTP/1.1");
            example
        })
        .collect();
    operation
}

/// The type, as in `name`, the values of an enumeration, and what is said of them.
#[track_caller]
fn check(text: &str, shown: &[&str], expected: &str) -> Parameter {
    let api = types(vec![asked(text, shown)]);
    let parameter = api.operations[0].parameters[0].clone();
    let ty = parameter.schema.as_ref().map(name).unwrap_or_default();
    let values = match api.type_def(&ty).map(|def| &def.shape) {
        Some(Shape::Enum { values, .. }) => values.iter().flat_map(|value| [" ", &value.value]).collect(),
        _ => String::new(),
    };
    assert_eq!(format!("{ty}{values}"), expected, "{text}");
    parameter
}

#[test]
fn prose_lists_values() {
    check("sort_dir: String - Either ``asc`` or ``desc``.", &[], "SortDir asc desc");
    check("status: String - Either ``silent`` or ``ringing``.", &[], "BellStatus silent ringing");
    check(
        "fields: String - A comma-separated list of ``a`` or ``b``. Valid values are ``a`` and ``b``.",
        &[],
        "string",
    );
}

#[test]
fn requests_show_what_the_row_does_not_say() {
    check("loud: ", &["/v2/bells?loud=true"], "boolean");
    check("id: ", &["/v2/bells?id=0f9a2c44-1d3b-4a51-9e7c-3b1a7e5f2d10"], "uuid");
    check("weight: Integer", &["/v2/bells?weight=heavy"], "string");
    check("limit: String", &["/v2/bells?limit=20"], "integer");
}

#[test]
fn prose_states_defaults_and_bounds() {
    let text = "limit: Integer - How many. The default is 20; the maximum value is 100.";
    let limits = |shown: &str| *check(text, &[shown], "integer").limits.unwrap_or_default();
    let all = limits("/v2/bells?limit=50");
    assert_eq!((all.default, all.maximum), (Some(20.into()), Some(100.into())));
    assert_eq!(limits("/v2/bells?limit=500").maximum, None);
}

#[test]
fn a_filter_may_list_more_states_than_examples_show() {
    let mut list = asked("state: String - Either `silent`, `ringing` or `cracked`.", &[]);
    list.examples.push(example(r#"{"bells": [{"state": "silent"}, {"state": "ringing"}]}"#));
    let api = types(vec![list]);
    assert_eq!(api.operations[0].parameters[0].schema.as_ref().map(name).as_deref(), Some("BellState"));
    let Some(Shape::Enum { values, .. }) = api.type_def("BellState").map(|def| &def.shape) else { panic!("no states") };
    let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    assert_eq!(values, ["silent", "ringing", "cracked"]);
}

#[test]
fn listed_parameters_may_be_repeated() {
    check("id: Integer", &["/v2/bells?id=1&id=2"], "[integer]");
    check("id: Integer", &["/v2/bells?id=1"], "integer");
    check("tone: Array", &[], "[string]");
    check("tone: Array - Separated by commas.", &[], "string");
    check("tone: List of integers", &["/v2/bells?tone=1,2"], "string");
    check("tone: String - It can be given more than once.", &[], "[string]");
    check("tone: String - It must not be given more than once.", &[], "string");
    check("tone: String - The tones, as in `?tone=a&tone=b`.", &[], "[string]");
}

#[test]
fn numbered_rows_are_one_parameter_that_is_repeated() {
    let rows = |shown: &[&str], texts: [&str; 2]| {
        let mut operation = asked(&format!("id1!: String{}", texts[0]), shown);
        operation.parameters.extend(asked(&format!("id2!: String{}", texts[1]), &[]).parameters);
        let api = types(vec![operation]);
        // The rows stay as printed.
        assert_eq!(api.operations[0].parameters.len(), 2);
        let all = api.operations[0].all_parameters();
        all.map(|row| format!("{}: {}", row.name, row.schema.as_ref().map(name).unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    assert_eq!(rows(&["/v2/bells?id=a&id=b"], ["", ""]), ["id: [string]"]);
    assert_eq!(rows(&[], [" - The first bell.", " - The next bell."]), ["id: [string]"]);
    assert_eq!(rows(&[], ["", ""]), ["id1: string", "id2: string"]);
}

#[test]
fn what_a_request_without_a_body_lists_is_not_sent() {
    let sent = |method: Method, path: &str, rows: &[&str]| {
        let mut operation = operation(path, &[], &[]);
        operation.method = method;
        operation.parameters = rows.iter().map(|text| row(text)).collect();
        for row in &mut operation.parameters {
            row.parameter.direction = Direction::Request;
        }
        types(vec![operation]).operations[0].request.is_some()
    };
    assert!(!sent(Method::Get, "/bells/{bell_id}", &["name: String"]));
    assert!(!sent(Method::Delete, "/bells/{bell_id}", &["bell: String"]));
    assert!(sent(Method::Delete, "/bells/{bell_id}", &["tower: String"]));
    assert!(sent(Method::Delete, "/bells/{bell_id}", &["bell: Object", "bell.tower: String"]));
    assert!(sent(Method::Put, "/bells/{bell_id}", &["bell: String"]));
}

#[test]
fn what_every_request_of_an_operation_has_is_needed() {
    let sends = |method: Method, targets: &[&str], text: &str| {
        let mut operation = asked(text, &[]);
        operation.method = method;
        let mut examples = asked(text, targets).examples;
        for example in &mut examples {
            example.example.text = example.example.text.replace("GET", method.as_str());
        }
        operation.examples = examples;
        operation
    };
    let needs = |operations: Vec<page::Operation>| {
        let api = types(operations);
        api.operations[0].parameters[0].always_sent
    };
    let clone = |targets: &[&str], text: &str| needs(vec![sends(Method::Post, targets, text)]);
    assert!(clone(&["/bells?tone=c", "/bells?tone=d"], "tone: String - The tone."));
    assert!(!clone(&["/bells?tone=c", "/bells"], "tone: String - The tone."));
    assert!(!clone(&["/bells?loud=true"], "loud: "));
    assert!(!clone(&["/bells?tone=c"], "tone: String - The tone, if any."));
    let find = || sends(Method::Get, &["/bells?tone=c"], "tone: String - The tone.");
    assert!(!needs(vec![find()]));
    assert!(needs(vec![find(), sends(Method::Get, &["/bells"], "limit: Int - How many.")]));
}
