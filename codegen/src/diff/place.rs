//! Where the pages describe types, fields and values: the row of a table; else the example that shows it; else the
//! operation whose body it is part of.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Example, Parameter, Shape, Source, Type};
use serde_json::Value;

use super::subject::Side;

/// Where types and fields are described first.
pub(super) struct Places<'a> {
    /// The pages of which they are.
    pub(super) side: Side,
    api: &'a Api,
    types: BTreeMap<&'a str, &'a Source>,
    fields: BTreeMap<(&'a str, &'a str), &'a Source>,
    /// The examples that show a value of each type.
    examples: BTreeMap<&'a str, Vec<&'a Example>>,
    /// The rows of each type: its own, those of its fields, and those of fields and parameters of it.
    rows: BTreeMap<&'a str, Vec<&'a Parameter>>,
    /// The operations whose bodies hold values of each type.
    users: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(api: &'a Api, side: Side) -> Self {
        let (types, fields, examples) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let (rows, users) = (BTreeMap::new(), BTreeMap::new());
        let mut places = Self { side, api, types, fields, examples, rows, users };
        for row in api.operations.iter().flat_map(|operation| &operation.parameters) {
            for name in places.of_row(row) {
                places.rows.entry(name).or_default().push(row);
            }
            for name in row.schema.iter().flat_map(Type::references) {
                places.types.entry(name).or_insert(&row.source);
            }
            let Some(place) = &row.place else { continue };
            places.types.entry(&place.type_name).or_insert(&row.source);
            if let Some(field) = &place.field {
                places.fields.entry((&place.type_name, field)).or_insert(&row.source);
            }
        }
        for example in api.operations.iter().flat_map(|operation| &operation.examples) {
            let mut shown = BTreeSet::new();
            if let (Some(ty), Some(value)) = (&example.ty, &example.value) {
                places.shown_in(&mut shown, ty, value);
            }
            for name in shown {
                places.types.entry(name).or_insert(&example.source);
                places.examples.entry(name).or_default().push(example);
            }
        }
        for operation in &api.operations {
            let bodies = operation.statuses.iter().filter_map(|row| row.body.as_ref());
            let bodies = operation.request.iter().chain(&operation.response).chain(bodies);
            for name in places.within(bodies) {
                places.types.entry(name).or_insert(&operation.source);
                places.users.entry(name).or_default().insert(&operation.id);
            }
        }
        places
    }

    /// Where a type is described.
    pub(super) fn of_type(&self, name: &str) -> Option<Source> {
        self.types.get(name).copied().cloned()
    }

    /// The operations whose bodies hold values of a type.
    pub(super) fn users(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.users.get(name).into_iter().flatten().copied()
    }

    /// Where a field is described.
    pub(super) fn of_field(&self, name: &str, field: &str) -> Option<Source> {
        let row = self.fields.get(&(name, field)).copied().cloned();
        row.or_else(|| self.shown(name, field)).or_else(|| self.of_type(name))
    }

    /// Where a value of an enumeration is described: the row that names it, or the example that has it.
    pub(super) fn of_value(&self, name: &str, value: &str) -> Option<Source> {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        let names_it = |row: &&&Parameter| {
            let mut words = row.description.split(|c| !is_letter(c));
            words.any(|word| word == value) || row.description.contains(&format!("`{value}`"))
        };
        let row = self.rows.get(name).and_then(|rows| rows.iter().find(names_it)).map(|row| row.source.clone());
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
        self.examples.get(name)?.iter().find_map(|example| {
            let line = example.text.lines().position(|line| line.contains(&text))?;
            let line = example.source.line.saturating_add(line as u32);
            Some(Source { file: example.source.file.clone(), line })
        })
    }

    /// The named types of which there are values in a value of a type.
    fn shown_in(&self, found: &mut BTreeSet<&'a str>, ty: &'a Type, value: &Value) {
        match (ty, value) {
            (Type::Nullable { of }, _) if !value.is_null() => self.shown_in(found, of, value),
            (Type::Array { items }, Value::Array(values)) => {
                for value in values {
                    self.shown_in(found, items, value);
                }
            }
            (Type::Map { values: of }, Value::Object(values)) => {
                for value in values.values() {
                    self.shown_in(found, of, value);
                }
            }
            (Type::Named { name }, _) => {
                let Some(def) = self.api.type_def(name) else { return };
                found.insert(&def.name);
                if let Shape::Union { variants } = &def.shape
                    && let Some(variant) = variants.iter().find(|variant| variant.when.holds(value))
                {
                    self.shown_in(found, &variant.ty, value);
                }
                let (fields, rest) = self.api.fields(def);
                for (key, value) in value.as_object().into_iter().flatten() {
                    let field = fields.iter().find(|field| field.name == *key).map(|field| &field.ty);
                    if let Some(ty) = field.or(rest) {
                        self.shown_in(found, ty, value);
                    }
                }
                if let Shape::Struct { includes, .. } = &def.shape {
                    found.extend(includes.iter().map(String::as_str));
                }
            }
            _ => {}
        }
    }

    /// The named types that values of these types are made of.
    fn within(&self, types: impl Iterator<Item = &'a Type>) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        let mut left: Vec<&'a str> = types.flat_map(Type::references).collect();
        while let Some(def) = left.pop().and_then(|name| self.api.type_def(name)) {
            if found.insert(def.name.as_str()) {
                left.extend(def.types().flat_map(Type::references));
                if let Shape::Struct { includes, .. } = &def.shape {
                    left.extend(includes.iter().map(String::as_str));
                }
            }
        }
        found
    }
}
