//! Rows that name several keys at once.

use super::{check, check_line, operation};

#[test]
fn names_between_slashes_are_keys_of_one_object() {
    check(
        &["rope.length/hemp: String - What it is."],
        &[r#"{"bell": {"rope": {"length": 3, "hemp": true}}}"#],
        &["Bell { rope: BellRope }", "BellResponse { bell: Bell }", "BellRope { length: integer, hemp: boolean }"],
    );
    check(&["length/hemp"], &[r#"{"length": 3, "hemp": true}"#], &["Bell { length: integer, hemp: boolean }"]);
    // Another page shows the object.
    let elsewhere = operation("/towers/{id}", &[], &[r#"{"tower": {"rope": {"length": 3, "hemp": true}}}"#]);
    let rows = ["bell: Object", "bell.name: String", "bell.rope.length/hemp: String"];
    check_line(vec![operation("/bells/{id}", &rows, &[]), elsewhere], "Bell { name?: string, rope?: Rope }");
    // Nothing shows them: the name is one.
    check(&["length/hemp: String"], &[r#"{"length": 3}"#], &["Bell { length: integer, length/hemp?: string }"]);
}

#[test]
fn a_namespace_stands_for_its_keys() {
    check(
        &["bell.EXT-RING: String"],
        &[r#"{"bell": {"EXT-RING:at": null, "EXT-RING:count": 3}}"#],
        &["Bell { EXT-RING:at: string or null, EXT-RING:count: integer }", "BellResponse { bell: Bell }"],
    );
    check(
        &["EXT-RING: String", "EXT-RING:at: Integer"],
        &[r#"{"EXT-RING:at": null, "EXT-RING:count": 3}"#],
        &["Bell { EXT-RING:at: integer or null, EXT-RING:count: integer }"],
    );
    check(&["EXT-RING: String"], &[r#"{"EXT-RINGS": 3}"#], &["Bell { EXT-RINGS: integer, EXT-RING?: string }"]);
}
