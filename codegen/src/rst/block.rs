//! The tree of blocks that a page is made of. Text stays in the page: blocks hold slices and spans of it. What else
//! they hold stands in the [`Arena`](super::Arena) of the page, so that every part of the tree is copied for nothing
//! and none has to be freed.

use crate::source::Span;

/// The blocks of a page, or of an indented part of one.
pub type Blocks<'s> = &'s [Block<'s>];

/// A block and where it stands. A page has very many: what is large stands behind a reference.
#[derive(Debug, Clone, Copy)]
pub struct Block<'s> {
    /// What it is.
    pub kind: Kind<'s>,
    /// Where it stands.
    pub span: Span,
}

/// What a block is.
#[derive(Debug, Clone, Copy)]
pub enum Kind<'s> {
    /// A section title.
    Heading(&'s Heading<'s>),
    /// Lines of text.
    Paragraph(Lines<'s>),
    /// A literal block: of `code`, `code-block`, `sourcecode`, `parsed-literal` or after `::`.
    Code(&'s Code<'s>),
    /// A bulleted or numbered list.
    List {
        /// Whether the items are numbered.
        ordered: bool,
        /// The blocks of each item.
        items: &'s [Blocks<'s>],
    },
    /// Terms with what they mean; a field list is read as one.
    Definitions(&'s [Definition<'s>]),
    /// A table of any kind.
    Table(&'s Table<'s>),
    /// An indented part of its own.
    Quote(Blocks<'s>),
    /// Any other directive: `note`, `warning`, `rubric`, `toctree`, an `include` that was not resolved, …
    Directive(&'s Directive<'s>),
    /// `.. _name:` or `.. _name: address`
    Target(&'s Target<'s>),
    /// `.. [1] text`
    Footnote(&'s Footnote<'s>),
    /// `.. |name| replace:: text`
    Substitution(&'s Substitution<'s>),
}

/// A section title.
#[derive(Debug, Clone, Copy)]
pub struct Heading<'s> {
    /// Its depth, counted from 1 in the order in which the page introduces its heading styles.
    pub level: u8,
    /// The title.
    pub text: &'s str,
    /// Where the title stands, without its rules.
    pub span: Span,
}

/// A name for a place or an address.
#[derive(Debug, Clone, Copy)]
pub struct Target<'s> {
    /// The name; empty where the target is anonymous (`__ address`).
    pub name: &'s str,
    /// The address, or nothing where the target stands for the place itself.
    pub address: Lines<'s>,
}

/// A note at the foot, or what a citation cites.
#[derive(Debug, Clone, Copy)]
pub struct Footnote<'s> {
    /// What stands in the brackets: a number, `#name`, `*` or a citation.
    pub label: &'s str,
    /// The text.
    pub blocks: Blocks<'s>,
}

/// A name that stands for a text.
#[derive(Debug, Clone, Copy)]
pub struct Substitution<'s> {
    /// The name that stands between bars in the text.
    pub name: &'s str,
    /// The directive behind it, mostly `replace`.
    pub directive: &'s Directive<'s>,
}

/// Text of consecutive lines; each slice is one line without the block's indentation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Lines<'s> {
    /// The lines, in order.
    pub lines: &'s [Line<'s>],
}

/// One line of text and the byte of the page at which it starts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Line<'s> {
    /// The text, without the line break.
    pub text: &'s str,
    /// The byte of the page at which the text starts.
    pub start: u32,
}

/// A literal block.
#[derive(Debug, Clone, Copy)]
pub struct Code<'s> {
    /// The language that the directive names; empty where it names none.
    pub language: &'s str,
    /// The lines without the block's indentation and without blank lines at either end.
    pub lines: Lines<'s>,
}

/// A term and its definition.
#[derive(Debug, Clone, Copy)]
pub struct Definition<'s> {
    /// The term.
    pub term: Line<'s>,
    /// What it means.
    pub blocks: Blocks<'s>,
}

