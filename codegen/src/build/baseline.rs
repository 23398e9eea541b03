//! What a build script makes of a change against a spec that is checked in: it says every change, and refuses one that
//! breaks code unless it is told to accept it.

use std::path::{Path, PathBuf};

use docbind_spec::Api;

use super::BuildError;
use crate::diff::{self, Change, Class, Side};
use crate::report::counted;
use crate::{load, output, project};

/// The variable that accepts the pages as they are: the baseline is written anew.
pub const ACCEPT: &str = "DOCBIND_ACCEPT";

/// Which changes against the baseline fail the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Refuse {
    /// Those that may stop code which uses the bindings from compiling.
    #[default]
    Breaking,
    /// Every change: what is checked in and what the pages say are to be the same for users of the bindings.
    All,
    /// None; each is a warning.
    Nothing,
}

/// How many changes are shown; the command shows all.
const SHOWN: usize = 20;

/// A spec that is checked in, and how changes against it are taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Baseline {
    pub(super) path: Option<PathBuf>,
    pub(super) refuse: Refuse,
}

impl Baseline {
    /// Compares what the pages say with the baseline, and tells cargo; writes the baseline where that is asked for.
    pub(super) fn check(&self, lines: &mut Vec<String>, api: &Api, root: &str) -> Result<(), BuildError> {
        let Some(path) = &self.path else { return Ok(()) };
        lines.push(format!("cargo::rerun-if-changed={}", path.display()));
        lines.push(format!("cargo::rerun-if-env-changed={ACCEPT}"));
        if load::is_set(ACCEPT) {
            let written = output::write(path, &api.to_json());
            return written.map(drop).map_err(|error| BuildError::Unwritable { path: path.clone(), error });
        }
        if !path.exists() {
            return Err(BuildError::NoBaseline { path: path.clone() });
        }
        let changes = diff::diff(&project::load_spec(path)?, api).map_err(BuildError::Choice)?;
        let is_refused = |change: &Change| match self.refuse {
            Refuse::Breaking => change.class == Class::Breaking,
            Refuse::All => true,
            Refuse::Nothing => false,
        };
        let (refused, told): (Vec<_>, Vec<_>) = changes.iter().partition(|change| is_refused(change));
        let shown = refused.iter().map(|change| ("error", change)).chain(told.iter().map(|change| ("warning", change)));
        lines.extend(shown.take(SHOWN).map(|(level, change)| format!("cargo::{level}={}", line(change, root))));
        if changes.len() > SHOWN {
            let more = counted(changes.len() - SHOWN, "more change");
            lines.push(format!("cargo::warning=and {more}; `docbind diff {} {root}` shows them", path.display()));
        }
        match refused.len() {
            0 if told.is_empty() => Ok(()),
            0 => {
                lines.push(format!("cargo::warning={}", accept(path)));
                Ok(())
            }
            count => Err(BuildError::Refused { count, baseline: path.clone() }),
        }
    }
}

/// One change with its place, as the compiler writes places.
fn line(change: &Change, root: &str) -> String {
    let Change { class, kind, subject, message, source, side } = change;
    let (before, after) = match source {
        Some(source) if *side == Side::Old => (String::new(), format!("; it was at {}", place(root, source))),
        Some(source) => (format!("{}: ", place(root, source)), String::new()),
        None => (String::new(), String::new()),
    };
    format!("{before}{subject}: {message}{after} [{}, {}]", class.as_str(), kind.as_str())
}

fn place(root: &str, source: &docbind_spec::Source) -> String {
    let root = root.trim_start_matches("./").trim_end_matches('/');
    if root.is_empty() || root == "." { source.to_string() } else { format!("{root}/{source}") }
}

/// How the pages are accepted, in words.
pub(super) fn accept(path: &Path) -> String {
    format!("to accept what the pages say now, run `{ACCEPT}=1 cargo build` once and check {} in", path.display())
}
