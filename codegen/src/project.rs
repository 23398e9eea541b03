//! A documentation folder with its `docbind.toml`, read to the end: what the build script and every command start from.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use docbind_spec::Api;

use crate::config::{self, Config, ConfigError, Problem};
use crate::diagnostic::Diagnostic;
use crate::load::{self, LoadError};
use crate::source::Sources;

/// What can be said about a documentation from outside of it.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The configuration; the `docbind.toml` of the folder, if there is one, where none is named.
    pub config: Option<PathBuf>,
    /// What the API is called, whatever the configuration says.
    pub title: Option<String>,
}

/// Documentation and what was made of it.
#[derive(Debug)]
pub struct Project {
    /// The folder that the paths of the pages are relative to.
    pub root: PathBuf,
    /// The pages.
    pub sources: Sources,
    /// What they say, corrected by the configuration.
    pub api: Api,
    /// What is odd about them and not silenced, in the order of the pages.
    pub diagnostics: Vec<Diagnostic>,
    /// What the configuration says.
    pub config: Config,
    /// Every file and folder that the result depends on; all of them exist.
    pub tracked: Vec<PathBuf>,
}

/// Why there is no result.
#[derive(Debug)]
pub enum ProjectError {
    /// There are no pages.
    Load(LoadError),
    /// A configuration or a spec cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The configuration cannot be followed.
    Config(ConfigError),
    /// The file is not a spec that this version reads.
    Spec {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: docbind_spec::LoadError,
    },
}

/// Reads the pages of folders, and single pages, with their configuration.
///
/// ```no_run
/// use docbind_codegen::project::{Settings, open};
///
/// let project = open(&["docs".into()], &Settings::default())?;
/// println!("{} operations, {} diagnostics", project.api.operations.len(), project.diagnostics.len());
/// # Ok::<(), docbind_codegen::project::ProjectError>(())
/// ```
pub fn open(paths: &[PathBuf], settings: &Settings) -> Result<Project, ProjectError> {
    let root = load::root(paths).map_err(ProjectError::Load)?;
    let configured = configuration(&root, settings)?;
    let (path, text) = configured.unwrap_or_default();
    let wrong = |mut problems: Vec<Problem>| {
        problems.sort_by_key(|problem| problem.span.start);
        ProjectError::Config(ConfigError { path: path.clone(), text: text.clone(), problems })
    };
    let config = Config::parse(&text).map_err(wrong)?;
    let loaded = load::load(paths, &config).map_err(ProjectError::Load)?;
    let title = settings.title.as_deref().or(config.title()).map_or_else(|| load::title(&loaded.root), str::to_owned);
    let unmatched = config.unmatched_files();
    let compiled = crate::compile_with(&loaded.sources, &title, &config, loaded.diagnostics);
    let (api, diagnostics) = match compiled {
        Ok(compiled) if unmatched.is_empty() => compiled,
        Ok(_) => return Err(wrong(unmatched)),
        Err(problems) => return Err(wrong(unmatched.into_iter().chain(problems).collect())),
    };
    let mut tracked = loaded.tracked;
    tracked.extend((path != Path::new("")).then_some(path));
    Ok(Project { root: loaded.root, sources: loaded.sources, api, diagnostics, config, tracked })
}

/// Loads a spec that `docbind spec` wrote.
pub fn load_spec(path: &Path) -> Result<Api, ProjectError> {
    let text = load::text(path).map_err(|error| ProjectError::Load(LoadError::unreadable(path, error)))?;
    Api::from_json(&text).map_err(|error| ProjectError::Spec { path: path.to_path_buf(), error })
}

/// The configuration that applies, if any: its path and text.
fn configuration(root: &Path, settings: &Settings) -> Result<Option<(PathBuf, String)>, ProjectError> {
    let path = settings.config.clone().unwrap_or_else(|| root.join(config::FILE));
    match load::text(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound && settings.config.is_none() => Ok(None),
        Err(error) => Err(ProjectError::Unreadable { path, error }),
    }
}

impl fmt::Display for ProjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => error.fmt(f),
            Self::Unreadable { path, error } => write!(f, "cannot read {}: {error}", path.display()),
            Self::Config(error) => error.fmt(f),
            Self::Spec { path, error } => write!(f, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for ProjectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Load(error) => Some(error),
            Self::Unreadable { error, .. } => Some(error),
            Self::Config(error) => Some(error),
            Self::Spec { error, .. } => Some(error),
        }
    }
}
