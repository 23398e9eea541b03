//! The module that all bindings have: how their types are read and written. Files that an API has no use for are left
//! out.
//!
//! It is ordinary code, which the tests of this crate compile and call, and it is handed out as text. Nothing of a page
//! is in it.

use std::fmt::Write as _;

use docbind_spec::{Api, Shape, ValueKind};
use proc_macro2::TokenStream;
use quote::quote;

use crate::options::{Dates, Http, Maps, Options, Tests, Uuids};
use crate::plan;

#[cfg(test)]
#[allow(dead_code, unused_imports, unused_macros, missing_docs, unreachable_pub, clippy::pedantic)]
pub(crate) mod runtime;
#[cfg(test)]
#[allow(dead_code, unreachable_pub, clippy::option_option)]
mod tests;

/// A file of the module: its name and its text.
type File = (&'static str, &'static str);

/// The files that all bindings have.
const FILES: &[File] = &[
    ("slot", include_str!("runtime/slot.rs")),
    ("plain", include_str!("runtime/plain.rs")),
    ("map", include_str!("runtime/map.rs")),
    ("read", include_str!("runtime/read.rs")),
    ("write", include_str!("runtime/write.rs")),
    ("same", include_str!("runtime/same.rs")),
    ("show", include_str!("runtime/show.rs")),
    ("macros", include_str!("runtime/macros.rs")),
];

/// The file of the tests.
const CHECK: &str = "check";

/// The files that what the API has needs: operations, tests of them, types that contain
/// themselves, choices, enumerations.
fn needed(api: &Api, options: &Options) -> Vec<File> {
    let mut files = Vec::new();
    if !api.operations.is_empty() || options.http == Http::Emitted {
        files.push(("http", include_str!("runtime/http.rs")));
        files.push(("operation", include_str!("runtime/operation.rs")));
        files.extend((options.tests == Tests::Emitted).then_some((CHECK, include_str!("runtime/check.rs"))));
    }
    if plan::has_boxes(api) {
        files.push(("boxed", include_str!("runtime/boxed.rs")));
    }
    let has = |is: fn(&Shape) -> bool| api.types.iter().any(|def| is(&def.shape));
    if has(|shape| matches!(shape, Shape::Union { .. })) {
        files.push(("choose", include_str!("runtime/choose.rs")));
    }
    if has(|shape| matches!(shape, Shape::Enum { .. })) {
        files.push(("documented", include_str!("runtime/documented.rs")));
    }
    if has(|shape| matches!(shape, Shape::Enum { of: ValueKind::Integer, .. })) {
        files.push(("code", include_str!("runtime/code.rs")));
    }
    files
}

/// The files of the module, with those that a choice adds.
fn files(api: &Api, options: &Options) -> impl Iterator<Item = File> {
    let map = match options.maps {
        Maps::BTree => ("btree", include_str!("runtime/btree.rs")),
        Maps::Hash => ("hash", include_str!("runtime/hash.rs")),
        Maps::Index => ("index", include_str!("runtime/index.rs")),
    };
    let uuid = match options.uuids {
        Uuids::Text => None,
        Uuids::Uuid => Some(("uuid", include_str!("runtime/uuid.rs"))),
    };
    let dates = match options.dates {
        Dates::Text => None,
        Dates::Jiff => Some(("jiff", include_str!("runtime/jiff.rs"))),
        Dates::Time => Some(("time", include_str!("runtime/time.rs"))),
        Dates::Chrono => Some(("chrono", include_str!("runtime/chrono.rs"))),
    };
    FILES.iter().copied().chain(needed(api, options)).chain([map]).chain(uuid).chain(dates)
}

/// The module of an API as the text of a file, with its comments, formatted.
#[must_use]
pub fn wire(api: &Api, options: &Options) -> String {
    let mut out = "mod wire {\n".to_owned();
    for (at, (name, text)) in files(api, options).enumerate() {
        let blank = if at == 0 { "" } else { "\n" };
        let lines: Vec<String> = text.lines().map(|line| format!("        {line}").trim_end().to_owned()).collect();
        let lines = lines.join("\n");
        let condition = condition(name).map_or("", |_| "    #[cfg(test)]\n");
        let _ = write!(out, "{blank}    mod {name} {{\n{lines}\n    }}\n{condition}    pub use {name}::*;\n");
    }
    out + "}\n"
}

/// What only the tests call is there for tests only; its file says so for itself.
fn condition(name: &str) -> Option<TokenStream> {
    (name == CHECK).then(|| quote!(#[cfg(test)]))
}

/// The module as tokens.
pub(crate) fn module(api: &Api, options: &Options) -> TokenStream {
    let files = files(api, options).map(|(name, text)| crate::runtime::part(name, text, condition(name).as_ref()));
    quote! {
        #[allow(dead_code, unused_imports, unused_macros, unreachable_pub, clippy::all)]
        mod wire { #(#files)* }
    }
}
