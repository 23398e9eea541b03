//! Emits Rust bindings from a docbind spec: a pure function from [`docbind_spec::Api`] to tokens.
//!
//! The bindings are the API's types and, beside them, a module for each operation with its method, its path, its bodies
//! and its status codes, and with tests made of the page's own examples. They need `serde` and `serde_json`, and
//! nothing else.
//!
//! Nothing here reads or writes, and no spec makes it panic. What the pages say reaches Rust as literals only, and
//! every identifier is made in the module `names`.
//!
//! # The form of a type
//!
//! A type is a plain struct or enum, and one macro call that says what it is made with, which becomes `new`, and names
//! its fields and their keys:
//!
//! ```text
//! #[non_exhaustive]
//! pub struct Loan {
//!     pub id: String,
//!     pub due_at: Option<String>,
//! }
//! wire::object! { Loan(id: String; ..) { id "id" Required, due_at "dueAt" Optional } }
//! ```
//!
//! The macro gives out the fields behind one pointer type; a module `wire`, the same in all bindings, drives serde with
//! them. So serde's generic code is compiled once for each format and not once for each type.
//!
//! What the compiler pays for is bodies, the coercions in them, and signatures with lifetimes of their own. Each of
//! these was added to 300 structs of 5 fields (CPU time of `rustc --emit=metadata`, rustc 1.95, least of six runs):
//!
//! | part | ms for each struct |
//! |---|---|
//! | an empty `impl` and its method | 0.1 |
//! | lending the fields to a `dyn FnMut` | 0.56 |
//! | lending them to a `dyn` trait of our own, or by number | 0.3 |
//! | keys and rules as a table of pairs, or as two lists | 0.22, 0.17 |
//! | `Clone`, derived or written | 0.32 |
//! | `Debug` or `PartialEq`, whatever is in the body | 0.2 |
//! | `Deserialize` or `Serialize`, whatever is in the body | 0.2 |
//!
//! So fields are lent through two traits, and every body but that of `Clone` is one call. The benchmark
//! `codegen/benches/compile-cost` measures the whole beside serde's derives and typify, and holds the figures, those of
//! speed, too: over the examples of folders of pages decoding runs at 0.9 and encoding at 0.8 of the speed of serde's
//! derives. What an object writes is shown as a list of values, not of pointers: a call for each field took a quarter
//! of the time of encoding.
//!
//! A type that only requests or only answers use has both directions all the same: the parts of a type are given out
//! once for both, so one direction less would save little.

#![forbid(unsafe_code)]

mod answer;
mod doc;
mod enums;
mod http;
mod lints;
mod names;
mod operation;
mod options;
mod parameters;
mod path;
mod phrases;
mod plan;
mod round_trip;
mod runtime;
mod status;
mod structs;
mod traits;
mod ty;
mod unions;
mod wire;

use docbind_spec::{Api, Operation, Shape, TypeDef};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub use http::{AnswerHeader, Argument, Signature, signatures};
pub use options::{
    Attribute, Dates, Derive, Features, Http, Integers, InvalidAttribute, InvalidDerive, InvalidOption, Maps,
    Operations, Options, Tests, UnknownChoice, UnknownFields, Uuids,
};
pub use round_trip::round_trips;
pub use ty::rust_type;
pub use wire::wire;

use names::{Case, Scope};
use plan::Plan;

/// The bindings of an API, to be put into a module of their own.
///
/// A pure function of the spec: equal specs and options give equal tokens.
///
/// ```
/// use docbind_emit::{Options, bindings};
/// use docbind_spec::{Api, EnumValue, Shape, TypeDef, ValueKind};
///
/// let values = ["on", "off"].map(|value| EnumValue { value: value.to_owned(), description: String::new() });
/// let state = TypeDef {
///     name: "State".to_owned(),
///     description: "Whether the lamp is lit.".to_owned(),
///     shape: Shape::Enum { of: ValueKind::String, values: values.to_vec(), open: true },
/// };
/// let api = Api { types: vec![state], ..Api::new("Lamps") };
/// let rust = bindings(&api, &Options::default()).to_string();
/// assert!(rust.contains("pub enum State"));
/// ```
#[must_use]
pub fn bindings(api: &Api, options: &Options) -> TokenStream {
    let plan = Plan::new(api, options);
    let modules = modules(api);
    let tests = round_trip::tests(&plan, chosen(&plan, &modules));
    let wire = wire::module(api, options);
    let http = match options.http {
        Http::Omitted => None,
        Http::Emitted => Some(http::module()),
    };
    let own = own(&plan, &modules);
    quote! {
        #own
        #wire
        #http
        #tests
    }
}

