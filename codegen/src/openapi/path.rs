//! Path templates as OpenAPI wants them: from a slash on, without query, every parameter named once.

use docbind_spec::{PathTemplate, Segment};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What cannot stand in a path outside a template expression (RFC 3986, `pchar`), but for the slash and the percent
/// sign of what is encoded already.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path template.
pub(super) struct Path {
    pieces: Vec<Piece>,
}

enum Piece {
    Text(String),
    /// The name in the document, unique in the path.
    Parameter(String),
}

impl Path {
    pub(super) fn new(template: &PathTemplate) -> Self {
        let mut path = Self { pieces: Vec::new() };
        let mut before_query = true;
        for (at, piece) in template.segments().enumerate() {
            match piece {
                _ if !before_query => {}
                Segment::Parameter(printed) => {
                    path.pieces.push(Piece::Parameter(path.unused(printed)));
                }
                Segment::Literal(text) => {
                    let text = if at == 0 { without_host(text) } else { text };
                    let kept = text.split(['?', '#']).next().unwrap_or_default();
                    before_query = kept.len() == text.len();
                    path.pieces.push(Piece::Text(utf8_percent_encode(kept, ESCAPED).to_string()));
                }
            }
        }
        path
    }

    /// The template, beginning with a slash.
    pub(super) fn template(&self) -> String {
        self.write(|name| format!("{{{name}}}"))
    }

    /// What OpenAPI knows paths by: templates that differ only in the names of their parameters are one.
    pub(super) fn key(&self) -> String {
        self.write(|_| "{}".to_owned())
    }

    /// The names of the parameters.
    pub(super) fn parameters(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(_) => None,
            Piece::Parameter(name) => Some(name.as_str()),
        })
    }

    /// The words of the path that are no parameters, for an id.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let texts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Parameter(_) => None,
        });
        texts.flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric())).filter(|word| !word.is_empty())
    }

    fn write(&self, parameter: impl Fn(&str) -> String) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Parameter(name) => parameter(name),
        });
        let text: String = pieces.collect();
        if text.starts_with('/') { text } else { format!("/{text}") }
    }

    /// The name with only what template expressions may hold, told apart from those before it.
    fn unused(&self, printed: &str) -> String {
        let kept = |c: char| if c.is_alphanumeric() || "-._~".contains(c) { c } else { '_' };
        let plain: String = printed.trim().chars().map(kept).collect();
        let plain = if plain.is_empty() { "parameter".to_owned() } else { plain };
        let taken = |name: &str| self.parameters().any(|known| known == name);
        let mut name = plain.clone();
        let mut number = 2;
        while taken(&name) {
            name = format!("{plain}_{number}");
            number += 1;
        }
        name
    }
}

/// The text from its path on, where it begins with a scheme and a host.
fn without_host(text: &str) -> &str {
    match text.split_once("://") {
        Some((_, rest)) => rest.find('/').and_then(|at| rest.get(at..)).unwrap_or_default(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use docbind_spec::PathTemplate;

    use super::Path;

    #[track_caller]
    fn check(printed: &str, expected: &str) {
        assert_eq!(Path::new(&PathTemplate::new(printed)).template(), expected);
    }

    #[test]
    fn a_valid_template_stays_as_it_is() {
        check("/v1.0/{tenant_id}/boats", "/v1.0/{tenant_id}/boats");
        check("/", "/");
        check("/v2//boats/", "/v2//boats/");
    }

    #[test]
    fn a_template_begins_with_a_slash_and_ends_before_its_query() {
        check("{version}/boats", "/{version}/boats");
        check("boats?limit={limit}", "/boats");
        check("https://host.example/boats#x", "/boats");
        check("https://host.example", "/");
        check("https://{host}/boats", "/{host}/boats");
        check("", "/");
    }

    #[test]
    fn parameters_are_named_once_and_plainly() {
        check("/{id}/boats/{id}", "/{id}/boats/{id_2}");
        check("/{boat id}/{}", "/{boat_id}/{parameter}");
        check("/{boat", "/%7Bboat");
        check("/a b/c%20d", "/a%20b/c%20d");
    }
}
