//! Real pages, where they lie beside the repository: what is read of them is counted and compared with a table.
//!
//! `UPDATE_GOLDEN=1` rewrites the table. Only counts are kept here; the pages are other people's text.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::read;
use docbind_tests::repository::{root, shared};

/// The folders of real pages.
const FOLDERS: &[&str] = &["openstack", "rackspace-generated", "rackspace-edited"];

#[test]
#[expect(clippy::disallowed_methods, reason = "the table is a file, and the environment asks to rewrite it")]
fn real_pages_give_what_the_table_says() {
    let table = root().join("tests/corpus.txt");
    let mut found = String::new();
    for folder in FOLDERS {
        let Some(pages) = shared(&format!("corpus/{folder}")) else { return };
        for (what, count) in counts(&pages) {
            writeln!(found, "{folder} {what} {count}").unwrap();
        }
    }
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&table, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&table).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (found, expected) = (lines(&found), lines(&expected));
    let gone = expected.iter().filter(|line| !found.contains(line)).map(|line| format!("- {line}\n"));
    let new = found.iter().filter(|line| !expected.contains(line)).map(|line| format!("+ {line}\n"));
    let difference: String = gone.chain(new).collect();
    assert!(difference.is_empty(), "tests/corpus.txt says otherwise; UPDATE_GOLDEN=1 rewrites it\n{difference}");
}

/// How many of everything the pages of a folder have.
fn counts(folder: &Path) -> BTreeMap<String, usize> {
    let Ok(documentation) = load::load(&[PathBuf::from(folder)], &ByExtension) else { return BTreeMap::new() };
    let (pages, diagnostics) = read::read(&documentation.sources);
    let mut counts = BTreeMap::new();
    let mut count = |what: &str, more: usize| *counts.entry(what.to_owned()).or_insert(0) += more;
    count("pages", pages.len());
    for operation in pages.iter().flat_map(|page| &page.operations) {
        count("operations", 1);
        count("deprecated", usize::from(operation.deprecated));
        count("statuses", operation.statuses.len());
        count("parameters", operation.parameters.len());
        for row in &operation.parameters {
            count(&format!("parameters in the {:?}", row.parameter.location).to_lowercase(), 1);
        }
        count("examples", operation.examples.len());
        for example in &operation.examples {
            let example = &example.example;
            count(&format!("examples of a {:?}", example.direction).to_lowercase(), 1);
            count(&format!("examples of {:?}", example.media).to_lowercase(), 1);
            count("examples with a status", usize::from(example.status.is_some()));
            count("examples with a value", usize::from(example.value.is_some()));
        }
    }
    for diagnostic in diagnostics.into_sorted() {
        count(&format!("diagnostics {}", diagnostic.code), 1);
    }
    counts
}
