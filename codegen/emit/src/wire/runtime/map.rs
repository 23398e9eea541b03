//! Objects whose keys are data.

use ::std::string::String;

use super::{Collection, Map, Slot, Target, View};

impl<T: Slot> Slot for Collection<T> {
    fn empty() -> Self {
        Self::default()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Map(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Map(self)
    }
}

impl<T: Slot> Map for Collection<T> {
    fn entry(&mut self, key: String) -> &mut dyn Slot {
        let slot = Self::entry(self, key).or_insert_with(T::empty);
        *slot = T::empty();
        slot
    }

    fn get(&self, key: &str) -> Option<View<'_>> {
        Self::get(self, key).map(Slot::wire_view)
    }

    fn length(&self) -> usize {
        self.len()
    }

    fn each(&self, show: &mut dyn FnMut(&str, View<'_>)) {
        for (key, value) in self {
            show(key, value.wire_view());
        }
    }
}
