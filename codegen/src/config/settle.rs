//! The override that would settle a diagnostic, where one would.

use docbind_spec::Api;

use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The line for `docbind.toml` that settles what the diagnostic is about, with the value that docbind assumed: whoever
/// knows better changes the value.
#[must_use]
pub fn settle(_api: &Api, _sources: &Sources, _diagnostic: &Diagnostic) -> Option<String> {
    None
}
