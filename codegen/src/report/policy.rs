//! Which diagnostics are shown and which make a command fail.

use std::fmt;
use std::str::FromStr;

use crate::diagnostic::{Code, Severity};
use crate::suggest;

/// How loudly a diagnostic is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Something may be missing or wrong in the bindings.
    Warning,
    /// Denied: the command fails.
    Error,
}

/// What `--deny` and `--allow` take: one code or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// One code.
    Code(Code),
    /// Every code that is a note.
    Notes,
    /// Every code that is a warning.
    Warnings,
    /// Every code.
    All,
}

/// What is denied and what is not shown.
///
/// A code that is named itself is decided by that, whatever is said of its group; and what is both denied and allowed
/// in the same words is denied.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    /// What makes the command fail.
    pub deny: Vec<Target>,
    /// What is not shown.
    pub allow: Vec<Target>,
    /// Nothing else is shown, where anything is named here; what is denied makes the command fail still.
    pub only: Vec<Target>,
}

impl Policy {
    /// How loudly a code is shown; `None` where it is not.
    #[must_use]
    pub fn level(&self, code: Code) -> Option<Level> {
        let is_asked = self.only.is_empty() || self.only.iter().any(|target| target.holds(code));
        self.decided(code).filter(|&level| is_asked || level == Level::Error)
    }

    fn decided(&self, code: Code) -> Option<Level> {
        let plain = match code.severity() {
            Severity::Note => Level::Note,
            Severity::Warning => Level::Warning,
        };
        decide(&self.deny, &self.allow, &Target::Code(code), plain, |target| target.holds(code))
    }
}

/// How loudly something is shown, after what is denied and what is allowed: its own name decides over the groups that
/// hold it, and what is both denied and allowed in the same words is denied. Where nobody names it, it is `plain`.
pub(crate) fn decide<T: PartialEq>(
    deny: &[T],
    allow: &[T],
    name: &T,
    plain: Level,
    holds: impl Fn(&T) -> bool,
) -> Option<Level> {
    let groups = |targets: &[T]| targets.iter().any(&holds);
    let decisions = [
        (deny.contains(name), Some(Level::Error)),
        (allow.contains(name), None),
        (groups(deny), Some(Level::Error)),
        (groups(allow), None),
    ];
    decisions.into_iter().find_map(|(is_so, level)| is_so.then_some(level)).unwrap_or(Some(plain))
}

impl Target {
    fn holds(self, code: Code) -> bool {
        match self {
            Self::Code(named) => named == code,
            Self::Notes => code.severity() == Severity::Note,
            Self::Warnings => code.severity() == Severity::Warning,
            Self::All => true,
        }
    }
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

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(text: &str) -> Result<Self, UnknownTarget> {
        match text {
            "notes" => Ok(Self::Notes),
            "warnings" => Ok(Self::Warnings),
            "all" => Ok(Self::All),
            _ => text.parse().map(Self::Code).map_err(|_| {
                let groups = ["notes", "warnings", "all"];
                let names = Code::ALL.iter().map(|code| code.as_str()).chain(groups);
                UnknownTarget { similar: suggest::nearest(text, names) }
            }),
        }
    }
}

/// The text names no code and no group of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownTarget {
    /// What may have been meant.
    pub similar: Option<&'static str>,
}

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a diagnostic code, `notes`, `warnings` or `all`")?;
        match self.similar {
            Some(similar) => write!(f, "; did you mean `{similar}`?"),
            None => f.write_str("; `docbind explain` lists the codes"),
        }
    }
}

impl std::error::Error for UnknownTarget {}

#[cfg(test)]
mod tests {
    use super::{Level, Policy, Target};
    use crate::diagnostic::Code;

    #[track_caller]
    fn check(deny: &[&str], allow: &[&str], code: Code, expected: Option<Level>) {
        let parse = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<Vec<Target>>();
        let policy = Policy { deny: parse(deny), allow: parse(allow), only: Vec::new() };
        assert_eq!(policy.level(code), expected);
    }

    #[test]
    fn a_named_code_is_stronger_than_its_group() {
        check(&["warnings"], &["invalid-utf8"], Code::InvalidUtf8, None);
        check(&["invalid-utf8"], &["all"], Code::InvalidUtf8, Some(Level::Error));
        check(&[], &["all"], Code::InvalidUtf8, None);
    }

    #[test]
    fn groups_follow_the_severity() {
        check(&["warnings"], &[], Code::PathParameterSpelling, Some(Level::Note));
        check(&["all"], &[], Code::PathParameterSpelling, Some(Level::Error));
        check(&[], &["notes"], Code::InvalidUtf8, Some(Level::Warning));
    }

    #[test]
    fn what_is_not_asked_for_is_shown_only_where_it_fails() {
        let only = vec!["invalid-utf8".parse().unwrap()];
        let policy = Policy { only, deny: vec!["binary-file".parse().unwrap()], allow: Vec::new() };
        let level = |code| policy.level(code);
        assert_eq!(level(Code::InvalidUtf8), Some(Level::Warning));
        assert_eq!((level(Code::FileTooLarge), level(Code::BinaryFile)), (None, Some(Level::Error)));
    }

    #[test]
    fn a_mistyped_code_is_recognised() {
        let error = "invalid-utf-8".parse::<Target>().unwrap_err();
        assert_eq!(error.similar, Some("invalid-utf8"));
    }
}
