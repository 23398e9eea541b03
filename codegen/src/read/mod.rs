//! Pages to [`Page`]: one module a dialect, all of which yield the same.

mod direction;
pub mod page;
mod wadl;

pub use page::Page;

use crate::diagnostic::Diagnostics;
use crate::parallel;
use crate::source::{FileId, Sources};

/// How many pages are worth a second thread: fewer are read faster than a thread starts.
const PAGES_PER_THREAD: usize = 32;

/// Reads every page, in the order of the sources.
///
/// Pages do not depend on one another, so they are read on as many threads as there are processors; the result is the
/// same for any number of threads.
#[must_use]
pub fn read(sources: &Sources) -> (Vec<Page>, Diagnostics) {
    let files: Vec<FileId> = sources.iter().map(|(file, _)| file).collect();
    let mut diagnostics = Diagnostics::default();
    let mut pages = Vec::with_capacity(files.len());
    let mut labels = Vec::with_capacity(files.len());
    let read = |memory: &mut wadl::Memory, &file: &FileId| {
        let (page, mut found) = wadl::page(memory, sources, file);
        let text = sources.get(file).text();
        direction::note(&mut found, file, text);
        (page, found, wadl::labels(text))
    };
    for (page, found, own) in parallel::map_with(&files, PAGES_PER_THREAD, wadl::Memory::default, read) {
        pages.push(page);
        labels.push(own);
        diagnostics.append(found);
    }
    wadl::value_lists(sources, &mut pages, &labels);
    (pages, diagnostics)
}
