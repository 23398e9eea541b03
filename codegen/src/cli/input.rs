//! Reads the documentation that a command is about.

use std::path::PathBuf;

use docbind_codegen::diagnostic::Diagnostic;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::report::counted;
use docbind_codegen::source::Sources;
use docbind_spec::Api;

use super::terminal::{Failure, working};

/// The documentation to read.
#[derive(Debug, clap::Args)]
pub(crate) struct Docs {
    /// Folders of pages, or single pages
    #[arg(required = true, value_name = "DOCS")]
    docs: Vec<PathBuf>,
    /// What the API is called [default: the name of the folder]
    #[arg(long)]
    title: Option<String>,
}

/// Documentation and what was made of it.
pub(crate) struct Read {
    pub(crate) sources: Sources,
    /// The folder of the pages as the user named it.
    pub(crate) shown_root: String,
    pub(crate) api: Api,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Loads and compiles pages.
pub(crate) fn read(args: &Docs) -> Result<Read, Failure> {
    working("reading pages", || {
        let loaded = load::load(&args.docs, &ByExtension)?;
        let title = args.title.clone().unwrap_or_else(|| load::title(&loaded.root));
        let (api, found) = docbind_codegen::compile(&loaded.sources, &title);
        let mut diagnostics = loaded.diagnostics.into_sorted();
        diagnostics.extend(found);
        Ok(Read { shown_root: loaded.root.display().to_string(), sources: loaded.sources, api, diagnostics })
    })
}

/// How much was read.
pub(crate) fn extent(sources: &Sources, api: &Api) -> String {
    let [pages, operations, types] =
        [(sources.len(), "page"), (api.operations.len(), "operation"), (api.types.len(), "type")]
            .map(|(count, noun)| counted(count, noun));
    format!("{pages}, {operations}, {types}")
}
