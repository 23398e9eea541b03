//! `include`: another page of the documentation folder in place of the directive.

use super::block::Blocks;
use super::markup::{Body, Head};
use super::parser::Parser;

/// Puts the blocks of the named page in place; false where that cannot be done.
pub(super) fn include<'s>(_: &mut Parser<'s, '_>, _: &mut Blocks<'s>, _: &Head<'_, 's>, _: &Body<'s>) -> bool {
    false
}
