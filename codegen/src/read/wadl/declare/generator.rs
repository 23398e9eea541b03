//! Which generator made a page.

use crate::read::page::MeantBy;

/// What a page says that was generated, in a comment at its beginning.
const GENERATED: &[u8] = b"THIS OUTPUT IS GENERATED FROM THE WADL";

/// How many bytes the comment, a label and the title take at most.
const BEGINNING: usize = 1024;

/// What the generator of a page meant by Required.
///
/// The later ones told required parameters from others. They put a rule of `^` under the title; the oldest has one of
/// `~`, and before that two of `=`. The comment alone does not tell them: some pages have it over the skeleton of the
/// oldest. What they require of bodies is so, and nearly all that they require of queries is not.
pub(crate) fn required(text: &str) -> MeantBy {
    let mut end = text.len().min(BEGINNING);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let beginning = &text[..end];
    let bytes = beginning.as_bytes();
    let mut starts = memchr::memchr_iter(b'T', bytes);
    let Some(at) = starts.find(|&at| bytes[at..].starts_with(GENERATED)) else { return MeantBy::Unknown };
    let mut rules = beginning[at..].lines().filter_map(|line| {
        let line = line.trim_end();
        let mark = line.chars().next().filter(char::is_ascii_punctuation)?;
        (line.len() > 3 && line.chars().all(|c| c == mark)).then_some(mark)
    });
    if rules.next() == Some('^') { MeantBy::All } else { MeantBy::Body }
}

/// What a page means by Required that does not say what made it, by the types that it prints: the oldest generator
/// prints them as the WADL has them, `xsd:string`; the last makes `String` of that, and people write as it does.
pub(crate) fn required_by_types<'t>(types: impl Iterator<Item = &'t str>) -> MeantBy {
    let mut types = types.peekable();
    let is_late = |ty: &str| ty.starts_with(|c: char| c.is_ascii_uppercase()) && !ty.contains(':');
    if types.peek().is_some() && types.all(is_late) { MeantBy::Body } else { MeantBy::Unknown }
}

#[cfg(test)]
mod tests {
    use super::{MeantBy, required, required_by_types};

    #[track_caller]
    fn check(text: &str, expected: MeantBy) {
        assert_eq!(required(text), expected, "{text}");
    }

    #[test]
    fn the_rule_under_the_title_tells_the_oldest_from_the_later() {
        let page = |rule: &str| format!("\n.. THIS OUTPUT IS GENERATED FROM THE WADL. DO NOT EDIT.\n\nRing\n{rule}\n");
        check(&page("^^^^^^"), MeantBy::All);
        check(&page("~~~~~~"), MeantBy::Body);
        check(&page("======"), MeantBy::Body);
        check("Ring\n^^^^^^\n", MeantBy::Unknown);
    }

    #[test]
    fn capital_letters_without_a_prefix_tell_the_last() {
        let of = |types: &[&str]| required_by_types(types.iter().copied());
        assert_eq!(of(&["String", "Uuid"]), MeantBy::Body);
        assert_eq!(of(&["String", "xsd:string"]), MeantBy::Unknown);
        assert_eq!(of(&["string"]), MeantBy::Unknown);
        assert_eq!(of(&[]), MeantBy::Unknown);
    }
}
