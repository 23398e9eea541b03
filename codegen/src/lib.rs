//! Reads the reference pages of REST APIs into Rust bindings.
//!
//! ```text
//! pages ──read──▶ Page ──infer──▶ spec::Api ──emit──▶ tokens
//! ```

pub mod build;
pub mod config;
pub mod diagnostic;
pub mod diff;
pub mod format;
mod header;
#[cfg(feature = "cli")]
pub mod html;
pub mod infer;
pub mod load;
mod named;
#[cfg(feature = "cli")]
pub mod openapi;
pub mod output;
pub mod project;
pub mod read;
pub mod report;
pub mod rst;
#[cfg(feature = "cli")]
pub mod serve;
pub mod source;
pub mod suggest;
#[cfg(feature = "cli")]
pub mod verify;

pub use build::{BuildError, Builder};
pub use docbind_emit as emit;

use config::{Config, Problem};
use diagnostic::{Diagnostic, Diagnostics};
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

/// Reads pages as [`compile`] does and corrects the result; the error is what of the configuration cannot be followed.
///
/// `found` is what loading the pages found; it can be silenced like everything else.
pub fn compile_with(
    sources: &Sources,
    title: &str,
    config: &Config,
    found: Diagnostics,
) -> Result<(Api, Vec<Diagnostic>), Vec<Problem>> {
    let mut diagnostics = found;
    let (mut pages, read) = read::read(sources);
    diagnostics.append(read);
    let mut problems = config.skip_examples(sources, &mut pages);
    let (mut api, inferred) = infer::infer(sources, pages, title);
    diagnostics.append(inferred);
    let mut diagnostics = diagnostics.into_sorted();
    problems.extend(config.correct(&mut api));
    problems.extend(config.silence(&api, sources, &mut diagnostics));
    if problems.is_empty() { Ok((api, diagnostics)) } else { Err(problems) }
}
