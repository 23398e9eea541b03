//! What is added to types: derives and attributes, to all of them or to one.
//!
//! One type is named before the addition, with `=` between: `Lamp=Eq`.

use std::fmt;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote;

use crate::{names, runtime};

/// A derive macro for every type, `Eq` or `my_crate::Visit`, or for one: `Lamp=Eq`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derive {
    text: String,
    ty: Option<String>,
    path: String,
}

/// An attribute for every type, `my_crate::tracked` or `cfg_attr(test, derive(Fake))`, or for one: `Lamp=must_use`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    text: String,
    ty: Option<String>,
    content: String,
}

/// The text is no path of a derive macro.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidDerive(String);

/// The text is no attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidAttribute(String);

/// The traits that emitted types may have without being asked, with their paths.
const KNOWN: &[(&str, &[&str])] = &[
    ("Clone", &["std::clone::Clone", "core::clone::Clone"]),
    ("Debug", &["std::fmt::Debug", "core::fmt::Debug"]),
    ("Default", &["std::default::Default", "core::default::Default"]),
    ("Eq", &["std::cmp::Eq", "core::cmp::Eq"]),
    ("Hash", &["std::hash::Hash", "core::hash::Hash"]),
    ("PartialEq", &["std::cmp::PartialEq", "core::cmp::PartialEq"]),
    ("Serialize", &["serde::Serialize", "serde::ser::Serialize"]),
    ("Deserialize", &["serde::Deserialize", "serde::de::Deserialize"]),
];

impl Derive {
    /// Reads a path, identifiers between `::`, with the type before it where it is for one.
    ///
    /// ```
    /// use docbind_emit::Derive;
    ///
    /// assert!(Derive::new("schemars::JsonSchema").is_ok());
    /// assert!(Derive::new("Lamp=Eq").is_ok());
    /// assert!(Derive::new("Eq)] struct Injected;").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, InvalidDerive> {
        let (ty, path) = of_type(text);
        let steps = path.strip_prefix("::").unwrap_or(path);
        if steps.split("::").all(names::is_identifier) {
            Ok(Self { text: text.to_owned(), ty, path: path.to_owned() })
        } else {
            Err(InvalidDerive(text.to_owned()))
        }
    }

    /// The text as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The type that it is for, by its name in the spec, where it is for one.
    #[must_use]
    pub fn ty(&self) -> Option<&str> {
        self.ty.as_deref()
    }

    /// The trait of `std` or `serde` that it derives, by its short name, however its path is spelled.
    pub(crate) fn known(&self) -> Option<&'static str> {
        let path = self.path.strip_prefix("::").unwrap_or(&self.path);
        KNOWN.iter().find(|(name, paths)| path == *name || paths.contains(&path)).map(|(name, _)| *name)
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        let (root, steps) = match self.path.strip_prefix("::") {
            Some(steps) => (Some(quote!(::)), steps),
            None => (None, self.path.as_str()),
        };
        let steps = steps.split("::").map(names::fixed);
        quote!(#root #(#steps)::*)
    }
}

impl Attribute {
    /// Reads what stands between `#[` and `]`, with the type before it where it is for one.
    ///
    /// ```
    /// use docbind_emit::Attribute;
    ///
    /// assert!(Attribute::new("cfg_attr(test, derive(Fake))").is_ok());
    /// assert!(Attribute::new("Lamp=must_use").is_ok());
    /// assert!(Attribute::new("a] struct Injected; #[b").is_err());
    /// ```
    pub fn new(text: &str) -> Result<Self, InvalidAttribute> {
        let whole = Self { text: text.to_owned(), ty: None, content: text.to_owned() };
        let (ty, attribute) = of_type(text);
        let part = Self { text: text.to_owned(), ty, content: attribute.to_owned() };
        // `doc = "…"` is an attribute with a value; `Lamp=must_use` is one for a type.
        let found = if is_attribute(&part.content) { Some(part) } else { is_attribute(text).then_some(whole) };
        found.ok_or_else(|| InvalidAttribute(text.to_owned()))
    }

    /// The text as given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The type that it is for, by its name in the spec, where it is for one.
    #[must_use]
    pub fn ty(&self) -> Option<&str> {
        self.ty.as_deref()
    }

    pub(crate) fn tokens(&self) -> TokenStream {
        let attribute = runtime::tokens(&self.content);
        quote!(#[#attribute])
    }
}

/// The type before `=`, if there is one, and what is behind it.
fn of_type(text: &str) -> (Option<String>, &str) {
    match text.split_once('=') {
        Some((ty, rest)) if names::is_identifier(ty.trim()) => (Some(ty.trim().to_owned()), rest.trim()),
        _ => (None, text),
    }
}

/// Whether the text is a path, alone, with a group behind it, or with `=` and a literal.
fn is_attribute(text: &str) -> bool {
    let Ok(tokens) = text.parse::<TokenStream>() else { return false };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_step = |token: &&TokenTree| match token {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        TokenTree::Group(_) | TokenTree::Literal(_) => false,
    };
    let path = tokens.iter().take_while(is_step).count();
    let starts = matches!(tokens.first(), Some(TokenTree::Ident(_)));
    let ends = matches!(tokens.get(path.wrapping_sub(1)), Some(TokenTree::Ident(_)));
    let rest = match tokens.get(path..).unwrap_or_default() {
        [] => true,
        [TokenTree::Group(group)] => group.delimiter() != Delimiter::None,
        [TokenTree::Punct(punct), TokenTree::Literal(_)] => punct.as_char() == '=',
        _ => false,
    };
    starts && ends && rest
}

impl fmt::Display for InvalidDerive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.0;
        write!(f, "{text:?} is no derive; expected a path such as `Eq` or `my_crate::Visit`, or `Lamp=Eq` for one type")
    }
}

impl std::error::Error for InvalidDerive {}

impl fmt::Display for InvalidAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = &self.0;
        write!(f, "{text:?} is no attribute; expected one such as `my_crate::tracked`, or `Lamp=must_use` for one type")
    }
}

impl std::error::Error for InvalidAttribute {}
