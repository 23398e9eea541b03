//! What is true of a place by what stands there: data under keys, free data, links, keys that are always there.

pub(crate) mod data_keys;
pub(crate) mod free;
pub(crate) mod link;
pub(crate) mod lower;
pub(crate) mod maps;
pub(crate) mod presence;
