//! Which types the requests and answers of the operations are made of.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{Api, Direction, Shape, Type};

/// The request or the answers of an operation.
pub(super) type Message<'a> = (&'a str, Direction);

/// The types in each message, and the messages that each type is in.
pub(super) struct Uses<'a> {
    types: BTreeMap<Message<'a>, BTreeSet<&'a str>>,
    messages: BTreeMap<&'a str, BTreeSet<Message<'a>>>,
}

impl<'a> Uses<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut uses = Self { types: BTreeMap::new(), messages: BTreeMap::new() };
        for operation in &api.operations {
            let bodies = operation.statuses.iter().filter_map(|row| row.body.as_ref());
            let answers = within(api, operation.response.iter().chain(bodies));
            let request = within(api, operation.request.iter());
            for (direction, types) in [(Direction::Request, request), (Direction::Response, answers)] {
                let message = (operation.id.as_str(), direction);
                for name in &types {
                    uses.messages.entry(name).or_default().insert(message);
                }
                uses.types.insert(message, types);
            }
        }
        uses
    }

    /// The messages that hold values of a type.
    pub(super) fn messages(&self, name: &str) -> impl Iterator<Item = Message<'a>> {
        self.messages.get(name).into_iter().flatten().copied()
    }

    /// The operations whose bodies hold values of a type.
    pub(super) fn operations(&self, name: &str) -> BTreeSet<&'a str> {
        self.messages(name).map(|(operation, _)| operation).collect()
    }

    /// The types that a message holds values of.
    pub(super) fn types(&self, message: Message<'a>) -> impl Iterator<Item = &'a str> {
        self.types.get(&message).into_iter().flatten().copied()
    }
}

/// The named types that values of these types are made of.
pub(super) fn within<'a>(api: &'a Api, types: impl Iterator<Item = &'a Type>) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut left: Vec<&'a str> = types.flat_map(Type::references).collect();
    while let Some(def) = left.pop().and_then(|name| api.type_def(name)) {
        if found.insert(def.name.as_str()) {
            left.extend(def.types().flat_map(Type::references));
            if let Shape::Struct { includes, .. } = &def.shape {
                left.extend(includes.iter().map(String::as_str));
            }
        }
    }
    found
}
