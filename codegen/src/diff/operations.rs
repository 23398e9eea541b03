//! Which operations there are in both states: by their names, or else by their requests.

use std::collections::BTreeMap;

use docbind_emit::{Signature, signatures};
use docbind_spec::{Api, Method, Operation, Segment};

use super::operation::{self, Side};
use super::{Changes, Kind, Subject};

/// How like two names are at least of one operation that has another method: a letter that was forgotten.
const ALIKE: f64 = 0.8;

/// Gives the operations of the old API the names that the new one has for them, so that all that is said of one is said
/// under one name.
pub(super) fn renamed(changes: &mut Changes, old: &Api, new: &Api) -> Api {
    let mut old = old.clone();
    let mut added: Vec<&Operation> = new.operations.iter().filter(|after| !has(&old.operations, &after.id)).collect();
    for before in old.operations.iter_mut().filter(|before| !has(&new.operations, &before.id)) {
        let Some(at) = same(before, &added) else { continue };
        let Operation { id, title, .. } = added.remove(at);
        // A name can change though the title did not: where another operation of that title came or went.
        let is_of_title = letters(&before.title) != letters(title);
        let why = if is_of_title { format!(", made of its title \"{title}\"") } else { String::new() };
        let subject = Subject::operation(before).in_old();
        changes.breaking(Kind::OperationRenamed, &subject, format!("is called `{id}` now{why}"));
        before.id.clone_from(id);
    }
    old
}

pub(super) fn compare(changes: &mut Changes, old: &Api, new: &Api) {
    let [were, are] = [old, new].map(|api| signatures(api, &changes.options));
    let sides: BTreeMap<&str, Side<'_>> = sides(new, &are).map(|side| (side.operation.id.as_str(), side)).collect();
    for before in self::sides(old, &were) {
        match sides.get(before.operation.id.as_str()) {
            Some(&after) => operation::compare(changes, before, after),
            None => gone(changes, before.operation, new),
        }
    }
    for operation in new.operations.iter().filter(|after| !has(&old.operations, &after.id)) {
        let message = format!("is new: {} {}", operation.method, operation.path);
        changes.compatible(Kind::OperationAdded, &Subject::operation(operation), message);
    }
}

fn sides<'a>(api: &'a Api, calls: &'a [Signature]) -> impl Iterator<Item = Side<'a>> {
    api.operations.iter().zip(calls).map(|(operation, call)| Side { api, operation, call })
}

fn gone(changes: &mut Changes, before: &Operation, new: &Api) {
    let request = format!("{} {}", before.method, before.path);
    let same: Vec<_> = new.operations.iter().filter(|after| route(before) == route(after)).collect();
    let titled = same.iter().find(|after| letters(&after.title) == letters(&before.title));
    // Many actions may share a path: they differ in what they send.
    let only = || same.first().filter(|after| same.len() == 1 && has_word_in_common(&before.id, &after.id));
    let message = match titled.or_else(only) {
        Some(after) => format!("is gone; `{}` is the same request: {request}", after.id),
        None => format!("is gone: {request}"),
    };
    changes.breaking(Kind::OperationRemoved, &Subject::operation(before).in_old(), message);
}

pub(super) fn has(operations: &[Operation], id: &str) -> bool {
    operations.iter().any(|operation| operation.id == id)
}

/// The operation that is this one by another title: of those with the same method on the same path the one whose name
/// is most like it. Many operations may share a path (`POST …/action`); two that have no word in common are not one.
/// Else the only one on the path that has nearly this name and another method.
fn same(before: &Operation, added: &[&Operation]) -> Option<usize> {
    let alike = |after: &Operation| strsim::normalized_damerau_levenshtein(&before.id, &after.id);
    let candidates = added.iter().enumerate().filter(|(_, after)| route(before) == route(after));
    let best = candidates.max_by(|(_, one), (_, other)| alike(one).total_cmp(&alike(other)));
    let best = best.filter(|(_, after)| has_word_in_common(&before.id, &after.id)).map(|(at, _)| at);
    best.or_else(|| {
        let is_near = |after: &Operation| route(before).1 == route(after).1 && alike(after) >= ALIKE;
        let mut near = added.iter().enumerate().filter(|(_, after)| is_near(after));
        near.next().filter(|_| near.next().is_none()).map(|(at, _)| at)
    })
}

/// The method and the path. The names of parameters may differ: what stands between them does not.
fn route(operation: &Operation) -> (Method, String) {
    let piece = |segment: Segment<'_>| match segment {
        Segment::Literal(text) => text.to_owned(),
        Segment::Parameter(_) => "{}".to_owned(),
    };
    (operation.method, operation.path.segments().map(piece).collect())
}

fn has_word_in_common(one: &str, other: &str) -> bool {
    // Two letters are no word: "of", "a", "v2".
    one.split('_').filter(|word| word.len() > 2).any(|word| other.split('_').any(|also| also == word))
}

/// What a name is made of.
pub(super) fn letters(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
