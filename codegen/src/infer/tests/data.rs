//! Keys that are data, and values that follow no structure.

use super::{check, check_line, operation};

#[test]
fn a_key_in_the_plural_with_nothing_but_objects_is_a_map() {
    check(
        &[],
        &[
            r#"{"towers": {"north": {"bell": 1, "height": 3}}, "parts": {"rope": 7}, "frame": {"beam": {"wood": 1}}, "ropes": {"rope": {"length": 3}}}"#,
        ],
        &[
            "Bell { towers: {BellTower}, parts: BellParts, frame: BellFrame, ropes: BellRopes }",
            "BellFrame { beam: BellFrameBeam }",
            "BellFrameBeam { wood: integer }",
            "BellParts { rope: integer }",
            "BellRopes { rope: BellRopesRope }",
            "BellRopesRope { length: integer }",
            "BellTower { bell: integer, height: integer }",
        ],
    );
}

#[test]
fn values_of_many_kinds_under_data_are_any() {
    let bell = |values: &str| format!(r#"{{"bell": {{"name": "Tom", "properties": {{{values}}}}}}}"#);
    let bell = |values: &str| operation("/bells/{id}", &[], &[&bell(values)]);
    let mixed = || bell(r#""A b": "x""#);
    let free = "Bell { name: string, properties: {any} }";
    check_line(vec![mixed(), bell(r#""c": [1], "d": {"e": 1}"#)], free);
    check_line(vec![bell(r#""A b": {"x": 1}, "c": {"y": {"z": 2}}"#)], free);
    check_line(vec![bell(r#""A b": {"x": 1}, "c": {"x": 2}"#)], "BellProperty { x: integer }");
    check_line(vec![mixed(), bell(r#""c": 1, "d": "x""#)], "ShownBellProperty = Integer(integer) | String(string)");
}

#[test]
fn what_prose_calls_arbitrary_is_any() {
    let mut shown = operation("/bells/{id}", &[], &[r#"{"name": "Tom", "tune": {"notes": [1, 2], "by": "Ida"}}"#]);
    check_line(vec![shown.clone()], "Bell { name: string, tune: BellTune }");
    shown.description = "The `tune` is the arbitrary document that was sent.".to_owned();
    check_line(vec![shown.clone()], "Bell { name: string, tune: any }");
    // What has all of its keys is the same thing, whatever it is called there.
    let rung = operation("/rings", &[], &[r#"{"rings": [{"name": "Tom", "tune": {"notes": [3]}, "times": 2}]}"#]);
    check_line(vec![shown, rung], "Ring { name: string, tune: any, times: integer }");
}

#[test]
fn a_key_that_no_row_describes_is_not_sure_where_others_of_the_thing_lack_it() {
    let rows = ["name: String", "weight: Integer", "cast: Integer"];
    let list = operation("/bells", &["name: String"], &[r#"{"bells": [{"name": "Tom", "weight": 7}]}"#]);
    let bell = r#"{"name": "Tom", "weight": 7, "cast": 1850, "x_mark": "a", "x_hall": "b", "x_door": "c"}"#;
    check_line(
        vec![list, operation("/bells/{id}", &rows, &[bell])],
        "Bell { ..BellSummary, cast: integer, x_mark?: string, x_hall?: string, x_door?: string }",
    );
}

#[test]
fn how_many_there_are_is_no_element_of_them() {
    let quota = operation("/quotas", &[], &[r#"{"quota": {"ropes": 10, "bells": 2}}"#]);
    let bell = operation("/bells/{id}", &["name: String", "ropes: Array"], &[r#"{"bell": {"name": "Tom"}}"#]);
    check_line(vec![quota, bell], "Bell { name: string, ropes?: [any] }");
}

#[test]
fn keys_that_number_or_code_things_are_data() {
    let towers = |ropes: &str| vec![operation("/towers/{id}", &[], &[&format!(r#"{{"id": "a", "ropes": {ropes}}}"#)])];
    check_line(towers(r#"{"rope0": 7, "rope1": 8}"#), "Tower { id: string, ropes: {integer} }");
    check_line(towers(r#"{"OAK": 7, "ELM": 8, "ASH": 9}"#), "Tower { id: string, ropes: {integer} }");
    check_line(towers(r#"{"north-7": {"a": 1}, "south-8": {"a": 2}}"#), "Tower { id: string, ropes: {TowerRope} }");
    check_line(towers(r#"{"long": 7, "short": 8}"#), "Tower { id: string, ropes: TowerRopes }");
}

#[test]
fn a_row_may_stand_for_whatever_key_is_chosen() {
    let rows = ["metadata: Object", "metadata.keyname: Keypair"];
    check_line(vec![operation("/bells/{id}/metadata", &rows, &[])], "MetadataResponse { metadata?: {string} }");
    let rows = ["ropes: Object", "ropes.*: Object", "ropes.*.length: Int"];
    check_line(vec![operation("/bells/{id}/ropes", &rows, &[])], "RopesResponse { ropes?: {Rope} }");
}

#[test]
fn rows_beside_things_of_one_structure_describe_each() {
    let rows = ["bells: Object", "bells.weight: Int"];
    let shown = r#"{"bells": {"north": [{"weight": 7}], "south": [{"weight": 8}]}}"#;
    check_line(vec![operation("/bells", &rows, &[shown])], "BellsResponse { bells: {[Bell]} }");
}

#[test]
fn an_object_that_is_shown_empty_holds_the_rows_behind_its_own() {
    let rows = ["id: Integer", "rope: String - A `rope` object.", "length: Integer", "hemp: Boolean"];
    let shown = r#"{"bell": {"id": 1, "rope": {}, "weight": 7}}"#;
    check_line(vec![operation("/bells/{id}", &rows, &[shown])], "BellRope { length?: integer, hemp?: boolean }");
}

#[test]
fn an_empty_list_may_be_named_for_things_that_are_shown() {
    let rope = operation("/ropes/{id}", &[], &[r#"{"bell_rope": {"id": 1, "length": 7}}"#]);
    let bell = operation("/bells/{id}", &[], &[r#"{"bell": {"id": 1, "ropes": [], "bells": []}}"#]);
    check_line(vec![rope, bell], "Bell { id: integer, ropes: [BellRope], bells: [any] }");
}
