//! Callable operations: each becomes a request of the `http` crate, and reads an answer of it. Nothing is sent.
//!
//! With [`Http::Emitted`](crate::Http::Emitted) the module of an operation has two more types, and the bindings one
//! more module:
//!
//! ```text
//! pub mod update_loan {
//!     /// One call: what it must have is what `new` takes, what it may have are fields.
//!     pub struct Call {
//!         pub loan_id: String,
//!         pub query: Query,
//!         pub headers: Headers,
//!         pub body: super::UpdateLoanRequest,
//!     }
//!     impl Call { pub fn new(loan_id: impl Into<String>, body: super::UpdateLoanRequest) -> Self; }
//!     impl operation::Operation for Call {}       // to_request(base) and read(response)
//!
//!     /// One variant for each documented status code.
//!     pub enum Answer {
//!         Ok(super::LoanResponse),
//!         NotFound,
//!         Conflict(super::Fault),
//!         Undocumented(operation::Undocumented),
//!     }
//!     impl Answer {
//!         pub fn status(&self) -> Status;
//!         pub fn into_result(self) -> Result<super::LoanResponse, Box<Answer>>;   // `Answer` is an error, too
//!     }
//! }
//! pub mod operation { pub trait Operation; pub trait Paged: Operation; pub struct Pages; pub struct Error; … }
//! ```
//!
//! So a client of any library is one generic function: it takes an `impl Operation`, sends `call.to_request(base)?` and
//! returns `C::read(&response)?`; whatever all requests of it have in common goes into the headers of the request.
//!
//! # What decides
//!
//! * **The body of a request** is JSON where the page shows a type, under the media type that the page names (the last
//!   where it names several: newer ones are added behind); bytes where it names a media type that is not JSON and no
//!   type; nothing with GET and HEAD.
//! * **A variant** is chosen by the number alone. It has the body that the page shows for the code, or for successful
//!   codes what the operation answers with; bytes where a GET answers with what is no JSON; nothing with HEAD, 204 and
//!   205, and where the page shows nothing. With headers in a table of the answer, successful variants have those,
//!   too. What a page does not show of an answer is in the response, which is only borrowed.
//! * **Headers whose names begin alike** (`X-Lamp-Meta-{name}`) are a map whose keys are what stands behind that: each
//!   entry is sent as a header of its own, and a key that no name can have is an error. Of an answer the map has all
//!   such headers that have no row of their own, their keys in small letters.
//! * **Where no successful code is documented**, `Success` takes all of 200 to 299.
//! * **`into_result`** gives the body of success; an `Option` of it where one successful code has a body and another
//!   has none; the answer itself where successful codes have different types.
//! * **Pages**: a `next` link in the body; else a list of links with `rel` and `href`; else a parameter `marker` and a
//!   list whose items have an `id`; else a parameter `offset` and a list.
//! * **A path that starts with a parameter** (`{endpoint}/lamps`) has the base URL there.
//!
//! What is the same in all APIs is the module `operation`, ordinary code under `runtime/`, handed out as text as `wire`
//! is. It works on pointers to the slots of a type: nothing there is compiled once more for each operation but calls.

mod answer;
mod answered;
mod body;
mod call;
mod paging;
#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, missing_docs, unreachable_pub, clippy::pedantic)]
pub(crate) mod runtime;
mod signature;
#[cfg(test)]
#[allow(dead_code, unreachable_pub)]
mod tests;

#[cfg(test)]
use crate::wire::runtime as wire;

use docbind_spec::Operation;
use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::Plan;
use crate::status::Code;

pub(crate) use answered::answered;
pub use signature::{AnswerHeader, Argument, Signature, signatures};

/// The files of the module.
const FILES: &[(&str, &str)] = &[
    ("request", include_str!("runtime/request.rs")),
    ("answer", include_str!("runtime/answer.rs")),
    ("pages", include_str!("runtime/pages.rs")),
    ("error", include_str!("runtime/error.rs")),
    ("excerpt", include_str!("runtime/excerpt.rs")),
    ("secret", include_str!("runtime/secret.rs")),
    ("macros", include_str!("runtime/macros.rs")),
    ("check", include_str!("runtime/check.rs")),
];

/// The call and the answers of an operation.
pub(crate) fn http(plan: &Plan<'_>, operation: &Operation, codes: &[Code<'_>]) -> TokenStream {
    let answers = answer::answers(operation, codes);
    let call = call::call(plan, operation, &answers);
    let paging = paging::paging(plan, operation);
    let answer = answer::answer(plan, operation, &answers);
    quote!(#call #paging #answer)
}

/// The module `operation`.
pub(crate) fn module() -> TokenStream {
    let files = FILES.iter().map(|(name, text)| {
        let condition = (*name == "check").then(|| quote!(#[cfg(test)]));
        crate::runtime::part(name, text, condition.as_ref())
    });
    quote! {
        #[doc = " What all operations have in common: how a call becomes a request, and an answer a value."]
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, clippy::all)]
        pub mod operation { #(#files)* }
    }
}
