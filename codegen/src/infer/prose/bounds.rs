//! What prose says of the least and the greatest value of a number, and of the length of a text.
//!
//! Only what is said of the value itself counts: “from 1 to 10”, “at least 1”, “up to 255 characters”. A count of other
//! things (“up to 5 servers”) or of another unit than that of the value is none of its bounds.

use std::sync::LazyLock;

use serde_json::Number;

use super::values::Mined;
use crate::infer::language::phrases::{Phrase, Searched};

/// What comes before the least value, and between it and the greatest.
static RANGES: LazyLock<[(Phrase, &[&str]); 4]> = LazyLock::new(|| {
    const TO: &[&str] = &[" to ", " through ", " and ", " up to ", " - ", "- ", "-", " – ", "–", "..", " .. ", ", "];
    [("between ", TO), ("from ", &TO[..2]), ("range", TO), ("ranging from ", &TO[..2])]
        .map(|(phrase, joints)| (Phrase::new(phrase), joints))
});

/// How sure it is that a number behind a phrase is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Says {
    /// Of a length, whatever is counted.
    Length,
    /// Of the value, or of a length where characters are counted.
    Value,
    /// The same, where something must or should be so.
    Demand,
    /// Of a length, where characters are counted, and else of nothing.
    Characters,
}

/// What comes before the greatest value or length.
static MOST: LazyLock<[(Phrase, Says); 23]> = LazyLock::new(|| {
    use Says::{Characters, Demand, Length, Value};
    [
        ("maximum length is ", Length),
        ("maximum length of ", Length),
        ("maximum length: ", Length),
        ("max length: ", Length),
        ("max length of ", Length),
        ("maximum value is ", Value),
        ("maximum value of ", Value),
        ("maximum value: ", Value),
        ("maximum is ", Value),
        ("maximum: ", Value),
        ("maximum of ", Characters),
        ("maximum ", Characters),
        ("max ", Value),
        ("max: ", Value),
        ("max. ", Characters),
        ("up to ", Characters),
        ("no more than ", Demand),
        ("not exceed ", Demand),
        ("cannot exceed ", Value),
        ("at most ", Demand),
        ("less than or equal to ", Demand),
        ("limited to ", Characters),
        ("no longer than ", Characters),
    ]
    .map(|(phrase, says)| (Phrase::new(phrase), says))
});

/// What comes before the least value or length.
static LEAST: LazyLock<[(Phrase, Says); 17]> = LazyLock::new(|| {
    use Says::{Characters, Demand, Length, Value};
    [
        ("minimum length is ", Length),
        ("minimum length of ", Length),
        ("minimum length: ", Length),
        ("min length: ", Length),
        ("minimum value is ", Value),
        ("minimum value of ", Value),
        ("minimum value: ", Value),
        ("minimum is ", Value),
        ("minimum: ", Value),
        ("minimum of ", Characters),
        ("minimum ", Characters),
        ("min ", Value),
        ("min: ", Value),
        ("at least ", Demand),
        ("no less than ", Demand),
        ("not less than ", Demand),
        ("greater than or equal to ", Demand),
    ]
    .map(|(phrase, says)| (Phrase::new(phrase), says))
});

/// Reads the bounds that a text with digits states, in lower case.
pub(crate) fn mine(lower: &Searched<'_>, mined: &mut Mined) {
    ranges(lower, mined);
    if mined.minimum.is_none() && mined.maximum.is_none() && mined.min_length.is_none() && mined.max_length.is_none() {
        bare(lower.text, mined);
    }
    for (phrase, says) in MOST.iter().filter(|(phrase, _)| lower.may_have(phrase)) {
        for at in phrase.find_all(lower.text) {
            match one(lower.text, at, phrase.text, *says) {
                Some(Bound::Length(high)) => mined.max_length = mined.max_length.or(Some(high)),
                Some(Bound::Value(high)) => mined.maximum = mined.maximum.take().or(Some(high)),
                None => {}
            }
        }
    }
    for (phrase, says) in LEAST.iter().filter(|(phrase, _)| lower.may_have(phrase)) {
        for at in phrase.find_all(lower.text) {
            match one(lower.text, at, phrase.text, *says) {
                Some(Bound::Length(low)) => mined.min_length = mined.min_length.or(Some(low)),
                Some(Bound::Value(low)) => mined.minimum = mined.minimum.take().or(Some(low)),
                None => {}
            }
        }
    }
    behind(lower.text, mined);
    if matches!((&mined.minimum, &mined.maximum), (Some(low), Some(high)) if low.as_f64() > high.as_f64()) {
        (mined.minimum, mined.maximum) = (None, None);
    }
    if matches!((mined.min_length, mined.max_length), (Some(low), Some(high)) if low > high) {
        (mined.min_length, mined.max_length) = (None, None);
    }
}

