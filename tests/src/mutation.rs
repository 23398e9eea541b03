//! What happens to pages: pieces dropped in, taken out, doubled, cut off.

use proptest::prelude::*;
use proptest::sample::Index;

/// What people and tools drop into pages.
const PIECES: &[&str] = &[
    "\n\n",
    "|",
    "+---+",
    "+===+\n",
    "**",
    "``",
    "`",
    "\\ ",
    "\t",
    "\r\n",
    "\u{200b}",
    "\u{a0}",
    "é",
    "表",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\u{201c}",
    "'",
    ",",
    ":",
    "...",
    "GET /a/{b}\n",
    "HTTP/1.1 200 OK\n",
    "Status: 404\n",
    ".. code::\n\n    ",
    ".. list-table::\n",
    ".. include:: a.rst\n",
    "Request\n-------\n\n",
    "X-Auth-Token: x\n",
    "curl -d '",
    "// x\n",
];

/// Something that happens to a page.
#[derive(Debug, Clone)]
pub enum Change {
    /// A piece of markup is dropped in: where, and which one.
    Insert(Index, Index),
    /// So many bytes go.
    Delete(Index, usize),
    /// So many bytes of one place come again at another.
    Repeat(Index, Index, usize),
    /// The rest of the page is missing.
    Truncate(Index),
    /// The line goes on with the next one.
    JoinLines(Index),
}

/// From one to eleven changes.
pub fn changes() -> impl Strategy<Value = Vec<Change>> {
    proptest::collection::vec(change(), 1..12)
}

/// The page after all of them, in their order.
#[must_use]
pub fn changed(page: &str, changes: &[Change]) -> String {
    let mut text = page.to_owned();
    for change in changes {
        apply(&mut text, change);
    }
    text
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), any::<Index>()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        3 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<Index>(), any::<Index>(), 1..400_usize)
            .prop_map(|(from, to, length)| Change::Repeat(from, to, length)),
        1 => any::<Index>().prop_map(Change::Truncate),
        2 => any::<Index>().prop_map(Change::JoinLines),
    ]
}

fn apply(text: &mut String, change: &Change) {
    let place = |text: &str, at: Index| text.floor_char_boundary(at.index(text.len() + 1));
    match change {
        Change::Insert(at, piece) => text.insert_str(place(text, *at), PIECES[piece.index(PIECES.len())]),
        Change::Delete(at, length) => {
            let start = place(text, *at);
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            text.replace_range(start..end, "");
        }
        Change::Repeat(from, to, length) => {
            let start = place(text, *from);
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            let piece = text[start..end].to_owned();
            text.insert_str(place(text, *to), &piece);
        }
        Change::Truncate(at) => text.truncate(place(text, *at)),
        Change::JoinLines(at) => {
            let start = place(text, *at);
            if let Some(line) = text[start..].find('\n') {
                text.remove(start + line);
            }
        }
    }
}
