//! An operation's path: the template, and the function that fills it.

use std::fmt::Write as _;

use docbind_spec::{Direction, Location, Operation, Parameter, Segment, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::lints;
use crate::names::{Case, Scope};
use crate::parameters::argument;
use crate::plan::Plan;

/// The path of an operation with the rows that describe its parameters.
pub(crate) struct Path<'a> {
    operation: &'a Operation,
    names: Vec<&'a str>,
    rows: Vec<Option<&'a Parameter>>,
    /// Whether the path starts with a parameter that stands for where the service is.
    has_endpoint: bool,
}

impl<'a> Path<'a> {
    /// The path behind the parameter that stands for the base URL, where there is one: `{endpoint}/lamps` is `/lamps`.
    pub(crate) fn new(operation: &'a Operation) -> Self {
        let (names, rows) = operation.path_rows().into_iter().unzip();
        Self { operation, names, rows, has_endpoint: false }.without_endpoint()
    }

    fn without_endpoint(mut self) -> Self {
        let mut segments = self.operation.path.segments();
        let (first, second) = (segments.next(), segments.next());
        if let (Some(Segment::Parameter(first)), Some(Segment::Literal(rest))) = (first, second)
            && rest.starts_with('/')
            && self.operation.path.parameters().filter(|name| *name == first).count() == 1
        {
            self.has_endpoint = true;
            self.names.remove(0);
            self.rows.remove(0);
        }
        self
    }

    /// The names of the parameters, each once.
    pub(crate) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// The type of a parameter, by its place among the names.
    pub(crate) fn schema(&self, at: usize) -> Option<&'a Type> {
        self.rows.get(at).copied().flatten()?.schema.as_ref()
    }

    /// What the page says of a parameter.
    pub(crate) fn description(&self, at: usize) -> &'a str {
        self.rows.get(at).copied().flatten().map_or("", |row| row.description.trim())
    }

    /// The literal pieces of the path, and which parameter stands behind each.
    pub(crate) fn pieces(&self) -> (Vec<Literal>, Vec<usize>) {
        let mut pieces = vec![String::new()];
        let mut values = Vec::new();
        for segment in self.operation.path.segments().skip(usize::from(self.has_endpoint)) {
            match segment {
                Segment::Literal(text) => pieces.iter_mut().last().into_iter().for_each(|piece| encode(piece, text)),
                Segment::Parameter(name) => {
                    if let Some(at) = self.names.iter().position(|known| *known == name) {
                        values.push(at);
                        pieces.push(String::new());
                    }
                }
            }
        }
        for (at, pair) in self.fixed_pairs().enumerate() {
            let sign = if at == 0 { '?' } else { '&' };
            pieces.iter_mut().last().into_iter().for_each(|piece| encode(piece, &format!("{sign}{pair}")));
        }
        if pieces.len() > 1 && pieces.last().is_some_and(String::is_empty) {
            pieces.pop();
        }
        (pieces.iter().map(|piece| Literal::string(piece)).collect(), values)
    }

    /// The pairs of a query with parameters that every request has; what a row lists is given by the caller.
    fn fixed_pairs(&self) -> impl Iterator<Item = &'a str> {
        let operation = self.operation;
        operation.path.fixed_pairs().filter(move |pair| {
            let name = pair.split_once('=').map_or(*pair, |(name, _)| name);
            let mut rows = operation.all_parameters().filter(|row| row.location == Location::Query);
            !rows.any(|row| row.direction == Direction::Request && row.name == name)
        })
    }
}

/// The function that puts percent-encoded values into the path.
pub(crate) fn path(plan: &Plan<'_>, operation: &Operation) -> TokenStream {
    let path = Path::new(operation);
    let idents = Scope::new(Case::Snake, &[]).allocate(path.names().iter().copied());
    let parameters = idents.iter().enumerate().map(|(at, ident)| {
        let ty = argument(plan, path.schema(at));
        quote!(#ident: #ty)
    });
    let (pieces, values) = path.pieces();
    let values = values.iter().filter_map(|&at| idents.get(at)).map(|ident| quote!(&#ident));
    let documented = idents.iter().enumerate().filter_map(|(at, ident)| {
        let description = path.description(at).replace('\n', "\n  ");
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
