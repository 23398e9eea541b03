//! The public items of the bindings with their text, read from what is emitted: what code can name, and so what a
//! change can break. Documentation, values of constants and what is the same in all bindings are left out.

use std::collections::BTreeMap;

use docbind_emit::Options;
use docbind_spec::Api;
use quote::ToTokens;
use syn::{Attribute, Fields, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Visibility};

use super::made;

/// The public items of one thing: `Query.limit`, `Call::new`, `.colour`, each with its text.
#[derive(Debug, Default)]
pub(super) struct Members {
    texts: BTreeMap<String, String>,
    /// The names of the fields or variants of a type, in its order.
    pub(super) own: Vec<String>,
}

impl Members {
    pub(super) fn text(&self, item: &str) -> Option<&str> {
        self.texts.get(item).map(String::as_str)
    }

    /// What is gone or has another text: the item, what it was, and what it is.
    pub(super) fn broken<'a>(&'a self, new: &'a Self) -> impl Iterator<Item = (&'a str, &'a str, Option<&'a str>)> {
        let pairs = self.texts.iter().map(|(item, was)| (item.as_str(), was.as_str(), new.text(item)));
        pairs.filter(|(_, was, is)| Some(*was) != *is)
    }

    fn structure(&mut self, name: &str, item: &ItemStruct) {
        self.put(name.to_owned(), "struct");
        self.derived(name, &item.attrs);
        let Fields::Named(fields) = &item.fields else { return };
        for field in fields.named.iter().filter(|field| is_public(&field.vis)) {
            let Some(ident) = &field.ident else { continue };
            self.put(format!("{name}.{ident}"), &text(&field.ty));
        }
    }

    fn enumeration(&mut self, name: &str, item: &ItemEnum) {
        let is_open = item.attrs.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
        let names: Vec<String> = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
        // A `match` on one that is closed names every variant.
        self.put(name.to_owned(), &if is_open { "enum".to_owned() } else { format!("enum {}", names.join(" ")) });
        for variant in &item.variants {
            self.put(format!("{name}.{}", variant.ident), &text(&variant.fields));
        }
    }

    fn derived(&mut self, name: &str, attributes: &[Attribute]) {
        let tokens = |attribute: &Attribute| text(&attribute.meta);
        if attributes
            .iter()
            .any(|attribute| attribute.path().is_ident("derive") && tokens(attribute).contains("Default"))
        {
            self.put(format!("{name}: Default"), "");
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let name = text(&item.self_ty);
        if let Some((path, _)) = &item.trait_ {
            let last = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            self.put(format!("{name}: {last}"), "");
        }
        for function in &item.items {
            let ImplItem::Fn(function) = function else { continue };
            if is_public(&function.vis) {
                self.put(format!("{name}::{}", function.sig.ident), &signature(&function.sig));
            }
        }
    }

    pub(super) fn put(&mut self, item: String, text: &str) {
        self.texts.insert(item, text.to_owned());
    }
}

/// The items of every operation and type, by their names in the spec.
pub(super) struct Items {
    pub(super) operations: BTreeMap<String, Members>,
    pub(super) types: BTreeMap<String, Members>,
}

impl Items {
    pub(super) fn of(api: &Api, options: &Options) -> Self {
        let file: Option<syn::File> = syn::parse2(docbind_emit::surface(api, options)).ok();
        let mut items = Self { operations: BTreeMap::new(), types: BTreeMap::new() };
        let (mut operations, mut types) = (api.operations.iter(), api.types.iter());
        let mut name = String::new();
        // The bindings have the order of the spec: a module for each operation first, and then each type.
        for item in file.into_iter().flat_map(|file| file.items) {
            match item {
                Item::Mod(module) => {
                    let Some(operation) = operations.next() else { break };
                    let content = module.content.map(|(_, content)| content).unwrap_or_default();
                    items.operations.insert(operation.id.clone(), of_operation(&content));
                }
                Item::Struct(item) => {
                    name = types.next().map(|def| def.name.clone()).unwrap_or_default();
                    let members = items.types.entry(name.clone()).or_default();
                    members.structure("", &item);
                    members.own =
                        item.fields.iter().filter_map(|field| Some(field.ident.as_ref()?.to_string())).collect();
                }
                Item::Enum(item) => {
                    name = types.next().map(|def| def.name.clone()).unwrap_or_default();
                    let members = items.types.entry(name.clone()).or_default();
                    members.enumeration("", &item);
                    members.own = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
                }
                Item::Macro(item) => made::of_type(items.types.entry(name.clone()).or_default(), &item),
                _ => {}
            }
        }
        items
    }

    /// Whether anything is another or gone.
    pub(super) fn is_broken_by(&self, new: &Self) -> bool {
        let has_broken = |was: &BTreeMap<String, Members>, is: &BTreeMap<String, Members>| {
            was.iter().any(|(name, was)| is.get(name).is_none_or(|is| was.broken(is).next().is_some()))
        };
        has_broken(&self.operations, &new.operations) || has_broken(&self.types, &new.types)
    }
}

fn of_operation(content: &[Item]) -> Members {
    let mut members = Members::default();
    for item in content {
        match item {
            Item::Type(item) => members.put(item.ident.to_string(), &text(&item.ty)),
            Item::Fn(item) if is_public(&item.vis) => {
                members.put(format!("{}()", item.sig.ident), &signature(&item.sig));
            }
            Item::Struct(item) => members.structure(&item.ident.to_string(), item),
            Item::Enum(item) => members.enumeration(&item.ident.to_string(), item),
            Item::Impl(item) => members.implementation(item),
            Item::Macro(item) => made::of_operation(&mut members, item),
            _ => {}
        }
    }
    members
}

fn signature(signature: &syn::Signature) -> String {
    let inputs = signature.inputs.iter().map(|input| match input {
        FnArg::Receiver(_) => "self".to_owned(),
        FnArg::Typed(_) => text(input),
    });
    let inputs: Vec<String> = inputs.collect();
    format!("({}){}", inputs.join(", "), text(&signature.output))
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Tokens as people write them, and types without the way to them.
pub(super) fn text(tokens: &impl ToTokens) -> String {
    let printed = tokens.to_token_stream().to_string().replace("super :: ", "");
    let mut out = String::new();
    for part in printed.split(' ') {
        let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let is_apart = is_word(part.chars().next()) && is_word(out.chars().last());
        if is_apart || out.ends_with([',', ':']) && !out.ends_with("::") && !part.starts_with(':') {
            out.push(' ');
        }
        out.push_str(part);
    }
    out.replace(", )", ")").replace(": :", "::")
}
