//! Dates as values of the crate `jiff`.

use ::jiff::Timestamp;
use ::jiff::civil::Date;
use ::std::string::{String, ToString};

use super::{Refused, Slot, Target, View, Word};

impl Slot for Timestamp {
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

impl Word for Timestamp {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = text.parse().map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.to_string()
    }

    fn expected(&self) -> &'static str {
        "a date and time with its offset (RFC 3339)"
    }
}

impl Slot for Date {
    fn empty() -> Self {
        Self::ZERO
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
