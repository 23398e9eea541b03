//! The description of an operation, put together from blocks and sentences.

use crate::rst::block::{Block, Lines};
use crate::rst::definitions::Definitions;
use crate::rst::markdown;

/// Writes a block behind what is written already, parted by a blank line.
pub(crate) fn push_block(out: &mut String, block: &Block<'_>, definitions: &Definitions) {
    push(out, &markdown::blocks(std::slice::from_ref(block), definitions));
}

/// Writes a text behind what is written already, parted by a blank line.
pub(crate) fn push(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(text);
}

/// The text of lines with their breaks.
pub(crate) fn lines(lines: &Lines<'_>) -> String {
    let mut text = String::with_capacity(lines.lines.iter().map(|line| line.text.len() + 1).sum());
    for line in &lines.lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.text.trim());
    }
    text
}
