//! The build-script API: pages in, files in `$OUT_DIR` out.
//!
//! The whole `build.rs` of a crate that has its pages in `docs/`:
//!
//! ```no_run
//! fn main() -> Result<(), docbind_codegen::BuildError> {
//!     docbind_codegen::Builder::new("docs").spec("api.json").build()?;
//!     Ok(())
//! }
//! ```
//!
//! and its `src/lib.rs`, with the macro of `docbind-macros`:
//!
//! ```text
//! docbind_macros::bindings!("$OUT_DIR/api.json");
//! ```
//!
//! With [`Builder::bindings`] the Rust itself is written, for crates that would rather do without the macro:
//!
//! ```text
//! include!(concat!(env!("OUT_DIR"), "/api.rs"));
//! ```
//!
//! Cargo runs the script again when a page, a folder of pages or `docbind.toml` changes, and not otherwise. It compiles
//! a crate again whenever its build script ran, so keep nothing but pages in the folder: cargo watches all of it. A
//! file is written only when it differs.

mod baseline;
mod error;
mod warnings;

use std::path::{Path, PathBuf};

use docbind_emit::Options;
use docbind_spec::Api;

pub use baseline::{ACCEPT, Refuse};
pub use error::BuildError;
pub use warnings::Warnings;

use crate::output::{self, Written};
use crate::project::{self, Project, Settings};
use crate::report::{Level, Policy, Report, Target};
use crate::{format, load};
use baseline::Baseline;

/// What a build script is to make of which pages.
#[derive(Debug, Clone, Default)]
#[must_use = "nothing happens before `build` is called"]
pub struct Builder {
    docs: Vec<PathBuf>,
    settings: Settings,
    out_dir: Option<PathBuf>,
    spec: Option<String>,
    bindings: Option<String>,
    options: Option<Options>,
    policy: Policy,
    warnings: Warnings,
    baseline: Baseline,
}

/// What a build script made.
#[derive(Debug)]
pub struct Built {
    /// What the pages say.
    pub api: Api,
    /// Each file, and whether it changed.
    pub files: Vec<(PathBuf, Written)>,
}

impl Builder {
    /// Reads the pages of a folder, relative to the crate's own.
    pub fn new(docs: impl Into<PathBuf>) -> Self {
        Self { docs: vec![docs.into()], ..Self::default() }
    }

    /// Reads these pages, too: another folder or a single page.
    pub fn docs(mut self, docs: impl Into<PathBuf>) -> Self {
        self.docs.push(docs.into());
        self
    }

    /// Writes the spec to this file of the output folder, for the macro: `api.json`.
    pub fn spec(mut self, file: impl Into<String>) -> Self {
        self.spec = Some(file.into());
        self
    }

    /// Writes the bindings to this file of the output folder, to be included: `api.rs`.
    pub fn bindings(mut self, file: impl Into<String>) -> Self {
        self.bindings = Some(file.into());
        self
    }

    /// Says how the bindings look, in place of the section `bindings` of `docbind.toml`; the spec holds it for the
    /// macro.
    pub fn options(mut self, options: Options) -> Self {
        self.options = Some(options);
        self
    }

