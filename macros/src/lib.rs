//! The macro of docbind: Rust bindings from the spec of a documented REST API.
//!
//! ```ignore
//! pub mod library {
//!     docbind_macros::bindings!("$OUT_DIR/library.json");
//! }
//! ```
//!
//! The path is of a spec as `docbind spec DOCS -o library.json` or a build script with `docbind-codegen` writes it. It
//! starts with `$OUT_DIR/`, or is relative to the file that invokes the macro, or else to the folder of the crate's
//! manifest. What else can be chosen follows the path, in any order:
//!
//! ```ignore
//! docbind_macros::bindings!(
//!     "library.json",
//!     operations = ["list_loans", "create_loan"],
//!     tests = false,
//!     http = true,
//!     unknown_fields = "kept",
//!     derives = ["Eq", "Loan=schemars::JsonSchema"],
//!     attributes = ["cfg_attr(test, derive(fake::Dummy))"],
//!     uuids = "uuid",
//!     dates = "jiff",
//!     integers = "i64",
//!     maps = "index",
//!     features = "folders",
//! );
//! ```
//!
//! * `operations`: only these, by their ids, and the types that they use;
//! * `tests`: whether the examples and the tables of status codes become tests, `true` where not said;
//! * `http`: whether operations can be called, each as a request of the crate `http` that reads its response; `false`
//!   where not said;
//! * `unknown_fields`: `"ignored"`, or `"kept"` in a map of each struct;
//! * `derives`: more traits for every type, or for one: `"Loan=Hash"`;
//! * `attributes`: more attributes for every type, or for one;
//! * `uuids`: `"text"`, or `"uuid"` for the crate `uuid`, where every value that the pages show is a UUID;
//! * `dates`: `"text"`, or `"jiff"`, `"time"` or `"chrono"` for such a crate, where every value shown is a date;
//! * `integers`: `"documented"`, `"i64"`, or `"number"` for `serde_json::Number`;
//! * `maps`: `"btree"`, `"hash"`, or `"index"` for the crate `indexmap`;
//! * `features`: `"none"`, or `"folders"` for a cargo feature per folder of pages, with its operations and types.
//!
//! The first word of each choice is what is done where nothing is said. With a crate for UUIDs or dates, a text that is
//! none is an error when it is decoded, and a value is written in the crate's spelling.
//!
//! The macro reads the spec and nothing else, and the crate is rebuilt when the spec changes. It knows nothing of
//! documentation formats.

mod input;
mod locate;

use docbind_spec::Api;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;

use input::Input;

/// Emits the bindings of the spec at a path.
///
/// See the documentation of the crate for the path and for what can be chosen.
#[proc_macro]
pub fn bindings(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match syn::parse::<Input>(input).and_then(|input| expand(&input)) {
        Ok(tokens) => tokens.into(),
        Err(errors) => errors.into_compile_error().into(),
    }
}

fn expand(input: &Input) -> syn::Result<TokenStream> {
    let spec = locate::read(&input.path)?;
    let api = Api::from_json(&spec.text)
        .map_err(|error| syn::Error::new(input.path.span(), format!("cannot use {}: {error}", spec.path)))?;
    check_names(&api, input)?;
    let bindings = docbind_emit::bindings(&api, &input.options);
    // The compiler watches what `include_str!` names.
    let watched = LitStr::new(&spec.path, Span::call_site());
    Ok(quote! {
        const _: &str = ::std::include_str!(#watched);
        #bindings
    })
}

/// Every text must name something of the spec; each that does not is an error of its own.
fn check_names(api: &Api, input: &Input) -> syn::Result<()> {
    let mut problems = input::Problems::default();
    for (text, message) in input.options.unmatched(api) {
        let given = input.names.iter().find(|name| name.value() == text);
        problems.add(syn::Error::new(given.unwrap_or(&input.path).span(), message));
    }
    problems.into_result()
}
