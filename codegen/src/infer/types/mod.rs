//! Classes of places to the types of the spec.

pub(crate) mod endless;
pub(crate) mod enums;
pub(crate) mod format;
pub(crate) mod lack;
pub(crate) mod limits;
pub(crate) mod measure;
pub(crate) mod mention;
pub(crate) mod named_kind;
pub(crate) mod plan;
pub(crate) mod resolve;
pub(crate) mod scant;
pub(crate) mod text;
pub(crate) mod usual;
pub(crate) mod variants;