/// Ranges that a phrase introduces.
fn ranges(lower: &Searched<'_>, mined: &mut Mined) {
    for (phrase, joints) in RANGES.iter().filter(|(phrase, _)| lower.may_have(phrase)) {
        for at in phrase.find_all(lower.text) {
            let mut rest = &lower.text[at + phrase.text.len()..];
            if phrase.text == "range" {
                rest = LEADS.iter().find_map(|lead| rest.strip_prefix(lead)).unwrap_or(rest);
            }
            let Some((low, behind)) = number(rest) else { continue };
            let Some(behind) = joints.iter().find_map(|joint| behind.strip_prefix(joint)) else { continue };
            let Some((high, behind)) = number(behind) else { continue };
            range(lower.text, at, (low, high), behind, mined);
        }
    }
}

/// What may stand between "range" and its numbers.
const LEADS: [&str; 9] = [" of ", " is ", ": ", " is from ", " is between ", " [", " (", ": [", " "];

/// Keeps a range, if it is one of the value or of its length.
fn range(lower: &str, at: usize, (low, high): (Number, Number), rest: &str, mined: &mut Mined) {
    if low.as_f64() > high.as_f64() {
        return;
    }
    if is_length(rest) {
        (mined.min_length, mined.max_length) = (low.as_u64(), high.as_u64());
    } else if !is_other(lower, at, rest) {
        // What is 1 to 5 here and 3 to 9 there is 1 to 9.
        let least = mined.minimum.take().filter(|known| known.as_f64() < low.as_f64()).unwrap_or(low);
        let most = mined.maximum.take().filter(|known| known.as_f64() > high.as_f64()).unwrap_or(high);
        (mined.minimum, mined.maximum) = (Some(least), Some(most));
    }
}

/// Ranges of which only the marks and words around them speak: "(1-65535)", "an integer, 0 to 100".
fn bare(lower: &str, mined: &mut Mined) {
    const WORDS: [&str; 8] = ["integer", "number", "value", "percentage", "must be", "is", "valid", "percent"];
    let digits = lower.char_indices().filter(|&(at, c)| {
        let before = lower[..at].chars().next_back();
        c.is_ascii_digit() && before.is_none_or(|before| matches!(before, ' ' | '(' | '[' | '`' | '-'))
    });
    for (at, _) in digits {
        let before = lower[..at].trim_end_matches(['`', '-']);
        let marked =
            before.is_empty() || before.ends_with(['(', '[']) || before.ends_with(", ") || before.ends_with(": ");
        if !marked && !WORDS.iter().any(|word| before.trim_end().ends_with(word)) {
            continue;
        }
        let minus = usize::from(lower[..at].ends_with('-'));
        let Some((low, rest)) = number(&lower[at - minus..]) else { continue };
        let joint =
            [" to ", " through ", " - ", "- ", "-", "–", " – ", ".."].iter().find_map(|joint| rest.strip_prefix(joint));
        let Some((high, rest)) = joint.and_then(number) else { continue };
        let ends = !rest.starts_with(['-', ':', '/', '_']) && !rest.starts_with(char::is_alphanumeric);
        if ends && low.as_f64() < high.as_f64() {
            range(lower, at, (low, high), rest, mined);
        }
    }
}

