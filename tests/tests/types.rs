//! What the types of real pages hold, whatever pages there are.

use std::collections::BTreeSet;
use std::path::PathBuf;

use docbind_codegen::compile;
use docbind_codegen::load::{self, ByExtension};
use docbind_spec::{Api, Presence, Shape, Type};
use docbind_tests::repository::shared;

/// The folders of real pages.
const FOLDERS: &[&str] = &["openstack", "rackspace-generated", "rackspace-edited"];

/// The APIs of the real pages, where they lie beside the repository.
fn apis() -> impl Iterator<Item = (&'static str, Api)> {
    FOLDERS.iter().filter_map(|&folder| {
        let pages: PathBuf = shared(&format!("corpus/{folder}"))?;
        let documentation = load::load(&[pages], &ByExtension).ok()?;
        Some((folder, compile(&documentation.sources, "API").0))
    })
}

/// The types that no value can be: each requires another of them.
fn without_values(api: &Api) -> Vec<&str> {
    let mut finite: BTreeSet<&str> = BTreeSet::new();
    let ends = |ty: &Type, finite: &BTreeSet<&str>| match ty {
        Type::Named { name } => finite.contains(name.as_str()),
        _ => true,
    };
    loop {
        let before = finite.len();
        for def in &api.types {
            let has_values = match &def.shape {
                Shape::Enum { .. } => true,
                Shape::Union { variants } => variants.iter().any(|variant| ends(&variant.ty, &finite)),
                Shape::Struct { includes, fields, .. } => {
                    includes.iter().all(|name| finite.contains(name.as_str()))
                        && fields.iter().all(|field| field.presence == Presence::Optional || ends(&field.ty, &finite))
                }
            };
            if has_values {
                finite.insert(&def.name);
            }
        }
        if finite.len() == before {
            break;
        }
    }
    api.types.iter().map(|def| def.name.as_str()).filter(|name| !finite.contains(name)).collect()
}

#[test]
fn every_type_has_values() {
    for (folder, api) in apis() {
        assert_eq!(without_values(&api), [] as [&str; 0], "{folder}");
    }
}
