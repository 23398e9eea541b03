//! The module as the tests of this crate have it.

mod answer;
mod check;
mod error;
mod excerpt;
mod macros;
mod pages;
mod request;

pub(crate) use crate::names::is_secret;
pub use answer::*;
pub use check::*;
pub use error::*;
pub use macros::*;
pub use pages::*;
pub use request::*;
