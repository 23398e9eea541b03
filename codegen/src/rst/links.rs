//! Links that docutils does not see because their text begins with a blank, `` ` text <address>`__ ``: generators print
//! them. They are read as the links that they were meant to be, and reported here.

use memchr::memmem;

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{FileId, Span};

/// How far the end of a link is looked for, in bytes.
const LONGEST: usize = 2000;

/// Reports the links of a page.
pub(super) fn report(diagnostics: &mut Diagnostics, file: FileId, page: &str) {
    for start in memmem::find_iter(page.as_bytes(), b"` ") {
        if let Some(end) = link(page, start) {
            let message = "the text of a link begins with a blank, so that reStructuredText does not see the link; \
                           read as a link";
            diagnostics.push(Code::LinkBlank, Span::new(file, start, end), message);
        }
    }
}

/// The end, on its first line, of the link that begins with the backquote at `start`.
fn link(page: &str, start: usize) -> Option<usize> {
    let before = page.get(..start)?.chars().next_back();
    if !before.is_none_or(|c| c.is_whitespace() || "(['\"|".contains(c)) {
        return None;
    }
    let text = page.get(start + 1..page.floor_char_boundary(start + LONGEST))?;
    let close = text.find('`')?;
    let inside = text.get(..close)?;
    if !inside.ends_with('>') || !text.get(close + 1..)?.starts_with('_') {
        return None;
    }
    let first_line = inside.find(['\n', '\r', '|']).unwrap_or(close);
    Some(start + 1 + inside.get(..first_line)?.trim_end().len())
}
