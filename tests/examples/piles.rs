//! Reads pages of one piece over and over, as chance makes them, and says which took longest.
//!
//! ```text
//! cargo run --release -p docbind-tests --example piles -- COUNT [SEED [SIZE]]
//! ```
//!
//! A seed, 0 where none is given, always makes the same pages, of SIZE bytes each (300,000 where none is given). Prints
//! the milliseconds from the page to tokens of Rust, the place and the piece, of the slowest pages. Time is of this
//! machine, with its load; what grows faster than its page stands out all the same.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a measurement")]

use std::process::ExitCode;
use std::time::Instant;

use docbind_codegen::source::{Source, Sources};
use docbind_tests::hostile::random::{self, Pile};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// How many of the slowest are printed.
const SLOWEST: usize = 20;

fn main() -> ExitCode {
    let numbers: Result<Vec<u64>, _> = std::env::args().skip(1).map(|number| number.parse()).collect();
    let (count, seed, size) = match numbers.as_deref() {
        Ok([count]) => (*count, 0, 300_000),
        Ok([count, seed]) => (*count, *seed, 300_000),
        Ok([count, seed, size]) => (*count, *seed, *size),
        Ok(_) | Err(_) => {
            eprintln!("usage: piles COUNT [SEED [SIZE]]");
            return ExitCode::from(2);
        }
    };
    let Ok(size) = usize::try_from(size) else { return ExitCode::from(2) };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), random);
    let mut slowest: Vec<(u128, Pile)> = Vec::new();
    for number in 0..count {
        if number % 1000 == 0 {
            eprintln!("{number} of {count}");
        }
        let Ok(tree) = random::piles().new_tree(&mut runner) else { continue };
        let pile = tree.current();
        slowest.push((milliseconds(&pile, size), pile));
        slowest.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
        slowest.truncate(SLOWEST);
    }
    for (time, pile) in slowest {
        println!("{time:>7}  {pile}");
    }
    ExitCode::SUCCESS
}

fn milliseconds(pile: &Pile, size: usize) -> u128 {
    let sources = Sources::new(vec![Source::new("page.rst", pile.page(size))]);
    let start = Instant::now();
    let (api, _) = docbind_codegen::compile(&sources, "API");
    drop(docbind_emit::bindings(&api, &docbind_emit::Options::default()));
    start.elapsed().as_millis()
}
