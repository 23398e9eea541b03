//! What a build script tells cargo.

use std::path::PathBuf;

use super::{BuildError, Builder, Refuse, Warnings};
use crate::diagnostic::Severity;
use crate::output::Written;

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
fn what_the_options_name_must_be_there() {
    let (_folder, builder) = crate_with(&[("a.rst", b"")]);
    let mut options = docbind_emit::Options::default();
    options.derives = ["Lamp=Eq", "Lamb=Eq"].map(|text| docbind_emit::Derive::new(text).unwrap()).to_vec();
    let error = builder.spec("api.json").options(options).run().0.unwrap_err();
    assert_eq!(error.to_string(), "the spec has no type `Lamp`\nthe spec has no type `Lamb`");
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
    let builder = builder.spec("api.json").deny(Severity::Warning);
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

/// A page that shows a lamp, with a row for its id.
const LAMP: &str = r#"Show lamp
^^^^^^^^^

.. code::

    GET /lamps/{lamp_id}

+---------------+---------+-------------------+
|Response Code  |Name     |Description        |
+===============+=========+===================+
|200            |Success  |Request succeeded. |
+---------------+---------+-------------------+

Response
""""""""

This table shows the body parameters for the response:

+---------------+---------+-------------------+
|Name           |Type     |Description        |
+===============+=========+===================+
|colour         |String   |Its colour.        |
+---------------+---------+-------------------+

.. code::

    {"id": 4, "colour": "red"}
"#;

/// What the build script says of a page in place of [`LAMP`], the baseline being made of that.
#[track_caller]
#[expect(clippy::disallowed_methods, reason = "tests make their own folders")]
fn check_against_baseline(page: &str, refuse: Refuse, said: &[&str], error: Option<&str>) {
    let (folder, builder) = crate_with(&[("lamp.rst", LAMP.as_bytes())]);
    let baseline = folder.path().join("api.baseline.json");
    let made = builder.clone().spec("api.baseline.json").run().0.unwrap();
    assert_eq!(made.files, [(baseline.clone(), Written::Changed)]);
    std::fs::write(folder.path().join("docs/lamp.rst"), page).unwrap();
    let builder = builder.spec("api.json").baseline(&baseline).refuse(refuse).warnings(Warnings::Silent);
    let lines = lines(&folder, &builder);
    let of_changes = lines.iter().filter(|line| !line.starts_with("cargo::rerun-if"));
    assert_eq!(of_changes.collect::<Vec<_>>(), said);
    let result = builder.run().0;
    let root = format!("{}/", folder.path().display());
    assert_eq!(result.as_ref().err().map(|error| error.to_string().replace(&root, "")).as_deref(), error);
    assert_eq!(folder.path().join("api.json").exists(), error.is_none(), "what is refused is not written");
    assert!(lines.contains(&"cargo::rerun-if-changed=api.baseline.json".to_owned()), "{lines:?}");
    assert!(lines.contains(&"cargo::rerun-if-env-changed=DOCBIND_ACCEPT".to_owned()), "{lines:?}");
}

#[test]
fn changes_against_the_baseline_are_said_and_breaking_ones_refused() {
    let accept = "to accept what the pages say now, run `DOCBIND_ACCEPT=1 cargo build` once and check \
                  api.baseline.json in";
    let refused = format!("1 change against api.baseline.json refused; {accept}");
    let told = format!("cargo::warning={accept}");
    check_against_baseline(LAMP, Refuse::All, &[], None);
    check_against_baseline(&LAMP.replace("Its colour", "The colour"), Refuse::All, &[], None);

    let other = LAMP.replace("\"red\"", "[1]");
    let broken = "docs/lamp.rst:27: type `Lamp`: the field `colour` was `string` and is `[int64]` \
                  [breaking, field-changed]";
    check_against_baseline(&other, Refuse::Breaking, &[&format!("cargo::error={broken}")], Some(&refused));
    check_against_baseline(&other, Refuse::Nothing, &[&format!("cargo::warning={broken}"), &told], None);

    let row = "|200            |Success  |Request succeeded. |";
    let rule = "+---------------+---------+-------------------+";
    let more = LAMP.replace(row, &format!("{row}\n{rule}\n|404            |Missing  |No such lamp.      |"));
    let added = "docs/lamp.rst:13: operation `show_lamp`: the status 404 is documented now: `Status::Missing` \
                 [compatible, status-added]";
    check_against_baseline(&more, Refuse::Breaking, &[&format!("cargo::warning={added}"), &told], None);
    check_against_baseline(&more, Refuse::All, &[&format!("cargo::error={added}")], Some(&refused));
}

#[test]
fn a_baseline_that_is_not_there_is_an_error_that_says_how_to_make_it() {
    let (folder, builder) = crate_with(&[("lamp.rst", LAMP.as_bytes())]);
    let path = folder.path().join("api.baseline.json");
    let error = builder.spec("api.json").baseline(path).run().0.unwrap_err().to_string();
    assert!(error.contains("there is no ") && error.contains("run `DOCBIND_ACCEPT=1 cargo build`"), "{error}");
}
