//! Recorded answers of a real server, where they lie beside the repository, against the pages of its API: the types
//! decode every body of a documented operation.
#![expect(clippy::disallowed_methods, reason = "recordings are files")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::{fs, slice};

use docbind_codegen::compile;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::verify::{Policy, traffic, verify};
use docbind_tests::repository::shared;

/// Expects so many bodies of operations that these pages document, each of which decodes.
#[track_caller]
fn check(pages: &str, bodies: usize) {
    let (Some(pages), Some(captures)) = (shared(&format!("corpus/openstack/{pages}")), shared("captures/glance"))
    else {
        return;
    };
    let documentation = load::load(slice::from_ref(&pages), &ByExtension).unwrap();
    let (api, _) = compile(&documentation.sources, "Images");
    let mut files: Vec<PathBuf> = fs::read_dir(captures).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let recorded = files
        .iter()
        .filter(|file| file.extension().is_some_and(|name| name == "json"))
        .flat_map(|file| traffic::parse(&file.display().to_string(), &fs::read_to_string(file).unwrap()).unwrap());
    let totals = verify(&api, &recorded.collect::<Vec<_>>(), &Policy::default()).totals;
    assert_eq!((totals.bodies, totals.decoded), (bodies, bodies));
}

#[test]
fn the_answers_of_an_image_service_decode() {
    check("images-v2", 64);
    check("image-schemas", 4);
}
