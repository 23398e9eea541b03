//! What a type says of itself, as macros: the parts of a struct, of a choice, of a status, of a query.

/// The parts of a struct: field, key and rule of each.
macro_rules! object {
    ($name:ident { $($field:ident $key:literal $rule:ident),* $(,)? } $($rest:ident)?) => {
        impl wire::Object for $name {
            fn empty() -> Self {
                Self { $($field: wire::Slot::empty(),)* $($rest: wire::Slot::empty())? }
            }

            fn about(&self) -> &'static wire::About {
                &wire::About(stringify!($name), &[$(wire::Key($key, wire::Rule::$rule)),*])
            }

            fn lend(&mut self, with: &mut dyn FnMut(&mut [&mut dyn wire::Slot])) {
                with(&mut [$(&mut self.$field,)* $(&mut self.$rest)?]);
            }

            fn show(&self, with: &mut dyn FnMut(&[&dyn wire::Slot])) {
                with(&[$(&self.$field,)* $(&self.$rest)?]);
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

/// A choice between types: each alternative and what tells it from the others.
macro_rules! choice {
    ($name:ident { $($variant:ident $test:ident($($by:expr),*)),* $(,)? }) => {
        impl wire::Slot for $name {
            fn empty() -> Self {
                Self::Undocumented(::serde_json::Value::Null)
            }

            fn null() -> ::std::option::Option<Self> {
                wire::null_choice()
            }

            fn target(&mut self) -> wire::Target<'_> {
                wire::Target::Choice(self)
            }

            fn view(&self) -> wire::View<'_> {
                match self {
                    $(Self::$variant(value) => wire::Slot::view(value),)*
                    Self::Undocumented(value) => wire::View::Any(value),
                }
            }
        }

        impl wire::Choice for $name {
            fn choose(&mut self, value: &::serde_json::Value) -> ::std::option::Option<&mut dyn wire::Slot> {
                *self = wire::Slot::empty();
                $(if wire::$test(value, $($by),*) {
                    *self = Self::$variant(wire::Slot::empty());
                })else*
                match self {
                    $(Self::$variant(slot) => ::std::option::Option::Some(slot),)*
                    Self::Undocumented(_) => ::std::option::Option::None,
                }
            }

            fn keep(&mut self, value: ::serde_json::Value) {
                *self = Self::Undocumented(value);
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&wire::Show(self), f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                wire::same(self, other)
            }
        }

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

            fn view(&self) -> wire::View<'_> {
                wire::Slot::view(&**self)
            }
        }

        wire::serde!($name);
    };
}
pub(crate) use choice;

/// The status codes of an operation.
macro_rules! status {
    ($name:ident, $row:path, { $($variant:ident $code:literal $phrase:literal),* $(,)? }) => {
        impl $name {
            /// Every documented status, in the order of the page.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

            /// The status that a code stands for.
            pub const fn from_code(code: u16) -> Self {
                match code {
                    $($code => Self::$variant,)*
                    _ => Self::Undocumented(code),
                }
            }

            /// The status code.
            pub const fn code(self) -> u16 {
                match self {
                    $(Self::$variant => $code,)*
                    Self::Undocumented(code) => code,
                }
            }

            /// The name, as documented.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $phrase,)*
                    Self::Undocumented(_) => "",
                }
            }

            /// The description, as documented.
            pub fn description(self) -> &'static str {
                $row(Self::ROWS, self.code()).map_or("", |row| row.2)
            }
        }

        impl ::std::convert::From<u16> for $name {
            fn from(code: u16) -> Self {
                Self::from_code(code)
            }
        }

        impl ::std::convert::From<$name> for u16 {
            fn from(status: $name) -> Self {
                status.code()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(::std::format!("{} {}", self.code(), self.name()).trim_end())
            }
        }
    };
}
pub(crate) use status;

/// The parameters of a query, or the headers, of an operation.
macro_rules! pairs {
    ($name:ident { $($field:ident $key:literal),* $(,)? } [$($secret:literal),*]) => {
        impl $name {
            /// The names and values of all that are given, as they are sent.
            pub fn pairs(&self) -> ::std::vec::Vec<(&'static str, ::std::string::String)> {
                let mut pairs = ::std::vec::Vec::new();
                $(super::wire::add_pair(&self.$field, $key, &mut pairs);)*
                pairs
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                super::wire::show_pairs(stringify!($name), &self.pairs(), &[$($secret),*], f)
            }
        }
    };
}
pub(crate) use pairs;

/// A query displays as it stands in a URL, after the question mark.
macro_rules! query {
    ($name:ident) => {
        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&super::wire::query(&self.pairs()))
            }
        }
    };
}
pub(crate) use query;
