//! Every kind of change, its class, and that it has a place.

use docbind_spec::{Api, Presence, Shape, StatusCode, Type};
use serde_json::json;

use super::{api, fields};
use crate::diff::{Kind, diff};

/// The kinds and classes of what comes of a change, in order.
#[track_caller]
fn kinds(seen: &mut Vec<Kind>, change: impl Fn(&mut Api), expected: &[&str]) {
    let mut new = api();
    change(&mut new);
    let changes = diff(&api(), &new).unwrap();
    seen.extend(changes.iter().map(|change| change.kind));
    let shown = changes.iter().map(|change| format!("{} {}", change.class.as_str(), change.kind.as_str()));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
    for change in changes {
        // What is chosen stands on no page.
        assert_eq!(change.source.is_none(), change.kind == Kind::ChoiceChanged, "no place for {change:?}");
    }
}

/// The second direction of each kind, and all the kinds that no other test here shows: after this every kind was seen.
#[test]
fn every_kind_of_change_has_a_class_and_a_place() {
    let mut seen = Vec::new();
    let seen = &mut seen;
    let code = |code| StatusCode::new(code).unwrap();
    let named = |name: &str| Some(Type::named(name));
    kinds(seen, |api| api.operations[0].id = "get_lamp".to_owned(), &["breaking operation-renamed"]);
    kinds(seen, |api| api.operations.clear(), &["breaking operation-removed"]);
    kinds(seen, |api| api.operations[0].deprecated = true, &["compatible operation-deprecated"]);
    kinds(seen, |api| api.operations[0].method = docbind_spec::Method::Put, &["breaking method-changed"]);
    kinds(
        seen,
        |api| api.operations[0].path = docbind_spec::PathTemplate::new("/lamps/{a}/{b}"),
        &["breaking path-changed"],
    );
    let with_request =
        |method| move |api: &mut Api| (api.operations[0].method, api.operations[0].request) = (method, named("Lamp"));
    kinds(seen, with_request(docbind_spec::Method::Get), &["compatible body-added"]);
    kinds(seen, with_request(docbind_spec::Method::Put), &["breaking method-changed", "breaking body-added"]);
    kinds(seen, |api| api.operations[0].response = None, &["breaking body-removed"]);
    kinds(seen, |api| api.operations[0].response = named("State"), &["breaking body-changed"]);
    kinds(
        seen,
        |api| api.operations[0].statuses[0].codes.push(code(203)),
        &["breaking status-renamed", "compatible status-added"],
    );
    kinds(seen, |api| api.operations[0].statuses.clear(), &["breaking status-removed"]);
    seen.extend(kinds_of_parameters());

    let shapes = |shape: serde_json::Value| move |api: &mut Api| api.types[1].shape = json_shape(&shape);
    let closed = json!({ "kind": "enum", "of": "string", "open": false,
                         "values": [{ "value": "on", "description": "" }, { "value": "dim", "description": "" }] });
    kinds(
        seen,
        shapes(closed),
        &["breaking values-opened-or-closed", "breaking value-removed", "breaking value-added"],
    );
    kinds(seen, shapes(json!({ "kind": "union", "variants": [] })), &["breaking type-changed"]);
    kinds(
        seen,
        |api| {
            let mut def = api.types[1].clone();
            def.name = "Added".to_owned();
            fields(api)[1].ty = Type::named("Added");
            api.types.remove(1);
            def.shape = json_shape(&json!({ "kind": "union", "variants": [] }));
            api.types.insert(0, def);
            api.types.swap(0, 1);
        },
        &["breaking field-changed", "breaking type-removed", "compatible type-added"],
    );
    kinds(seen, |api| fields(api)[0].rename = Some("key".to_owned()), &["breaking field-renamed"]);
    kinds(seen, |api| fields(api)[0].presence = Presence::Optional, &["breaking field-necessity-changed"]);
    kinds(seen, |api| fields(api).reverse(), &["breaking fields-reordered"]);
    kinds(seen, |api| drop(fields(api).pop()), &["breaking field-removed"]);
    kinds(
        seen,
        |api| {
            let mut field = fields(api)[0].clone();
            field.name = "colour".to_owned();
            fields(api).push(field);
        },
        &["breaking field-added"],
    );
    kinds(
        seen,
        |api| crate::config::rename_types(api, &[("State".to_owned(), "Lit".to_owned())].into()),
        &["breaking type-renamed"],
    );
    kinds(
        seen,
        |api| {
            let mut operation = api.operations[0].clone();
            operation.id = "list_lamps".to_owned();
            api.operations.push(operation);
        },
        &["compatible operation-added"],
    );
    let written = |api: &mut Api| {
        if let Shape::Enum { values, .. } = &mut api.types[1].shape {
            values[0].value = "ON".to_owned();
        }
    };
    kinds(seen, written, &["compatible value-rewritten"]);
    let chosen = |api: &mut Api| drop(api.bindings.insert("dates".to_owned(), "jiff".into()));
    kinds(seen, chosen, &["compatible choice-changed"]);
    seen.extend(kinds_of_answer_headers());
    seen.extend(variants_of_a_union());
    let unseen: Vec<_> = Kind::ALL.iter().filter(|kind| !seen.contains(kind)).collect();
    assert!(unseen.is_empty(), "no test of {unseen:?}");
}

