//! The bodies of an operation's answers, one for each status code that has one: chosen by the number and never by the
//! shape. Where operations can be called, the module `http` emits more of an answer in place of this.

use docbind_spec::{Operation, StatusCode, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Plan;
use crate::status::Code;
use crate::ty::{At, ty};

/// The least code of a failure. What it comes with is often not of the server that the page describes: the HTML of a
/// proxy is no JSON, and no reason to lose the code.
const FAILURE: u16 = 400;

/// The variant of answers that no type is known for.
pub(crate) const UNTYPED: &str = "Untyped";

/// The enum of bodies; nothing where no code has a body of a known type.
pub(crate) fn answer(plan: &Plan<'_>, operation: &Operation, codes: &[Code<'_>]) -> Option<TokenStream> {
    let typed: Vec<(&Code<'_>, &Type)> = codes.iter().filter_map(|code| Some((code, body(operation, code)?))).collect();
    if typed.is_empty() {
        return None;
    }
    let variants = typed.iter().map(|(Code { number, ident, .. }, body)| {
        let about = format!(" The body of {number}.");
        let body = ty(plan, At::Operation, body);
        quote!(#[doc = #about] #ident(#body),)
    });
    let read = read(&typed);
    Some(quote! {
        #[doc = " The body of an answer, by the status code."]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum Body {
            #(#variants)*
            #[doc = " An answer of which the page shows no body, or a failure whose body is another."]
            Untyped(Status, Vec<u8>),
        }

        impl Body {
            #read
        }
    })
}

/// The function that reads a body.
fn read(typed: &[(&Code<'_>, &Type)]) -> TokenStream {
    let idents = typed.iter().map(|(Code { ident, .. }, _)| ident);
    if typed.iter().all(|(code, _)| code.number < FAILURE) {
        return quote! {
            #[doc = " Reads the body as the status code says."]
            pub fn read(code: u16, body: &[u8]) -> Result<Self, ::serde_json::Error> {
                Ok(match Status::from_code(code) {
                    #(Status::#idents => Self::#idents(::serde_json::from_slice(body)?),)*
                    status => Self::Untyped(status, body.to_vec()),
                })
            }
        };
    }
    quote! {
        #[doc = " Reads the body as the status code says. The body of a failure that is another is kept as it came."]
        pub fn read(code: u16, body: &[u8]) -> Result<Self, ::serde_json::Error> {
            let status = Status::from_code(code);
            let read = match status {
                #(Status::#idents => ::serde_json::from_slice(body).map(Self::#idents),)*
                _ => return Ok(Self::Untyped(status, body.to_vec())),
            };
            if code >= 400 && read.is_err() {
                return Ok(Self::Untyped(status, body.to_vec()));
            }
            read
        }
    }
}

/// The type of a code's body: what its rows say, or for a successful code what the operation answers with.
pub(crate) fn body<'a>(operation: &'a Operation, code: &Code<'a>) -> Option<&'a Type> {
    operation.body_of(StatusCode::new(code.number).ok()?)
}
