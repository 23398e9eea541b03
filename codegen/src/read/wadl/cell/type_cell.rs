//! The cell of a type: `xsd:string *(Required)*`, `Header String *(Required)*`, `URI String`, `*(Optional)*`.

use docbind_spec::Location;

use super::necessity;
use crate::rst::inline;

/// What the cell of a type says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeCell {
    /// The type as printed, without modifier and location.
    pub(crate) ty: Option<String>,
    /// What a modifier says; `None` where there is none.
    pub(crate) required: Option<bool>,
    /// Where the cell says that the parameter travels.
    pub(crate) location: Option<Place>,
    /// What else the brackets of the modifier hold; mostly nothing.
    pub(crate) words: String,
}

/// A location as tables name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Exactly this one.
    At(Location),
    /// Somewhere in the URI: the path or the query.
    Uri,
}

/// Reads a cell whose lines are joined.
pub(crate) fn read(cell: &str) -> TypeCell {
    if cell.contains('`') && (cell.starts_with(':') || cell.contains("`_")) {
        // A link or a role shows its text alone.
        let shown = inline::plain(cell);
        if !shown.contains('`') {
            return read(&shown);
        }
    }
    let marked = |byte: u8| matches!(byte, b'`' | b'\\' | 0x80..);
    let (text, required, words) = if cell.bytes().any(marked) || cell.as_bytes().windows(2).any(|pair| pair == b"**") {
        let visible = cell.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '`' | '\\'));
        necessity::apart(&visible.collect::<String>().replace("**", ""))
    } else {
        necessity::apart(cell)
    };
    let (text, bracketed) = match text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        Some((before, inside)) if place(inside).is_some() => (before.trim_end().to_owned(), place(inside)),
        _ => (text, None),
    };
    let (location, ty) = match text.split_once(' ') {
        Some((first, rest)) => match place(first) {
            Some(place) => (Some(place), rest.trim()),
            None => (None, text.as_str()),
        },
        None => (None, text.as_str()),
    };
    let ty = ty.trim_matches(['*', ' ', '-', '/', ':', '|']);
    let ty = if ty.len() < text.len() { ty.to_owned() } else { text };
    let location = location.or(bracketed);
    TypeCell { ty: Some(ty).filter(|ty| !ty.is_empty()), required, location, words }
}

/// Whether a text begins with the name of a type that pages print.
pub(crate) fn is_type(text: &str) -> bool {
    const TYPES: &[&str] = &[
        "string",
        "uuid",
        "int",
        "integer",
        "bool",
        "boolean",
        "array",
        "list",
        "object",
        "dict",
        "dictionary",
        "map",
        "date",
        "datetime",
        "datestamp",
        "anyuri",
        "uri",
        "url",
        "ip",
        "duration",
        "char",
        "regexp",
        "float",
        "number",
        "enum",
        "hash",
        "long",
        "timestamp",
    ];
    let first =
        text.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '(' | '[')).next().unwrap_or_default();
    let bare = first.rsplit(':').next().unwrap_or_default();
    TYPES.iter().any(|ty| ty.eq_ignore_ascii_case(bare))
}

/// The location that a word names: a style of WADL, or what people write.
pub(crate) fn place(word: &str) -> Option<Place> {
    let word = word.trim_matches(|c: char| !c.is_ascii_alphabetic()).to_ascii_lowercase();
    match word.as_str() {
        "header" | "headers" => Some(Place::At(Location::Header)),
        "query" => Some(Place::At(Location::Query)),
        "path" | "template" => Some(Place::At(Location::Path)),
        "body" | "plain" => Some(Place::At(Location::Body)),
        "uri" | "url" => Some(Place::Uri),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use docbind_spec::Location;

    use super::{Place, read};

    #[track_caller]
    fn check(cell: &str, ty: &str, required: Option<bool>, location: Option<Place>) {
        let read = read(cell);
        assert_eq!((read.ty.as_deref().unwrap_or(""), read.required, read.location), (ty, required, location));
    }

    #[test]
    fn the_type_stays_as_printed() {
        check("csapi:UUID *(Required)*", "csapi:UUID", Some(true), None);
        check("Comma-separated list", "Comma-separated list", None, None);
        check("\u{200b}String *(Optional)*", "String", Some(false), None);
        check("*(Required)*", "", Some(true), None);
        check("String\\ *(Required)*", "String", Some(true), None);
        check("String/Required", "String", Some(true), None);
        check("String: optional", "String", Some(false), None);
        check("", "", None, None);
        check("Uri", "Uri", None, None);
        check("`Probe <#probe>`__ *(Required)*", "Probe", Some(true), None);
        check(":ref:`Probe <probe>`", "Probe", None, None);
    }

    #[test]
    fn the_first_of_two_words_may_be_a_location() {
        check("Header String *(Required)*", "String", Some(true), Some(Place::At(Location::Header)));
        check("URI String", "String", None, Some(Place::Uri));
        check("String (query)", "String", None, Some(Place::At(Location::Query)));
        check("Array of Strings", "Array of Strings", None, None);
    }
}