/// The kinds of changes of parameters, each checked. Where some row is optional, those that are required mean it.
fn kinds_of_parameters() -> [Kind; 5] {
    let with = |rows: &[(&str, Option<bool>)]| {
        let mut api = api();
        for (name, required) in rows {
            let mut row = api.operations[0].parameters[0].clone();
            row.direction = docbind_spec::Direction::Request;
            row.location = docbind_spec::Location::Query;
            (row.name, row.required) = ((*name).to_owned(), *required);
            (row.schema, row.place) = (Some(Type::STRING), None);
            api.operations[0].parameters.push(row);
        }
        api
    };
    let old = with(&[("a", Some(true)), ("b", Some(true)), ("c", Some(false))]);
    let check = |new: &Api, class: &str, kind: Kind| {
        let changes: Vec<_> =
            diff(&old, new).unwrap().into_iter().map(|change| (change.class.as_str(), change.kind)).collect();
        assert_eq!(changes, [(class, kind)]);
        kind
    };
    let more = |required| with(&[("a", Some(true)), ("b", Some(true)), ("c", Some(false)), ("d", required)]);
    let mut other = old.clone();
    other.operations[0].parameters[3].schema = Some(Type::Boolean);
    let mut paged = api();
    fields(&mut paged)[0].name = "next".to_owned();
    let mut plain = paged.clone();
    fields(&mut plain)[0].ty = Type::Boolean;
    let calls: Vec<_> =
        diff(&paged, &plain).unwrap().into_iter().map(|change| (change.class.as_str(), change.kind)).collect();
    assert_eq!(calls, [("breaking", Kind::CallChanged), ("breaking", Kind::FieldChanged)]);
    check(&more(Some(true)), "breaking", Kind::ParameterAdded);
    check(&other, "breaking", Kind::ParameterChanged);
    [
        check(&more(None), "compatible", Kind::ParameterAdded),
        check(&with(&[("a", Some(true)), ("c", Some(false))]), "breaking", Kind::ParameterRemoved),
        check(&with(&[("a", Some(true)), ("b", None), ("c", Some(false))]), "breaking", Kind::ParameterChanged),
        check(
            &with(&[("b", Some(true)), ("a", Some(true)), ("c", Some(false))]),
            "breaking",
            Kind::ParametersReordered,
        ),
        Kind::CallChanged,
    ]
}

/// The kinds of changes of headers of answers, each checked.
fn kinds_of_answer_headers() -> [Kind; 3] {
    let with = |rows: &[(&str, Option<Type>)]| {
        let mut api = api();
        for (name, ty) in rows {
            let mut row = api.operations[0].parameters[0].clone();
            row.location = docbind_spec::Location::Header;
            (row.name, row.schema, row.place) = ((*name).to_owned(), ty.clone(), None);
            api.operations[0].parameters.push(row);
        }
        api
    };
    let old = with(&[("X-Count", None), ("X-Trace", None)]);
    let check = |old: &Api, new: &Api, class: &str, kind: Kind| {
        let changes: Vec<_> =
            diff(old, new).unwrap().into_iter().map(|change| (change.class.as_str(), change.kind)).collect();
        assert_eq!(changes, [(class, kind)]);
        kind
    };
    let number = Type::Integer { format: docbind_spec::IntegerFormat::Int64 };
    check(&api(), &with(&[("X-Count", None)]), "breaking", Kind::AnswerHeaderAdded);
    check(&old, &with(&[("X-Count", None), ("X_Trace", None)]), "compatible", Kind::AnswerHeaderChanged);
    [
        check(&with(&[("X-Count", None)]), &old, "compatible", Kind::AnswerHeaderAdded),
        check(&old, &with(&[("X-Count", None)]), "breaking", Kind::AnswerHeaderRemoved),
        check(&old, &with(&[("X-Count", None), ("X-Trace", Some(number))]), "breaking", Kind::AnswerHeaderChanged),
    ]
}

/// The kinds of changes of a union, each checked.
fn variants_of_a_union() -> [Kind; 3] {
    let union = |variants: &[(&str, &str)]| {
        let variant = |(name, ty): &(&str, &str)| {
            let json = if *ty == "any" { "string" } else { ty };
            json!({ "name": name, "type": { "kind": ty }, "when": { "by": "kind", "json": json } })
        };
        let mut api = api();
        let variants: Vec<_> = variants.iter().map(variant).collect();
        api.types[1].shape = json_shape(&json!({ "kind": "union", "variants": variants }));
        api
    };
    let old = union(&[("Flag", "boolean"), ("Count", "number")]);
    let check = |new: &Api, class: &str, kind: Kind| {
        let changes: Vec<_> =
            diff(&old, new).unwrap().into_iter().map(|change| (change.class.as_str(), change.kind)).collect();
        assert_eq!(changes, [(class, kind)]);
        kind
    };
    [
        check(&union(&[("Flag", "boolean"), ("Count", "number"), ("Other", "any")]), "compatible", Kind::VariantAdded),
        check(&union(&[("Flag", "boolean")]), "breaking", Kind::VariantRemoved),
        check(&union(&[("Flag", "boolean"), ("Count", "boolean")]), "breaking", Kind::VariantChanged),
    ]
}

fn json_shape(shape: &serde_json::Value) -> Shape {
    serde_json::from_value(shape.clone()).unwrap()
}
