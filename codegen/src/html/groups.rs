//! The operations by the folder of their pages, in the order in which the folders first come.

use std::collections::BTreeSet;

use docbind_spec::{Api, Operation};

use super::anchor;

/// The operations of one folder, each with its place in the API.
pub(super) struct Group<'a> {
    pub(super) name: &'a str,
    pub(super) anchor: String,
    pub(super) operations: Vec<(usize, &'a Operation)>,
}

pub(super) fn groups(api: &Api) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut taken = BTreeSet::new();
    for entry in api.operations.iter().enumerate() {
        let file = &*entry.1.source.file;
        let name = file.rsplit_once('/').map_or("all pages", |(folder, _)| folder);
        if let Some(group) = groups.iter_mut().find(|group| group.name == name) {
            group.operations.push(entry);
        } else {
            let anchor = anchor::unused(&mut taken, "group", name);
            groups.push(Group { name, anchor, operations: vec![entry] });
        }
    }
    groups
}
