//! Pages that nobody wrote: each is read, and what reading takes grows with the page, not faster.

use docbind_codegen::source::{Source, Sources};
use docbind_tests::hostile;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATED: PeakAlloc = PeakAlloc;

/// What every run takes, whatever the page.
const FIXED: usize = 512 * 1024;

/// The most bytes of memory that were in use at once from the page to the spec.
fn memory(page: String) -> usize {
    let sources = Sources::new(vec![Source::new("page.rst", page)]);
    let before = ALLOCATED.current_usage();
    ALLOCATED.reset_peak_usage();
    drop(docbind_codegen::compile(&sources, "API"));
    ALLOCATED.peak_usage().saturating_sub(before)
}

#[test]
fn memory_grows_with_the_page() {
    // What is kept for good is made before it is measured.
    memory(hostile::kinds().map(|kind| kind.page(200)).collect());
    for kind in hostile::kinds() {
        let (small, large) = (memory(kind.page(15_000)), memory(kind.page(30_000)));
        let name = kind.name;
        assert!(large <= FIXED + 3 * small, "{name}: {small} bytes for one page, {large} for one twice as long");
    }
}
