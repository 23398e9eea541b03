//! The page as a sequence: headings, prose, tables and code blocks in reading order, wherever they are nested.

use crate::read::wadl::declare::text_declaration;
use crate::rst::block::{Block, Blocks, Code, Footnote, Heading, Kind, Line, Table};
use crate::source::Span;

/// A piece of a page.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item<'s> {
    /// A section title.
    Heading {
        /// Its depth, from 1.
        level: u8,
        /// The title.
        text: &'s str,
        /// Where it stands.
        span: Span,
    },
    /// The title of a `rubric` directive.
    Rubric(Line<'s>, Span),
    /// A block without tables and code in it.
    Prose(&'s Block<'s>),
    /// A table.
    Table(&'s Table<'s>, &'s Block<'s>),
    /// A literal block.
    Code(&'s Code<'s>, Span),
}

/// The pieces of a page in reading order. What shows nothing is left out.
pub(crate) fn items(blocks: Blocks<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::with_capacity(blocks.len());
    collect(blocks, &mut items);
    items
}

fn collect<'s>(blocks: Blocks<'s>, items: &mut Vec<Item<'s>>) {
    for block in blocks {
        match &block.kind {
            Kind::Heading(Heading { level, text, span }) => {
                items.push(Item::Heading { level: *level, text, span: *span });
            }
            Kind::Table(table) => items.push(Item::Table(table, block)),
            Kind::Code(code) => items.push(Item::Code(code, block.span)),
            Kind::Directive(directive) if directive.name.eq_ignore_ascii_case("rubric") => {
                items.push(Item::Rubric(directive.argument, block.span));
            }
            Kind::Directive(directive) if is_silent(directive.name) => {}
            Kind::Target(_) | Kind::Substitution(_) => {}
            Kind::Directive(directive) if text_declaration::is_call(directive) => items.push(Item::Prose(block)),
            _ if !holds_evidence(block) => items.push(Item::Prose(block)),
            Kind::List { items: list, .. } => list.iter().for_each(|blocks| collect(blocks, items)),
            Kind::Definitions(list) => list.iter().for_each(|definition| collect(definition.blocks, items)),
            Kind::Quote(blocks) | Kind::Footnote(Footnote { blocks, .. }) => collect(blocks, items),
            Kind::Directive(directive) => collect(directive.blocks, items),
            Kind::Paragraph(_) => items.push(Item::Prose(block)),
        }
    }
}

/// Directives that show nothing of their own.
fn is_silent(name: &str) -> bool {
    ["toctree", "contents", "include", "raw", "meta", "index", "highlight", "image", "figure"]
        .iter()
        .any(|silent| silent.eq_ignore_ascii_case(name))
}

/// Whether a table or a code block stands in a block.
fn holds_evidence(block: &Block<'_>) -> bool {
    let any = |blocks: &Blocks<'_>| blocks.iter().any(holds_evidence);
    match &block.kind {
        Kind::Table(_) | Kind::Code(_) => true,
        Kind::List { items, .. } => items.iter().any(any),
        Kind::Definitions(list) => list.iter().any(|definition| any(&definition.blocks)),
        Kind::Quote(blocks) | Kind::Footnote(Footnote { blocks, .. }) => any(blocks),
        Kind::Directive(directive) => any(&directive.blocks),
        Kind::Heading(_) | Kind::Paragraph(_) | Kind::Target(_) | Kind::Substitution(_) => false,
    }
}
