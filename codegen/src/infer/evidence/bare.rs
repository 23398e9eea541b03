//! Examples that leave out the key around their thing: `{"name": …}` where others show `{"bell": {"name": …}}`.
//!
//! Such an example is faulty, for a message cannot be both. What it shows is taken for what stands under the key, so
//! that a body is never one thing with what it wraps.

use docbind_spec::Type;
use rustc_hash::FxHashSet as HashSet;
use serde_json::Value;

use super::body::Evidence;
use super::graph::{ExampleId, NodeId};
use crate::diagnostic::{Code, Diagnostics};
use crate::infer::report::disagree::Case;
use crate::infer::types::resolve::Resolver;

/// An example without the key that others of its message have around what it shows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bare<'a> {
    pub(crate) operation: usize,
    pub(crate) example: ExampleId,
    /// An example with the key.
    pub(crate) with_key: ExampleId,
    pub(crate) key: &'a str,
    /// The place under the key.
    pub(crate) place: NodeId,
}

/// The key that examples of a message have around the thing, and the keys of the thing.
pub(crate) struct Wrapper<'a> {
    pub(crate) key: &'a str,
    keys: HashSet<&'a str>,
}

impl<'a> Wrapper<'a> {
    /// The one key of all examples that have only one, where others have none of it.
    pub(crate) fn of(values: impl Iterator<Item = &'a Value> + Clone) -> Option<Self> {
        let objects = values.filter_map(Value::as_object);
        let inner = |object: &'a serde_json::Map<String, Value>| {
            let (key, value) = object.iter().next().filter(|_| object.len() == 1)?;
            Some((key.as_str(), value.as_object().filter(|thing| thing.len() > 1)?))
        };
        let (key, _) = objects.clone().find_map(inner)?;
        if objects.clone().all(|object| object.contains_key(key)) {
            return None;
        }
        let wrapped = objects.filter_map(inner);
        let things = wrapped.map(|(other, thing)| (other == key).then_some(thing)).collect::<Option<Vec<_>>>()?;
        Some(Self { key, keys: things.into_iter().flat_map(|thing| thing.keys()).map(String::as_str).collect() })
    }

    /// Whether an example is the bare thing: each of its keys, of which there are several, is one of the thing's.
    pub(crate) fn is_left_out_of(&self, value: &Value) -> bool {
        let object = value.as_object().filter(|object| object.len() > 1 && !object.contains_key(self.key));
        object.is_some_and(|object| object.keys().all(|key| self.keys.contains(key.as_str())))
    }
}

/// What each operation shows bare: the place of the example among those of its page, and its type.
pub(crate) fn types(evidence: &Evidence<'_>, resolver: &mut Resolver<'_, '_>) -> Vec<(usize, usize, Type)> {
    let typed = evidence.bare.iter().map(|bare| {
        let first = evidence.examples.partition_point(|example| example.operation < bare.operation);
        (bare.operation, bare.example.0 as usize - first, resolver.ty(bare.place))
    });
    typed.collect()
}

impl Case<'_, '_> {
    /// Reports the examples that lack the key around their thing.
    pub(crate) fn bare(&self, diagnostics: &mut Diagnostics) {
        for bare in &self.evidence.bare {
            let [place, other] = [bare.example, bare.with_key].map(|id| self.evidence.example(id).span);
            let key = bare.key;
            let message = format!("this example lacks the key `{key}` around it: read as what stands under the key");
            diagnostics
                .push(Code::ExampleWithoutWrapper, place, message)
                .related(other, format!("`{key}` around the same thing"));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Wrapper;

    #[track_caller]
    fn check(examples: &[Value], expected: &[usize]) {
        let wrapper = Wrapper::of(examples.iter());
        let bare = |value: &Value| wrapper.as_ref().is_some_and(|wrapper| wrapper.is_left_out_of(value));
        let bare: Vec<usize> = (0..examples.len()).filter(|&at| bare(&examples[at])).collect();
        assert_eq!(bare, expected);
    }

    #[test]
    fn a_thing_without_its_key_is_bare() {
        let wrapped = || json!({"bell": {"name": "Tom", "weight": 7, "tower": 1}});
        check(&[wrapped(), json!({"name": "Ida", "weight": 8})], &[1]);
        check(&[json!({"name": "Ida", "weight": 8}), wrapped()], &[0]);
        check(&[wrapped(), wrapped()], &[]);
        check(&[wrapped(), json!({"name": "Ida", "rope": 8})], &[]);
        check(&[wrapped(), json!({"name": "Ida"})], &[]);
        check(&[wrapped(), json!({"bell": {"name": "Ida"}, "name": "Ida"})], &[]);
        check(&[wrapped(), json!({"rope": {"name": "Tom", "length": 7}}), json!({"name": "Ida", "weight": 8})], &[]);
    }
}
