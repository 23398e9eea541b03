//! Which files are pages: `include` and `exclude`.

use std::cell::Cell;
use std::ops::Range;

use globset::{GlobBuilder, GlobMatcher};

use super::form::{Form, Text};
use super::{Config, Problem};
use crate::load::{ByExtension, Select};

/// The patterns of a file.
#[derive(Debug, Default)]
pub(super) struct Files {
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
}

/// A pattern of paths, and whether it has matched one.
#[derive(Debug)]
struct Pattern {
    matcher: GlobMatcher,
    /// The extension that the pattern ends in, if it says it without a wildcard.
    extension: Option<String>,
    span: Range<usize>,
    has_matched: Cell<bool>,
}

impl Files {
    pub(super) fn new(problems: &mut Vec<Problem>, form: &Form) -> Self {
        let mut patterns = |texts: &[Text]| texts.iter().filter_map(|text| Pattern::new(problems, text)).collect();
        Self { include: patterns(&form.include), exclude: patterns(&form.exclude) }
    }
}

/// A pattern in which `*` stays within one name.
pub(super) fn glob(problems: &mut Vec<Problem>, pattern: &str, span: Range<usize>) -> Option<GlobMatcher> {
    match GlobBuilder::new(pattern).literal_separator(true).build() {
        Ok(glob) => Some(glob.compile_matcher()),
        Err(error) => {
            let message = format!("`{pattern}` is no pattern of paths: {}", error.kind());
            problems.push(Problem::new(span, message));
            None
        }
    }
}

impl Pattern {
    fn new(problems: &mut Vec<Problem>, text: &Text) -> Option<Self> {
        let matcher = glob(problems, text.get_ref(), text.span())?;
        let extension = text.get_ref().rsplit_once('.').map(|(_, extension)| extension.to_owned());
        let extension = extension.filter(|extension| extension.chars().all(char::is_alphanumeric));
        Some(Self { matcher, extension, span: text.span(), has_matched: Cell::new(false) })
    }

    fn matches(&self, path: &str) -> bool {
        let matches = self.matcher.is_match(path);
        self.has_matched.set(self.has_matched.get() || matches);
        matches
    }

    fn takes(&self, path: &str) -> bool {
        let is_named = self.extension.as_deref().is_some_and(|extension| path.ends_with(&format!(".{extension}")));
        (is_named || ByExtension.is_page(path)) && self.matches(path)
    }
}

impl Select for Config {
    fn is_page(&self, path: &str) -> bool {
        let Files { include, exclude } = &self.files;
        // Every pattern is asked, so that each knows whether it matches anything.
        let is_included = include.iter().filter(|pattern| pattern.takes(path)).count() > 0;
        let is_excluded = exclude.iter().filter(|pattern| pattern.matches(path)).count() > 0;
        (is_included || include.is_empty() && ByExtension.is_page(path)) && !is_excluded
    }
}

impl Config {
    /// The patterns that matched no file of the folders that were loaded with this configuration.
    pub(crate) fn unmatched_files(&self) -> Vec<Problem> {
        let patterns = self.files.include.iter().chain(&self.files.exclude);
        let unmatched = patterns.filter(|pattern| !pattern.has_matched.get());
        let problem = |pattern: &Pattern| {
            Problem::new(
                pattern.span.clone(),
                "the pattern matches no file; patterns are relative to the folder of the pages",
            )
        };
        unmatched.map(problem).collect()
    }
}
