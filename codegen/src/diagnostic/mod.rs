//! What docbind has to say about documentation: values, whose rendering is the business of `report`.

mod code;

pub use code::{Code, Severity, UnknownCode};

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::limit;
use crate::source::{FileId, Span};

/// One oddity of a page: what was expected, what was found and what docbind did instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of oddity it is.
    pub code: Code,
    /// Where it is.
    pub span: Span,
    /// What is wrong and what was read instead, in one sentence without a full stop.
    pub message: Cow<'static, str>,
    /// What the author of the page or of `docbind.toml` can do.
    pub help: Option<String>,
    /// The other sides of a disagreement.
    pub related: Vec<Related>,
}

/// Another place that a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub span: Span,
    /// What is there.
    pub message: String,
}

/// What a stage has found so far; passed first, returned by the stage's public function.
///
/// Of one code, at most [`limit::DIAGNOSTICS`] are kept for one page, and how many more there were.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    counts: FxHashMap<(FileId, Code), Count>,
    /// The last that was not kept.
    beyond: Option<Box<Diagnostic>>,
}

/// How many diagnostics of a code a page has.
#[derive(Debug, Clone, Copy)]
struct Count {
    all: usize,
    /// Where the first is that was not kept.
    beyond: Span,
}

impl Diagnostics {
    /// Notes an oddity. Help and other sides are added to what is returned.
    pub fn push(&mut self, code: Code, span: Span, message: impl Into<Cow<'static, str>>) -> &mut Diagnostic {
        let diagnostic = Diagnostic { code, span, message: message.into(), help: None, related: Vec::new() };
        let count = self.counts.entry((span.file, code)).or_insert(Count { all: 0, beyond: span });
        count.all += 1;
        if count.all > limit::DIAGNOSTICS {
            if count.all == limit::DIAGNOSTICS + 1 {
                count.beyond = span;
            }
            return self.beyond.insert(Box::new(diagnostic));
        }
        self.kept.push(diagnostic);
        let last = self.kept.len() - 1;
        &mut self.kept[last]
    }

    /// Adds what another stage found.
    pub fn append(&mut self, other: Self) {
        self.kept.extend(other.closed());
    }

    /// Keeps those of which this is true.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.kept.retain(keep);
    }

    /// What was kept, and how many more there were of each code on each page.
    fn closed(mut self) -> Vec<Diagnostic> {
        for ((_, code), count) in self.counts {
            let more = count.all.saturating_sub(limit::DIAGNOSTICS);
            if more > 0 {
                let message = format!("{more} more like this are left out").into();
                let span = count.beyond;
                self.kept.push(Diagnostic { code, span, message, help: None, related: Vec::new() });
            }
        }
        self.kept
    }

    /// Everything found, in the order of the pages and of places in them.
    #[must_use]
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut all = self.closed();
        all.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        all.dedup();
        all
    }
}

impl Diagnostic {
    /// Says what can be done.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Shows another side.
    pub fn related(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { span, message: message.into() });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostics};
    use crate::limit;
    use crate::source::{FileId, Span};

    #[test]
    fn of_very_many_alike_the_first_are_kept_and_the_others_are_counted() {
        let (page, other) = (FileId(0), FileId(1));
        let mut diagnostics = Diagnostics::default();
        for at in 0..limit::DIAGNOSTICS + 3 {
            diagnostics.push(Code::LinkBlank, Span::new(page, at, at), "blank").help("mend it");
        }
        diagnostics.push(Code::Markdown, Span::new(page, 0, 0), "fence");
        diagnostics.push(Code::LinkBlank, Span::new(other, 0, 0), "blank");
        let mut all = Diagnostics::default();
        all.append(diagnostics);
        let all = all.into_sorted();
        assert_eq!(all.len(), limit::DIAGNOSTICS + 3);
        let closing = &all[limit::DIAGNOSTICS + 1];
        assert_eq!((closing.code, closing.span.start as usize), (Code::LinkBlank, limit::DIAGNOSTICS));
        assert_eq!(closing.message, "3 more like this are left out");
    }
}
