//! Names of parts and of what is sent, where the first words for them say too much or nothing.

use super::{check, check_line, operation, render, sent, types};
use crate::read::page;

fn titled(mut operation: page::Operation, title: &str) -> page::Operation {
    title.clone_into(&mut operation.title.node);
    operation
}

#[test]
fn one_of_what_a_whole_is_several_of_takes_its_place() {
    check(
        &[],
        &[r#"{"name": "Tom", "rope_ends": {"count": 2, "ends": [{"length": 3, "knot": "reef"}]}}"#],
        &[
            "Bell { name: string, rope_ends: BellRopeEnds }",
            "BellRopeEnd { length: integer, knot: string }",
            "BellRopeEnds { count: integer, ends: [BellRopeEnd] }",
        ],
    );
}

#[test]
fn a_part_of_two_words_that_ends_as_its_whole_goes_by_them() {
    let usage = r#"{"tower_usage": {"total": 3, "bell_usages": [{"name": "Tom", "hours": 7}]}}"#;
    let lines = render(&types(vec![operation("/towers/{id}/usage", &[], &[usage])]));
    assert!(lines.contains("BellUsage { name: string, hours: integer }"), "{lines}");
    assert!(!lines.contains("TowerUsageBellUsage"), "{lines}");
}

#[test]
fn a_version_that_is_one_of_few_is_that_of_something() {
    let address = |path: &str, key: &str| {
        operation(
            path,
            &["version: Integer - The version, either `4` or `6`."],
            &[&format!(r#"{{"{key}": {{"version": 4, "{key}_of": "a"}}}}"#)],
        )
    };
    let lines = render(&types(vec![address("/nets/{id}", "address"), address("/hosts/{id}", "port")]));
    assert!(!lines.contains("\nVersion ="), "{lines}");
}

#[test]
fn what_any_operation_is_given_is_no_word_of_a_thing() {
    let request = |key: &str| {
        let changed = sent(operation("/bells/{id}", &[], &[&format!(r#"{{"{key}": {{"rim": 7, "crown": 3}}}}"#)]));
        render(&types(vec![titled(changed, "Update bell")]))
    };
    for (key, name) in [("para", "UpdateBell"), ("rope_args", "UpdateRope")] {
        let lines = request(key);
        let expected = format!("{name} {{ rim?: integer, crown?: integer }}\n{name}Request {{ {key}: {name} }}");
        assert_eq!(lines, expected);
    }
}

#[test]
fn what_makes_several_is_named_for_several() {
    let made = |title: &str| {
        let body = r#"{"ropes": [{"length": 3}], "tower": "North"}"#;
        render(&types(vec![titled(sent(operation("/towers/{id}/ropes", &[], &[body])), title)]))
    };
    let lines = made("Create ropes");
    assert!(lines.contains("CreateRopes { ropes"), "{lines}");
    let lines = made("Create rope");
    assert!(lines.contains("CreateRope { ropes"), "{lines}");
}

#[test]
fn what_is_done_is_not_said_again_by_what_comes_of_it() {
    let attach =
        sent(operation("/bells/{id}/rope_attachments", &[], &[r#"{"ropeAttachment": {"rope": 7, "knot": 1}}"#]));
    check_line(vec![titled(attach, "Attach rope to bell")], "AttachRopeRequest { ropeAttachment: AttachRope }");
}

#[test]
fn no_thing_has_a_name_of_rust() {
    let option = operation("/options/{id}", &[], &[r#"{"option": {"name": "Tom", "loud": true}}"#]);
    check_line(vec![option], "OptionDetails { name: string, loud: boolean }");
}

#[test]
fn one_key_asks_a_path_for_the_same_though_one_page_shows_nothing_of_it() {
    let ring = |rows: &[&str], examples: &[&str]| sent(operation("/bells/{id}/action", rows, examples));
    let shown = titled(ring(&["ring: String"], &[r#"{"ring": {"times": 3, "loud": true}}"#]), "Ring bell");
    let told = titled(ring(&["ring: String - The action."], &[]), "Ring bell (loud)");
    check_line(vec![shown, told], "RingRequest { ring: Ring }");
}

#[test]
fn an_empty_object_says_all_by_its_key() {
    let stop = sent(operation("/bells/{id}/action", &[], &[r#"{"halt": {}}"#]));
    let api = types(vec![titled(stop, "Halt bell")]);
    let docbind_spec::Shape::Struct { fields, .. } = &api.types[0].shape else { panic!("{}", render(&api)) };
    assert_eq!(fields[0].default, Some(serde_json::json!({})), "{}", render(&api));
}
