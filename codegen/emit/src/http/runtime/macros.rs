//! What an operation says of itself, as macros: the parts of its call, and its answers.

/// The parts of a call: its name, its method, the pieces of its path and the fields between them, then the fields of
/// the query, the headers and the body where it has them, and what it wants in answer.
macro_rules! call {
    (
        $id:literal $method:literal [$($piece:literal),*] { $($field:ident $name:literal),* $(,)? }
        $(query[$query:ident])? $(headers[$headers:ident])? $(body[$kind:ident $body:ident $media:literal])?
        $(accept[$accept:literal])?
    ) => {
        impl super::operation::Operation for Call {
            const ID: &'static str = $id;

            type Answer = Answer;

            fn parts(&self) -> ::std::result::Result<super::operation::Parts, super::operation::Error> {
                #[allow(unused_mut)]
                let mut parts = super::operation::Parts::new(
                    $id,
                    $method,
                    &[$($piece),*],
                    &[$(($name, &self.$field)),*],
                )?;
                $(parts.query(self.$query.pairs());)?
                $(parts.headers(self.$headers.pairs());)?
                $(parts.$kind(&self.$body, $media)?;)?
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

/// The headers of an answer.
macro_rules! headers {
    ($($field:ident $key:literal),* $(,)?) => {
        impl AnswerHeaders {
            fn read(
                raw: &super::operation::Raw<'_>,
            ) -> ::std::result::Result<Self, super::operation::Error> {
                let mut headers = Self::default();
                let known = &[$($key),*];
                $(raw.header($key, known, &mut headers.$field)?;)*
                ::std::result::Result::Ok(headers)
            }
        }
    };
}
pub(crate) use headers;

/// The answers of an operation: each variant with its code and with what is read into it, then the variant of all other
/// codes of success where it has one. An answer is an error where success was wanted.
macro_rules! answer {
    (
        $id:literal { $($variant:ident $code:literal $(($($part:ident),+))?),* $(,)? }
        $($success:ident $(($($more:ident),+))?)?
    ) => {
        impl Answer {
            fn take(
                raw: &super::operation::Raw<'_>,
            ) -> ::std::result::Result<Self, super::operation::Error> {
                ::std::result::Result::Ok(match raw.code() {
                    $($code => Self::$variant $(($(super::operation::part!(raw $part)),+))?,)*
                    $(code @ 200..=299 => Self::$success(code, $($(super::operation::part!(raw $more)),+)?),)?
                    _ => Self::Undocumented(raw.undocumented()),
                })
            }

            /// The status.
            pub fn status(&self) -> Status {
                match self {
                    $(Self::$variant { .. } => Status::$variant,)*
                    $(Self::$success(code, ..) => Status::Undocumented(*code),)?
                    Self::Undocumented(answer) => Status::Undocumented(answer.code),
                }
            }
        }

        impl ::std::fmt::Display for Answer {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                super::operation::show_answer($id, &self.status(), self.status().description(), f)
            }
        }

        impl ::std::error::Error for Answer {}
    };
}
pub(crate) use answer;

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
