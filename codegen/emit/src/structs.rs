//! A struct: its fields, how to make one, and how it stands on the wire.

use docbind_spec::{Field, Presence, Type, TypeDef};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::doc::{self, doc};
use crate::lints;
use crate::names::{self, Case, Scope};
use crate::options::UnknownFields;
use crate::plan::Plan;
use crate::ty::{self, At, ty};

/// A field with what was decided of it.
struct Slot<'a> {
    field: &'a Field,
    ident: Ident,
    ty: TokenStream,
}

/// The struct of a type.
pub(crate) fn structure(plan: &Plan<'_>, def: &TypeDef, name: &Ident, derives: &TokenStream) -> TokenStream {
    let (fields, rest) = plan.api.fields(def);
    let rest = rest.or(match plan.options.unknown_fields {
        UnknownFields::Kept => Some(&Type::Any),
        UnknownFields::Ignored => None,
    });
    let mut idents =
        Scope::new(Case::Snake, &["rest"]).allocate(fields.iter().map(|field| bound_name(field))).into_iter();
    let slots: Vec<Slot<'_>> = fields
        .into_iter()
        .zip(&mut idents)
        .map(|(field, ident)| Slot { ty: ty::field(plan, &def.name, field), field, ident })
        .collect();
    let documentation = doc(&def.description);
    let declared = slots.iter().map(declaration);
    let rest_ident = rest.map(|_| format_ident!("rest"));
    let rest_field = rest.map(|values| {
        let map = ty::map(plan.options.maps, &ty(plan, At::Type(""), values));
        quote! {
            #[doc = " Everything under other keys."]
            pub rest: #map,
        }
    });
    let on_the_wire = slots.iter().map(wire);
    let constructor = constructor(name, &slots, rest.is_some());
    let condition = plan.type_condition(def);
    quote! {
        #documentation
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#declared)*
            #rest_field
        }

        #condition
        wire::object! { #name { #(#on_the_wire),* } #rest_ident }

        #condition
        #constructor
    }
}

/// The name that the identifier is made of.
fn bound_name(field: &Field) -> &str {
    field.rename.as_deref().unwrap_or(&field.name)
}

fn declaration(slot: &Slot<'_>) -> TokenStream {
    let Slot { field, ident, ty } = slot;
    let documentation = doc(&doc::paragraphs([field.description.as_str(), &limits(field)]));
    quote!(#documentation pub #ident: #ty,)
}

/// What the pages say of a field's default and range.
fn limits(field: &Field) -> String {
    let mut parts = Vec::new();
    if let Some(default) = &field.default {
        parts.push(format!("default `{}`", doc::code(&default.to_string())));
    }
    let numbers = [("at least", &field.minimum), ("at most", &field.maximum)];
    parts.extend(numbers.iter().filter_map(|(words, limit)| Some(format!("{words} {}", limit.as_ref()?))));
    let lengths = [("length at least", field.min_length), ("length at most", field.max_length)];
    parts.extend(lengths.iter().filter_map(|(words, limit)| Some(format!("{words} {}", (*limit)?))));
    match parts.join(", ") {
        limits if limits.is_empty() => limits,
        limits => format!("Documented: {limits}."),
    }
}

fn wire(slot: &Slot<'_>) -> TokenStream {
    let Slot { field, ident, .. } = slot;
    let key = Literal::string(&field.name);
    let rule = match (field.presence, is_secret(field)) {
        (Presence::Required, false) => format_ident!("Required"),
        (Presence::Optional, false) => format_ident!("Optional"),
        (Presence::Required, true) => format_ident!("RequiredSecret"),
        (Presence::Optional, true) => format_ident!("OptionalSecret"),
    };
    quote!(#ident #key #rule)
}

/// Whether a field holds what no log should: its name says so, and it is no count or flag.
fn is_secret(field: &Field) -> bool {
    !matches!(field.ty, Type::Boolean | Type::Integer { .. } | Type::Number) && names::is_secret(&field.name)
}

/// `new` with the required fields, or `Default` where there are none.
fn constructor(name: &Ident, slots: &[Slot<'_>], has_rest: bool) -> TokenStream {
    let needed: Vec<&Slot<'_>> = slots.iter().filter(|slot| slot.field.presence == Presence::Required).collect();
    if needed.is_empty() {
        return quote!(wire::default! { #name });
    }
    let parameters = needed.iter().map(|Slot { ident, ty, .. }| quote!(#ident: #ty));
    let idents = needed.iter().map(|slot| &slot.ident);
    let others = (needed.len() < slots.len() || has_rest).then(|| quote!(..wire::Slot::empty()));
    let allowed = lints::of_function(needed.iter().map(|slot| &slot.ident));
    quote! {
        impl #name {
            #[doc = " One with the fields that it must have."]
            #allowed
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#idents,)* #others }
            }
        }
    }
}
