//! What is sent by operations that do different things: no name with the verb of one is true of the others.

use docbind_spec::Method;

use super::part;
use super::role::{Rank, Roles};
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::NodeId;
use crate::infer::language::title::Title;
use crate::infer::language::verbs;
use crate::infer::types::plan::Plan;
use crate::read::page::Operation;

/// What becomes of a thing: verbs of one kind are as good as each other.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Done {
    Made,
    Changed,
    Other(String),
}

impl Done {
    fn of(operation: &Operation, title: &Title) -> Self {
        let verb = verbs::verb(operation, title).to_lowercase();
        match verb.as_str() {
            "create" | "add" | "post" | "register" | "import" | "provision" => Self::Made,
            "update" | "modify" | "change" | "edit" | "set" | "replace" => Self::Changed,
            _ => Self::Other(verb),
        }
    }
}

/// Whether the operations that are sent a class do different things with it, seen from the one that would name it. A
/// part of something else is made with it, but what is changed is not made.
pub(crate) fn differ(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId, main: usize) -> bool {
    let done = |operation: usize| Done::of(evidence.operations[operation], &evidence.titles[operation]);
    let first = done(main);
    plan.members(class).iter().any(|&id| {
        let Some(operation) = roles.body_of(evidence, id).map(|body| body.operation) else { return false };
        if operation == main || are_one(evidence.operations[main], evidence.operations[operation]) {
            return false;
        }
        let done = done(operation);
        match roles.role(id).rank {
            Rank::Part => first == Done::Made && done == Done::Changed,
            Rank::Thing | Rank::Element | Rank::Around => done != first,
        }
    })
}

/// Names for what is around a thing or its list.
pub(crate) fn around(inner: &str, title: &str) -> Vec<String> {
    let noun = part::noun(inner);
    vec![format!("{noun}Request"), format!("{noun}InputRequest"), format!("{title}Request")]
}

/// Names for a thing.
pub(crate) fn thing(name: &str, title: &str) -> Vec<String> {
    vec![format!("{name}Input"), format!("{name}Request"), format!("{title}Details")]
}

/// Whether two operations make the same by their method and path, whatever their titles call it. A path of actions is
/// one of many operations.
fn are_one(a: &Operation, b: &Operation) -> bool {
    let path = a.path.node.as_str();
    let acts = path.trim_end_matches(['/', 's']).ends_with("/action");
    !acts && a.method == Method::Post && b.method == Method::Post && path == b.path.node.as_str()
}
