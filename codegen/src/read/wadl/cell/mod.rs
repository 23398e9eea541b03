//! What the cells of tables say, each read alone.

pub(crate) mod footnote;
pub(crate) mod header_name;
pub(crate) mod name;
pub(crate) mod necessity;
pub(crate) mod status_cell;
pub(crate) mod type_cell;
