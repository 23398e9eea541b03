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
//!     derives = ["Eq", "schemars::JsonSchema"],
//! );
//! ```
//!
//! * `operations`: only these, by their ids, and the types that they use;
//! * `tests`: whether the examples and the tables of status codes become tests, `true` where not said;
//! * `http`: whether operations can be called, each as a request of the crate `http` that reads its response; `false`
//!   where not said;
//! * `unknown_fields`: `"ignored"`, or `"kept"` in a map of each struct;
//! * `derives`: more traits for every type.
//!
//! The macro reads the spec and nothing else, and the crate is rebuilt when the spec changes. It knows nothing of
//! documentation formats.

mod input;
mod locate;

use docbind_emit::{Operations, Options};
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
    let mut options = Options::default();
    options.tests = input.tests;
    options.http = input.http;
    options.unknown_fields = input.unknown_fields;
    options.derives.clone_from(&input.derives);
    if let Some(ids) = &input.operations {
        check_operations(&api, ids)?;
        options.operations = Operations::Only(ids.iter().map(LitStr::value).collect());
    }
    let bindings = docbind_emit::bindings(&api, &options);
    // The compiler watches what `include_str!` names.
    let watched = LitStr::new(&spec.path, Span::call_site());
    Ok(quote! {
        const _: &str = ::std::include_str!(#watched);
        #bindings
    })
}

/// Every id must be of an operation; each that is not is an error of its own.
fn check_operations(api: &Api, ids: &[LitStr]) -> syn::Result<()> {
    let mut problems = input::Problems::default();
    for id in ids {
        let name = id.value();
        if api.operations.iter().all(|operation| operation.id != name) {
            let known: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
            let known = known.join(", ");
            problems.add(syn::Error::new(id.span(), format!("the spec has no operation `{name}`; it has: {known}")));
        }
    }
    problems.into_result()
}
