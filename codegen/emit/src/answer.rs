//! The bodies of an operation's answers, one for each status code that has one: chosen by the number and never by the
//! shape. Where operations can be called, the module `http` emits more of an answer in place of this.

use docbind_spec::{Operation, StatusCode, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Plan;
use crate::status::{Code, row};
use crate::ty::{At, ty};

/// The variant of answers that no type is known for.
pub(crate) const UNTYPED: &str = "Untyped";

/// The enum of status codes, and that of bodies where a code has a body of a known type.
pub(crate) fn answer(plan: &Plan<'_>, operation: &Operation, codes: &[Code<'_>]) -> TokenStream {
    let rows = codes.iter().map(|code| {
        let row = row(code);
        let body = body(operation, code).map(|body| ty(plan, At::Operation, body)).map(|body| quote!(=> #body));
        quote!(#row #body)
    });
    if codes.iter().any(|code| body(operation, code).is_some()) {
        quote!(super::wire::answers! { Status, Body { #(#rows),* } })
    } else {
        quote!(super::wire::status! { Status { #(#rows),* } })
    }
}

/// The type of a code's body: what its rows say, or for a successful code what the operation answers with.
pub(crate) fn body<'a>(operation: &'a Operation, code: &Code<'a>) -> Option<&'a Type> {
    operation.body_of(StatusCode::new(code.number).ok()?)
}
