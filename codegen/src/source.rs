//! Documentation text and positions in it.

use std::ops::Range;
use std::sync::Arc;

use crate::limit;

/// The page, among the [`Sources`] of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The page.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// A range of bytes of a page.
    #[must_use]
    pub const fn new(file: FileId, start: usize, end: usize) -> Self {
        Self { file, start: start as u32, end: end as u32 }
    }

    /// The smallest span that holds both; they are of one page.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes, to index the page's text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where the page says it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub node: T,
    /// Where it stands.
    pub span: Span,
}

/// A page: its path and its text.
#[derive(Debug, Clone)]
pub struct Source {
    path: Arc<str>,
    text: String,
    /// The byte at which each line starts.
    lines: Vec<u32>,
}

/// A line and a column, both counted from 1; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column, in characters.
    pub column: u32,
}

impl Source {
    /// A page; `path` is relative to the documentation folder, with `/` between its parts.
    ///
    /// Text beyond [`limit::PAGE_BYTES`] is cut off (the loader reports it before it comes to that).
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text: String = text.into();
        text.truncate(text.floor_char_boundary(limit::PAGE_BYTES));
        let lines = line_starts(&text);
        Self { path: path.into().into(), text, lines }
    }

    /// The path, relative to the documentation folder.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The text as read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte at which each line starts: behind the text, too, where a line break ends it.
    pub(crate) fn line_starts(&self) -> &[u32] {
        &self.lines
    }

    /// The line of a byte, counted from 1.
    #[must_use]
    pub fn line(&self, byte: u32) -> u32 {
        self.lines.partition_point(|&start| start <= byte) as u32
    }

    /// The line and column of a byte.
    #[must_use]
    pub fn position(&self, byte: u32) -> Position {
        let line = self.line(byte);
        let start = self.lines[line as usize - 1] as usize;
        let end = self.text.floor_char_boundary(byte as usize).max(start);
        Position { line, column: self.text[start..end].chars().count() as u32 + 1 }
    }
}

/// The byte at which each line of a text starts. The search for line breaks is done once for all who read by lines.
pub(crate) fn line_starts(text: &str) -> Vec<u32> {
    let breaks = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at as u32 + 1);
    std::iter::once(0).chain(breaks).collect()
}

/// The lines of a text by their starts, each with its start and without its `\n`.
pub(crate) fn lines<'t>(text: &'t str, starts: &[u32]) -> impl Iterator<Item = (u32, &'t str)> {
    (0..starts.len()).map(|nth| line(text, starts, nth))
}

/// One of them by its number; an empty one where there are not so many.
pub(crate) fn line<'t>(text: &'t str, starts: &[u32], nth: usize) -> (u32, &'t str) {
    let start = starts.get(nth).copied().unwrap_or(text.len() as u32);
    let end = starts.get(nth + 1).map_or(text.len(), |&next| next as usize - 1);
    (start, text.get(start as usize..end).unwrap_or_default())
}

/// Whether a folder is another or below it.
pub(crate) fn is_below(folder: &str, of: &str) -> bool {
    of.is_empty() || folder.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The nearest folder, from one upwards, that holds any of others.
pub(crate) fn nearest<'f>(folder: &'f str, others: &[&str]) -> &'f str {
    let mut of = folder;
    while !of.is_empty() && !others.iter().any(|other| is_below(other, of)) {
        of = of.rsplit_once('/').map_or("", |(above, _)| above);
    }
    of
}

/// Every page of a run, found by number or by path.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// Takes the pages in the order of their paths, so that the order of loading does not matter.
    #[must_use]
    pub fn new(mut files: Vec<Source>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The pages and their numbers, in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(at, source)| (FileId(at as u32), source))
    }

    /// How many pages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no page.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The page of a number that these sources gave out.
    ///
    /// # Panics
    ///
    /// Where the number is of other sources.
    #[must_use]
    pub fn get(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }

    /// The page at a path relative to the documentation folder, normalised (no `.` or `..`).
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|source| source.path.as_ref().cmp(path)).ok().map(|at| FileId(at as u32))
    }

    /// The folder of a page; empty where it lies at the top.
    pub(crate) fn folder(&self, file: FileId) -> &str {
        self.get(file).path().rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The text of a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// The place of a span's start, as the spec names it.
    #[must_use]
    pub fn place(&self, span: Span) -> docbind_spec::Source {
        let source = self.get(span.file);
        docbind_spec::Source { file: source.path.clone(), line: source.line(span.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Source};

    #[test]
    fn columns_count_characters() {
        let source = Source::new("a.rst", "é\nüx");
        assert_eq!(source.position(5), Position { line: 2, column: 2 });
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
    }
}
