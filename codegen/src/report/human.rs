//! Diagnostics for people: the piece of the page with the finding marked, in the manner of rustc.
//!
//! The text carries ANSI styles; whoever writes it to something that shows none takes them out (`anstream` does).

use std::ops::Range;

use annotate_snippets::renderer::{DEFAULT_ERROR_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE};
use annotate_snippets::{Annotation, AnnotationKind, Element, Level as Loudness, Renderer, Snippet};

use super::mark::clipped;
use super::{Finding, Group, Level, Report, counted};
use crate::config::ConfigError;
use crate::diagnostic::Related;
use crate::source::{FileId, Span};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Only what is denied.
    Quiet,
    /// The first three findings of each code, one where it is a note, and counts.
    Normal,
    /// Every finding.
    Verbose,
}

/// How many findings of one code are shown unless all are asked for.
const SHOWN: usize = 3;
/// How many are shown where the code is a note.
const SHOWN_NOTES: usize = 1;

/// Renders the findings and, unless nothing but failures is asked for, the counts.
#[must_use]
pub fn render(report: &Report<'_>, detail: Detail, width: usize) -> String {
    let renderer = Renderer::styled().term_width(width);
    let groups = report.groups();
    let mut out = String::new();
    for group in &groups {
        let shown = match (detail, group.level) {
            (Detail::Quiet, Level::Note | Level::Warning) => 0,
            (Detail::Normal, Level::Note) => SHOWN_NOTES,
            (Detail::Quiet, Level::Error) | (Detail::Normal, Level::Warning | Level::Error) => SHOWN,
            (Detail::Verbose, _) => group.findings.len(),
        };
        for (at, finding) in group.findings.iter().take(shown).enumerate() {
            let last = at + 1 == shown && shown < group.findings.len();
            out.push_str(&snippet(report, finding, last.then(|| left_out(group, shown)), &renderer));
            out.push_str("\n\n");
        }
    }
    if detail != Detail::Quiet {
        out.push_str(&table(&groups));
    }
    out
}

/// What is said of the findings of a group that are not shown.
fn left_out(group: &Group<'_>, shown: usize) -> String {
    let left = group.findings.len() - shown;
    let code = group.code;
    format!("and {left} more, on {} in all: --only {code} shows them", counted(group.pages, "page"))
}

/// One finding with the lines it is about.
fn snippet(report: &Report<'_>, finding: &Finding<'_>, more: Option<String>, renderer: &Renderer) -> String {
    let diagnostic = finding.diagnostic;
    let loudness = match finding.level {
        Level::Note => Loudness::NOTE,
        Level::Warning => Loudness::WARNING,
        Level::Error => Loudness::ERROR,
    };
    let title = loudness.primary_title(&*diagnostic.message).id(diagnostic.code.as_str());
    let here = diagnostic.related.iter().filter(|related| related.span.file == diagnostic.span.file);
    let elsewhere = diagnostic.related.iter().filter(|related| related.span.file != diagnostic.span.file);
    let mut group = title.element(marked(report, diagnostic.span, here));
    for related in elsewhere {
        group = group.element(Loudness::NOTE.message(related.message.as_str()));
        group = group.element(marked(report, related.span, std::iter::empty()));
    }
    group = group.elements(footers(finding, more));
    renderer.render(&[group])
}

/// What stands below the lines.
fn footers<'a>(finding: &'a Finding<'_>, more: Option<String>) -> impl Iterator<Item = Element<'a>> {
    let help = finding.diagnostic.help.as_deref().map(|help| Loudness::HELP.message(help));
    let settle = finding.settle.as_deref();
    let settle = settle.map(|lines| Loudness::HELP.message(format!("docbind.toml can settle it: {lines}")));
    let more = more.map(|more| Loudness::NOTE.message(more));
    help.into_iter().chain(settle).chain(more).map(Element::from)
}

/// The lines of a page from the first marked one to the last, with the marks.
fn marked<'a>(
    report: &'a Report<'_>,
    primary: Span,
    related: impl Iterator<Item = &'a Related>,
) -> Snippet<'a, Annotation<'a>> {
    let source = report.sources.get(primary.file);
    let text = source.text();
    let related: Vec<_> = related.map(|related| (clipped(text, related.span), related.message.as_str())).collect();
    let path = report.path(primary.file);
    let primary = clipped(text, primary);
    let start = related.iter().map(|(span, _)| span.start).fold(primary.start, usize::min);
    let end = related.iter().map(|(span, _)| span.end).fold(primary.end, usize::max);
    // Only these lines are handed over: a page may be long and have many findings.
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let local = |span: Range<usize>| span.start - first..span.end - first;
    let contexts = related.into_iter().map(|(span, message)| AnnotationKind::Context.span(local(span)).label(message));
    Snippet::source(&text[first..last])
        .path(path)
        .line_start(source.line(first as u32) as usize)
        .annotation(AnnotationKind::Primary.span(local(primary)))
        .annotations(contexts)
}

/// The problems of a `docbind.toml`, shown like diagnostics.
#[must_use]
pub fn config_error(error: &ConfigError, width: usize) -> String {
    let renderer = Renderer::styled().term_width(width);
    let path = error.path.display().to_string();
    let mut out = String::new();
    for problem in &error.problems {
        let span = Span::new(FileId(0), problem.span.start, problem.span.end);
        let marked = AnnotationKind::Primary.span(clipped(&error.text, span));
        let snippet = Snippet::source(&error.text).path(&path).annotation(marked);
        let help = problem.help.as_deref().map(|help| Loudness::HELP.message(help));
        let group = Loudness::ERROR.primary_title(problem.message.as_str()).element(snippet).elements(help);
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    out
}

/// One line a code, with how often it was found.
fn table(groups: &[Group<'_>]) -> String {
    let width = groups.iter().map(|group| group.code.as_str().len()).max().unwrap_or_default();
    let row = |group: &Group<'_>| {
        let style = match group.level {
            Level::Note => DEFAULT_NOTE_STYLE,
            Level::Warning => DEFAULT_WARNING_STYLE,
            Level::Error => DEFAULT_ERROR_STYLE,
        };
        let (count, level, code) = (group.findings.len(), group.level.as_str(), group.code.as_str());
        format!("{count:>6}  {style}{level:<7}{style:#}  {code:<width$}  {}\n", group.code.summary().trim())
    };
    groups.iter().map(row).collect()
}
