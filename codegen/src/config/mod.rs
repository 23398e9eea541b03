//! `docbind.toml`: what corrects the pages without touching them.
//!
//! The file stands in the documentation folder. Every key is optional:
//!
//! ```toml
//! title = "Lamp service"            # what the API is called; the folder's name otherwise
//! include = ["v2/**", "parts/*.txt"] # which files are pages; one that ends in an extension takes that extension too
//! exclude = ["v2/drafts/**"]        # which are not
//! skip-examples = ["v2/show-lamp.rst:40"] # examples that are wrong: nothing is inferred from them, nothing tested
//!
//! [silence]                         # diagnostics that are known: on pages, at a line, of an operation, everywhere
//! path-parameter-spelling = ["v2/show-lamp.rst:8", "v1/**", "#list_lamps"]
//! empty-name = ["**"]
//!
//! [operations.get_lamp]
//! rename = "show_lamp"
//!
//! [types.Lamp]                      # by the name it has without this file
//! rename = "Light"
//!
//! [types.Lamp.fields.owner]         # by the key on the wire
//! rename = "owner_id"               # in the bindings; on the wire it stays `owner`
//! presence = "optional"             # or "required"
//! type = "uuid?"
//!
//! [types.LampState]
//! values = "closed"                 # or "open": whether values beyond the documented ones may come
//!
//! [bindings]                        # for every way of making them; the spec holds it for the macro
//! operations = ["get_lamp"]         # all, unless some are named
//! tests = false                     # whether examples and status tables become tests; true otherwise
//! http = true                       # whether operations can be called; false otherwise
//! unknown-fields = "kept"           # or "ignored"
//! derives = ["Eq", "Lamp=Hash"]     # for every type, or for one
//! attributes = ["cfg_attr(test, derive(Dummy))"] # the same
//! uuids = "uuid"                    # or "text"; with the crate `uuid` a text that is none is an error
//! dates = "jiff"                    # or "time", "chrono", "text": in which crate's types
//! integers = "i64"                  # or "documented", "number"
//! maps = "index"                    # or "btree", "hash"; "index" is of the crate `indexmap`
//! features = "folders"              # or "none": a cargo feature for each folder of pages
//! ```
//!
//! A type is written as `any`, `boolean`, `integer`, `int32`, `int64`, `uint64`, `number`, `string`, `uuid`,
//! `date-time`, `date`, `uri` or the name of a type; `[T]` is an array of `T`, `{T}` an object whose keys are data, and
//! `T?` is `T` or null.
//!
//! Paths are relative to the documentation folder. In a pattern `*` stands for any characters within one name, `**` for
//! any folders.
//!
//! A key that is not known and an override that matches nothing are errors: a correction that no longer corrects
//! anything would otherwise go unnoticed when the pages change.

mod apply;
mod form;
mod place;
mod problem;
mod select;
mod settle;
#[cfg(test)]
mod tests;
mod ty;

pub(crate) use apply::rename_types;
pub use problem::{ConfigError, Problem};
pub use settle::{quoted, settle};
pub(crate) use ty::write as type_text;

use docbind_emit::Options;

use crate::diagnostic::Code;
use crate::suggest;
use form::Form;

/// The name of the file.
pub const FILE: &str = "docbind.toml";

/// What a `docbind.toml` says.
#[derive(Debug, Default)]
pub struct Config {
    form: Form,
    files: select::Files,
    skip_examples: Vec<place::Spot>,
    silence: Vec<(Code, place::Spot)>,
    options: Options,
}

impl Config {
    /// Reads the text of a `docbind.toml`.
    ///
    /// ```
    /// use docbind_codegen::config::Config;
    ///
    /// let config = Config::parse("title = 'Lamps'").unwrap();
    /// assert_eq!(config.title(), Some("Lamps"));
    ///
    /// let problems = Config::parse("titel = 'Lamps'").unwrap_err();
    /// assert_eq!(problems[0].help.as_deref(), Some("did you mean `title`?"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<Problem>> {
        let form: Form = toml::from_str(text).map_err(|error| vec![misformed(text, &error)])?;
        let mut problems = Vec::new();
        let files = select::Files::new(&mut problems, &form);
        let skip_examples = form.skip_examples.iter().filter_map(|spot| place::parse(&mut problems, spot)).collect();
        let mut silence = Vec::new();
        for (code, spots) in &form.silence {
            let Some(code) = place::code(&mut problems, code) else { continue };
            silence.extend(spots.iter().filter_map(|spot| Some((code, place::parse(&mut problems, spot)?))));
        }
        let options = form.bindings.options(&mut problems);
        if problems.is_empty() { Ok(Self { form, files, skip_examples, silence, options }) } else { Err(problems) }
    }

    /// What the API is called, where the file says it.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.form.title.as_deref()
    }

    /// How the Rust looks.
    #[must_use]
    pub fn options(&self) -> &Options {
        &self.options
    }
}

/// What the TOML reader says, with the name that may have been meant.
fn misformed(text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(0..0);
    let message = error.message().trim().to_owned();
    // "unknown field `titel`, expected one of `title`, …" holds the name and its alternatives.
    let unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    let mut names = message.split('`').skip(1).step_by(2);
    let name = names.next().filter(|_| unknown);
    let similar = name.and_then(|name| suggest::nearest(name, names));
    let help = similar.map(|similar| format!("did you mean `{similar}`?"));
    let message = message.replacen("unknown field", "unknown key", 1).replacen("unknown variant", "unknown value", 1);
    Problem { span: span.start.min(text.len())..span.end.min(text.len()), message, help }
}
