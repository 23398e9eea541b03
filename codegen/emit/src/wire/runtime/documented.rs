//! What an enumeration says of itself, as macros: its documented values.

/// An enumeration of texts; one without `Undocumented` refuses all others.
macro_rules! word {
    ($name:ident { $($variant:ident $text:literal),* $(,)? } $($other:ident)?) => {
        impl $name {
            /// The documented values.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

            /// The text on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    $(Self::$other(text) => text,)?
                }
            }
        }

        impl ::std::clone::Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$variant => Self::$variant,)*
                    $(Self::$other(text) => Self::$other(::std::clone::Clone::clone(text)),)?
                }
            }
        }

        impl wire::Words for $name {
            const DOCUMENTED: &'static [Self] = Self::DOCUMENTED;

            fn text(&self) -> &str {
                self.as_str()
            }

            fn other(text: &str) -> ::std::option::Option<Self> {
                wire::otherwise!(text $($other(text.into()))?)
            }
        }

        $(impl<'a> ::std::convert::From<&'a str> for $name {
            fn from(text: &'a str) -> Self {
                wire::Words::of(text).unwrap_or(Self::$other(::std::string::String::new()))
            }
        })?

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(self.as_str(), state);
            }
        }

        impl wire::Slot for $name {
            fn empty() -> Self {
                wire::first_of!($($other(::std::string::String::new());)? $($variant;)*)
            }

            fn target(&mut self) -> wire::Target<'_> {
                wire::Target::Word(self)
            }

            fn wire_view(&self) -> wire::View<'_> {
                wire::View::Text(self.as_str())
            }
        }

        wire::common!($name);
    };
}
pub(crate) use word;

/// What an enumeration is before it is read.
macro_rules! first_of {
    ($first:ident $(($value:expr))?; $($more:ident;)*) => { Self::$first $(($value))? };
}
pub(crate) use first_of;

/// What a value is that an enumeration does not document.
macro_rules! otherwise {
    ($given:ident) => {{
        let _ = $given;
        ::std::option::Option::None
    }};
    ($given:ident $other:ident($value:expr)) => {
        ::std::option::Option::Some(Self::$other($value))
    };
}
pub(crate) use otherwise;
