//! UUIDs as values of the crate `uuid`.

use ::std::string::{String, ToString};
use ::uuid::Uuid;

use super::{Refused, Slot, Target, View, Word};

impl Slot for Uuid {
    fn empty() -> Self {
        Self::nil()
    }

    fn target(&mut self) -> Target<'_> {
        Target::Word(self)
    }

    fn wire_view(&self) -> View<'_> {
        View::Word(self)
    }
}

impl Word for Uuid {
    fn set(&mut self, text: &str) -> Result<(), Refused> {
        *self = Self::parse_str(text).map_err(|_| Refused)?;
        Ok(())
    }

    fn spell(&self) -> String {
        self.to_string()
    }

    fn expected(&self) -> &'static str {
        "a UUID"
    }
}
