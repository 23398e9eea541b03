//! A choice between types: told apart by what tells them apart, never by what happens to decode.

use docbind_spec::{Discriminator, JsonKind, Type, TypeDef, Variant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::enums::UNDOCUMENTED;
use crate::names::{Case, Scope};
use crate::plan::Plan;
use crate::ty::{At, ty};

/// The enum of a choice.
pub(crate) fn union(
    plan: &Plan<'_>,
    def: &TypeDef,
    name: &Ident,
    derives: &TokenStream,
    variants: &[Variant],
) -> TokenStream {
    let idents =
        Scope::new(Case::Pascal, &[UNDOCUMENTED]).allocate(variants.iter().map(|variant| variant.name.as_str()));
    let declared = variants.iter().zip(&idents).map(|(variant, ident)| {
        let inner = ty(plan, At::Type(&def.name), &variant.ty);
        let documentation = doc(&variant_doc(plan, variant));
        quote!(#documentation #ident(#inner),)
    });
    let tests = variants.iter().zip(&idents).map(|(variant, ident)| {
        let test = test(&variant.when);
        quote!(#ident #test)
    });
    let documentation = doc(&def.description);
    let condition = plan.type_condition(def);
    let boxed = plan.is_boxed(&def.name, &def.name).then(|| quote!(#condition wire::boxed! { #name }));
    quote! {
        #documentation
        #derives
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum #name {
            #(#declared)*
            #[doc = " A value that shows none of the alternatives."]
            Undocumented(::serde_json::Value),
        }

        #condition
        wire::choice! { #name { #(#tests),* } }

        #boxed
    }
}

/// What a variant is: what its type says, or what tells it apart.
fn variant_doc(plan: &Plan<'_>, variant: &Variant) -> String {
    let described = match &variant.ty {
        Type::Named { name } => plan.api.type_def(name).map_or("", |def| def.description.as_str()),
        _ => "",
    };
    if !described.is_empty() {
        return described.to_owned();
    }
    let list = |texts: &[String]| texts.iter().map(|text| doc::plain(text)).collect::<Vec<_>>().join(", ");
    match &variant.when {
        Discriminator::Keys { keys } => match keys.as_slice() {
            [key] => format!("An object with `{}`.", doc::code(key)),
            keys => format!("An object with one of the keys {}.", list(keys)),
        },
        Discriminator::Tag { field, values } => format!("An object whose {} is {}.", doc::plain(field), list(values)),
        Discriminator::Kind { json } => format!("Of the JSON kind {}.", kind(*json)),
    }
}

fn test(when: &Discriminator) -> TokenStream {
    let list = |texts: &[String]| {
        let texts = texts.iter().map(|text| Literal::string(text));
        quote!(&[#(#texts),*])
    };
    match when {
        Discriminator::Keys { keys } => {
            let keys = list(keys);
            quote!(keys(#keys))
        }
        Discriminator::Tag { field, values } => {
            let field = Literal::string(field);
            let values = list(values);
            quote!(tag(#field, #values))
        }
        Discriminator::Kind { json } => {
            let kind = kind(*json);
            quote!(kind(#kind))
        }
    }
}

fn kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "boolean",
        JsonKind::Integer => "integer",
        JsonKind::Number => "number",
        JsonKind::String => "string",
        JsonKind::Array => "array",
        JsonKind::Object => "object",
    }
}
