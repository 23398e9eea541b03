//! reStructuredText: page text to a tree of blocks with spans.
//!
//! This is the part of the language that reference pages use, read as docutils reads it where it is valid and rescued
//! where it is not. It knows nothing of REST APIs.

pub mod block;
mod csv_table;
pub mod definitions;
mod grid;
mod habit;
mod heading;
mod include;
pub mod inline;
mod lines;
mod links;
mod list;
mod list_table;
pub mod markdown;
mod markup;
mod parser;
mod simple_table;
pub mod wrap;

use block::{Blocks, Lines};

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources};
use parser::Parser;

/// The blocks of a text. An `include` stays a directive, since there is nothing to include from.
#[must_use]
pub fn parse(file: FileId, text: &str) -> (Blocks<'_>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let blocks = Parser::new(&mut diagnostics, file, None).blocks(&lines::split(text));
    links::report(&mut diagnostics, file, text);
    (blocks, diagnostics)
}

/// The blocks of a page, with the pages that it includes in place; these have spans of their own files.
#[must_use]
pub fn read(sources: &Sources, file: FileId) -> (Blocks<'_>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let text = sources.get(file).text();
    let blocks = Parser::new(&mut diagnostics, file, Some(sources)).blocks(&lines::split(text));
    links::report(&mut diagnostics, file, text);
    (blocks, diagnostics)
}

/// The blocks of a part of a page, such as a cell of a table.
#[must_use]
pub fn parse_lines<'s>(file: FileId, text: &Lines<'s>) -> (Blocks<'s>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let text: Vec<_> = text.lines.iter().map(|&line| block::Line { text: line.text.trim_end(), ..line }).collect();
    let blocks = Parser::new(&mut diagnostics, file, None).nested(&lines::dedented(&text));
    (blocks, diagnostics)
}

#[cfg(test)]
mod tests;
