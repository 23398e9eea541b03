//! What things are without: keys that hold `null`, and keys that are not there.

use super::{check, check_line, operation, sent};

#[test]
fn a_service_that_writes_null_does_so_for_what_nobody_said_and_what_did_not_happen() {
    let written = r#"{"id": 7, "description": "loud", "created_at": "spring", "updated_at": "summer", "tuned": null}"#;
    check(
        &[],
        &[written],
        &["Bell { id: integer, description: string or null, created_at: string, updated_at: string or null, \
           tuned: string or null }"],
    );
    let all = written.replace("null", "3");
    check(
        &[],
        &[&all],
        &["Bell { id: integer, description: string, created_at: string, updated_at: string, tuned: integer }"],
    );
    // What is no thing of its own is not described by its users, and what is not made is not changed later.
    check(
        &[],
        &[r#"{"name": "Tom", "description": "loud", "updated_at": "summer", "tuned": null}"#],
        &["Bell { name: string, description: string, updated_at: string, tuned: string or null }"],
    );
}

#[test]
fn a_thing_that_lacks_another_may_lack_any() {
    check(
        &[],
        &[r#"{"id": 7, "rope_id": "r", "frame_id": null, "tenant_id": "t"}"#],
        &["Bell { id: integer, rope_id: string or null, frame_id: string or null, tenant_id: string }"],
    );
    check(
        &[],
        &[r#"{"id": 7, "rope_id": "r", "tuned": null}"#],
        &["Bell { id: integer, rope_id: string, tuned: string or null }"],
    );
}

#[test]
fn a_name_that_some_things_of_a_service_lack_others_may_lack_too() {
    let bell = || operation("/bells/{id}", &[], &[r#"{"bell": {"id": 7, "name": "Tom", "weight": 9}}"#]);
    let rope = |name| {
        let shown = format!(r#"{{"rope": {{"fibre": "hemp", "name": {name}}}}}"#);
        operation("/ropes/{id}", &[], &[&shown])
    };
    check_line(vec![bell(), rope("null")], "Bell { id: integer, name: string or null, weight: integer }");
    check_line(vec![bell(), rope(r#""r""#)], "Bell { id: integer, name: string, weight: integer }");
}

#[test]
fn what_is_shown_often_and_never_null_is_not() {
    let bells = |count: usize| {
        let bell = r#"{"id": 7, "description": "loud", "tuned": null}"#;
        format!(r#"{{"bells": [{}]}}"#, vec![bell; count].join(", "))
    };
    let check = |count, expected| check_line(vec![operation("/bells", &[], &[&bells(count)])], expected);
    check(7, "Bell { id: integer, description: string or null, tuned: string or null }");
    check(8, "Bell { id: integer, description: string, tuned: string or null }");
}

#[test]
fn keys_that_are_named_for_one_kind_are_not_sure() {
    let cast = r#"{"type": "cast", "cast_mould": {"clay": 1, "wax": 2}, "weight": 7}"#;
    check_line(
        vec![operation("/bells/{id}", &["type: String - Either ``cast`` or ``forged``."], &[cast])],
        "Bell { type: BellType, cast_mould?: BellCastMould, weight: integer }",
    );
    check_line(
        vec![operation("/bells/{id}", &[], &[cast])],
        "Bell { type: string, cast_mould: BellCastMould, weight: integer }",
    );
    check_line(
        vec![operation(
            "/bells/{id}",
            &[],
            &[r#"{"methods": ["rope", "wheel"], "rope": {"fibre": "hemp", "length": 3}, "wheel": 7}"#],
        )],
        "Bell { methods: [string], rope?: BellRope, wheel: integer }",
    );
}

#[test]
fn two_requests_with_the_same_keys_are_one_example() {
    let made = |examples: &[&str]| vec![sent(operation("/bells", &[], examples))];
    let (tom, ida) = (r#"{"name": "Tom", "weight": 7}"#, r#"{"name": "Ida", "weight": 8}"#);
    check_line(made(&[tom, ida]), "ShowBell { name?: string, weight?: integer }");
    check_line(made(&[tom, ida, ida]), "ShowBell { name: string, weight: integer }");
    check_line(made(&[tom, r#"{"name": "Ida"}"#]), "ShowBell { name: string, weight?: integer }");
}
