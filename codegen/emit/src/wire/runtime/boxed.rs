//! What stands in a box, because it contains itself.

use ::std::boxed::Box;

use super::{Object, Reader, Viewer};

impl<T: Object> Object for Box<T> {
    fn empty() -> Self {
        Self::new(T::empty())
    }

    fn lend(&mut self, to: &mut dyn Reader) {
        (**self).lend(to);
    }

    fn show(&self, to: &mut dyn Viewer) {
        (**self).show(to);
    }
}

/// A choice that contains itself.
macro_rules! boxed {
    ($name:ident) => {
        impl wire::Slot for ::std::boxed::Box<$name> {
            fn empty() -> Self {
                Self::new(wire::Slot::empty())
            }

            fn null() -> ::std::option::Option<Self> {
                wire::null_choice().map(Self::new)
            }

            fn target(&mut self) -> wire::Target<'_> {
                wire::Target::Choice(&mut **self)
            }

            fn wire_view(&self) -> wire::View<'_> {
                wire::Slot::wire_view(&**self)
            }
        }
    };
}
pub(crate) use boxed;
