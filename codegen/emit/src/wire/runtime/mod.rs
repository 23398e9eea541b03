//! The module as the tests of this crate have it.

mod boxed;
mod btree;
mod check;
mod choose;
mod code;
mod documented;
mod http;
mod macros;
mod map;
mod operation;
mod plain;
mod read;
mod same;
mod show;
mod slot;
mod write;

pub use boxed::*;
pub use btree::*;
pub use check::*;
pub use choose::*;
pub use code::*;
pub use documented::*;
pub use http::*;
pub use macros::*;
pub use map::*;
pub use operation::*;
pub use plain::*;
pub use read::*;
pub use same::*;
pub use show::*;
pub use slot::*;
pub use write::*;
