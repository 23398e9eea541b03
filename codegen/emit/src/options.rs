//! What can be chosen of the bindings: one type for the macro, the build script and the command.

use std::fmt;
use std::str::FromStr;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::names;

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
    /// Traits that every emitted type derives besides `Clone` and `PartialEq`.
    pub derives: Vec<Derive>,
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

/// What becomes of fields that the pages do not document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownFields {
    /// They are read over.
    #[default]
    Ignored,
    /// Every struct keeps them in a map, and writes them again.
    Kept,
}

/// The path of a derive macro: `Eq`, `my_crate::Visit`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derive(String);

/// The text is no path of identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDerive(String);

impl Derive {
    /// Reads a path: identifiers between `::`.
    ///
    /// ```
    /// use docbind_emit::Derive;
    ///
    /// assert!(Derive::new("schemars::JsonSchema").is_ok());
    /// assert!(Derive::new("Eq)] struct Injected;").is_err());
    /// ```
    pub fn new(path: &str) -> Result<Self, InvalidDerive> {
        let steps = path.strip_prefix("::").unwrap_or(path);
        if steps.split("::").all(names::is_identifier) {
            Ok(Self(path.to_owned()))
        } else {
            Err(InvalidDerive(path.to_owned()))
        }
    }

    /// The path as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        let (root, steps) = match self.0.strip_prefix("::") {
            Some(steps) => (Some(quote!(::)), steps),
            None => (None, self.0.as_str()),
        };
        let steps = steps.split("::").map(|step| Ident::new(step, Span::call_site()));
        quote!(#root #(#steps)::*)
    }
}

impl fmt::Display for InvalidDerive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no path of a derive macro; expected one such as `Eq` or `my_crate::Visit`", self.0)
    }
}

impl std::error::Error for InvalidDerive {}

/// The text is no choice for unknown fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownChoice(String);

impl FromStr for UnknownFields {
    type Err = UnknownChoice;

    fn from_str(text: &str) -> Result<Self, UnknownChoice> {
        match text {
            "ignored" => Ok(Self::Ignored),
            "kept" => Ok(Self::Kept),
            _ => Err(UnknownChoice(text.to_owned())),
        }
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no choice for unknown fields; expected \"ignored\" or \"kept\"", self.0)
    }
}

impl std::error::Error for UnknownChoice {}
