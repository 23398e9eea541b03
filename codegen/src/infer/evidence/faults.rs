//! Pages of faults: one type for what any operation of a service may answer with.
//!
//! Where the root of a fault is named for its kind (`{"itemNotFound": {…}}`), pages say that it "may change depending
//! on the type of error": such faults are a map with one key, and what stands under it is the fault.

use std::collections::BTreeMap;

use docbind_spec::Source;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::body::{self, Body, Evidence, Message};
use super::graph::{Edge, ExampleId, Graph, NodeId, Weight};
use crate::infer::language::words::Words;
use crate::infer::name::role::Roles;
use crate::read::{Page, page};
use crate::source::{Sources, is_below, nearest};

/// A service with a page of faults.
#[derive(Debug, Clone)]
pub(crate) struct Service<'a> {
    /// The folder of its pages.
    pub(crate) folder: &'a str,
    /// The operation that the faults are shown with: the first that no other service has.
    pub(crate) operation: usize,
    faults: Vec<&'a page::Example>,
}

impl<'a> Service<'a> {
    /// Where the first fault is shown.
    pub(crate) fn source(&self) -> Option<&'a Source> {
        self.faults.first().map(|fault| &fault.example.source)
    }
}

/// The services of pages of faults: all operations below the nearest folder above the page that has any.
pub(crate) fn services<'a>(sources: &'a Sources, pages: &'a [Page]) -> Vec<Service<'a>> {
    if pages.iter().all(|page| page.faults.is_empty()) {
        return Vec::new();
    }
    let operations = pages.iter().flat_map(|page| page.operations.iter().map(|_| sources.folder(page.file)));
    let operations: Vec<&str> = operations.collect();
    let mut services: BTreeMap<&str, Vec<&'a page::Example>> = BTreeMap::new();
    for page in pages.iter().filter(|page| !page.faults.is_empty()) {
        services.entry(nearest(sources.folder(page.file), &operations)).or_default().extend(&page.faults);
    }
    let mut taken = HashSet::default();
    let services = services.into_iter().filter_map(|(folder, faults)| {
        let below = operations.iter().enumerate().filter(|(_, operation)| is_below(operation, folder));
        let operation = below.map(|(at, _)| at).find(|&at| taken.insert(at))?;
        Some(Service { folder, operation, faults })
    });
    services.collect()
}

/// Adds the body of the faults that are shown with an operation.
pub(crate) fn add(evidence: &mut Evidence<'_>, operation: usize) {
    let Some(service) = evidence.faults.iter().find(|service| service.operation == operation) else { return };
    let (kinds, plain): (Vec<_>, Vec<_>) = service.faults.iter().copied().partition(|fault| kind(fault).is_some());
    let is_map = kinds.len() > plain.len();
    let shown = if is_map { kinds } else { plain };
    let root = evidence.graph.add(None, Edge::Root);
    let mut examples = Vec::with_capacity(shown.len());
    for example in shown {
        let Some(value) = &example.example.value else { continue };
        let id = ExampleId(evidence.examples.len() as u32);
        evidence.examples.push(body::ExampleOf { operation, example });
        evidence.graph.grow(root, value, id, Weight::Whole);
        examples.push(id);
    }
    if is_map {
        evidence.graph.map(root);
    }
    evidence.bodies.push(Body { operation, message: Message::Fault, root, examples });
}

/// Makes the failures that operations show one with the faults of their service, where they have the same form.
pub(crate) fn join(evidence: &mut Evidence<'_>) {
    if evidence.faults.is_empty() {
        return;
    }
    let roots = evidence.bodies.iter().filter(|body| body.message == Message::Fault);
    let roots: HashMap<usize, NodeId> = roots.map(|body| (body.operation, body.root)).collect();
    let mut pairs = Vec::new();
    for body in evidence.bodies.iter().filter(|body| body.message.is_fault() && body.message != Message::Fault) {
        let folder = evidence.folders[body.operation];
        let near = evidence.faults.iter().filter(|service| is_below(folder, service.folder));
        let near = near.max_by_key(|service| service.folder.len());
        let fault = near.and_then(|service| roots.get(&service.operation));
        if let Some(&fault) = fault.filter(|&&fault| is_one(&evidence.graph, fault, body.root)) {
            pairs.push((fault, body.root));
        }
    }
    for (fault, shown) in pairs {
        evidence.graph.unify(fault, shown);
    }
}

