//! Where a parameter travels: path, query, header or body.
//!
//! What a row says of itself (braces, a style, a word in the type cell) goes before its table, and its table before
//! what can be guessed of the section. Tables of URI parameters of this dialect hold headers and queries too.

use docbind_spec::{Direction, Location, Method, PathTemplate, spelt_alike};

use crate::read::wadl::cell::header_name;
use crate::read::wadl::cell::name::Form;
use crate::read::wadl::cell::type_cell::Place;

/// What is known of a row's table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'a> {
    /// The direction of the table.
    pub(crate) direction: Direction,
    /// What the lead sentence or the heading says.
    pub(crate) place: Option<Place>,
    /// The method of the operation.
    pub(crate) method: Method,
    /// The path of the operation.
    pub(crate) path: &'a PathTemplate,
}

/// A row's own words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Own<'a> {
    /// The name, without its parents.
    pub(crate) name: &'a str,
    /// Whether it stands in braces.
    pub(crate) form: Form,
    /// Whether it has a parent.
    pub(crate) parent: Option<&'a str>,
    /// What its style or type cell says.
    pub(crate) place: Option<Place>,
}

/// The location of a parameter.
pub(crate) fn location(around: Around<'_>, row: Own<'_>) -> Location {
    let (own, table) = (travels(around.direction, row.place), travels(around.direction, around.place));
    let own_words = matches!(own, Some(Place::At(_)));
    if !own_words && around.direction == Direction::Request && is_in_query(around.path, row.name) {
        return Location::Query;
    }
    if row.form == Form::Braced && around.direction == Direction::Request {
        return Location::Path;
    }
    match (own, table) {
        (Some(Place::At(location)), _) | (None, Some(Place::At(location @ (Location::Header | Location::Body)))) => {
            location
        }
        (Some(Place::Uri), _) | (None, Some(Place::Uri)) => in_uri(around, row),
        (None, Some(Place::At(Location::Query))) if header_name::is_unmistakable(row.name) => Location::Header,
        (None, Some(Place::At(location))) => location,
        (None, None) => unannounced(around, row),
    }
}

/// What is said of the place, where a message of this direction has it: an answer has neither path nor query.
fn travels(direction: Direction, place: Option<Place>) -> Option<Place> {
    place.filter(|place| match place {
        Place::Uri | Place::At(Location::Path | Location::Query) => direction == Direction::Request,
        Place::At(Location::Header | Location::Body) => true,
    })
}

/// A row of a table of URI parameters.
fn in_uri(around: Around<'_>, row: Own<'_>) -> Location {
    if is_in_path(around.path, row.name) {
        Location::Path
    } else if header_name::is_unmistakable(row.name) {
        Location::Header
    } else if row.name.contains(':') || row.parent.is_some() {
        // A name with a namespace or a parent is a member of a body: no query has such names.
        Location::Body
    } else if is_misspelt(around.path, row.name) {
        Location::Path
    } else {
        Location::Query
    }
}

/// A row of a table that nothing announces.
fn unannounced(around: Around<'_>, row: Own<'_>) -> Location {
    if header_name::is_unmistakable(row.name) {
        return Location::Header;
    }
    if around.direction == Direction::Response || row.parent.is_some() {
        return Location::Body;
    }
    if is_in_path(around.path, row.name) {
        return Location::Path;
    }
    match around.method {
        Method::Get | Method::Head | Method::Delete | Method::Options => Location::Query,
        Method::Post | Method::Put | Method::Patch | Method::Copy => Location::Body,
    }
}

/// Whether the path has a parameter of this name.
pub(crate) fn is_in_path(path: &PathTemplate, name: &str) -> bool {
    path.parameters().any(|parameter| parameter == name)
}

/// Whether the path is printed with a query that has a parameter of this name.
fn is_in_query(path: &PathTemplate, name: &str) -> bool {
    path.query_parameters().any(|parameter| parameter == name)
}

/// Whether a name is a parameter of the path in another spelling: the same letters and digits.
fn is_misspelt(path: &PathTemplate, name: &str) -> bool {
    path.parameters().any(|parameter| spelt_alike(parameter, name))
}

#[cfg(test)]
mod tests {
    use docbind_spec::{Direction, Location, Method, PathTemplate};

    use super::{Around, Own, location};
    use crate::read::wadl::cell::name::Form;
    use crate::read::wadl::cell::type_cell::Place;

    #[track_caller]
    fn check(place: Option<Place>, name: &str, expected: Location) {
        let path = PathTemplate::new("/probes/{probeId}");
        let around = Around { direction: Direction::Request, place, method: Method::Post, path: &path };
        let row = Own { name, form: Form::Plain, parent: None, place: None };
        assert_eq!(location(around, row), expected, "{name}");
    }

    #[track_caller]
    fn check_braced(direction: Direction, name: &str, expected: Location) {
        let path = PathTemplate::new("/probes/{probeId}{?limit}");
        let around = Around { direction, place: Some(Place::Uri), method: Method::Post, path: &path };
        let row = Own { name, form: Form::Braced, parent: None, place: None };
        assert_eq!(location(around, row), expected, "{name}");
    }

    #[test]
    fn the_path_says_what_is_in_its_query() {
        check_braced(Direction::Request, "probeId", Location::Path);
        check_braced(Direction::Request, "limit", Location::Query);
    }

    #[test]
    fn an_answer_has_neither_path_nor_query() {
        check_braced(Direction::Response, "probeId", Location::Body);
        check_braced(Direction::Response, "limit", Location::Body);
        check_braced(Direction::Response, "X-Auth-Token", Location::Header);
    }

    #[test]
    fn uri_tables_hold_more_than_the_path() {
        check(Some(Place::Uri), "probeId", Location::Path);
        check(Some(Place::Uri), "probe_id", Location::Path);
        check(Some(Place::Uri), "X-Auth-Token", Location::Header);
        check(Some(Place::Uri), "limit", Location::Query);
        check(Some(Place::Uri), "EXT:mode", Location::Body);
    }

    #[test]
    fn other_tables_are_believed() {
        check(Some(Place::At(Location::Body)), "probeId", Location::Body);
        check(Some(Place::At(Location::Header)), "limit", Location::Header);
        check(Some(Place::At(Location::Query)), "probeId", Location::Query);
        check(Some(Place::At(Location::Query)), "X-Auth-Token", Location::Header);
        check(None, "limit", Location::Body);
        check(None, "Content-Type", Location::Header);
    }
}
