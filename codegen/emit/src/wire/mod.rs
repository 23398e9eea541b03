//! The module that every bindings have: how their types are read and written.
//!
//! It is an ordinary module of this crate, tested here and handed out as text; nothing of a page is in it.

use proc_macro2::TokenStream;
use quote::quote;

/// The text of the module, in its three files.
const TEXT: &[&str] = &[include_str!("wire.rs"), include_str!("macros.rs"), include_str!("check.rs")];

/// The module as tokens.
pub(crate) fn module() -> TokenStream {
    let text: TokenStream = TEXT.iter().filter_map(|text| text.parse::<TokenStream>().ok()).collect();
    quote! {
        #[allow(dead_code, unused_imports, unused_macros, clippy::all)]
        mod wire { #text }
    }
}
