//! What can be wrong with a spec whose JSON is good: found all at once, each with the operation and its page.

use std::collections::HashSet;
use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Api, Operation, Shape, Type, TypeDef};

/// Something of a spec that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A key is missing, unknown or of the wrong form.
    Form {
        /// The operation with its page and line, or the type.
        of: String,
        /// What is wrong with it.
        error: String,
    },
    /// A type is referred to and not defined.
    UnknownType {
        /// The type's name.
        name: String,
        /// What refers to it: the operation with its page and line, or the type.
        by: String,
    },
    /// Two operations have one id, or two types one name.
    Duplicate {
        /// The operation with its page and line, or the type.
        of: String,
    },
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form { of, error } => write!(f, "{of}: {error}"),
            Self::UnknownType { name, by } => write!(f, "{by} refers to the type `{name}`, which is not defined"),
            Self::Duplicate { of } => write!(f, "{of} is defined twice"),
        }
    }
}

/// The names that are defined twice, and the references that lead nowhere.
pub(crate) fn of_references(api: &Api) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut names = HashSet::new();
    for def in &api.types {
        if !names.insert(def.name.as_str()) {
            flaws.push(Flaw::Duplicate { of: ty(&def.name) });
        }
    }
    let mut ids = HashSet::new();
    for of in &api.operations {
        if !ids.insert(of.id.as_str()) {
            flaws.push(Flaw::Duplicate { of: operation(of) });
        }
    }
    let mut refer = |name: &str, by: &dyn Fn() -> String| {
        if !names.contains(name) {
            flaws.push(Flaw::UnknownType { name: name.to_owned(), by: by() });
        }
    };
    for def in &api.types {
        let included = match &def.shape {
            Shape::Struct { includes, .. } => includes.as_slice(),
            Shape::Enum { .. } | Shape::Union { .. } => &[],
        };
        let referred = def.types().flat_map(Type::references);
        for name in referred.chain(included.iter().map(String::as_str)) {
            refer(name, &|| ty(&def.name));
        }
    }
    for of in &api.operations {
        let bodies = of.request.iter().chain(&of.response);
        let bodies = bodies.chain(of.statuses.iter().filter_map(|status| status.body.as_ref()));
        let bodies = bodies.chain(of.parameters.iter().filter_map(|parameter| parameter.schema.as_ref()));
        let bodies = bodies.chain(of.shown().filter_map(|example| example.ty.as_ref()));
        for name in bodies.flat_map(Type::references) {
            refer(name, &|| operation(of));
        }
    }
    flaws.dedup();
    flaws
}

fn operation(of: &Operation) -> String {
    format!("the operation `{}` ({})", of.id, of.source)
}

fn ty(name: &str) -> String {
    format!("the type `{name}`")
}

/// A spec as far as its operations and types can be told apart.
#[derive(Deserialize)]
struct Parts {
    #[serde(default)]
    operations: Vec<Value>,
    #[serde(default)]
    types: Vec<Value>,
}

/// The operations and types that have not the form of one.
pub(crate) fn of_form(text: &str) -> Vec<Flaw> {
    let Ok(Parts { operations, types }) = serde_json::from_str(text) else { return Vec::new() };
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let operations = flaws::<Operation>(operations, |of| {
        let [id, file, line] = ["/id", "/source/file", "/source/line"].map(|at| of.pointer(at).map(text));
        let place = file.zip(line).map(|(file, line)| format!(" ({file}:{line})")).unwrap_or_default();
        format!("the operation `{}`{place}", id.unwrap_or_default())
    });
    let types = flaws::<TypeDef>(types, |of| ty(&of.get("name").map(text).unwrap_or_default()));
    operations.into_iter().chain(types).collect()
}

fn flaws<T: DeserializeOwned>(parts: Vec<Value>, named: impl Fn(&Value) -> String) -> Vec<Flaw> {
    let flaw = |part: Value| {
        let error = T::deserialize(&part).err()?;
        Some(Flaw::Form { of: named(&part), error: error.to_string() })
    };
    parts.into_iter().filter_map(flaw).collect()
}
