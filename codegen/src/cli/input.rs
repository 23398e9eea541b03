//! Reads the documentation that a command is about.

use std::path::{Path, PathBuf};

use docbind_codegen::diagnostic::Severity;
use docbind_codegen::project::{self, Project, Settings};
use docbind_codegen::report::counted;
use docbind_codegen::suggest;
use docbind_spec::Api;

use super::terminal::{Failure, working};

/// The documentation to read.
#[derive(Debug, clap::Args)]
pub(crate) struct Docs {
    /// Folders of pages, or single pages
    #[arg(required = true, value_name = "DOCS")]
    pub(crate) paths: Vec<PathBuf>,
    /// What the API is called [default: the name of the folder]
    #[arg(long)]
    title: Option<String>,
    /// The file with corrections [default: `docbind.toml` in the folder]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

impl Docs {
    /// Reads the pages, and shows that it does where it takes longer than a moment.
    pub(crate) fn open(&self) -> Result<Project, Failure> {
        working("reading pages", || self.open_quietly())
    }

    /// Reads the pages.
    pub(crate) fn open_quietly(&self) -> Result<Project, Failure> {
        let settings = Settings { config: self.config.clone(), title: self.title.clone() };
        project::open(&self.paths, &settings).map_err(Failure::from)
    }
}

/// An API, however it is described.
#[derive(Debug, clap::Args)]
pub(crate) struct Described {
    /// A folder of pages, a page, or a spec that `docbind spec` wrote
    #[arg(value_name = "DOCS|SPEC")]
    path: PathBuf,
}

impl Described {
    /// Compiles the pages, or loads the spec.
    pub(crate) fn read(&self) -> Result<ApiInput, Failure> {
        read_api(&self.path)
    }
}

/// How much was read.
pub(crate) fn extent(project: &Project) -> String {
    let Project { sources, api, .. } = project;
    let pages = counted(sources.len(), "page");
    if api.operations.is_empty() {
        return format!("{pages}, but none describes an operation (a method and a path in a code block)");
    }
    format!("{pages}, {}, {}", counted(api.operations.len(), "operation"), counted(api.types.len(), "type"))
}

/// The line that a command which is about something else says of what it read.
pub(crate) fn summary(project: &Project) -> String {
    let count = |severity| project.diagnostics.iter().filter(|found| found.code.severity() == severity).count();
    let counts = [(count(Severity::Warning), "warning"), (count(Severity::Note), "note")];
    let counts: Vec<_> = counts.into_iter().filter(|&(count, _)| count > 0).map(|(n, noun)| counted(n, noun)).collect();
    let found = match counts.as_slice() {
        [] => String::new(),
        counts => format!("; {}: see `docbind check {}`", counts.join(", "), project.root.display()),
    };
    format!("{}{found}\n", extent(project))
}

/// An API and where its pages are.
pub(crate) struct ApiInput {
    pub(crate) api: Api,
    /// What stands before the path of every page, with a slash at its end; empty where the pages are not at hand.
    pub(crate) root: String,
}

/// Compiles the pages of a path, or loads the spec that it names.
pub(crate) fn read_api(path: &Path) -> Result<ApiInput, Failure> {
    if is_spec(path) {
        return Ok(ApiInput { api: project::load_spec(path)?, root: String::new() });
    }
    let docs = Docs { paths: vec![path.to_path_buf()], title: None, config: None };
    let project = docs.open()?;
    let root = project.root.display().to_string();
    let root = root.trim_end_matches('/');
    let root = if root.is_empty() || root == "." { String::new() } else { format!("{root}/") };
    Ok(ApiInput { api: project.api, root })
}

/// Whether the path names a spec and not documentation.
pub(crate) fn is_spec(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

/// Fails where one of the operations does not exist.
pub(crate) fn check_operations(api: &Api, ids: &[String]) -> Result<(), Failure> {
    let known = || api.operations.iter().map(|operation| operation.id.as_str());
    let Some(unknown) = ids.iter().find(|id| !known().any(|known| known == id.as_str())) else { return Ok(()) };
    let similar = suggest::nearest(unknown, known()).map(|similar| format!("; did you mean `{similar}`?"));
    Err(format!("there is no operation `{unknown}`{}", similar.unwrap_or_default()).into())
}
