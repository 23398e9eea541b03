//! The project's own pages, mutated: every one is read, with every line at its place, whatever is missing from it.
#![expect(clippy::disallowed_methods, reason = "a test reads the pages that it is about")]

use std::path::{Path, PathBuf};

use docbind_codegen::rst::block::{Block, Kind};
use docbind_codegen::rst::definitions::Definitions;
use docbind_codegen::rst::{self, Arena, markdown};
use docbind_codegen::source::FileId;
use proptest::prelude::*;
use proptest::sample::Index;

fn pages() -> Vec<String> {
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../generated-example/docs")];
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                pages.extend(std::fs::read_to_string(path));
            }
        }
    }
    pages.sort();
    pages
}

/// A change to a page; places are shares of its length.
#[derive(Debug, Clone)]
enum Change {
    Delete(Index, usize),
    Insert(Index, &'static str),
    Repeat(Index, usize),
    DeleteLine(Index),
    SwapLines(Index, Index),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = prop::sample::select(vec![
        "|", "+", "-", "=", "\n", "\r", "\0", "\t", " ", "`", "*", "::", ".. ", "é", "漢", "\u{200b}", "\u{a0}", "\\",
        "+---+", "    ", "|\n|",
    ]);
    prop_oneof![
        (any::<Index>(), 1..40_usize).prop_map(|(at, length)| Change::Delete(at, length)),
        (any::<Index>(), piece).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (any::<Index>(), 1..200_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        any::<Index>().prop_map(Change::DeleteLine),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::SwapLines(a, b)),
    ]
}

fn changed(mut page: String, change: &Change) -> String {
    let place = |page: &str, at: &Index| page.floor_char_boundary(at.index(page.len() + 1));
    match change {
        Change::Delete(at, length) => {
            let start = place(&page, at);
            let end = page.floor_char_boundary(start + length);
            page.replace_range(start..end.max(start), "");
        }
        Change::Insert(at, piece) => page.insert_str(place(&page, at), piece),
        Change::Repeat(at, length) => {
            let start = place(&page, at);
            let end = page.floor_char_boundary(start + length).max(start);
            let piece = page[start..end].to_owned();
            page.insert_str(start, &piece);
        }
        Change::DeleteLine(at) => {
            let mut lines: Vec<&str> = page.split_inclusive('\n').collect();
            if !lines.is_empty() {
                lines.remove(at.index(lines.len()));
            }
            page = lines.concat();
        }
        Change::SwapLines(a, b) => {
            let mut lines: Vec<&str> = page.split_inclusive('\n').collect();
            if !lines.is_empty() {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }
            page = lines.concat();
        }
    }
    page
}

fn check_cells(page: &str, blocks: &[Block<'_>]) {
    for block in blocks {
        assert!(page.get(block.span.range()).is_some());
        let Kind::Table(table) = &block.kind else { continue };
        for cell in table.header.iter().chain(table.rows).flat_map(|row| row.cells) {
            assert!(page.get(cell.span.range()).is_some());
            for line in cell.lines.lines {
                assert_eq!(page.get(line.start as usize..line.end() as usize), Some(line.text));
            }
            let _ = markdown::cell(cell, table.wrapping, &Definitions::default());
        }
    }
}

#[test]
fn there_are_pages_to_change() {
    assert!(!pages().is_empty() && Path::new(env!("CARGO_MANIFEST_DIR")).exists());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_page_is_read(
        page in prop::sample::select(pages()),
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let page = changes.iter().fold(page, changed);
        let arena = Arena::default();
        let (blocks, diagnostics) = rst::parse(&arena, FileId(0), &page);
        check_cells(&page, blocks);
        for diagnostic in diagnostics.into_sorted() {
            prop_assert!(page.get(diagnostic.span.range()).is_some());
        }
        let _ = markdown::blocks(blocks, &Definitions::of(blocks));
    }
}
