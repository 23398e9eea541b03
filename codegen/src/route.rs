//! Whether the path of a request is that of an operation: the path template of its page says it.
//!
//! Paths are compared segment by segment, empty ones left out (`//`, a slash at the end), and a literal segment is a
//! better match than a parameter. Pages and servers disagree on where a path begins, so at the front
//!
//! - the request may have a base path that the page leaves out: anything up to a version (`/image/v2`), and one
//!   segment behind the version that may be a tenant (it holds a digit);
//! - the page may have what the request leaves out: a version (`v1.0`, `{version}`) and a tenant (`{tenant_id}`);
//! - two versions are the same API where their major numbers are (`v2` and `v2.9`).

use std::borrow::Cow;

use docbind_spec::{PathTemplate, Segment};

/// How the path of an operation looks, ready to be compared.
#[derive(Debug)]
pub(crate) struct Route<'a> {
    segments: Vec<Vec<Segment<'a>>>,
}

/// How a request fits a route.
#[derive(Debug)]
pub(crate) struct Match {
    /// What stands in the request for the path's parameters.
    pub(crate) captures: Vec<(String, String)>,
    /// How much the paths differ: segments at the front that only one has, versions that differ, literals that the
    /// template lacks. The least is the best.
    pub(crate) distance: (usize, usize, usize),
}

impl<'a> Route<'a> {
    pub(crate) fn new(path: &'a PathTemplate) -> Self {
        let mut segments = vec![Vec::new()];
        for piece in before_query(path.segments()) {
            let parts = match piece {
                Segment::Literal(text) => text.split('/').map(Segment::Literal).collect(),
                Segment::Parameter(_) => vec![piece],
            };
            for (at, part) in parts.into_iter().enumerate() {
                match segments.last_mut() {
                    Some(last) if at == 0 => last.push(part),
                    _ => segments.push(vec![part]),
                }
            }
        }
        for segment in &mut segments {
            segment.retain(|piece| *piece != Segment::Literal(""));
        }
        segments.retain(|segment| !segment.is_empty());
        Self { segments }
    }

    /// Whether, and how well, a path of these segments is of this operation. They are decoded, and none is empty.
    pub(crate) fn matches(&self, path: &[Cow<'_, str>]) -> Option<Match> {
        // Most paths end otherwise.
        if let (Some(last), Some(segment)) = (self.segments.last().and_then(|last| literal(last)), path.last())
            && last != segment
            && !are_alike(last, segment)
        {
            return None;
        }
        // The ends are always compared; what is left over at either front must be something that may be left out.
        let common = self.segments.len().min(path.len());
        let fewest = usize::from(!self.segments.is_empty());
        let lengths = (fewest..=common).rev();
        lengths.filter_map(|length| self.aligned(path, length)).min_by_key(|found| found.distance)
    }

    /// The match where the last `length` segments stand for each other.
    fn aligned(&self, path: &[Cow<'_, str>], length: usize) -> Option<Match> {
        let (base, path) = path.split_at_checked(path.len().checked_sub(length)?)?;
        let (omitted, segments) = self.segments.split_at_checked(self.segments.len().checked_sub(length)?)?;
        let first_is_version = segments.first().is_some_and(|first| literal(first).is_some_and(is_version));
        // The root of an API has no segment by which to know it behind a base path.
        if segments.is_empty() && !base.is_empty() {
            return None;
        }
        let base_fits = base.is_empty() || is_base(base) || (first_is_version && omitted.is_empty());
        if !base.is_empty() && !omitted.is_empty() {
            return None;
        }
        if !base_fits || !omitted.iter().all(|segment| may_be_omitted(segment)) {
            return None;
        }
        let mut found = Match { captures: Vec::new(), distance: (base.len() + omitted.len(), 0, 0) };
        for (pattern, segment) in segments.iter().zip(path) {
            match literal(pattern) {
                Some(text) if text == segment => {}
                Some(text) if are_alike(text, segment) => found.distance.1 += 1,
                Some(_) => return None,
                None => {
                    capture(pattern, segment, &mut found.captures)?;
                    found.distance.2 += 1;
                }
            }
        }
        Some(found)
    }
}

/// The segments of a path as it is printed.
pub(crate) fn segments(path: &str) -> Vec<Cow<'_, str>> {
    path.split('/').filter(|segment| !segment.is_empty()).map(Cow::Borrowed).collect()
}

/// The pieces of a template up to its query or fragment.
fn before_query<'a>(pieces: impl Iterator<Item = Segment<'a>>) -> impl Iterator<Item = Segment<'a>> {
    let mut over = false;
    pieces.map_while(move |piece| {
        let Segment::Literal(text) = piece else { return (!over).then_some(piece) };
        let path = text.split(['?', '#']).next().unwrap_or_default();
        let piece = (!over).then_some(Segment::Literal(path));
        over |= path.len() < text.len();
        piece
    })
}

/// The text of a segment without parameters.
fn literal<'a>(pattern: &[Segment<'a>]) -> Option<&'a str> {
    match pattern {
        [Segment::Literal(text)] => Some(text),
        _ => None,
    }
}

