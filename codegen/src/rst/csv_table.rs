//! `csv-table`: rows of values between commas.

use super::block::{Blocks, Directive, Kind};
use super::markup::{Body, Head};
use super::parser::Parser;

/// The table of a `csv-table` directive.
pub(super) fn csv_table<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, head: &Head<'_, 's>, body: &Body<'s>) {
    let directive =
        Directive { name: head.name, argument: body.argument, options: body.options.clone(), blocks: Blocks::new() };
    parser.push(out, Kind::Directive(directive), head.whole);
}
