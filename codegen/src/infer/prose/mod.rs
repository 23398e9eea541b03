//! What texts and cells say, each read alone: values, bounds, and kinds.

mod boolean;
pub(crate) mod bounds;
pub(crate) mod declared;
pub(crate) mod glossary;
pub(crate) mod lead;
pub(crate) mod listing;
pub(crate) mod lists;
pub(crate) mod nullable;
pub(crate) mod printed;
pub(crate) mod said;
pub(crate) mod values;
