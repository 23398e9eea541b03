//! Where things are in the repository, and beside it.

use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

/// A folder of the data that lies beside the repository on some machines; `None`, with a word, where it does not.
#[must_use]
#[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
pub fn shared(path: &str) -> Option<PathBuf> {
    let found = root().join("../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    eprintln!("skipped: there is no ../shared/{path} beside the repository");
    None
}

/// The folders of real pages beside the repository, one for each product; none, with a word, where there are none.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "lists folders of test data")]
pub fn products() -> Vec<PathBuf> {
    let folders = |path: PathBuf| std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut products: Vec<_> = shared("corpus").into_iter().flat_map(folders).flat_map(folders).collect();
    products.sort();
    products
}

/// A text file of the repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextFile {
    /// The path, relative to the root, with `/` between its parts.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// The text files of the repository, in the order of their paths, without what is built or fetched.
#[must_use]
pub fn files() -> Vec<TextFile> {
    let mut files = Vec::new();
    walk(&root(), "", &mut files);
    files.sort();
    files
}

#[expect(clippy::disallowed_methods, reason = "tidiness is checked on files")]
fn walk(folder: &Path, relative: &str, files: &mut Vec<TextFile>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if relative.is_empty() { name.clone() } else { format!("{relative}/{name}") };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() && !matches!(name.as_str(), "target" | ".git" | "corpus" | "artifacts" | "node_modules") {
            walk(&entry.path(), &path, files);
        } else if kind.is_file() && name != ".git" {
            files.extend(std::fs::read_to_string(entry.path()).ok().map(|text| TextFile { path, text }));
        }
    }
}
