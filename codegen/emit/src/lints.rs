//! What a function with the names of a page for parameters must allow, to be clean under clippy's defaults.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The most parameters that a function may have without being told so (`clippy::too_many_arguments`).
const MANY: usize = 7;

/// The names that clippy takes for placeholders (`clippy::disallowed_names`); pages use them in examples.
const PLACEHOLDERS: &[&str] = &["foo", "baz", "quux"];

/// The attributes of a function with these parameters.
pub(crate) fn of_function<'a>(parameters: impl Iterator<Item = &'a Ident> + Clone) -> TokenStream {
    let many = (parameters.clone().count() > MANY).then(|| quote!(#[allow(clippy::too_many_arguments)]));
    let mut names = parameters;
    let odd = names.any(|ident| PLACEHOLDERS.iter().any(|name| ident == name));
    let odd = odd.then(|| quote!(#[allow(clippy::disallowed_names)]));
    quote!(#many #odd)
}
