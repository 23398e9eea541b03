//! Each call judges one value by one type of a small API of lanterns.

use serde_json::{Value, json};

use crate::{Api, FindingKind, IntegerFormat, MAX_DEPTH, MAX_FINDINGS, StringFormat, Type};

/// The types that the tests judge by.
fn api() -> Api {
    let field = |name: &str, ty: Value, presence: &str| {
        json!({ "name": name, "type": ty, "presence": presence, "description": "", "default": null,
                "minimum": null, "maximum": null, "min_length": null, "max_length": null })
    };
    let named = |name: &str| json!({ "kind": "named", "name": name });
    let string = json!({ "kind": "string", "format": null });
    let integer = json!({ "kind": "integer", "format": "int32" });
    let id = field("id", string.clone(), "required");
    let mut bounded = field("watts", integer.clone(), "optional");
    bounded["minimum"] = json!(1);
    bounded["maximum"] = json!(99);
    let mut sized = field("label", string.clone(), "optional");
    sized["min_length"] = json!(2);
    sized["max_length"] = json!(3);
    let definition = |name: &str, shape: Value| json!({ "name": name, "description": "", "shape": shape });
    let structure = |includes: Value, fields: Value, rest: Value| {
        let mut shape = json!({ "kind": "struct", "rest": rest });
        shape["includes"] = includes;
        shape["fields"] = fields;
        shape
    };
    let values = json!([{ "value": "on", "description": "" }, { "value": "off", "description": "" }]);
    let codes = json!([{ "value": "1", "description": "" }]);
    let variant = |name: &str, ty: Value, when: Value| json!({ "name": name, "type": ty, "when": when });
    let spec = json!({
        "docbind": 1, "title": "Lanterns", "operations": [],
        "types": [
            definition("Attached", structure(json!(["Open"]), json!([]), Value::Null)),
            definition("Base", structure(json!(["Loop"]), json!([id]), Value::Null)),
            definition("Code", json!({ "kind": "enum", "of": "integer", "values": codes, "open": true })),
            definition("Fixed", json!({ "kind": "enum", "of": "string", "values": values, "open": false })),
            definition("Lantern", structure(json!(["Base"]), json!([
                field("state", named("State"), "required"),
                field("note", json!({ "kind": "nullable", "of": string }), "required"),
                bounded, sized,
                field("parts", json!({ "kind": "array", "items": named("Lantern") }), "optional"),
            ]), Value::Null)),
            definition("Light", json!({ "kind": "union", "variants": [
                variant("Oil", named("Open"), json!({ "by": "keys", "keys": ["oil", "wick"] })),
                variant("Lamp", named("Base"), json!({ "by": "tag", "field": "type", "values": ["lamp"] })),
                variant("Count", json!({ "kind": "number" }), json!({ "by": "kind", "json": "number" })),
            ] })),
            definition("Loop", structure(json!(["Loop", "Base"]), json!([]), Value::Null)),
            definition("Mirror", json!({ "kind": "union", "variants": [
                variant("Self", named("Mirror"), json!({ "by": "kind", "json": "string" })),
            ] })),
            definition("Open", structure(json!([]), json!([field("oil", integer, "optional")]), string)),
            definition("State", json!({ "kind": "enum", "of": "string", "values": values, "open": true })),
        ],
    });
    Api::from_json(&spec.to_string()).unwrap()
}

/// Judges, and expects the findings as sentences: `!` before a refusal, `?` before a surprise.
#[track_caller]
fn check(ty: &Type, value: &Value, expected: &[&str]) {
    let findings = api().judge(ty, value);
    let found: Vec<_> =
        findings.iter().map(|f| format!("{} {f}", if f.kind.is_refusal() { '!' } else { '?' })).collect();
    assert_eq!(found, expected);
}

const INT32: Type = Type::Integer { format: IntegerFormat::Int32 };

#[test]
fn a_value_that_fits_has_no_findings() {
    check(&Type::Any, &json!(null), &[]);
    check(&Type::Number, &json!(5), &[]);
    check(&Type::map(INT32.nullable()), &json!({ "a": 1, "b": null }), &[]);
    let lantern = json!({ "id": "x", "state": "on", "note": null, "watts": 99, "label": "éé", "parts": [] });
    check(&Type::named("Lantern"), &lantern, &[]);
}

#[test]
fn a_wrong_kind_is_a_refusal() {
    check(&Type::Boolean, &json!("true"), &["! the value is a string, expected a boolean"]);
    check(&Type::Number, &json!("1"), &["! the value is a string, expected a number"]);
    check(&Type::STRING, &json!(1), &["! the value is an integer, expected a string"]);
    check(&Type::array(Type::Any), &json!({}), &["! the value is an object, expected an array"]);
    check(&Type::map(Type::Any), &json!([]), &["! the value is an array, expected an object"]);
    check(&Type::named("Base"), &json!([]), &["! the value is an array, expected an object"]);
    check(&Type::named("State"), &json!(true), &["! the value is a boolean, expected a string"]);
    check(&Type::named("Code"), &json!("1"), &["! the value is a string, expected an integer"]);
}

#[test]
fn null_is_a_refusal_where_a_value_is_required() {
    check(&Type::array(Type::STRING), &json!([null]), &["! `/0` is null, expected a string"]);
    let lantern = json!({ "id": null, "state": "on", "note": null });
    check(&Type::named("Lantern"), &lantern, &["! `/id` is null, expected a string"]);
}

