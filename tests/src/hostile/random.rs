//! Pages of one piece over and over, where chance says which piece and where it stands.

use std::fmt;

use proptest::prelude::*;
use proptest::sample::select;

use super::Place;

/// Marks, words and lines that some reader or other looks for.
const WORDS: &[&str] = &[
    "a",
    "b",
    "A",
    "BB",
    "0",
    "1",
    "200",
    "404",
    "1.5",
    "é",
    "\u{200b}",
    "a.b",
    "a[0].b",
    "x-a",
    "{id}",
    "(Optional)",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    "//",
    "/*",
    "*/",
    "\\",
    "|",
    "`",
    "``",
    "``a``",
    "*",
    "**",
    "'",
    "\"",
    "“",
    ",",
    ".",
    "..",
    "...",
    "…",
    ":",
    "::",
    ";",
    "=",
    "-",
    "--",
    "–",
    "+",
    "_",
    "__",
    "#",
    "&",
    "&amp;",
    "?",
    "!",
    "@",
    "$",
    "%",
    "^",
    "~",
    "if",
    "or",
    "and",
    "must",
    "the",
    "of",
    "is",
    "null",
    "true",
    "default",
    "specified",
    "omit",
    "either",
    "one of",
    "such as",
    "must be",
    "which is",
    "whether",
    "only",
    "type",
    "enum",
    "a value of",
    "valid values are",
    "supported modes are",
    "defaults to",
    "between 1 and 2",
    "up to 255 characters",
    "at most 3",
    "http://",
    "http://a/b",
    "GET /a",
    "POST",
    "curl",
    "-d",
    "-H 'a: b'",
    "HTTP/1.1 200 OK",
    "Status: 200",
    "\"a\":",
    "{\"a\": ",
    "[{",
    "}]",
    ".. note::",
    ".. code::",
    ":a:",
    "- a",
    "* a",
    "1. a",
    "\n",
    "\n\n",
    "\n    ",
    "\n   * - ",
    "\n     - ",
    "\t",
    "+---+",
    "|a |",
    "=====",
    "^^^^^",
    "\"\"\"\"\"",
    "Request",
    "Response",
    "error",
    "header",
    "xsd:string",
    "plain",
];

/// One piece, repeated at one place.
#[derive(Debug, Clone)]
pub struct Pile {
    place: Place,
    piece: String,
}

/// Pieces of up to seven words.
pub fn piles() -> impl Strategy<Value = Pile> {
    let between = select(&["", " ", " ", "\n"][..]);
    let words = proptest::collection::vec(select(WORDS), 1..8);
    (select(Place::ALL), words, between.clone(), between)
        .prop_map(|(place, words, between, behind)| Pile { place, piece: words.join(between) + behind })
}

impl Pile {
    /// A page of about so many bytes.
    #[must_use]
    pub fn page(&self, size: usize) -> String {
        let before = self.place.before();
        let count = size.saturating_sub(before.len()) / self.piece.len();
        let piled = self.piece.repeat(count);
        // The lines of an example are indented.
        let piled = if self.place.is_example() { piled.replace('\n', "\n    ") } else { piled };
        format!("{before}{piled}\n")
    }
}

impl fmt::Display for Pile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {:?}", self.place, self.piece)
    }
}