/// A bound.
enum Bound {
    Value(Number),
    Length(u64),
}

/// The bound behind a phrase.
fn one(lower: &str, at: usize, phrase: &str, says: Says) -> Option<Bound> {
    if lower[..at].ends_with(char::is_alphanumeric) {
        return None;
    }
    let (number, rest) = number(&lower[at + phrase.len()..])?;
    if says == Says::Length || is_length(rest) {
        return number.as_u64().map(Bound::Length);
    }
    let demanded = || ["must ", "should ", "shall ", "has to "].iter().any(|word| near(lower, at, 24).contains(word));
    let told = match says {
        Says::Length | Says::Characters => false,
        Says::Value => true,
        // "An integer, at least 1."
        Says::Demand => demanded() || lower[..at].trim_end().ends_with([',', '(', '.', ';']) || at == 0,
    };
    (told && !is_other(lower, at, rest)).then_some(Bound::Value(number))
}

/// Bounds that the words behind a number state: "1 or greater", "255 characters or fewer", "(16 characters maximum)".
fn behind(lower: &str, mined: &mut Mined) {
    static OR: LazyLock<[Phrase; 2]> = LazyLock::new(|| [Phrase::new(" or "), Phrase::new("character")]);
    for at in OR[0].find_all(lower) {
        let rest = &lower[at + " or ".len()..];
        let more = ["more", "greater", "higher", "above"].iter().any(|word| rest.starts_with(word));
        let less = ["less", "fewer", "lower", "below", "shorter"].iter().any(|word| rest.starts_with(word));
        if more || less {
            let (text, counted) = match lower[..at].strip_suffix("characters") {
                Some(text) => (text.trim_end(), true),
                None => (&lower[..at], false),
            };
            match last_number(text) {
                Some(number) if counted && more => mined.min_length = mined.min_length.or(number.as_u64()),
                Some(number) if counted => mined.max_length = mined.max_length.or(number.as_u64()),
                Some(number) if more => mined.minimum = mined.minimum.take().or(Some(number)),
                Some(number) => mined.maximum = mined.maximum.take().or(Some(number)),
                None => {}
            }
        }
    }
    for at in OR[1].find_all(lower) {
        let rest = lower[at..].trim_start_matches(char::is_alphanumeric);
        if [" max", " or less", " long at most"].iter().any(|word| rest.starts_with(word)) {
            let number = last_number(lower[..at].trim_end_matches([' ', '-']));
            mined.max_length = mined.max_length.or(number.and_then(|number| number.as_u64()));
        }
    }
}

/// The number at the end of a text.
fn last_number(text: &str) -> Option<Number> {
    let text = text.trim_end_matches(['`', '"', '*']);
    let start = text.rfind(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))?;
    let digits = &text[start..];
    let digits = digits.trim_start_matches(|c: char| !c.is_ascii_digit());
    let (number, rest) = number(digits)?;
    rest.is_empty().then_some(number)
}

/// The last letters before a place.
fn near(text: &str, at: usize, letters: usize) -> &str {
    let start = text[..at].char_indices().rev().take(letters).last().map_or(at, |(start, _)| start);
    &text[start..at]
}

/// Whether a number is one of characters.
fn is_length(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '-']);
    ["character", "char ", "chars", "unicode character", "alphanumeric character", "ascii character", "utf-8 character"]
        .iter()
        .any(|word| rest.starts_with(word))
}

/// Whether a number is of something else than the value: servers, or GB where nothing says that the value is in GB.
fn is_other(lower: &str, at: usize, rest: &str) -> bool {
    if rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let rest = rest.trim_start();
    let word: &str = rest.split(|c: char| !c.is_alphanumeric() && c != '%').next().unwrap_or_default();
    let plain = matches!(
        word,
        "" | "inclusive" | "and" | "or" | "seconds" | "percent" | "%" | "if" | "the" | "when" | "for" | "where" | "as"
    );
    let unit = matches!(
        word,
        "milliseconds" | "minutes" | "hours" | "days" | "bytes" | "kb" | "mb" | "gb" | "tb" | "kib" | "mib" | "gib"
    );
    !(plain || unit && near(lower, at, 200).contains(word))
}

