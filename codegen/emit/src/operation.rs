//! The module of an operation.

use docbind_spec::Operation;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::path::path;
use crate::plan::Plan;
use crate::status;
use crate::ty::{At, ty};

/// The names that the module of an operation may have beside the modules of others.
pub(crate) const TAKEN: &[&str] = &["tests", "wire"];

/// The module: method, path, bodies, status codes.
pub(crate) fn operation(plan: &Plan<'_>, operation: &Operation, name: &Ident) -> TokenStream {
    let documentation = doc(&documentation(operation));
    let deprecated = operation.deprecated.then(|| quote!(#[deprecated]));
    let method = operation.method.as_str();
    let template = Literal::string(operation.path.as_str());
    let path = path(plan, operation);
    let request = operation.request.as_ref().map(|body| {
        let body = ty(plan, At::Operation, body);
        quote! {
            #[doc = " The JSON body of the request."]
            pub type Request = #body;
        }
    });
    let response = operation.response.as_ref().map(|body| {
        let body = ty(plan, At::Operation, body);
        quote! {
            #[doc = " The JSON body of the successful answer."]
            pub type Response = #body;
        }
    });
    let codes = status::codes(operation);
    let status = status::status(operation, &codes);
    quote! {
        #documentation
        #deprecated
        pub mod #name {
            #[doc = " The HTTP method."]
            pub const METHOD: &str = #method;

            #[doc = " The path as documented."]
            pub const PATH: &str = #template;

            #path
            #request
            #response
            #status
        }
    }
}

/// The title, the prose, and where both are from.
fn documentation(operation: &Operation) -> String {
    let title = doc::plain(&operation.title);
    let signature = format!("`{} {}`", operation.method, operation.path.as_str().replace(['`', '\n', '\r'], " "));
    let source = format!("Documented in {}.", doc::plain(&operation.source.to_string()));
    doc::paragraphs([title.as_str(), operation.description.as_str(), &signature, &source])
}
