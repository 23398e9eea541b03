//! What changed between two states of the pages for a user of the bindings.
//!
//! Changes are classed by Rust's rules of semantic versioning, applied to what is emitted: structs and open
//! enumerations are `#[non_exhaustive]`, structs with required fields are made by a `new` that takes those in order,
//! and a field that may be absent has another type than one that may not.
//!
//! What only changes documentation is no change here.

mod operation;
pub mod render;
#[cfg(test)]
mod tests;
mod ty;

use std::collections::BTreeMap;

use docbind_spec::{Api, Source};

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

/// What kind of change it is: a closed list, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    OperationAdded,
    OperationRemoved,
    OperationRenamed,
    OperationDeprecated,
    MethodChanged,
    PathChanged,
    StatusAdded,
    StatusRemoved,
    StatusRenamed,
    BodyAdded,
    BodyRemoved,
    BodyChanged,
    ParameterAdded,
    ParameterRemoved,
    ParameterChanged,
    TypeAdded,
    TypeRemoved,
    TypeRenamed,
    TypeChanged,
    FieldAdded,
    FieldRemoved,
    FieldRenamed,
    FieldChanged,
    FieldNecessityChanged,
    FieldsReordered,
    ValueAdded,
    ValueRemoved,
    ValuesOpenedOrClosed,
    VariantAdded,
    VariantRemoved,
    VariantChanged,
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

    fn push(&mut self, class: Class, kind: Kind, subject: &Subject<'_>, message: String) {
        let (subject, source) = (subject.to_string(), subject.source().cloned());
        self.list.push(Change { class, kind, subject, message, source });
    }
}

/// What a change is about, and the API that says where it is described.
enum Subject<'a> {
    Operation(&'a docbind_spec::Operation),
    Row(&'a docbind_spec::Operation, &'a Source),
    Type(&'a Places<'a>, &'a str),
    Field(&'a Places<'a>, &'a str, &'a str),
}

impl Subject<'_> {
    fn source(&self) -> Option<&Source> {
        match *self {
            Self::Operation(operation) => Some(&operation.source),
            Self::Row(_, source) => Some(source),
            Self::Type(places, name) => places.types.get(name).copied(),
            Self::Field(places, name, field) => places.fields.get(&(name, field)).copied(),
        }
    }
}

impl std::fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self::Operation(operation) | Self::Row(operation, _) => write!(f, "operation `{}`", operation.id),
            Self::Type(_, name) | Self::Field(_, name, _) => write!(f, "type `{name}`"),
        }
    }
}

/// Where the pages describe types and fields first.
#[derive(Default)]
struct Places<'a> {
    types: BTreeMap<&'a str, &'a Source>,
    fields: BTreeMap<(&'a str, &'a str), &'a Source>,
}

impl<'a> Places<'a> {
    fn of(api: &'a Api) -> Self {
        let mut places = Self::default();
        for row in api.operations.iter().flat_map(|operation| &operation.parameters) {
            let Some(place) = &row.place else { continue };
            places.types.entry(&place.type_name).or_insert(&row.source);
            if let Some(field) = &place.field {
                places.fields.entry((&place.type_name, field)).or_insert(&row.source);
            }
        }
        places
    }
}
