//! Pages to [`Page`]: one module a dialect, all of which yield the same.

pub mod page;
mod wadl;

use std::thread;

pub use page::Page;

use crate::diagnostic::Diagnostics;
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
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let threads = processors.min(files.len() / PAGES_PER_THREAD).max(1);
    if threads == 1 {
        return read_files(sources, &files);
    }
    // Small chunks, dealt in turn, keep the threads equally busy: neighbouring pages are of like size.
    let parts = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|worker| {
                let own: Vec<FileId> = files.iter().copied().skip(worker).step_by(threads).collect();
                scope.spawn(move || read_files(sources, &own))
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    let mut pages = Vec::with_capacity(files.len());
    let mut diagnostics = Diagnostics::default();
    for (part, found) in parts {
        pages.extend(part);
        diagnostics.append(found);
    }
    pages.sort_by_key(|page| page.file);
    (pages, diagnostics)
}

fn read_files(sources: &Sources, files: &[FileId]) -> (Vec<Page>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let mut pages = Vec::with_capacity(files.len());
    for &file in files {
        let (page, found) = wadl::page(sources, file);
        pages.push(page);
        diagnostics.append(found);
    }
    (pages, diagnostics)
}
