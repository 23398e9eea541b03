//! An operation's path: the template, and the function that fills it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use docbind_spec::{Direction, Location, Operation, Parameter, Segment};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::lints;
use crate::names::{Case, Scope, words};
use crate::parameters::argument;
use crate::plan::Plan;

/// The function that puts percent-encoded values into the path.
pub(crate) fn path(plan: &Plan<'_>, operation: &Operation) -> TokenStream {
    let names = parameter_names(operation);
    let idents = Scope::new(Case::Snake, &[]).allocate(names.iter().copied());
    let rows = rows(operation, &names);
    let parameters: Vec<TokenStream> =
        names.iter().zip(&idents).map(|(name, ident)| parameter(plan, ident, rows.get(name).copied())).collect();
    let (pieces, values) = pieces(operation, &names, &idents);
    let documented = names.iter().zip(&idents).filter_map(|(name, ident)| {
        let description = rows.get(name)?.description.trim().replace('\n', "\n  ");
        (!description.is_empty()).then(|| format!("- `{ident}`: {description}"))
    });
    let documented: Vec<String> = documented.collect();
    let documentation =
        doc(&doc::paragraphs(["The path, with its parameters percent-encoded.", &documented.join("\n")]));
    let allowed = lints::of_function(idents.iter());
    quote! {
        #documentation
        #allowed
        pub fn path(#(#parameters),*) -> String {
            super::wire::path(&[#(#pieces),*], &[#(#values),*])
        }
    }
}

/// The names in the template, each once.
fn parameter_names(operation: &Operation) -> Vec<&str> {
    let mut names = Vec::new();
    for name in operation.path.parameters() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The rows that describe the parameters: of the same name; else spelt alike (`taskID`, `task_id`); else the only row
/// that is left for the only parameter that is left.
fn rows<'a>(operation: &'a Operation, names: &[&'a str]) -> BTreeMap<&'a str, &'a Parameter> {
    let is_path = |row: &&Parameter| row.direction == Direction::Request && row.location == Location::Path;
    let mut left: Vec<&Parameter> = operation.parameters.iter().filter(is_path).collect();
    let mut found = BTreeMap::new();
    let mut join = |is_same: &dyn Fn(&str, &str) -> bool| {
        for &name in names {
            if !found.contains_key(name)
                && let Some(at) = left.iter().position(|row| is_same(&row.name, name))
            {
                found.insert(name, left.remove(at));
            }
        }
    };
    join(&|row, name| row == name);
    join(&|row, name| words(row).concat() == words(name).concat());
    let open: Vec<&str> = names.iter().copied().filter(|name| !found.contains_key(name)).collect();
    if let (&[name], &[row]) = (open.as_slice(), left.as_slice()) {
        found.insert(name, row);
    }
    found
}

fn parameter(plan: &Plan<'_>, ident: &Ident, row: Option<&Parameter>) -> TokenStream {
    let ty = argument(plan, row.and_then(|row| row.schema.as_ref()));
    quote!(#ident: #ty)
}

/// The literal pieces of the path and the arguments between them.
fn pieces(operation: &Operation, names: &[&str], idents: &[Ident]) -> (Vec<Literal>, Vec<TokenStream>) {
    let mut pieces = vec![String::new()];
    let mut values = Vec::new();
    for segment in operation.path.segments() {
        match segment {
            Segment::Literal(text) => pieces.iter_mut().last().into_iter().for_each(|piece| encode(piece, text)),
            Segment::Parameter(name) => {
                if let Some((_, ident)) = names.iter().zip(idents).find(|(known, _)| **known == name) {
                    values.push(quote!(&#ident));
                    pieces.push(String::new());
                }
            }
        }
    }
    if pieces.len() > 1 && pieces.last().is_some_and(String::is_empty) {
        pieces.pop();
    }
    (pieces.iter().map(|piece| Literal::string(piece)).collect(), values)
}

/// Percent-encodes what no URI may hold (RFC 3986, section 2); what the page has encoded stays.
fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            _ = write!(out, "%{byte:02X}");
        }
    }
}
