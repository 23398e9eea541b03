//! Rows that print flat, with no example of their message: which container takes what follows it.

use super::{check, check_line, operation, render, types};

#[test]
fn the_first_container_takes_what_follows_it() {
    check(
        &["bell: Object", "name: String", "weight: Integer"],
        &[],
        &["Bell { name?: string, weight?: integer }", "BellResponse { bell?: Bell }"],
    );
}

#[test]
fn a_container_in_another_takes_what_it_is_known_to_hold() {
    let rows = ["bell: Object", "ropes: Array", "weight: Integer", "length: Integer", "hemp: Boolean"];
    check(
        &rows,
        &[],
        &["Bell { ropes?: [any], weight?: integer, length?: integer, hemp?: boolean }", "BellResponse { bell?: Bell }"],
    );
    let known = operation("/towers/{id}", &[], &[r#"{"bell": {"ropes": [{"length": 3, "hemp": true}]}}"#]);
    let lines = render(&types(vec![operation("/bells/{id}", &rows, &[]), known]));
    assert!(lines.contains("Bell { ropes: [BellRope], weight?: integer }"), "{lines}");
}

#[test]
fn a_container_in_another_takes_what_a_text_says_to_be_in_it() {
    let bell = "BellResponse { bell?: Bell }";
    check(
        &["bell: Object", "ropes: Array", "length: Integer - The length of the rope."],
        &[],
        &["Bell { ropes?: [BellRope] }", bell, "BellRope { length?: integer }"],
    );
    check(
        &["bell: Object", "rope: Object - The container for what it hangs by.", "length: Integer"],
        &[],
        &["Bell { rope?: BellRope }", bell, "BellRope { length?: integer }"],
    );
    check(
        &["bell: Object", "length: Integer", "rope: Object", "length: Integer"],
        &[],
        &["Bell { length?: integer, rope?: BellRope }", bell, "BellRope { length?: integer }"],
    );
}

#[test]
fn a_row_may_say_in_words_that_it_is_a_container() {
    // Elsewhere the key holds a text.
    let elsewhere = operation("/towers/{id}", &[], &[r#"{"bell": "Tom", "tower": 7}"#]);
    let rows = ["bell: Object - The container of bells.", "name: String", "weight: Integer"];
    check_line(vec![operation("/bells/{id}", &rows, &[]), elsewhere], "Bell { name?: string, weight?: integer }");
    check(
        &["bell: Object", "rope: String - The container of its parts.", "length: Integer"],
        &[],
        &["Bell { rope?: BellRope }", "BellResponse { bell?: Bell }", "BellRope { length?: integer }"],
    );
}

#[test]
fn what_other_tables_list_in_a_container_ends_it() {
    let rope = operation("/ropes/{id}", &["rope: Object", "length: Integer", "hemp: Boolean"], &[]);
    let rows =
        ["bell: Object", "rope: Object - A container of parts.", "length: Integer", "hemp: Boolean", "cast: String"];
    let lines = render(&types(vec![operation("/bells/{id}", &rows, &[]), rope]));
    assert!(lines.contains("Bell { rope?: Rope, cast?: string }"), "{lines}");
}

#[test]
fn a_body_is_not_what_it_wraps() {
    let wrapped = |name: &str| format!(r#"{{"bell": {{"name": "{name}", "weight": 7}}}}"#);
    let examples = [wrapped("Tom"), wrapped("Ida"), r#"{"name": "Max", "weight": 8}"#.to_owned()];
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    let bell = operation("/bells/{id}", &[], &examples);
    let api = types(vec![bell]);
    assert_eq!(render(&api), "Bell { name: string, weight: integer }\nBellResponse { bell: Bell }");
    let read: Vec<String> = api.operations[0].examples.iter().filter_map(|e| e.ty.as_ref().map(super::name)).collect();
    assert_eq!(read, ["BellResponse", "BellResponse", "Bell"]);
}
