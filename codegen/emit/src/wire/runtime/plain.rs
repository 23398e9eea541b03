//! The slots of what every API has: numbers, texts, lists.

use ::serde_json::{Number, Value};
use ::std::string::String;
use ::std::vec::Vec;

use super::{List, Maybe, Slot, Target, View};

macro_rules! plain {
    ($($ty:ident $target:ident $empty:expr, $value:ident => $view:expr;)*) => {$(
        impl Slot for $ty {
            fn empty() -> Self {
                $empty
            }

            fn target(&mut self) -> Target<'_> {
                Target::$target(self)
            }

            fn wire_view(&self) -> View<'_> {
                let $value = self;
                $view
            }
        }
    )*};
}

plain! {
    bool Bool false, value => View::Bool(*value);
    i32 I32 0, value => View::I64(i64::from(*value));
    i64 I64 0, value => View::I64(*value);
    u64 U64 0, value => View::U64(*value);
    Number Number Self::from(0), value => View::Number(value);
    String Text Self::new(), value => View::Text(value);
}

impl Slot for Value {
    fn empty() -> Self {
        Self::Null
    }

    fn null() -> Option<Self> {
        Some(Self::Null)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Any(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Any(self)
    }
}

impl<T: Slot> Slot for Option<T> {
    fn empty() -> Self {
        None
    }

    fn null() -> Option<Self> {
        Some(None)
    }

    fn target(&mut self) -> Target<'_> {
        Target::Option(self)
    }

    fn wire_view(&self) -> View<'_> {
        match self {
            None => View::Absent,
            Some(value) => match value.wire_view() {
                View::Absent => View::Null,
                view => view,
            },
        }
    }
}

impl<T: Slot> Maybe for Option<T> {
    fn set_null(&mut self) {
        *self = T::null();
    }

    fn set_some(&mut self) -> &mut dyn Slot {
        self.insert(T::empty())
    }
}

impl<T: Slot> Slot for Vec<T> {
    fn empty() -> Self {
        Self::new()
    }

    fn target(&mut self) -> Target<'_> {
        Target::List(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<T: Slot> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn at(&self, at: usize) -> Option<View<'_>> {
        self.get(at).map(Slot::wire_view)
    }

    fn grow(&mut self) -> &mut dyn Slot {
        let last = self.len();
        self.push(T::empty());
        &mut self[last]
    }

    fn each(&self, show: &mut dyn FnMut(View<'_>)) {
        for item in self {
            show(item.wire_view());
        }
    }
}
