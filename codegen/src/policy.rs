//! What of a closed list of findings is shown, and what makes a command fail: `--deny` and `--allow`.

use std::fmt;
use std::str::FromStr;

use crate::named::Named;
use crate::suggest;

/// How loudly a finding is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Something may be missing or wrong.
    Warning,
    /// The command fails.
    Error,
}

impl Level {
    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What `--deny` and `--allow` take: one name of the list or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target<N: Named> {
    /// One by its name.
    One(N),
    /// Every one of this severity.
    Severity(N::Severity),
    /// Every one.
    All,
}

impl<N: Named> From<N> for Target<N> {
    fn from(one: N) -> Self {
        Self::One(one)
    }
}

/// What is denied and what is not shown.
///
/// A finding that is named itself is decided by that, whatever is said of its group; and what is both denied and
/// allowed in the same words is denied.
#[derive(Debug, Clone)]
pub struct Policy<N: Named> {
    /// What makes the command fail.
    pub deny: Vec<Target<N>>,
    /// What is not shown.
    pub allow: Vec<Target<N>>,
    /// Nothing else is shown, where anything is named here; what is denied makes the command fail still.
    pub only: Vec<Target<N>>,
}

impl<N: Named> Default for Policy<N> {
    fn default() -> Self {
        Self { deny: Vec::new(), allow: Vec::new(), only: Vec::new() }
    }
}

impl<N: Named> Policy<N> {
    /// How loudly a finding is shown; `None` where it is not.
    #[must_use]
    pub fn level(&self, one: N) -> Option<Level> {
        let is_asked = self.only.is_empty() || holds(&self.only, one);
        self.decided(one).filter(|&level| is_asked || level == Level::Error)
    }

    fn decided(&self, one: N) -> Option<Level> {
        let is_named = |targets: &[Target<N>]| targets.contains(&Target::One(one));
        let decisions = [
            (is_named(&self.deny), Some(Level::Error)),
            (is_named(&self.allow), None),
            (holds(&self.deny, one), Some(Level::Error)),
            (holds(&self.allow, one), None),
        ];
        decisions.into_iter().find_map(|(is_so, level)| is_so.then_some(level)).unwrap_or(Some(one.severity().into()))
    }
}

fn holds<N: Named>(targets: &[Target<N>], one: N) -> bool {
    targets.iter().any(|target| match target {
        Target::One(named) => *named == one,
        Target::Severity(severity) => *severity == one.severity(),
        Target::All => true,
    })
}

impl<N: Named> FromStr for Target<N> {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        let group = N::GROUPS.iter().find(|(name, _)| *name == text).map(|(_, severity)| Self::Severity(*severity));
        let one = || N::ALL.iter().find(|one| one.as_str() == text).map(|one| Self::One(*one));
        let all = || (text == ALL).then_some(Self::All);
        group.or_else(one).or_else(all).ok_or_else(|| UnknownTarget::of::<N>(text))
    }
}

/// The name of everything.
const ALL: &str = "all";

/// The text names nothing of the list and no group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTarget {
    /// What may have been meant.
    pub similar: Option<&'static str>,
    what: &'static str,
    groups: Vec<&'static str>,
    listed: &'static str,
}

impl UnknownTarget {
    fn of<N: Named>(text: &str) -> Self {
        let groups: Vec<&str> = N::GROUPS.iter().map(|(name, _)| *name).collect();
        let names = N::ALL.iter().map(|one| one.as_str()).chain(groups.iter().copied()).chain([ALL]);
        Self { similar: suggest::nearest(text, names), what: N::WHAT, groups, listed: N::LISTED }
    }
}

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}", self.what)?;
        self.groups.iter().try_for_each(|group| write!(f, ", `{group}`"))?;
        write!(f, " or `{ALL}`")?;
        match self.similar {
            Some(similar) => write!(f, "; did you mean `{similar}`?"),
            None => write!(f, "; {}", self.listed),
        }
    }
}

impl std::error::Error for UnknownTarget {}

#[cfg(test)]
mod tests {
    use super::{Level, Policy, Target};
    use crate::diagnostic::Code;
    use crate::named::Named;
    use crate::verify::Kind;

    fn parse<N: Named>(names: &[&str]) -> Vec<Target<N>> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    #[track_caller]
    fn check<N: Named>(deny: &[&str], allow: &[&str], one: N, expected: Option<Level>) {
        let policy = Policy { deny: parse(deny), allow: parse(allow), only: Vec::new() };
        assert_eq!(policy.level(one), expected);
    }

    #[test]
    fn a_name_is_stronger_than_its_group() {
        check(&["warnings"], &["invalid-utf8"], Code::InvalidUtf8, None);
        check(&["invalid-utf8"], &["all"], Code::InvalidUtf8, Some(Level::Error));
        check(&[], &["all"], Code::InvalidUtf8, None);
        check(&["all"], &["format"], Kind::Format, None);
        check(&["format"], &["surprises"], Kind::Format, Some(Level::Error));
    }

    #[test]
    fn groups_follow_the_severity() {
        check(&["warnings"], &[], Code::PathParameterSpelling, Some(Level::Note));
        check(&["all"], &[], Code::PathParameterSpelling, Some(Level::Error));
        check(&[], &["notes"], Code::InvalidUtf8, Some(Level::Warning));
    }

    #[test]
    fn refusals_are_denied_and_surprises_shown() {
        check(&[], &[], Kind::MissingField, Some(Level::Error));
        check(&[], &[], Kind::UndocumentedField, Some(Level::Warning));
        check(&["surprises"], &[], Kind::UndocumentedField, Some(Level::Error));
        check(&[], &["all"], Kind::MissingField, None);
    }

    #[test]
    fn what_is_not_asked_for_is_shown_only_where_it_fails() {
        let policy = Policy { only: parse(&["invalid-utf8"]), deny: parse(&["binary-file"]), allow: Vec::new() };
        let level = |code| policy.level(code);
        assert_eq!(level(Code::InvalidUtf8), Some(Level::Warning));
        assert_eq!((level(Code::FileTooLarge), level(Code::BinaryFile)), (None, Some(Level::Error)));
    }

    #[test]
    fn a_text_that_names_nothing_is_told_what_is_expected() {
        let error = "invalid-utf-8".parse::<Target<Code>>().unwrap_err().to_string();
        assert_eq!(error, "expected a diagnostic code, `notes`, `warnings` or `all`; did you mean `invalid-utf8`?");
        let error = "rumours".parse::<Target<Kind>>().unwrap_err().to_string();
        let expected = "expected a kind of difference, `refusals`, `surprises` or `all`";
        assert_eq!(error, format!("{expected}; `docbind verify --help` lists the kinds"));
    }
}
