//! Why there are no pages to work on.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::{EXTENSIONS, walk};
use crate::suggest;

/// Why documentation cannot be loaded at all.
#[derive(Debug)]
pub enum LoadError {
    /// No path was given.
    NothingAsked,
    /// The path leads nowhere, or not to something that can be read.
    Unreadable {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
        /// What the path may have meant.
        similar: Option<PathBuf>,
    },
    /// The folder holds no page.
    NoPages {
        /// The folder as given.
        path: PathBuf,
        /// What stands there instead, by extension, and how often.
        found: Vec<(String, usize)>,
        /// A folder nearby that holds pages.
        similar: Option<PathBuf>,
    },
}

impl LoadError {
    /// The error for a path that cannot be opened, with the name that may have been meant.
    #[must_use]
    pub fn unreadable(path: &Path, error: io::Error) -> Self {
        let similar = if error.kind() == io::ErrorKind::NotFound { nearest(path) } else { None };
        Self::Unreadable { path: path.to_path_buf(), error, similar }
    }
}

/// The path with its first part that does not exist replaced by the name beside it that is most like it.
fn nearest(path: &Path) -> Option<PathBuf> {
    let existing = path.ancestors().skip(1).find(|ancestor| *ancestor == Path::new("") || ancestor.is_dir())?;
    let rest = path.strip_prefix(existing).ok()?;
    let wanted = rest.iter().next()?.to_str()?;
    let folder = if existing == Path::new("") { Path::new(".") } else { existing };
    let names = walk::names(folder);
    let name = suggest::nearest(wanted, names.iter().map(String::as_str))?;
    let meant = existing.join(name).join(rest.iter().skip(1).collect::<PathBuf>());
    Some(if meant.exists() { meant.components().collect() } else { existing.join(name) })
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingAsked => f.write_str("no documentation was given: name a folder of pages"),
            Self::Unreadable { path, error, similar } => {
                match error.kind() {
                    io::ErrorKind::NotFound => write!(f, "no such file or folder: {}", path.display())?,
                    _ => write!(f, "cannot read {}: {error}", path.display())?,
                }
                similar.as_ref().map_or(Ok(()), |similar| write!(f, "; did you mean {}?", similar.display()))
            }
            Self::NoPages { path, found, similar } => {
                let extensions = EXTENSIONS.map_dotted();
                write!(f, "no documentation pages ({extensions}) in {}", path.display())?;
                if !found.is_empty() {
                    let found: Vec<_> = found.iter().map(|(what, count)| format!("{count} {what}")).collect();
                    write!(f, ", which holds {}", found.join(", "))?;
                }
                similar.as_ref().map_or(Ok(()), |similar| write!(f, "; there are pages in {}", similar.display()))
            }
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable { error, .. } => Some(error),
            Self::NothingAsked | Self::NoPages { .. } => None,
        }
    }
}

/// How a list of extensions is shown.
trait Dotted {
    fn map_dotted(&self) -> String;
}

impl Dotted for &[&str] {
    fn map_dotted(&self) -> String {
        self.iter().map(|extension| format!(".{extension}")).collect::<Vec<_>>().join(", ")
    }
}
