//! Pages to [`Page`]: one module a dialect, all of which yield the same.

pub mod page;
mod wadl;

pub use page::Page;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;

/// Reads every page, in the order of the sources.
#[must_use]
pub fn read(sources: &Sources) -> (Vec<Page>, Diagnostics) {
    let pages = sources.iter().map(|(file, _)| Page { file, operations: Vec::new() }).collect();
    (pages, Diagnostics::default())
}
