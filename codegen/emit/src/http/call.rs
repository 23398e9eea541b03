//! The type of a call: path, query, headers and body of an operation, the required ones by construction.

use docbind_spec::{Location, Operation};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::answer::Answers;
use super::body::{self, Body};
use crate::doc::doc;
use crate::lints;
use crate::names::{self, Case, Scope};
use crate::parameters::{self, Slot};
use crate::path::Path;
use crate::plan::Plan;
use crate::ty::{At, ty};

/// The fields that a call has besides the parameters of the path.
pub(super) const FIELDS: &[&str] = &["query", "headers", "body"];

/// The struct, and what the macro of the runtime is told of it.
pub(super) fn call(plan: &Plan<'_>, operation: &Operation, answers: &Answers<'_>) -> TokenStream {
    let path = Path::new(operation);
    let idents = Scope::new(Case::Snake, FIELDS).allocate(path.names().iter().copied());
    let query = parameters::slots(plan, operation, Location::Query);
    let headers = parameters::slots(plan, operation, Location::Header);
    let body = body::of(operation);
    let declared = declared(plan, &path, &idents, [(&query, "Query"), (&headers, "Headers")], body.as_ref());
    let is_empty = path.names().is_empty() && body.is_none();
    let has_default = is_empty && query.iter().chain(&headers).all(|slot| !slot.is_required);
    let default = has_default.then(|| quote!(, Default));
    let parts = parts(plan, operation, (&path, &idents), [&query, &headers], body.as_ref(), answers);
    let shown = shown(&path, &idents, [&query, &headers], body.as_ref());
    let debug = shown.is_none().then(|| quote!(Debug,));
    quote! {
        #[doc = " One call of the operation: all that it sends."]
        #[derive(#debug Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct Call { #declared }

        #shown
        #parts
    }
}

fn declared(
    plan: &Plan<'_>,
    path: &Path<'_>,
    idents: &[Ident],
    pairs: [(&Vec<Slot<'_>>, &str); 2],
    body: Option<&Body<'_>>,
) -> TokenStream {
    let of_path = idents.iter().enumerate().map(|(at, ident)| {
        let documentation = doc(path.description(at));
        let ty = parameters::single(plan, path.schema(at));
        quote!(#documentation pub #ident: #ty,)
    });
    let of_pairs = pairs.iter().filter(|(slots, _)| !slots.is_empty()).map(|(_, name)| {
        let documentation = format!(" The {} of the request.", name.to_lowercase());
        let (ident, ty) = (names::fixed(&name.to_lowercase()), names::fixed(name));
        quote!(#[doc = #documentation] pub #ident: #ty,)
    });
    let body = body.map(|body| {
        let documentation = match body {
            Body::Json(..) => " The JSON body of the request.".to_owned(),
            Body::Bytes(media) => format!(" The body of the request, `{media}`."),
        };
        let ty = body_type(plan, body);
        quote!(#[doc = #documentation] pub body: #ty,)
    });
    quote!(#(#of_path)* #(#of_pairs)* #body)
}

fn body_type(plan: &Plan<'_>, body: &Body<'_>) -> TokenStream {
    match body {
        Body::Json(of, _) => ty(plan, At::Operation, of),
        Body::Bytes(_) => quote!(super::operation::Bytes),
    }
}

/// How a call whose path holds a secret is shown; nothing where none does, and `Debug` can be derived.
fn shown(
    path: &Path<'_>,
    idents: &[Ident],
    pairs: [&Vec<Slot<'_>>; 2],
    body: Option<&Body<'_>>,
) -> Option<TokenStream> {
    if !path.names().iter().any(|name| names::is_secret(name)) {
        return None;
    }
    let of_path = idents.iter().zip(path.names()).map(|(ident, name)| {
        let value = if names::is_secret(name) { quote!(&format_args!("[redacted]")) } else { quote!(&self.#ident) };
        let shown = Literal::string(&ident.to_string());
        quote!(.field(#shown, #value))
    });
    let [query, headers] = pairs.map(|slots| !slots.is_empty());
    let others = [("query", query), ("headers", headers), ("body", body.is_some())];
    let others = others.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| {
        let ident = names::fixed(name);
        quote!(.field(#name, &self.#ident))
    });
    Some(quote! {
        impl ::std::fmt::Debug for Call {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Call")#(#of_path)* #(#others)*.finish()
            }
        }
    })
}

/// What the macro of the runtime is told: its name, and then each part of the request with what `new` takes for it.
fn parts(
    plan: &Plan<'_>,
    operation: &Operation,
    (path, idents): (&Path<'_>, &[Ident]),
    pairs: [&Vec<Slot<'_>>; 2],
    body: Option<&Body<'_>>,
    answers: &Answers<'_>,
) -> TokenStream {
    let id = Literal::string(&operation.id);
    let template = path.other_template().map_or_else(|| quote!(PATH), |template| quote!(#template));
    let of_path = idents
        .iter()
        .enumerate()
        .map(|(at, ident)| parameters::taken(ident, &parameters::single(plan, path.schema(at))));
    let mut arguments = arguments(path, pairs).into_iter();
    let allowed = lints::of_function(idents.iter().chain(arguments.as_slice()));
    let pairs = pairs.iter().zip(["Query", "Headers"]).filter(|(slots, _)| !slots.is_empty()).map(|(slots, name)| {
        let (part, name) = (names::fixed(&name.to_lowercase()), names::fixed(name));
        let required = slots.iter().filter(|slot| slot.is_required);
        let taken: Vec<TokenStream> =
            required.zip(&mut arguments).map(|(slot, ident)| parameters::taken(&ident, &slot.ty)).collect();
        let make = names::fixed(if taken.is_empty() { "default" } else { "new" });
        quote!(, #part: #name::#make(#(#taken),*))
    });
    let pairs: Vec<TokenStream> = pairs.collect();
    let body = body.map(|body| {
        let ty = body_type(plan, body);
        match body {
            Body::Json(_, media) => quote!(, body: json #media (#ty)),
            Body::Bytes(media) => quote!(, body: bytes #media (impl Into<#ty>)),
        }
    });
    let accept = answers.accept().map(|media| quote!(, accept: #media));
    quote! {
        super::operation::call! { #allowed #id { path: #template(#(#of_path),*) #(#pairs)* #body #accept } }
    }
}

/// What `new` calls the required parameters of the query and the required headers, beside those of the path.
fn arguments(path: &Path<'_>, pairs: [&Vec<Slot<'_>>; 2]) -> Vec<Ident> {
    let required = pairs.iter().flat_map(|slots| slots.iter()).filter(|slot| slot.is_required);
    let names = path.names().iter().copied().chain(required.map(|slot| slot.row.name.as_str()));
    Scope::new(Case::Snake, FIELDS).allocate(names).split_off(path.names().len())
}