/// What stands for the parameters of a segment; `None` where the segment does not fit. A parameter is never empty, and
/// takes as little as it can.
fn capture(pattern: &[Segment<'_>], segment: &str, captures: &mut Vec<(String, String)>) -> Option<()> {
    let Some((first, rest)) = pattern.split_first() else { return segment.is_empty().then_some(()) };
    match first {
        Segment::Literal(text) => capture(rest, segment.strip_prefix(text)?, captures),
        Segment::Parameter(name) => {
            let end = match rest.first() {
                None => segment.len(),
                Some(Segment::Literal(text)) if rest.len() == 1 => segment.strip_suffix(text)?.len(),
                Some(Segment::Literal(text)) => segment.find(text)?,
                Some(Segment::Parameter(_)) => segment.chars().next()?.len_utf8(),
            };
            let (value, behind) = segment.split_at_checked(end).filter(|(value, _)| !value.is_empty())?;
            captures.push(((*name).to_owned(), value.to_owned()));
            capture(rest, behind, captures)
        }
    }
}

/// The major number of a version: `v2`, `v2.1`, `V1.0`.
fn major(segment: &str) -> Option<&str> {
    let number = segment.strip_prefix(['v', 'V'])?;
    let fits =
        number.starts_with(|c: char| c.is_ascii_digit()) && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    fits.then(|| number.split('.').next().unwrap_or(number))
}

/// Whether two segments are versions of the same API.
fn are_alike(one: &str, other: &str) -> bool {
    is_version(one) && major(one) == major(other)
}

fn is_version(segment: &str) -> bool {
    major(segment).is_some()
}

/// Whether the front of a request's path may be a base path that no page shows.
fn is_base(segments: &[Cow<'_, str>]) -> bool {
    match segments {
        [.., version] if is_version(version) => true,
        [.., version, tenant] => is_version(version) && tenant.contains(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether requests may leave out the segment at the front of a page's path.
fn may_be_omitted(pattern: &[Segment<'_>]) -> bool {
    const OWNERS: &[&str] = &["version", "tenant", "project", "account"];
    match pattern {
        [Segment::Literal(text)] => is_version(text),
        [Segment::Parameter(name)] | [Segment::Literal("v"), Segment::Parameter(name)] => {
            let name = name.to_ascii_lowercase();
            OWNERS.iter().any(|owner| name.contains(owner))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use docbind_spec::PathTemplate;

    use super::{Match, Route, segments};

    /// Expects the captures as `name=value`, or `None` where the request is not for the template.
    #[track_caller]
    fn check(template: &str, path: &str, expected: Option<&[&str]>) {
        let template = PathTemplate::new(template);
        let found = Route::new(&template).matches(&segments(path));
        let pairs = |found: Match| {
            found.captures.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>()
        };
        assert_eq!(found.map(pairs), expected.map(|names| names.iter().map(|&name| name.to_owned()).collect()));
    }

    /// Expects the request to be nearer to the first template than to the second.
    #[track_caller]
    fn check_nearer(first: &str, second: &str, path: &str) {
        let [near, far] = [first, second].map(|template| {
            let template = PathTemplate::new(template);
            Route::new(&template).matches(&segments(path)).unwrap().distance
        });
        assert!(near < far, "{near:?} {far:?}");
    }

    #[test]
    fn segments_stand_for_each_other() {
        check("/boats/{boat_id}", "/boats/7", Some(&["boat_id=7"]));
        check("//boats//{boat_id}", "/boats/7/", Some(&["boat_id=7"]));
        check("/boats/{boat_id}?full={full}", "/boats/7", Some(&["boat_id=7"]));
        check("/boats/{boat_id}", "/boats", None);
        check("/boats/{boat_id}", "/boats/7/crew", None);
        check("/boats/{id}.json", "/boats/7.a.json", Some(&["id=7.a"]));
        check("/boats/{from}-{to}", "/boats/1-2", Some(&["from=1", "to=2"]));
        check("/boats/{id}.json", "/boats/.json", None);
        check("/", "/", Some(&[]));
        check("/", "/v2/", None);
        check("/", "/boats", None);
    }

    #[test]
    fn the_request_may_have_a_base_path_that_the_page_lacks() {
        check("/boats", "/v2/boats", Some(&[]));
        check("/boats", "/port/v2.0/boats", Some(&[]));
        check("/boats", "/v2/4711/boats", Some(&[]));
        check("/boats", "/v2/quays/boats", None);
        check("/boats", "/quays/boats", None);
        check("/boats", "/v2/quays/7/boats", None);
        check("/v2/boats", "/port/v2/boats", Some(&[]));
    }

    #[test]
    fn the_page_may_have_a_version_and_a_tenant_that_the_request_lacks() {
        check("/v2/boats", "/boats", Some(&[]));
        check("/v{version}/boats", "/boats", Some(&[]));
        check("/v1.0/{tenant_id}/boats", "/boats", Some(&[]));
        check("/{tenant_id}/boats", "/v2/4711/boats", Some(&["tenant_id=4711"]));
        check("/{quay_id}/boats", "/boats", None);
    }

    #[test]
    fn versions_agree_where_their_major_numbers_do() {
        check("/v2/boats", "/v2.9/boats", Some(&[]));
        check("/v2/boats", "/v1/boats", None);
        check("/v2/boats", "/vessels/boats", None);
    }

    #[test]
    fn the_nearest_template_is_the_most_literal_one() {
        check_nearer("/boats/detail", "/boats/{boat_id}", "/boats/detail");
        check_nearer("/v2/boats", "/boats", "/v2/boats");
        check_nearer("/v2.1/boats", "/v2/boats", "/v2.1/boats");
        check_nearer("/{tenant_id}/boats", "/boats", "/v2/4711/boats");
    }
}
