//! Rows of body tables, put on the places that they describe.

pub(crate) mod dotted;
pub(crate) mod habits;
pub(crate) mod join;
pub(crate) mod nest;
pub(crate) mod several;
pub(crate) mod tree;
