//! Inference: what pages say to an API with types.
//!
//! | folder | what it does |
//! |---|---|
//! | `language` | takes names and titles apart into words |
//! | `prose` | reads what descriptions and printed types say, each alone |
//! | `evidence` | gathers what examples show into one graph of places, some pages at a time |
//! | `rows` | puts the rows of body tables on the places that they describe |
//! | `shape` | tells maps, free data, links, and keys that are always there, by what stands at a place |
//! | `share` | makes one of the places that are one thing |
//! | `name` | names the classes of places that remain |
//! | `types` | makes them types: which values, which format, what may be `null` |
//! | `operation` | asks for all of these in turn, and finds what else an operation has: its id, its parameters |
//! | `report` | says what pages contradict and what they leave out |
//!
//! Nothing here knows a dialect, and nothing corrects the pages: overrides change the finished API. What looks at one
//! page or one row alone runs on every processor (`parallel`); the outcome does not depend on their number.

mod evidence;
mod language;
mod name;
mod operation;
mod prose;
mod report;
mod rows;
mod shape;
mod share;
mod types;
use docbind_spec::Api;

use crate::diagnostic::Diagnostics;
use crate::read::Page;
use crate::source::Sources;

/// Gives the operations of the pages their types.
#[must_use]
pub fn infer(sources: &Sources, mut pages: Vec<Page>, title: &str) -> (Api, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    operation::guides::give(&mut diagnostics, sources, &mut pages);
    let findings = operation::findings(&mut diagnostics, sources, &pages);
    let (operations, types) = findings.complete(sources, pages);
    (Api { operations, types, ..Api::new(title) }, diagnostics)
}

#[cfg(test)]
mod tests;
