//! A path as printed, and what it is made of.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The path of an operation as printed, with its parameters in braces: `/tasks/{task_id}`.
///
/// Any text is a path template; [`segments`](Self::segments) says how it is read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PathTemplate(String);

/// A piece of a [`PathTemplate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text that stands in every such path.
    Literal(&'a str),
    /// The name of a parameter, without braces and [operators](variable).
    Parameter(&'a str),
}

/// The name in an expression of RFC 6570, section 2.2, or of a router: `path` in `+path`, `path*`, `path:[a-z]+` and
/// `path:3`.
#[must_use]
pub fn variable(expression: &str) -> &str {
    // Most expressions are names.
    if expression.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
        return expression;
    }
    let name = expression.trim().trim_start_matches(['+', '#', '.', '/', ';', '&', '?']);
    // A name may have a namespace; what restricts a value has other signs than names, or is a number.
    let is_pattern = |text: &str| {
        text.bytes().all(|byte| byte.is_ascii_digit()) || text.contains(['[', '\\', '(', '*', '+', '^', '{', '|', '?'])
    };
    let name = name.split_once(':').filter(|(_, pattern)| is_pattern(pattern)).map_or(name, |(name, _)| name);
    let name = name.trim_end_matches('*').trim();
    if name.is_empty() { expression } else { name }
}

impl PathTemplate {
    /// Keeps a path as printed.
    #[must_use]
    pub fn new(printed: impl Into<String>) -> Self {
        Self(printed.into())
    }

    /// The path as printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The pieces of the path in order, without a [query](Self::query) that has parameters. A brace without its partner
    /// is literal text.
    ///
    /// ```
    /// use docbind_spec::{PathTemplate, Segment};
    ///
    /// let path = PathTemplate::new("/tasks/{task_id}/log");
    /// let pieces: Vec<_> = path.segments().collect();
    /// assert_eq!(pieces, [Segment::Literal("/tasks/"), Segment::Parameter("task_id"), Segment::Literal("/log")]);
    /// ```
    pub fn segments(&self) -> impl Iterator<Item = Segment<'_>> {
        let mut rest = self.0.get(..self.query_start()).unwrap_or_default();
        let mut has_sign = false;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            if let Some((expression, after)) = expression(rest) {
                // `{/part}` and `{.format}` stand for their sign, too.
                let sign = expression.get(..1).filter(|sign| matches!(*sign, "/" | "."));
                if let Some(sign) = sign.filter(|_| !has_sign) {
                    has_sign = true;
                    return Some(Segment::Literal(sign));
                }
                has_sign = false;
                rest = after;
                return Some(Segment::Parameter(variable(expression)));
            }
            let end = rest.char_indices().skip(1).find(|&(_, c)| c == '{').map_or(rest.len(), |(at, _)| at);
            let (literal, after) = rest.split_at(end);
            rest = after;
            Some(Segment::Literal(literal))
        })
    }

    /// The query, where the page prints one with parameters behind the path: `?limit={limit}`, `{?limit,marker}`.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        self.0.get(self.query_start()..).filter(|query| !query.is_empty())
    }

    /// The names of the query's parameters, in order.
    ///
    /// ```
    /// use docbind_spec::PathTemplate;
    ///
    /// let path = PathTemplate::new("/tasks/{task_id}{?limit,marker}");
    /// assert_eq!(path.query_parameters().collect::<Vec<_>>(), ["limit", "marker"]);
    /// assert_eq!(path.parameters().collect::<Vec<_>>(), ["task_id"]);
    /// ```
    pub fn query_parameters(&self) -> impl Iterator<Item = &str> {
        let braced = self.query().unwrap_or_default().split('{').skip(1);
        let names = braced.filter_map(|piece| piece.split_once('}')).flat_map(|(names, _)| names.split(','));
        names.map(variable).filter(|name| !name.is_empty() && !name.contains(['?', '&', '*', ' ']))
    }

    /// The pairs without a parameter in a [query](Self::query) that has parameters elsewhere: every such request has
    /// them.
    ///
    /// ```
    /// use docbind_spec::PathTemplate;
    ///
    /// let path = PathTemplate::new("/tasks?format=json&limit={limit}");
    /// assert_eq!(path.fixed_pairs().collect::<Vec<_>>(), ["format=json"]);
    /// ```
    pub fn fixed_pairs(&self) -> impl Iterator<Item = &str> {
        let query = self.query().and_then(|query| query.strip_prefix('?')).unwrap_or_default();
        // An expression of RFC 6570 ends the pairs that are printed.
        let printed = query.find("{&").or_else(|| query.find("{?")).and_then(|at| query.get(..at)).unwrap_or(query);
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/,+%=".contains(c);
        let is_fixed = move |pair: &&str| !pair.is_empty() && pair.chars().all(is_plain) && !pair.contains("..");
        printed.split('&').filter(is_fixed)
    }

    /// The byte at which a query with parameters begins; the end where there is none.
    fn query_start(&self) -> usize {
        // Most paths have neither sign.
        if !self.0.bytes().any(|byte| matches!(byte, b'?' | b'&')) {
            return self.0.len();
        }
        if let Some(at) = self.0.find("{&") {
            return self.0.find('?').map_or(at, |query| at.min(query)).min(self.0.find("{?").unwrap_or(at));
        }
        match self.0.split_once('?') {
            Some((path, _)) if path.ends_with('{') => path.len() - 1,
            Some((path, query)) if query.contains('{') => path.len(),
            _ => self.0.len(),
        }
    }

    /// The names of the parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &str> {
        self.segments().filter_map(|segment| match segment {
            Segment::Parameter(name) => Some(name),
            Segment::Literal(_) => None,
        })
    }
}

