//! What prose says of leaving a parameter out: what a request has without it, which makes it optional whatever is
//! printed beside it.

use crate::{Direction, Location, Parameter};

/// What prose says of a request without the parameter. "Required if you omit the other" is no exception: with the other
/// it may be left out.
const OMITTED: [&str; 13] = [
    "if you omit",
    "if omitted",
    "if you do not specify",
    "if you don't specify",
    "if you do not provide",
    "if not specified",
    "if not provided",
    "is not specified",
    "is optional",
    "default is",
    "default value is",
    "defaults to",
    "by default",
];

impl Parameter {
    /// Whether prose says what a request means that does not have the parameter: "If you omit …", "The default is …".
    #[must_use]
    pub fn may_be_omitted(&self) -> bool {
        self.direction == Direction::Request
            && self.location != Location::Path
            && !self.description.is_empty()
            && says_omitted(&self.description)
    }
}

fn says_omitted(description: &str) -> bool {
    if !may_say_omitted(description.as_bytes()) {
        return false;
    }
    let mut text = String::with_capacity(description.len());
    for word in description.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text.make_ascii_lowercase();
    let of_value = || {
        let mut rest = text.as_str();
        // "The default value for this parameter is", in one sentence.
        std::iter::from_fn(|| {
            let (_, behind) = rest.split_once("default value for ")?;
            rest = behind;
            Some(behind.split(['.', ';']).next().unwrap_or_default())
        })
        .any(|sentence| sentence.split(' ').any(|word| word == "is"))
    };
    text.starts_with("optional") || OMITTED.iter().any(|phrase| text.contains(phrase)) || of_value()
}

/// Whether a text has the letters with which words begin without which none of it is said; most prose has none.
fn may_say_omitted(text: &[u8]) -> bool {
    // The first letters, each by its last five bits.
    const FIRST: u32 = 1 << (b'o' & 31) | 1 << (b's' & 31) | 1 << (b'p' & 31) | 1 << (b'd' & 31);
    let told = |four: &[u8]| {
        let begins = four.first().is_some_and(|first| FIRST >> (first & 31) & 1 == 1);
        begins && [b"omit", b"spec", b"prov", b"opti", b"defa"].iter().any(|told| four.eq_ignore_ascii_case(*told))
    };
    text.windows(4).any(told)
}

#[cfg(test)]
mod tests {
    use super::says_omitted;

    #[track_caller]
    fn check(description: &str, expected: bool) {
        assert_eq!(says_omitted(description), expected, "{description}");
    }

    #[test]
    fn what_is_without_it_makes_a_parameter_optional() {
        check("The lamp. If you omit\nthis parameter, every lamp is lit.", true);
        check("The lamp; the keeper's own, if not specified.", true);
        check("How many lamps. By default, ten.", true);
        check("How many lamps. The default value for the number of lamps is 10.", true);
        check("This parameter is optional.", true);
        check("Optional. The lamp.", true);
    }

    #[test]
    fn a_default_by_itself_says_nothing() {
        check("Whether this is the default lamp.", false);
        check("The default value for new lamps. Each is lit.", false);
        check("The lamps to omit, with their optional shades.", false);
        check("", false);
    }
}
