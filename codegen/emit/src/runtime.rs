//! Text that is handed out as code: the files of the modules `wire` and `operation`, and attributes that were asked
//! for.

use proc_macro2::TokenStream;
use quote::quote;

use crate::names;

/// A file as a module whose items its parent has, too; under a condition, where it has one.
pub(crate) fn part(name: &str, text: &str, condition: Option<&TokenStream>) -> TokenStream {
    let (name, text) = (names::fixed(name), tokens(text));
    quote! {
        mod #name { #text }
        #condition
        pub use #name::*;
    }
}

/// The tokens of a text that was found good before; what is no Rust all the same does not vanish, but stops the build.
pub(crate) fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error: proc_macro2::LexError| {
        let message = format!("docbind handed out what is no Rust: {error}");
        quote!(::std::compile_error! { #message })
    })
}
