//! The guide is true: its commands print what it shows, its Rust compiles, and what it lists is all there is.
#![expect(
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "the guide is files, whose names are in small letters"
)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use docbind_codegen::diagnostic::{Code, Severity};
use docbind_codegen::emit::Options;
use docbind_tests::golden::compare;
use docbind_tests::guide::{agrees, blocks, follow};
use docbind_tests::repository;

fn folder() -> PathBuf {
    repository::root().join("codegen/docs")
}

fn chapter(name: &str) -> String {
    fs::read_to_string(folder().join(name)).unwrap()
}

/// Follows a chapter: see [`docbind_tests::guide`].
#[track_caller]
fn check(name: &str) {
    if cfg!(unix)
        && let Err(problems) = follow(&chapter(name), Path::new(env!("CARGO_TARGET_TMPDIR")))
    {
        panic!("codegen/docs/{name}\n{problems}");
    }
}

#[test]
fn the_tutorial_can_be_followed() {
    check("tutorial.md");
}

#[test]
fn shapes_are_what_is_emitted() {
    check("shapes.md");
}

#[test]
fn operations_are_called_as_shown() {
    check("calls.md");
}

#[test]
fn types_are_decided_as_described() {
    check("types.md");
}

#[test]
fn corrections_correct() {
    check("docbind-toml.md");
}

#[test]
fn changes_are_said_as_shown() {
    check("changes.md");
}

#[test]
fn the_other_commands_do_what_is_said() {
    check("outputs.md");
}

#[test]
fn every_chapter_is_in_the_summary() {
    let summary = chapter("SUMMARY.md");
    let mut chapters: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .collect();
    chapters.sort();
    let mut listed: Vec<&str> =
        summary.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(name, _)| name).collect();
    listed.sort_unstable();
    assert_eq!(listed, chapters);
}

#[test]
fn every_diagnostic_is_in_the_guide() {
    let mut text = "# Every diagnostic\n\n\
        What docbind finds odd, in the order in which pages are read. Notes are worth knowing: docbind read the place\n\
        with one meaning. Warnings mean that something may be missing or wrong in the bindings. `docbind check DOCS`\n\
        shows them, `docbind explain CODE` explains one, and `docbind.toml` [silences](docbind-toml.md) what is known.\n"
        .to_owned();
    for code in Code::ALL {
        let severity = match code.severity() {
            Severity::Note => "note",
            Severity::Warning => "warning",
        };
        let (summary, explanation) = (code.summary().trim(), code.explanation().trim());
        write!(text, "\n## {code}\n\n*{severity}*: {summary}\n\n{explanation}\n").unwrap();
    }
    let differences = compare(&folder().join("diagnostics.md"), &text);
    assert!(differences.is_empty(), "{differences}");
}

#[test]
fn every_key_of_the_configuration_is_in_the_guide() {
    let form = fs::read_to_string(repository::root().join("codegen/src/config/form.rs")).unwrap();
    let guide = chapter("docbind-toml.md");
    let fields = form.lines().map(str::trim).filter_map(|line| {
        let line = line.strip_prefix("pub(super) ").unwrap_or(line);
        let (name, ty) = line.strip_suffix(',')?.split_once(": ")?;
        let is_field = name.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !ty.contains('(');
        is_field.then(|| if name == "ty" { "type".to_owned() } else { name.replace('_', "-") })
    });
    let keys: Vec<_> = fields.collect();
    assert!(keys.len() > 10, "the form is not where this test looks for it: {keys:?}");
    let missing: Vec<_> = keys
        .iter()
        .filter(|key| !guide.contains(&format!("`{key}`")) && !guide.contains(&format!(".{key}`")))
        .filter(|key| !["operations", "types", "bindings", "fields", "silence"].contains(&key.as_str()))
        .collect();
    assert!(missing.is_empty(), "codegen/docs/docbind-toml.md does not say: {missing:?}");
}

