//! Options in words: what a spec says of the bindings to be made of it.
//!
//! The keys and words are those of the section `bindings` of `docbind.toml`. What is not said is as by default.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use docbind_spec::Api;
use serde_json::Value;

use super::{Attribute, Derive, Http, Operations, Options, Tests};

/// A spec says something of the bindings that this version does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidOption {
    key: String,
    message: String,
}

impl fmt::Display for InvalidOption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`bindings.{}`: {}", self.key, self.message)
    }
}

impl std::error::Error for InvalidOption {}

impl Options {
    /// What the spec says of the bindings to be made of it.
    ///
    /// ```
    /// use docbind_emit::{Http, Options};
    /// use docbind_spec::Api;
    ///
    /// let mut api = Api::new("Lamps");
    /// assert_eq!(Options::of(&api)?, Options::default());
    /// api.bindings.insert("http".to_owned(), true.into());
    /// assert_eq!(Options::of(&api)?.http, Http::Emitted);
    /// api.bindings.insert("dates".to_owned(), "chrony".into());
    /// assert!(Options::of(&api).is_err());
    /// # Ok::<(), docbind_emit::InvalidOption>(())
    /// ```
    pub fn of(api: &Api) -> Result<Self, InvalidOption> {
        Self::of_words(&api.bindings)
    }

    /// The options of these words: what [`Self::words`] gave, or a spec has for them.
    ///
    /// # Errors
    ///
    /// This version has no such choice.
    pub fn of_words(words: &BTreeMap<String, Value>) -> Result<Self, InvalidOption> {
        let mut options = Self::default();
        for (key, value) in words {
            let taken = options.take(key, value);
            taken.map_err(|message| InvalidOption { key: key.clone(), message })?;
        }
        Ok(options)
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), String> {
        match key {
            "operations" => self.operations = Operations::Only(list(value, |id| Ok::<_, String>(id.to_owned()))?),
            "tests" => self.tests = if truth(value)? { Tests::Emitted } else { Tests::Omitted },
            "http" => self.http = if truth(value)? { Http::Emitted } else { Http::Omitted },
            "unknown-fields" => self.unknown_fields = word(value)?,
            "derives" => self.derives = list(value, Derive::new)?,
            "attributes" => self.attributes = list(value, Attribute::new)?,
            "uuids" => self.uuids = word(value)?,
            "dates" => self.dates = word(value)?,
            "integers" => self.integers = word(value)?,
            "maps" => self.maps = word(value)?,
            "features" => self.features = word(value)?,
            _ => return Err("this version of docbind has no such choice".to_owned()),
        }
        Ok(())
    }

    /// These options in words, for [`Api::bindings`]; what is as by default is not among them.
    #[must_use]
    pub fn words(&self) -> BTreeMap<String, Value> {
        let default = Self::default();
        let texts = |texts: Vec<&str>| (!texts.is_empty()).then(|| Value::from(texts));
        let word = |chosen: &'static str, default: &'static str| (chosen != default).then(|| Value::from(chosen));
        let operations = match &self.operations {
            Operations::All => None,
            Operations::Only(ids) => Some(Value::from(ids.clone())),
        };
        let all = [
            ("operations", operations),
            ("tests", (self.tests == Tests::Omitted).then_some(Value::Bool(false))),
            ("http", (self.http == Http::Emitted).then_some(Value::Bool(true))),
            ("unknown-fields", word(self.unknown_fields.as_str(), default.unknown_fields.as_str())),
            ("derives", texts(self.derives.iter().map(Derive::as_str).collect())),
            ("attributes", texts(self.attributes.iter().map(Attribute::as_str).collect())),
            ("uuids", word(self.uuids.as_str(), default.uuids.as_str())),
            ("dates", word(self.dates.as_str(), default.dates.as_str())),
            ("integers", word(self.integers.as_str(), default.integers.as_str())),
            ("maps", word(self.maps.as_str(), default.maps.as_str())),
            ("features", word(self.features.as_str(), default.features.as_str())),
        ];
        all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }
}

fn truth(value: &Value) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("expected true or false, not {value}"))
}

fn word<T: FromStr<Err: fmt::Display>>(value: &Value) -> Result<T, String> {
    let text = value.as_str().ok_or_else(|| format!("expected a text, not {value}"))?;
    text.parse().map_err(|error: T::Err| error.to_string())
}

fn list<T, E: fmt::Display>(value: &Value, read: impl Fn(&str) -> Result<T, E>) -> Result<Vec<T>, String> {
    let texts = value.as_array().ok_or_else(|| format!("expected a list of texts, not {value}"))?;
    let one = |text: &Value| {
        let text = text.as_str().ok_or_else(|| format!("expected a text, not {text}"))?;
        read(text).map_err(|error| error.to_string())
    };
    texts.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Dates, Features, Integers, Maps, UnknownFields, Uuids};

    #[test]
    fn what_is_chosen_survives_the_spec() {
        let chosen = Options {
            operations: Operations::Only(vec!["show_lamp".to_owned()]),
            tests: Tests::Omitted,
            unknown_fields: UnknownFields::Kept,
            http: Http::Emitted,
            derives: vec![Derive::new("Lamp=Eq").unwrap()],
            attributes: vec![Attribute::new("must_use").unwrap()],
            uuids: Uuids::Uuid,
            dates: Dates::Time,
            integers: Integers::Number,
            maps: Maps::Index,
            features: Features::Folders,
        };
        let api = Api { bindings: chosen.words(), ..Api::new("Lamps") };
        assert_eq!(api.bindings.len(), 11, "a choice has no word");
        let api = Api::from_json(&api.to_json()).unwrap();
        assert_eq!(Options::of(&api), Ok(chosen));
        assert!(Options::default().words().is_empty());
    }

    #[track_caller]
    fn check(key: &str, value: impl Into<Value>, expected: &str) {
        let mut api = Api::new("Lamps");
        api.bindings.insert(key.to_owned(), value.into());
        assert_eq!(Options::of(&api).unwrap_err().to_string(), expected);
    }

    #[test]
    fn what_is_no_choice_is_an_error_that_names_it() {
        check("colour", "red", "`bindings.colour`: this version of docbind has no such choice");
        check("http", "yes", "`bindings.http`: expected true or false, not \"yes\"");
        let tree = "`bindings.maps`: \"tree\" is no choice for maps; expected \"btree\", \"hash\" or \"index\"";
        check("maps", "tree", tree);
        check(
            "derives",
            vec!["Eq", ""],
            "`bindings.derives`: \"\" is no derive; expected a path such as `Eq` or \
            `my_crate::Visit`, or `Lamp=Eq` for one type",
        );
    }
}
