//! Compares the block reader with docutils and with the generator, on the pages beside the repository, where there are
//! any. Without them these tests say so and pass.
#![expect(clippy::disallowed_methods, reason = "a test reads the pages that it is about")]

use std::path::{Path, PathBuf};

use docbind_codegen::rst::block::{Block, Cell, Footnote, Kind, Line, Lines, Table, Wrapping};
use docbind_codegen::rst::{self, Arena, inline, wrap};
use docbind_codegen::source::{FileId, Span};
use serde_json::Value;

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every table, in page order, at any depth.
fn tables<'a, 's>(blocks: &'a [Block<'s>], found: &mut Vec<&'a Table<'s>>) {
    for block in blocks {
        match &block.kind {
            Kind::Table(table) => found.push(table),
            Kind::Quote(inner) | Kind::Footnote(Footnote { blocks: inner, .. }) => tables(inner, found),
            Kind::Directive(directive) => tables(directive.blocks, found),
            Kind::List { items, .. } => items.iter().for_each(|item| tables(item, found)),
            Kind::Definitions(entries) => entries.iter().for_each(|entry| tables(entry.blocks, found)),
            Kind::Heading(_) | Kind::Paragraph(_) | Kind::Code(_) | Kind::Target(_) | Kind::Substitution(_) => {}
        }
    }
}

/// Letters and digits only: blind to markup and wrapping, to addresses (docutils shows those of links that it refuses)
/// and to the words that mark notes (the readings of docutils leave them out).
fn bare(text: &str) -> String {
    let text = text.replace(".. note::", "").replace(".. warning::", "").replace(".. important::", "");
    let mut shown = String::new();
    for (at, part) in text.split("http://").enumerate() {
        let behind = if at == 0 { part } else { part.find('>').map_or("", |end| &part[end..]) };
        shown.extend(behind.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase));
    }
    shown
}

/// The texts of the rows, with an empty one wherever a cell reaches from above or from the left.
fn rows(table: &Table<'_>) -> Vec<Vec<String>> {
    let columns = table.rows.iter().flat_map(|row| row.cells).map(|cell| cell.column + cell.column_span).max();
    let texts = table.rows.iter().map(|row| {
        let mut texts = vec![String::new(); columns.unwrap_or(0) as usize];
        for cell in row.cells {
            texts[cell.column as usize] = bare(&inline::plain(&wrap::join(cell, table.wrapping)));
        }
        texts
    });
    texts.collect()
}

fn expected(table: &Value) -> Vec<Vec<String>> {
    let rows = table["rows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let text = |cell: &Value| bare(cell.as_str().unwrap_or_default());
    rows.iter().map(|row| row.as_array().into_iter().flatten().map(text).collect()).collect()
}

#[test]
fn tables_have_the_rows_that_docutils_reads() {
    let mut oracles = Vec::new();
    files(&shared().join("oracle"), &mut oracles);
    if oracles.is_empty() {
        println!("skipped: there is no reading of docutils to compare with");
        return;
    }
    let (mut same, mut all, mut differing) = (0, 0, Vec::new());
    for path in oracles {
        let page = path.to_string_lossy().replace("/oracle/", "/corpus/");
        let Some(text) = ["rst", "inc"]
            .iter()
            .find_map(|ending| std::fs::read_to_string(Path::new(&page).with_extension(ending)).ok())
        else {
            println!("no page for {}", path.display());
            continue;
        };
        let Ok(oracle) = serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap_or_default()) else {
            continue;
        };
        let arena = Arena::default();
        let (blocks, _) = rst::parse(&arena, FileId(0), &text);
        let mut found = Vec::new();
        tables(blocks, &mut found);
        let mut found: Vec<_> = found.into_iter().map(rows).collect();
        for table in oracle["tables"].as_array().into_iter().flatten() {
            all += 1;
            let expected = expected(table);
            if let Some(at) = found.iter().position(|rows| *rows == expected) {
                found.remove(at);
                same += 1;
            } else {
                let near = found.iter().max_by_key(|rows| rows.iter().filter(|row| expected.contains(row)).count());
                let read = near.into_iter().flatten().filter(|row| !expected.contains(row));
                let wanted = expected.iter().filter(|row| near.is_none_or(|rows| !rows.contains(row)));
                let rows =
                    format!("  read     {:?}\n  expected {:?}", read.collect::<Vec<_>>(), wanted.collect::<Vec<_>>());
                differing.push(format!("{}:{}\n{rows}", page, table["line"]));
            }
        }
    }
    println!("{same} of {all} tables have the same rows; differing:\n{}", differing.join("\n"));
    assert!(all - same <= 2, "{} tables differ", all - same);
}

#[test]
fn wrapped_cells_come_back_to_the_letter() {
    let Ok(cells) = std::fs::read_to_string(shared().join("cells/wrapped.jsonl")) else {
        println!("skipped: there are no wrapped cells");
        return;
    };
    let (mut same, mut all) = (0_usize, 0_usize);
    for record in cells.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let printed: Vec<&str> = record["lines"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let lines: Vec<_> = printed.iter().map(|text| Line { text, start: 0 }).collect();
        let lines = Lines { lines: &lines };
        let width = record["width"].as_u64().unwrap_or_default() as usize;
        let span = Span::new(FileId(0), 0, 0);
        let cell = Cell { lines, width: width as u32, column: 0, column_span: 1, row_span: 1, span };
        let text = wrap::join(&cell, Wrapping::Generator);
        let expected = record["text"].as_str().unwrap_or_default();
        all += 1;
        if text == expected {
            same += 1;
        } else {
            println!("{width} {printed:?}\n  read     {text:?}\n  expected {expected:?}");
        }
    }
    println!("{same} of {all} cells come back to the letter");
    assert!(same * 1000 >= all * 999, "{same} of {all} cells");
}
