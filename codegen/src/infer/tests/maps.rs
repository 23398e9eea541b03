//! Maps that rows tell, here or on other pages, and what stands under their keys.

use super::{check, check_line, operation, sent};

#[test]
fn what_prose_calls_a_map_is_one_whatever_examples_show() {
    let shown = r#"{"name": "Tom", "tones": {"first": "do", "second": 7}}"#;
    let map = &["Bell { name: string, tones: {BellTone} }", "BellTone = Integer(integer) | String(string)"];
    check(&["tones: String - Map of the tones that it gives."], &[shown], map);
    check(
        &["tones: String - The tones that it gives."],
        &[shown],
        &["Bell { name: string, tones: BellTones }", "BellTones { first: string, second: integer }"],
    );
}

#[test]
fn what_rows_call_a_map_is_one_on_other_pages() {
    let made = |row: &str| sent(operation("/bells", &[row], &[]));
    let shown = |tones: &str| {
        let shown = format!(r#"{{"name": "Tom", "tones": {tones}, "weight": 3}}"#);
        operation("/bells/{id}", &[], &[&shown])
    };
    let told = || made("tones: String - Map of the tones that it gives.");
    let object = r#"{"first": "do", "second": "re"}"#;
    check_line(vec![told(), shown(object)], "Bell { name: string, tones: {string}, weight: integer }");
    check_line(vec![told(), shown("null")], "Bell { name: string, tones: {string} or null, weight: integer }");
    let plain = || made("tones: String - The tones that it gives.");
    check_line(vec![plain(), shown(object)], "Bell { name: string, tones: BellTones, weight: integer }");
    check_line(vec![plain(), shown("null")], "Bell { name: string, tones: string or null, weight: integer }");
}

#[test]
fn values_of_several_kinds_are_one_type_where_they_are_sent_and_shown() {
    let data = r#""properties": {"tone": "do", "depth": 7}"#;
    let shown = operation("/bells/{id}", &[], &[&format!(r#"{{"bell": {{"id": 1, {data}}}}}"#)]);
    let made = sent(operation("/bells", &[], &[&format!(r#"{{"bell": {{"name": "Tom", {data}}}}}"#)]));
    let both = || vec![shown.clone(), made.clone()];
    check_line(both(), "Bell { id: integer, properties: {Property} }");
    check_line(both(), "Property = Integer(integer) | String(string)");
    check_line(both(), "ShowBell { name?: string, properties?: {Property} }");
}
