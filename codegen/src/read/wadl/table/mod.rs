//! Tables: which columns and rows they have, what they list, and where what they list travels.

pub(crate) mod apart;
pub(crate) mod columns;
pub(crate) mod listed;
pub(crate) mod locate;
pub(crate) mod parameters;
pub(crate) mod path_rows;
pub(crate) mod statuses;
