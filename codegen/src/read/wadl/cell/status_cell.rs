//! The cell of a response code: `200`, `400 500`, `201 or 202`, `200 (OK)`, `-`, nothing.

use docbind_spec::StatusCode;

/// The codes of a cell and the words beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatusCell {
    /// The codes in the order of the cell.
    pub(crate) codes: Vec<StatusCode>,
    /// Words that are no code and join no codes: `OK` of `200 (OK)`.
    pub(crate) words: String,
}

/// Reads a cell whose lines are joined. A code has exactly three digits (RFC 9110, section 15).
pub(crate) fn read(cell: &str) -> StatusCell {
    let mut codes = Vec::new();
    let mut words = Vec::new();
    // `HTTP/1.1 404` says no more than `404`.
    let protocol = cell.trim_start().strip_prefix("HTTP").unwrap_or(cell);
    let cell = protocol.strip_prefix("/1.1").or_else(|| protocol.strip_prefix("/1.0")).unwrap_or(protocol);
    for word in self::words(cell) {
        match code(word) {
            Some(code) if !codes.contains(&code) => codes.push(code),
            Some(_) => {}
            None if matches!(word, "or" | "and" | "to") => {}
            None => words.push(word),
        }
    }
    StatusCell { codes, words: words.join(" ") }
}

/// Whether a cell whose lines are joined names a code.
pub(crate) fn names_code(cell: &str) -> bool {
    words(cell).any(|word| code(word).is_some())
}

/// What a cell stands for that is more than the codes in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Range {
    /// `500-503`: a few codes of one class, all of them.
    Few(Vec<StatusCode>),
    /// `200-299`, `400+`: more than are listed.
    Many,
}

/// How many codes a range has at most that is read as a list.
const FEW: u16 = 20;

/// The range that a cell is, `400-405`, `400 to 405` or `400+`; nothing where it is a list.
pub(crate) fn range(cell: &str) -> Option<Range> {
    // Most cells hold one code.
    if cell.len() <= 3 {
        return None;
    }
    let cell = cell.trim().trim_matches(['*', '`', ' ']);
    let first = code(cell.get(..3)?)?;
    let rest = cell.get(3..)?.trim();
    if matches!(rest, "+" | "and above" | "or above" | "and up" | "or higher" | "and higher") {
        return Some(Range::Many);
    }
    let last = code(rest.get(rest.len().checked_sub(3)?..)?)?;
    let between = rest.get(..rest.len() - 3).unwrap_or_default();
    if !matches!(between.trim(), "-" | "–" | "—" | "to" | ".." | "...") {
        return None;
    }
    let (from, to) = (first.get(), last.get());
    if from / 100 != to / 100 || from >= to || to - from > FEW {
        return Some(Range::Many);
    }
    Some(Range::Few((from..=to).filter_map(|code| StatusCode::new(code).ok()).collect()))
}

/// Whether a word stands for the codes of a class, or for all others: `4xx`, `5XX`, `default`.
pub(crate) fn is_class(word: &str) -> bool {
    let class = |digit: char, rest: &str| {
        ('1'..='5').contains(&digit) && matches!(rest, "xx" | "XX" | "Xx" | "**" | "**\\" | "--" | "nn" | "NN")
    };
    let mut chars = word.chars();
    let digit = chars.next().unwrap_or_default();
    class(digit, chars.as_str()) || word.eq_ignore_ascii_case("default")
}

/// The words of a cell. `400-405` names its ends; `-` alone says that there is no code.
fn words(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty())
}

/// The code that a word is.
pub(crate) fn code(word: &str) -> Option<StatusCode> {
    if word.len() != 3 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    StatusCode::new(word.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{Range, is_class, range, read};

    #[track_caller]
    fn check(cell: &str, codes: &[u16], words: &str) {
        let read = read(cell);
        let found: Vec<u16> = read.codes.iter().map(|code| code.get()).collect();
        assert_eq!((found.as_slice(), read.words.as_str()), (codes, words), "{cell}");
    }

    #[test]
    fn a_cell_may_hold_several_codes_or_none() {
        check("200", &[200], "");
        check("400 500", &[400, 500], "");
        check("200 203 300", &[200, 203, 300], "");
        check("201 or 202", &[201, 202], "");
        check("400, 401", &[400, 401], "");
        check("-", &[], "");
        check("", &[], "");
        check("**200**", &[200], "");
    }

    #[test]
    fn words_beside_a_code_are_kept() {
        check("200 (OK)", &[200], "OK");
        check("HTTP 200", &[200], "");
        check("HTTP/1.1 404 Not Found", &[404], "Not Found");
        check("4xx", &[], "4xx");
        check("12345", &[], "12345");
        check("099", &[], "099");
    }

    #[test]
    fn a_range_is_no_list() {
        let few = |cell: &str| match range(cell) {
            Some(Range::Few(codes)) => codes.iter().map(|code| code.get()).collect(),
            Some(Range::Many) => vec![0],
            None => Vec::new(),
        };
        assert_eq!(few("400 to 404"), [400, 401, 402, 403, 404]);
        assert_eq!(few("500-503"), [500, 501, 502, 503]);
        for many in ["200-299", "400-503", "404-400", "400+", "400 and above"] {
            assert_eq!(few(many), [0], "{many}");
        }
        for list in ["400, 404", "400 500", "-", "400-", "4xx", "400 - bad"] {
            assert!(few(list).is_empty(), "{list}");
        }
    }

    #[test]
    fn a_class_is_no_code() {
        assert!(is_class("4xx") && is_class("5XX") && is_class("default") && is_class("Default"));
        assert!(!is_class("9xx") && !is_class("xx") && !is_class("404") && !is_class(""));
    }
}