/// A directive that is not read further here.
#[derive(Debug, Clone, Copy)]
pub struct Directive<'s> {
    /// The name as printed.
    pub name: &'s str,
    /// What stands behind `::` on the same line.
    pub argument: Line<'s>,
    /// `:name: value` lines.
    pub options: &'s [(&'s str, &'s str)],
    /// What is indented below; of an admonition also the text behind `::`. Empty where the content is not
    /// reStructuredText (`raw`, `toctree`).
    pub blocks: Blocks<'s>,
}

/// A table. Rows have as many cells as the table has columns unless cells span.
#[derive(Debug, Clone, Copy)]
pub struct Table<'s> {
    /// The title of a `table`, `csv-table` or `list-table` directive.
    pub title: Option<Line<'s>>,
    /// The rows of the head.
    pub header: &'s [Row<'s>],
    /// The other rows.
    pub rows: &'s [Row<'s>],
    /// How the lines of a cell are joined.
    pub wrapping: Wrapping,
}

/// How the text of a cell was broken into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapping {
    /// By the generator of the dialect, whose rule has an exact inverse.
    Generator,
    /// By a person: a line break is a blank.
    Human,
    /// By the rules of CSV: a line break is a blank, and a doubled quotation mark is one.
    Csv,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct Row<'s> {
    /// The cells, from left to right.
    pub cells: &'s [Cell<'s>],
    /// Where it stands.
    pub span: Span,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'s> {
    /// The lines as printed, padding kept (the inverse of wrapping needs it).
    pub lines: Lines<'s>,
    /// Width of the column in characters, where the table is a grid.
    pub width: u32,
    /// The first column that the cell stands in, from 0.
    pub column: u32,
    /// How many columns it covers, from 1.
    pub column_span: u32,
    /// How many rows it covers, from 1. It is listed in the first of them only.
    pub row_span: u32,
    /// Where its first line of text stands; the whole cell where it is empty.
    pub span: Span,
}

/// The text without blanks at its end, of which the cells of tables have many.
pub(super) fn without_padding(text: &str) -> &str {
    let mut bytes = text.as_bytes();
    while let Some((before, chunk)) = bytes.split_last_chunk() {
        let signs = u64::from_le_bytes(*chunk) ^ u64::from_le_bytes(*b"        ");
        if signs != 0 {
            // The last byte is the highest.
            let blanks = signs.leading_zeros() as usize / 8;
            return text.get(..bytes.len() - blanks).unwrap_or_default();
        }
        bytes = before;
    }
    let end = bytes.iter().rposition(|&byte| byte != b' ').map_or(0, |last| last + 1);
    text.get(..end).unwrap_or_default()
}

/// Whether a text begins with a sign that is no white space; most are told by their first byte.
fn begins_plain(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b'!'..=b'~'))
}

fn ends_plain(text: &str) -> bool {
    matches!(text.as_bytes().last(), Some(b'!'..=b'~'))
}

impl Line<'_> {
    /// The byte of the page behind the last.
    #[must_use]
    pub fn end(self) -> u32 {
        self.start + self.text.len() as u32
    }

    /// The bytes from `from` on; nothing where that is no place in the text.
    #[must_use]
    pub fn skip(self, from: usize) -> Self {
        match self.text.get(from..) {
            Some(text) => Self { text, start: self.start + from as u32 },
            None => Self { text: "", start: self.end() },
        }
    }

    /// Without white space at either end.
    #[must_use]
    pub fn trim(self) -> Self {
        let blanks = self.text.bytes().take_while(|&byte| byte == b' ').count();
        let text = self.text.get(blanks..).unwrap_or_default();
        let text = if begins_plain(text) { text } else { text.trim_start() };
        let start = self.end() - text.len() as u32;
        let text = without_padding(text);
        Self { text: if ends_plain(text) { text } else { text.trim_end() }, start }
    }

    /// Whether there is nothing but white space.
    #[must_use]
    pub fn is_blank(self) -> bool {
        !begins_plain(self.text) && without_padding(self.text).trim_start().is_empty()
    }
}

impl Lines<'_> {
    /// The lines with `\n` between them.
    #[must_use]
    pub fn joined(&self) -> String {
        let mut text = String::with_capacity(self.lines.iter().map(|line| line.text.len() + 1).sum());
        for (at, line) in self.lines.iter().enumerate() {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(line.text);
        }
        text
    }
}
