//! Bindings with a feature for each folder of pages: a crate of them compiles without a warning, and passes its tests,
//! with no feature, with each alone and with all.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

use docbind_codegen::emit::{Features, Http, Options};
use docbind_codegen::source::{Source, Sources};
use docbind_codegen::{compile, format};
use docbind_tests::downstream::Crate;

const MANIFEST: &str = r#"
[features]
kites = []
paper-boats = []

[dependencies]
http = { version = "1", default-features = false, features = ["std"] }
serde = "1"
serde_json = { version = "1", features = ["preserve_order"] }
"#;

/// What is there with which feature.
const TESTS: &str = r###"
use features::*;

#[test]
fn what_no_folder_has_is_always_there() {
    assert_eq!(show_harbour::path(), "/harbour");
}

#[cfg(feature = "kites")]
#[test]
fn a_folder_brings_its_operations_and_types() {
    let kite: Kite = serde_json::from_str(r##"{"id": "k", "owner": {"name": "Ida"}, "tail": {"knots": 3}}"##).unwrap();
    let (owner, tail): (Owner, KiteTail) = (kite.owner, kite.tail);
    assert_eq!((owner.name.as_str(), tail.knots), ("Ida", 3));
    assert_eq!(show_kite::path("k"), "/kites/k");
}

#[cfg(feature = "paper-boats")]
#[test]
fn a_type_of_two_folders_comes_with_either() {
    let boat: Boat = serde_json::from_str(r#"{"id": "b", "owner": {"name": "Ida"}, "colour": "red"}"#).unwrap();
    let owner: Owner = boat.owner;
    assert_eq!((owner.name.as_str(), show_boat::path("b").as_str()), ("Ida", "/boats/b"));
}
"###;

fn page(title: &str, path: &str, example: &str) -> String {
    format!(
        "{title}\n{}\n\n.. code::\n\n    GET {path}\n\nThis table shows the possible response codes for this \
         operation:\n\n+-------------+-------+------------+\n|Response Code|Name   |Description |\n\
         +=============+=======+============+\n|200          |Success|It is shown.|\n\
         +-------------+-------+------------+\n\n\
         Response\n\"\"\"\"\"\"\"\"\n\n**Example {title}: JSON response**\n\n.. code::\n\n    {example}\n",
        "~".repeat(title.len()),
    )
}

fn bindings() -> String {
    let kite = r#"{"kite": {"id": "k", "owner": {"name": "Ida"}, "tail": {"knots": 3}}}"#;
    let boat = r#"{"boat": {"id": "b", "owner": {"name": "Ida"}, "colour": "red"}}"#;
    let sources = Sources::new(vec![
        Source::new("harbour.rst", page("Show harbour", "/harbour", r#"{"depth": 4}"#)),
        Source::new("kites/show.rst", page("Show kite", "/kites/{kite_id}", kite)),
        Source::new("Paper Boats/show.rst", page("Show boat", "/boats/{boat_id}", boat)),
    ]);
    let (api, _) = compile(&sources, "Afternoon");
    let mut options = Options::default();
    options.features = Features::Folders;
    options.http = Http::Emitted;
    format::file(&api, &options).unwrap()
}

#[test]
fn each_choice_of_features_compiles_and_passes_its_tests() {
    let lib = format!("#![deny(warnings)]\n{}", bindings());
    let files = [("src/lib.rs", lib.as_str()), ("tests/features.rs", TESTS)];
    let krate = Crate::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "features", MANIFEST, &files).unwrap();
    // Without a feature: the test of the example and that of the codes, the answer, and the one above; a folder adds
    // as many.
    for (features, passed) in [("", 4), ("kites", 8), ("paper-boats", 8), ("kites paper-boats", 12)] {
        let run = krate.cargo(&["test", "--features", features]).unwrap().clean();
        let tests = run.stdout.lines().filter(|line| line.starts_with("test ") && line.ends_with("... ok")).count();
        assert_eq!(tests, passed, "with {features:?}:\n{}", run.stdout);
    }
}