/// The bindings as far as they are of this API, with calls: a module for each operation, and then each type, in the
/// order of the spec. What they stand on, which is the same in all bindings, is left out.
///
/// For tools that compare bindings: what code can name of an API is in here.
#[must_use]
pub fn surface(api: &Api, options: &Options) -> TokenStream {
    let options = Options { http: Http::Emitted, ..options.clone() };
    own(&Plan::new(api, &options), &modules(api))
}

/// The API with those operations alone that these options bind, and the types that they use.
///
/// For tools that compare bindings.
#[must_use]
pub fn bound(api: &Api, options: &Options) -> Api {
    let Plan { operations, types, .. } = Plan::new(api, options);
    let (operations, types) = (operations.into_iter().cloned().collect(), types.into_iter().cloned().collect());
    Api { operations, types, bindings: api.bindings.clone(), ..Api::new(&api.title) }
}

/// The names of the modules. They do not depend on which operations are chosen.
fn modules(api: &Api) -> Vec<Ident> {
    Scope::new(Case::Snake, operation::TAKEN).allocate(api.operations.iter().map(|operation| operation.id.as_str()))
}

/// The operations to emit with their modules.
fn chosen<'a>(plan: &Plan<'a>, modules: &'a [Ident]) -> impl Iterator<Item = (&'a Operation, &'a Ident)> + Clone {
    let chosen: Vec<&str> = plan.operations.iter().map(|operation| operation.id.as_str()).collect();
    let operations = plan.api.operations.iter().zip(modules);
    operations.filter(move |(operation, _)| chosen.contains(&operation.id.as_str()))
}

fn own(plan: &Plan<'_>, modules: &[Ident]) -> TokenStream {
    let types = plan.types.iter().map(|def| type_def(plan, def));
    let operations = chosen(plan, modules).map(|(operation, name)| {
        let condition = plan.operation_condition(operation);
        let module = operation::operation(plan, operation, name);
        quote!(#condition #module)
    });
    quote!(#(#operations)* #(#types)*)
}

/// What the variants of an operation's `Status` are called, with the code of each, in the order of the page.
///
/// For tools that compare bindings: the page's name of a code is that of its variant only where it is unambiguous.
#[must_use]
pub fn status_variants(operation: &Operation) -> Vec<(u16, String)> {
    status::codes(operation).into_iter().map(|code| (code.number, code.ident.to_string())).collect()
}

fn type_def(plan: &Plan<'_>, def: &TypeDef) -> TokenStream {
    let Some(name) = plan.name(&def.name) else { return TokenStream::new() };
    let added = added(plan, def);
    match &def.shape {
        Shape::Struct { .. } => structs::structure(plan, def, name, &added),
        Shape::Enum { of, values, open } => enums::enumeration(plan, def, name, &added, (*of, values, *open)),
        Shape::Union { variants } => unions::union(plan, def, name, &added, variants),
    }
}

/// The attributes of a type: what derives the traits asked for that the type does not have already, and what else was
/// asked for.
fn added(plan: &Plan<'_>, def: &TypeDef) -> TokenStream {
    let is_here = |ty: Option<&str>| ty.is_none_or(|ty| ty == def.name);
    let is_missing = |derive: &&Derive| derive.known().is_none_or(|name| traits::stance(plan.api, def, name).is_none());
    let asked = plan.options.derives.iter().filter(|derive| is_here(derive.ty())).filter(is_missing);
    let asked: Vec<TokenStream> = asked.map(Derive::tokens).collect();
    let attributes = plan.options.attributes.iter().filter(|attribute| is_here(attribute.ty())).map(Attribute::tokens);
    let condition = plan.type_condition(def);
    let derives = (!asked.is_empty()).then(|| quote!(#[derive(#(#asked),*)]));
    quote!(#condition #derives #(#attributes)*)
}
