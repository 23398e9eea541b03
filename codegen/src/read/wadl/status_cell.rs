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

/// Whether a cell is a range, `400-405` or `400 to 405`, and not a list.
pub(crate) fn is_range(cell: &str) -> bool {
    let (Some(first), Some(last)) = (cell.trim().get(..3), cell.trim().get(cell.trim().len().saturating_sub(3)..))
    else {
        return false;
    };
    let between = cell.trim().get(3..cell.trim().len().saturating_sub(3)).unwrap_or_default();
    code(first).is_some() && code(last).is_some() && matches!(between.trim(), "-" | "–" | "to")
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
    use super::{is_range, read};

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
        check("4xx", &[], "4xx");
        check("12345", &[], "12345");
        check("099", &[], "099");
    }

    #[test]
    fn a_range_is_no_list() {
        assert!(is_range("200-299"));
        assert!(is_range("400 to 404"));
        assert!(!is_range("400, 404"));
        assert!(!is_range("400 500"));
        assert!(!is_range("-"));
    }
}
