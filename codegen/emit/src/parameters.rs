//! The parameters of a request that travel in the query and in headers.

use docbind_spec::{Direction, Location, Operation, Parameter, Shape, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::doc::doc;
use crate::names::{self, Case, Scope};
use crate::plan::Plan;
use crate::ty::{At, ty};

/// The structs of query and headers; nothing where the page has none.
pub(crate) fn parameters(plan: &Plan<'_>, operation: &Operation) -> TokenStream {
    let query = structure(plan, "Query", " The query of the request.", &rows(operation, Location::Query));
    let text = query.as_ref().map(|_| quote!(super::wire::query! { Query }));
    let headers = structure(plan, "Headers", " The headers of the request.", &rows(operation, Location::Header));
    quote!(#query #text #headers)
}

/// The type of an argument that stands in a path: what has one text.
pub(crate) fn argument(plan: &Plan<'_>, schema: Option<&Type>) -> TokenStream {
    match schema {
        Some(schema @ (Type::Integer { .. } | Type::Boolean)) => ty(plan, At::Operation, schema),
        Some(schema) if is_enum(plan, schema) => {
            let name = ty(plan, At::Operation, schema);
            quote!(&#name)
        }
        _ => quote!(&str),
    }
}

/// The rows of a place, each name once.
fn rows(operation: &Operation, location: Location) -> Vec<&Parameter> {
    let mut rows: Vec<&Parameter> = Vec::new();
    for row in &operation.parameters {
        let is_here = row.direction == Direction::Request && row.location == location;
        if is_here && rows.iter().all(|known| known.name != row.name) {
            rows.push(row);
        }
    }
    rows
}

/// A struct in which every parameter is optional: what the pages say of necessity is not to be relied on.
fn structure(plan: &Plan<'_>, name: &str, about: &str, rows: &[&Parameter]) -> Option<TokenStream> {
    if rows.is_empty() {
        return None;
    }
    let name = format_ident!("{name}");
    let idents = Scope::new(Case::Snake, &[]).allocate(rows.iter().map(|row| row.name.as_str()));
    let fields = rows.iter().zip(&idents).map(|(row, ident)| {
        let documentation = doc(&row.description);
        let ty = value(plan, row.schema.as_ref());
        quote!(#documentation pub #ident: #ty,)
    });
    let pairs = rows.iter().zip(&idents).map(|(row, ident)| pair(row, ident));
    let secrets = rows.iter().filter(|row| names::is_secret(&row.name)).map(|row| Literal::string(&row.name));
    Some(quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq, Default)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }

        super::wire::pairs! { #name { #(#pairs),* } [#(#secrets),*] }
    })
}

fn pair(row: &Parameter, ident: &Ident) -> TokenStream {
    let key = Literal::string(&row.name);
    quote!(#ident #key)
}

/// The type of a field: a list is sent as the same parameter several times.
fn value(plan: &Plan<'_>, schema: Option<&Type>) -> TokenStream {
    match schema {
        Some(Type::Array { items }) => {
            let items = single(plan, Some(items));
            quote!(Vec<#items>)
        }
        schema => {
            let value = single(plan, schema);
            quote!(Option<#value>)
        }
    }
}

fn single(plan: &Plan<'_>, schema: Option<&Type>) -> TokenStream {
    match schema {
        Some(schema @ (Type::Integer { .. } | Type::Boolean | Type::Number)) => ty(plan, At::Operation, schema),
        Some(schema) if is_enum(plan, schema) => ty(plan, At::Operation, schema),
        _ => quote!(String),
    }
}

fn is_enum(plan: &Plan<'_>, schema: &Type) -> bool {
    let Type::Named { name } = schema else { return false };
    plan.api.type_def(name).is_some_and(|def| matches!(def.shape, Shape::Enum { .. }))
}
