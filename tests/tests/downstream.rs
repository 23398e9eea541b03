//! docbind as a downstream crate meets it: the build script, the macro and the command in crates of their own.
#![expect(clippy::disallowed_methods, reason = "a downstream crate is files and runs of cargo")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use docbind_tests::downstream::Crate;
use docbind_tests::repository;

const SERDE: &str = "serde = \"1\"\nserde_json = { version = \"1\", features = [\"preserve_order\"] }\n";

/// With the build script and the macro.
const DOCBIND: &str = "\
docbind-macros = { path = \"{root}/macros\" }

[build-dependencies]
docbind-codegen = { path = \"{root}/codegen\", default-features = false }
";

const BUILD: &str = r#"
fn main() -> Result<(), docbind_codegen::BuildError> {
    docbind_codegen::Builder::new("docs").title("Lamps").spec("api.json").bindings("api.rs").build()?;
    Ok(())
}
"#;

const LIB: &str = r#"
#![deny(warnings)]
pub mod by_macro {
    docbind_macros::bindings!("$OUT_DIR/api.json");
}
pub mod by_build_script {
    include!(concat!(env!("OUT_DIR"), "/api.rs"));
}
"#;

const PAGE: &str = r#"
Show lamp
^^^^^^^^^

.. code::

    GET /lamps/{lamp_id}

Shows a lamp.

+---------------+---------+-------------------+
|Response Code  |Name     |Description        |
+===============+=========+===================+
|200            |Success  |Request succeeded. |
+---------------+---------+-------------------+

Response
""""""""

**Example Show lamp: JSON response**

.. code::

    {"lamp": {"id": 4, "colour": "red"}}
"#;

fn scratch() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

fn made(name: &str, files: &[(&str, &str)]) -> Crate {
    Crate::new(scratch(), name, &format!("[dependencies]\n{SERDE}{DOCBIND}"), files).unwrap()
}

/// What the command of the README prints for pages.
fn expand(docs: &Path) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.current_dir(repository::root()).args(["run", "--quiet", "--", "expand"]).arg(docs);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A crate that holds what the command printed, and depends on nothing but serde.
fn kept(name: &str, bindings: &str, test: &str) -> Crate {
    let lib = "#![deny(warnings)]\npub mod api;\n";
    let files = [("src/lib.rs", lib), ("src/api.rs", bindings), ("tests/answers.rs", test)];
    Crate::new(scratch(), name, &format!("[dependencies]\n{SERDE}"), &files).unwrap()
}

#[cfg(unix)]
#[test]
fn macro_build_script_and_command_give_the_same_code() {
    let toml = "title = \"Lamps\"\n";
    let files = [("build.rs", BUILD), ("src/lib.rs", LIB), ("docs/lamp.rst", PAGE), ("docs/docbind.toml", toml)];
    let downstream = made("three-ways", &files);
    let _ = downstream.cargo(&["check"]).unwrap().clean();
    let written = fs::read_to_string(downstream.out("api.rs").unwrap()).unwrap();
    assert_eq!(written, expand(&downstream.folder().join("docs")));

    // The compiler's own print of the expanded crate, where both modules have lost how they came about.
    downstream.write("src/lib.rs", &format!("{LIB}\n")).unwrap();
    let expanded = downstream.expanded().unwrap().clean().stdout;
    let (by_macro, rest) = expanded.split_once("pub mod by_build_script {").unwrap();
    let (_, by_macro) = by_macro.split_once("pub mod by_macro {").unwrap();
    let watch = "const _: &str =";
    assert!(by_macro.contains(watch), "the macro does not watch its spec");
    let (by_macro, by_build_script) = (comparable(by_macro, Some(watch)), comparable(rest, None));
    let same = by_macro.chars().zip(by_build_script.chars()).take_while(|(one, other)| one == other).count();
    let shown = |code: &str| code.chars().skip(same.saturating_sub(80)).take(160).collect::<String>();
    assert!(by_macro == by_build_script, "macro: {}\nbuild script: {}", shown(&by_macro), shown(&by_build_script));
}

#[cfg(unix)]
/// The code without what formatting changes, with documentation as attributes; `without` is the beginning of an item
/// that is left out.
fn comparable(code: &str, without: Option<&str>) -> String {
    let mut code = code.to_owned();
    if let Some(at) = without.and_then(|start| code.find(start)) {
        let end = code[at..].find(';').map_or(code.len(), |end| at + end + 1);
        code.replace_range(at..end, "");
    }
    let lines = code.lines().map(|line| {
        // The printer keeps a comment of documentation at the end of a line where it stood inside of a macro.
        match (line.split_once("///"), line.split_once("//!")) {
            (Some((code, text)), _) => format!("{code}#[doc = {text:?}]"),
            (_, Some((code, text))) => format!("{code}#![doc = {text:?}]"),
            (None, None) => line.to_owned(),
        }
    });
    let code = lines.collect::<Vec<_>>().join(" ");
    // Formatting sets blanks, separators behind the last of a list, and braces around an expression.
    code.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | ';' | '{' | '}')).collect()
}

