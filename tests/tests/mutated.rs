//! Pages that something has happened to: reading them never panics, and whatever is found has a place in them.

use docbind_codegen::read;
use docbind_codegen::source::{Source, Sources};
use docbind_tests::repository;
use proptest::prelude::*;
use proptest::sample::Index;

/// What people and tools drop into pages.
const PIECES: &[&str] = &[
    "\n\n",
    "|",
    "+---+",
    "+===+\n",
    "**",
    "``",
    "`",
    "\\ ",
    "\t",
    "\r\n",
    "\u{200b}",
    "\u{a0}",
    "é",
    "表",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "\u{201c}",
    "'",
    ",",
    ":",
    "...",
    "GET /a/{b}\n",
    "HTTP/1.1 200 OK\n",
    "Status: 404\n",
    ".. code::\n\n    ",
    ".. list-table::\n",
    ".. include:: a.rst\n",
    "Request\n-------\n\n",
    "X-Auth-Token: x\n",
    "curl -d '",
    "// x\n",
];

/// Something that happens to a page.
#[derive(Debug, Clone)]
enum Change {
    Insert(Index, Index),
    Delete(Index, usize),
    Repeat(Index, Index, usize),
    Truncate(Index),
    JoinLines(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<Index>(), any::<Index>()).prop_map(|(at, piece)| Change::Insert(at, piece)),
        3 => (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<Index>(), any::<Index>(), 1..400_usize)
            .prop_map(|(from, to, length)| Change::Repeat(from, to, length)),
        1 => any::<Index>().prop_map(Change::Truncate),
        2 => any::<Index>().prop_map(Change::JoinLines),
    ]
}

fn apply(text: &mut String, change: &Change) {
    let place = |text: &str, at: Index| text.floor_char_boundary(at.index(text.len() + 1));
    match change {
        Change::Insert(at, piece) => text.insert_str(place(text, *at), PIECES[piece.index(PIECES.len())]),
        Change::Delete(at, length) => {
            let start = place(text, *at);
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            text.replace_range(start..end, "");
        }
        Change::Repeat(from, to, length) => {
            let start = place(text, *from);
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            let piece = text[start..end].to_owned();
            text.insert_str(place(text, *to), &piece);
        }
        Change::Truncate(at) => text.truncate(place(text, *at)),
        Change::JoinLines(at) => {
            let start = place(text, *at);
            if let Some(line) = text[start..].find('\n') {
                text.remove(start + line);
            }
        }
    }
}

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
    fn mutated_pages_are_read(page: Index, changes in proptest::collection::vec(change(), 1..12)) {
        thread_local!(static PAGES: Vec<String> = pages());
        let mut text = PAGES.with(|pages| page.get(pages).clone());
        for change in &changes {
            apply(&mut text, change);
        }
        check(text);
    }
}

#[test]
fn whole_pages_are_read() {
    let pages = pages();
    assert!(pages.len() > 20, "the project's own pages are not found");
    pages.into_iter().for_each(check);
}
