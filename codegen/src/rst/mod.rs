//! reStructuredText: page text to a tree of blocks with spans.
//!
//! This is the part of the language that reference pages use, read as docutils reads it where it is valid and rescued
//! where it is not. It knows nothing of REST APIs.

mod arena;
mod bare;
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

pub use arena::Arena;

use block::{Blocks, Lines};

use crate::diagnostic::Diagnostics;
use crate::source::{self, FileId, Sources};
use parser::Parser;

/// The blocks of a text. An `include` stays a directive, since there is nothing to include from.
#[must_use]
pub fn parse<'s>(arena: &'s Arena, file: FileId, text: &'s str) -> (Blocks<'s>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let lines = lines::split(arena, text, &source::line_starts(text));
    let blocks = Parser::new(&mut diagnostics, arena, file, None).blocks(lines);
    links::report(&mut diagnostics, file, text);
    (blocks, diagnostics)
}

/// The blocks of a page, with the pages that it includes in place; these have spans of their own files.
#[must_use]
pub fn read<'s>(arena: &'s Arena, sources: &'s Sources, file: FileId) -> (Blocks<'s>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let source = sources.get(file);
    let lines = lines::split(arena, source.text(), source.line_starts());
    let blocks = Parser::new(&mut diagnostics, arena, file, Some(sources)).blocks(lines);
    links::report(&mut diagnostics, file, source.text());
    (blocks, diagnostics)
}

/// The blocks of a part of a page, such as a cell of a table.
#[must_use]
pub fn parse_lines<'s>(arena: &'s Arena, file: FileId, text: Lines<'s>) -> (Blocks<'s>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let text = arena.all(text.lines.iter().map(|&line| block::Line { text: line.text.trim_end(), ..line }));
    let blocks = Parser::new(&mut diagnostics, arena, file, None).nested(lines::dedented(arena, text));
    (blocks, diagnostics)
}

#[cfg(test)]
mod tests;
