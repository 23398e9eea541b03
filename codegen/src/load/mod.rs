//! Loads documentation: folders and files to [`Sources`].
//!
//! Only regular files with a page's extension are read, and none outside the folder that was given. What cannot be read
//! is a diagnostic and an empty page, so that one bad file does not cost the others; only the absence of every page is
//! an error.

mod error;
mod text;
mod walk;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub use error::LoadError;

use crate::diagnostic::Diagnostics;
use crate::parallel;
use crate::source::{Source, Sources, Span};
use text::Finding;

/// The extensions of files that are pages or parts of pages: reStructuredText, and what its pages include.
pub const EXTENSIONS: &[&str] = &["rst", "rest", "inc"];

/// How many files are worth a second thread.
const FILES_PER_THREAD: usize = 64;

/// Documentation in memory.
#[derive(Debug)]
pub struct Documentation {
    /// The folder that the paths of the pages are relative to.
    pub root: PathBuf,
    /// The pages.
    pub sources: Sources,
    /// What could not be read as it stands.
    pub diagnostics: Diagnostics,
    /// Every file that was read and every folder that was listed: a change of one may change the pages.
    pub tracked: Vec<PathBuf>,
}

/// Which files of a folder are pages.
pub trait Select {
    /// Whether the file is a page; `path` is relative to the documentation folder, with `/` between its parts.
    fn is_page(&self, path: &str) -> bool;
}

/// Files with one of the [`EXTENSIONS`].
#[derive(Debug, Clone, Copy, Default)]
pub struct ByExtension;

impl Select for ByExtension {
    fn is_page(&self, path: &str) -> bool {
        let extension = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, extension)| extension);
        extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(extension)))
    }
}

/// Reads the pages of folders, and single pages.
///
/// The paths of pages are relative to the folder given; with several paths, to the deepest folder that holds all. A
/// file that is named itself is read whatever its extension.
pub fn load(paths: &[PathBuf], select: &dyn Select) -> Result<Documentation, LoadError> {
    let root = root(paths)?;
    let walk::Found { files, tracked, problems } = walk::walk(&root, paths, select)?;
    let mut findings: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for (path, finding) in problems {
        findings.entry(path).or_default().push(finding);
    }
    let files: Vec<(String, PathBuf)> = files.into_iter().collect();
    let read = parallel::map(&files, FILES_PER_THREAD, |(path, file)| {
        let (text, found) = text::read(file);
        (Source::new(path.as_str(), text), found)
    });
    let mut sources = Vec::with_capacity(read.len());
    for (source, found) in read {
        if let Some(found) = found {
            findings.entry(source.path().to_owned()).or_default().push(found);
        }
        sources.push(source);
    }
    // A file that is not read still needs a page for its diagnostic to point at.
    let read: BTreeSet<_> = sources.iter().map(|source| source.path().to_owned()).collect();
    let unread = findings.keys().filter(|path| !read.contains(path.as_str()));
    sources.extend(unread.map(|path| Source::new(path.clone(), "")));
    let sources = Sources::new(sources);
    let diagnostics = diagnose(&sources, findings);
    Ok(Documentation { root, sources, diagnostics, tracked })
}

/// The text of a file that is no page: a configuration or a spec.
#[expect(clippy::disallowed_methods, reason = "loading is an entry point")]
pub fn text(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}

/// The folder that cargo gives a build script for its results.
#[expect(clippy::disallowed_methods, reason = "loading is an entry point")]
pub(crate) fn out_dir() -> Option<PathBuf> {
    std::env::var_os("OUT_DIR").map(PathBuf::from)
}

/// Whether a variable of the environment holds anything but nothing or `0`.
#[expect(clippy::disallowed_methods, reason = "loading is an entry point")]
pub(crate) fn is_set(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

/// The folder that holds everything that was asked for.
pub fn root(paths: &[PathBuf]) -> Result<PathBuf, LoadError> {
    let mut folders = paths.iter().map(|path| match path.metadata() {
        Ok(found) if found.is_dir() => Ok(path.clone()),
        Ok(_) => Ok(path.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new(".")).to_path_buf()),
        Err(error) => Err(LoadError::unreadable(path, error)),
    });
    let first = folders.next().ok_or(LoadError::NothingAsked)??;
    let rest = folders.collect::<Result<Vec<_>, _>>()?;
    if rest.iter().all(|folder| *folder == first) {
        return Ok(first);
    }
    let mut common = walk::canonical(&first)?;
    for folder in rest {
        let folder = walk::canonical(&folder)?;
        while !folder.starts_with(&common) && common.pop() {}
    }
    Ok(common)
}

/// What an API is called where nobody says: the name of its folder, or of the one around it where that says "docs".
#[must_use]
pub fn title(root: &Path) -> String {
    const GENERIC: &[&str] = &["docs", "doc", "pages", "source", "api-ref", "api-docs", "reference"];
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let names = root.ancestors().filter_map(Path::file_name).map(|name| name.to_string_lossy());
    let mut names = names.skip_while(|name| GENERIC.contains(&name.to_lowercase().as_str()));
    names.next().map_or_else(|| "API".to_owned(), std::borrow::Cow::into_owned)
}

fn diagnose(sources: &Sources, findings: BTreeMap<String, Vec<Finding>>) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for (path, found) in findings {
        let Some(file) = sources.find(&path) else { continue };
        for Finding { code, range, message, help } in found {
            let diagnostic = diagnostics.push(code, Span::new(file, range.start, range.end), message);
            diagnostic.help = help;
        }
    }
    diagnostics
}

#[cfg(test)]
mod tests;
