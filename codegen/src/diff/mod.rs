//! What changed between two states of the pages for a user of the bindings.
//!
//! Changes are classed by Rust's rules of semantic versioning, applied to what is emitted: structs and open
//! enumerations are `#[non_exhaustive]`, structs with required fields are made by a `new` that takes those in order,
//! and a field that may be absent has another type than one that may not. What a type is in Rust is as the new side
//! chose it ([`docbind_emit::Options`]); a choice that is another is a change of its own. Operations are taken as they
//! can be called: what a request must have is an argument of the call, and what the emitters make of a page
//! ([`docbind_emit::signatures`]) is what is compared, for one page can change what another means. At last what was
//! said is held against the public items of the emitted code, so that no breaking change is left out and none is called
//! breaking that is not.
//!
//! What only changes documentation is no change here.

mod answer;
mod choice;
mod chosen;
mod items;
mod kind;
mod made;
mod moved;
mod operation;
mod operations;
mod pair;
mod parameters;
mod place;
mod reckoning;
pub mod render;
mod shown;
mod structure;
mod subject;
#[cfg(test)]
mod tests;
mod types;
mod uses;

pub use kind::Kind;
pub use subject::Side;

use std::collections::BTreeMap;

use docbind_emit::{InvalidOption, Operations, Options, bound, rust_type};
use docbind_spec::{Api, Source, Type};
use items::Items;
use subject::{Name, Subject};
use types::FORMER;

use crate::config::type_text;

/// What a change does to code that uses the bindings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Code may no longer compile: a major version.
    Breaking,
    /// Code compiles as before: a minor version.
    Compatible,
}

impl Class {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Compatible => "compatible",
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does to code.
    pub class: Class,
    /// What kind it is.
    pub kind: Kind,
    /// What changed: ``operation `show_lamp` ``, ``type `Lamp` ``.
    pub subject: String,
    /// How, in one sentence without a full stop.
    pub message: String,
    /// Where the new pages say it; where the old ones did, if it is gone.
    pub source: Option<Source>,
    /// Of which pages that is.
    pub side: Side,
}

/// Every change: what has another name, operations, types; each in the order of the old API and then of what is new.
///
/// ```
/// use docbind_codegen::compile;
/// use docbind_codegen::diff::{Class, diff, render};
/// use docbind_codegen::source::{Source, Sources};
///
/// let api = |page: &str| compile(&Sources::new(vec![Source::new("dim.rst", page)]), "Lamps").0;
/// let old = api("Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /lamps/{id}\n");
/// let new = api("Dim lamp\n^^^^^^^^\n\n.. code::\n\n    PUT /rooms/{room}/lamps/{id}\n");
///
/// let changes = diff(&old, &new)?;
/// assert_eq!(changes[0].class, Class::Breaking);
/// assert_eq!(
///     render::text(&changes),
///     "breaking operation `dim_lamp`
///     the path was `/lamps/{id}` and is `/rooms/{room}/lamps/{id}` (dim.rst:6)
///
/// 1 breaking change, 0 compatible
/// "
/// );
/// # Ok::<(), docbind_emit::InvalidOption>(())
/// ```
///
/// # Errors
///
/// A spec chooses something of the bindings that this version does not know.
pub fn diff(old: &Api, new: &Api) -> Result<Vec<Change>, InvalidOption> {
    let (was, is) = (Options::of(old)?, Options::of(new)?);
    let (all_old, all_new) = (&old.operations, &new.operations);
    let (old, new) = (bound(old, &was), bound(new, &is));
    // What is compared is bound; which that is was chosen by other names before.
    let mut options = is;
    options.operations = Operations::All;
    let mut changes = Changes::under(options.clone());
    chosen::compare(&mut changes, (&was, &options), &new)?;
    let old = operations::renamed(&mut changes, &old, &new);
    let old = types::renamed(&mut changes, &old, &new);
    let [was, is] = [&old.api, &new].map(|api| Items::of(api, &options));
    operations::compare(&mut changes, &old.api, &new);
    types::compare(&mut changes, (&old, &was), (&new, &is));
    reckoning::reckon(&mut changes, (&old.api, &was), (&new, &is));
    chosen::operations(&mut changes, all_old, all_new);
    changes.join();
    Ok(changes.list.into_iter().map(Change::from).collect())
}

