//! Reads the reference pages of REST APIs into Rust bindings.
//!
//! ```text
//! pages ──read──▶ Page ──infer──▶ spec::Api ──emit──▶ tokens
//! ```

pub mod diagnostic;
pub mod infer;
pub mod load;
pub mod output;
pub mod read;
pub mod report;
pub mod rst;
pub mod source;
pub mod suggest;
#[cfg(feature = "cli")]
pub mod verify;

use diagnostic::Diagnostic;
use docbind_spec::Api;
use source::Sources;

/// Reads pages into an API with types, and says what is odd about them.
///
/// A pure function: the pages are in memory, and equal pages give equal results.
#[must_use]
pub fn compile(sources: &Sources, title: &str) -> (Api, Vec<Diagnostic>) {
    let (pages, mut diagnostics) = read::read(sources);
    let (api, found) = infer::infer(sources, pages, title);
    diagnostics.append(found);
    (api, diagnostics.into_sorted())
}
