//! Where the pages describe types and fields: the row of a table; else the example that shows it; else the operation
//! whose body it is part of.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Example, Shape, Source, Type};

/// Where types and fields are described first.
pub(super) struct Places<'a> {
    api: &'a Api,
    types: BTreeMap<&'a str, &'a Source>,
    fields: BTreeMap<(&'a str, &'a str), &'a Source>,
    /// The examples that show a value of each type.
    examples: BTreeMap<&'a str, Vec<&'a Example>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let (types, fields, examples) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut places = Self { api, types, fields, examples };
        for row in api.operations.iter().flat_map(|operation| &operation.parameters) {
            let Some(place) = &row.place else { continue };
            places.types.entry(&place.type_name).or_insert(&row.source);
            if let Some(field) = &place.field {
                places.fields.entry((&place.type_name, field)).or_insert(&row.source);
            }
        }
        for example in api.operations.iter().flat_map(|operation| &operation.examples) {
            for name in places.within(example.ty.iter()) {
                places.types.entry(name).or_insert(&example.source);
                places.examples.entry(name).or_default().push(example);
            }
        }
        for operation in &api.operations {
            let bodies = operation.statuses.iter().filter_map(|row| row.body.as_ref());
            let bodies = operation.request.iter().chain(&operation.response).chain(bodies);
            for name in places.within(bodies) {
                places.types.entry(name).or_insert(&operation.source);
            }
        }
        places
    }

    /// Where a type is described.
    pub(super) fn of_type(&self, name: &str) -> Option<Source> {
        self.types.get(name).copied().cloned()
    }

    /// Where a field is described.
    pub(super) fn of_field(&self, name: &str, field: &str) -> Option<Source> {
        let row = self.fields.get(&(name, field)).copied().cloned();
        row.or_else(|| self.shown(name, field)).or_else(|| self.of_type(name))
    }

    /// The line of the first example that has the key.
    fn shown(&self, name: &str, field: &str) -> Option<Source> {
        let key = format!("\"{field}\"");
        self.examples.get(name)?.iter().find_map(|example| {
            let line = example.text.lines().position(|line| line.contains(&key))?;
            let line = example.source.line.saturating_add(line as u32);
            Some(Source { file: example.source.file.clone(), line })
        })
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
