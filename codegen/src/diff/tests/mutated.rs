//! Specs of the project's own example pages with one thing changed: whatever that does to what is emitted, it is said,
//! and nothing is called breaking that breaks nothing.

use std::path::Path;

use docbind_spec::{Api, Direction, Field, Location, Method, Presence, Shape, StatusCode, Type};

use crate::diff::items::{Items, Members};
use crate::diff::{Class, diff};
use crate::source::{Source, Sources};

/// The bindings of a few of the pages.
fn api() -> Api {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-example/docs");
    let pages = [
        "jobs/post-create-job-jobs.rst",
        "members/update-member.rst",
        "loans/post-create-loan-loans.rst",
        "catalogue/GET_list_instruments_v1_instruments.rst",
        "workshop/get-show-storage-storage.rst",
    ];
    let pages = pages.map(|page| Source::new(page, crate::load::text(&docs.join(page)).unwrap()));
    crate::compile(&Sources::new(pages.to_vec()), "Cadenza").0
}

fn broken<'a>(was: &'a Members, is: &'a Members) -> Vec<&'a str> {
    was.broken(is).map(|(item, ..)| item).collect()
}

/// Expects of two specs that each thing of which an item is gone or another has a breaking statement, and no other has.
#[track_caller]
fn check(what: &str, old: (&Api, &Items), new: (&Api, &Items)) {
    let changes = diff(old.0, new.0).unwrap();
    let operations = old
        .1
        .operations
        .iter()
        .map(|(name, was)| (format!("operation `{name}`"), new.1.operations.get(name).map(|is| broken(was, is))));
    let types = old
        .1
        .types
        .iter()
        .map(|(name, was)| (format!("type `{name}`"), new.1.types.get(name).map(|is| broken(was, is))));
    for (subject, broken) in operations.chain(types) {
        let said: Vec<_> = changes.iter().filter(|change| change.subject == subject).collect();
        let is_said = said.iter().any(|change| change.class == Class::Breaking);
        let breaks = broken.as_ref().is_none_or(|items| !items.is_empty());
        // The method is a constant: what the call does is another thing.
        let is_method = said.iter().any(|change| change.message.starts_with("the method was"));
        assert!(is_said == breaks || is_method, "{what}: {subject} has {broken:?}, and said is {said:#?}");
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

fn fields(api: &mut Api, at: usize) -> Option<&mut Vec<Field>> {
    let structs = api.types.iter_mut().filter_map(|def| match &mut def.shape {
        Shape::Struct { fields, .. } if !fields.is_empty() => Some(fields),
        Shape::Struct { .. } | Shape::Enum { .. } | Shape::Union { .. } => None,
    });
    let mut structs: Vec<_> = structs.collect();
    let count = structs.len();
    (at < count).then(|| structs.swap_remove(at))
}

type Mutation = (&'static str, fn(&mut Api, usize));

/// What is done to the operation or the struct of a number.
const MUTATIONS: &[Mutation] = &[
    ("a row is gone", |api, at| drop(api.operations[at].parameters.pop())),
    ("a row is required", |api, at| {
        let rows = api.operations[at].parameters.iter_mut().filter(|row| row.location != Location::Body);
        rows.for_each(|row| row.required = Some(row.required != Some(true)));
    }),
    ("a row is of a number", |api, at| {
        let rows = api.operations[at].parameters.iter_mut().filter(|row| row.location != Location::Body);
        rows.for_each(|row| row.schema = Some(Type::Number));
    }),
    ("a row is of nothing known", |api, at| {
        api.operations[at].parameters.iter_mut().for_each(|row| row.schema = None);
    }),
    ("rows are written otherwise", |api, at| {
        let rows = api.operations[at].parameters.iter_mut().filter(|row| row.location == Location::Query);
        rows.for_each(|row| row.name = camel(&row.name));
    }),
    ("there is a header of the answer", |api, at| {
        let Some(mut row) = api.operations[at].parameters.first().cloned() else { return };
        (row.direction, row.location, row.place) = (Direction::Response, Location::Header, None);
        row.name = "X-Fresh".to_owned();
        api.operations[at].parameters.push(row);
    }),
    ("a status is gone", |api, at| drop(api.operations[at].statuses.remove(0))),
    ("a status is named otherwise", |api, at| api.operations[at].statuses[0].name = "Odd".to_owned()),
    ("a status more", |api, at| {
        let mut row = api.operations[at].statuses[0].clone();
        row.codes = vec![StatusCode::new(202).unwrap()];
        api.operations[at].statuses.push(row);
    }),
    ("a status of another body", |api, at| api.operations[at].statuses[0].body = Some(Type::array(Type::Boolean))),
    ("another response", |api, at| api.operations[at].response = Some(Type::array(Type::Boolean))),
    ("no response", |api, at| api.operations[at].response = None),
    ("another request", |api, at| api.operations[at].request = Some(Type::array(Type::Boolean))),
    ("no request", |api, at| api.operations[at].request = None),
    ("the method is HEAD", |api, at| api.operations[at].method = Method::Head),
    ("a path parameter of a number", |api, at| {
        let id = &mut api.operations[at];
        let rows = id.parameters.iter_mut().filter(|row| row.location == Location::Path);
        rows.for_each(|row| row.schema = Some(Type::Integer { format: docbind_spec::IntegerFormat::Int64 }));
    }),
    ("a field is gone", |api, at| drop(fields(api, at).map(Vec::pop))),
    ("fields may be absent", |api, at| {
        let Some(fields) = fields(api, at) else { return };
        for field in fields {
            field.presence = match field.presence {
                Presence::Required => Presence::Optional,
                Presence::Optional => Presence::Required,
            };
        }
    }),
    ("fields are written otherwise", |api, at| {
        fields(api, at).into_iter().flatten().for_each(|field| field.name = camel(&field.name));
    }),
    ("fields in another order", |api, at| fields(api, at).into_iter().for_each(|fields| fields.reverse())),
    ("a field that holds its own type", |api, at| {
        let Some(name) = fields(api, at).and_then(|fields| fields.first().map(|field| field.name.clone())) else {
            return;
        };
        let holds = |def: &docbind_spec::TypeDef| api.fields(def).0.first().is_some_and(|field| field.name == name);
        let Some(own) = api.types.iter().find(|def| holds(def)).map(|def| def.name.clone()) else { return };
        let names: Vec<String> = api.types.iter().map(|def| def.name.clone()).collect();
        for other in names {
            let Some(def) = api.types.iter_mut().find(|def| def.name == other) else { continue };
            let refers = def.types().any(|ty| *ty == Type::named(&*own));
            let Shape::Struct { fields, .. } = &mut def.shape else { continue };
            if let Some(field) = fields.first().cloned().filter(|_| refers) {
                let back =
                    Field { name: "x_back".to_owned(), ty: Type::named(other), presence: Presence::Optional, ..field };
                let Some(def) = api.types.iter_mut().find(|def| def.name == own) else { continue };
                if let Shape::Struct { fields, .. } = &mut def.shape {
                    fields.push(back);
                }
                return;
            }
        }
    }),
];

#[test]
fn whatever_is_emitted_otherwise_is_said() {
    let base = api();
    let items = Items::of(&base, &docbind_emit::Options::default());
    let mut changed = 0;
    for (seed, (what, mutation)) in MUTATIONS.iter().enumerate() {
        for at in [seed % base.operations.len(), (seed + 2) % base.operations.len()] {
            let mut new = base.clone();
            mutation(&mut new, at);
            if new == base {
                continue;
            }
            changed += 1;
            let is = Items::of(&new, &docbind_emit::Options::default());
            check(what, (&base, &items), (&new, &is));
            check(&format!("{what}, before"), (&new, &is), (&base, &items));
        }
    }
    assert!(changed > MUTATIONS.len(), "only {changed} mutations change anything");
}
