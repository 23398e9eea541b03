//! Every line that `docbind check` suggests can be followed, and settles what it is suggested for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use docbind_codegen::compile_with;
use docbind_codegen::config::{self, Config};
use docbind_codegen::diagnostic::{Diagnostic, Diagnostics};
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::source::Sources;
use docbind_spec::Api;
use docbind_tests::repository::{products, root};

/// The folders of the project's own pages, and of real ones where they lie beside the repository.
fn folders() -> Vec<PathBuf> {
    let mut folders = vec![root().join("generated-example/docs")];
    folders.extend(docbind_tests::golden::cases().expect("there are golden cases").into_iter().map(|case| case.folder));
    folders.extend(products());
    folders
}

/// What the pages say, corrected by a configuration that can be followed.
fn compiled(sources: &Sources, text: &str) -> (Api, Vec<Diagnostic>) {
    let compiled = Config::parse(text).and_then(|config| compile_with(sources, "API", &config, Diagnostics::default()));
    compiled.unwrap_or_else(|problems| {
        let said = problems.iter().map(|problem| format!("{} {:?}", problem.message, text.get(problem.span.clone())));
        panic!("{}", said.collect::<Vec<_>>().join("\n"))
    })
}

/// The lines that are suggested: those that skip examples, and the others.
fn suggested(sources: &Sources, api: &Api, diagnostics: &[Diagnostic]) -> (BTreeSet<String>, BTreeSet<String>) {
    let lines = diagnostics.iter().filter_map(|diagnostic| config::settle(api, sources, diagnostic));
    lines.partition(|line| line.starts_with("skip-examples"))
}

/// The configuration that follows all lines of a kind.
fn followed(lines: &BTreeSet<String>) -> String {
    let skipped: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("skip-examples = ["))
        .map(|rest| rest.trim_end_matches(']'))
        .collect();
    if skipped.is_empty() {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        return lines.join("\n");
    }
    format!("skip-examples = [{}]", skipped.join(", "))
}

#[test]
fn every_suggestion_is_followed_and_settles_its_diagnostic() {
    let mut count = 0;
    for folder in folders() {
        let documentation = load::load(std::slice::from_ref(&folder), &ByExtension).expect("the folder has pages");
        let sources = &documentation.sources;
        let (api, diagnostics) = compiled(sources, "");
        let (skips, fields) = suggested(sources, &api, &diagnostics);
        for lines in [skips, fields] {
            let (_, left) = compiled(sources, &followed(&lines));
            // What is suggested by the pages alone is asked of what is left when it is followed.
            let (skips, fields) = suggested(sources, &api, &left);
            let again: Vec<&String> = skips.iter().chain(&fields).filter(|line| lines.contains(*line)).collect();
            assert!(again.is_empty(), "{}: not settled: {again:#?}", folder.display());
            count += lines.len();
        }
    }
    assert!(count > 20, "{count} suggestions");
}
