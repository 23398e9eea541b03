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
pub struct Arena(Bump);

impl Arena {
    /// Makes room for the next page.
    pub fn clear(&mut self) {
        self.0.reset();
    }

    /// One value.
    pub(super) fn one<T: Copy>(&self, value: T) -> &T {
        self.0.alloc(value)
    }

    /// A text, which is copied where it stands nowhere yet.
    pub(crate) fn text<'s>(&'s self, text: Cow<'s, str>) -> &'s str {
        match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.0.alloc_str(&text),
        }
    }

    /// Values beside one another.
    pub(crate) fn all<T: Copy>(&self, values: impl IntoIterator<Item = T>) -> &[T] {
        List::from_iter_in(values, &self.0).into_bump_slice()
    }

    /// So many values, each by its number.
    pub(super) fn fill<T: Copy>(&self, count: usize, value: impl FnMut(usize) -> T) -> &[T] {
        self.0.alloc_slice_fill_with(count, value)
    }

    /// Values of which none is known yet.
    pub(super) fn list<T: Copy>(&self) -> List<'_, T> {
        List::new_in(&self.0)
    }

    /// Values of which none is known yet, about so many.
    pub(super) fn list_of<T: Copy>(&self, count: usize) -> List<'_, T> {
        List::with_capacity_in(count, &self.0)
    }
}
