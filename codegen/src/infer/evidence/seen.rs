//! The values that examples show, all of a graph together.

use docbind_spec::JsonKind;
use serde_json::Value;

/// An example: its place in the list of all examples of the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ExampleId(pub(crate) u32);

/// A value at a place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub(crate) value: &'a Value,
    pub(crate) example: ExampleId,
    pub(crate) kind: JsonKind,
}

/// Some of the values, each of which leads to the next: those of one place.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Chain {
    first: u32,
    last: u32,
    len: u32,
}

impl Chain {
    pub(crate) const fn len(self) -> usize {
        self.len as usize
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.len == 0
    }

    /// The chain where its values stand so much further behind.
    pub(crate) const fn moved(self, by: u32) -> Self {
        Self { first: self.first + by, last: self.last + by, len: self.len }
    }
}

/// Every value, in the order of the examples. Most places show one or two, and places are unified all the time: so they
/// have no lists of their own, and no value is ever moved.
#[derive(Debug, Default)]
pub(crate) struct Values<'a> {
    seen: Vec<Seen<'a>>,
    /// For each value the next one of its chain, where it is not the last.
    next: Vec<u32>,
}

impl<'a> Values<'a> {
    pub(crate) fn len(&self) -> usize {
        self.seen.len()
    }

    pub(crate) fn reserve(&mut self, count: usize) {
        self.seen.reserve(count);
        self.next.reserve(count);
    }

    /// Adds a value to a chain.
    pub(crate) fn push(&mut self, chain: &mut Chain, seen: Seen<'a>) {
        let at = self.seen.len() as u32;
        self.seen.push(seen);
        self.next.push(at);
        self.join(chain, Chain { first: at, last: at, len: 1 });
    }

    /// Puts a chain behind another.
    pub(crate) fn join(&mut self, chain: &mut Chain, more: Chain) {
        if chain.is_empty() {
            *chain = more;
        } else if !more.is_empty() {
            self.next[chain.last as usize] = more.first;
            *chain = Chain { first: chain.first, last: more.last, len: chain.len + more.len };
        }
    }

    /// The values of a chain.
    pub(crate) fn of(&self, chain: Chain) -> impl Iterator<Item = Seen<'a>> + Clone {
        let mut next = chain.first as usize;
        (0..chain.len).map(move |_| {
            let at = next;
            next = self.next[at] as usize;
            self.seen[at]
        })
    }

    /// Adds the values of a part, whose examples stand so much further behind.
    pub(crate) fn extend(&mut self, part: Self, examples: u32) {
        let behind = self.seen.len() as u32;
        self.seen
            .extend(part.seen.into_iter().map(|seen| Seen { example: ExampleId(seen.example.0 + examples), ..seen }));
        self.next.extend(part.next.into_iter().map(|next| next + behind));
    }
}

#[cfg(test)]
mod tests {
    use super::{Chain, ExampleId, Seen, Values};
    use docbind_spec::JsonKind;
    use serde_json::Value;

    #[test]
    fn chains_are_joined_in_order_whatever_stands_between() {
        let mut values = Values::default();
        let mut chains = [Chain::default(); 3];
        for (at, chain) in [0, 1, 0, 1, 0].into_iter().enumerate() {
            let seen = Seen { value: &Value::Null, example: ExampleId(at as u32), kind: JsonKind::Null };
            values.push(&mut chains[chain], seen);
        }
        let [mut first, second, nothing] = chains;
        values.join(&mut first, nothing);
        values.join(&mut first, second);
        let mut whole = Values::default();
        whole.push(&mut Chain::default(), Seen { value: &Value::Null, example: ExampleId(7), kind: JsonKind::Null });
        whole.extend(values, 10);
        let examples: Vec<u32> = whole.of(first.moved(1)).map(|seen| seen.example.0).collect();
        assert_eq!((examples, first.len()), (vec![10, 12, 14, 11, 13], 5));
    }
}
