//! Finds the files of a documentation folder.
//!
//! Symbolic links to files within the folder are followed where the file is not a page by another name already; links
//! to folders are not, since what they lead to is either found at its own place or outside. Hidden files and folders,
//! whose names start with a dot, are no documentation.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::text::{Finding, NO_FILE, reason};
use super::{LoadError, Select};
use crate::diagnostic::Code;
use crate::limit::{FILES, FOLDER_DEPTH, TOTAL_BYTES};

/// What a walk found.
pub(super) struct Found {
    /// Path relative to the root, with `/`, to the path to open.
    pub(super) files: BTreeMap<String, PathBuf>,
    /// Every file and folder that counts.
    pub(super) tracked: Vec<PathBuf>,
    /// What is said about which file.
    pub(super) problems: Vec<(String, Finding)>,
}

/// The state of a walk.
struct Walk<'a> {
    root: &'a Path,
    /// The root without links; nothing outside it is read.
    canonical: PathBuf,
    select: &'a dyn Select,
    found: Found,
    links: Vec<(String, PathBuf)>,
    /// The extensions of files that are no pages.
    others: BTreeMap<String, usize>,
    bytes: u64,
    is_full: bool,
}

/// Finds the pages below the paths, which are below the root.
pub(super) fn walk(root: &Path, paths: &[PathBuf], select: &dyn Select) -> Result<Found, LoadError> {
    let found = Found { files: BTreeMap::new(), tracked: Vec::new(), problems: Vec::new() };
    let (links, others) = (Vec::new(), BTreeMap::new());
    let canonical = canonical(root)?;
    let mut walk = Walk { root, canonical, select, found, links, others, bytes: 0, is_full: false };
    for path in paths {
        let relative = walk.relative(path)?;
        if path.is_dir() {
            walk.folder(path, &relative, 0)?;
        } else {
            walk.file(relative, path.clone(), size(path));
        }
    }
    walk.follow_links();
    if walk.found.files.is_empty() && walk.found.problems.is_empty() {
        return Err(walk.no_pages(paths));
    }
    walk.found.tracked.sort();
    walk.found.tracked.dedup();
    Ok(walk.found)
}

fn size(path: &Path) -> u64 {
    path.metadata().map_or(0, |about| about.len())
}

/// The path without links.
pub(super) fn canonical(path: &Path) -> Result<PathBuf, LoadError> {
    path.canonicalize().map_err(|error| LoadError::unreadable(path, error))
}

/// The names in a folder, sorted, without hidden ones; none where it cannot be listed.
pub(super) fn names(folder: &Path) -> Vec<String> {
    list(folder).unwrap_or_default().into_keys().collect()
}

/// The entries of a folder in the order of their names, without hidden ones.
#[expect(clippy::disallowed_methods, reason = "loading is an entry point")]
fn list(folder: &Path) -> std::io::Result<BTreeMap<String, PathBuf>> {
    let entries = std::fs::read_dir(folder)?.filter_map(Result::ok);
    // A name that is no Unicode is shown with U+FFFD and opened as it is.
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
    Ok(named.filter(|(name, _)| !name.starts_with('.')).collect())
}

