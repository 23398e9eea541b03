//! The intermediate spec of docbind: what the reference pages of a REST API say, as plain data.
//!
//! An [`Api`] holds every [`Operation`] of the pages with its rows and examples as printed, and the types that were
//! inferred from them. It is what the readers produce and the emitter consumes, and it has one JSON form
//! ([`Api::to_json`], [`Api::from_json`]) that is reviewable, diffable and of stable order.
//!
//! Nothing here knows of documentation formats or of Rust: texts are `CommonMark`, names are wire names, positions are
//! file and line.

mod api;
mod example;
mod finding;
mod flaw;
mod format;
mod indent;
mod json;
mod judge;
mod lookup;
mod media;
mod omission;
mod parameter;
mod path;
mod status;
mod ty;

pub use api::{Api, Direction, Method, Operation, Source, UnknownMethod, VERSION};
pub use example::{Example, Media};
pub use finding::{Finding, FindingKind};
pub use flaw::Flaw;
pub use json::LoadError;
#[cfg(feature = "schema")]
pub use json::schema;
pub use judge::{MAX_DEPTH, MAX_FINDINGS};
pub use lookup::{Required, is_header_name, spelt_alike};
pub use media::is_json;
pub use parameter::{Limits, Location, Parameter, Place};
pub use path::{PathTemplate, Segment, variable};
pub use status::{InvalidStatusCode, Status, StatusCode};
pub use ty::{
    Discriminator, EnumValue, Field, IntegerFormat, JsonKind, Presence, Shape, StringFormat, Type, TypeDef, ValueKind,
    Variant,
};