#[test]
fn a_changed_page_rebuilds_and_an_untouched_tree_does_not() {
    let downstream = made("rebuilds", &[("build.rs", BUILD), ("src/lib.rs", LIB), ("docs/lamp.rst", PAGE)]);
    let _ = downstream.cargo(&["check"]).unwrap().clean();
    let again = downstream.cargo(&["check", "--verbose"]).unwrap().clean();
    assert!(again.stderr.contains("Fresh rebuilds"), "an untouched tree was built again:\n{}", again.stderr);

    downstream.write("docs/lamp.rst", &PAGE.replace("|200 ", "|203 ")).unwrap();
    let _ = downstream.cargo(&["check"]).unwrap().clean();
    let spec = fs::read_to_string(downstream.out("api.json").unwrap()).unwrap();
    assert!(spec.contains("203"), "a changed page was not read again");

    downstream.write("docs/keeper/keeper.rst", &PAGE.replace("lamp", "keeper")).unwrap();
    let _ = downstream.cargo(&["check"]).unwrap().clean();
    let spec = fs::read_to_string(downstream.out("api.json").unwrap()).unwrap();
    assert!(spec.contains("show_keeper"), "a new page in a new folder was not read");

    let settled = downstream.cargo(&["check", "--verbose"]).unwrap().clean();
    assert!(settled.stderr.contains("Fresh rebuilds"), "{}", settled.stderr);
}

#[test]
fn a_field_that_is_broken_by_hand_fails_the_test_of_its_example() {
    let docs = repository::root().join("tests/golden/one-type-for-one-thing/pages");
    let bindings = expand(&docs);
    let broken = bindings.replacen("colour \"colour\"", "colour \"color\"", 1);
    assert_ne!(bindings, broken, "the field is not where this test looks for it");
    let run = kept("broken", &broken, "").cargo(&["test", "--lib"]).unwrap();
    assert!(!run.succeeded);
    assert!(run.stdout.contains("show-lamp.rst:"), "the failure names no page and line:\n{}", run.stdout);
}

#[test]
fn the_seed_pages_bind_the_recorded_answers_of_a_server() {
    let (Some(seeds), Some(captures)) = (repository::shared("seeds"), repository::shared("captures/glance")) else {
        return;
    };
    let downstream = kept("seeds", &expand(&seeds), &answers(&captures));
    let run = downstream.cargo(&["test"]).unwrap().clean();
    println!("{}", run.stdout);
}

/// Recorded answers that contradict their page, and how.
const CONTRADICTIONS: &[(&str, &str)] =
    &[("_no_properties_", "no `name` in `image_properties`: the row says Required, and every example has it")];

/// A test for each recorded answer that shows a task.
fn answers(captures: &Path) -> String {
    let mut tests = String::new();
    let mut files: Vec<PathBuf> = fs::read_dir(captures).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let capture: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let path = capture["request"]["path"].as_str().unwrap_or_default();
        let is_task = path.strip_prefix("/v2/tasks/").is_some_and(|id| !id.contains(['/', '?']));
        let body = &capture["response"]["body"];
        let name = file.file_stem().unwrap().to_string_lossy().replace('-', "_");
        let contradicts = CONTRADICTIONS.iter().any(|(part, _)| name.contains(part));
        let shown = capture["request"]["method"] == "GET" && capture["response"]["status"] == 200 && is_task;
        if shown && body.is_object() && !contradicts {
            write!(
                tests,
                "#[test]\nfn {name}() {{\n    let task: seeds::api::get_task_details::Response =\n        \
                 serde_json::from_str(r####\"{body}\"####).unwrap();\n    \
                 let written = serde_json::to_value(&task).unwrap();\n    \
                 assert_eq!(written[\"id\"], {});\n}}\n",
                body["id"]
            )
            .unwrap();
        }
    }
    assert!(tests.contains("#[test]"), "no recorded answer shows a task");
    tests
}
