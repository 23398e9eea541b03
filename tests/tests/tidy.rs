//! The invariants of the repository that a tool can check: see "Invariants" in the README.
#![expect(
    clippy::disallowed_methods,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "tidiness is checked on files, whose names are in small letters"
)]

use std::collections::BTreeSet;
use std::fs;

use docbind_codegen::diagnostic::Code;
use docbind_tests::repository::{self, TextFile};

/// The most lines that a Rust file has: it holds one idea.
const MAX_LINES: usize = 450;

/// The widest line, in characters.
const MAX_WIDTH: usize = 120;

/// Longer files, each with the reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// The modules that may touch files, the environment or the exit status.
const ENTRY_POINTS: &[&str] = &[
    "codegen/src/build/",
    "codegen/src/cli/",
    "codegen/src/load/",
    "codegen/src/main.rs",
    "codegen/src/output.rs",
    "macros/src/locate.rs",
];

/// Words that plain data has no use for.
const WORDS_OF_OTHER_STAGES: &[&str] =
    &["rst", "restructuredtext", "span", "spans", "tokenstream", "docutils", "markdown"];

#[track_caller]
fn check(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

fn rust_files() -> impl Iterator<Item = TextFile> {
    let written =
        |file: &TextFile| !file.path.starts_with("tests/golden/") && !file.path.starts_with("tests/expanded/");
    repository::files().into_iter().filter(|file| file.path.ends_with(".rs")).filter(written)
}

/// Files that people write; the others are generated, licences, or pages in the generator's own layout.
fn written_files() -> impl Iterator<Item = TextFile> {
    let generated = [
        "Cargo.lock",
        "LICENSE-APACHE",
        "bindings.rs",
        "golden/operation.rs",
        "spec.json",
        "diagnostics.txt",
        ".rst",
        ".stderr",
    ];
    let written = move |file: &TextFile| {
        let generated = generated.iter().any(|end| file.path.ends_with(end));
        let kept = ["tests/expanded/", "codegen/src/report/golden/"].iter().any(|folder| file.path.starts_with(folder));
        !generated && !kept && !file.path.ends_with(".json")
    };
    repository::files().into_iter().filter(written)
}

#[test]
fn every_rust_file_says_what_it_is() {
    let silent = rust_files().filter(|file| {
        !file.text.starts_with("//!") && !file.path.contains("/ui/") && !file.path.ends_with("/tests.rs")
    });
    check(&silent.map(|file| format!("{}: begins without a module doc", file.path)).collect::<Vec<_>>());
}

#[test]
fn no_file_holds_more_than_one_idea() {
    let mut problems = Vec::new();
    for file in rust_files() {
        let lines = file.text.lines().count();
        let listed = LONG_FILES.iter().any(|(path, _)| *path == file.path);
        if lines > MAX_LINES && !listed {
            problems.push(format!("{}: {lines} lines; split it, or list it with the reason", file.path));
        }
        if lines <= MAX_LINES && listed {
            problems.push(format!("{}: no longer long; take it off the list", file.path));
        }
    }
    check(&problems);
}

#[test]
fn no_line_is_too_wide_and_none_ends_in_a_blank() {
    let mut problems = Vec::new();
    // What is emitted has the lines of its source, further to the right.
    for file in written_files().filter(|file| file.path != "tests/golden/wire.rs") {
        for (at, line) in file.text.lines().enumerate() {
            let place = format!("{}:{}", file.path, at + 1);
            let link = line.starts_with('[') && line.contains("]: http");
            // A literal cannot be broken.
            let literal =
                file.path.ends_with(".rs") && !line.trim_start().starts_with("//") && line.contains(['"', '\'']);
            if line.chars().count() > MAX_WIDTH && !link && !literal {
                problems.push(format!("{place}: over {MAX_WIDTH} characters"));
            }
            if line.ends_with([' ', '\t']) {
                problems.push(format!("{place}: ends in a blank"));
            }
        }
    }
    check(&problems);
}

#[test]
fn nothing_is_left_to_do() {
    let marks = [concat!("todo", "!("), concat!("unimplemented", "!("), concat!("dbg", "!("), concat!("FIX", "ME")];
    let mut problems = Vec::new();
    for file in rust_files() {
        for (at, line) in file.text.lines().enumerate() {
            problems.extend(
                marks
                    .iter()
                    .filter(|mark| line.contains(**mark))
                    .map(|mark| format!("{}:{}: {mark}", file.path, at + 1)),
            );
        }
    }
    check(&problems);
}

#[test]
fn no_file_names_a_path_of_the_machine_it_was_written_on() {
    let folders = ["work", "root", "home", "Users", "mnt"];
    let mut problems = Vec::new();
    for file in repository::files() {
        for (at, line) in file.text.lines().enumerate() {
            let machine = folders.iter().any(|folder| {
                ["\"", " ", "=", "(", "`", "file://"].iter().any(|before| line.contains(&format!("{before}/{folder}/")))
            });
            if machine {
                problems.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    check(&problems);
}

#[test]
fn the_spec_knows_neither_documentation_formats_nor_rust_code() {
    let mut problems = Vec::new();
    for file in rust_files().filter(|file| file.path.starts_with("spec/src/")) {
        for (at, line) in file.text.lines().enumerate() {
            let words = line.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
            let foreign = words.filter(|word| WORDS_OF_OTHER_STAGES.contains(&word.as_str()));
            problems.extend(foreign.map(|word| format!("{}:{}: speaks of `{word}`", file.path, at + 1)));
        }
    }
    check(&problems);
}

#[test]
fn files_and_environment_are_touched_in_entry_points_only() {
    let libraries = ["spec/src/", "codegen/src/", "codegen/emit/src/", "macros/src/"];
    let mut problems = Vec::new();
    for file in rust_files().filter(|file| libraries.iter().any(|library| file.path.starts_with(library))) {
        let lifted = file.text.contains("clippy::disallowed_methods") || file.text.contains("clippy::print_stdout");
        let entry_point = ENTRY_POINTS.iter().any(|entry| file.path.starts_with(entry));
        // A test beside the code may use a folder of its own.
        if lifted && !entry_point && !file.path.ends_with("/tests.rs") {
            problems.push(format!("{}: lifts the ban on files and environment but is no entry point", file.path));
        }
    }
    check(&problems);
}

#[test]
fn identifiers_are_made_in_one_module() {
    let makers = ["Ident::new(", "Ident::new_raw(", "format_ident!", "mk_ident"];
    let is_emission = |file: &TextFile| file.path.starts_with("codegen/emit/src/") || file.path.starts_with("macros/");
    let others = rust_files().filter(is_emission).filter(|file| !file.path.starts_with("codegen/emit/src/names/"));
    let made = others.filter(|file| makers.iter().any(|maker| file.text.contains(maker)));
    check(&made.map(|file| format!("{}: makes an identifier", file.path)).collect::<Vec<_>>());
}

#[test]
fn every_explanation_belongs_to_a_code_and_says_what_to_do() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(ToString::to_string).collect();
    let mut problems = Vec::new();
    for file in repository::files() {
        let Some(name) = file.path.strip_prefix("codegen/src/diagnostic/explain/") else { continue };
        let name = name.trim_end_matches(".md");
        if !codes.contains(name) {
            problems.push(format!("{}: explains no code", file.path));
        }
        if !file.text.contains("**What to do:**") {
            problems.push(format!("{}: does not say what to do", file.path));
        }
    }
    check(&problems);
}

#[test]
fn every_link_of_a_readme_leads_somewhere() {
    let root = repository::root();
    let mut problems = Vec::new();
    for file in repository::files().into_iter().filter(|file| file.path.ends_with(".md")) {
        let folder = root.join(&file.path).parent().map(std::path::Path::to_path_buf).unwrap_or_default();
        for link in links(&file.text) {
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let path = if target.is_empty() { root.join(&file.path) } else { folder.join(target) };
            if !path.exists() {
                problems.push(format!("{}: the link `{link}` leads nowhere", file.path));
            } else if !anchor.is_empty() && !anchors(&fs::read_to_string(&path).unwrap()).contains(anchor) {
                problems.push(format!("{}: `{target}` has no section `{anchor}`", file.path));
            }
        }
    }
    check(&problems);
}

/// The targets of inline and reference links, outside code.
fn links(text: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let mut code = false;
    for line in text.lines() {
        code ^= line.trim_start().starts_with("```");
        if code {
            continue;
        }
        links.extend(line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link));
        if line.starts_with('[') {
            links.extend(line.split_once("]: ").map(|(_, link)| link.trim()));
        }
    }
    links
}

/// The anchors of the sections, as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let titles = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let kept = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    titles
        .map(|title| title.to_lowercase().chars().filter(|c| kept(*c)).collect::<String>().replace(' ', "-"))
        .collect()
}

#[test]
fn the_commands_of_the_readme_are_those_that_ci_runs() {
    let root = repository::root();
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let ci = fs::read_to_string(root.join(".ci/run")).unwrap();
    let mut problems = Vec::new();
    for command in ["cargo run -- expand generated-example/docs", "cargo test --workspace"] {
        for (name, text) in [("README.md", &readme), (".ci/run", &ci)] {
            if !text.contains(command) {
                problems.push(format!("{name} does not say `{command}`"));
            }
        }
    }
    check(&problems);
}

#[test]
fn every_published_crate_carries_a_readme_and_both_licences() {
    let mut problems = Vec::new();
    for krate in ["spec", "codegen", "codegen/emit", "macros"] {
        for file in ["README.md", "LICENSE-MIT", "LICENSE-APACHE"] {
            if !repository::root().join(krate).join(file).is_file() {
                problems.push(format!("{krate}/{file} is missing"));
            }
        }
    }
    check(&problems);
}
