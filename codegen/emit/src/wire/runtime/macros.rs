//! What a struct says of itself, as macros: what it is made with and its parts.

/// The parts of a struct: what it is made with, where it must have something, and field, key and rule of each field.
/// One that need not have anything has a `Default`.
///
/// Methods are called as methods: a path to a trait takes the compiler longer for each field.
macro_rules! object {
    (
        $name:ident $(: $default:ident)? $(($(#[$lint:meta])* $($needed:ident: $ty:ty),+ $(; $others:tt)?))?
        { $($field:ident $key:literal $rule:ident),* $(,)? } $($rest:ident)?
    ) => {
        $(impl $name {
            /// One with the fields that it must have.
            $(#[$lint])*
            pub fn new($($needed: $ty),+) -> Self {
                Self { $($needed,)+ $($others wire::Slot::empty())? }
            }
        })?

        $(impl ::std::default::$default for $name {
            fn default() -> Self {
                wire::Slot::empty()
            }
        })?

        impl ::std::clone::Clone for $name {
            fn clone(&self) -> Self {
                Self {
                    $($field: self.$field.clone(),)*
                    $($rest: self.$rest.clone())?
                }
            }
        }

        impl wire::Object for $name {
            fn empty() -> Self {
                Self { $($field: wire::Slot::empty(),)* $($rest: wire::Slot::empty())? }
            }

            fn lend(&mut self, to: &mut dyn wire::Reader) {
                to.take(&mut [$(&mut self.$field,)* $(&mut self.$rest)?]);
            }

            fn show(&self, to: &mut dyn wire::Viewer) {
                use wire::Slot as _;
                to.take(
                    &wire::About(stringify!($name), &[$($key),*], &[$(wire::Rule::$rule),*]),
                    &[$(self.$field.wire_view(),)* $(self.$rest.wire_view())?],
                );
            }
        }

        wire::common!($name);
    };
}
pub(crate) use object;

/// What all types have: any format of serde reads and writes them, and what they write is shown and compared.
macro_rules! common {
    ($name:ident) => {
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
pub(crate) use common;