    /// Says what the API is called, in place of the folder's name.
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.settings.title = Some(title.into());
        self
    }

    /// Takes corrections from this file, in place of the `docbind.toml` of the folder.
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.config = Some(path.into());
        self
    }

    /// Writes to this folder, in place of `$OUT_DIR`.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Fails the build where there is such a diagnostic.
    ///
    /// ```
    /// use docbind_codegen::Builder;
    /// use docbind_codegen::diagnostic::Severity;
    ///
    /// let builder = Builder::new("docs").spec("api.json").deny(Severity::Warning);
    /// # let _ = builder;
    /// ```
    pub fn deny(mut self, target: impl Into<Target>) -> Self {
        self.policy.deny.push(target.into());
        self
    }

    /// Says nothing of such diagnostics.
    pub fn allow(mut self, target: impl Into<Target>) -> Self {
        self.policy.allow.push(target.into());
        self
    }

    /// Says how many of the diagnostics become warnings of cargo.
    pub fn warnings(mut self, warnings: Warnings) -> Self {
        self.warnings = warnings;
        self
    }

    /// Compares what the pages say with a spec that is checked in, relative to the crate's own folder.
    ///
    /// Every change for a user of the bindings becomes a warning of cargo, in the words of `docbind diff`, with page
    /// and line. A breaking change fails the build, until the pages are accepted: `DOCBIND_ACCEPT=1 cargo build`
    /// writes the file anew ([`ACCEPT`]), and so it is made in the first place.
    ///
    /// ```
    /// use docbind_codegen::Builder;
    ///
    /// let builder = Builder::new("docs").spec("api.json").baseline("api.baseline.json");
    /// # let _ = builder;
    /// ```
    pub fn baseline(mut self, path: impl Into<PathBuf>) -> Self {
        self.baseline.path = Some(path.into());
        self
    }

    /// Says which changes against the baseline fail the build: the breaking ones, if this is not called.
    ///
    /// ```
    /// use docbind_codegen::Builder;
    /// use docbind_codegen::build::Refuse;
    ///
    /// let builder = Builder::new("docs").spec("api.json").baseline("api.baseline.json").refuse(Refuse::Nothing);
    /// # let _ = builder;
    /// ```
    pub fn refuse(mut self, changes: Refuse) -> Self {
        self.baseline.refuse = changes;
        self
    }

    /// Reads the pages, writes the files, and tells cargo when to do it again.
    ///
    /// The result is for build scripts that do more; the lines for cargo are printed already.
    pub fn build(&self) -> Result<Built, BuildError> {
        let (result, lines) = self.run();
        tell(&lines);
        if let Err(error) = &result {
            tell(&error.to_string().lines().map(|line| format!("cargo::error={line}")).collect::<Vec<_>>());
        }
        result
    }

    /// The result, and the lines for cargo.
    fn run(&self) -> (Result<Built, BuildError>, Vec<String>) {
        let project = match project::open(&self.docs, &self.settings) {
            Ok(project) => project,
            Err(error) => return (Err(error.into()), Vec::new()),
        };
        let mut lines: Vec<_> = project.tracked.iter().map(|path| rerun(path)).collect();
        let root = project.root.display().to_string();
        let report = Report::new(&project.sources, &root, &project.diagnostics, &self.policy);
        lines.extend(warnings::lines(&report, self.warnings, &root));
        let denied = match report.count(Level::Error) {
            0 => Ok(()),
            count => Err(BuildError::Denied { count, docs: root.clone() }),
        };
        let checked = denied.and_then(|()| self.baseline.check(&mut lines, &project.api, &root));
        (checked.and_then(|()| self.write(project)), lines)
    }

    fn write(&self, mut project: Project) -> Result<Built, BuildError> {
        let out_dir = self.out_dir.clone().or_else(load::out_dir).ok_or(BuildError::NoOutDir)?;
        let options = self.options.as_ref().unwrap_or(project.config.options());
        let unmatched = options.unmatched(&project.api);
        if !unmatched.is_empty() {
            return Err(BuildError::Unmatched(unmatched.into_iter().map(|(_, problem)| problem).collect()));
        }
        project.api.bindings = options.words();
        let mut texts = Vec::new();
        if let Some(name) = &self.spec {
            texts.push((out_dir.join(name), project.api.to_json()));
        }
        if let Some(name) = &self.bindings {
            texts.push((out_dir.join(name), format::file(&project.api, options)?));
        }
        if texts.is_empty() {
            return Err(BuildError::NothingToWrite);
        }
        let write = |(path, text): (PathBuf, String)| match output::write(&path, &text) {
            Ok(written) => Ok((path, written)),
            Err(error) => Err(BuildError::Unwritable { path, error }),
        };
        let files = texts.into_iter().map(write).collect::<Result<_, _>>()?;
        Ok(Built { api: project.api, files })
    }
}

fn rerun(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}", path.display())
}

#[expect(clippy::print_stdout, reason = "cargo listens to the standard output of a build script")]
fn tell(lines: &[String]) {
    for line in lines {
        println!("{line}");
    }
}

#[cfg(test)]
mod tests;
