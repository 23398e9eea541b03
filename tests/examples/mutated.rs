//! Reads many changed pages and says which were slowest and which took the most memory.
//!
//! ```text
//! cargo run --release -p docbind-tests --example mutated -- COUNT DIR…
//! ```
//!
//! Takes the pages of the folders in turn, changes each copy as the property test over the project's own pages does
//! (the n-th copy always in the same way), and compiles it to a spec and to Rust. A panic ends the run, after the
//! number of the copy. Time is of this machine, with its load. Memory is the highest sum of what was allocated from the
//! page to the spec.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a measurement")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::source::{Source, Sources};
use docbind_tests::mutation;
use peak_alloc::PeakAlloc;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// A page of less than this says little of how memory grows: tables and patterns that every run needs outweigh it.
const SMALL: usize = 4096;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let count: Option<u32> = args.next().and_then(|count| count.to_str()?.parse().ok());
    let folders: Vec<PathBuf> = args.collect::<Vec<_>>().into_iter().map(PathBuf::from).collect();
    let (Some(count), false) = (count, folders.is_empty()) else {
        eprintln!("usage: mutated COUNT DIR…");
        return ExitCode::from(2);
    };
    let documentation = match load::load(&folders, &ByExtension) {
        Ok(documentation) => documentation,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let pages: Vec<&Source> = documentation.sources.iter().map(|(_, page)| page).collect();
    let (mut slowest, mut largest, mut bytes) = (Vec::new(), Vec::new(), 0_usize);
    for copy in 0..count {
        if copy % 10_000 == 0 {
            eprintln!("{copy} of {count}");
        }
        let page = pages[copy as usize % pages.len()];
        let text = mutation::changed(page.text(), &changes_of(copy));
        bytes += text.len();
        let run = compile(copy, page.path(), text);
        keep(&mut slowest, &run, |run| run.time.as_secs_f64());
        if run.bytes >= SMALL {
            keep(&mut largest, &run, Run::memory_per_byte);
        }
    }
    println!("{count} pages, {bytes} bytes, no panic");
    println!("slowest:");
    for run in &slowest {
        println!("  {run}");
    }
    println!("most memory for a byte of the page, of pages of {SMALL} bytes or more:");
    for run in &largest {
        println!("  {run}");
    }
    ExitCode::SUCCESS
}

fn changes_of(copy: u32) -> Vec<mutation::Change> {
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&copy.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    mutation::changes().new_tree(&mut runner).map_or_else(|_| Vec::new(), |tree| tree.current())
}

/// What one page took.
#[derive(Clone)]
struct Run {
    copy: u32,
    page: String,
    bytes: usize,
    time: Duration,
    memory: usize,
}

impl Run {
    #[expect(clippy::cast_precision_loss, reason = "a ratio of sizes far below the precision")]
    fn memory_per_byte(&self) -> f64 {
        self.memory as f64 / self.bytes as f64
    }
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { copy, page, bytes, time, memory } = self;
        let times = self.memory_per_byte();
        write!(f, "copy {copy} of {page}: {bytes} bytes, {time:.1?}, {memory} bytes of memory ({times:.1} times)")
    }
}

fn compile(copy: u32, page: &str, text: String) -> Run {
    let panics = Announce(copy, page);
    let bytes = text.len();
    let sources = Sources::new(vec![Source::new(page, text)]);
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    let start = Instant::now();
    let (api, diagnostics) = docbind_codegen::compile(&sources, "API");
    let memory = ALLOCATED.peak_usage().saturating_sub(before);
    drop(diagnostics);
    drop(docbind_emit::bindings(&api, &docbind_emit::Options::default()));
    let time = start.elapsed();
    std::mem::forget(panics);
    Run { copy, page: page.to_owned(), bytes, time, memory }
}

/// Says at which copy a panic came.
struct Announce<'a>(u32, &'a str);

impl Drop for Announce<'_> {
    fn drop(&mut self) {
        eprintln!("panic at copy {} of {}", self.0, self.1);
    }
}

/// Keeps the five runs with the most of something.
fn keep(runs: &mut Vec<Run>, run: &Run, of: impl Fn(&Run) -> f64) {
    runs.push(run.clone());
    runs.sort_by(|a, b| of(b).total_cmp(&of(a)));
    runs.truncate(5);
}
