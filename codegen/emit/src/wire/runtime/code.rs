//! What an enumeration of numbers says of itself, as a macro.

/// An enumeration of whole numbers; one without `Undocumented` refuses all others.
macro_rules! code {
    ($name:ident { $($variant:ident $number:literal),* $(,)? } $($other:ident)?) => {
        impl $name {
            /// The documented values.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant),*];

            /// The number on the wire.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    $(Self::$other(number) => *number,)?
                }
            }

            fn documented(number: i64) -> ::std::option::Option<Self> {
                match number {
                    $($number => ::std::option::Option::Some(Self::$variant),)*
                    _ => ::std::option::Option::None,
                }
            }
        }

        impl ::std::clone::Clone for $name {
            fn clone(&self) -> Self {
                match self {
                    $(Self::$variant => Self::$variant,)*
                    $(Self::$other(number) => Self::$other(*number),)?
                }
            }
        }

        $(impl ::std::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                Self::documented(number).unwrap_or(Self::$other(number))
            }
        })?

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                ::std::hash::Hash::hash(&self.as_i64(), state);
            }
        }

        impl wire::Slot for $name {
            fn empty() -> Self {
                wire::first_of!($($other(0);)? $($variant;)*)
            }

            fn target(&mut self) -> wire::Target<'_> {
                wire::Target::Code(self)
            }

            fn wire_view(&self) -> wire::View<'_> {
                wire::View::I64(self.as_i64())
            }
        }

        impl wire::Code for $name {
            fn set(&mut self, number: i64) -> ::std::result::Result<(), wire::Refused> {
                let other = || wire::otherwise!(number $($other(number))?);
                *self = Self::documented(number).or_else(other).ok_or(wire::Refused)?;
                ::std::result::Result::Ok(())
            }
        }

        wire::common!($name);
    };
}
pub(crate) use code;
