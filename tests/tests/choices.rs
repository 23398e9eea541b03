//! Bindings with every choice, and with any two choices together, compile with the crates that they name, without a
//! warning, pass their own tests, and do what was chosen.
#![deny(warnings)]
#![allow(missing_docs, clippy::pedantic, reason = "generated code answers to the default lints")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

include!(concat!(env!("OUT_DIR"), "/choices.rs"));

#[path = "../pairs.rs"]
mod pairs;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn lamp() -> Value {
    json!({
        "id": "4f0d4f5c-98a4-4c3e-8f2c-5b7f3f7f2a10", "made_on": "2031-02-03", "lit_at": "2031-02-03T04:05:06Z",
        "watts": 40, "hours": 12_345_678_901_i64, "labels": {"hall": true}, "colour": "red"
    })
}

#[track_caller]
fn reads<T: DeserializeOwned + Serialize>(field: &str, value: Value) -> Result<Value, String> {
    let mut lamp = lamp();
    lamp[field] = value;
    let read: T = serde_json::from_value(lamp).map_err(|error| error.to_string())?;
    Ok(serde_json::to_value(read).unwrap()[field].clone())
}

#[test]
fn a_field_is_of_the_crate_that_was_chosen() {
    let lamp: jiff_index::Lamp = serde_json::from_value(lamp()).unwrap();
    let _: (uuid::Uuid, jiff::civil::Date, Option<jiff::Timestamp>) = (lamp.id, lamp.made_on, lamp.lit_at);
    let _: (i64, indexmap::IndexMap<String, bool>) = (lamp.watts, lamp.labels);
    let lamp: time_hash::Lamp = serde_json::from_value(self::lamp()).unwrap();
    let _: (time::Date, Option<time::OffsetDateTime>) = (lamp.made_on, lamp.lit_at);
    let _: (serde_json::Number, std::collections::HashMap<String, bool>) = (lamp.watts, lamp.labels);
    let lamp: chrono_http::Lamp = serde_json::from_value(self::lamp()).unwrap();
    let _: (uuid::Uuid, chrono::NaiveDate, i32) = (lamp.id, lamp.made_on, lamp.watts);
    let _: Option<chrono::DateTime<chrono::FixedOffset>> = lamp.lit_at;
}

#[test]
fn a_text_that_is_no_value_of_the_crate_is_an_error_that_names_the_place() {
    let refused = |read: Result<Value, String>, expected: &str| assert_eq!(read.unwrap_err(), expected);
    refused(reads::<jiff_index::Lamp>("id", json!("none")), "/id: \"none\" is not a UUID");
    let date = "/made_on: \"soon\" is not a date (RFC 3339)";
    refused(reads::<jiff_index::Lamp>("made_on", json!("soon")), date);
    refused(reads::<time_hash::Lamp>("made_on", json!("soon")), date);
    refused(reads::<chrono_http::Lamp>("made_on", json!("soon")), date);
    assert_eq!(reads::<plain::Lamp>("made_on", json!("soon")), Ok(json!("soon")));
    assert_eq!(reads::<time_hash::Lamp>("id", json!("none")), Ok(json!("none")));
}

#[test]
fn whole_numbers_have_the_width_that_was_chosen() {
    let wide = json!(3_000_000_000_i64);
    assert!(reads::<plain::Lamp>("watts", wide.clone()).unwrap_err().starts_with("/watts: "));
    assert_eq!(reads::<jiff_index::Lamp>("watts", wide), Ok(json!(3_000_000_000_i64)));
    assert_eq!(reads::<time_hash::Lamp>("watts", json!(1.50)), Ok(json!(1.5)));
}

#[test]
fn unknown_fields_are_kept_where_that_was_chosen() {
    assert_eq!(reads::<jiff_index::Lamp>("new", json!([1, null])), Ok(json!([1, null])));
    assert_eq!(reads::<plain::Lamp>("new", json!([1, null])), Ok(json!(null)));
}

#[test]
fn an_unknown_value_of_an_enumeration_is_kept_and_a_secret_is_not_shown() {
    assert_eq!(reads::<chrono_http::Lamp>("colour", json!("ultraviolet")), Ok(json!("ultraviolet")));
    let mut lamp = lamp();
    lamp["adminPass"] = json!("hunter2");
    let read: chrono_http::Lamp = serde_json::from_value(lamp).unwrap();
    assert!(!format!("{read:?}").contains("hunter2"));
}

#[test]
fn what_is_derived_besides_can_be_used() {
    fn is_eq<T: Eq>() {}
    is_eq::<time_hash::Lamp>();
    is_eq::<time_hash::Keeper>();
    is_eq::<chrono_http::Lamp>();
}

#[test]
fn operations_can_be_called_and_the_others_left_out() {
    use chrono_http::operation::Operation;
    let call = chrono_http::show_lamp::Call::new("a/b");
    assert_eq!(call.to_request("https://x.example").unwrap().uri(), "https://x.example/lamps/a%2Fb");
    assert_eq!(untested::show_keeper::path(), "/keeper");
    assert_eq!(untested::Keeper::new("Ada".to_owned()).name, "Ada");
}

/// The combinations themselves are modules, which compile, and whose tests run beside this one.
#[test]
fn any_two_choices_are_together_in_some_combination() {
    let kinds = [2, 4, 3];
    let chosen = pairs::covering(&kinds);
    assert_eq!(chosen.len(), 12);
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        for (first, second) in (0..kinds[one]).flat_map(|first| (0..kinds[other]).map(move |second| (first, second))) {
            let together = |combination: &Vec<usize>| combination[one] == first && combination[other] == second;
            assert!(chosen.iter().any(together), "{first} of {one}, {second} of {other}");
        }
    }
}
