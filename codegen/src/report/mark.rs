//! Which bytes of a page are marked where a span of it is shown.

use std::ops::Range;

use crate::source::Span;

/// How many lines of a page one mark may cover; of a longer span the first line is marked.
const MARKED_LINES: usize = 8;

/// The bytes of a span that are marked: within the text, and no more lines than a reader can take in at once.
pub(crate) fn clipped(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.range().start);
    let end = text.floor_char_boundary(span.range().end).max(start);
    let marked = text[start..end].trim_end();
    // A cell of a grid table over several lines is a column of pieces: its first is marked.
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    if marked.contains('\n') && line < start && text[line..start].trim_start().starts_with('|') {
        let piece = marked.split(['|', '\n']).next().unwrap_or_default();
        return start..start + piece.trim_end().len();
    }
    match marked.match_indices('\n').nth(MARKED_LINES - 1) {
        Some(_) => start..start + marked.find('\n').unwrap_or(marked.len()),
        None => start..start + marked.len(),
    }
}
