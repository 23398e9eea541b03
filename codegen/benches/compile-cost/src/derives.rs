//! The types with serde's derives, as one would write them by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use docbind_spec::{Api, IntegerFormat, Presence, Shape, Type, TypeDef, ValueKind};

const DERIVES: &str = "#[derive(Debug, Clone, PartialEq, ::serde::Serialize, ::serde::Deserialize)]\n";

pub(crate) fn source(api: &Api) -> String {
    api.types.iter().map(|def| definition(api, def)).collect()
}

fn definition(api: &Api, def: &TypeDef) -> String {
    let name = name(api, &def.name);
    let mut out = format!("#[doc = {:?}]\n{DERIVES}", def.description);
    match &def.shape {
        Shape::Struct { .. } => {
            let (fields, rest) = api.fields(def);
            let of_struct = fields.iter().enumerate().map(|(at, field)| {
                let ty = ty(api, &def.name, &field.ty);
                let (attribute, ty) = match field.presence {
                    Presence::Required => (String::new(), ty),
                    Presence::Optional => {
                        (", default, skip_serializing_if = \"Option::is_none\"".to_owned(), format!("Option<{ty}>"))
                    }
                };
                let doc = &field.description;
                format!("#[doc = {doc:?}]\n#[serde(rename = {:?}{attribute})]\npub f{at}: {ty},\n", field.name)
            });
            let fields: String = of_struct.collect();
            let rest = rest.map(|rest| ty(api, "", rest));
            let rest =
                rest.map(|rest| format!("#[serde(flatten)] pub rest: ::std::collections::BTreeMap<String, {rest}>,"));
            _ = writeln!(out, "pub struct {name} {{ {fields} {} }}", rest.unwrap_or_default());
        }
        Shape::Enum { of: ValueKind::Integer, .. } => _ = writeln!(out, "pub struct {name}(pub i64);"),
        Shape::Enum { of: ValueKind::String, values, .. } => {
            let texts: BTreeSet<&str> = values.iter().map(|value| value.value.as_str()).collect();
            let variants = texts.iter().enumerate();
            let variants: String = variants.map(|(at, text)| format!("#[serde(rename = {text:?})] V{at},\n")).collect();
            _ = writeln!(out, "pub enum {name} {{ {variants} #[serde(untagged)] Undocumented(String) }}");
        }
        Shape::Union { variants } => {
            let variants = variants.iter().enumerate();
            let variants: String =
                variants.map(|(at, variant)| format!("V{at}({}),\n", ty(api, &def.name, &variant.ty))).collect();
            _ = writeln!(out, "#[serde(untagged)] pub enum {name} {{ {variants} Undocumented(::serde_json::Value) }}");
        }
    }
    out
}

/// Every type has a plain name, whatever the spec calls it.
fn name(api: &Api, name: &str) -> String {
    api.types.iter().position(|def| def.name == name).map_or("::serde_json::Value".to_owned(), |at| format!("T{at}"))
}

fn ty(api: &Api, owner: &str, of: &Type) -> String {
    match of {
        Type::Any => "::serde_json::Value".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer { format: IntegerFormat::Int32 } => "i32".to_owned(),
        Type::Integer { format: IntegerFormat::Int64 } => "i64".to_owned(),
        Type::Integer { format: IntegerFormat::Uint64 } => "u64".to_owned(),
        Type::Number => "f64".to_owned(),
        Type::String { .. } => "String".to_owned(),
        Type::Array { items } => format!("Vec<{}>", ty(api, "", items)),
        Type::Map { values } => format!("::std::collections::BTreeMap<String, {}>", ty(api, "", values)),
        Type::Nullable { of } => format!("Option<{}>", ty(api, owner, of)),
        Type::Named { name: to } if reaches(api, to, owner) => format!("Box<{}>", name(api, to)),
        Type::Named { name: to } => name(api, to),
    }
}

/// Whether a type has another in it, so that a reference back must be boxed.
fn reaches(api: &Api, from: &str, to: &str) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(name) = open.pop() {
        if name == to {
            return true;
        }
        if let Some(def) = api.type_def(name).filter(|_| seen.insert(name)) {
            let (fields, rest) = api.fields(def);
            open.extend(fields.into_iter().map(|field| &field.ty).chain(rest).flat_map(Type::references));
            open.extend(def.types().flat_map(Type::references));
        }
    }
    false
}
