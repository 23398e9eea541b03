//! Reads the documentation that a command is about.

use std::path::{Path, PathBuf};

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

/// An API and where its pages are.
pub(crate) struct ApiInput {
    pub(crate) api: Api,
    /// What stands before the path of every page, with a slash at its end; empty where the pages are not at hand.
    pub(crate) root: String,
}

/// Compiles the pages of a path, or loads the spec that it names.
pub(crate) fn read_api(path: &Path) -> Result<ApiInput, Failure> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        let shown = path.display();
        #[expect(clippy::disallowed_methods, reason = "an entry point that reads the file that it was given")]
        let text = std::fs::read_to_string(path).map_err(|error| format!("cannot read {shown}: {error}"))?;
        let api = Api::from_json(&text).map_err(|error| format!("{shown}: {error}"))?;
        return Ok(ApiInput { api, root: String::new() });
    }
    let read = read(&Docs { docs: vec![path.to_path_buf()], title: None })?;
    let root = read.shown_root.trim_end_matches('/');
    let root = if root.is_empty() || root == "." { String::new() } else { format!("{root}/") };
    Ok(ApiInput { api: read.api, root })
}
