//! Whole messages that say the same: the job that every change answers with, what is answered to all that is done to
//! one thing, and what is asked of a path under one key.
//!
//! Parts that say the same are made one in [`share`](super).

use std::collections::BTreeMap;

use docbind_spec::Method;

use super::likeness::{Comparison, Likeness};
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::NodeId;
use crate::infer::evidence::node::Node;
use crate::infer::language::verbs;
use crate::infer::name::role::{Rank, Roles};

/// Requests of one key to one path ask for the same, though one page shows what stands under the key and another does
/// not.
pub(crate) fn asked(evidence: &mut Evidence<'_>) {
    let mut requests: BTreeMap<(Method, &str, &str), Vec<NodeId>> = BTreeMap::new();
    for body in evidence.bodies.iter().filter(|body| body.message == Message::Request) {
        let operation = evidence.operations[body.operation];
        if let [field] = evidence.graph.node(body.root).fields.as_slice() {
            let path = operation.path.node.as_str();
            requests.entry((operation.method, path, field.name)).or_default().push(body.root);
        }
    }
    for roots in requests.into_values() {
        let is_shown = |root: &&NodeId| evidence.graph.node(**root).objects > 0;
        let (shown, unseen): (Vec<&NodeId>, Vec<&NodeId>) = roots.iter().partition(is_shown);
        let plain = |root: &&&NodeId| {
            let [field] = evidence.graph.node(***root).fields.as_slice() else { return false };
            evidence.graph.node(field.node).fields.is_empty()
        };
        if let ([shown], Some(_)) = (shown.as_slice(), unseen.first()) {
            let same: Vec<NodeId> = unseen.iter().filter(plain).map(|root| **root).collect();
            let shown = **shown;
            for root in same {
                evidence.graph.unify(shown, root);
            }
        }
    }
}

/// Whole answers with the same keys are one thing whatever their paths say: the job that every change answers with.
pub(crate) fn join(evidence: &mut Evidence<'_>, roles: &Roles, comparison: &mut Comparison<'_>) {
    const TELLING: usize = 4;
    let mut answers: BTreeMap<Vec<&str>, Vec<NodeId>> = BTreeMap::new();
    for body in evidence.bodies.iter().filter(|body| body.message != Message::Request) {
        let node = evidence.graph.node(body.root);
        if node.fields.len() >= TELLING && node.values.is_none() && roles.role(body.root).rank == Rank::Thing {
            answers.entry(keys(node)).or_default().push(body.root);
        }
    }
    for roots in answers.into_values().chain(done(evidence, roles)) {
        for root in &roots[1..] {
            if comparison.holds(&evidence.graph, roots[0], *root, Likeness::Thing) {
                evidence.graph.unify(roots[0], *root);
            }
        }
    }
}

/// Whole answers with the same keys to what is done to one thing: `/bells/{id}/ring` and `/bells/{id}/mute`.
fn done(evidence: &Evidence<'_>, roles: &Roles) -> Vec<Vec<NodeId>> {
    let mut answers: BTreeMap<(&str, Vec<&str>), Vec<NodeId>> = BTreeMap::new();
    for body in evidence.bodies.iter().filter(|body| body.message == Message::Success) {
        let (node, role) = (evidence.graph.node(body.root), roles.role(body.root));
        let (operation, title) = (evidence.operations[body.operation], &evidence.titles[body.operation]);
        let thing = operation.path.node.as_str().trim_end_matches('/').rsplit_once('/').map(|(thing, _)| thing);
        let Some(thing) = thing.filter(|thing| thing.ends_with('}') && role.rank == Rank::Thing) else { continue };
        if node.fields.len() > 1 && node.values.is_none() && verbs::is_done(title, operation, role.name) {
            answers.entry((thing, keys(node))).or_default().push(body.root);
        }
    }
    answers.into_values().collect()
}

/// The keys of an object, sorted.
fn keys<'e>(node: &Node<'e>) -> Vec<&'e str> {
    let mut keys: Vec<&str> = node.fields.iter().map(|field| field.name).collect();
    keys.sort_unstable();
    keys
}
