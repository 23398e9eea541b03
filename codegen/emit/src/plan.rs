//! What is decided about the types before any of them is written: their names, which are emitted, and which references
//! must be boxed.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Operation, Parameter, Presence, Required, Shape, Type, TypeDef};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::names::{self, Case, PRELUDE, Scope};
use crate::options::{Features, Operations, Options};

/// The decisions that the emitters share.
pub(crate) struct Plan<'a> {
    pub(crate) api: &'a Api,
    pub(crate) options: &'a Options,
    /// The operations to emit, in the order of the spec.
    pub(crate) operations: Vec<&'a Operation>,
    /// The types to emit, in the order of the spec.
    pub(crate) types: Vec<&'a TypeDef>,
    /// The folders in which a row that says it is required means it.
    required: Required<'a>,
    names: BTreeMap<&'a str, Ident>,
    /// The types that hold themselves, through whatever others.
    recursive: BTreeSet<&'a str>,
    /// Those of them that require themselves: no value of them is finite.
    endless: BTreeSet<&'a str>,
    /// The features of the operations that use a type; nothing for those that are always there.
    features: BTreeMap<&'a str, BTreeSet<String>>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(api: &'a Api, options: &'a Options) -> Self {
        let operations: Vec<&Operation> = match &options.operations {
            Operations::All => api.operations.iter().collect(),
            Operations::Only(ids) => api.operations.iter().filter(|operation| ids.contains(&operation.id)).collect(),
        };
        // Names do not depend on which operations are chosen.
        let idents = Scope::new(Case::Pascal, PRELUDE).allocate(api.types.iter().map(|def| def.name.as_str()));
        let names = api.types.iter().map(|def| def.name.as_str()).zip(idents).collect();
        let types = match &options.operations {
            Operations::All => api.types.iter().collect(),
            Operations::Only(_) => {
                let used = used_types(api, &operations);
                api.types.iter().filter(|def| used.contains(def.name.as_str())).collect()
            }
        };
        let recursive = recursive(api);
        let endless = cyclic(api.types.iter().map(|def| (def.name.as_str(), required(api, def))).collect());
        let features = match options.features {
            Features::None => BTreeMap::new(),
            Features::Folders => features(api, &operations),
        };
        let required = api.required();
        Self { api, options, operations, types, required, names, recursive, endless, features }
    }

    /// Whether a parameter of the query or a header must be given.
    pub(crate) fn is_required(&self, row: &Parameter) -> bool {
        self.required.holds(row)
    }

    /// The condition under which an operation is there; nothing where it always is.
    pub(crate) fn operation_condition(&self, operation: &Operation) -> Option<TokenStream> {
        let feature = match self.options.features {
            Features::None => None,
            Features::Folders => feature(operation),
        };
        feature.map(|feature| quote!(#[cfg(feature = #feature)]))
    }

    /// The condition under which a type is there; nothing where it always is.
    pub(crate) fn type_condition(&self, def: &TypeDef) -> Option<TokenStream> {
        let features: Vec<&String> = self.features.get(def.name.as_str())?.iter().collect();
        Some(match features.as_slice() {
            [feature] => quote!(#[cfg(feature = #feature)]),
            features => quote!(#[cfg(any(#(feature = #features),*))]),
        })
    }

    /// The identifier of a type. A spec that was checked when it was loaded has no other names.
    pub(crate) fn name(&self, name: &str) -> Option<&Ident> {
        self.names.get(name)
    }

    /// Whether a reference from one type to another must be boxed.
    pub(crate) fn is_boxed(&self, from: &str, to: &str) -> bool {
        self.recursive.contains(from) && self.recursive.contains(to)
    }

    /// Whether a required field would make its type one of which no value is finite.
    pub(crate) fn is_endless(&self, from: &str, to: &Type) -> bool {
        matches!(to, Type::Named { name } if self.endless.contains(from) && self.endless.contains(name.as_str()))
    }
}

/// Whether any type must be boxed somewhere.
pub(crate) fn has_boxes(api: &Api) -> bool {
    !recursive(api).is_empty()
}

/// The types that hold themselves, and those on the ways between them.
fn recursive(api: &Api) -> BTreeSet<&str> {
    cyclic(api.types.iter().map(|def| (def.name.as_str(), held(api, def))).collect())
}

/// The feature of an operation: the folder of its page, in small letters, digits and hyphens.
fn feature(operation: &Operation) -> Option<String> {
    let (folders, _) = operation.source.file.rsplit_once('/')?;
    let folder = folders.rsplit('/').next().unwrap_or(folders);
    let words: Vec<String> = names::words(folder).into_iter().map(|word| word.to_ascii_lowercase()).collect();
    let feature: String = words.join("-").chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    (!feature.is_empty()).then_some(feature)
}

/// The features of each type that only operations with a feature use.
fn features<'a>(api: &'a Api, operations: &[&'a Operation]) -> BTreeMap<&'a str, BTreeSet<String>> {
    let (always, chosen): (Vec<_>, Vec<_>) = operations.iter().partition(|operation| feature(operation).is_none());
    let always = used_types(api, &always);
    let mut features: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for operation in chosen {
        for name in used_types(api, &[operation]).difference(&always) {
            features.entry(name).or_default().extend(feature(operation));
        }
    }
    features
}

/// The types that a value of the type has inside of it, not behind a list or a map.
fn held<'a>(api: &'a Api, def: &'a TypeDef) -> Vec<&'a str> {
    let own: Vec<&Type> = match &def.shape {
        Shape::Struct { .. } => api.fields(def).0.into_iter().map(|field| &field.ty).collect(),
        Shape::Enum { .. } => Vec::new(),
        Shape::Union { variants } => variants.iter().map(|variant| &variant.ty).collect(),
    };
    own.into_iter().filter_map(inline).collect()
}

/// The structs that every value of a struct has inside of it.
fn required<'a>(api: &'a Api, def: &'a TypeDef) -> Vec<&'a str> {
    let fields = api.fields(def).0.into_iter().filter(|field| field.presence == Presence::Required);
    fields
        .filter_map(|field| match &field.ty {
            Type::Named { name } => Some(name.as_str()),
            _ => None,
        })
        .collect()
}

/// The type that a value of this one holds itself.
fn inline(ty: &Type) -> Option<&str> {
    match ty {
        Type::Named { name } => Some(name),
        Type::Nullable { of } => inline(of),
        Type::Any
        | Type::Boolean
        | Type::Integer { .. }
        | Type::Number
        | Type::String { .. }
        | Type::Array { .. }
        | Type::Map { .. } => None,
    }
}

/// The nodes on cycles and on the ways between cycles: what is left when ends are taken away until there are none.
fn cyclic<'a>(mut edges: BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    loop {
        let before = edges.len();
        let entered: BTreeSet<&str> = edges.values().flatten().copied().collect();
        let known: BTreeSet<&str> = edges.keys().copied().collect();
        edges.retain(|node, next| {
            next.retain(|to| known.contains(to));
            !next.is_empty() && entered.contains(node)
        });
        if edges.len() == before {
            return edges.into_keys().collect();
        }
    }
}

/// The names of the types that the operations use.
fn used_types<'a>(api: &'a Api, operations: &[&'a Operation]) -> BTreeSet<&'a str> {
    let mut used = BTreeSet::new();
    let mut open: Vec<&str> = operations
        .iter()
        .flat_map(|operation| {
            let bodies = operation.request.iter().chain(&operation.response);
            let bodies = bodies.chain(operation.statuses.iter().filter_map(|status| status.body.as_ref()));
            let bodies = bodies.chain(operation.parameters.iter().filter_map(|parameter| parameter.schema.as_ref()));
            bodies.chain(operation.shown().filter_map(|example| example.ty.as_ref()))
        })
        .flat_map(Type::references)
        .collect();
    while let Some(name) = open.pop() {
        if let Some(def) = api.type_def(name).filter(|_| used.insert(name)) {
            let (fields, rest) = api.fields(def);
            open.extend(fields.iter().map(|field| &field.ty).chain(rest).flat_map(Type::references));
            open.extend(def.types().flat_map(Type::references));
        }
    }
    used
}
