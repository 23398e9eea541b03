//! How fast each stage is, beside pulldown-cmark with every extension over the same bytes, and beside `serde_json` over
//! the JSON bodies that stand in them.
//!
//! ```sh
//! cargo bench -p docbind-codegen --bench stages                # on every processor
//! taskset -c 0 cargo bench -p docbind-codegen --bench stages   # on one
//! ```
//!
//! `DOCBIND_BENCH_PAGES` names a folder of pages; without it the project's own pages are read, repeated until they are
//! a megabyte. The measures are ratios of one run: “pages to spec” on one processor against “pulldown-cmark”, and
//! “pages to spec” on one processor against the same on several, whose number the name of the case says. The ratio to
//! pulldown-cmark counts on a quiet machine only, for it has next to no data in memory to lose from the caches.
//!
//! A stage is one `stage(…)` line in [`stages`]; to add one, write what it does to the pages. The script
//! `compare_docutils.py` beside this file compares with docutils.
#![expect(clippy::disallowed_methods, reason = "a benchmark reads the pages and the environment itself")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use docbind_codegen::read::Page;
use docbind_codegen::rst::block::{Block, Footnote, Kind, Lines, Table};
use docbind_codegen::rst::definitions::Definitions;
use docbind_codegen::rst::{self, Arena, inline, markdown, wrap};
use docbind_codegen::source::{FileId, Source, Sources};
use docbind_codegen::{infer, read};

/// As in the `docbind` command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The project's own pages are repeated up to this many bytes.
const ENOUGH: usize = 1 << 20;

fn pages() -> Vec<String> {
    let given = std::env::var_os("DOCBIND_BENCH_PAGES").map(PathBuf::from);
    let own =
        ["../generated-example/docs", "../tests/golden"].map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
    let folders = given.as_ref().map_or(own.to_vec(), |given| vec![given.clone()]);
    let mut pages = Vec::new();
    for folder in folders {
        collect(&folder, &mut pages);
    }
    assert!(!pages.is_empty(), "no page to read");
    let bytes: usize = pages.iter().map(String::len).sum();
    if given.is_none() {
        let enough = pages.len() * (ENOUGH / bytes.max(1) + 1);
        pages = pages.iter().cycle().take(enough).cloned().collect();
    }
    pages
}

fn collect(folder: &Path, pages: &mut Vec<String>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "rst" || ending == "inc") {
            pages.extend(std::fs::read_to_string(path));
        }
    }
}

/// Every table and every paragraph of blocks, at any depth.
#[derive(Default)]
struct Found<'a, 's> {
    tables: Vec<&'a Table<'s>>,
    paragraphs: Vec<&'a Lines<'s>>,
}

impl<'a, 's> Found<'a, 's> {
    fn collect(&mut self, blocks: &'a [Block<'s>]) {
        for block in blocks {
            match &block.kind {
                Kind::Table(table) => self.tables.push(table),
                Kind::Paragraph(lines) => self.paragraphs.push(lines),
                Kind::Quote(inner) | Kind::Footnote(Footnote { blocks: inner, .. }) => self.collect(inner),
                Kind::Directive(directive) => self.collect(directive.blocks),
                Kind::List { items, .. } => items.iter().for_each(|item| self.collect(item)),
                Kind::Definitions(entries) => entries.iter().for_each(|entry| self.collect(entry.blocks)),
                Kind::Heading(_) | Kind::Code(_) | Kind::Target(_) | Kind::Substitution(_) => {}
            }
        }
    }
}

