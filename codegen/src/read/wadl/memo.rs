//! Texts that many pages have alike (types, names, descriptions), each read once by a thread.
//!
//! It holds what depends on a text alone, and so much of it as texts that recur take; others are read each time.

use std::cell::{Cell, RefCell};

use rustc_hash::FxHashMap;

/// The longest text that is kept, in bytes.
const LONGEST: usize = 1024;

/// How many bytes all texts and what was read of them take, about.
const BYTES: usize = 1 << 18;

/// What texts are read as.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    known: RefCell<FxHashMap<Box<str>, T>>,
    left: Cell<usize>,
}

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { known: RefCell::default(), left: Cell::new(BYTES) }
    }
}

impl<T: Clone> Memo<T> {
    /// What a text is read as by `read`, which is the same for every text.
    pub(crate) fn of(&self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if text.len() > LONGEST {
            return read(text);
        }
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let new = read(text);
        // What was read holds about as many bytes as the text.
        let bytes = 2 * text.len() + size_of::<(Box<str>, T)>();
        if let Some(left) = self.left.get().checked_sub(bytes) {
            self.left.set(left);
            self.known.borrow_mut().insert(text.into(), new.clone());
        }
        new
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::{BYTES, LONGEST, Memo};

    /// How often two readings of a text read it.
    #[track_caller]
    fn check(memo: &Memo<usize>, text: &str, expected: usize) {
        let times = Cell::new(0);
        let read = |text: &str| {
            times.set(times.get() + 1);
            text.len()
        };
        assert_eq!([memo.of(text, read), memo.of(text, read)], [text.len(); 2]);
        assert_eq!(times.get(), expected);
    }

    #[test]
    fn a_text_is_read_once_while_there_is_room() {
        let memo = Memo::default();
        check(&memo, "", 1);
        check(&memo, "The bell.", 1);
        check(&memo, &"a".repeat(LONGEST + 1), 2);
        for at in 0..BYTES / LONGEST {
            memo.of(&format!("{at:LONGEST$}"), str::len);
        }
        check(&memo, &"b".repeat(LONGEST), 2);
        check(&memo, "The bell.", 0);
    }
}
