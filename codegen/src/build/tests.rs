//! What a build script tells cargo.

use std::path::PathBuf;

use super::{BuildError, Builder, Warnings};
use crate::output::Written;
use crate::report::Target;

/// A folder of pages beside a folder for results.
#[expect(clippy::disallowed_methods, reason = "tests make their own folders")]
fn crate_with(files: &[(&str, &[u8])]) -> (tempfile::TempDir, Builder) {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join("docs").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let builder = Builder::new(folder.path().join("docs")).out_dir(folder.path());
    (folder, builder)
}

/// The lines for cargo without the folder's own path.
fn lines(folder: &tempfile::TempDir, builder: &Builder) -> Vec<String> {
    let path = format!("{}/", folder.path().display());
    builder.run().1.into_iter().map(|line| line.replace(&path, "")).collect()
}

#[test]
fn cargo_is_told_of_every_file_and_folder_that_exists() {
    let (folder, builder) = crate_with(&[("a.rst", b""), ("b/c.rst", b""), ("b/notes.md", b"")]);
    let builder = builder.spec("api.json");
    let tracked =
        ["docs", "docs/a.rst", "docs/b", "docs/b/c.rst"].map(|path| format!("cargo::rerun-if-changed={path}"));
    assert_eq!(lines(&folder, &builder), tracked);
    let (folder, builder) = crate_with(&[("a.rst", b""), ("docbind.toml", b"title = 'Lamps'")]);
    let builder = builder.spec("api.json");
    assert!(lines(&folder, &builder).contains(&"cargo::rerun-if-changed=docs/docbind.toml".to_owned()));
    assert_eq!(builder.run().0.unwrap().api.title, "Lamps");
}

#[test]
fn files_are_written_once() {
    let (folder, builder) = crate_with(&[("a.rst", b"")]);
    let builder = builder.spec("api.json").bindings("api.rs");
    let written = |builder: &Builder| {
        builder
            .run()
            .0
            .unwrap()
            .files
            .into_iter()
            .map(|(path, written)| (path.strip_prefix(folder.path()).unwrap().to_path_buf(), written))
            .collect::<Vec<_>>()
    };
    let files = |written| [(PathBuf::from("api.json"), written), (PathBuf::from("api.rs"), written)];
    assert_eq!(written(&builder), files(Written::Changed));
    assert_eq!(written(&builder), files(Written::Unchanged));
}

#[test]
fn warnings_are_few_and_counted() {
    let pages: Vec<_> = (0..9).map(|page| format!("{page}.rst")).collect();
    let pages: Vec<_> = pages.iter().map(|page| (page.as_str(), b"\xff".as_slice())).collect();
    let (folder, builder) = crate_with(&pages);
    let builder = builder.spec("api.json");
    let shown = |warnings| {
        let lines = lines(&folder, &builder.clone().warnings(warnings));
        lines.into_iter().filter(|line| line.starts_with("cargo::warning=")).collect::<Vec<_>>()
    };
    let grouped = shown(Warnings::Grouped);
    let message = "a byte here is no UTF-8 and was read as U+FFFD [invalid-utf8]";
    assert_eq!(grouped[0], format!("cargo::warning=docs/0.rst:1:1: {message}"));
    assert_eq!(grouped[3..], ["cargo::warning=and 6 more diagnostics: 1 code in all; `docbind check docs` shows them"]);
    assert_eq!((shown(Warnings::All).len(), shown(Warnings::Silent).len()), (9, 0));
}

#[test]
fn what_is_denied_fails_the_build() {
    let (folder, builder) = crate_with(&[("a.rst", b"\xff")]);
    let builder = builder.spec("api.json").deny(Target::Warnings);
    assert!(matches!(builder.run().0, Err(BuildError::Denied { count: 1, .. })));
    assert!(lines(&folder, &builder).iter().any(|line| line.starts_with("cargo::error=docs/a.rst:1:1")));
}

#[test]
fn errors_say_what_to_do() {
    let (_folder, builder) = crate_with(&[("a.rst", b"")]);
    let error = builder.run().0.unwrap_err();
    assert!(format!("{error:?}").contains("call `spec("), "{error}");
    let error = Builder::new("no/docs").spec("api.json").run().0.unwrap_err();
    assert!(error.to_string().contains("no such file or folder: no/docs"), "{error}");
}
