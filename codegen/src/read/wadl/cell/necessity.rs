//! `*(Required)*` and `*(Optional)*` wherever they stand: type cell, name cell, front of a description, own column.

use crate::read::wadl::text::prose;

/// Takes the first modifier out of a text: `String *(Required)*` is `String` and required.
///
/// A text without a modifier comes back as it is, with `None`: nothing is said, which is not "optional".
pub(crate) fn split(text: &str) -> (String, Option<bool>) {
    let (text, required, _) = apart(text);
    (text, required)
}

/// [`split`], and what else stands in the brackets of the modifier: `PUT only` of `String *(Optional, PUT only)*`.
pub(crate) fn apart(text: &str) -> (String, Option<bool>, String) {
    let Some((start, end, required)) = find(text) else { return (collapse(text, ""), None, String::new()) };
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let open = before.rfind(['(', '[']).filter(|&open| !before[open..].contains([')', ']']));
    let close = after.find([')', ']']).filter(|&close| !after[..close].contains(['(', '[']));
    let (front, words, back) = match open.zip(close) {
        Some((open, close)) => {
            let (front, inside) = before.split_at(open);
            let (rest, back) = after.split_at(close);
            let inside = collapse(inside.trim_start_matches(['(', '[']), rest);
            (front, inside.trim_matches([' ', ',', ';', ':', '*', '.']).to_owned(), back)
        }
        None => (before, String::new(), after),
    };
    let front = front.trim_end_matches(['*', '(', '[', ' ', ',', ';']);
    let back = back.trim_start_matches(['*', ')', ']', ' ', ',', ';', '.', ':']);
    (collapse(front, back), Some(required), words)
}

/// A cell of a column that says whether a parameter is optional.
pub(crate) fn optional_column(cell: &str) -> Option<bool> {
    let text = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // These say the same in a column of any title.
    if word(first).is_some() { column(cell) } else { column(cell).map(|yes| !yes) }
}

/// The modifier that a description begins with: `*(Optional)* The mass.`, `Required. The mass.`
pub(crate) fn leading(description: &str) -> Option<bool> {
    let text = description.trim_start_matches(['*', '(', '[', '`', ' ']);
    let marked = text.len() < description.trim_start().len();
    let word_end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let required = word(&text[..word_end])?;
    let closes = text[word_end..].trim_start().starts_with([')', '*', ']', '.', ':', ',', ';', '`']);
    (marked && closes || text[word_end..].starts_with(['.', ':']) || text.len() == word_end).then_some(required)
}

/// A cell of a column that says whether a parameter is required.
pub(crate) fn column(cell: &str) -> Option<bool> {
    if let Some(ticked) = ticked(cell) {
        return Some(ticked);
    }
    let text = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    if text.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("n/a")) {
        return None;
    }
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match first.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "required" | "req" | "r" | "mandatory" | "always" | "m" => Some(true),
        "no" | "n" | "false" | "optional" | "opt" | "not" | "o" => Some(false),
        _ => None,
    }
}

/// What a sign says that ticks a cell, or crosses it out.
fn ticked(cell: &str) -> Option<bool> {
    match cell.trim() {
        "✓" | "✔" | "√" | "☑" | "✅" | "x" | "X" => Some(true),
        "✗" | "✘" | "✖" | "❌" | "☐" => Some(false),
        _ => None,
    }
}

/// Whether a cell says whether a parameter is required and nothing else: `Optional`, `M`, `yes`.
pub(crate) fn is_one(cell: &str) -> bool {
    let text = cell.trim_matches(|c: char| !c.is_alphanumeric());
    !text.contains(char::is_whitespace) && column(text).is_some() || text.eq_ignore_ascii_case("n/a")
}

/// Whether a cell answers a question that its column asks: `yes`, `false`, `x`.
pub(crate) fn is_yes_or_no(cell: &str) -> bool {
    let first = cell.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).unwrap_or_default();
    ["yes", "y", "true", "no", "n", "false", "x", "r", "always", "not"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(first))
}

/// The modifier that a description ends with, in brackets or as a sentence of its own: `The mass. (Optional)`,
/// `The mass. *Required.*`
pub(crate) fn trailing(description: &str) -> Option<bool> {
    let text = description.trim_end().trim_end_matches(['*', '.']);
    let begin = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if let Some(required) = word(&text[begin..]) {
        let before = text[..begin].trim_end_matches(['*', ' ', '\n']);
        let gap = &text[before.len()..begin];
        return (!gap.is_empty() && before.ends_with(['.', '!', ')']) || gap.contains("\n\n")).then_some(required);
    }
    let (_, inside) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    word(inside.trim_matches(['*', ' ']))
}

