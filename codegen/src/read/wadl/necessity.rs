//! `*(Required)*` and `*(Optional)*` wherever they stand: type cell, name cell, front of a description, own column.

/// Takes the first modifier out of a text: `String *(Required)*` is `String` and required.
///
/// A text without a modifier comes back as it is, with `None`: nothing is said, which is not "optional".
pub(crate) fn split(text: &str) -> (String, Option<bool>) {
    let Some((start, end, required)) = find(text) else { return (collapse(text, ""), None) };
    let before = text[..start].trim_end_matches(['*', '(', '[', ' ', ',', ';']);
    let after = text[end..].trim_start_matches(['*', ')', ']', ' ', ',', ';', '.', ':']);
    (collapse(before, after), Some(required))
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
    let text = cell.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match first.to_ascii_lowercase().as_str() {
        "yes" | "y" | "true" | "required" | "mandatory" | "always" => Some(true),
        "no" | "n" | "false" | "optional" | "not" => Some(false),
        _ => None,
    }
}

/// Where the first word of necessity stands, and what it says.
fn find(text: &str) -> Option<(usize, usize, bool)> {
    let mut at = 0;
    for piece in text.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let bare = piece.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        if let Some(required) = word(bare) {
            let not = text[..at].trim_end().to_ascii_lowercase();
            if required && (not.ends_with(" not") || not.ends_with("(not") || not == "not") {
                return Some((not.len() - 3, at + bare.len(), false));
            }
            return Some((at, at + bare.len(), required));
        }
        at += piece.len();
    }
    None
}

fn word(word: &str) -> Option<bool> {
    if word.eq_ignore_ascii_case("required") {
        Some(true)
    } else if word.eq_ignore_ascii_case("optional") {
        Some(false)
    } else {
        None
    }
}

/// The words of two texts, with one blank between them.
fn collapse(before: &str, after: &str) -> String {
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
    use super::{column, leading, split};

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
        check("String", "String", None);
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
    fn a_column_says_yes_or_no() {
        assert_eq!(column("Yes"), Some(true));
        assert_eq!(column("**No** (default)"), Some(false));
        assert_eq!(column("Not required"), Some(false));
        assert_eq!(column(""), None);
    }
}
