//! Which differences are shown and which make the command fail.

use std::fmt;
use std::str::FromStr;

use super::kind::{Kind, Severity};
use crate::report::{Level, decide};
use crate::suggest;

/// What `--deny` and `--allow` take: one kind of difference or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One kind.
    Kind(Kind),
    /// Every kind for which the types do not decode a message.
    Refusals,
    /// Every other kind.
    Surprises,
    /// Every kind.
    All,
}

/// What is denied and what is not shown. Refusals are denied where nothing else is said.
///
/// A kind that is named itself is decided by that, whatever is said of its group; and what is both denied and allowed
/// in the same words is denied.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// What makes the command fail.
    pub deny: Vec<Target>,
    /// What is not shown.
    pub allow: Vec<Target>,
}

impl Policy {
    /// How loudly a kind is shown; `None` where it is not.
    #[must_use]
    pub fn level(&self, kind: Kind) -> Option<Level> {
        let plain = match kind.severity() {
            Severity::Refusal => Level::Error,
            Severity::Surprise => Level::Warning,
        };
        decide(&self.deny, &self.allow, &Target::Kind(kind), plain, |target| target.holds(kind))
    }
}

impl Target {
    fn holds(self, kind: Kind) -> bool {
        match self {
            Self::Kind(named) => named == kind,
            Self::Refusals => kind.severity() == Severity::Refusal,
            Self::Surprises => kind.severity() == Severity::Surprise,
            Self::All => true,
        }
    }
}

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        match text {
            "refusals" => Ok(Self::Refusals),
            "surprises" => Ok(Self::Surprises),
            "all" => Ok(Self::All),
            _ => {
                let named = Kind::ALL.iter().find(|kind| kind.as_str() == text);
                named.map(|&kind| Self::Kind(kind)).ok_or_else(|| UnknownTarget::new(text))
            }
        }
    }
}

/// The text names no kind of difference and no group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownTarget {
    /// What may have been meant.
    pub similar: Option<&'static str>,
}

impl UnknownTarget {
    fn new(text: &str) -> Self {
        let groups = ["refusals", "surprises", "all"];
        Self { similar: suggest::nearest(text, Kind::ALL.iter().map(|kind| kind.as_str()).chain(groups)) }
    }
}

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a kind of difference, `refusals`, `surprises` or `all`")?;
        match self.similar {
            Some(similar) => write!(f, "; did you mean `{similar}`?"),
            None => f.write_str("; `docbind verify --help` lists the kinds"),
        }
    }
}

impl std::error::Error for UnknownTarget {}

#[cfg(test)]
mod tests {
    use super::{Kind, Level, Policy, Target};

    #[track_caller]
    fn check(deny: &[&str], allow: &[&str], kind: Kind, expected: Option<Level>) {
        let parse = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Target>>();
        let policy = Policy { deny: parse(deny), allow: parse(allow) };
        assert_eq!(policy.level(kind), expected);
    }

    #[test]
    fn refusals_are_denied_and_surprises_shown() {
        check(&[], &[], Kind::MissingField, Some(Level::Error));
        check(&[], &[], Kind::UndocumentedField, Some(Level::Warning));
        check(&["surprises"], &[], Kind::UndocumentedField, Some(Level::Error));
    }

    #[test]
    fn a_named_kind_is_stronger_than_its_group() {
        check(&["all"], &["format"], Kind::Format, None);
        check(&["format"], &["surprises"], Kind::Format, Some(Level::Error));
        check(&[], &["all"], Kind::MissingField, None);
    }

    #[test]
    fn a_mistyped_kind_is_recognised() {
        assert_eq!("formats".parse::<Target>().unwrap_err().similar, Some("format"));
    }
}