/// Whether what an operation shows is one of the faults: of one key, where that is the kind; else one has all keys of
/// the other.
fn is_one(graph: &Graph<'_>, fault: NodeId, shown: NodeId) -> bool {
    let (fault, shown) = (graph.node(fault), graph.node(shown));
    if fault.values.is_some() {
        return match shown.fields.as_slice() {
            [field] => graph.node(field.node).is_object() && !is_wrapper(field.name),
            _ => false,
        };
    }
    let common = fault.common(shown).count();
    common > 0 && (common == fault.fields.len() || common == shown.fields.len())
}

/// Whether a key is named for faults alone.
fn is_wrapper(name: &str) -> bool {
    matches!(Words::of(name).as_str(), "error" | "fault")
}

/// The kind of fault that the root of an example is named for; a root that is named for faults alone is a wrapper.
fn kind(fault: &page::Example) -> Option<&str> {
    let object = fault.example.value.as_ref()?.as_object()?;
    let mut fields = object.iter();
    let (Some((name, value)), None) = (fields.next(), fields.next()) else { return None };
    (value.is_object() && !is_wrapper(name)).then_some(name)
}

/// Names for a fault: the plain one where one service has such faults; else those of each are marked with the first
/// folders that tell the services apart.
pub(crate) fn names(evidence: &Evidence<'_>, roles: &Roles, members: &[NodeId], id: NodeId) -> Vec<String> {
    let (class, name) = (evidence.graph.find(id), roles.role(id).name);
    let service = |id: NodeId| {
        let body = roles.body_of(evidence, id).filter(|body| body.message == Message::Fault)?;
        evidence.faults.iter().find(|service| service.operation == body.operation)
    };
    let others: Vec<&str> = if evidence.faults.len() > 1 {
        let like = |&other: &NodeId| roles.role(other) == roles.role(id) && evidence.graph.find(other) != class;
        evidence.graph.ids().filter(like).filter_map(service).map(|service| service.folder).collect()
    } else {
        Vec::new()
    };
    let folder = service(id).map_or("", |service| service.folder);
    let told = told(name, folder, others);
    // What several services share is no one's own.
    let shared = members.iter().filter_map(|&id| service(id)).any(|service| service.folder != folder);
    if shared { vec![name.to_owned(), told] } else { vec![told, name.to_owned()] }
}

/// A name with the words of the first folders that tell a folder from all others.
fn told(name: &str, folder: &str, others: Vec<&str>) -> String {
    let (mut name, mut left) = (name.to_owned(), others);
    for (depth, part) in folder.split('/').enumerate() {
        let before = left.len();
        left.retain(|of| of.split('/').nth(depth) == Some(part));
        if left.len() < before {
            name = marked(&name, part);
        }
    }
    name
}

/// A name with the word of a folder: a version behind it, any other before it.
fn marked(name: &str, folder: &str) -> String {
    let word = Words::of(folder).pascal();
    let version = word.strip_prefix('V').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if version { format!("{name}{word}") } else { format!("{word}{name}") }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[track_caller]
    fn check(folder: &str, others: &[&str], expected: &str) {
        assert_eq!(told("Fault", folder, others.to_vec()), expected);
    }

    #[test]
    fn the_folders_that_tell_services_apart_mark_their_faults() {
        check("bells/api/v1", &[], "Fault");
        check("bells/api/v1", &["bells/api/v2"], "FaultV1");
        check("bells/api/v1", &["bells/api/v2", "ropes/api"], "BellsFaultV1");
        check("ropes", &["bells/api/v1", "bells/api/v2"], "RopesFault");
        check("ropes", &["ropes/new"], "Fault");
    }
}
