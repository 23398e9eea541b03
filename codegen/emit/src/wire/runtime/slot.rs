//! How a type gives out its parts: as slots, behind one pointer type.

use ::serde_json::{Number, Value};
use ::std::string::String;

/// A value that can be read into and written from.
pub trait Slot {
    /// The value before anything is read into it.
    fn empty() -> Self
    where
        Self: Sized;

    /// The value that a `null` stands for, where the documentation allows one.
    fn null() -> Option<Self>
    where
        Self: Sized,
    {
        None
    }

    /// What can be read into the value.
    fn target(&mut self) -> Target<'_>;

    /// What the value writes. Nothing else has a method of this name.
    fn wire_view(&self) -> View<'_>;
}

/// What is read into a [`Slot`].
pub enum Target<'a> {
    Bool(&'a mut bool),
    I32(&'a mut i32),
    I64(&'a mut i64),
    U64(&'a mut u64),
    Number(&'a mut Number),
    Text(&'a mut String),
    Any(&'a mut Value),
    Word(&'a mut dyn Word),
    Code(&'a mut dyn Code),
    Option(&'a mut dyn Maybe),
    List(&'a mut dyn List),
    Map(&'a mut dyn Map),
    Object(&'a mut dyn Object),
    Choice(&'a mut dyn Choice),
}

/// What a [`Slot`] writes.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Nothing; `null` where something must be written.
    Absent,
    Null,
    Bool(bool),
    I64(i64),
    U64(u64),
    Number(&'a Number),
    Text(&'a str),
    Word(&'a dyn Word),
    Any(&'a Value),
    List(&'a dyn List),
    Map(&'a dyn Map),
    Object(&'a dyn Object),
}

/// The value is none that there is: none of a closed enumeration, no date.
pub struct Refused;

/// A text that stands for something else: an enumeration, a date.
pub trait Word {
    /// Becomes what the text stands for.
    fn set(&mut self, text: &str) -> Result<(), Refused>;

    /// The text.
    fn spell(&self) -> String;

    /// What texts there are.
    fn expected(&self) -> &'static str {
        "a documented value"
    }
}

/// An enumeration of texts.
pub trait Words: Clone + 'static {
    /// The documented values.
    const DOCUMENTED: &'static [Self];

    /// The text on the wire.
    fn text(&self) -> &str;

    /// What a text is that is not documented; nothing where only documented ones are taken.
    fn other(text: &str) -> Option<Self>;

    /// What a text stands for.
    fn of(text: &str) -> Option<Self> {
        Self::DOCUMENTED.iter().find(|word| word.text() == text).cloned().or_else(|| Self::other(text))
    }
}

impl<T: Words> Word for T {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = T::of(text).ok_or(Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.text().into()
    }
}

/// An enumeration of numbers.
pub trait Code {
    /// Becomes what the number stands for.
    fn set(&mut self, number: i64) -> Result<(), Refused>;
}

/// A value that may be missing.
pub trait Maybe {
    /// Becomes what a `null` stands for.
    fn set_null(&mut self);

    /// Gets a value to read into.
    fn set_some(&mut self) -> &mut dyn Slot;
}

/// An array.
pub trait List {
    /// How many elements there are.
    fn length(&self) -> usize;

    /// The element with this number, from 0.
    fn at(&self, at: usize) -> Option<View<'_>>;

    /// Gets one more element to read into.
    fn grow(&mut self) -> &mut dyn Slot;

    /// Shows every element.
    fn each(&self, show: &mut dyn FnMut(View<'_>));
}

/// An object whose keys are data.
pub trait Map {
    /// Gets a value for a key to read into.
    fn entry(&mut self, key: String) -> &mut dyn Slot;

    /// The value under a key.
    fn get(&self, key: &str) -> Option<View<'_>>;

    /// How many entries there are.
    fn length(&self) -> usize;

    /// Shows every entry.
    fn each(&self, show: &mut dyn FnMut(&str, View<'_>));
}

/// An object with known fields.
pub trait Object {
    /// The object before anything is read into it.
    fn empty() -> Self
    where
        Self: Sized;

    /// Lends the slots of the fields to read into, in the order of the keys.
    fn lend(&mut self, to: &mut dyn Reader);

    /// Shows the name of the type, its keys, and what its fields write.
    fn show(&self, to: &mut dyn Viewer);
}

impl<T: Object> Slot for T {
    fn empty() -> Self {
        Object::empty()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Object(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Object(self)
    }
}

/// A choice between types.
pub trait Choice {
    /// Becomes the alternative that the value shows, if it shows one, to be read into.
    fn choose(&mut self, value: &Value) -> Option<&mut dyn Slot>;

    /// Keeps a value that shows no alternative.
    fn keep(&mut self, value: Value);
}

/// Reads into the slots of an object. A trait of its own costs the compiler half of what `dyn FnMut` does.
pub trait Reader {
    /// Takes them, in the order of the keys.
    fn take(&mut self, slots: &mut [&mut dyn Slot]);
}

impl<F: FnMut(&mut [&mut dyn Slot])> Reader for F {
    fn take(&mut self, slots: &mut [&mut dyn Slot]) {
        self(slots);
    }
}

/// Looks at what the fields of an object write.
pub trait Viewer {
    /// Takes them, in the order of the keys. There may be one more, for all other keys.
    fn take(&mut self, about: &'static About, views: &[View<'_>]);
}

impl<F: FnMut(&'static About, &[View<'_>])> Viewer for F {
    fn take(&mut self, about: &'static About, views: &[View<'_>]) {
        self(about, views);
    }
}

/// What an [`Object`] is called, its keys, and the rule of each.
pub struct About(pub &'static str, pub &'static [&'static str], pub &'static [Rule]);

/// What is true of a field.
#[derive(Clone, Copy, PartialEq)]
pub enum Rule {
    Required,
    Optional,
    RequiredSecret,
    OptionalSecret,
}

impl Rule {
    /// Whether an object without the field is refused.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Required | Self::RequiredSecret)
    }

    /// Whether the value must not be shown.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::RequiredSecret | Self::OptionalSecret)
    }
}
