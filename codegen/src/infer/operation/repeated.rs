//! Parameters of the query that may be sent more than once: pages list `id1` and `id2` for `?id=7&id=8`.

use std::sync::LazyLock;

use docbind_spec::{Direction, Location, Parameter};

use super::request_line::Shown;
use crate::infer::language::phrases::Phrase;
use crate::infer::prose::declared::Declared;
use crate::read::page::{Operation, Row};

/// Words for one of several: "the id of the first lamp".
const ORDINALS: [&str; 4] = ["first", "second", "next", "another"];

/// The name of a repeated parameter and the rows that number it, where requests show it so or the rows say so.
pub(crate) fn numbered<'a>(operation: &'a Operation, shown: &Shown<'_>) -> Option<(&'a str, Vec<&'a Row>)> {
    let (name, _) = query(operation).find_map(|row| Some((stem(row)?, row)))?;
    let rows: Vec<&Row> = query(operation).filter(|row| stem(row) == Some(name)).collect();
    let is_listed = operation.parameters.iter().any(|row| row.parameter.name == name);
    let told = |row: &&Row| {
        let words = row.parameter.description.split(|c: char| !c.is_alphanumeric());
        words.into_iter().any(|word| ORDINALS.contains(&word))
    };
    let meant = || shown.repeats(name) || rows.iter().all(told);
    (rows.len() > 1 && !is_listed && meant()).then_some((name, rows))
}

/// Whether a row numbers a repeated parameter of this name.
pub(crate) fn is_of(row: &Row, name: &str) -> bool {
    is_query(row) && stem(row) == Some(name)
}

fn query(operation: &Operation) -> impl Iterator<Item = &Row> {
    operation.parameters.iter().filter(|row| is_query(row))
}

fn is_query(row: &Row) -> bool {
    row.parameter.direction == Direction::Request && row.parameter.location == Location::Query
}

/// The name without its number.
fn stem(row: &Row) -> Option<&str> {
    let name = row.parameter.name.as_str();
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit());
    (!stem.is_empty() && stem != name).then_some(stem)
}

/// Whether a listed parameter of the query is a list: where a request repeats it, where the row says so, or where it
/// prints an array and nothing speaks of commas.
pub(crate) fn is_list(shown: &Shown<'_>, row: &Parameter, declared: &Declared, seen: &[&str]) -> bool {
    if row.direction != Direction::Request || row.location != Location::Query {
        return false;
    }
    let lower = row.description.to_ascii_lowercase();
    let commas = || lower.contains("comma") || seen.iter().any(|value| value.contains(','));
    let printed = matches!(declared, Declared::Array(_)) && !commas();
    printed || says_repeated(&lower, &row.name.to_ascii_lowercase()) || shown.repeats(&row.name)
}

/// Whether prose says that a parameter may be sent again, or shows it so: "`?name=a&name=b`".
fn says_repeated(lower: &str, name: &str) -> bool {
    static PHRASES: LazyLock<[Phrase; 7]> = LazyLock::new(|| {
        [
            "more than once",
            "multiple times",
            "several times",
            "can be repeated",
            "may be repeated",
            "repeat the parameter",
            "repeat this parameter",
        ]
        .map(Phrase::new)
    });
    let denies = |words: &str| {
        let sentence = words.rsplit(". ").next().unwrap_or_default();
        sentence.split_whitespace().any(|word| matches!(word, "not" | "cannot" | "never" | "no"))
    };
    let says = PHRASES.iter().any(|phrase| phrase.find(lower).is_some_and(|at| !denies(&lower[..at])));
    let shows =
        || lower.split(['?', '&', '`', ' ']).filter(|pair| pair.split_once('=').is_some_and(|(key, _)| key == name));
    says || lower.contains('&') && shows().count() > 1
}
