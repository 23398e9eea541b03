//! The module of an operation.

use docbind_spec::{Direction, Location, Operation, Parameter};
use proc_macro2::{Ident, TokenStream};
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
    let path = path(plan, operation);
    let request = operation.request.as_ref().map(|body| {
        let body = ty(plan, At::Operation, body);
        quote!(pub type Request = #body;)
    });
    let response = operation.response.as_ref().map(|body| {
        let body = ty(plan, At::Operation, body);
        quote!(pub type Response = #body;)
    });
    let codes = status::codes(operation);
    let parameters = parameters(plan, operation);
    let answer = match plan.options.http {
        Http::Omitted => answer(plan, operation, &codes),
        Http::Emitted => http(plan, operation, &codes),
    };
    quote! {
        #documentation
        #deprecated
        pub mod #name {
            #path
            #request
            #response
            #parameters
            #answer
        }
    }
}

/// The title, the prose, and where both are from.
fn documentation(operation: &Operation) -> String {
    let title = doc::plain(&operation.title);
    let signature = format!("`{} {}`", operation.method, doc::code(operation.path.as_str()));
    let source = format!("Documented in `{}`.", doc::code(&operation.source.to_string()));
    let (headers, shown) = (answer_headers(operation), shown_codes(operation));
    doc::paragraphs([title.as_str(), operation.description.as_str(), &signature, &headers, &shown, &source])
}

/// The status codes that no table lists.
fn shown_codes(operation: &Operation) -> String {
    let codes: Vec<String> = operation.shown_codes().iter().map(|code| code.get().to_string()).collect();
    match codes.as_slice() {
        [] => String::new(),
        [one] => format!("An example shows the status code {one}, and no table lists it."),
        [before @ .., last] => {
            format!("Examples show the status codes {} and {last}, and no table lists them.", before.join(", "))
        }
    }
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
