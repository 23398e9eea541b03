//! Parameters of the query that no table lists: request lines of examples have them, the path has them in its query
//! (`{?limit,marker}`), or the prose names them ("the `limit` query parameter", "the parameters `limit` and `offset`
//! can be set in the URI").
//!
//! Prose that speaks of parameters alone may mean those of the body.

use std::sync::LazyLock;

use docbind_spec::{Direction, Location, Method, Parameter, Type, spelt_alike};
use memchr::memmem;

use super::request_line::{self, Shown};
use super::{parameter, repeated};
use crate::diagnostic::{Code, Diagnostics};
use crate::infer::language::phrases::{Phrase, sentences};
use crate::infer::prose::declared::Declared;
use crate::read::page::Operation;
use crate::source::{Sources, Span, Spanned};

/// What a sentence has that speaks of the query.
static OF_QUERY: LazyLock<[Phrase; 5]> =
    LazyLock::new(|| ["query parameter", "in the uri", "in the url", "query string", "to the uri"].map(Phrase::new));

/// The parameters of an operation that no row lists, each once.
pub(crate) fn find(sources: &Sources, operation: &Operation, values: &Shown<'_>) -> Vec<Spanned<Parameter>> {
    let mut found: Vec<Spanned<Parameter>> = Vec::new();
    let mut told = in_prose(&operation.description);
    if matches!(operation.method, Method::Get | Method::Head | Method::Delete) {
        told.extend(optional(&operation.description));
    }
    let numbered = repeated::numbered(operation, values);
    let mut shown = values.names().peekable();
    let mut of_path = operation.path.node.query_parameters().peekable();
    if told.is_empty() && numbered.is_none() && shown.peek().is_none() && of_path.peek().is_none() {
        return found;
    }
    let is_listed = |name: &str| {
        let rows = operation.parameters.iter().map(|row| row.parameter.name.as_str());
        // A pair that every request has is no parameter, though examples have it.
        let fixed = operation.path.node.fixed_pairs().filter_map(|pair| Some(pair.split_once('=')?.0));
        rows.chain(operation.path.node.parameters()).chain(fixed).any(|known| spelt_alike(known, name))
    };
    let text = sources.get(operation.path.span.file).text();
    let told = told.into_iter().map(|(name, sentence)| {
        let span = memmem::find(text.as_bytes(), format!("``{name}``").as_bytes())
            .map(|at| Span::new(operation.path.span.file, at, at + name.len() + 4));
        (name, sentence, span.unwrap_or(operation.path.span))
    });
    let shown = shown.map(|(name, span)| (name.to_owned(), String::new(), span));
    let of_path = of_path.map(|name| (name.to_owned(), String::new(), operation.path.span));
    let numbered_name = numbered.as_ref().map(|(name, _)| *name);
    let needed = numbered.as_ref().and_then(|(_, rows)| rows.first()?.parameter.required);
    let numbered = numbered.iter().filter_map(|(name, rows)| {
        let texts = rows.iter().map(|row| row.parameter.description.trim()).filter(|text| !text.is_empty());
        Some(((*name).to_owned(), texts.collect::<Vec<_>>().join(" "), rows.first()?.name))
    });
    for (name, description, span) in numbered.chain(told).chain(shown).chain(of_path) {
        if is_listed(&name) || found.iter().any(|known| spelt_alike(&known.node.name, &name)) {
            continue;
        }
        let needed = needed.filter(|_| numbered_name == Some(name.as_str()));
        let source = sources.place(span);
        let made = parameter::without_row(name, Direction::Request, Location::Query, source);
        let mut made = Parameter { required: needed, description, ..made };
        let mut seen = values.values(&made);
        seen.extend(shown_in(&made.description, &made.name));
        let ty = parameter::plain(&made, &Declared::Unknown, &seen);
        let is_numbered = numbered_name == Some(made.name.as_str());
        made.schema = Some(if is_numbered || values.repeats(&made.name) { Type::array(ty) } else { ty });
        found.push(Spanned { node: made, span });
    }
    found
}

