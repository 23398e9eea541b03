//! Names of types and operations, and what of a page gives them.

use docbind_spec::Method;

use super::{check, check_line, operation, render, sent, types};
use crate::read::page;

fn titled(mut operation: page::Operation, title: &str) -> page::Operation {
    title.clone_into(&mut operation.title.node);
    operation
}

#[test]
fn what_stands_under_data_is_a_thing() {
    let part = |metal| format!(r#"{{"metal": "{metal}", "maker": "Ida"}}"#);
    let bell = format!(r#"{{"name": "Tom", "properties": {{"rim": {}, "crown": {}}}}}"#, part("tin"), part("iron"));
    check(
        &[],
        &[&bell],
        &["Bell { name: string, properties: {BellProperty} }", "BellProperty { metal: string, maker: string }"],
    );
}

#[test]
fn the_long_form_of_a_list_is_of_the_same_things() {
    check_line(
        vec![operation("/bells/detail", &["name: String", "weight: String"], &[])],
        "Bells { name?: string, weight?: string }",
    );
}

#[test]
fn the_prefix_of_extensions_is_no_word_of_the_thing() {
    check_line(
        vec![operation("/os-bells/{id}", &["name: String", "weight: String"], &[])],
        "Bell { name?: string, weight?: string }",
    );
}

#[test]
fn what_a_title_says_in_brackets_is_left_out() {
    let ring = titled(
        operation("/bells/{id}/action", &["times: String", "loud: String"], &[]),
        "Ring (strike) bell (ring action)",
    );
    let api = types(vec![ring]);
    assert_eq!(api.operations[0].id, "ring_bell");
    assert_eq!(render(&api), "RingBell { times?: string, loud?: string }");
}

#[test]
fn names_of_keys_are_no_values() {
    check(
        &["keeper: String - Either `keeper` or `keeper_id`.", "keeper_id: String"],
        &[],
        &["Bell { keeper?: string, keeper_id?: string }"],
    );
}

#[test]
fn the_plain_name_is_for_what_shows_more() {
    let mut made = operation("/bells", &[], &[r#"{"id": 7, "cast": true}"#]);
    made.method = Method::Post;
    let listed = operation("/bells", &[], &[r#"{"bells": [{"id": 7, "name": "Tom", "weight": 7, "rope": 3}]}"#]);
    let lines = render(&types(vec![titled(made, "Create bell"), listed]));
    assert_eq!(
        lines,
        "Bell { id: integer, name: string, weight: integer, rope: integer }\n\
         BellList { bells: [Bell] }\n\
         CreatedBell { id: integer, cast: boolean }"
    );
}

#[test]
fn the_name_of_a_request_is_for_the_operation_of_that_title() {
    let plain = sent(operation("/bells", &["name!: String", "tower!: Integer"], &[r#"{"name": "Tom", "tower": 7}"#]));
    let rich = [r#"{"rope": 1, "hemp": 2, "length": 3, "knot": 4}"#];
    let rich =
        sent(operation("/a/bells", &["rope!: Integer", "hemp!: Integer", "length!: Integer", "knot!: Integer"], &rich));
    let lines = render(&types(vec![titled(rich, "Create bell with rope"), titled(plain, "Create bell")]));
    assert!(lines.contains("CreateBell { name"), "{lines}");
    assert!(lines.contains("CreateBellWithRope { rope"), "{lines}");
}

#[test]
fn a_schema_is_not_the_thing_that_it_describes() {
    let schema = operation("/schemas/bells", &[], &[r#"{"name": "bells", "required": true}"#]);
    check_line(vec![titled(schema, "Show bells schema")], "BellsSchema { name: string, required: boolean }");
}
