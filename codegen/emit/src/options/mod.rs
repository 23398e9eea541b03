//! What can be chosen of the bindings: one type for the macro, the build script and the command.

mod choice;
mod extra;
mod words;

use docbind_spec::Api;

use crate::traits::{self, Stance};

pub use choice::{Dates, Features, Integers, Maps, UnknownChoice, UnknownFields, Uuids};
pub use extra::{Attribute, Derive, InvalidAttribute, InvalidDerive};
pub use words::InvalidOption;

/// What to emit, and how. The default is every operation with its tests, without anything added.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Options {
    /// Which operations to emit; the types that only others use are left out.
    pub operations: Operations,
    /// Whether the examples and the tables of status codes become tests.
    pub tests: Tests,
    /// What becomes of the fields of an answer that the pages do not document.
    pub unknown_fields: UnknownFields,
    /// Whether operations can be called.
    pub http: Http,
    /// Traits that types derive besides those that they have. Every type that can start empty has `Default`.
    pub derives: Vec<Derive>,
    /// Attributes that types have.
    pub attributes: Vec<Attribute>,
    /// What a UUID is.
    pub uuids: Uuids,
    /// What dates, and dates with a time, are.
    pub dates: Dates,
    /// What a whole number is.
    pub integers: Integers,
    /// What an object is whose keys are data.
    pub maps: Maps,
    /// Which parts are behind features.
    pub features: Features,
}

/// Which operations to emit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Operations {
    /// Every operation.
    #[default]
    All,
    /// Those with these ids.
    Only(Vec<String>),
}

/// Whether the bindings hold tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tests {
    /// A test for every JSON example that fits its type, and one for every table of status codes.
    #[default]
    Emitted,
    /// No tests.
    Omitted,
}

/// Whether the bindings make requests of the `http` crate and read its responses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Http {
    /// Types, paths and status codes only.
    #[default]
    Omitted,
    /// Every operation has a type of its call and one of its answer; the bindings need the crate `http`, too.
    Emitted,
}

impl Options {
    /// What of these options the API has nothing for: a sentence for each text of theirs that names nothing, or a trait
    /// that a type cannot have.
    #[must_use]
    pub fn unmatched(&self, api: &Api) -> Vec<(String, String)> {
        let operations: &[String] = match &self.operations {
            Operations::All => &[],
            Operations::Only(ids) => ids,
        };
        let no_operation = |id: &&String| api.operations.iter().all(|operation| operation.id != **id);
        let operations = operations.iter().filter(no_operation).map(|id| {
            let known: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
            (id.clone(), format!("the spec has no operation `{id}`; it has: {}", known.join(", ")))
        });
        let derives = self.derives.iter().filter_map(|derive| Some((derive.as_str(), derive.ty()?)));
        let attributes = self.attributes.iter().filter_map(|attribute| Some((attribute.as_str(), attribute.ty()?)));
        let types = derives.chain(attributes).filter(|(_, ty)| api.type_def(ty).is_none());
        let types = types.map(|(text, ty)| (text.to_owned(), format!("the spec has no type `{ty}`")));
        let derives =
            self.derives.iter().filter_map(|derive| Some((derive.as_str().to_owned(), refused(derive, api)?)));
        operations.chain(types).chain(derives).collect()
    }
}

/// Why a derive cannot be: a type that cannot have it, and how many more there are.
fn refused(derive: &Derive, api: &Api) -> Option<String> {
    let name = derive.known()?;
    let asked = api.types.iter().filter(|def| derive.ty().is_none_or(|ty| ty == def.name));
    let mut refusing = asked.filter_map(|def| match traits::stance(api, def, name)? {
        Stance::Implemented => None,
        Stance::Impossible(reason) => Some((&def.name, reason)),
    });
    let (ty, reason) = refusing.next()?;
    let more = match refusing.count() {
        0 => String::new(),
        1 => "; nor can one other type".to_owned(),
        more => format!("; nor can {more} other types"),
    };
    Some(format!("`{ty}` cannot be `{name}`: {reason}{more}"))
}
