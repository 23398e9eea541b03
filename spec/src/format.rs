//! Whether a text has a format. Nothing is parsed into a value here: the spec has no types for dates or UUIDs.

use crate::StringFormat;

impl StringFormat {
    /// Whether the text has the format.
    ///
    /// ```
    /// use docbind_spec::StringFormat;
    ///
    /// assert!(StringFormat::DateTime.fits("2031-04-05T06:07:08Z"));
    /// assert!(!StringFormat::DateTime.fits("2031-04-05T06:07:08"));
    /// ```
    #[must_use]
    pub fn fits(self, text: &str) -> bool {
        match self {
            Self::Uuid => is_uuid(text),
            Self::DateTime => is_date_time(text),
            Self::Date => is_date(text),
            Self::Uri => is_uri(text),
        }
    }
}

/// 8-4-4-4-12 hexadecimal digits (RFC 9562, section 4).
fn is_uuid(text: &str) -> bool {
    // Next to no text is as long.
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `date-time` of RFC 3339, section 5.6: the offset is part of it, and a leap second may be.
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else { return false };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else { return false };
    let (clock, offset) = time.split_at(at);
    let (clock, fraction) = clock.split_once('.').map_or((clock, "0"), |(clock, fraction)| (clock, fraction));
    let clock_fits = match numbers(clock, [(2, ':'), (2, ':'), (2, ' ')]) {
        Some([hour, minute, second]) => hour < 24 && minute < 60 && second <= 60,
        None => false,
    };
    is_date(date) && clock_fits && is_digits(fraction) && is_offset(offset)
}

/// `time-offset` of RFC 3339.
fn is_offset(text: &str) -> bool {
    let Some(clock) = text.strip_prefix(['+', '-']) else { return matches!(text, "Z" | "z") };
    matches!(numbers(clock, [(2, ':'), (2, ' ')]), Some([hour, minute]) if hour < 24 && minute < 60)
}

/// `full-date` of RFC 3339, with the days that the month has.
fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, [(4, '-'), (2, '-'), (2, ' ')]) else { return false };
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// An absolute `URI` of RFC 3986: a scheme, something behind it, and only characters that a URI may hold.
fn is_uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let scheme_fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let characters_fit =
        rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte));
    let escapes_fit = rest
        .split('%')
        .skip(1)
        .all(|escaped| escaped.len() >= 2 && escaped.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()));
    scheme_fits && !rest.is_empty() && characters_fit && escapes_fit
}

/// Numbers of so many digits each, every one but the last with its separator behind it.
fn numbers<const N: usize>(text: &str, parts: [(usize, char); N]) -> Option<[u16; N]> {
    let mut rest = text;
    let mut read = [0; N];
    for (at, ((digits, separator), number)) in parts.into_iter().zip(&mut read).enumerate() {
        let (head, tail) = rest.split_at_checked(digits)?;
        *number = if is_digits(head) { head.parse().ok()? } else { return None };
        rest = if at + 1 == N { tail } else { tail.strip_prefix(separator)? };
    }
    rest.is_empty().then_some(read)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::StringFormat::{self, Date, DateTime, Uri, Uuid};

    #[track_caller]
    fn check(format: StringFormat, fitting: &[&str], others: &[&str]) {
        for text in fitting {
            assert!(format.fits(text), "{text}");
        }
        for text in others {
            assert!(!format.fits(text), "{text}");
        }
    }

    #[test]
    fn a_uuid_has_hyphens() {
        check(
            Uuid,
            &["0b7c1e4e-93a1-4f0e-9d5c-6a2f2f4f1d11", "0B7C1E4E-93A1-4F0E-9D5C-6A2F2F4F1D11"],
            &[
                "",
                "0b7c1e4e93a14f0e9d5c6a2f2f4f1d11",
                "0b7c1e4e-93a1-4f0e-9d5c-6a2f2f4f1d11-",
                "0b7c1e4e-93a1-4f0e-9d5c-6a2f2f4f1d1g",
            ],
        );
    }

    #[test]
    fn a_date_time_has_an_offset() {
        check(
            DateTime,
            &["2031-04-05T06:07:08Z", "2031-04-05t06:07:60.25z", "2031-04-05T06:07:08.1+05:30"],
            &[
                "2031-04-05",
                "2031-04-05T06:07:08",
                "2031-04-05 06:07:08Z",
                "2031-04-05T24:07:08Z",
                "2031-04-05T06:07:08.Z",
                "2031-04-05T06:07:08+0530",
                "2031-04-05T06:07:08+05:60",
            ],
        );
    }

    #[test]
    fn a_date_is_in_the_calendar() {
        check(
            Date,
            &["2000-02-29", "2031-12-31"],
            &[
                "1900-02-29",
                "2031-02-29",
                "2031-00-01",
                "2031-04-31",
                "31-04-05",
                "2031-4-5",
                "2031-04-05 ",
                "2031é04-05",
            ],
        );
    }

    #[test]
    fn a_uri_is_absolute() {
        check(
            Uri,
            &["https://host.example/a?b=c#d", "urn:isbn:1", "http://[::1]:80/%7Ea"],
            &[
                "",
                "/v2/images",
                "host.example",
                "http:",
                "1a:b",
                "http://a b",
                "http://é",
                "http://a/%zz",
                "http://a/%e",
            ],
        );
    }
}
