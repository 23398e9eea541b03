//! Dates as values of the crate `time`.

use ::std::string::String;
use ::time::format_description::well_known::{Iso8601, Rfc3339};
use ::time::{Date, OffsetDateTime};

use super::{Refused, Slot, Target, View, Word};

impl Slot for OffsetDateTime {
    fn empty() -> Self {
        Self::UNIX_EPOCH
    }

    fn target(&mut self) -> Target<'_> {
        Target::Word(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Word(self)
    }
}

impl Word for OffsetDateTime {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = Self::parse(text, &Rfc3339).map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.format(&Rfc3339).unwrap_or_default()
    }

    fn expected(&self) -> &'static str {
        "a date and time with its offset (RFC 3339)"
    }
}

impl Slot for Date {
    fn empty() -> Self {
        OffsetDateTime::UNIX_EPOCH.date()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Word(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Word(self)
    }
}

impl Word for Date {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = Self::parse(text, &Iso8601::DATE).map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.format(&Iso8601::DATE).unwrap_or_default()
    }

    fn expected(&self) -> &'static str {
        "a date (RFC 3339)"
    }
}
