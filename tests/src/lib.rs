//! Shared pieces of the tests of docbind as a whole.

pub mod downstream;
pub mod golden;
pub mod guide;
pub mod hostile;
pub mod mock;
pub mod mutation;
pub mod repository;
