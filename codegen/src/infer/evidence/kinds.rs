//! Sets of JSON kinds.

use docbind_spec::JsonKind;

/// Which kinds of JSON values a place has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Kinds(u8);

impl Kinds {
    /// All kinds, in the order of [`JsonKind`].
    const ALL: [JsonKind; 7] = [
        JsonKind::Null,
        JsonKind::Boolean,
        JsonKind::Integer,
        JsonKind::Number,
        JsonKind::String,
        JsonKind::Array,
        JsonKind::Object,
    ];

    const fn bit(kind: JsonKind) -> u8 {
        1 << kind as u8
    }

    pub(crate) fn insert(&mut self, kind: JsonKind) {
        self.0 |= Self::bit(kind);
    }

    pub(crate) fn has(self, kind: JsonKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// Without `null`, and with every number as a [`JsonKind::Number`] where both kinds of numbers are there.
    pub(crate) fn solid(self) -> Self {
        let mut kinds = Self(self.0 & !Self::bit(JsonKind::Null));
        if kinds.has(JsonKind::Number) {
            kinds.0 &= !Self::bit(JsonKind::Integer);
        }
        kinds
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// How many there are.
    pub(crate) const fn count(self) -> u32 {
        self.0.count_ones()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = JsonKind> {
        Self::ALL.into_iter().filter(move |&kind| self.has(kind))
    }

    /// The one kind that there is.
    pub(crate) fn single(self) -> Option<JsonKind> {
        if self.0.is_power_of_two() { Self::ALL.get(self.0.trailing_zeros() as usize).copied() } else { None }
    }
}
