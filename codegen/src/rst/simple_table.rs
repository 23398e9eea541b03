//! Simple tables: columns under rules of `=`.

use super::block::{Blocks, Line};
use super::parser::{Parser, Taken};

/// A simple table at the first line.
pub(super) fn simple_table<'s>(_: &mut Parser<'s, '_>, _: &mut Blocks<'s>, _: &[Line<'s>]) -> Option<Taken> {
    None
}
