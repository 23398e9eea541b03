//! Where the blocks of a page stand. A page has thousands of lines, cells and blocks that all go when it has been read:
//! allocated and freed one by one, they cost more than reading them does.

use std::borrow::Cow;

use bumpalo::Bump;
pub(super) use bumpalo::collections::Vec as List;

/// The memory of one page's blocks after another's. It holds what needs no destructor, and nothing else.
///
/// ```
/// use docbind_codegen::rst::{self, Arena};
/// use docbind_codegen::source::FileId;
///
/// let mut arena = Arena::default();
/// for page in ["A *lamp*.", "Another one."] {
///     let (blocks, _) = rst::parse(&arena, FileId(0), page);
///     assert_eq!(blocks.len(), 1);
///     arena.clear();
/// }
/// ```
#[derive(Debug, Default)]
pub struct Arena {
    blocks: Bump,
    /// The lines of the page, whose number is known: a piece of memory that holds them and nothing else does not make
    /// the next one twice as large.
    lines: Bump,
}

impl Arena {
    /// Makes room for the next page.
    pub fn clear(&mut self) {
        self.blocks.reset();
        self.lines.reset();
    }

    /// One value.
    pub(super) fn one<T: Copy>(&self, value: T) -> &T {
        self.blocks.alloc(value)
    }

    /// A text, which is copied where it stands nowhere yet.
    pub(crate) fn text<'s>(&'s self, text: Cow<'s, str>) -> &'s str {
        match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.blocks.alloc_str(&text),
        }
    }

    /// Values beside one another.
    pub(crate) fn all<T: Copy>(&self, values: impl IntoIterator<Item = T>) -> &[T] {
        List::from_iter_in(values, &self.blocks).into_bump_slice()
    }

    /// So many values, each by its number.
    pub(super) fn fill<T: Copy>(&self, count: usize, value: impl FnMut(usize) -> T) -> &[T] {
        self.blocks.alloc_slice_fill_with(count, value)
    }

    /// The lines of a page, each by its number.
    pub(super) fn lines<T: Copy>(&self, count: usize, line: impl FnMut(usize) -> T) -> &[T] {
        self.lines.alloc_slice_fill_with(count, line)
    }

    /// Values of which none is known yet.
    pub(super) fn list<T: Copy>(&self) -> List<'_, T> {
        List::new_in(&self.blocks)
    }

    /// Values of which none is known yet, about so many.
    pub(super) fn list_of<T: Copy>(&self, count: usize) -> List<'_, T> {
        List::with_capacity_in(count, &self.blocks)
    }
}
