//! Path, query and header parameters.

use docbind_spec::{Direction, Location, Operation, Parameter, is_header_name};
use serde_json::{Value, json};

use super::Object;
use super::path::Path;
use super::schema::{Schemas, describe};
use super::security::is_token;

/// The parameters of an operation: those of its path, then the rows of its query and headers, each once.
pub(super) fn parameters(schemas: &Schemas<'_>, path: &Path, operations: &[&Operation]) -> Vec<Value> {
    let rows: Vec<&Parameter> = operations.iter().flat_map(|operation| operation.all_parameters()).collect();
    let rows: Vec<_> = rows.into_iter().filter(|row| row.direction == Direction::Request).collect();
    let mut parameters: Vec<Value> = path
        .parameters()
        .enumerate()
        .map(|(at, name)| {
            let row = operations.iter().find_map(|operation| path_row(operation, at));
            parameter(schemas, name, "path", row, true)
        })
        .collect();
    let mut taken: Vec<(Location, String)> = Vec::new();
    for row in &rows {
        let place = match row.location {
            Location::Query => "query",
            // OpenAPI has other places for these (Parameter Object, `name`); a parameter of theirs is ignored.
            Location::Header if is_reserved(&row.name) || is_token(&row.name) || row.prefix.is_some() => continue,
            Location::Header => "header",
            Location::Path | Location::Body => continue,
        };
        let identity = (row.location, row.name.to_ascii_lowercase());
        if row.name.is_empty() || taken.contains(&identity) {
            continue;
        }
        taken.push(identity);
        // What only one of several merged operations requires, the others do without.
        let requires = |operation: &&Operation| {
            let mut known = operation.all_parameters();
            known.any(|known| known.name == row.name && known.location == row.location && schemas.required.holds(known))
        };
        parameters.push(parameter(schemas, &row.name, place, Some(row), operations.iter().all(requires)));
    }
    parameters
}

/// What describes the parameter at this place of the path, which merged operations may call otherwise.
fn path_row(operation: &Operation, at: usize) -> Option<&Parameter> {
    let name = operation.path.parameters().nth(at)?;
    operation.path_rows().into_iter().find_map(|(known, row)| row.filter(|_| known == name))
}

fn parameter(schemas: &Schemas<'_>, name: &str, place: &str, row: Option<&Parameter>, required: bool) -> Value {
    let mut parameter = super::schema::object([("name", name.into()), ("in", place.into())]);
    parameter.insert("required".to_owned(), required.into());
    parameter.insert("schema".to_owned(), value_schema(schemas, row));
    describe(&mut parameter, row.map_or("", |row| &row.description));
    parameter.into()
}

/// The headers that a success answers with.
pub(super) fn headers(schemas: &Schemas<'_>, operations: &[&Operation]) -> Object {
    let rows = operations.iter().flat_map(|operation| operation.all_parameters());
    let rows = rows.filter(|row| row.direction == Direction::Response && row.location == Location::Header);
    let mut headers = Object::new();
    let is_one = |row: &&Parameter| row.prefix.is_none() && is_header_name(&row.name);
    for row in rows.filter(is_one).filter(|row| !row.name.eq_ignore_ascii_case("content-type")) {
        let mut header = super::schema::object([("schema", value_schema(schemas, Some(row)))]);
        describe(&mut header, &row.description);
        headers.entry(row.name.clone()).or_insert_with(|| header.into());
    }
    headers
}

/// The headers of which the pages know what their names begin with, each prefix once: OpenAPI cannot say it.
pub(super) fn prefixes(schemas: &Schemas<'_>, operations: &[&Operation], direction: Direction) -> Option<Value> {
    let mut found = Object::new();
    let rows = operations.iter().flat_map(|operation| operation.all_parameters());
    for row in rows.filter(|row| row.direction == direction) {
        let Some(prefix) = &row.prefix else { continue };
        let mut header = super::schema::object([("schema", value_schema(schemas, Some(row)))]);
        describe(&mut header, &row.description);
        found.entry(prefix.clone()).or_insert_with(|| header.into());
    }
    (!found.is_empty()).then(|| found.into())
}

fn value_schema(schemas: &Schemas<'_>, row: Option<&Parameter>) -> Value {
    let ty = row.and_then(|row| row.schema.as_ref());
    let mut schema = ty.map_or_else(|| super::schema::object([("type", json!("string"))]), |ty| schemas.schema(ty));
    if let Some(limits) = row.and_then(|row| row.limits.as_deref()) {
        let stated = [
            ("default", limits.default.clone()),
            ("minimum", limits.minimum.clone().map(Value::Number)),
            ("maximum", limits.maximum.clone().map(Value::Number)),
            ("minLength", limits.min_length.map(Value::from)),
            ("maxLength", limits.max_length.map(Value::from)),
        ];
        let stated = stated.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        schema.extend(stated);
    }
    schema.into()
}

fn is_reserved(name: &str) -> bool {
    ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str())
}