#[test]
fn null_in_an_optional_field_is_a_surprise() {
    let lantern = json!({ "id": "", "state": "on", "note": "", "watts": null });
    check(&Type::named("Lantern"), &lantern, &["? `/watts` is null, which is not documented"]);
}

#[test]
fn a_missing_required_field_is_a_refusal_even_of_an_included_type_or_a_nullable_one() {
    let expected = [
        "! `/parts/0` lacks the required field `id`",
        "! `/parts/0` lacks the required field `state`",
        "! `/parts/0` lacks the required field `note`",
    ];
    check(&Type::named("Lantern"), &json!({ "id": "", "state": "on", "note": "", "parts": [{}] }), &expected);
}

#[test]
fn an_unknown_field_is_a_surprise_unless_keys_are_data() {
    check(&Type::named("Base"), &json!({ "id": "", "a~/b": 1 }), &["? `/a~0~1b` is not documented"]);
    check(&Type::named("Open"), &json!({ "b": "x", "c": 1 }), &["! `/c` is an integer, expected a string"]);
    check(&Type::named("Attached"), &json!({ "b": "x", "c": 1 }), &["! `/c` is an integer, expected a string"]);
}

#[test]
fn an_integer_is_whole_and_within_its_width() {
    check(&INT32, &json!(5.0), &["! the value is a number, expected an integer"]);
    check(&INT32, &json!(2_147_483_648_u32), &["! the value is 2147483648, which int32 cannot hold"]);
    let int64 = Type::Integer { format: IntegerFormat::Int64 };
    check(&int64, &json!(u64::MAX), &["! the value is 18446744073709551615, which int64 cannot hold"]);
    let uint64 = Type::Integer { format: IntegerFormat::Uint64 };
    check(&uint64, &json!(-1), &["! the value is -1, which uint64 cannot hold"]);
    check(&uint64, &json!(u64::MAX), &[]);
    check(&Type::named("Code"), &json!(u64::MAX), &["! the value is 18446744073709551615, which int64 cannot hold"]);
}

#[test]
fn an_unknown_value_is_refused_only_by_a_closed_enumeration() {
    check(&Type::named("State"), &json!("dim"), &["? the value is \"dim\", which is not one of the values documented"]);
    check(&Type::named("Fixed"), &json!("dim"), &["! the value is \"dim\", which is not one of the values allowed"]);
    check(&Type::named("Code"), &json!(1), &[]);
    check(&Type::named("Code"), &json!(2), &["? the value is 2, which is not one of the values documented"]);
}

#[test]
fn an_excerpt_is_short_and_cannot_turn_the_line() {
    let expected = "? the value is \"\\u{202e}a\\\"\", which is not one of the values documented";
    check(&Type::named("State"), &json!("\u{202e}a\""), &[expected]);
    let long = api().judge(&Type::named("State"), &json!("x".repeat(1000)));
    assert!(long[0].to_string().len() < 150);
}

#[test]
fn a_format_or_a_bound_that_does_not_hold_is_a_surprise() {
    let uuid = Type::String { format: Some(StringFormat::Uuid) };
    check(&uuid, &json!("a-b"), &["? the value is \"a-b\", expected a UUID"]);
    let lantern = json!({ "id": "", "state": "on", "note": "", "watts": 0, "label": "é" });
    let expected = ["? `/watts` is 0, less than 1", "? `/label` has the length 1, less than 2"];
    check(&Type::named("Lantern"), &lantern, &expected);
    let lantern = json!({ "id": "", "state": "on", "note": "", "watts": 100, "label": "éééé" });
    let expected = ["? `/watts` is 100, greater than 99", "? `/label` has the length 4, greater than 3"];
    check(&Type::named("Lantern"), &lantern, &expected);
}

#[test]
fn the_first_alternative_that_a_value_shows_judges_it() {
    check(&Type::named("Light"), &json!({ "wick": "x", "type": "lamp" }), &[]);
    check(
        &Type::named("Light"),
        &json!({ "type": "lamp" }),
        &["! the value lacks the required field `id`", "? `/type` is not documented"],
    );
    check(&Type::named("Light"), &json!(5), &[]);
    let none = "? the value is a string that shows none of the documented alternatives";
    check(&Type::named("Light"), &json!("x"), &[none]);
}

#[test]
fn types_and_values_without_end_come_to_one() {
    check(&Type::named("Mirror"), &json!("x"), &[]);
    check(&Type::named("Nowhere"), &json!("x"), &[]);
    let mut deep = json!(1);
    let mut ty = Type::Any;
    for _ in 0..MAX_DEPTH + 2 {
        deep = json!([deep]);
        ty = Type::array(ty);
    }
    let findings = api().judge(&ty, &deep);
    assert_eq!(findings.iter().map(|finding| &finding.kind).collect::<Vec<_>>(), [&FindingKind::TooDeep]);
}

#[test]
fn findings_are_bounded_and_surprises_do_not_hide_a_refusal() {
    let mut many: Vec<_> = (0..2 * MAX_FINDINGS).map(|_| json!("dim")).collect();
    many.push(json!(1));
    let findings = api().judge(&Type::array(Type::named("State")), &json!(many));
    assert_eq!(findings.len(), MAX_FINDINGS + 1);
    assert!(findings.last().unwrap().kind.is_refusal());
}
