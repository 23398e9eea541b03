//! What code names of a call: for tools that compare bindings, so that what the emitters decide is decided once.

use docbind_spec::{Api, Location, Operation};
use proc_macro2::Ident;

use super::answer::{self, answers};
use super::call::FIELDS;
use super::{body, paging};
use crate::names::{Case, Scope};
use crate::options::Options;
use crate::parameters::slots;
use crate::path::Path;
use crate::plan::Plan;
use crate::status;

/// What code names of an operation's call and of its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// The Rust names of the parameters of the path, in its order.
    pub path: Vec<String>,
    /// The parameters of the query, and then the headers.
    pub parameters: Vec<Argument>,
    /// The headers of answers that tell success.
    pub answer_headers: Vec<AnswerHeader>,
    /// Whether the call has a body.
    pub has_body: bool,
    /// The type that `into_result` gives for success.
    pub result: String,
    /// Whether the call has `pages`.
    pub is_paged: bool,
}

/// A parameter of the query or a header of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Argument {
    /// Query or header.
    pub location: Location,
    /// The name on the wire.
    pub name: String,
    /// The name in Rust.
    pub ident: String,
    /// Whether a call cannot be made without it.
    pub is_required: bool,
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AnswerHeader {
    /// The name on the wire.
    pub name: String,
    /// The name in Rust.
    pub ident: String,
}

/// The signature of each operation, in their order.
///
/// ```
/// use docbind_emit::{Options, signatures};
/// use docbind_spec::Api;
///
/// assert!(signatures(&Api::new("Lamps"), &Options::default()).is_empty());
/// ```
#[must_use]
pub fn signatures(api: &Api, options: &Options) -> Vec<Signature> {
    let plan = Plan::new(api, options);
    api.operations.iter().map(|operation| signature(&plan, operation)).collect()
}

fn signature(plan: &Plan<'_>, operation: &Operation) -> Signature {
    let path = Path::new(operation);
    let path = Scope::new(Case::Snake, FIELDS).allocate(path.names().iter().copied());
    let parameters = [Location::Query, Location::Header].into_iter().flat_map(|location| {
        slots(plan, operation, location).into_iter().map(move |slot| Argument {
            location,
            name: slot.row.name.clone(),
            ident: slot.ident.to_string(),
            is_required: slot.is_required,
        })
    });
    let answers = answers(operation, &status::codes(operation));
    let result = answer::result(plan, &answers);
    let headers =
        answers.header_names().map(|(name, ident)| AnswerHeader { name: name.to_owned(), ident: ident.to_string() });
    Signature {
        path: path.iter().map(Ident::to_string).collect(),
        parameters: parameters.collect(),
        answer_headers: headers.collect(),
        has_body: body::of(operation).is_some(),
        result: result.to_string().replace(' ', "").replace("super::", ""),
        is_paged: paging::paging(plan, operation).is_some(),
    }
}
