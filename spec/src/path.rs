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
    /// The name of a parameter, without braces.
    Parameter(&'a str),
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
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
                rest = after;
                return Some(Segment::Parameter(name));
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
        names.map(|name| name.trim_matches(['?', '&', '*', ' '])).filter(|name| !name.is_empty())
    }

    /// The byte at which a query with parameters begins; the end where there is none.
    fn query_start(&self) -> usize {
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
    fn a_query_with_parameters_is_no_piece_of_the_path() {
        check("/a{?b,c}", &[Segment::Literal("/a")]);
        check("/a?b={b}", &[Segment::Literal("/a")]);
        check("/a?b=c", &[Segment::Literal("/a?b=c")]);
        check("{?b}", &[]);
        let names = |path: &str| PathTemplate::new(path).query_parameters().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(names("/a?b={b}{&c*, d}"), ["b", "c", "d"]);
        assert!(names("/a/{b}?c=d").is_empty());
    }
}
