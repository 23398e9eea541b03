//! Shows diagnostics: to people, to programs, to code scanners and to CI.
//!
//! A [`Report`] is what is to be shown; each module writes it in one form and decides nothing.

pub mod github;
#[cfg(feature = "cli")]
pub mod human;
pub mod json;
#[cfg(feature = "cli")]
pub(crate) mod mark;
#[cfg(feature = "cli")]
pub mod sarif;

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic};
pub use crate::policy::Level;
use crate::source::{FileId, Position, Sources, Span};

/// Which diagnostics are shown and which make a command fail.
pub type Policy = crate::policy::Policy<Code>;
/// A diagnostic code or a group of them.
pub type Target = crate::policy::Target<Code>;

/// Diagnostics that are to be shown, and the pages that they point at.
#[derive(Debug)]
pub struct Report<'a> {
    sources: &'a Sources,
    /// What stands before the path of every page, so that it can be opened from where the command runs.
    root: String,
    findings: Vec<Finding<'a>>,
}

/// A diagnostic and how loudly it is shown.
#[derive(Debug, Clone)]
pub struct Finding<'a> {
    /// What was found.
    pub diagnostic: &'a Diagnostic,
    /// How loudly it is shown.
    pub level: Level,
    /// What in `docbind.toml` would settle it, where something would.
    pub settle: Option<String>,
}

/// All findings of one code.
#[derive(Debug)]
pub struct Group<'r> {
    /// The code.
    pub code: Code,
    /// How loudly its findings are shown.
    pub level: Level,
    /// The findings, in the order of the pages.
    pub findings: Vec<&'r Finding<'r>>,
    /// How many pages they are on.
    pub pages: usize,
}

/// Where a finding starts and ends, as editors count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The first character.
    pub start: Position,
    /// The character behind the last.
    pub end: Position,
}

impl<'a> Report<'a> {
    /// The diagnostics that the policy lets through. `root` is the documentation folder as the user named it.
    #[must_use]
    pub fn new(sources: &'a Sources, root: &str, diagnostics: &'a [Diagnostic], policy: &Policy) -> Self {
        let level = |diagnostic: &'a Diagnostic| Some((diagnostic, policy.level(diagnostic.code)?));
        let findings = diagnostics.iter().filter_map(level);
        let findings = findings.map(|(diagnostic, level)| Finding { diagnostic, level, settle: None }).collect();
        let root = root.replace('\\', "/");
        let root = root.trim_start_matches("./").trim_end_matches('/').to_owned();
        Self { sources, root: if root == "." { String::new() } else { root }, findings }
    }

    /// Adds to each finding what in `docbind.toml` would settle it.
    #[must_use]
    pub fn settled_by(mut self, settle: impl Fn(&Diagnostic) -> Option<String>) -> Self {
        for finding in &mut self.findings {
            finding.settle = settle(finding.diagnostic);
        }
        self
    }

    /// What is shown, in the order of the pages.
    #[must_use]
    pub fn findings(&self) -> &[Finding<'a>] {
        &self.findings
    }

    /// The pages that the findings point at.
    #[must_use]
    pub fn sources(&self) -> &'a Sources {
        self.sources
    }

    /// What is shown by code, the loudest first, then in the order of the stages.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let group = |&code: &Code| {
            let findings: Vec<_> = self.findings.iter().filter(|finding| finding.diagnostic.code == code).collect();
            let level = findings.first()?.level;
            let pages: BTreeSet<_> = findings.iter().map(|finding| finding.diagnostic.span.file).collect();
            Some(Group { code, level, pages: pages.len(), findings })
        };
        let mut groups: Vec<_> = Code::ALL.iter().filter_map(group).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.level));
        groups
    }

    /// How many findings have the level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// The path of a page from where the command runs, with `/` between its parts.
    #[must_use]
    pub fn path(&self, file: FileId) -> String {
        let path = self.sources.get(file).path();
        match self.root.as_str() {
            "" => path.to_owned(),
            root => format!("{root}/{path}"),
        }
    }

    /// The lines and columns of a span.
    #[must_use]
    pub fn region(&self, span: Span) -> Region {
        let source = self.sources.get(span.file);
        let start = source.position(span.start);
        Region { start, end: source.position(span.end).max(start) }
    }
}

/// A count and its noun: `1 page`, `2 pages`.
#[must_use]
pub fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests;
