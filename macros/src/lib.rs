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
//! What is not said here is as the section `[bindings]` of the `docbind.toml` beside the pages says, for the spec holds
//! it; where neither says anything, it is the first word of each choice. With a crate for UUIDs or dates, a text that
//! is none is an error when it is decoded, and a value is written in the crate's spelling.
//!
//! The macro reads the spec and nothing else, and the crate is rebuilt when the spec changes. It knows nothing of
//! documentation formats.

mod input;
mod locate;

use std::fmt::Display;

use docbind_emit::Options;
use docbind_spec::{Api, Flaw, LoadError};
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::LitStr;

use input::{Chosen, Input};

/// Emits the bindings of the spec at a path.
///
/// See the documentation of the crate for the path and for what can be chosen.
#[proc_macro]
pub fn bindings(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match syn::parse::<Input>(input).and_then(expand) {
        Ok(tokens) => tokens.into(),
        Err(errors) => errors.into_compile_error().into(),
    }
}

fn expand(input: Input) -> syn::Result<TokenStream> {
    let path = input.path.clone();
    let spec = Spec::load(&path);
    let of_spec = spec.as_ref().map_or_else(|_| Options::default(), |spec| spec.options.clone());
    let (spec, chosen) = match (spec, input.choose(of_spec)) {
        (Err(mut errors), Err(more)) => {
            errors.combine(more);
            return Err(errors);
        }
        (spec, chosen) => (spec?, chosen?),
    };
    check_names(&spec.api, &chosen, &path)?;
    let bindings = docbind_emit::bindings(&spec.api, &chosen.options);
    // The compiler watches what `include_str!` names.
    let watched = LitStr::new(&spec.path, Span::call_site());
    Ok(quote! {
        const _: &str = ::std::include_str!(#watched);
        #bindings
    })
}

/// A spec, understood.
struct Spec {
    path: String,
    api: Api,
    options: Options,
}

impl Spec {
    fn load(path: &LitStr) -> syn::Result<Self> {
        let found = locate::read(path)?;
        let unusable =
            |error: &dyn Display| syn::Error::new(path.span(), format!("cannot use {}: {error}", found.path));
        let api = Api::from_json(&found.text).map_err(|error| {
            let flaws: &[Flaw] = if let LoadError::Flawed(flaws) = &error { flaws } else { &[] };
            let each = flaws.iter().map(|flaw| unusable(flaw));
            let all = each.reduce(|mut all, next| {
                all.combine(next);
                all
            });
            all.unwrap_or_else(|| unusable(&error))
        })?;
        let options = Options::of(&api).map_err(|error| unusable(&error))?;
        Ok(Self { path: found.path, api, options })
    }
}

/// Every text must name something of the spec; each that does not is an error of its own.
fn check_names(api: &Api, chosen: &Chosen, path: &LitStr) -> syn::Result<()> {
    let mut problems = input::Problems::default();
    for (text, message) in chosen.options.unmatched(api) {
        let given = chosen.names.iter().find(|name| name.value() == text);
        problems.add(syn::Error::new(given.unwrap_or(path).span(), message));
    }
    problems.into_result()
}
