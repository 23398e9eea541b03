//! An enumeration: a variant for each documented value, and one that keeps any other.

use docbind_spec::{EnumValue, TypeDef, ValueKind};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::names::{Case, Scope};
use crate::plan::Plan;

/// The variant of values that the pages do not document.
pub(crate) const UNDOCUMENTED: &str = "Undocumented";

/// The enum of an enumeration.
pub(crate) fn enumeration(
    plan: &Plan<'_>,
    def: &TypeDef,
    name: &Ident,
    derives: &TokenStream,
    (of, values, open): (ValueKind, &[EnumValue], bool),
) -> TokenStream {
    let values = distinct(of, values);
    let idents = Scope::new(Case::Pascal, &[UNDOCUMENTED]).allocate(values.iter().map(|value| value.value.as_str()));
    let variants = values.iter().zip(&idents).map(|(value, ident)| {
        let documentation = doc(&value_doc(value));
        quote!(#documentation #ident,)
    });
    let literals = values.iter().map(|value| match (of, value.value.parse()) {
        (ValueKind::Integer, Ok(number)) => Literal::i64_unsuffixed(number),
        _ => Literal::string(&value.value),
    });
    let literals = idents.iter().zip(literals).map(|(ident, literal)| quote!(#ident #literal));
    // An enumeration without values that took no other could not be made.
    let other = (open || values.is_empty()).then(|| match of {
        ValueKind::String => quote!(String),
        ValueKind::Integer => quote!(i64),
    });
    let other = other.map(|inner| quote!(#[doc = " Any other value."] Undocumented(#inner),));
    let mark = other.as_ref().map(|_| quote!(#[non_exhaustive]));
    let fallback = other.as_ref().map(|_| quote!(Undocumented));
    let wire = match of {
        ValueKind::String => quote!(word),
        ValueKind::Integer => quote!(code),
    };
    let documentation = doc(&def.description);
    let condition = plan.type_condition(def);
    quote! {
        #documentation
        #derives
        #mark
        pub enum #name { #(#variants)* #other }

        #condition
        wire::#wire! { #name { #(#literals),* } #fallback }
    }
}

fn value_doc(value: &EnumValue) -> String {
    match value.description.trim() {
        "" => doc::plain(&value.value),
        description => description.to_owned(),
    }
}

/// The values without repetitions, and only such as the wire can have.
fn distinct(of: ValueKind, values: &[EnumValue]) -> Vec<&EnumValue> {
    let mut distinct: Vec<&EnumValue> = Vec::new();
    for value in values {
        let fits = match of {
            ValueKind::String => true,
            ValueKind::Integer => value.value.parse::<i64>().is_ok_and(|number| number.to_string() == value.value),
        };
        if fits && distinct.iter().all(|known| known.value != value.value) {
            distinct.push(value);
        }
    }
    distinct
}
