//! What the pages show: the bodies of all operations, and one graph of every place in them.

pub(crate) mod agreement;
pub(crate) mod bare;
pub(crate) mod body;
pub(crate) mod faults;
pub(crate) mod graph;
pub(crate) mod kinds;
pub(crate) mod merge;
pub(crate) mod node;
pub(crate) mod placeholder;
pub(crate) mod seen;
