//! An enumeration: a variant for each documented value, and one that keeps any other.

use std::borrow::Cow;

use docbind_spec::{EnumValue, TypeDef, ValueKind};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::doc::{self, doc};
use crate::names::{Case, Scope, words};
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
    let names = names(&def.name, &values);
    let idents = Scope::new(Case::Pascal, &[UNDOCUMENTED]).allocate(names.iter().map(AsRef::as_ref));
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

/// What the variants are named after. Of values that differ in case alone the first, which the prose lists where it
/// lists any, has the plain name; the others are marked with their case. A value that begins with a digit has the
/// initial of what it is a value of before it: `V4` of `IpVersion`.
fn names<'v>(of: &str, values: &[&'v EnumValue]) -> Vec<Cow<'v, str>> {
    if let Some(told) = told(values) {
        return told;
    }
    let initial = words(of).last().and_then(|word| word.chars().next()).unwrap_or('V');
    let name = |(at, value): (usize, &&'v EnumValue)| {
        let text = value.value.as_str();
        let first = values.iter().take(at).find(|known| known.value.eq_ignore_ascii_case(text));
        let lower = text.bytes().any(|byte| byte.is_ascii_lowercase());
        let upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
        let name = match (first, lower, upper) {
            (None, _, _) => Cow::Borrowed(text),
            (Some(first), false, _) => Cow::Owned(format!("{} upper", first.value)),
            (Some(first), true, false) => Cow::Owned(format!("{} lower", first.value)),
            (Some(first), true, true) => Cow::Owned(format!("{} mixed", first.value)),
        };
        match name.trim_start().strip_prefix('-').filter(|rest| is_number(rest)) {
            Some(rest) => Cow::Owned(format!("{initial} minus {rest}")),
            None if is_number(&name) => Cow::Owned(format!("{initial}{}", name.trim_start())),
            None => name,
        }
    };
    values.iter().enumerate().map(name).collect()
}

/// What the prose calls each of some numbers, where it has a word or two for every one: `Sunday` for 0.
fn told<'v>(values: &[&'v EnumValue]) -> Option<Vec<Cow<'v, str>>> {
    let mut told: Vec<Cow<'v, str>> = Vec::with_capacity(values.len());
    for value in values {
        let text = value.description.trim().trim_end_matches('.');
        let plain = text.split(' ').all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let is_new = told.iter().all(|other| !other.eq_ignore_ascii_case(text));
        if !is_number(&value.value) || !plain || text.split(' ').nth(2).is_some() || !is_new {
            return None;
        }
        told.push(Cow::Borrowed(text));
    }
    Some(told)
}

/// Whether the first letter or digit of a name is a digit.
fn is_number(name: &str) -> bool {
    let mut chars = name.chars().filter(|c| c.is_alphanumeric());
    chars.next().is_some_and(|first| first.is_ascii_digit())
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

#[cfg(test)]
mod tests {
    use docbind_spec::EnumValue;

    use super::names;
    use crate::names::{Case, Scope};

    #[track_caller]
    fn check(of: &str, values: &[&str], expected: &str) {
        let values = values.iter().map(|&value| EnumValue { value: value.to_owned(), description: String::new() });
        let values: Vec<EnumValue> = values.collect();
        let names = names(of, &values.iter().collect::<Vec<_>>());
        let idents = Scope::new(Case::Pascal, &[]).allocate(names.iter().map(AsRef::as_ref));
        assert_eq!(idents.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn of_values_that_differ_in_case_the_first_has_the_plain_name() {
        check("Moon", &["wax", "wane", "WAX"], "Wax Wane WaxUpper");
        check("Moon", &["WAX", "wax", "Wax"], "Wax WaxLower WaxMixed");
        check("Moon", &["moonset", "MoonSet"], "Moonset MoonsetMixed");
        check("Moon", &["MoonSet", "moonset", "moon_set"], "MoonSet MoonSetLower MoonSet2");
    }
    #[test]
    fn a_value_that_begins_with_a_digit_has_an_initial_before_it() {
        check("MoonVersion", &["4", "1.0", "2_1", "v3", "4a"], "V4 V1_0 V2_1 V3 V4a");
        check("code", &["2xx", "404"], "C2xx C404");
        check("Offset", &["-1", "1", " 0", "none", "-"], "OMinus1 O1 O0 None U2d");
        check("", &["7"], "V7");
    }
}
