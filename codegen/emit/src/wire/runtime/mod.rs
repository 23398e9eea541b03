//! The module as the tests of this crate have it.

mod check;
mod choose;
mod documented;
mod http;
mod macros;
mod plain;
mod read;
mod show;
mod slot;
mod write;

pub use check::*;
pub use choose::*;
pub use documented::*;
pub use http::*;
pub use macros::*;
pub use plain::*;
pub use read::*;
pub use show::*;
pub use slot::*;
pub use write::*;
