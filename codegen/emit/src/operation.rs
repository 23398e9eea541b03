//! The module of an operation.

use docbind_spec::{Direction, Location, Operation, Parameter};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::answer::answer;
use crate::doc::{self, doc};
use crate::http::http;
use crate::options::Http;
use crate::parameters::parameters;
use crate::path::path;
use crate::plan::Plan;
use crate::status;
use crate::ty::{At, ty};

/// The names that the module of an operation may have beside the modules of others.
pub(crate) const TAKEN: &[&str] = &["operation", "tests", "wire"];

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
    let status = status::status(&codes);
    let parameters = parameters(plan, operation);
    let answer = match plan.options.http {
        Http::Omitted => answer(plan, operation, &codes).unwrap_or_default(),
        Http::Emitted => http(plan, operation, &codes),
    };
    quote! {
        #documentation
        #deprecated
        pub mod #name {
            #[doc = " The HTTP method."]
            pub const METHOD: &str = #method;

            #[doc = " The path as documented."]
            pub const PATH: &str = #template;

            #path
            #parameters
            #request
            #response
            #status
            #answer
        }
    }
}

/// The title, the prose, and where both are from.
fn documentation(operation: &Operation) -> String {
    let title = doc::plain(&operation.title);
    let signature = format!("`{} {}`", operation.method, doc::code(operation.path.as_str()));
    let source = format!("Documented in `{}`.", doc::code(&operation.source.to_string()));
    let headers = answer_headers(operation);
    doc::paragraphs([title.as_str(), operation.description.as_str(), &signature, &headers, &source])
}

/// The headers of the answer, as a list.
fn answer_headers(operation: &Operation) -> String {
    let is_header = |row: &&Parameter| row.direction == Direction::Response && row.location == Location::Header;
    let items = operation.all_parameters().filter(is_header).map(|row| {
        let item = format!("- `{}`: {}", doc::code(&row.name), row.description.trim().replace('\n', "\n  "));
        item.trim_end_matches([' ', ':']).to_owned()
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() { String::new() } else { format!("Headers of the answer:\n\n{}", items.join("\n")) }
}
