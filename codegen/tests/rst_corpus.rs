//! Every page of the corpus beside the repository, where there is one, is read.
#![expect(clippy::disallowed_methods, reason = "a test reads the pages that it is about")]

use std::path::{Path, PathBuf};

use docbind_codegen::rst;
use docbind_codegen::source::FileId;

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            pages(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_page_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let mut found = Vec::new();
    pages(&folder, &mut found);
    if found.is_empty() {
        println!("skipped: no corpus");
    }
    let mut tables = 0;
    for path in found {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let (blocks, _) = rst::parse(FileId(0), &text);
        tables += blocks.iter().filter(|block| matches!(block.kind, rst::block::Kind::Table(_))).count();
    }
    println!("{tables} tables");
}
