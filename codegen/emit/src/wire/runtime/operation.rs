//! What the parts of an operation say of themselves, as macros: its path, its status codes, its query and headers.

/// The method and the path of an operation, with the parameters that its path has. The template follows where it is
/// another than the path as documented.
macro_rules! endpoint {
    ($(#[$about:meta])* $method:ident $path:literal $(as $template:literal)? ($($name:ident: $ty:ty),* $(,)?)) => {
        /// The HTTP method.
        pub const METHOD: &str = ::std::stringify!($method);

        /// The path as documented.
        pub const PATH: &str = $path;

        /// The path, with its parameters percent-encoded.
        ///
        $(#[$about])*
        pub fn path($($name: $ty),*) -> ::std::string::String {
            super::wire::path(super::wire::last_of!(PATH $(, $template)?), &[$(&$name),*])
        }
    };
}
pub(crate) use endpoint;

/// The second value, where there is one.
macro_rules! last_of {
    ($first:expr) => {
        $first
    };
    ($first:expr, $second:expr) => {
        $second
    };
}
pub(crate) use last_of;

/// The status codes of an operation: each with its name and its description, and those of other rows of the same code.
macro_rules! status {
    ($name:ident {
        $($variant:ident $code:literal $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*),* $(,)?
    }) => {
        /// What the status code of an answer says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = ::std::concat!("`` ", $code, " ", $title, " ``")]
                $(#[doc = $text])*
                $(
                    #[doc = ""]
                    #[doc = ::std::concat!("`` ", $code, " ", $other, " ``")]
                    $(#[doc = $more])*
                )*
                $variant,
            )*
            /// A code that the page does not document.
            Undocumented(u16),
        }

        impl $name {
            /// Every documented code with its name, which is that of the standard where the page has none, and its
            /// description. A code of several rows of the page has as many here.
            pub const ROWS: &'static [(u16, &'static str, &'static str)] = &[
                $(($code, $title, ::std::concat!($($text),*)), $(($code, $other, ::std::concat!($($more),*)),)*)*
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
                super::wire::row(Self::ROWS, self.code()).1
            }

            /// The description, as documented.
            pub fn description(self) -> &'static str {
                super::wire::row(Self::ROWS, self.code()).2
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
                super::wire::show_row(super::wire::row(Self::ROWS, self.code()), f)
            }
        }
    };
}
pub(crate) use status;

/// The status codes of an operation, of which some come with a body of a known type.
macro_rules! answers {
    ($name:ident, $body:ident { $(
        $variant:ident $code:literal $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*
        $(=> $ty:ty)?
    ),* $(,)? }) => {
        super::wire::status! { $name {
            $($variant $code $title $($text)* $(or $other $($more)*)*),*
        } }

        /// The body of an answer, by the status code.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum $body {
            $($(
                #[doc = ::std::concat!("The body of ", $code, ".")]
                $variant($ty),
            )?)*
            /// An answer of which the page shows no body, or a failure whose body is another.
            Untyped($name, ::std::vec::Vec<u8>),
        }

        impl $body {
            /// Reads the body as the status code says. The body of a failure that is another is kept as it came.
            pub fn read(code: u16, body: &[u8]) -> ::std::result::Result<Self, ::serde_json::Error> {
                let read = match code {
                    $($($code => super::wire::typed::<$ty>(code, body)?.map(Self::$variant),)?)*
                    _ => ::std::option::Option::None,
                };
                ::std::result::Result::Ok(match read {
                    ::std::option::Option::Some(read) => read,
                    ::std::option::Option::None => Self::Untyped($name::from_code(code), body.to_vec()),
                })
            }
        }
    };
}
pub(crate) use answers;

/// The parameters of a query, or the headers, of an operation: what they are made with where some must be sent, and
/// which others there are; then all of them; then which of them are secrets.
macro_rules! pairs {
    (
        $name:ident $(($(#[$lint:meta])* $($needed:ident: $ty:ty),+ $(; $($other:ident),+)?))?
        { $($field:ident $key:literal),* $(,)? } $(secret[$($secret:literal),*])?
    ) => {
        $(impl $name {
            /// Those with the ones that must be sent.
            $(#[$lint])*
            pub fn new($($needed: $ty),+) -> Self {
                Self { $($needed: $needed.into(),)+ $($($other: ::std::default::Default::default()),+)? }
            }
        })?

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
                super::wire::show_pairs(stringify!($name), &self.pairs(), &[$($($secret),*)?], f)
            }
        }
    };
}
pub(crate) use pairs;

/// The parameters of a query, which displays as it stands in a URL, after the question mark.
macro_rules! query {
    ($name:ident $($parts:tt)*) => {
        super::wire::pairs! { $name $($parts)* }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&super::wire::query(&self.pairs()))
            }
        }
    };
}
pub(crate) use query;
