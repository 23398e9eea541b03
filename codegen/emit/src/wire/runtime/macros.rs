//! What a struct says of itself, as macros: what it is made with and its parts.

/// The parts of a struct: what it is made with, where it must have something, and field, key and rule of each field.
macro_rules! object {
    (
        $name:ident $(($($needed:ident: $ty:ty),+ $(; $others:tt)?))?
        { $($field:ident $key:literal $rule:ident),* $(,)? } $($rest:ident)?
    ) => {
        $(impl $name {
            /// One with the fields that it must have.
            #[allow(clippy::too_many_arguments, clippy::disallowed_names)]
            pub fn new($($needed: $ty),+) -> Self {
                Self { $($needed,)+ $($others wire::Slot::empty())? }
            }
        })?

        impl wire::Object for $name {
            fn empty() -> Self {
                Self { $($field: wire::Slot::empty(),)* $($rest: wire::Slot::empty())? }
            }

            fn about(&self) -> &'static wire::About {
                &wire::About(stringify!($name), &[$($key),*], &[$(wire::Rule::$rule),*])
            }

            fn lend(&mut self, to: &mut dyn wire::Reader) {
                to.take(&mut [$(&mut self.$field,)* $(&mut self.$rest)?]);
            }

            fn show(&self, to: &mut dyn wire::Viewer) {
                to.take(&[$(wire::Slot::view(&self.$field),)* $(wire::Slot::view(&self.$rest))?]);
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                wire::debug(self, f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                wire::same(self, other)
            }
        }

        wire::serde!($name);
    };
}
pub(crate) use object;

/// A struct all of whose fields are optional starts empty.
macro_rules! default {
    ($name:ident) => {
        impl ::std::default::Default for $name {
            fn default() -> Self {
                wire::Slot::empty()
            }
        }
    };
}
pub(crate) use default;

/// Any format of serde reads and writes the type.
macro_rules! serde {
    ($name:ident) => {
        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                wire::deserialize(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                wire::serialize(self, serializer)
            }
        }
    };
}
pub(crate) use serde;
