//! Dates as values of the crate `chrono`.

use ::chrono::{DateTime, FixedOffset, NaiveDate, SecondsFormat};
use ::std::string::{String, ToString};

use super::{Refused, Slot, Target, View, Word};

impl Slot for DateTime<FixedOffset> {
    fn empty() -> Self {
        DateTime::UNIX_EPOCH.fixed_offset()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Word(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Word(self)
    }
}

impl Word for DateTime<FixedOffset> {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = Self::parse_from_rfc3339(text).map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }

    fn expected(&self) -> &'static str {
        "a date and time with its offset (RFC 3339)"
    }
}

impl Slot for NaiveDate {
    fn empty() -> Self {
        Self::default()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Word(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Word(self)
    }
}

impl Word for NaiveDate {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = text.parse().map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.to_string()
    }

    fn expected(&self) -> &'static str {
        "a date (RFC 3339)"
    }
}
