//! Closed lists of things that have a name on the command line, a severity and one line of what they are.

/// An enumeration with the names, summaries and severities of its variants: the summary is the variant's doc.
macro_rules! named {
    (
        $(#[doc = $list_doc:literal])+
        $list:ident: $level:ident {
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

        impl ::std::fmt::Display for $list {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use named;
