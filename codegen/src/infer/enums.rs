//! Enumerations: texts whose values the prose lists, and short words that recur where a name says that they would.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::body::{Evidence, RowOf};
use super::declared::Declared;
use super::evidence::{Field, NodeId, RowId};
use super::role::Roles;
use super::values::{self, Mined};
use super::{format, variants, words};
use docbind_spec::{EnumValue, JsonKind, Location, ValueKind};
use rustc_hash::FxHashMap as HashMap;
use serde_json::Value;

/// Documented values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Values {
    pub(super) of: ValueKind,
    pub(super) values: Vec<EnumValue>,
}

/// What prose says, row by row: each description is read once, however many rows have it.
#[derive(Debug, Default)]
pub(super) struct Prose {
    mined: Vec<Mined>,
    /// For each row, the place of what its description says.
    rows: Vec<u32>,
}

impl Prose {
    pub(super) fn of(rows: &[RowOf<'_>]) -> Self {
        let mut prose = Self::default();
        let mut known: HashMap<&str, u32> = HashMap::default();
        for of in rows {
            let description = of.row.parameter.description.as_str();
            let at = known.entry(description).or_insert_with(|| {
                prose.mined.push(values::mine(description));
                prose.mined.len() as u32 - 1
            });
            prose.rows.push(*at);
        }
        prose
    }

    pub(super) fn row(&self, row: RowId) -> &Mined {
        &self.mined[self.rows[row.0 as usize] as usize]
    }
}

/// More different texts than this are no enumeration, unless the prose lists them.
const MANY: usize = 16;

/// Finds the enumerations, and makes one of those that have one name and the same values.
pub(super) fn find(evidence: &mut Evidence<'_>, roles: &Roles, prose: &Prose) -> BTreeMap<NodeId, Values> {
    let mut places: Vec<(NodeId, &Field<'_>)> = Vec::new();
    for class in evidence.graph.classes() {
        let fields = &evidence.graph.node(class).fields;
        places.extend(fields.iter().map(|field| (element(evidence, field.node), field)));
    }
    // The fields of one place stay in their order: the first gives the name.
    places.sort_by_key(|&(place, _)| place);
    let mut decided = Vec::new();
    for fields in places.chunk_by(|(a, _), (b, _)| a == b) {
        let Some(&(id, first)) = fields.first() else { continue };
        let rows: Vec<RowId> = fields.iter().flat_map(|(_, field)| &field.rows).copied().collect();
        let values = decide(evidence, prose, id, first.name, &rows);
        let values = values.filter(|values| !names_keys(evidence, &rows, values));
        decided.extend(values.map(|values| (id, values)));
    }
    let mut found: BTreeMap<NodeId, Values> = BTreeMap::new();
    let mut same: HashMap<(&str, Vec<String>), NodeId> = HashMap::default();
    for (id, values) in decided {
        let mut key: Vec<String> = values.values.iter().map(|value| value.value.clone()).collect();
        key.sort();
        let first = *same.entry((roles.role(id).name, key)).or_insert(id);
        evidence.graph.unify(first, id);
        found.entry(evidence.graph.find(first)).or_insert(values);
    }
    found
}

/// The place of the values: that of an array's elements.
fn element(evidence: &Evidence<'_>, id: NodeId) -> NodeId {
    let mut id = evidence.graph.find(id);
    // A cycle of arrays cannot be: every step is one deeper in some example. The bound is for the reader.
    for _ in 0..8 {
        match evidence.graph.node(id).items {
            Some(items) => id = evidence.graph.find(items),
            None => break,
        }
    }
    id
}

fn decide(evidence: &Evidence<'_>, prose: &Prose, id: NodeId, name: &str, rows: &[RowId]) -> Option<Values> {
    let node = evidence.graph.node(id);
    if node.is_object() || node.values.is_some() {
        return None;
    }
    let of = match node.kinds().solid().single() {
        Some(JsonKind::String) => ValueKind::String,
        Some(JsonKind::Integer) => ValueKind::Integer,
        None if node.kinds().solid().is_empty() && rows.iter().all(|&row| may_list(evidence, row)) => ValueKind::String,
        _ => return None,
    };
    let mut values: Vec<EnumValue> = Vec::new();
    for &row in rows {
        for (value, description) in &prose.row(row).values {
            if values.iter().all(|known| known.value != *value) {
                values.push(EnumValue { value: value.clone(), description: description.clone() });
            }
        }
    }
    if of == ValueKind::Integer && !values.iter().all(|value| value.value.parse::<i64>().is_ok()) {
        return None;
    }
    let telling = words::tells_kind(name);
    if !is_enumeration(&values) && (of != ValueKind::String || !telling) {
        return None;
    }
    // The different texts, as far as one more than may be.
    let mut shown: Vec<Cow<'_, str>> = Vec::new();
    for seen in &node.seen {
        let text = match seen.value {
            Value::String(text) => Cow::Borrowed(text.as_str()),
            Value::Number(number) => Cow::Owned(number.to_string()),
            _ => continue,
        };
        if shown.len() <= MANY && !shown.contains(&text) {
            shown.push(text);
        }
    }
    let tags = shown.iter().all(|text| variants::is_tag(text));
    if is_enumeration(&values) {
        let known = |text: &Cow<'_, str>| values.iter().any(|value| value.value.eq_ignore_ascii_case(text));
        let fits = shown.is_empty() || shown.iter().any(known) || (telling && tags);
        if !fits || (of == ValueKind::Integer && !shown.iter().all(known)) || (!tags && !shown.iter().all(known)) {
            return None;
        }
    } else {
        values.clear();
        let recurs = shown.len() > 1 && shown.len() <= MANY && tags;
        if !recurs || format::of_texts(shown.iter().map(AsRef::as_ref)).is_some() {
            return None;
        }
    }
    if shown.len() <= MANY {
        for text in shown {
            if values.iter().all(|value| value.value != text) && !text.is_empty() {
                values.push(EnumValue { value: text.into_owned(), description: String::new() });
            }
        }
    }
    Some(Values { of, values })
}

/// Whether the values are the names of rows beside: "either `owner` or `owner_id`" says which key to send.
fn names_keys(evidence: &Evidence<'_>, rows: &[RowId], values: &Values) -> bool {
    let named = |row: RowId, value: &EnumValue| {
        let operation = evidence.rows[row.0 as usize].operation;
        let rows = evidence.operations[operation].parameters.iter().map(|row| &row.parameter);
        rows.filter(|row| row.location == Location::Body).any(|row| row.name == value.value)
    };
    rows.iter().any(|&row| values.values.iter().all(|value| named(row, value)))
}

/// Whether a row without an example may list texts.
fn may_list(evidence: &Evidence<'_>, row: RowId) -> bool {
    match evidence.printed(row) {
        Declared::Text(_) | Declared::Unknown | Declared::Array(_) => true,
        Declared::Boolean | Declared::Integer | Declared::Number | Declared::Object | Declared::Map => false,
    }
}

/// Two or more values that are not just "yes or no".
pub(super) fn is_enumeration(values: &[EnumValue]) -> bool {
    let boolean = |value: &EnumValue| matches!(value.value.to_ascii_lowercase().as_str(), "true" | "false" | "null");
    values.len() > 1 && !values.iter().all(boolean)
}