fn stages(criterion: &mut Criterion) {
    let pages = pages();
    let bytes: usize = pages.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(20).throughput(Throughput::Bytes(bytes as u64));
    let mut stage = |name: &str, run: &mut dyn FnMut(&str)| {
        group.bench_function(name, |bencher| bencher.iter(|| pages.iter().for_each(|page| run(page))));
    };

    stage("pulldown-cmark, all extensions", &mut |page| {
        let events = pulldown_cmark::Parser::new_ext(page, pulldown_cmark::Options::all());
        events.for_each(|event| drop(black_box(event)));
    });
    let mut arena = Arena::default();
    stage("blocks", &mut |page| {
        arena.clear();
        drop(black_box(rst::parse(&arena, FileId(0), page)));
    });
    stage("blocks to CommonMark", &mut |page| {
        arena.clear();
        let (blocks, _) = rst::parse(&arena, FileId(0), page);
        black_box(markdown::blocks(blocks, &Definitions::of(blocks)));
    });
    group.finish();
    pages_to_spec(criterion, &pages);
    cells_and_text(criterion, &pages);
}

/// The stages that take all pages at once, on every processor.
fn pages_to_spec(criterion: &mut Criterion, pages: &[String]) {
    let named = pages.iter().enumerate().map(|(at, page)| Source::new(format!("{at:05}.rst"), page.as_str()));
    let sources = Sources::new(named.collect());
    let bytes: usize = pages.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("folder");
    group.sample_size(10).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("pages to rows and examples", |bencher| bencher.iter(|| read::read(&sources)));
    let (read, _) = read::read(&sources);
    group.bench_function("inference", |bencher| {
        bencher.iter_batched(|| read.clone(), |pages| infer::infer(&sources, pages, "bench"), BatchSize::LargeInput);
    });
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let name =
        if threads == 1 { "pages to spec, one thread".to_owned() } else { format!("pages to spec, {threads} threads") };
    group.bench_function(name, |bencher| bencher.iter(|| docbind_codegen::compile(&sources, "bench")));
    group.finish();
    json(criterion, &read);
}

/// The JSON bodies that stand alone in their blocks and need no repair.
fn json(criterion: &mut Criterion, pages: &[Page]) {
    let examples = pages.iter().flat_map(|page| &page.operations).flat_map(|operation| &operation.examples);
    let texts = examples.map(|example| example.example.text.as_str());
    let bodies: Vec<&str> = texts.filter(|text| serde_json::from_str::<serde_json::Value>(text).is_ok()).collect();
    let bytes: usize = bodies.iter().map(|body| body.len()).sum();
    let mut group = criterion.benchmark_group("json");
    group.sample_size(20).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("serde_json, bodies of the pages", |bencher| {
        bencher
            .iter(|| bodies.iter().for_each(|body| drop(black_box(serde_json::from_str::<serde_json::Value>(body)))));
    });
    group.finish();
}

/// The parts of the work that begin with blocks, over the blocks of all pages.
fn cells_and_text(criterion: &mut Criterion, pages: &[String]) {
    let arena = Arena::default();
    let parsed: Vec<_> = pages.iter().map(|page| rst::parse(&arena, FileId(0), page).0).collect();
    let mut found = Found::default();
    for blocks in &parsed {
        found.collect(blocks);
    }
    let definitions = Definitions::default();
    let cells = || {
        found
            .tables
            .iter()
            .flat_map(|table| table.rows.iter().flat_map(|row| row.cells).map(|cell| (cell, table.wrapping)))
    };
    let texts: Vec<String> = found.paragraphs.iter().map(|lines| lines.joined()).collect();
    let cell_bytes: usize = cells().flat_map(|(cell, _)| cell.lines.lines).map(|line| line.text.len()).sum();
    let text_bytes: usize = texts.iter().map(String::len).sum();

    let mut group = criterion.benchmark_group("parts");
    group.sample_size(20).throughput(Throughput::Bytes(cell_bytes as u64));
    group.bench_function("table cells, joined", |bencher| {
        bencher.iter(|| cells().for_each(|(cell, wrapping)| drop(black_box(wrap::join(cell, wrapping)))));
    });
    group.bench_function("table cells to CommonMark", |bencher| {
        bencher.iter(|| {
            cells().for_each(|(cell, wrapping)| drop(black_box(markdown::cell(cell, wrapping, &definitions))));
        });
    });
    group.throughput(Throughput::Bytes(text_bytes as u64));
    group.bench_function("inline text to CommonMark", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| drop(black_box(inline::to_commonmark(text, &definitions)))));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