/// The number at the start, `65,535` included, with or without marks around it.
fn number(text: &str) -> Option<(Number, &str)> {
    let text = text.trim_start_matches(['`', '"', '\'', '*']);
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = usize::from(text.starts_with('-'));
    let mut fraction = false;
    loop {
        match bytes.get(end) {
            Some(byte) if byte.is_ascii_digit() => end += 1,
            Some(b',') if digit(end + 1) && digit(end + 2) && digit(end + 3) => end += 1,
            Some(b'.') if digit(end + 1) && !fraction => {
                fraction = true;
                end += 1;
            }
            _ => break,
        }
    }
    let value = text[..end].replace(',', "").parse().ok()?;
    let rest = text[end..].trim_start_matches(['`', '"', '\'', '*']);
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::mine;
    use crate::infer::language::phrases::Searched;
    use crate::infer::prose::values::Mined;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut mined = Mined::default();
        mine(&Searched::new(&text.to_ascii_lowercase()), &mut mined);
        let values = [mined.minimum, mined.maximum].map(|bound| bound.map_or(String::new(), |bound| bound.to_string()));
        let lengths = [mined.min_length, mined.max_length];
        let lengths = lengths.map(|bound| bound.map_or(String::new(), |bound| bound.to_string()));
        let said = format!("{}..{} {}..{}", values[0], values[1], lengths[0], lengths[1]);
        assert_eq!(said, expected, "{text}");
    }

    #[test]
    fn ranges_are_of_the_value() {
        check("The height, from 1 to 65,535.", "1..65535 ..");
        check("A weight between 0.0 and 1.0.", "0.0..1.0 ..");
        check("Must be between -90 and 90, inclusive.", "-90..90 ..");
        check("The volume, 0 to 100.", "0..100 ..");
        check("The loudness (0-100).", "0..100 ..");
        check("An integer in the range 1 to 10.", "1..10 ..");
        check("Valid range: 1-65535.", "1..65535 ..");
        check("The interval in minutes, between 5 and 60 minutes.", "5..60 ..");
        check("The interval, between 5 and 60 minutes.", ".. ..");
        check("Sent from 10 to 20 towers.", ".. ..");
        check("Cast on 2015-08-27, at 10:00 to 11:00.", ".. ..");
        check("The ratio of 1 to 2 is sound.", ".. ..");
        check("See pages 10-20 of the book.", ".. ..");
        check("The range for `oak` is 75-1024. The range for `elm` is 50- 900\\.", "50..1024 ..");
        check("A version between 1.2.3 and 1.4.", ".. ..");
    }

    #[test]
    fn one_end_alone_is_a_bound() {
        check("The number of ropes. Must be at least 1.", "1.. ..");
        check("An integer, at least 1.", "1.. ..");
        check("There are at least 2 of them.", ".. ..");
        check("A tower with at least 2 bells.", ".. ..");
        check("Must be greater than or equal to 300.", "300.. ..");
        check("If it is less than or equal to 100, it is free.", ".. ..");
        check("Minimum: 1. Maximum: 20.", "1..20 ..");
        check("The count (max 50).", "..50 ..");
        check("It must not exceed 40.", "..40 ..");
        check("You can hang up to 5 bells.", ".. ..");
        check("The weight, 1 or greater.", "1.. ..");
    }

    #[test]
    fn lengths_are_of_characters() {
        check("A name of up to 255 characters.", ".. ..255");
        check("Maximum length is 64.", ".. ..64");
        check("A word with a maximum of 40 characters.", ".. ..40");
        check("The name, 1 to 64 characters.", ".. 1..64");
        check("Between 8 and 128 characters.", ".. 8..128");
        check("The name must be at least 3 characters long.", ".. 3..");
        check("The word (255 characters maximum).", ".. ..255");
        check("It should be 40 characters or fewer.", ".. ..40");
        check("The text must not exceed 64 bytes.", ".. ..");
    }
}
