//! Any text is read into blocks, tables above all, and every cell is text of the page at its place.
#![no_main]

use docbind_codegen::rst::block::Kind;
use docbind_codegen::rst::definitions::Definitions;
use docbind_codegen::rst::{self, Arena, markdown, wrap};
use docbind_codegen::source::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|page: &str| {
    let arena = Arena::default();
    let (blocks, diagnostics) = rst::parse(&arena, FileId(0), page);
    for block in blocks {
        let Kind::Table(table) = &block.kind else { continue };
        for cell in table.header.iter().chain(table.rows).flat_map(|row| row.cells) {
            for line in cell.lines.lines {
                assert_eq!(page.get(line.start as usize..line.end() as usize), Some(line.text));
            }
            wrap::join(cell, table.wrapping);
            markdown::cell(cell, table.wrapping, &Definitions::default());
        }
    }
    for diagnostic in diagnostics.into_sorted() {
        assert!(page.get(diagnostic.span.range()).is_some());
    }
    markdown::blocks(blocks, &Definitions::of(blocks));
});
