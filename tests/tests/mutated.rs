//! Pages that something has happened to: reading them never panics, and whatever is found has a place in them.

use docbind_codegen::read;
use docbind_codegen::source::{Source, Sources};
use docbind_tests::{mutation, repository};
use proptest::prelude::*;
use proptest::sample::Index;

/// The project's own pages.
fn pages() -> Vec<String> {
    let is_page = |path: &str| path.contains(".rst") && (path.starts_with("tests/golden") || path.contains("/docs/"));
    repository::files().into_iter().filter(|file| is_page(&file.path)).map(|file| file.text).collect()
}

#[track_caller]
fn check(text: String) {
    let sources = Sources::new(vec![Source::new("a.rst", text)]);
    let (pages, diagnostics) = read::read(&sources);
    let text = sources.get(pages[0].file).text();
    for operation in &pages[0].operations {
        let rows = operation.parameters.iter().flat_map(|row| [row.span, row.name, row.ty, row.description]);
        let examples = operation.examples.iter().map(|example| example.span);
        let statuses = operation.statuses.iter().map(|status| status.span);
        for span in rows.chain(examples).chain(statuses).chain([operation.title.span, operation.path.span]) {
            assert!(text.get(span.range()).is_some(), "{span:?} is no place in the page:\n{text}");
        }
    }
    for diagnostic in diagnostics.into_sorted() {
        for span in std::iter::once(diagnostic.span).chain(diagnostic.related.iter().map(|related| related.span)) {
            assert!(text.get(span.range()).is_some(), "{diagnostic:?} is at no place in the page:\n{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_pages_are_read(page: Index, changes in mutation::changes()) {
        thread_local!(static PAGES: Vec<String> = pages());
        check(PAGES.with(|pages| mutation::changed(page.get::<String>(pages), &changes)));
    }
}

#[test]
fn whole_pages_are_read() {
    let pages = pages();
    assert!(pages.len() > 20, "the project's own pages are not found");
    pages.into_iter().for_each(check);
}
