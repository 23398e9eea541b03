//! Where the pages describe types, fields and values: the row of a table; else the example that shows it, be it that of
//! a page of faults; else the operation whose body it is part of. Of a change it is where that can be seen.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Direction, Example, Operation, Parameter, Shape, Source, Type};
use serde_json::Value;

use super::shown::{Shown, Step, fits};
use super::subject::Side;
use super::uses::{self, Uses};

/// What is to be seen of a field at its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Evidence<'a> {
    /// That it is described.
    Row,
    /// That it is there.
    Present,
    /// That it may be absent.
    Absent,
    /// That it is of one type and not of another; the old row may have named some values.
    Type { was: &'a Type, is: &'a Type, said: Option<&'a Parameter> },
}

/// Where types and fields are described first.
pub(super) struct Places<'a> {
    /// The pages of which they are.
    pub(super) side: Side,
    api: &'a Api,
    types: BTreeMap<&'a str, Source>,
    fields: BTreeMap<(&'a str, &'a str), &'a Parameter>,
    /// The examples that show a value of each type.
    examples: BTreeMap<&'a str, Vec<Shown<'a>>>,
    /// The rows of each type: its own, those of its fields, and those of fields and parameters of it.
    rows: BTreeMap<&'a str, Vec<&'a Parameter>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(api: &'a Api, side: Side) -> Self {
        let (types, fields, examples) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut places = Self { side, api, types, fields, examples, rows: BTreeMap::new() };
        for row in api.operations.iter().flat_map(|operation| &operation.parameters) {
            for name in places.of_row(row) {
                places.rows.entry(name).or_default().push(row);
            }
            for name in row.schema.iter().flat_map(Type::references) {
                places.types.entry(name).or_insert_with(|| row.source.clone());
            }
            let Some(place) = &row.place else { continue };
            places.types.entry(&place.type_name).or_insert_with(|| row.source.clone());
            if let Some(field) = &place.field {
                places.fields.entry((&place.type_name, field)).or_insert(row);
            }
        }
        for example in api.operations.iter().flat_map(Operation::shown) {
            if let (Some(ty), Some(value)) = (&example.ty, &example.value) {
                let mut found = Vec::new();
                places.shown_in(&mut found, example, &mut Vec::new(), (ty, value));
                for (name, shown) in found {
                    places.types.entry(name).or_insert_with(|| shown.source());
                    places.examples.entry(name).or_default().push(shown);
                }
            }
        }
        for row in api.operations.iter().flat_map(|operation| &operation.statuses) {
            let Some(source) = &row.body_source else { continue };
            for name in uses::within(api, row.body.iter()) {
                places.types.entry(name).or_insert_with(|| source.clone());
            }
        }
        let uses = Uses::of(api);
        for operation in &api.operations {
            for direction in [Direction::Request, Direction::Response] {
                for name in uses.types((&operation.id, direction)) {
                    places.types.entry(name).or_insert_with(|| operation.source.clone());
                }
            }
        }
        places
    }

    /// Where a type is described.
    pub(super) fn of_type(&self, name: &str) -> Option<Source> {
        self.types.get(name).cloned()
    }

    /// The first row that describes a field.
    pub(super) fn row(&self, name: &str, field: &str) -> Option<&'a Parameter> {
        self.fields.get(&(name, field)).copied()
    }

    /// The first example of a type that has no such field.
    pub(super) fn without(&self, name: &str, field: &str) -> Option<&Shown<'a>> {
        let is_without = |shown: &&Shown<'_>| shown.value.is_object() && shown.value.get(field).is_none();
        self.examples.get(name)?.iter().find(is_without)
    }

    /// The values of an enumeration.
    fn values(&self, ty: &Type) -> impl Iterator<Item = &'a str> {
        let def = ty.references().next().and_then(|name| self.api.type_def(name));
        let values = match def.map(|def| &def.shape) {
            Some(Shape::Enum { values, .. }) => values.as_slice(),
            Some(Shape::Struct { .. } | Shape::Union { .. }) | None => &[],
        };
        values.iter().map(|value| value.value.as_str())
    }

    /// Where a field is described; or else shown so that what changed can be seen.
    pub(super) fn of_field(&self, name: &str, field: &str, evidence: Evidence<'_>) -> Option<Source> {
        let row = || self.row(name, field).map(|row| row.source.clone());
        let shown = || self.examples.get(name).into_iter().flatten();
        let with_key = || shown().find_map(|shown| shown.key(field));
        let first = match evidence {
            Evidence::Row => row(),
            Evidence::Present => with_key(),
            Evidence::Absent => self.without(name, field).map(Shown::source),
            Evidence::Type { was, is, said } => {
                let show = |is_it: &dyn Fn(&Value) -> bool| {
                    shown().find(|shown| shown.value.get(field).is_some_and(is_it)).and_then(|shown| shown.key(field))
                };
                let new = self.values(is).filter(|value| said.is_none_or(|row| !names_it(row, value)));
                let new: Vec<&str> = new.collect();
                let named = self.row(name, field).filter(|row| new.iter().any(|value| names_it(row, value)));
                named
                    .map(|row| row.source.clone())
                    .or_else(|| show(&|value| value.as_str().is_some_and(|value| new.contains(&value))))
                    .or_else(|| show(&|value| fits(is, value) && !fits(was, value)))
                    .or_else(|| show(&|value| fits(is, value) && !value.is_null()))
                    .or_else(with_key)
            }
        };
        // A field of which only the fields of its own fields have rows stands where those do.
        let of_inner = || {
            let own = self.api.fields(self.api.type_def(name)?).0;
            let ty = own.into_iter().find(|own| own.name == field).map(|own| &own.ty)?;
            self.of_type(ty.references().next()?)
        };
        first.or_else(row).or_else(with_key).or_else(of_inner).or_else(|| self.of_type(name))
    }

    /// Where a value of an enumeration is described: the row that names it, or the example that has it.
    pub(super) fn of_value(&self, name: &str, value: &str) -> Option<Source> {
        let rows = self.rows.get(name).into_iter().flatten();
        let row = rows.copied().find(|row| names_it(row, value)).map(|row| row.source.clone());
        row.or_else(|| self.shown(name, value)).or_else(|| self.of_type(name))
    }

    /// The types that a row is about: that whose field it describes, and those that the field or parameter is of.
    fn of_row(&self, row: &'a Parameter) -> BTreeSet<&'a str> {
        let mut found: BTreeSet<&str> = row.schema.iter().flat_map(Type::references).collect();
        let Some(place) = &row.place else { return found };
        found.insert(&place.type_name);
        let def = self.api.type_def(&place.type_name);
        let fields = def.map_or_else(Vec::new, |def| self.api.fields(def).0);
        let field = fields.into_iter().find(|field| Some(&field.name) == place.field.as_ref());
        found.extend(field.into_iter().flat_map(|field| field.ty.references()));
        found
    }

    /// The line of the first example that has the text, as a key or as a value.
    fn shown(&self, name: &str, text: &str) -> Option<Source> {
        let text = format!("\"{text}\"");
        self.examples.get(name)?.iter().find_map(|Shown { example, .. }| {
            let line = example.text.lines().position(|line| line.contains(&text))?;
            let line = example.source.line.saturating_add(line as u32);
            Some(Source { file: example.source.file.clone(), line })
        })
    }

    /// The values of named types in a value of a type.
    fn shown_in(
        &self,
        found: &mut Vec<(&'a str, Shown<'a>)>,
        example: &'a Example,
        path: &mut Vec<Step<'a>>,
        (ty, value): (&'a Type, &'a Value),
    ) {
        let mut within = |found: &mut Vec<_>, step, inner| {
            path.push(step);
            self.shown_in(found, example, path, inner);
            path.pop();
        };
        match (ty, value) {
            (Type::Nullable { of }, _) if !value.is_null() => self.shown_in(found, example, path, (of, value)),
            (Type::Array { items }, Value::Array(values)) => {
                for (at, value) in values.iter().enumerate() {
                    within(found, Step::Index(at), (items, value));
                }
            }
            (Type::Map { values: of }, Value::Object(values)) => {
                for (key, value) in values {
                    within(found, Step::Key(key), (of, value));
                }
            }
            (Type::Named { name }, _) => {
                let Some(def) = self.api.type_def(name) else { return };
                let included = match &def.shape {
                    Shape::Struct { includes, .. } => includes.as_slice(),
                    Shape::Enum { .. } | Shape::Union { .. } => &[],
                };
                for name in std::iter::once(&def.name).chain(included) {
                    found.push((name, Shown { example, path: path.clone(), value }));
                }
                if let Shape::Union { variants } = &def.shape
                    && let Some(variant) = variants.iter().find(|variant| variant.when.holds(value))
                {
                    self.shown_in(found, example, path, (&variant.ty, value));
                    return;
                }
                let (fields, rest) = self.api.fields(def);
                for (key, value) in value.as_object().into_iter().flatten() {
                    let field = fields.iter().find(|field| field.name == *key).map(|field| &field.ty);
                    if let Some(ty) = field.or(rest) {
                        path.push(Step::Key(key));
                        self.shown_in(found, example, path, (ty, value));
                        path.pop();
                    }
                }
            }
            _ => {}
        }
    }
}

/// Whether the text of a row names a value.
fn names_it(row: &Parameter, value: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let mut words = row.description.split(|c| !is_letter(c));
    words.any(|word| word == value) || row.description.contains(&format!("`{value}`"))
}