/// The values that a sentence gives to a parameter: `0` in "`limit=10&offset=0`".
fn shown_in<'t>(sentence: &'t str, name: &str) -> impl Iterator<Item = &'t str> {
    let pairs = sentence.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '=' | '_' | '-' | '.'));
    let pairs = pairs.filter_map(|pair| pair.split_once('='));
    pairs.filter(move |(known, _)| *known == name).map(|(_, value)| value.trim_end_matches('.'))
}

/// Reports them, but those that the path has, of which reading said so.
pub(crate) fn report(diagnostics: &mut Diagnostics, operation: &Operation, found: &[Spanned<Parameter>]) {
    let is_in_path = |name: &str| operation.path.node.query_parameters().any(|known| known == name);
    for Spanned { node, span } in found.iter().filter(|row| !is_in_path(&row.node.name)) {
        let name = &node.name;
        let rows: Vec<&str> = operation
            .parameters
            .iter()
            .filter(|row| repeated::is_of(row, name))
            .map(|row| row.parameter.name.as_str())
            .collect();
        let message = match rows.as_slice() {
            [first, .., last] => format!("`{first}` to `{last}` are one parameter that is repeated: read as `{name}`"),
            _ => match (node.location, node.direction) {
                (Location::Header, Direction::Request) => {
                    format!("no table lists the header `{name}` of the request; read as one that may be sent")
                }
                (Location::Header, Direction::Response) => {
                    format!("no table lists the header `{name}` of the answer; read as one that may come")
                }
                _ => format!("no table lists the query parameter `{name}`; read as one that may be sent"),
            },
        };
        diagnostics.push(Code::ParameterNotListed, *span, message);
    }
}

/// What prose calls optional of a request without a body: "the optional `x` parameter".
fn optional(description: &str) -> Vec<(String, String)> {
    static OPTIONAL: LazyLock<Phrase> = LazyLock::new(|| Phrase::new("optional `"));
    let mut found: Vec<(String, String)> = Vec::new();
    if !OPTIONAL.is_in(description) {
        return found;
    }
    for sentence in sentences(description) {
        for at in OPTIONAL.find_all(sentence) {
            let inner = sentence[at + OPTIONAL.text.len()..].trim_start_matches('`');
            let Some((literal, behind)) = inner.split_once('`') else { continue };
            let is_parameter = behind.trim_start_matches('`').trim_start().starts_with("parameter");
            let Some(name) = name_of(literal).filter(|_| is_parameter) else { continue };
            if found.iter().all(|(known, _)| *known != name) {
                found.push((name, sentence.trim().to_owned()));
            }
        }
    }
    found
}

/// The names of query parameters in prose, each with its sentence.
fn in_prose(description: &str) -> Vec<(String, String)> {
    if !may_name(description) {
        return Vec::new();
    }
    let lines: Vec<&str> = description.lines().map(|line| line.trim_start_matches(['>', ' '])).collect();
    let text = lines.join(" ");
    let is_of_query = |lower: &str| OF_QUERY.iter().any(|words| words.is_in(lower));
    let mut found = Vec::new();
    if !is_of_query(&text.to_ascii_lowercase()) {
        return found;
    }
    for sentence in sentences(&text) {
        let lower = sentence.to_ascii_lowercase();
        if !is_of_query(&lower) {
            continue;
        }
        let direct = lower.contains("query parameter");
        for (at, word) in lower.match_indices("parameter") {
            let of_query = lower[..at].trim_end().ends_with("query");
            if direct && !of_query {
                continue;
            }
            let before = lower[..at].trim_end().strip_suffix("query").map_or(at, str::len);
            let end = at + word.len();
            let behind = &sentence[end..];
            let behind = behind.strip_prefix('s').unwrap_or(behind);
            let mut listed = before_list(&sentence[..before]);
            listed.extend(behind_list(behind));
            found.extend(listed.into_iter().map(|name| (name, sentence.trim().to_owned())));
        }
    }
    found
}

