//! What each choice changes of the bindings.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use docbind_emit::{Attribute, Dates, Derive, Features, Integers, Maps, Options, UnknownFields, Uuids, bindings};
use docbind_spec::{Api, Shape};
use serde_json::{Value, json};

fn api() -> Api {
    let field = |name: &str, ty: Value| {
        json!({
            "name": name, "type": ty, "presence": "required", "description": "", "default": null,
            "minimum": null, "maximum": null, "min_length": null, "max_length": null
        })
    };
    let text = |format: &str| json!({"kind": "string", "format": format});
    let fields = [
        field("id", text("uuid")),
        field("day", text("date")),
        field("made", text("date-time")),
        field("size", json!({"kind": "integer", "format": "int32"})),
        field("labels", json!({"kind": "map", "values": {"kind": "boolean"}})),
    ];
    let lamp = json!({"kind": "struct", "includes": [], "fields": fields, "rest": null});
    let other = json!({"kind": "struct", "includes": [], "fields": [], "rest": null});
    let operation = |id: &str, file: &str, ty: &str| {
        json!({
            "id": id, "title": id, "method": "GET", "path": "/", "description": "", "deprecated": false,
            "source": {"file": file, "line": 1}, "statuses": [], "parameters": [], "examples": [], "request": null,
            "response": {"kind": "named", "name": ty}
        })
    };
    let spec = json!({
        "docbind": 1, "title": "Lamps",
        "operations": [operation("show", "v2/Lamp Parts/show.rst", "Lamp"), operation("about", "about.rst", "Other")],
        "types": [
            {"name": "Lamp", "description": "", "shape": lamp},
            {"name": "Other", "description": "", "shape": other}
        ]
    });
    Api::from_json(&spec.to_string()).unwrap()
}

/// The bindings without the module that reads and writes.
fn emitted(change: impl FnOnce(&mut Options)) -> String {
    let mut options = Options::default();
    change(&mut options);
    let file = syn::parse2(bindings(&api(), &options)).unwrap();
    let text = prettyplease::unparse(&file);
    text.split("mod wire {").next().unwrap_or_default().to_owned()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Options), expected: &[&str]) {
    let (before, after) = (emitted(|_| {}), emitted(change));
    for text in expected {
        assert!(after.contains(text), "{text:?} is not in\n{after}");
        assert!(!before.contains(text), "{text:?} is there without the choice");
    }
}

#[test]
fn a_crate_is_used_where_it_is_chosen() {
    check(|options| options.uuids = Uuids::Uuid, &["pub id: ::uuid::Uuid,"]);
    check(|options| options.dates = Dates::Jiff, &["pub day: ::jiff::civil::Date,", "pub made: ::jiff::Timestamp,"]);
    check(|options| options.dates = Dates::Time, &["pub day: ::time::Date,", "pub made: ::time::OffsetDateTime,"]);
    check(
        |options| options.dates = Dates::Chrono,
        &["pub day: ::chrono::NaiveDate,", "pub made: ::chrono::DateTime<::chrono::FixedOffset>,"],
    );
}

#[test]
fn numbers_and_maps_are_what_is_chosen() {
    check(|options| options.integers = Integers::I64, &["pub size: i64,"]);
    check(|options| options.integers = Integers::Number, &["pub size: ::serde_json::Number,"]);
    check(|options| options.maps = Maps::Hash, &["pub labels: ::std::collections::HashMap<String, bool>,"]);
    check(|options| options.maps = Maps::Index, &["pub labels: ::indexmap::IndexMap<String, bool>,"]);
    check(|options| options.unknown_fields = UnknownFields::Kept, &["pub rest: "]);
}

#[test]
fn one_type_can_have_more_than_the_others() {
    let one = |options: &mut Options| {
        options.derives = vec![Derive::new("Lamp=Eq").unwrap()];
        options.attributes = vec![Attribute::new("Other=must_use").unwrap()];
    };
    check(
        one,
        &["#[derive(Eq)]\n#[non_exhaustive]\npub struct Lamp", "#[must_use]\n#[non_exhaustive]\npub struct Other"],
    );
    let mut options = Options::default();
    options.derives = vec![Derive::new("Lamb=Eq").unwrap()];
    assert_eq!(options.unmatched(&api()), [("Lamb=Eq".to_owned(), "the spec has no type `Lamb`".to_owned())]);
}

#[test]
fn a_trait_that_a_type_has_is_not_derived_again_however_it_is_spelled() {
    let derives = ["Clone", "std::fmt::Debug", "::core::cmp::PartialEq", "serde::Serialize"];
    let text = emitted(|options| options.derives = derives.map(|path| Derive::new(path).unwrap()).to_vec());
    assert_eq!(text, emitted(|_| {}));
}

#[test]
fn a_trait_that_a_type_cannot_have_is_refused_with_the_reason() {
    let refused = |text: &str| {
        let mut options = Options::default();
        options.derives = vec![Derive::new(text).unwrap()];
        options.unmatched(&api()).into_iter().map(|(_, message)| message).collect::<Vec<_>>()
    };
    let reason = "`Lamp` cannot be `Default`: it cannot be made without its field `id`";
    assert_eq!(refused("Lamp=Default"), [reason]);
    assert_eq!(refused("::std::default::Default"), [reason]);
    assert_eq!(refused("Eq"), Vec::<String>::new());
}

#[test]
fn what_says_all_by_its_key_can_be_made_of_nothing() {
    let request = |ty: Value, default: Value| {
        let mut api = api();
        let Shape::Struct { fields, .. } = &mut api.types[0].shape else { panic!("a struct") };
        fields.truncate(1);
        fields[0].ty = serde_json::from_value(ty).unwrap();
        fields[0].default = Some(default).filter(|default| !default.is_null());
        bindings(&api, &Options::default()).to_string()
    };
    let text = json!({"kind": "string", "format": null});
    let map = json!({"kind": "map", "values": text});
    let made = |ty: &Value, default: Value| request(ty.clone(), default).contains("Lamp : Default (id :");
    assert!(made(&json!({"kind": "nullable", "of": text}), json!(null)));
    assert!(made(&map, json!({})));
    assert!(!made(&map, json!(null)));
    assert!(!made(&text, json!("a")));
}

#[test]
fn a_folder_of_pages_is_a_feature() {
    let condition = "#[cfg(feature = \"lamp-parts\")]\n";
    let of_type = |name: &str| format!("{condition}#[non_exhaustive]\npub struct {name}");
    check(|options| options.features = Features::Folders, &[&format!("{condition}/// show"), &of_type("Lamp")]);
    assert!(!emitted(|options| options.features = Features::Folders).contains(&of_type("Other")));
}