/// One change, and what it is of.
struct Stated {
    class: Class,
    kind: Kind,
    name: Name,
    /// The field, variant or part that it is of.
    member: Option<String>,
    message: String,
    source: Option<Source>,
    side: Side,
    /// The message without what differs between operations, where one place is the cause for many.
    shared: Option<String>,
}

impl From<Stated> for Change {
    fn from(Stated { class, kind, name, message, source, side, .. }: Stated) -> Self {
        Self { class, kind, subject: name.to_string(), message, source, side }
    }
}

/// The changes found so far.
struct Changes {
    list: Vec<Stated>,
    /// What both sides are bound with.
    options: Options,
    /// The names that the old pages have for types, by those that they are compared under.
    old_names: BTreeMap<String, String>,
}

impl Changes {
    fn under(options: Options) -> Self {
        Self { list: Vec::new(), options, old_names: BTreeMap::new() }
    }

    /// A text of the old side with the names of the old pages.
    fn as_it_was(&self, text: &str) -> String {
        let text = text.replace(FORMER, "");
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        let words = text.split_inclusive(|c| !is_letter(c)).map(|part| {
            let word = part.trim_end_matches(|c| !is_letter(c));
            let name = self.old_names.get(word).map_or(word, String::as_str);
            format!("{name}{}", part.strip_prefix(word).unwrap_or_default())
        });
        words.collect()
    }

    /// What two types in place of each other are called, each on its pages.
    fn was_and_is(&self, was: &Type, is: &Type) -> String {
        let (was, is) = (self.as_it_was(&type_text(was)), type_text(is));
        let other = if was == is { "what was called " } else { "" };
        format!("was {other}`{was}` and is `{is}`")
    }

    fn breaking(&mut self, kind: Kind, subject: &Subject<'_>, message: impl Into<String>) {
        self.push(Class::Breaking, kind, subject, message.into());
    }

    fn compatible(&mut self, kind: Kind, subject: &Subject<'_>, message: impl Into<String>) {
        self.push(Class::Compatible, kind, subject, message.into());
    }

    /// A type in place of another one.
    fn retyped(&mut self, kind: Kind, subject: &Subject<'_>, (what, was, is): (&str, &Type, &Type)) {
        if was != is {
            let message = format!("{what} {}", self.was_and_is(was, is));
            self.push(self.class_of(was, is), kind, subject, message);
        }
    }

    /// Says once what one place changes in many operations.
    fn join(&mut self) {
        let mut joined: Vec<Stated> = Vec::with_capacity(self.list.len());
        for stated in self.list.drain(..) {
            let key = |stated: &Stated| (stated.class, stated.kind, stated.side, stated.source.clone());
            let is_one = |known: &&mut Stated| known.shared == stated.shared && key(known) == key(&stated);
            let known = stated.shared.as_ref().and_then(|message| Some((message, joined.iter_mut().find(is_one)?)));
            match known {
                Some((message, known)) => {
                    known.name.join(&stated.name);
                    known.message.clone_from(message);
                }
                None => joined.push(stated),
            }
        }
        self.list = joined;
    }

    fn push(&mut self, class: Class, kind: Kind, subject: &Subject<'_>, message: String) {
        let member = subject.member.map(str::to_owned);
        let (name, source, side) = (subject.name(), subject.source(), subject.side());
        self.list.push(Stated { class, kind, name, member, message, source, side, shared: None });
    }

    /// What one type in place of another does to code.
    fn class_of(&self, was: &Type, is: &Type) -> Class {
        let [was, is] = [was, is].map(|ty| rust_type(&self.options, ty));
        if was == is { Class::Compatible } else { Class::Breaking }
    }
}
