//! Characters that turn the direction of text: a page that has one can show a reader other text than it holds.
//!
//! Nothing is done about them here. The bindings have them in no literal and no comment but as their code points.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{FileId, Span};

/// Notes every such character of a page.
pub(super) fn note(diagnostics: &mut Diagnostics, file: FileId, text: &str) {
    // Nearly all pages, which this is quick to see of.
    if text.is_ascii() {
        return;
    }
    for (start, found) in text.match_indices(turns) {
        let point = found.chars().next().map_or(0, u32::from);
        let message = format!("U+{point:04X} turns the direction of text, so that it shows as what it is not");
        diagnostics
            .push(Code::TextDirection, Span::new(file, start, start + found.len()), message)
            .help("delete the character; an editor that shows code points finds it");
    }
}

/// The embeddings, overrides and isolates of the bidirectional algorithm (Unicode Standard Annex #9, section 2).
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
