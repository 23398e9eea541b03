//! `list-table`: rows that are lists of lists; and `table`, which gives a table a title.

use super::block::{Blocks, Directive, Kind};
use super::markup::{Body, Head};
use super::parser::Parser;

/// The table of a `list-table` directive.
pub(super) fn list_table<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, head: &Head<'_, 's>, body: &Body<'s>) {
    let directive =
        Directive { name: head.name, argument: body.argument, options: body.options.clone(), blocks: Blocks::new() };
    parser.push(out, Kind::Directive(directive), head.whole);
}

/// The table below a `table` directive, with the title that the directive gives it.
pub(super) fn titled_table<'s>(
    parser: &mut Parser<'s, '_>,
    out: &mut Blocks<'s>,
    head: &Head<'_, 's>,
    body: &Body<'s>,
) {
    let mut blocks = parser.nested(&body.content);
    if let Some(Kind::Table(table)) =
        blocks.iter_mut().map(|block| &mut block.kind).find(|kind| matches!(kind, Kind::Table(_)))
    {
        table.title = Some(body.argument).filter(|title| !title.text.is_empty());
    }
    let _ = head;
    out.extend(blocks);
}
