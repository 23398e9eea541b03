//! What a change is about, and where the pages of which side say it.

use std::fmt;

use docbind_spec::{Direction, Example, Location, Operation, Parameter, Source};

use super::place::{Evidence, Places};
use super::types::known_as;

/// Which of the two states of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The pages before.
    Old,
    /// The pages after.
    New,
}

impl Side {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
        }
    }
}

/// The operation, type or choice of the bindings that changed, by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    Operation(String),
    /// Operations that one change is of.
    Operations(Vec<String>),
    Type(String),
    Choice(String),
}

impl Name {
    /// Adds the operations of another change.
    pub(super) fn join(&mut self, other: &Self) {
        let (known, Self::Operation(name)) = (self, other) else { return };
        match known {
            Self::Operations(names) if !names.contains(name) => names.push(name.clone()),
            Self::Operation(first) if first != name => *known = Self::Operations(vec![first.clone(), name.clone()]),
            Self::Operations(_) | Self::Operation(_) | Self::Type(_) | Self::Choice(_) => {}
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operation(name) => write!(f, "operation `{name}`"),
            Self::Operations(names) => write!(f, "operations `{}`", names.join("`, `")),
            Self::Type(name) => write!(f, "type `{}`", known_as(name)),
            Self::Choice(key) => write!(f, "choice `{key}`"),
        }
    }
}

/// What a change is about.
#[derive(Clone, Copy)]
pub(super) struct Subject<'a> {
    name: Named<'a>,
    side: Side,
    at: At<'a>,
    /// The field or variant of a type, by its name in Rust; `request` or `answer` of an operation.
    pub(super) member: Option<&'a str>,
}

#[derive(Clone, Copy)]
enum Named<'a> {
    Operation(&'a str),
    Type(&'a str),
}

#[derive(Clone, Copy)]
enum At<'a> {
    Line(&'a Source),
    Type(&'a Places<'a>),
    Field(&'a Places<'a>, &'a str, Evidence<'a>),
    Value(&'a Places<'a>, &'a str),
}

impl<'a> Subject<'a> {
    /// An operation, where it is declared.
    pub(super) fn operation(operation: &'a Operation) -> Self {
        Self::row(operation, &operation.source)
    }

    /// The request or the answer of an operation: the first row of its body, else an example of it.
    pub(super) fn body(operation: &'a Operation, direction: Direction) -> Self {
        let is_row = |row: &&Parameter| row.direction == direction && row.location == Location::Body;
        let row = operation.parameters.iter().find(is_row).map(|row| &row.source);
        let is_example = |example: &&Example| example.direction == direction && example.ty.is_some();
        let example = || operation.shown().find(is_example).map(|example| &example.source);
        let part = match direction {
            Direction::Request => "request",
            Direction::Response => "answer",
        };
        Self::row(operation, row.or_else(example).unwrap_or(&operation.source)).part(part)
    }

    /// A row of an operation.
    pub(super) fn row(operation: &'a Operation, source: &'a Source) -> Self {
        Self { name: Named::Operation(&operation.id), side: Side::New, at: At::Line(source), member: None }
    }

    /// What is about the request or the answer of the operation.
    pub(super) fn part(self, part: &'a str) -> Self {
        Self { member: Some(part), ..self }
    }

    /// What stands in the old pages.
    pub(super) fn in_old(self) -> Self {
        Self { side: Side::Old, ..self }
    }

    pub(super) fn of_type(places: &'a Places<'a>, name: &'a str) -> Self {
        Self { name: Named::Type(name), side: places.side, at: At::Type(places), member: None }
    }

    /// A field, by its name on the wire and in Rust.
    pub(super) fn field(places: &'a Places<'a>, name: &'a str, (field, ident): (&'a str, &'a str)) -> Self {
        Self { at: At::Field(places, field, Evidence::Row), member: Some(ident), ..Self::of_type(places, name) }
    }

    /// The field, where this can be seen of it.
    pub(super) fn where_seen(self, evidence: Evidence<'a>) -> Self {
        match self.at {
            At::Field(places, field, _) => Self { at: At::Field(places, field, evidence), ..self },
            At::Line(_) | At::Type(_) | At::Value(..) => self,
        }
    }

    /// A value of an enumeration, as it is on the wire.
    pub(super) fn value(places: &'a Places<'a>, name: &'a str, (value, ident): (&'a str, &'a str)) -> Self {
        Self { at: At::Value(places, value), member: Some(ident), ..Self::of_type(places, name) }
    }

    pub(super) fn name(&self) -> Name {
        match self.name {
            Named::Operation(name) => Name::Operation(name.to_owned()),
            Named::Type(name) => Name::Type(name.to_owned()),
        }
    }

    pub(super) const fn side(&self) -> Side {
        self.side
    }

    pub(super) fn source(&self) -> Option<Source> {
        match (self.at, self.name) {
            (At::Line(source), _) => Some(source.clone()),
            (At::Type(places), Named::Type(name) | Named::Operation(name)) => places.of_type(name),
            (At::Field(places, field, evidence), Named::Type(name) | Named::Operation(name)) => {
                places.of_field(name, field, evidence)
            }
            (At::Value(places, value), Named::Type(name) | Named::Operation(name)) => places.of_value(name, value),
        }
    }
}
