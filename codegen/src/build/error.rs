//! Why a build script has no result.

use std::fmt;
use std::io;
use std::path::PathBuf;

use docbind_emit::InvalidOption;

use super::baseline::accept;
use crate::format::FormatError;
use crate::project::ProjectError;
use crate::report::counted;

/// Why there are no bindings.
///
/// Its `Debug` form is its `Display` form, so that a `main` that returns it says something readable.
pub enum BuildError {
    /// The pages or their configuration cannot be read.
    Project(ProjectError),
    /// There are diagnostics that the build script denies; each was printed.
    Denied {
        /// How many.
        count: usize,
        /// The folder of the pages.
        docs: String,
    },
    /// There are changes against the baseline that the build script refuses; each was printed.
    Refused {
        /// How many.
        count: usize,
        /// The spec that is checked in.
        baseline: PathBuf,
    },
    /// The spec that was to be checked in is not there.
    NoBaseline {
        /// Where it is looked for.
        path: PathBuf,
    },
    /// The baseline chooses something of the bindings that this version does not know.
    Choice(InvalidOption),
    /// The options name what the pages have not, or what a type cannot have: a sentence for each.
    Unmatched(Vec<String>),
    /// Neither a spec nor bindings were asked for.
    NothingToWrite,
    /// There is no `$OUT_DIR`, and no other folder was given.
    NoOutDir,
    /// A file cannot be written.
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The bindings cannot be formatted.
    Format(FormatError),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Project(error) => error.fmt(f),
            Self::Denied { count, docs } => {
                let found = counted(*count, "denied diagnostic");
                write!(f, "{found} in the pages; `docbind check {docs}` shows all")
            }
            Self::Refused { count, baseline } => {
                let changes = counted(*count, "change");
                write!(f, "{changes} against {} refused; {}", baseline.display(), accept(baseline))
            }
            Self::NoBaseline { path } => write!(f, "there is no {} yet; {}", path.display(), accept(path)),
            Self::Choice(error) => write!(f, "the baseline cannot be compared: {error}"),
            Self::Unmatched(problems) => f.write_str(&problems.join("\n")),
            Self::NothingToWrite => {
                f.write_str("nothing to write: call `spec(\"api.json\")` or `bindings(\"api.rs\")` on the builder")
            }
            Self::NoOutDir => f.write_str("OUT_DIR is not set: run this as a build script, or call `out_dir`"),
            Self::Unwritable { path, error } => write!(f, "cannot write {}: {error}", path.display()),
            Self::Format(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Project(error) => Some(error),
            Self::Unwritable { error, .. } => Some(error),
            Self::Format(error) => Some(error),
            Self::Choice(error) => Some(error),
            Self::Denied { .. }
            | Self::Refused { .. }
            | Self::NoBaseline { .. }
            | Self::Unmatched(_)
            | Self::NothingToWrite
            | Self::NoOutDir => None,
        }
    }
}

impl From<ProjectError> for BuildError {
    fn from(error: ProjectError) -> Self {
        Self::Project(error)
    }
}

impl From<FormatError> for BuildError {
    fn from(error: FormatError) -> Self {
        Self::Format(error)
    }
}
