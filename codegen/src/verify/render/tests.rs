//! One report in each form.

use serde_json::{Value, json};

use super::{json as to_json, sarif, text};
use crate::verify::tests::{Recorded, compare};
use crate::verify::{Policy, Report};

fn report() -> Report {
    let show = |status: u16, body: Value| -> Recorded<'static> {
        ("GET /v2/boats/7", json!({}), json!(null), status, json!({}), body)
    };
    let recorded = [
        show(200, json!({ "id": 1, "mast": 1 })),
        show(200, json!({ "id": "x" })),
        show(204, json!(null)),
        ("GET /harbour", json!({}), json!(null), 404, json!({}), json!(null)),
    ];
    compare(&recorded, &Policy::default())
}

#[test]
fn people_read_operations_with_their_differences() {
    let expected = "\
GET /v2/boats/{boat_id} docs/boats.rst:1
  3 exchanges (200 × 2, 204); 1 of 2 bodies decode
  error[wrong-kind] response body: `/id` is a string, expected an integer (1 of 3; first in 1.json)
  warning[undocumented-field] response body: `/mast` is not documented (1 of 3; first in 0.json)

no documented operation
  warning[undocumented-operation] GET /harbour answered 404 (first in 3.json)

4 exchanges, 3 of documented operations (4 in all); 1 of 2 bodies decode: 1 error, 2 warnings
";
    assert_eq!(anstream::adapter::strip_str(&text(&report(), "docs/")).to_string(), expected);
}

#[test]
fn a_header_that_many_operations_share_is_told_once() {
    let token = || json!({ "X-Token": "s", "X-Crew": "4" });
    let action = "POST /v2/boats/7/action";
    let recorded = [
        ("GET /v2/boats?quay=1", token(), json!(null), 200, json!({ "X-Total": "0" }), json!([])),
        ("GET /v2/boats/7", token(), json!(null), 204, json!({}), json!(null)),
        (action, token(), json!({ "paint": "red" }), 202, json!({}), json!(null)),
        (action, token(), json!({ "sink": 1 }), 202, json!({}), json!(null)),
    ];
    let shown = text(&compare(&recorded, &Policy::default()), "");
    let shown = anstream::adapter::strip_str(&shown).to_string();
    let told: Vec<_> = shown.lines().filter(|line| line.contains("X-Token")).collect();
    let expected = "  warning[undocumented-header] request header: the header `X-Token` is not documented \
                    (4 of 4 operations; first in 0.json)";
    assert_eq!(told, [expected]);
}

#[test]
fn programs_read_the_same() {
    let value: Value = serde_json::from_str(&to_json(&report())).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["operations"][0]["statuses"], json!({ "200": 2, "204": 1 }));
    assert_eq!(
        value["operations"][0]["differences"][0],
        json!({
            "kind": "wrong-kind", "level": "error", "part": "response-body", "at": "/id",
            "message": "`/id` is a string, expected an integer", "count": 1, "first": "1.json",
            "source": { "file": "boats.rst", "line": 1 },
        })
    );
}

#[test]
fn scanners_read_results_at_pages() {
    let value: Value = serde_json::from_str(&sarif(&report(), "my docs/")).unwrap();
    let results = value["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20docs/boats.rst");
    let rules = value["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}
