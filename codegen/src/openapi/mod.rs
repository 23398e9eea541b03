//! The spec as an OpenAPI 3.1 document, so that viewers, linters, mocks and generators of that world work on pages that
//! never had a file.
//!
//! Where OpenAPI cannot say what the pages say, this is what stands there:
//!
//! - *Several operations with one method and path* (`POST …/action`), or with paths that differ only in the names of
//!   their parameters: OpenAPI knows one operation for each. They are merged into one, whose id is made of method and
//!   path, whose bodies are `anyOf` the bodies, and whose `x-docbind-operations` lists the ids of those it stands for.
//! - *An open enumeration* is a `string` or `integer` with its documented values under `x-extensible-enum`, not `enum`:
//!   a document with `enum` would call answers wrong that are right. A closed one has `enum`.
//! - *A choice* is `anyOf` its alternatives, and has a `discriminator` where a field tells them apart. What shows none
//!   of them is not described.
//! - *`COPY`* is no method of OpenAPI 3.1. Such operations stand under `x-docbind-additional-operations` of their path,
//!   in the form in which OpenAPI 3.2 has `additionalOperations`.
//! - *Headers whose names begin alike* (`X-Lamp-Meta-{name}`) are no parameters: they stand under
//!   `x-docbind-header-prefixes` of the operation and of its answers of success, by their prefix.
//! - *A status code outside 100 to 599* stands under `x-docbind-status-…` of the responses.
//! - *A path* loses its query (whose parameters the rows describe) and its host; a parameter without a row is a string.
//! - Pages say nothing of servers and of versions: the document has the server `/` and the version `unversioned`.
//!
//! Examples of JSON and XML bodies are kept, commands and logs are not. `x-docbind-source` names page and line.

mod body;
mod merge;
mod older;
mod operation;
mod parameter;
mod path;
mod response;
mod schema;
mod security;

use std::collections::BTreeMap;

use docbind_spec::{Api, Method, Operation};
use serde_json::{Map, Value, json};

use path::Path;

/// A JSON object, which keeps the order of its keys.
type Object = Map<String, Value>;

/// The versions of OpenAPI that documents can be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// OpenAPI 3.0, for tools that read nothing newer.
    V3_0,
    /// OpenAPI 3.1, whose schemas are JSON Schema.
    #[default]
    V3_1,
}

/// The API as an OpenAPI document of a version.
#[must_use]
pub fn document_of(api: &Api, version: Version) -> Value {
    let mut document = document(api);
    match version {
        Version::V3_0 => older::downgrade(&mut document),
        Version::V3_1 => {}
    }
    document
}

/// The API as an OpenAPI 3.1 document.
///
/// A pure function of the spec: equal specs give equal documents.
///
/// ```
/// use docbind_codegen::source::{Source, Sources};
/// use docbind_codegen::{compile, openapi};
///
/// let page = "Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{id}\n";
/// let (api, _) = compile(&Sources::new(vec![Source::new("dim.rst", page)]), "Lamps");
/// let document = openapi::document(&api);
/// assert_eq!(document["paths"]["/lamps/{id}"]["put"]["operationId"], "dim_lamp");
/// ```
#[must_use]
pub fn document(api: &Api) -> Value {
    let schemas = schema::Schemas::new(api);
    let paths = paths(&schemas, api);
    let mut components = Object::new();
    components.insert("schemas".to_owned(), schemas.definitions());
    let security = security::schemes(api);
    if !security.is_empty() {
        components.insert("securitySchemes".to_owned(), security.into());
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": title(api), "version": "unversioned" },
        "servers": [{ "url": "/" }],
        "security": security::requirements(api),
        "paths": paths,
        "components": components,
    })
}

fn title(api: &Api) -> &str {
    if api.title.is_empty() { "API" } else { &api.title }
}

/// The path items, in the order in which the pages first name them.
fn paths(schemas: &schema::Schemas<'_>, api: &Api) -> Object {
    let mut items: Vec<(Path, BTreeMap<Method, Vec<&Operation>>)> = Vec::new();
    for operation in &api.operations {
        let path = Path::new(&operation.path);
        let known = items.iter().position(|(known, _)| known.key() == path.key());
        let at = known.unwrap_or_else(|| {
            items.push((path, BTreeMap::new()));
            items.len() - 1
        });
        if let Some((_, methods)) = items.get_mut(at) {
            methods.entry(operation.method).or_default().push(operation);
        }
    }
    let mut ids = operation::Ids::new(api);
    let items = items.into_iter().map(|(path, methods)| {
        let template = path.template();
        (template, item(schemas, &path, methods, &mut ids))
    });
    items.collect()
}

fn item(
    schemas: &schema::Schemas<'_>,
    path: &Path,
    methods: BTreeMap<Method, Vec<&Operation>>,
    ids: &mut operation::Ids,
) -> Value {
    let (mut item, mut others) = (Object::new(), Object::new());
    for (method, operations) in methods {
        let operation = operation::operation(schemas, path, method, &operations, ids);
        match method {
            Method::Copy => others.insert(method.to_string(), operation),
            Method::Get
            | Method::Post
            | Method::Put
            | Method::Delete
            | Method::Head
            | Method::Patch
            | Method::Options => item.insert(method.as_str().to_ascii_lowercase(), operation),
        };
    }
    if !others.is_empty() {
        item.insert("x-docbind-additional-operations".to_owned(), others.into());
    }
    item.into()
}

#[cfg(test)]
mod tests;
