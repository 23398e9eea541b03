//! The ids of operations and types in the page: made of their names, each once, whatever the names hold.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::Api;

/// The ids of everything that is linked by name.
pub(super) struct Anchors<'a> {
    operations: Vec<String>,
    types: BTreeMap<&'a str, String>,
}

impl<'a> Anchors<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let mut taken = BTreeSet::new();
        let operations = api.operations.iter().map(|operation| unused(&mut taken, "op", &operation.id)).collect();
        let types = api.types.iter().map(|def| (def.name.as_str(), unused(&mut taken, "type", &def.name))).collect();
        Self { operations, types }
    }

    /// The id of an operation, by its place in the API; empty where there is none.
    pub(super) fn operation(&self, at: usize) -> &str {
        self.operations.get(at).map_or("", String::as_str)
    }

    /// The id of a type.
    pub(super) fn ty(&self, name: &str) -> Option<&str> {
        self.types.get(name).map(String::as_str)
    }
}

/// An id that begins with the prefix, holds what of the name an id can hold, and is taken from now on.
pub(super) fn unused(taken: &mut BTreeSet<String>, prefix: &str, name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' };
    let base = format!("{prefix}-{}", name.chars().take(80).map(kept).collect::<String>());
    let mut id = base.clone();
    let mut number = 2;
    while !taken.insert(id.clone()) {
        id = format!("{base}-{number}");
        number += 1;
    }
    id
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::unused;

    #[test]
    fn an_id_holds_no_blank_and_comes_once() {
        let mut taken = BTreeSet::new();
        assert_eq!(unused(&mut taken, "op", "a b\"<"), "op-a-b--");
        assert_eq!(unused(&mut taken, "op", "a b\">"), "op-a-b---2");
    }
}
