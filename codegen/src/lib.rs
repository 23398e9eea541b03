//! Reads the reference pages of REST APIs into Rust bindings.
//!
//! ```text
//! pages ──read──▶ Page ──infer──▶ spec::Api ──emit──▶ tokens
//! ```
//!
//! In a build script, start with [`Builder`]; for a folder of pages, with [`project::open`]; for pages in memory, with
//! [`compile`]. Of the result, [`format::file`] makes Rust, [`docbind_spec::Api::to_json`] a file, [`diff::diff`] the
//! changes since another state of the pages, and [`report`] what is odd about them.
//!
//! The [guide](https://github.com/docbind/docbind/tree/main/codegen/docs) has a tutorial, and says how types are
//! decided, what is emitted, and what every diagnostic means.
//!
//! ```
//! use docbind_codegen::emit::Options;
//! use docbind_codegen::source::{Source, Sources};
//! use docbind_codegen::{compile, format};
//!
//! let page = r#"
//! Show lamp
//! ^^^^^^^^^
//!
//! .. code::
//!
//!     GET /lamps/{lamp_id}
//!
//! Response
//! """"""""
//!
//! .. code::
//!
//!     {"id": 4, "colour": "red"}
//! "#;
//! let sources = Sources::new(vec![Source::new("lamps/show.rst", page)]);
//! let (api, diagnostics) = compile(&sources, "Lamps");
//! assert_eq!(api.operations[0].id, "show_lamp");
//! assert_eq!(diagnostics[0].code.as_str(), "path-parameter-without-row");
//!
//! let rust = format::file(&api, &Options::default())?;
//! assert!(rust.contains(r#"GET "/lamps/{lamp_id}" (lamp_id: &str)"#));
//! assert!(rust.contains("pub colour: String,"));
//! # Ok::<(), format::FormatError>(())
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
pub mod limit;
pub mod load;
mod named;
#[cfg(feature = "cli")]
pub mod openapi;
pub mod output;
mod parallel;
pub mod policy;
pub mod project;
pub mod read;
pub mod report;
mod route;
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
///
/// ```
/// use docbind_codegen::compile_with;
/// use docbind_codegen::config::Config;
/// use docbind_codegen::diagnostic::Diagnostics;
/// use docbind_codegen::source::{Source, Sources};
///
/// let page = "Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{id}\n";
/// let sources = Sources::new(vec![Source::new("dim.rst", page)]);
/// let config = Config::parse("[operations.dim_lamp]\nrename = 'dim'").unwrap();
/// let (api, _) = compile_with(&sources, "Lamps", &config, Diagnostics::default()).unwrap();
/// assert_eq!(api.operations[0].id, "dim");
///
/// let mistyped = Config::parse("[operations.dimm_lamp]\nrename = 'dim'").unwrap();
/// let problems = compile_with(&sources, "Lamps", &mistyped, Diagnostics::default()).unwrap_err();
/// assert_eq!(problems[0].help.as_deref(), Some("did you mean `dim_lamp`?"));
/// ```
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
    config.settle(&api, sources, &mut diagnostics);
    problems.extend(config.correct(&mut api));
    api.bindings = config.options().words();
    problems.extend(config.silence(&api, sources, &mut diagnostics));
    if problems.is_empty() { Ok((api, diagnostics)) } else { Err(problems) }
}

/// The Rust of the guide and of the crate's README compiles.
#[cfg(doctest)]
#[doc = include_str!("../docs/build-script.md")]
#[doc = include_str!("../README.md")]
mod guide {}
