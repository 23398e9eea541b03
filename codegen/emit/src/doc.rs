//! The prose of the pages as documentation that rustdoc accepts, whatever it says.
//!
//! The prose is `CommonMark` already. This makes it safe and even: no code block is taken for a test, no bracket for a
//! link to an item, no tag for HTML; lists are indented as their depth asks; characters that hide or turn text are
//! spelt out; long lines are wrapped. It is no Markdown parser: it works on lines, and on the spans inside of one.

mod inline;
mod lines;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The attributes that document an item: one for each line. Nothing where the prose is empty.
pub(crate) fn doc(prose: &str) -> TokenStream {
    let lines = lines::lines(prose);
    let attributes = lines.iter().map(|line| {
        let text = if line.is_empty() { String::new() } else { format!(" {line}") };
        let text = Literal::string(&text);
        quote!(#[doc = #text])
    });
    quote!(#(#attributes)*)
}

/// Paragraphs, leaving out the empty ones.
pub(crate) fn paragraphs<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A text that is no `CommonMark` (a title, a name) so that every character stands for itself.
pub(crate) fn plain(text: &str) -> String {
    inline::plain(text)
}

/// The prose as texts that together are what [`doc`] says, and each of which can document an item: a text for each
/// line, which ends as what is behind it asks.
pub(crate) fn pieces(prose: &str) -> Vec<Literal> {
    let lines = lines::lines(prose);
    let mut pieces = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        let end = match (lines.get(at + 1), lines.get(at + 2)) {
            (None, _) => "",
            (Some(next), Some(_)) if next.is_empty() => "\n\n",
            (Some(next), _) if lines::continues(next) => " ",
            (Some(_), _) => "\n",
        };
        pieces.push(Literal::string(&format!("{line}{end}")));
    }
    pieces
}

/// A name as it can stand in a code span between two backticks, which shows it as it is.
pub(crate) fn name(text: &str) -> String {
    inline::verbatim(&text.split_whitespace().collect::<Vec<_>>().join(" ")).replace("``", "'")
}

/// A text as it can stand in a code span, which has no backticks and no line breaks.
pub(crate) fn code(text: &str) -> String {
    text.replace(['`', '\n', '\r'], " ")
}
