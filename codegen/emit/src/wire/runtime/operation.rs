//! What the parts of an operation say of themselves, as macros: a status, a query, headers.

/// The status codes of an operation: each with its name and its description, and those of other rows of the same code.
macro_rules! status {
    ($name:ident {
        $($variant:ident $code:literal $title:literal $($text:literal)? $(or $other:literal $($more:literal)?)*),* $(,)?
    }) => {
        impl $name {
            /// Every documented code with its name, which is that of the standard where the page has none, and its
            /// description. A code of several rows of the page has as many here.
            pub const ROWS: &'static [(u16, &'static str, &'static str)] = &[
                $(($code, $title, ::std::concat!($($text)?)), $(($code, $other, ::std::concat!($($more)?)),)*)*
            ];

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
                    $(Self::$variant => $title,)*
                    Self::Undocumented(_) => "",
                }
            }

            /// The description, as documented.
            pub fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => ::std::concat!($($text)?),)*
                    Self::Undocumented(_) => "",
                }
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
            pub fn pairs(&self) -> ::std::vec::Vec<super::wire::Pair> {
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
