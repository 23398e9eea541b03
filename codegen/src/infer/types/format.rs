//! Formats of texts and widths of numbers: said only where every value shown has them.

use docbind_spec::{IntegerFormat, StringFormat};
use serde_json::{Number, Value};

const FORMATS: [StringFormat; 4] = [StringFormat::Uuid, StringFormat::Date, StringFormat::DateTime, StringFormat::Uri];

/// The format that all texts have; `None` where there is no text, or where they differ.
pub(crate) fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<StringFormat> {
    let mut texts = texts.into_iter();
    let first = texts.next()?;
    let format = FORMATS.into_iter().find(|&format| has(format, first))?;
    texts.all(|text| has(format, text)).then_some(format)
}

/// Whether a text has a format and looks it: `zone:1` is a URI by its grammar, and nobody means it as one.
fn has(format: StringFormat, text: &str) -> bool {
    format.fits(text) && (format != StringFormat::Uri || text.contains("://"))
}

/// What a text is that lacks the format which a row prints; nothing where it is of the format but for what its name
/// leaves open: `xsd:dateTime` has its offset or not.
pub(crate) fn unlike(format: StringFormat, text: &str) -> Option<&'static str> {
    use StringFormat::{Date, DateTime, Uri, Uuid};
    let with_offset = format!("{text}Z");
    let is_time = || DateTime.fits(text) || DateTime.fits(&with_offset);
    let is_hexadecimal = || text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    match format {
        DateTime if DateTime.fits(&with_offset) => None,
        DateTime if Date.fits(text) => Some("a date without a time"),
        DateTime => Some("a text that is no date and time of RFC 3339"),
        Date if is_time() => Some("a date with a time"),
        Date => Some("a text that is no date of RFC 3339"),
        Uuid if is_hexadecimal() => Some("a UUID without hyphens"),
        Uuid => Some("a text that is no UUID"),
        Uri => Some("a text that is no URI"),
    }
}

/// The width that holds all integers and the range that the prose states. What is merely shown to be small is 64 bits
/// wide: the example of a size says nothing of the greatest one.
pub(crate) fn of_integers<'a>(
    integers: impl IntoIterator<Item = &'a Value>,
    minimum: Option<&Number>,
    maximum: Option<&Number>,
) -> IntegerFormat {
    let small = |number: &Number| number.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
    let mut format = if minimum.is_some_and(small) && maximum.is_some_and(small) {
        IntegerFormat::Int32
    } else {
        IntegerFormat::Int64
    };
    for number in integers.into_iter().filter_map(Value::as_number) {
        if !number.is_i64() {
            return IntegerFormat::Uint64;
        }
        if !small(number) {
            format = IntegerFormat::Int64;
        }
    }
    format
}

#[cfg(test)]
mod tests {
    use super::{of_texts, unlike};
    use docbind_spec::StringFormat;

    #[track_caller]
    fn check(texts: &[&str], expected: Option<StringFormat>) {
        assert_eq!(of_texts(texts.iter().copied()), expected, "{texts:?}");
    }

    #[test]
    fn a_text_may_lack_the_format_that_is_printed() {
        use StringFormat::{Date, DateTime, Uuid};
        assert_eq!(unlike(DateTime, "2021-03-04T05:06:07"), None);
        assert_eq!(unlike(DateTime, "2021-03-04"), Some("a date without a time"));
        assert_eq!(unlike(DateTime, "2021-03-04T05:06:07+0000"), Some("a text that is no date and time of RFC 3339"));
        assert_eq!(unlike(Date, "2021-03-04T05:06:07"), Some("a date with a time"));
        assert_eq!(unlike(Uuid, "0f9a2c441d3b4a519e7c3b1a7e5f2d10"), Some("a UUID without hyphens"));
        assert_eq!(unlike(Uuid, "main"), Some("a text that is no UUID"));
    }

    #[test]
    fn one_format_for_all_values() {
        check(&["0f9a2c44-1d3b-4a51-9e7c-3b1a7e5f2d10"], Some(StringFormat::Uuid));
        check(&["0f9a2c44-1d3b-4a51-9e7c-3b1a7e5f2d10", "main"], None);
        check(&["2021-03-04T05:06:07Z", "2021-03-04T05:06:07.25+01:00"], Some(StringFormat::DateTime));
        check(&["2021-12-04", "2021-12-05T00:00:00Z"], None);
        check(&[], None);
    }
}