/// What stands in the braces at the beginning, and what follows: a pattern may have braces of its own.
fn expression(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('{')?;
    let (name, after) = inner.split_once('}')?;
    let opened = name.rfind('{').filter(|_| name.contains(':'));
    match opened.and_then(|_| after.split_once('}')) {
        Some((rest, behind)) if !rest.contains(['{', '/']) => {
            inner.get(..name.len() + 1 + rest.len()).zip(Some(behind))
        }
        _ => Some((name, after)),
    }
}

impl fmt::Display for PathTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{PathTemplate, Segment};

    #[track_caller]
    fn check(path: &str, expected: &[Segment<'_>]) {
        let path = PathTemplate::new(path);
        assert_eq!(path.segments().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_brace_without_its_partner_is_literal() {
        check("/a{b", &[Segment::Literal("/a"), Segment::Literal("{b")]);
        check("é{x}", &[Segment::Literal("é"), Segment::Parameter("x")]);
    }

    #[test]
    fn operators_and_patterns_are_no_part_of_a_name() {
        check("/a/{+b}", &[Segment::Literal("/a/"), Segment::Parameter("b")]);
        check("/a/{b*}", &[Segment::Literal("/a/"), Segment::Parameter("b")]);
        check("/a{/b}", &[Segment::Literal("/a"), Segment::Literal("/"), Segment::Parameter("b")]);
        check("/a/{b:[a-z]{2}}/c", &[Segment::Literal("/a/"), Segment::Parameter("b"), Segment::Literal("/c")]);
        check(
            "/a/{b:3}/{NS:c}",
            &[Segment::Literal("/a/"), Segment::Parameter("b"), Segment::Literal("/"), Segment::Parameter("NS:c")],
        );
        check("/{*}", &[Segment::Literal("/"), Segment::Parameter("*")]);
    }

    #[test]
    fn a_query_with_parameters_is_no_piece_of_the_path() {
        check("/a{?b,c}", &[Segment::Literal("/a")]);
        check("/a?b={b}", &[Segment::Literal("/a")]);
        check("/a?b=c", &[Segment::Literal("/a?b=c")]);
        check("{?b}", &[]);
        check("/a{&b}", &[Segment::Literal("/a")]);
        check("/a?b=1{&c}", &[Segment::Literal("/a")]);
        let names = |path: &str| PathTemplate::new(path).query_parameters().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(names("/a?b={b}{&c*, d}"), ["b", "c", "d"]);
        assert!(names("/a/{b}?c=d").is_empty());
    }

    #[test]
    fn pairs_without_a_parameter_are_fixed() {
        let pairs = |path: &str| PathTemplate::new(path).fixed_pairs().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(pairs("/a/{b}?c=d&e={e}&f"), ["c=d", "f"]);
        assert_eq!(pairs("/a?c=d{&e}"), ["c=d"]);
        assert!(pairs("/a?c=<d>&e={e}&[f=g]&h=...").is_empty());
        assert!(pairs("/a{?b,c}").is_empty());
        assert!(pairs("/a?b=c").is_empty());
    }
}
