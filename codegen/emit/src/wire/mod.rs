//! The module that all bindings have: how their types are read and written.
//!
//! It is ordinary code, which the tests of this crate compile and call, and it is handed out as text. Nothing of a page
//! is in it.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, missing_docs, unreachable_pub, clippy::pedantic)]
pub(crate) mod runtime;
#[cfg(test)]
#[allow(dead_code, unreachable_pub, clippy::option_option)]
mod tests;

/// The files of the module.
const FILES: &[(&str, &str)] = &[
    ("slot", include_str!("runtime/slot.rs")),
    ("plain", include_str!("runtime/plain.rs")),
    ("read", include_str!("runtime/read.rs")),
    ("write", include_str!("runtime/write.rs")),
    ("show", include_str!("runtime/show.rs")),
    ("choose", include_str!("runtime/choose.rs")),
    ("http", include_str!("runtime/http.rs")),
    ("macros", include_str!("runtime/macros.rs")),
    ("documented", include_str!("runtime/documented.rs")),
    ("check", include_str!("runtime/check.rs")),
];

/// The module as tokens.
pub(crate) fn module() -> TokenStream {
    let files = FILES.iter().map(|(name, text)| {
        let name = format_ident!("{name}");
        let text = text.parse::<TokenStream>().unwrap_or_default();
        // What only the tests call is there for tests only; its file says so for itself.
        let condition = (name == "check").then(|| quote!(#[cfg(test)]));
        quote! {
            mod #name { #text }
            #condition
            pub use #name::*;
        }
    });
    quote! {
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, clippy::all)]
        mod wire { #(#files)* }
    }
}
