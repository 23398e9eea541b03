//! The Rust type of a type of the spec.

use docbind_spec::{Field, IntegerFormat, Presence, StringFormat, Type};
use proc_macro2::TokenStream;
use quote::quote;

use crate::options::{Dates, Integers, Maps, Options, Uuids};
use crate::plan::Plan;

/// Where a type is written.
#[derive(Clone, Copy)]
pub(crate) enum At<'a> {
    /// Beside the types: inside the one with this name.
    Type(&'a str),
    /// Inside the module of an operation.
    Operation,
    /// Inside the tests of an operation.
    Example,
}

/// Whether a type is held in place, or by a list or a map, which is a pointer already.
#[derive(Clone, Copy)]
enum Held {
    InPlace,
    Behind,
}

/// The type as Rust.
pub(crate) fn ty(plan: &Plan<'_>, at: At<'_>, ty: &Type) -> TokenStream {
    written(plan.options, (ty, Held::InPlace), &|name, held| match (at, held) {
        (At::Type(_), Held::Behind) => named(plan, At::Type(""), name),
        (At::Type(_) | At::Operation | At::Example, Held::InPlace | Held::Behind) => named(plan, at, name),
    })
}

/// The type as these options have it in Rust, with named types by their names in the spec.
///
/// For tools that compare bindings: two types are one in Rust where this is the same.
#[must_use]
pub fn rust_type(options: &Options, ty: &Type) -> String {
    written(options, (ty, Held::InPlace), &|name, _| quote!(#name)).to_string()
}

fn written(options: &Options, (ty, held): (&Type, Held), named: &dyn Fn(&str, Held) -> TokenStream) -> TokenStream {
    match ty {
        Type::Any => quote!(::serde_json::Value),
        Type::Boolean => quote!(bool),
        Type::Integer { format } => integer(options.integers, *format),
        Type::Number => quote!(::serde_json::Number),
        Type::String { format } => text(options, *format),
        Type::Array { items } => {
            let items = written(options, (items, Held::Behind), named);
            quote!(Vec<#items>)
        }
        Type::Map { values } => map(options.maps, &written(options, (values, Held::Behind), named)),
        Type::Nullable { of } => {
            let of = written(options, (of, held), named);
            quote!(Option<#of>)
        }
        Type::Named { name } => named(name, held),
    }
}

/// The type of a map to these values.
pub(crate) fn map(maps: Maps, values: &TokenStream) -> TokenStream {
    match maps {
        Maps::BTree => quote!(::std::collections::BTreeMap<String, #values>),
        Maps::Hash => quote!(::std::collections::HashMap<String, #values>),
        Maps::Index => quote!(::indexmap::IndexMap<String, #values>),
    }
}

fn integer(integers: Integers, format: IntegerFormat) -> TokenStream {
    match (integers, format) {
        (Integers::Number, _) => quote!(::serde_json::Number),
        (Integers::Documented | Integers::I64, IntegerFormat::Uint64) => quote!(u64),
        (Integers::Documented, IntegerFormat::Int32) => quote!(i32),
        (Integers::Documented | Integers::I64, _) => quote!(i64),
    }
}

fn text(options: &Options, format: Option<StringFormat>) -> TokenStream {
    match (format, options.uuids, options.dates) {
        (Some(StringFormat::Uuid), Uuids::Uuid, _) => quote!(::uuid::Uuid),
        (Some(StringFormat::DateTime), _, Dates::Jiff) => quote!(::jiff::Timestamp),
        (Some(StringFormat::DateTime), _, Dates::Time) => quote!(::time::OffsetDateTime),
        (Some(StringFormat::DateTime), _, Dates::Chrono) => quote!(::chrono::DateTime<::chrono::FixedOffset>),
        (Some(StringFormat::Date), _, Dates::Jiff) => quote!(::jiff::civil::Date),
        (Some(StringFormat::Date), _, Dates::Time) => quote!(::time::Date),
        (Some(StringFormat::Date), _, Dates::Chrono) => quote!(::chrono::NaiveDate),
        _ => quote!(String),
    }
}

/// The type of a struct's field: `Option` where it may be absent, and one more where it may be `null` too.
///
/// A required field by which its type requires itself is an `Option` too, or no value of it could be made. There a
/// `null` ends the chain, although the judge refuses it: no finite JSON is what such a spec says, so bindings that took
/// only what the judge takes would take nothing. An absent field is an error as it is for any required field.
pub(crate) fn field(plan: &Plan<'_>, owner: &str, field: &Field) -> TokenStream {
    let inner = ty(plan, At::Type(owner), &field.ty);
    match field.presence {
        Presence::Optional => quote!(Option<#inner>),
        Presence::Required if plan.is_endless(owner, &field.ty) => quote!(Option<#inner>),
        Presence::Required => inner,
    }
}

fn named(plan: &Plan<'_>, at: At<'_>, name: &str) -> TokenStream {
    // A name without a definition is any JSON, as the judge takes it.
    let Some(ident) = plan.name(name) else { return quote!(::serde_json::Value) };
    match at {
        At::Operation => quote!(super::#ident),
        At::Example => quote!(super::super::#ident),
        At::Type(owner) if plan.is_boxed(owner, name) => quote!(Box<#ident>),
        At::Type(_) => quote!(#ident),
    }
}
