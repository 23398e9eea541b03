//! The tests of answers: every answer that a page shows with its status is read by the operation.

use docbind_spec::{Direction, Example, Operation, StatusCode};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::answer::answers;
use crate::names;
use crate::options::Http;
use crate::plan::Plan;
use crate::round_trip::raw;
use crate::status;

/// A test for each answer that fits what is documented of its status; nothing where operations cannot be called.
pub(crate) fn answered(plan: &Plan<'_>, operations: &[(&Operation, &Ident)]) -> Option<TokenStream> {
    match plan.options.http {
        Http::Emitted => {}
        Http::Omitted => return None,
    }
    let rows = operations.iter().filter_map(|(operation, name)| of_operation(plan, operation, name));
    let rows: Vec<TokenStream> = rows.collect();
    (!rows.is_empty()).then(|| quote!(mod answers { #(#rows)* }))
}

fn of_operation(plan: &Plan<'_>, operation: &Operation, name: &Ident) -> Option<TokenStream> {
    let answers = answers(operation, &status::codes(operation));
    let is_shown = |example: &&Example| example.direction == Direction::Response;
    let shown = operation.examples.iter().filter(is_shown);
    let shown = shown.filter_map(|example| {
        let code = example.status.map(StatusCode::get).or_else(|| answers.first_success(example.ty.as_ref()?))?;
        Some((example, code, body(example)?))
    });
    let fits = |(example, code, _): &(&Example, u16, String)| match (answers.json(*code), &example.value) {
        (Some(ty), Some(value)) => !plan.api.judge(ty, value).iter().any(|finding| finding.kind.is_refusal()),
        (Some(_), None) => false,
        (None, _) => true,
    };
    let tests = shown.filter(fits).enumerate().map(|(at, (example, code, body))| {
        let test = names::numbered("answer", at + 1);
        let source = Literal::string(&example.source.to_string());
        let (number, body) = (Literal::u16_unsuffixed(code), raw(&body));
        quote!(#test #source #number #body)
    });
    let tests: Vec<TokenStream> = tests.collect();
    let condition = plan.operation_condition(operation);
    (!tests.is_empty()).then(|| quote!(#condition super::super::operation::shown! { #name { #(#tests),* } }))
}

/// The body that an example shows: its JSON, or nothing where it shows a message without one.
fn body(example: &Example) -> Option<String> {
    match &example.value {
        Some(value) => Some(value.to_string()),
        None => example.text.starts_with("HTTP/").then(String::new),
    }
}
