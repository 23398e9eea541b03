//! A struct: its fields, how to make one, and how it stands on the wire.

use docbind_spec::{Field, Presence, Shape, Type, TypeDef};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::lints;
use crate::names::{self, Case, Scope};
use crate::options::UnknownFields;
use crate::plan::Plan;
use crate::traits;
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
    let rest_ident = rest.map(|_| names::fixed("rest"));
    let rest_field = rest.map(|values| {
        let map = ty::map(plan.options.maps, &ty(plan, At::Type(""), values));
        quote! {
            #[doc = " Everything under other keys."]
            pub rest: #map,
        }
    });
    let on_the_wire = slots.iter().map(|slot| wire(slot, secrecy(plan, &slots, slot.field)));
    let condition = plan.type_condition(def);
    let needed = needed(&slots, rest.is_some());
    let default = slots.iter().all(|slot| traits::starts_empty(slot.field)).then(|| quote!(: Default));
    quote! {
        #documentation
        #derives
        #[non_exhaustive]
        pub struct #name {
            #(#declared)*
            #rest_field
        }

        #condition
        wire::object! { #name #default #needed { #(#on_the_wire),* } #rest_ident }
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
    if let Some(default) = field.default.as_ref().filter(|default| !traits::is_empty(Some(default))) {
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

fn wire(slot: &Slot<'_>, secrecy: Secrecy) -> TokenStream {
    let Slot { field, ident, .. } = slot;
    let key = Literal::string(&field.name);
    let rule = names::fixed(match (field.presence, secrecy) {
        (Presence::Required, Secrecy::None) => "Required",
        (Presence::Optional, Secrecy::None) => "Optional",
        (Presence::Required, Secrecy::Secret) => "RequiredSecret",
        (Presence::Optional, Secrecy::Secret) => "OptionalSecret",
    });
    quote!(#ident #key #rule)
}

/// Whether a field holds what no log should.
#[derive(Clone, Copy)]
enum Secrecy {
    None,
    Secret,
}

/// A field is a secret where its name says so, and it is no count or flag; and so is the payload of a secret. Of
/// objects called secrets, some of the fields are.
fn secrecy(plan: &Plan<'_>, slots: &[Slot<'_>], field: &Field) -> Secrecy {
    let named = || match field.name.as_str() {
        "payload" => {
            slots.iter().any(|slot| slot.field.name.starts_with("payload_") || slot.field.name == "secret_type")
        }
        "secret" | "secrets" => !holds_objects(plan, &field.ty),
        name => names::is_secret(name),
    };
    let is_plain = matches!(field.ty, Type::Boolean | Type::Integer { .. } | Type::Number);
    if !is_plain && named() { Secrecy::Secret } else { Secrecy::None }
}

fn holds_objects(plan: &Plan<'_>, ty: &Type) -> bool {
    match ty {
        Type::Array { items } => holds_objects(plan, items),
        Type::Named { name } => plan.api.type_def(name).is_some_and(|def| matches!(def.shape, Shape::Struct { .. })),
        _ => false,
    }
}

/// What a value is made with: its required fields, and `..` where there are others. Nothing where it starts empty.
fn needed(slots: &[Slot<'_>], has_rest: bool) -> Option<TokenStream> {
    let needed: Vec<&Slot<'_>> = slots.iter().filter(|slot| slot.field.presence == Presence::Required).collect();
    let parameters = needed.iter().map(|Slot { ident, ty, .. }| quote!(#ident: #ty));
    let others = (needed.len() < slots.len() || has_rest).then(|| quote!(; ..));
    let lints = lints::of_function(needed.iter().map(|slot| &slot.ident));
    (!needed.is_empty()).then(|| quote!((#lints #(#parameters),* #others)))
}
