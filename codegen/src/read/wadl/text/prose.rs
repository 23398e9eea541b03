//! The description of an operation, put together from blocks and sentences.

use std::borrow::Cow;

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
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    // What bytes there are, and whether a blank stands at an end or behind another: without a branch, for texts are
    // short and all different.
    let (mut signs, mut doubled, mut before) = (0, 0, BLANK);
    for byte in text.bytes() {
        let sign = SIGNS[usize::from(byte)];
        signs |= sign;
        doubled |= before & sign & BLANK;
        before = sign;
    }
    doubled |= before & BLANK;
    if signs & MARKUP != 0 {
        let shown = inline::plain(text);
        Cow::Owned(if is_one_line(&shown) { shown } else { one_line(shown.split_whitespace(), text.len()) })
    } else if signs & BREAK != 0 || doubled != 0 {
        Cow::Owned(one_line(text.split_ascii_whitespace(), text.len()))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a text is plainly words with one blank between them.
pub(crate) fn is_one_line(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let parts = matches!(byte, b'!'..=b'~') || byte == b' ' && before != b' ';
        before = byte;
        parts
    }) && before != b' '
}

const BLANK: u8 = 1;

/// White space other than a blank.
const BREAK: u8 = 2;

/// What may begin markup, or shows nothing. A role, and a reference to what is not defined here, have no effect without
/// a backquote.
const MARKUP: u8 = 4;

/// What each byte may do in a text that is put on one line.
static SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = match byte as u8 {
            b' ' => BLANK,
            b'\t' | b'\n' | b'\r' | 0x0c => BREAK,
            b'*' | b'`' | b'\\' | b'|' | b'[' | ..b' ' | 0x7f.. => MARKUP,
            _ => 0,
        };
        byte += 1;
    }
    signs
};

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
pub(crate) fn lines<'s>(lines: &Lines<'s>) -> Cow<'s, str> {
    if let [line] = lines.lines {
        return Cow::Borrowed(line.trim().text);
    }
    let mut text = String::with_capacity(lines.lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines.lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.trim().text);
    }
    Cow::Owned(text)
}
