//! Inference: what pages say to an API with types.
//!
//! Evidence is gathered into graphs of places, some pages at a time (`body`, `evidence`), rows are put on it (`join`,
//! `nest`), and the graphs are joined (`merge`). Places that are one thing are unified (`share`), and classes of places
//! become named types (`plan`, `name`, `resolve`). Nothing here knows a dialect, and nothing corrects the pages:
//! overrides change the finished API.
//!
//! What of it looks at one page or one row alone runs on every processor (`parallel`); the outcome does not depend on
//! their number.

mod bare;
mod body;
mod bounds;
mod data_keys;
mod declared;
mod disagree;
mod dotted;
mod echo;
mod elsewhere;
mod endings;
mod endless;
mod enums;
mod evidence;
mod faults;
mod format;
mod free;
mod glossary;
mod habits;
mod headers;
mod id;
mod join;
mod kinds;
mod lack;
mod lead;
mod likeness;
mod limits;
mod link;
mod listing;
mod lower;
mod maps;
mod measure;
mod mention;
mod merge;
mod mixed;
mod name;
mod named_kind;
mod nest;
mod node;
mod nullable;
mod operation;
mod parameter;
mod part;
mod phrases;
mod plan;
mod presence;
mod printed;
mod prose;
mod repeated;
mod request_line;
mod resolve;
mod role;
mod said;
mod scant;
mod seen;
mod sent;
mod share;
mod short;
mod singular;
mod text;
mod title;
mod tree;
mod turn;
mod twin;
mod unlisted;
mod usual;
mod values;
mod variants;
mod verbs;
mod wanting;
mod whole;
mod words;

use docbind_spec::Api;

use crate::diagnostic::Diagnostics;
use crate::read::Page;
use crate::source::Sources;

/// Gives the operations of the pages their types.
#[must_use]
pub fn infer(sources: &Sources, pages: Vec<Page>, title: &str) -> (Api, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let findings = operation::findings(&mut diagnostics, sources, &pages);
    let (operations, types) = findings.complete(sources, pages);
    (Api { operations, types, ..Api::new(title) }, diagnostics)
}

#[cfg(test)]
mod tests;
