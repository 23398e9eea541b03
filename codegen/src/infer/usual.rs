//! What a key usually holds, for the places that show nothing of it.

use super::body::Evidence;
use docbind_spec::{IntegerFormat, JsonKind, Type};
use rustc_hash::FxHashMap as HashMap;

/// The type of each key that is a scalar of one kind wherever it is shown.
pub(super) fn types<'a>(evidence: &Evidence<'a>) -> HashMap<&'a str, Option<Type>> {
    let mut usual: HashMap<&'a str, Option<Type>> = HashMap::default();
    for class in evidence.graph.classes() {
        for field in &evidence.graph.node(class).fields {
            let ty = match evidence.graph.node(field.node).kinds().solid().single() {
                Some(JsonKind::Boolean) => Type::Boolean,
                Some(JsonKind::Integer) => Type::Integer { format: IntegerFormat::Int64 },
                Some(JsonKind::Number) => Type::Number,
                Some(JsonKind::String) => Type::STRING,
                _ => continue,
            };
            let entry = usual.entry(field.name).or_insert_with(|| Some(ty.clone()));
            if *entry != Some(ty) {
                *entry = None;
            }
        }
    }
    usual
}
