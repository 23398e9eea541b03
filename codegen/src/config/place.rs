//! Places in the documentation, as overrides name them: `pages`, `page:line`, `#operation`.

use std::ops::Range;

use docbind_spec::Api;
use globset::GlobMatcher;

use super::form::Text;
use super::{Problem, select};
use crate::diagnostic::Code;
use crate::suggest;

/// A place and where the configuration names it.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) span: Range<usize>,
    pages: Option<GlobMatcher>,
    line: Option<u32>,
    pub(super) operation: Option<String>,
}

/// Reads `v1/**`, `page.rst:8`, `#get_lamp` or `page.rst#get_lamp`.
pub(super) fn parse(problems: &mut Vec<Problem>, text: &Text) -> Option<Spot> {
    let span = text.span();
    let (rest, operation) = match text.get_ref().split_once('#') {
        Some((rest, operation)) => (rest, Some(operation.to_owned())),
        None => (text.get_ref().as_str(), None),
    };
    let line = rest.rsplit_once(':').and_then(|(pages, line)| Some((pages, line.parse().ok()?)));
    let (pages, line) = line.map_or((rest, None), |(pages, line)| (pages, Some(line)));
    let pages = match (pages, &operation) {
        ("", Some(_)) => None,
        ("", None) => {
            let expected = "expected a page, `page:line`, a pattern of pages or `#operation`";
            problems.push(Problem::new(span, expected));
            return None;
        }
        (pages, _) => Some(select::glob(problems, pages, span.clone())?),
    };
    Some(Spot { span, pages, line, operation })
}

/// Reads a diagnostic code.
pub(super) fn code(problems: &mut Vec<Problem>, text: &Text) -> Option<Code> {
    let code = text.get_ref().parse().ok();
    if code.is_none() {
        let similar = suggest::nearest(text.get_ref(), Code::ALL.iter().map(|code| code.as_str()));
        problems.push(Problem::no_such(text.span(), "diagnostic code", text.get_ref(), similar));
    }
    code
}

impl Spot {
    /// Whether the place holds lines of a page; `api` says where operations are.
    pub(super) fn holds(&self, api: &Api, path: &str, lines: std::ops::RangeInclusive<u32>) -> bool {
        let in_pages = self.pages.as_ref().is_none_or(|pages| pages.is_match(path));
        let at_line = self.line.is_none_or(|line| lines.contains(&line));
        let in_operation =
            self.operation.as_deref().is_none_or(|id| operation_at(api, path, *lines.start()) == Some(id));
        in_pages && at_line && in_operation
    }
}

/// The operation that a line of a page belongs to: the last that starts at or before it, or the page's first.
fn operation_at<'a>(api: &'a Api, path: &str, line: u32) -> Option<&'a str> {
    let mut on_page = api.operations.iter().filter(|operation| *operation.source.file == *path).peekable();
    let first = on_page.peek().copied();
    let last = on_page.take_while(|operation| operation.source.line <= line).last();
    last.or(first).map(|operation| operation.id.as_str())
}
