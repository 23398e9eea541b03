//! What docbind has to say about documentation: values, whose rendering is the business of `report`.

mod code;

pub use code::{Code, Severity, UnknownCode};

use std::borrow::Cow;

use crate::source::Span;

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
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Notes an oddity. Help and other sides are added to what is returned.
    pub fn push(&mut self, code: Code, span: Span, message: impl Into<Cow<'static, str>>) -> &mut Diagnostic {
        let diagnostic = Diagnostic { code, span, message: message.into(), help: None, related: Vec::new() };
        self.0.push(diagnostic);
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// Adds what another stage found.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Everything found, in the order of the pages and of places in them.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
        self.0.dedup();
        self.0
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
