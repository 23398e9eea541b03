//! What a client prefers of the documented answers: `Prefer: code=404, example="Not there"` (RFC 7240).
//!
//! The names of the preferences are those of Prism. Other preferences are left alone, as the RFC asks.

use docbind_spec::StatusCode;

/// Which of the documented answers a client prefers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Preference {
    /// The status code.
    pub(super) code: Option<StatusCode>,
    /// The title of the example, or its number among those of the status, counted from 1.
    pub(super) example: Option<String>,
}

impl Preference {
    /// Reads the preferences of a request; the error is the value that is no status code.
    pub(super) fn of(headers: &[(String, String)]) -> Result<Self, String> {
        let mut preference = Self::default();
        let values = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("prefer"));
        for part in values.flat_map(|(_, value)| split(value)) {
            let (name, value) = part.split_once('=').unwrap_or((&part, ""));
            let value = value.trim().trim_matches('"').to_owned();
            match name.trim().to_ascii_lowercase().as_str() {
                // The first of several is the one that counts (RFC 7240, section 2).
                "code" if preference.code.is_none() => {
                    let code = value.parse().ok().and_then(|code| StatusCode::new(code).ok());
                    preference.code = Some(code.filter(|code| code.get() >= 200).ok_or(value)?);
                }
                "example" if preference.example.is_none() => preference.example = Some(value),
                _ => {}
            }
        }
        Ok(preference)
    }

    /// What `Preference-Applied` says; `None` where nothing was preferred.
    pub(super) fn applied(&self) -> Option<String> {
        let code = self.code.map(|code| format!("code={code}"));
        // The title came in a header, so it can go out in one.
        let example = self.example.as_ref().map(|example| format!("example=\"{example}\""));
        let parts: Vec<_> = code.into_iter().chain(example).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The parts of a header's value between commas and semicolons, which may stand in quotes.
fn split(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in value.chars() {
        quoted ^= c == '"';
        match parts.last_mut() {
            Some(last) if quoted || !matches!(c, ',' | ';') => last.push(c),
            _ => parts.push(String::new()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::Preference;

    #[track_caller]
    fn check(value: &str, expected: Result<Option<&str>, &str>) {
        let read = Preference::of(&[("prefer".to_owned(), value.to_owned())]);
        let applied = read.as_ref().map(Preference::applied).map_err(String::as_str);
        assert_eq!(applied, expected.map(|text| text.map(str::to_owned)));
    }

    #[test]
    fn codes_and_titles_are_preferred() {
        check("code=404", Ok(Some("code=404")));
        check("Code = \"404\"; wait=3, code=500", Ok(Some("code=404")));
        check("example=\"Lamps, all of them\", code=200", Ok(Some("code=200, example=\"Lamps, all of them\"")));
    }

    #[test]
    fn other_preferences_are_left_alone() {
        check("respond-async, handling=lenient", Ok(None));
        check("", Ok(None));
    }

    #[test]
    fn a_code_that_can_end_no_exchange_is_an_error() {
        check("code=many", Err("many"));
        check("code=100", Err("100"));
    }
}
