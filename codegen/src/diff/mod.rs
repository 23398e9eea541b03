//! What changed between two states of the pages for a user of the bindings.
//!
//! Changes are classed by Rust's rules of semantic versioning, applied to what is emitted: structs and open
//! enumerations are `#[non_exhaustive]`, structs with required fields are made by a `new` that takes those in order,
//! and a field that may be absent has another type than one that may not. A text is `String`, whatever its values look
//! like. Operations are taken as they can be called: what a request must have is an argument of the call, and what the
//! emitters make of a page ([`docbind_emit::signatures`]) is what is compared, for one page can change what another
//! means.
//!
//! What only changes documentation is no change here.

mod kind;
mod operation;
mod place;
pub mod render;
#[cfg(test)]
mod tests;
mod ty;

pub use kind::Kind;

use docbind_spec::{Api, Source, Type};
use place::Places;

use crate::config::type_text;

/// What a change does to code that uses the bindings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Code may no longer compile: a major version.
    Breaking,
    /// Code compiles as before: a minor version.
    Compatible,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does to code.
    pub class: Class,
    /// What kind it is.
    pub kind: Kind,
    /// What changed: ``operation `show_lamp` ``, ``type `Lamp` ``.
    pub subject: String,
    /// How, in one sentence without a full stop.
    pub message: String,
    /// Where the new pages say it; where the old ones did, if it is gone.
    pub source: Option<Source>,
}

/// Every change: types with new names, operations, types; each in the order of the old API and then of what is new.
///
/// ```
/// use docbind_codegen::compile;
/// use docbind_codegen::diff::{Class, diff, render};
/// use docbind_codegen::source::{Source, Sources};
///
/// let api = |page: &str| compile(&Sources::new(vec![Source::new("dim.rst", page)]), "Lamps").0;
/// let old = api("Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{id}\n");
/// let new = api("Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /rooms/{room}/lamps/{id}\n");
///
/// let changes = diff(&old, &new);
/// assert_eq!(changes[0].class, Class::Breaking);
/// assert_eq!(
///     render::text(&changes),
///     "breaking operation `dim_lamp`
///     the path was `/lamps/{id}` and is `/rooms/{room}/lamps/{id}` (dim.rst:6)
///
/// 1 breaking change, 0 compatible
/// "
/// );
/// ```
#[must_use]
pub fn diff(old: &Api, new: &Api) -> Vec<Change> {
    let mut changes = Changes { list: Vec::new() };
    let old = ty::renamed(&mut changes, old, new);
    operation::compare(&mut changes, &old, new);
    ty::compare(&mut changes, &old, new);
    changes.list
}

/// The changes found so far.
struct Changes {
    list: Vec<Change>,
}

impl Changes {
    fn breaking(&mut self, kind: Kind, subject: &Subject<'_>, message: impl Into<String>) {
        self.push(Class::Breaking, kind, subject, message.into());
    }

    fn compatible(&mut self, kind: Kind, subject: &Subject<'_>, message: impl Into<String>) {
        self.push(Class::Compatible, kind, subject, message.into());
    }

    /// A type in place of another one.
    fn retyped(&mut self, kind: Kind, subject: &Subject<'_>, (what, was, is): (&str, &Type, &Type)) {
        if was == is {
            return;
        }
        let message = format!("{what} was `{}` and is `{}`", type_text(was), type_text(is));
        let class = if in_rust(was) == in_rust(is) { Class::Compatible } else { Class::Breaking };
        self.push(class, kind, subject, message);
    }

    fn push(&mut self, class: Class, kind: Kind, subject: &Subject<'_>, message: String) {
        let (subject, source) = (subject.to_string(), subject.source());
        self.list.push(Change { class, kind, subject, message, source });
    }
}

/// What a change is about, and the API that says where it is described.
enum Subject<'a> {
    Operation(&'a docbind_spec::Operation),
    Row(&'a docbind_spec::Operation, &'a Source),
    Type(&'a Places<'a>, &'a str),
    Field(&'a Places<'a>, &'a str, &'a str),
    Value(&'a Places<'a>, &'a str, &'a str),
}

impl Subject<'_> {
    fn source(&self) -> Option<Source> {
        match *self {
            Self::Operation(operation) => Some(operation.source.clone()),
            Self::Row(_, source) => Some(source.clone()),
            Self::Type(places, name) => places.of_type(name),
            Self::Field(places, name, field) => places.of_field(name, field),
            Self::Value(places, name, value) => places.of_value(name, value),
        }
    }
}

impl std::fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Operation(operation) | Self::Row(operation, _) => write!(f, "operation `{}`", operation.id),
            Self::Type(_, name) | Self::Field(_, name, _) | Self::Value(_, name, _) => write!(f, "type `{name}`"),
        }
    }
}

/// The type with what Rust does not tell apart left out: a text is a text, whatever its values look like.
fn in_rust(ty: &Type) -> Type {
    match ty {
        Type::String { .. } => Type::STRING,
        Type::Array { items } => Type::array(in_rust(items)),
        Type::Map { values } => Type::map(in_rust(values)),
        Type::Nullable { of } => in_rust(of).nullable(),
        Type::Any | Type::Boolean | Type::Integer { .. } | Type::Number | Type::Named { .. } => ty.clone(),
    }
}
