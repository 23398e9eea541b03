//! Reads pages that nobody wrote and says how long each kind took and how much memory.
//!
//! ```text
//! cargo run --release -p docbind-tests --example hostile -- [SIZE [NAME]]
//! ```
//!
//! Each page has SIZE bytes, 1,000,000 where none is given; NAME is a part of the name of a kind. Prints milliseconds
//! from the page to the spec, milliseconds from the spec to tokens of Rust, the highest sum of what was allocated from
//! the page to the spec, how many times the page that is, how many diagnostics there are, and the name. Time is of this
//! machine, with its load.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a measurement")]

use std::process::ExitCode;
use std::time::Instant;

use docbind_codegen::source::{Source, Sources};
use docbind_tests::hostile::{self, Kind};
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let size: Option<usize> = args.next().map_or(Some(1_000_000), |size| size.parse().ok());
    let named = args.next().unwrap_or_default();
    let Some(size) = size else {
        eprintln!("usage: hostile [SIZE [NAME]]");
        return ExitCode::from(2);
    };
    println!("  spec ms   rust ms       memory   times  diagnostics  kind");
    for kind in hostile::kinds().filter(|kind| kind.name.contains(&named)) {
        measure(kind, size);
    }
    ExitCode::SUCCESS
}

fn measure(kind: &Kind, size: usize) {
    let page = kind.page(size);
    let bytes = page.len();
    let sources = Sources::new(vec![Source::new("page.rst", page)]);
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let start = Instant::now();
    let (api, diagnostics) = docbind_codegen::compile(&sources, "API");
    let spec = start.elapsed().as_millis();
    let memory = ALLOCATED.peak_usage().saturating_sub(before);
    let start = Instant::now();
    drop(docbind_emit::bindings(&api, &docbind_emit::Options::default()));
    let rust = start.elapsed().as_millis();
    let (times, diagnostics, name) = (memory / bytes.max(1), diagnostics.len(), kind.name);
    println!("{spec:>9} {rust:>9} {memory:>12} {times:>7}  {diagnostics:>11}  {name}");
}
