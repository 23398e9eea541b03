//! Names stay when pages come and go: what a page says is called the same whichever other pages there are.
//!
//! The rule: a name is decided by what a thing is, not by the order of pages. A page that goes may free a name that two
//! things wanted, or take with it the evidence that two things are one; all others are called as before.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use docbind_codegen::compile;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::source::{Source, Sources};
use docbind_spec::{Api, Type};
use docbind_tests::repository::{products, root};

/// The pages of a folder, each with its path and text.
fn pages(folder: &Path) -> Vec<(String, String)> {
    let documentation = load::load(&[folder.to_path_buf()], &ByExtension).expect("the folder has pages");
    let pages = documentation.sources.iter();
    pages.map(|(_, source)| (source.path().to_owned(), source.text().to_owned())).collect()
}

fn api<'p>(pages: impl IntoIterator<Item = &'p (String, String)>) -> Api {
    let sources = pages.into_iter().map(|(path, text)| Source::new(path.as_str(), text.as_str())).collect();
    compile(&Sources::new(sources), "API").0
}

/// The names of each operation by its place in the pages: its id, and the names of its messages.
fn names(api: &Api) -> BTreeMap<(String, u32), Vec<String>> {
    let name = |ty: &Option<Type>| ty.as_ref().map(text).unwrap_or_default();
    let operations = api.operations.iter();
    operations
        .map(|operation| {
            let place = (operation.source.file.to_string(), operation.source.line);
            (place, vec![operation.id.clone(), name(&operation.request), name(&operation.response)])
        })
        .collect()
}

fn text(ty: &Type) -> String {
    match ty {
        Type::Named { name } => name.clone(),
        Type::Array { items } => format!("[{}]", text(items)),
        Type::Map { values } => format!("{{{}}}", text(values)),
        Type::Nullable { of } => format!("{}?", text(of)),
        Type::Any | Type::Boolean | Type::Integer { .. } | Type::Number | Type::String { .. } => "plain".to_owned(),
    }
}

#[test]
fn the_order_of_pages_does_not_matter() {
    for folder in [root().join("generated-example/docs")].into_iter().chain(products()) {
        let pages = pages(&folder);
        let expected = api(&pages).to_json();
        assert_eq!(api(pages.iter().rev()).to_json(), expected, "{}", folder.display());
        let (even, odd): (Vec<_>, Vec<_>) = pages.iter().enumerate().partition(|(at, _)| at % 2 == 0);
        let shuffled = odd.into_iter().chain(even).map(|(_, page)| page);
        assert_eq!(api(shuffled).to_json(), expected, "{}", folder.display());
    }
}

/// How many pages are left out of a folder, one at a time.
const LEFT_OUT: usize = 4;

#[test]
fn a_page_that_goes_leaves_the_other_names() {
    let (mut kept, mut all) = (0, 0);
    let mut renamed: BTreeSet<String> = BTreeSet::new();
    for folder in [root().join("generated-example/docs")].into_iter().chain(products()) {
        let pages = pages(&folder);
        let before = names(&api(&pages));
        for at in (0..pages.len()).step_by(pages.len().div_ceil(LEFT_OUT).max(1)) {
            let gone = &pages[at].0;
            let rest = pages.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, page)| page);
            for (place, names) in names(&api(rest)) {
                let Some(known) = before.get(&place) else { continue };
                all += names.len();
                let same = known.iter().zip(&names).filter(|(known, name)| known == name).count();
                kept += same;
                if same < names.len() {
                    renamed.insert(format!("without {gone}: {known:?} became {names:?}"));
                }
            }
        }
    }
    // Where evidence goes, some things part or meet; all the rest is called as before.
    assert!(kept * 1000 >= all * 995, "{kept} of {all} names are kept:\n{renamed:#?}");
}