/// Where choices are listed, and what stands before and after the name of each.
const LISTS: [(&str, &str, &str); 4] = [
    ("README.md", "`", "`"),
    ("codegen/docs/docbind-toml.md", "`bindings.", "`"),
    ("macros/src/lib.rs", "//! * `", "`: "),
    ("macros/src/input.rs", "`", "`"),
];

#[test]
fn every_choice_is_said_wherever_choices_are_listed() {
    let printed = format!("{:#?}", Options::default());
    let fields = printed.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": "));
    let choices: Vec<&str> = fields.map(|(name, _)| name).filter(|name| !name.starts_with(' ')).collect();
    assert!(choices.len() > 10 && choices.contains(&"dates"), "the choices are not found: {choices:?}");
    for (file, before, after) in LISTS {
        let text = fs::read_to_string(repository::root().join(file)).unwrap();
        // The macro's arguments are Rust names.
        let spelt =
            |choice: &str| if file.starts_with("macros") { choice.to_owned() } else { choice.replace('_', "-") };
        let is_said = |choice: &&&str| text.contains(&format!("{before}{}{after}", spelt(choice)));
        let missing: Vec<_> = choices.iter().filter(|choice| !is_said(choice)).collect();
        assert!(missing.is_empty(), "{file} does not say: {missing:?}");
    }
}

#[test]
fn files_and_folders_that_the_guide_names_exist() {
    let tops: Vec<_> = ["spec/", "codegen/", "macros/", "tests/", "generated-example/", "fuzz/"].to_vec();
    let mut missing = Vec::new();
    for name in ["architecture.md", "dialects.md", "types.md"] {
        let text = chapter(name);
        for path in text.split('`').skip(1).step_by(2) {
            let is_path = tops.iter().any(|top| path.starts_with(top)) && !path.contains(['<', ' ']);
            if is_path && !repository::root().join(path).exists() {
                missing.push(format!("{name}: {path}"));
            }
        }
    }
    // The modules behind each rule of inference.
    let types = chapter("types.md").replace('\n', " ");
    for module in types.split("(`").skip(1).filter_map(|rest| rest.split_once("`)")) {
        for module in module.0.split("`, `") {
            let path = repository::root().join("codegen/src/infer").join(module);
            if !path.is_dir() && !path.with_extension("rs").exists() {
                missing.push(format!("types.md: infer/{module}.rs"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_folder_of_the_source_is_in_the_architecture() {
    let text = chapter("architecture.md");
    let folders = fs::read_dir(repository::root().join("codegen/src")).unwrap().map(Result::unwrap);
    let folders = folders.filter(|entry| entry.path().is_dir());
    let missing: Vec<_> = folders
        .map(|entry| format!("codegen/src/{}", entry.file_name().to_string_lossy()))
        .filter(|path| !text.contains(path.as_str()))
        .collect();
    assert!(missing.is_empty(), "codegen/docs/architecture.md does not name {missing:?}");
}

#[test]
fn what_is_left_out_may_be_anything() {
    assert!(agrees("a\nb\nc\n", "a\n...\nc\n"));
    assert!(agrees("a\nb\nc\n", "...\nc\n"));
    assert!(agrees("in 1.5 s; end\n", "in ... s; end\n"));
    assert!(!agrees("a\nb\n", "a\n"));
    assert!(!agrees("a\nb\n", "a\n...\nc\n"));
}

#[test]
fn a_block_belongs_to_the_file_named_before_it() {
    let chapter = "File `a.rst`:\n\n```rst\nx\n```\n\nText.\n\n```console\n$ y\n```\n";
    let blocks = blocks(chapter);
    let shown: Vec<_> = blocks.iter().map(|block| (block.info, block.file, block.text.as_str())).collect();
    assert_eq!(shown, [("rst", Some("a.rst"), "x\n"), ("console", None, "$ y\n")]);
}
