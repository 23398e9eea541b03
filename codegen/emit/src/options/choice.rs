//! The choices between a few words, which all front ends read in the same way.

use std::fmt;

/// The text is none of the words of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownChoice {
    text: String,
    what: &'static str,
    words: &'static [&'static str],
}

impl UnknownChoice {
    pub(super) fn new(text: &str, what: &'static str, words: &'static [&'static str]) -> Self {
        Self { text: text.to_owned(), what, words }
    }
}

impl fmt::Display for UnknownChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, what, words } = self;
        let words: Vec<String> = words.iter().map(|word| format!("{word:?}")).collect();
        let (others, last) =
            words.split_last().map_or((String::new(), ""), |(last, others)| (others.join(", "), last.as_str()));
        write!(f, "{text:?} is no choice for {what}; expected {others} or {last}")
    }
}

impl std::error::Error for UnknownChoice {}

/// An enumeration that is read from a word; the first is the default.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident $what:literal { $($(#[$doc:meta])* $variant:ident $word:literal),* $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[non_exhaustive]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// The words of the choice, the default first.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word of the choice.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownChoice;

            fn from_str(text: &str) -> Result<Self, UnknownChoice> {
                match text {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(UnknownChoice::new(text, $what, Self::WORDS)),
                }
            }
        }
    };
}

choice! {
    /// What becomes of fields that the pages do not document.
    UnknownFields "unknown fields" {
        /// They are read over.
        #[default]
        Ignored "ignored",
        /// Every struct keeps them in a map, and writes them again.
        Kept "kept",
    }
}

choice! {
    /// What a text is of which every value shown is a UUID.
    Uuids "UUIDs" {
        /// A `String`, which keeps what it was read from.
        #[default]
        Text "text",
        /// A value of the crate `uuid`. A text that is none is an error; capitals are written as small letters.
        Uuid "uuid",
    }
}

choice! {
    /// What a text is of which every value shown is a date, or a date and time with its offset (RFC 3339).
    ///
    /// With a crate, a text that is no such date is an error. A value is written as the crate writes it in RFC 3339:
    /// the same point in time, perhaps with another number of digits, and with `jiff` in UTC.
    Dates "dates" {
        /// A `String`, which keeps what it was read from.
        #[default]
        Text "text",
        /// `jiff::civil::Date` and `jiff::Timestamp`.
        Jiff "jiff",
        /// `time::Date` and `time::OffsetDateTime`; the crate needs its features `formatting` and `parsing`.
        Time "time",
        /// `chrono::NaiveDate` and `chrono::DateTime<chrono::FixedOffset>`.
        Chrono "chrono",
    }
}

choice! {
    /// What a whole number is.
    Integers "integers" {
        /// As the pages show: `i32` where they state a small range, `u64` where a value needs it, else `i64`.
        #[default]
        Documented "documented",
        /// `i64`, and `u64` where a value needs it.
        I64 "i64",
        /// `serde_json::Number`: any number, with its text.
        Number "number",
    }
}

choice! {
    /// What an object is whose keys are data.
    Maps "maps" {
        /// `BTreeMap` of the standard library: in the order of the keys.
        #[default]
        BTree "btree",
        /// `HashMap` of the standard library: in no order.
        Hash "hash",
        /// `IndexMap` of the crate `indexmap`: in the order in which it was read.
        Index "index",
    }
}

choice! {
    /// Whether parts of the bindings can be left out by cargo features of the crate that holds them.
    Features "features" {
        /// Everything is always there.
        #[default]
        None "none",
        /// A feature for the operations of each folder of pages, named after the folder; the types that only they use
        /// come with them.
        Folders "folders",
    }
}

#[cfg(test)]
mod tests {
    use super::{Dates, UnknownFields};

    #[test]
    fn a_word_is_a_choice_and_another_says_which_there_are() {
        assert_eq!("kept".parse(), Ok(UnknownFields::Kept));
        let error = "joda".parse::<Dates>().map_err(|error| error.to_string());
        let expected = r#""joda" is no choice for dates; expected "text", "jiff", "time" or "chrono""#;
        assert_eq!(error, Err(expected.to_owned()));
    }
}