impl Walk<'_> {
    /// The path relative to the root, with `/`; empty for the root itself.
    fn relative(&self, path: &Path) -> Result<String, LoadError> {
        if path == self.root {
            return Ok(String::new());
        }
        let inner = match path.strip_prefix(self.root) {
            Ok(inner) => inner.to_path_buf(),
            Err(_) => match (path.parent(), path.file_name()) {
                // The last part is kept as it is: it may be a link that was named on purpose.
                (Some(parent), Some(name)) if !path.is_dir() => {
                    let parent = if parent == Path::new("") { Path::new(".") } else { parent };
                    canonical(parent)?
                        .join(name)
                        .strip_prefix(&self.canonical)
                        .map(Path::to_path_buf)
                        .unwrap_or_default()
                }
                _ => canonical(path)?.strip_prefix(&self.canonical).map(Path::to_path_buf).unwrap_or_default(),
            },
        };
        Ok(inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
    }

    /// Lists a folder and what is in it. Only the folders that were asked for must be readable.
    fn folder(&mut self, folder: &Path, relative: &str, depth: usize) -> Result<(), LoadError> {
        let entries = match list(folder) {
            Ok(entries) => entries,
            Err(error) if depth == 0 => return Err(LoadError::unreadable(folder, error)),
            Err(error) => {
                let message = format!("the folder cannot be listed and is left out: {}", reason(&error));
                self.problem(relative.to_owned(), Finding::whole(Code::UnreadableFile, message));
                return Ok(());
            }
        };
        self.found.tracked.push(folder.to_path_buf());
        for (name, path) in entries {
            let inner = if relative.is_empty() { name } else { format!("{relative}/{name}") };
            // What vanished since the folder was listed is no page.
            let Ok(about) = path.symlink_metadata() else { continue };
            if about.is_symlink() {
                self.links.push((inner, path));
            } else if about.is_dir() && depth < FOLDER_DEPTH {
                self.folder(&path, &inner, depth + 1)?;
            } else if about.is_dir() {
                let message = format!("the folder is nested more than {FOLDER_DEPTH} deep and is left out");
                self.problem(inner, Finding::whole(Code::TooManyFiles, message));
            } else if self.select.is_page(&inner) && !about.is_file() {
                self.problem(inner, Finding::whole(Code::UnreadableFile, NO_FILE));
            } else if self.select.is_page(&inner) {
                self.file(inner, path, about.len());
            } else {
                self.other(&inner);
            }
        }
        Ok(())
    }

    /// Takes a file as a page, within the limits.
    fn file(&mut self, relative: String, path: PathBuf, bytes: u64) {
        let is_full = self.found.files.len() >= FILES || self.bytes.saturating_add(bytes) > TOTAL_BYTES;
        if !is_full {
            self.bytes += bytes;
            self.found.tracked.push(path.clone());
            self.found.files.insert(relative, path);
        } else if !self.is_full {
            self.is_full = true;
            let limit = TOTAL_BYTES / (1024 * 1024 * 1024);
            let message = format!("this and what follows is left out: more than {FILES} files or {limit} GiB");
            self.problem(relative, Finding::whole(Code::TooManyFiles, message));
        }
    }

    fn problem(&mut self, relative: String, finding: Finding) {
        self.found.problems.push((relative, finding));
    }

    fn other(&mut self, relative: &str) {
        let name = relative.rsplit('/').next().unwrap_or_default();
        let what = name.rsplit_once('.').map_or_else(|| "without extension".to_owned(), |(_, end)| format!(".{end}"));
        *self.others.entry(what).or_default() += 1;
    }

    /// Takes the links that lead to files within the folder that were not found otherwise.
    fn follow_links(&mut self) {
        if self.links.is_empty() {
            return;
        }
        let mut taken: BTreeSet<_> = self.found.files.values().filter_map(|path| path.canonicalize().ok()).collect();
        for (relative, path) in std::mem::take(&mut self.links) {
            let is_page = self.select.is_page(&relative);
            match path.canonicalize() {
                Ok(target) if !target.starts_with(&self.canonical) => {
                    if is_page || target.is_dir() {
                        let message = "the link leads out of the documentation folder and is not followed";
                        self.problem(relative, Finding::whole(Code::LinkOutside, message));
                    }
                }
                Ok(target) if target.is_file() && is_page && taken.insert(target.clone()) => {
                    self.file(relative, path, size(&target));
                }
                Ok(target) if is_page && !target.is_file() && !target.is_dir() => {
                    self.problem(relative, Finding::whole(Code::UnreadableFile, NO_FILE));
                }
                Err(error) if is_page => {
                    let message = format!("the link leads nowhere and is left out: {}", reason(&error));
                    self.problem(relative, Finding::whole(Code::UnreadableFile, message));
                }
                Ok(_) | Err(_) => {}
            }
        }
    }

    /// The error that says what stands where pages were expected, and where there are some.
    fn no_pages(self, paths: &[PathBuf]) -> LoadError {
        let path = paths.first().cloned().unwrap_or_default();
        let mut found: Vec<_> = self.others.into_iter().collect();
        found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found.truncate(4);
        LoadError::NoPages { similar: nearby(&path, self.select), path, found }
    }
}

/// A folder beside or below the parent of `path` that holds pages directly, looked for two levels deep.
fn nearby(path: &Path, select: &dyn Select) -> Option<PathBuf> {
    let parent = path.parent().map(|parent| if parent == Path::new("") { Path::new(".") } else { parent })?;
    let below = |folder: &Path| list(folder).unwrap_or_default();
    let folders = below(parent).into_values().filter(|path| path.is_dir());
    let mut candidates: Vec<PathBuf> = folders.take(200).collect();
    let deeper = candidates.iter().flat_map(|folder| below(folder).into_values()).filter(|path| path.is_dir());
    let deeper: Vec<_> = deeper.take(1_000).collect();
    candidates.extend(deeper);
    candidates.into_iter().find(|folder| below(folder).keys().any(|name| select.is_page(name)))
}
