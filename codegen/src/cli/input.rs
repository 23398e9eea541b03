//! Reads the documentation that a command is about.

use std::path::{Path, PathBuf};

use docbind_codegen::diagnostic::Diagnostic;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::source::Sources;
use docbind_spec::Api;

use super::terminal::Failure;

/// Documentation and what was made of it.
pub(crate) struct Read {
    pub(crate) sources: Sources,
    pub(crate) api: Api,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Loads and compiles pages.
pub(crate) fn read(docs: &[PathBuf]) -> Result<Read, Failure> {
    let loaded = load::load(docs, &ByExtension)?;
    let (api, found) = docbind_codegen::compile(&loaded.sources, &title(&loaded.root));
    let mut diagnostics = loaded.diagnostics.into_sorted();
    diagnostics.extend(found);
    Ok(Read { sources: loaded.sources, api, diagnostics })
}

/// What the API is called where nobody says: the name of the folder, or of the one around it where it only says "docs".
fn title(root: &Path) -> String {
    const GENERIC: &[&str] = &["docs", "doc", "pages", "source", "api-ref", "api-docs", "reference"];
    let root = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
    let names = root.ancestors().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
    let mut names = names.skip_while(|name| GENERIC.contains(&name.to_lowercase().as_str()));
    names.next().map_or_else(|| "API".to_owned(), std::borrow::Cow::into_owned)
}
