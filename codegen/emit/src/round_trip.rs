//! The tests of the bindings: every JSON example survives a round trip, and every table of status codes is exact.

use docbind_spec::{Finding, FindingKind, Operation};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use std::str::FromStr;

use crate::http;
use crate::names;
use crate::options::{Options, Tests, UnknownFields};
use crate::plan::Plan;
use crate::ty::{At, ty};

/// The tests of all operations; nothing where they are not wanted or there are none.
///
/// An example that contradicts its type is no test, for it could not pass: the reader of the pages reports it.
pub(crate) fn tests<'a>(
    plan: &Plan<'_>,
    operations: impl Iterator<Item = (&'a Operation, &'a Ident)>,
) -> Option<TokenStream> {
    match plan.options.tests {
        Tests::Emitted => {}
        Tests::Omitted => return None,
    }
    let operations: Vec<(&Operation, &Ident)> = operations.collect();
    let examples = operations.iter().filter_map(|(operation, name)| examples(plan, operation, name));
    let mut tests: Vec<TokenStream> = examples.collect();
    tests.extend(http::answered(plan, &operations));
    tests.extend(tables(plan, &operations));
    (!tests.is_empty()).then(|| {
        quote! {
            #[cfg(test)]
            #[allow(deprecated)]
            mod tests {
                #(#tests)*
            }
        }
    })
}

/// A test for each example of an operation that fits its type.
fn examples(plan: &Plan<'_>, operation: &Operation, name: &Ident) -> Option<TokenStream> {
    let fitting = operation.shown().filter_map(|example| {
        let (value, ty) = (example.value.as_ref()?, example.ty.as_ref()?);
        round_trips(plan.options, &plan.api.judge(ty, value)).then_some((example, value, ty))
    });
    let rows = fitting.enumerate().map(|(at, (example, value, of))| {
        let (name, source) = (names::numbered("example", at + 1), Literal::string(&example.source.to_string()));
        let (of, json) = (ty(plan, At::Example, of), raw(&value.to_string()));
        quote!(#name #source [#of] #json)
    });
    let rows: Vec<TokenStream> = rows.collect();
    let condition = plan.operation_condition(operation);
    (!rows.is_empty()).then(|| quote!(#condition super::wire::examples! { #name { #(#rows),* } }))
}

/// A test for each table of status codes.
fn tables(plan: &Plan<'_>, operations: &[(&Operation, &Ident)]) -> Option<TokenStream> {
    let is_documented = |operation: &Operation| operation.statuses.iter().any(|row| !row.codes.is_empty());
    let documented = operations.iter().filter(|(operation, _)| is_documented(operation)).map(|(operation, name)| {
        let condition = plan.operation_condition(operation);
        quote!(#condition #name)
    });
    let documented: Vec<TokenStream> = documented.collect();
    (!documented.is_empty()).then(|| quote!(super::wire::tables! { statuses { #(#documented),* } }))
}

/// Whether the emitted type takes a value of which the [judge](docbind_spec::Api::judge) said this, and writes all of
/// it again.
///
/// ```
/// use docbind_emit::{Options, round_trips};
/// use docbind_spec::{Finding, FindingKind};
///
/// let finding = Finding { path: "/colour".to_owned(), kind: FindingKind::UndocumentedField };
/// assert!(!round_trips(&Options::default(), &[finding]));
/// assert!(round_trips(&Options::default(), &[]));
/// ```
#[must_use]
pub fn round_trips(options: &Options, findings: &[Finding]) -> bool {
    let keeps_fields = options.unknown_fields == UnknownFields::Kept;
    !findings.iter().any(|finding| match finding.kind {
        FindingKind::NullField => true,
        FindingKind::UndocumentedField => !keeps_fields,
        _ => finding.kind.is_refusal(),
    })
}

/// A text as a raw literal where that shows it as it is, else as one with escapes.
pub(crate) fn raw(text: &str) -> Literal {
    let is_plain = text.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    let longest = text.split('"').skip(1).map(|after| after.len() - after.trim_start_matches('#').len()).max();
    let hashes = "#".repeat(longest.unwrap_or(0) + 1);
    let literal = Literal::from_str(&format!("r{hashes}\"{text}\"{hashes}")).ok();
    literal.filter(|_| is_plain).unwrap_or_else(|| Literal::string(text))
}
