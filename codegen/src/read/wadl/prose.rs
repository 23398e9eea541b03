//! The description of an operation, put together from blocks and sentences.

use crate::rst::block::{Block, Lines};
use crate::rst::definitions::Definitions;
use crate::rst::{inline, markdown};

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

/// A text without markup, on one line. Most texts have no markup, and are only put on one line.
pub(crate) fn plain(text: &str) -> String {
    // A role, and a reference to what is not defined here, have no effect without a backquote.
    let marked = |byte: u8| matches!(byte, b'*' | b'`' | b'\\' | b'|' | b'[' | 0x80..);
    let control = |byte: u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    if text.bytes().any(|byte| marked(byte) || control(byte)) {
        one_line(inline::plain(text).split_whitespace(), text.len())
    } else {
        one_line(text.split_ascii_whitespace(), text.len())
    }
}

fn one_line<'t>(words: impl Iterator<Item = &'t str>, capacity: usize) -> String {
    let mut line = String::with_capacity(capacity);
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
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
