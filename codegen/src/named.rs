//! Closed lists of things that have a name on the command line, a severity and one line of what they are.

use std::fmt::Debug;

use crate::policy::Level;

/// What the lists have in common.
pub trait Named: Copy + Eq + Debug + 'static {
    /// How much one of them matters, and so how loudly it is shown where nobody says.
    type Severity: Copy + Eq + Debug + Into<Level> + 'static;
    /// All of them.
    const ALL: &'static [Self];
    /// What all of one severity are called on the command line.
    const GROUPS: &'static [(&'static str, Self::Severity)];
    /// What one of them is, with its article.
    const WHAT: &'static str;
    /// Where they are listed, in words.
    const LISTED: &'static str;

    /// The name.
    fn as_str(self) -> &'static str;

    /// How much it matters.
    fn severity(self) -> Self::Severity;
}

/// An enumeration with the names, summaries and severities of its variants: the summary is the variant's doc.
macro_rules! named {
    (
        $(#[doc = $list_doc:literal])+
        $list:ident: $level:ident, $what:literal, $listed:literal, [$($group:literal = $of:ident),*] {
            $($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)*
        }
    ) => {
        $(#[doc = $list_doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $list {
            $($(#[doc = $doc])+ $variant),*
        }

        impl $list {
            /// All of them, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name, as `--deny` and `--allow` take it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name),*
                }
            }

            /// What it is, in one line.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+)),*
                }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> $level {
                match self {
                    $(Self::$variant => $level::$severity),*
                }
            }
        }

        impl $crate::named::Named for $list {
            type Severity = $level;
            const ALL: &'static [Self] = Self::ALL;
            const GROUPS: &'static [(&'static str, $level)] = &[$(($group, $level::$of)),*];
            const WHAT: &'static str = $what;
            const LISTED: &'static str = $listed;

            fn as_str(self) -> &'static str {
                self.as_str()
            }

            fn severity(self) -> $level {
                self.severity()
            }
        }

        impl ::std::fmt::Display for $list {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use named;