/// Where the first word of necessity stands, and what it says.
fn find(text: &str) -> Option<(usize, usize, bool)> {
    let mut at = 0;
    while let Some(rest) = text.as_bytes().get(at..).filter(|rest| !rest.is_empty()) {
        let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        let bare = text.get(at..at + letters).unwrap_or_default();
        if let Some(required) = word(bare) {
            let before = text[..at].trim_end_matches([' ', '-']);
            let not = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
            let not =
                before.get(not..).filter(|not| not.eq_ignore_ascii_case("not") || not.eq_ignore_ascii_case("non"));
            if let Some(not) = not {
                return Some((before.len() - not.len(), at + bare.len(), !required));
            }
            return Some((at, at + bare.len(), required));
        }
        at += letters + 1;
    }
    None
}

fn word(word: &str) -> Option<bool> {
    if word.eq_ignore_ascii_case("required") || word.eq_ignore_ascii_case("mandatory") {
        Some(true)
    } else if word.eq_ignore_ascii_case("optional") {
        Some(false)
    } else {
        None
    }
}

/// The words of two texts, with one blank between them.
fn collapse(before: &str, after: &str) -> String {
    if after.is_empty() && prose::is_one_line(before) {
        return before.to_owned();
    }
    let mut collapsed = String::with_capacity(before.len() + after.len());
    for word in before.split_whitespace().chain(after.split_whitespace()) {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::{apart, column, is_one, is_yes_or_no, leading, optional_column, split, trailing};

    #[track_caller]
    fn check(text: &str, left: &str, required: Option<bool>) {
        assert_eq!(split(text), (left.to_owned(), required), "{text}");
    }

    #[test]
    fn a_modifier_is_found_wherever_it_stands() {
        check("xsd:string *(Required)*", "xsd:string", Some(true));
        check("*(Required)*", "", Some(true));
        check("String *(Optional)", "String", Some(false));
        check("Optional String", "String", Some(false));
        check("String, required", "String", Some(true));
        check("String (not required)", "String", Some(false));
        check("String (Non-required)", "String", Some(false));
        check("String *(not Optional)*", "String", Some(true));
        check("String (Mandatory)", "String", Some(true));
        check("String", "String", None);
    }

    #[test]
    fn a_modifier_may_have_more_words() {
        let words = |text: &str| apart(text);
        let found = |ty: &str, required, words: &str| (ty.to_owned(), Some(required), words.to_owned());
        assert_eq!(words("String *(Optional, PUT only)*"), found("String", false, "PUT only"));
        assert_eq!(words("Integer (Optional, default 10)"), found("Integer", false, "default 10"));
        assert_eq!(words("String *(Required for create)*"), found("String", true, "for create"));
    }

    #[test]
    fn a_column_of_the_optional_says_the_reverse() {
        assert_eq!(optional_column("Yes"), Some(false));
        assert_eq!(optional_column("no"), Some(true));
        assert_eq!(optional_column("Optional"), Some(false));
        assert_eq!(optional_column("Required"), Some(true));
        assert_eq!(optional_column(""), None);
    }

    #[test]
    fn a_description_may_begin_with_a_modifier() {
        assert_eq!(leading("*(Optional)* The mass."), Some(false));
        assert_eq!(leading("(Required) The mass."), Some(true));
        assert_eq!(leading("Required. The mass."), Some(true));
        assert_eq!(leading("**Optional**"), Some(false));
        assert_eq!(leading("Required for launches."), None);
        assert_eq!(leading("*Required* parts are listed"), Some(true));
        assert_eq!(leading("The mass (optional)."), None);
    }

    #[test]
    fn a_description_may_end_with_a_modifier() {
        assert_eq!(trailing("The mass. (Optional)"), Some(false));
        assert_eq!(trailing("The mass *(Required)*."), Some(true));
        assert_eq!(trailing("The mass (optional where light)"), None);
        assert_eq!(trailing("Optional"), None);
        assert_eq!(trailing("The mass. *Required.*"), Some(true));
        assert_eq!(trailing("The mass:\n\n- 1\n- 2\n\nOptional."), Some(false));
        assert_eq!(trailing("The mass is optional."), None);
        assert_eq!(trailing("Its mass (see below): required"), None);
    }

    #[test]
    fn a_column_says_yes_or_no() {
        assert_eq!((column("M"), column("O"), column("N/A")), (Some(true), Some(false), None));
        assert!(is_one("**Optional**") && is_one("N/A") && !is_one("") && !is_one("No more than two"));
        assert_eq!(column("Yes"), Some(true));
        assert_eq!(column("**No** (default)"), Some(false));
        assert_eq!((column("✓"), column("✗"), column("X"), column("-")), (Some(true), Some(false), Some(true), None));
        assert!(is_yes_or_no("**Yes**") && !is_yes_or_no("Optional") && !is_yes_or_no(""));
        assert_eq!(column("Not required"), Some(false));
        assert_eq!(column(""), None);
    }
}