/// Whether prose may speak of a query: it has `quer` or a word that begins with `ur`, in letters of either case. Quick,
/// for that of most operations does not.
fn may_name(description: &str) -> bool {
    let bytes = description.as_bytes();
    let follows =
        |at: usize, rest: &[u8]| bytes.get(at..at + rest.len()).is_some_and(|behind| behind.eq_ignore_ascii_case(rest));
    memchr::memchr2_iter(b'q', b'Q', bytes).any(|at| follows(at + 1, b"uer"))
        || memchr::memchr2_iter(b'u', b'U', bytes)
            .any(|at| follows(at + 1, b"r") && at.checked_sub(1).is_some_and(|before| bytes[before] == b' '))
}

/// The literals that a text ends with, joined by commas and "and" or "or".
fn before_list(text: &str) -> Vec<String> {
    let mut rest = text.trim_end();
    let mut found = Vec::new();
    while let Some(inner) = rest.strip_suffix('`') {
        let Some((before, name)) = inner.trim_end_matches('`').rsplit_once('`') else { break };
        found.extend(name_of(name));
        rest = before.trim_end_matches('`').trim_end();
        let joined = ["and", "or", ",", "/"].iter().find_map(|word| rest.strip_suffix(word));
        let Some(before) = joined else { break };
        rest = before.trim_end().trim_end_matches(',').trim_end();
    }
    found.reverse();
    found
}

/// The literals that a text begins with.
fn behind_list(text: &str) -> Vec<String> {
    let mut rest = text.trim_start_matches([':', ' ']);
    let mut found = Vec::new();
    while let Some(inner) = rest.strip_prefix('`') {
        let Some((name, behind)) = inner.trim_start_matches('`').split_once('`') else { break };
        found.extend(name_of(name));
        rest = behind.strip_prefix('`').unwrap_or(behind).trim_start_matches([',', ' ']);
        for word in ["and ", "or ", "/"] {
            rest = rest.strip_prefix(word).unwrap_or(rest).trim_start();
        }
    }
    found
}

/// The name in a literal: `limit`, `?limit`, `limit=10`.
fn name_of(literal: &str) -> Option<String> {
    let name = literal.trim().trim_start_matches(['?', '&']);
    let name = name.split('=').next().unwrap_or(name);
    request_line::is_name(name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{in_prose, optional, shown_in};
    use crate::infer::operation::request_line::names;

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let found: Vec<String> = in_prose(prose).into_iter().map(|(name, _)| name).collect();
        assert_eq!(found, expected, "{prose}");
    }

    #[test]
    fn prose_names_query_parameters() {
        check("Lists lamps. Use the `fields` query parameter to choose.", &["fields"]);
        check("> **Note:** The parameters `limit` and `offset` can\n> be set in the URI.", &["limit", "offset"]);
        check("The query parameters `a`, `b`, or `c` choose.", &["a", "b", "c"]);
        check("With `a`, and `b` query parameters.", &["a", "b"]);
    }

    #[test]
    fn prose_of_other_parameters_names_none() {
        check("The `name` and `size` parameters are of the body.", &[]);
        check("The `lamp` in the URI. The `name` parameter is not.", &[]);
        check("Use the `name` parameter and the `fields` query parameter.", &["fields"]);
        check("A query parameter may be sent.", &[]);
    }

    #[test]
    fn prose_may_call_a_parameter_optional() {
        let found = optional("All are lit, but for the optional `dark` parameter. The optional `lamp` is not one.");
        assert_eq!(found.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["dark"]);
    }

    #[test]
    fn a_sentence_may_show_values() {
        let found: Vec<&str> = shown_in("Use them as in `?limit=10&offset=0` or offset=20.", "offset").collect();
        assert_eq!(found, ["0", "20"]);
    }

    #[test]
    fn request_lines_name_query_parameters() {
        let found: Vec<&str> = names("/lamps?limit=10&marker={id}&x").collect();
        assert_eq!(found, ["limit", "marker"]);
        assert_eq!(names("/lamps").count(), 0);
    }
}
