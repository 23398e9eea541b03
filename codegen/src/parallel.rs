//! Work on many things at once, on as many threads as there are processors. What the work is, others know.

use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::thread;

/// How many parts each thread gets, so that none waits long for the one with the longest.
const PARTS: usize = 8;

/// What a function makes of each of the things, in their order. A thread is worth starting for `worth` of them.
///
/// The result is the same for any number of threads. The calling thread is one of them.
pub(crate) fn map<T: Sync, R: Send>(things: &[T], worth: usize, each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    map_with(things, worth, || (), |(), thing| each(thing))
}

/// [`map`] with something for each thread to work with, such as memory for what is needed in between.
pub(crate) fn map_with<T: Sync, R: Send, W>(
    things: &[T],
    worth: usize,
    with: impl Fn() -> W + Sync,
    each: impl Fn(&mut W, &T) -> R + Sync,
) -> Vec<R> {
    let threads = processors().min(things.len() / worth.max(1)).max(1);
    if threads == 1 {
        let mut with = with();
        return things.iter().map(|thing| each(&mut with, thing)).collect();
    }
    let size = things.len().div_ceil(threads * PARTS);
    let parts: Vec<&[T]> = things.chunks(size).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut with = with();
        let mut done = Vec::new();
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let Some(part) = parts.get(at)
        {
            done.push((at, part.iter().map(|thing| each(&mut with, thing)).collect::<Vec<R>>()));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|reason| panic::resume_unwind(reason)));
        }
        done
    });
    done.sort_unstable_by_key(|&(at, _)| at);
    let mut results = Vec::with_capacity(things.len());
    results.extend(done.into_iter().flat_map(|(_, part)| part));
    results
}

/// What a function makes of each of the things while it changes them, in their order; otherwise as [`map`].
pub(crate) fn map_mut<T: Send, R: Send>(things: &mut [T], worth: usize, each: impl Fn(&mut T) -> R + Sync) -> Vec<R> {
    let things: Vec<Mutex<&mut T>> = things.iter_mut().map(Mutex::new).collect();
    // Each is locked once, by the thread whose part it is of.
    map(&things, worth, |thing| each(&mut thing.lock().unwrap_or_else(PoisonError::into_inner)))
}

/// What two functions make, the first on a thread of its own where there is a processor for it.
pub(crate) fn both<A: Send, B>(first: impl FnOnce() -> A + Send, second: impl FnOnce() -> B) -> (A, B) {
    if processors() == 1 {
        return (first(), second());
    }
    thread::scope(|scope| {
        let first = scope.spawn(first);
        let second = second();
        (first.join().unwrap_or_else(|reason| panic::resume_unwind(reason)), second)
    })
}

/// How many threads can run at once; asking the system takes longer than many a task.
fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| thread::available_parallelism().map_or(1, usize::from))
}

#[cfg(test)]
mod tests {
    use super::{both, map, map_mut};

    #[track_caller]
    fn check(count: u32, worth: usize) {
        let things: Vec<u32> = (0..count).collect();
        let expected: Vec<u32> = things.iter().map(|thing| thing * 2).collect();
        assert_eq!(map(&things, worth, |thing| thing * 2), expected, "{count} by {worth}");
    }

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        check(0, 1);
        check(1, 1);
        check(1000, 1);
        check(1001, 7);
        check(10, 100);
        assert_eq!(both(|| 1, || 2), (1, 2));
    }

    #[test]
    fn things_are_changed_in_place() {
        let mut things: Vec<u32> = (0..1000).collect();
        let before = map_mut(&mut things, 1, |thing| std::mem::replace(thing, *thing + 1));
        assert!(before.into_iter().eq(0..1000));
        assert!(things.into_iter().eq(1..1001));
    }
}
