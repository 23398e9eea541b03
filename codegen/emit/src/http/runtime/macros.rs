//! What an operation says of itself, as macros: the parts of its call, and its answers.

/// The parts of a call, each with what `new` takes for it: the path, with a value for each of its parameters, then the
/// query, the headers and the body where it has them, and what it wants in answer.
macro_rules! call {
    ($(#[$lint:meta])* $id:literal {
        path: $path:tt ($($field:ident: $ty:ty),*)
        $(, query: $query:ident::$make_query:ident ($($of_query:ident: $query_ty:ty),*))?
        $(, headers: $headers:ident::$make_headers:ident ($($of_headers:ident: $headers_ty:ty),*))?
        $(, body: $kind:ident $media:literal ($body:ty))?
        $(, accept: $accept:literal)? $(,)?
    }) => {
        impl Call {
            /// A call with all that it must have.
            $(#[$lint])*
            pub fn new(
                $($field: $ty,)*
                $($($of_query: $query_ty,)*)?
                $($($of_headers: $headers_ty,)*)?
                $(body: $body,)?
            ) -> Self {
                Self {
                    $($field: $field.into(),)*
                    $(query: $query::$make_query($($of_query),*),)?
                    $(headers: $headers::$make_headers($($of_headers),*),)?
                    $(body: super::operation::taken!($kind body),)?
                }
            }
        }

        impl super::operation::Operation for Call {
            const ID: &'static str = $id;

            type Answer = Answer;

            fn parts(&self) -> ::std::result::Result<super::operation::Parts, super::operation::Error> {
                #[allow(unused_mut)]
                let mut parts = super::operation::Parts::new($id, METHOD, $path, &[$(&self.$field),*])?;
                $(parts.query($query::pairs(&self.query));)?
                $(parts.headers($headers::pairs(&self.headers));)?
                $(parts.$kind(&self.body, $media)?;)?
                $(parts.accept($accept);)?
                ::std::result::Result::Ok(parts)
            }

            fn answer(
                raw: &super::operation::Raw<'_>,
            ) -> ::std::result::Result<Answer, super::operation::Error> {
                Answer::take(raw)
            }
        }
    };
}
pub(crate) use call;

/// How the pages of a list follow each other.
macro_rules! paged {
    ($($paging:tt)*) => {
        impl super::operation::Paged for Call {
            const PAGING: super::operation::Paging = super::operation::Paging::$($paging)*;
        }
    };
}
pub(crate) use paged;

/// The body as the call has it.
macro_rules! taken {
    ($kind:ident $body:ident) => {
        $body.into()
    };
}
pub(crate) use taken;

/// The headers of an answer.
macro_rules! headers {
    ($name:ident { $($field:ident $key:literal),* $(,)? } $(secret[$($secret:literal),*])?) => {
        impl $name {
            fn read(
                raw: &super::operation::Raw<'_>,
            ) -> ::std::result::Result<Self, super::operation::Error> {
                let mut headers = Self::default();
                let known = &[$($key),*];
                $(raw.header($key, known, &mut headers.$field)?;)*
                ::std::result::Result::Ok(headers)
            }
        }

        super::wire::pairs! { $name { $($field $key),* } $(secret[$($secret),*])? }
    };
}
pub(crate) use headers;

/// The answers of an operation: each status code with what is read of it, then what is read of all other codes of
/// success where none is documented, then what `into_result` gives. An answer is an error where success was wanted.
macro_rules! answers {
    (
        $id:literal $status:ident, $name:ident { $(
            $variant:ident $code:literal $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*
            $(=> ($($part:ident $ty:ty),+))?
        ),* $(,)? }
        $(else $success:ident $(=> ($($success_part:ident $success_ty:ty),+))?)?
        -> $result:ty $({ $($given:ident $(($($of:pat),+))? => $value:expr),* $(,)? })? $([$($own:ident),*])?
    ) => {
        super::wire::status! { $status {
            $($variant $code $title $($text)* $(or $other $($more)*)*),*
        } }

        /// What the server answered, by the status code.
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum $name {
            $(
                #[doc = ::std::concat!("`` ", $code, " ", $title $(, " or ", $other)*, " ``")]
                $variant $(($($ty),+))?,
            )*
            $(
                /// Any code from 200 to 299: the page documents none of them.
                $success(u16 $($(, $success_ty)+)?),
            )?
            /// A status code that the page does not document, with all that came.
            Undocumented(super::operation::Undocumented),
        }

        impl $name {
            fn take(
                raw: &super::operation::Raw<'_>,
            ) -> ::std::result::Result<Self, super::operation::Error> {
                ::std::result::Result::Ok(match raw.code() {
                    $($code => Self::$variant $(($(super::operation::part!(raw $part)),+))?,)*
                    $(code @ 200..=299 =>
                        Self::$success(code, $($(super::operation::part!(raw $success_part)),+)?),)?
                    _ => Self::Undocumented(raw.undocumented()),
                })
            }

            /// The status.
            pub fn status(&self) -> $status {
                match self {
                    $(Self::$variant { .. } => $status::$variant,)*
                    $(Self::$success(code, ..) => $status::Undocumented(*code),)?
                    Self::Undocumented(answer) => $status::Undocumented(answer.code),
                }
            }

            /// What came with an answer of success, if anything did; any other answer is the error.
            pub fn into_result(self) -> ::std::result::Result<$result, ::std::boxed::Box<Self>> {
                match self {
                    $($(Self::$given $(($($of),+))? => ::std::result::Result::Ok($value),)*)?
                    $($(own @ Self::$own { .. } => ::std::result::Result::Ok(own),)*)?
                    other => ::std::result::Result::Err(::std::boxed::Box::new(other)),
                }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                super::operation::show_answer($id, &self.status(), self.status().description(), f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}
pub(crate) use answers;

/// What is read of an answer.
macro_rules! part {
    ($raw:ident json) => {
        $raw.json()?
    };
    ($raw:ident bytes) => {
        $raw.bytes()
    };
    ($raw:ident headers) => {
        AnswerHeaders::read($raw)?
    };
}
pub(crate) use part;
