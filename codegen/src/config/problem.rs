//! What is wrong with a `docbind.toml`.

use std::fmt;
use std::ops::Range;
use std::path::PathBuf;

use crate::source::Source;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the file.
    pub span: Range<usize>,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What can be done.
    pub help: Option<String>,
}

impl Problem {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: None }
    }

    pub(super) fn help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// The problem of an override that names something that is not there.
    pub(super) fn no_such(span: Range<usize>, what: &str, name: &str, similar: Option<&str>) -> Self {
        let help = similar.map(|similar| format!("did you mean `{similar}`?"));
        Self::new(span, format!("there is no {what} `{name}`")).help(help)
    }
}

/// A `docbind.toml` that cannot be followed.
#[derive(Debug, Clone)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// All that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = Source::new("", self.text.as_str());
        for (at, problem) in self.problems.iter().enumerate() {
            let position = source.position(problem.span.start as u32);
            let start = if at == 0 { "" } else { "\n" };
            let place = format!("{}:{}:{}", self.path.display(), position.line, position.column);
            write!(f, "{start}{place}: {}", problem.message)?;
            if let Some(help) = &problem.help {
                write!(f, " ({help})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
