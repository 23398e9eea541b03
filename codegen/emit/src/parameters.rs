//! The parameters of a request that travel in the query and in headers.

use std::borrow::Cow;

use docbind_spec::{Direction, Location, Operation, Parameter, Shape, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{code, doc, paragraphs};
use crate::lints;
use crate::names::{self, Case, Scope};
use crate::plan::Plan;
use crate::ty::{At, map, ty};

/// A parameter with what was decided of it.
pub(crate) struct Slot<'a> {
    pub(crate) row: &'a Parameter,
    pub(crate) ident: Ident,
    /// The type of the field.
    pub(crate) ty: TokenStream,
    pub(crate) is_required: bool,
}

/// The structs of query and headers; nothing where the page has none.
pub(crate) fn parameters(plan: &Plan<'_>, operation: &Operation) -> TokenStream {
    let query = slots(plan, operation, Location::Query);
    let query = structure("Query", "query", " The query of the request.", &query);
    let headers = slots(plan, operation, Location::Header);
    let headers = structure("Headers", "pairs", " The headers of the request.", &headers);
    quote!(#query #headers)
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

/// The parameters of a place, each name once.
pub(crate) fn slots<'a>(plan: &Plan<'_>, operation: &'a Operation, location: Location) -> Vec<Slot<'a>> {
    let mut rows: Vec<&Parameter> = Vec::new();
    for row in operation.all_parameters() {
        let is_here = row.direction == Direction::Request && row.location == location;
        if is_here && rows.iter().all(|known| known.name != row.name) {
            rows.push(row);
        }
    }
    let idents = Scope::new(Case::Snake, &[]).allocate(rows.iter().map(|row| key(row)));
    let slot = |(row, ident): (&'a Parameter, Ident)| {
        let is_required = plan.is_required(row);
        Slot { row, ident, ty: value(plan, row, is_required), is_required }
    };
    rows.into_iter().zip(idents).map(slot).collect()
}

/// The struct: required parameters as they are, others optional; and what the macro of the runtime is told of it.
fn structure(name: &str, with: &str, about: &str, slots: &[Slot<'_>]) -> Option<TokenStream> {
    if slots.is_empty() {
        return None;
    }
    let (name, with) = (names::fixed(name), names::fixed(with));
    let fields = slots.iter().map(|Slot { row, ident, ty, .. }| {
        let documentation = doc(&described(row));
        quote!(#documentation pub #ident: #ty,)
    });
    let pairs = slots.iter().map(|Slot { row, ident, .. }| {
        let key = Literal::string(key(row));
        quote!(#ident #key)
    });
    let secrets = secrets(slots.iter().map(|slot| slot.row));
    let needed = needed(slots);
    let default = needed.is_none().then(|| quote!(, Default));
    Some(quote! {
        #[doc = #about]
        #[derive(Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* }

        super::wire::#with! { #name #needed { #(#pairs),* } #secrets }
    })
}

/// Which of the rows are secrets, as the macro of the runtime is told; nothing where none is.
pub(crate) fn secrets<'a>(rows: impl Iterator<Item = &'a Parameter>) -> Option<TokenStream> {
    let secrets: Vec<Literal> = rows.map(key).filter(|name| names::is_secret(name)).map(Literal::string).collect();
    (!secrets.is_empty()).then(|| quote!(secret[#(#secrets),*]))
}

/// What `new` takes, and the fields that there are besides; nothing where nothing is required.
fn needed(slots: &[Slot<'_>]) -> Option<TokenStream> {
    let (needed, others): (Vec<&Slot<'_>>, Vec<_>) = slots.iter().partition(|slot| slot.is_required);
    let taken = needed.iter().map(|Slot { ident, ty, .. }| taken(ident, ty));
    let others = others.iter().map(|slot| &slot.ident);
    let others = (needed.len() < slots.len()).then(|| quote!(; #(#others),*));
    let allowed = lints::of_function(needed.iter().map(|slot| &slot.ident));
    (!needed.is_empty()).then(|| quote!((#allowed #(#taken),* #others)))
}

/// What a function takes for a field of this type: whatever becomes a text, where it is one.
pub(crate) fn taken(ident: &Ident, ty: &TokenStream) -> TokenStream {
    if is_text(ty) { quote!(#ident: impl Into<#ty>) } else { quote!(#ident: #ty) }
}

/// Whether the type of a field is that of a text of any form.
pub(crate) fn is_text(ty: &TokenStream) -> bool {
    ty.to_string() == "String"
}

/// The name on the wire; of headers that begin alike, what they begin with.
pub(crate) fn key(row: &Parameter) -> &str {
    row.prefix.as_deref().unwrap_or(&row.name)
}

/// What is said of a field.
pub(crate) fn described(row: &Parameter) -> Cow<'_, str> {
    match &row.prefix {
        Some(prefix) => {
            let keys = format!("Each key is what stands behind `{}` in the name of a header.", code(prefix));
            paragraphs([row.description.as_str(), &keys]).into()
        }
        None => row.description.as_str().into(),
    }
}

/// The type of a field: a list is sent as the same parameter several times, a map as headers that begin alike.
pub(crate) fn value(plan: &Plan<'_>, row: &Parameter, is_required: bool) -> TokenStream {
    match (&row.prefix, &row.schema) {
        (Some(_), schema) => map(plan.options.maps, &single(plan, schema.as_ref())),
        (None, Some(Type::Array { items })) => {
            let items = single(plan, Some(items));
            quote!(Vec<#items>)
        }
        (None, schema) => {
            let value = single(plan, schema.as_ref());
            if is_required { value } else { quote!(Option<#value>) }
        }
    }
}

/// The type of one value.
pub(crate) fn single(plan: &Plan<'_>, schema: Option<&Type>) -> TokenStream {
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
