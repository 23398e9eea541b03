//! Characters that turn the direction of text: a page that has one can show a reader other text than it holds.
//!
//! Nothing is done about them here. The bindings have them in no literal and no comment but as their code points.

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{FileId, Span};

/// Notes every such character of a page.
pub(super) fn note(diagnostics: &mut Diagnostics, file: FileId, text: &str) {
    // The first byte of them all in UTF-8, which nearly no page has.
    for start in memchr::memchr_iter(0xe2, text.as_bytes()) {
        let Some(found) = text.get(start..).and_then(|rest| rest.chars().next()).filter(|&c| turns(c)) else {
            continue;
        };
        let point = u32::from(found);
        let message = format!("U+{point:04X} turns the direction of text, so that it shows as what it is not");
        diagnostics
            .push(Code::TextDirection, Span::new(file, start, start + found.len_utf8()), message)
            .help("delete the character; an editor that shows code points finds it");
    }
}

/// The embeddings, overrides and isolates of the bidirectional algorithm (Unicode Standard Annex #9, section 2).
const fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
