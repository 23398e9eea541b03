//! Enumerations: texts whose values the prose lists, and short words of which examples show many where a name says
//! that they tell kinds apart.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::BTreeMap;

use docbind_spec::{Direction, EnumValue, JsonKind, Location, Source, ValueKind};
use rustc_hash::FxHashMap as HashMap;
use serde_json::Value;

use super::mention::{List, Lists};
use super::{format, variants};
use crate::infer::evidence::body::{Evidence, RowOf};
use crate::infer::evidence::graph::{Field, NodeId, RowId, Seen};
use crate::infer::language::words;
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::Declared;
use crate::infer::prose::values::{self, Mined};
use crate::parallel;

/// Documented values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Values {
    pub(crate) of: ValueKind,
    pub(crate) all: Vec<EnumValue>,
    /// Where they are listed, where that is not beside the key.
    pub(crate) listed: Option<Source>,
}

/// What prose says, row by row: each description is read once, however many rows have it.
#[derive(Debug, Default)]
pub(crate) struct Prose {
    mined: Vec<Mined>,
    /// For each row, the place of what its description says.
    rows: Vec<u32>,
}

impl Prose {
    pub(crate) fn of(rows: &[RowOf<'_>], texts: &[&str], folders: &[&str], lists: &Lists<'_>) -> Self {
        // Most descriptions say nothing of values: the first stands for them all.
        let mut mined = vec![Mined::default()];
        let mut known: Vec<Option<u32>> = vec![None; texts.len()];
        let mut said = Vec::with_capacity(rows.len());
        for of in rows {
            let description = texts[of.text as usize];
            if let Some(list) = lists.of_parameter(folders[of.operation], of) {
                mined.push(values::mine(description).or_list(list.values));
                said.push(mined.len() as u32 - 1);
                continue;
            }
            said.push(*known[of.text as usize].get_or_insert_with(|| match values::mine(description) {
                nothing if nothing == Mined::default() => 0,
                some => {
                    mined.push(some);
                    mined.len() as u32 - 1
                }
            }));
        }
        Self { mined, rows: said }
    }

    pub(crate) fn row(&self, row: RowId) -> &Mined {
        &self.mined[self.rows[row.0 as usize] as usize]
    }
}

/// More different texts than this are no enumeration, unless the prose lists them.
const MANY: usize = 16;

/// Fewer different texts than this are no enumeration, unless the prose lists them: two states that examples happen to
/// show are not the states that there are.
const FEW: usize = 4;

/// How many places are worth a thread.
const PLACES: usize = 256;

/// Finds the enumerations, and makes one of those that have one name and the same values.
pub(crate) fn find(
    evidence: &mut Evidence<'_>,
    roles: &Roles,
    prose: &Prose,
    lists: &Lists<'_>,
) -> BTreeMap<NodeId, Values> {
    let places = places(evidence);
    let filters = Filters::of(evidence, prose);
    let fields: Vec<_> = places.chunk_by(|a, b| a.id == b.id).collect();
    let decided = parallel::map(&fields, PLACES, |fields| {
        let &Held { id, holder, key, .. } = fields.first()?;
        let rows: Vec<RowId> = fields.iter().flat_map(|field| field.rows).copied().collect();
        let place = Place { id, holder, key, rows };
        let values = decide(evidence, prose, &filters, lists, &place)?;
        (!names_keys(evidence, &place.rows, &values)).then_some((id, values))
    });
    let echoes = echoes(evidence, roles, &fields, &decided);
    let mut found: BTreeMap<NodeId, Values> = BTreeMap::new();
    let mut same: HashMap<(&str, ValueKind, Vec<String>), NodeId> = HashMap::default();
    for (id, values) in decided.into_iter().flatten() {
        let mut key: Vec<String> = values.all.iter().map(|value| value.value.clone()).collect();
        key.sort();
        let first = *same.entry((roles.role(id).name, values.of, key)).or_insert(id);
        evidence.graph.unify(first, id);
        found.entry(evidence.graph.find(first)).or_insert(values);
    }
    for (listed, shown) in echoes {
        let values = found.remove(&evidence.graph.find(listed));
        evidence.graph.unify(listed, shown);
        found.extend(values.map(|values| (evidence.graph.find(listed), values)));
    }
    found
}

/// A place with one of the keys under which it stands.
struct Held<'e> {
    id: NodeId,
    holder: NodeId,
    key: &'e str,
    rows: &'e [RowId],
}

/// The places that may hold values of an enumeration: those of keys, and bodies of one text that a row describes.
fn places<'e>(evidence: &'e Evidence<'_>) -> Vec<Held<'e>> {
    let mut places: Vec<Held<'e>> = Vec::new();
    for class in evidence.graph.classes() {
        let fields = evidence.graph.node(class).fields.iter();
        places.extend(fields.map(|field: &Field<'_>| {
            let id = element(evidence, field.node);
            Held { id, holder: class, key: field.name, rows: &field.rows }
        }));
    }
    for body in &evidence.bodies {
        let node = evidence.graph.node(body.root);
        if let Some(&row) = node.rows().first()
            && node.kinds().solid().single() == Some(JsonKind::String)
        {
            let (id, key) = (evidence.graph.find(body.root), evidence.row(row).parameter.name.as_str());
            places.push(Held { id, holder: id, key, rows: node.rows() });
        }
    }
    // The fields of one place stay in their order: the first gives the name.
    places.sort_by_key(|place| place.id);
    places
}

/// The places that show nothing but what prose lists under the same key of the same thing in another message: what a
/// request may set is what the answers say. Each behind the place of which the list is.
fn echoes(
    evidence: &Evidence<'_>,
    roles: &Roles,
    fields: &[&[Held<'_>]],
    decided: &[Option<(NodeId, Values)>],
) -> Vec<(NodeId, NodeId)> {
    let thing = |held: &Held<'_>| roles.role(held.holder).number;
    let mut listed: HashMap<(u32, &str), Option<(NodeId, &Values)>> = HashMap::default();
    for (held, values) in fields.iter().zip(decided) {
        let Some((id, values)) = values else { continue };
        for held in *held {
            let known = listed.entry((thing(held), held.key)).or_insert(Some((*id, values)));
            if known.is_some_and(|(_, known)| known != values) {
                *known = None;
            }
        }
    }
    let mut echoes = Vec::new();
    for (held, _) in fields.iter().zip(decided).filter(|(_, values)| values.is_none()) {
        let listed = held.iter().find_map(|held| listed.get(&(thing(held), held.key)).copied().flatten());
        let (Some((id, values)), Some(place)) = (listed, held.first()) else { continue };
        let node = evidence.graph.node(place.id);
        let texts = shown(evidence, place.id);
        let known = |text: &Cow<'_, str>| values.all.iter().any(|value| value.value == *text);
        let is_text = node.kinds().solid().single() == Some(JsonKind::String) && values.of == ValueKind::String;
        if is_text && !texts.is_empty() && texts.iter().all(known) {
            echoes.push((id, place.id));
        }
    }
    echoes
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

/// What requests can be filtered by, key by key: the values that the rows of parameters list, each with its service.
struct Filters<'e> {
    lists: HashMap<&'e str, Vec<Filter<'e>>>,
}

/// The folder of a service and the values listed there.
type Filter<'e> = (&'e str, &'e [(String, String)]);

impl<'e> Filters<'e> {
    fn of(evidence: &'e Evidence<'_>, prose: &'e Prose) -> Self {
        let mut lists: HashMap<&str, Vec<Filter<'_>>> = HashMap::default();
        for (at, of) in evidence.rows.iter().enumerate() {
            let values = prose.row(RowId(at as u32)).values.as_slice();
            if of.location != Location::Body && of.direction == Direction::Request && values.len() > 1 {
                lists.entry(of.row.parameter.name.as_str()).or_default().push((evidence.folders[of.operation], values));
            }
        }
        Self { lists }
    }

    /// The values of the filter that has the name of a key, in a service that shows the key with nothing but them.
    fn list(&self, evidence: &Evidence<'_>, key: &str, id: NodeId, shown: &[Cow<'_, str>]) -> Vec<EnumValue> {
        let folder = |seen: Seen<'_>| evidence.folders[evidence.examples[seen.example.0 as usize].operation];
        let holds = |list: &[(String, String)]| shown.iter().all(|text| list.iter().any(|(value, _)| value == text));
        let mut lists = self.lists.get(key).into_iter().flatten();
        let list = lists.find(|(of, list)| holds(list) && evidence.graph.seen(id).any(|seen| folder(seen) == *of));
        list.map_or_else(Vec::new, |(_, list)| list.iter().map(value).collect())
    }
}

fn value((value, description): &(String, String)) -> EnumValue {
    EnumValue { value: value.clone(), description: description.clone() }
}

/// A place that may hold values of an enumeration.
struct Place<'e> {
    id: NodeId,
    /// The first structure that has it.
    holder: NodeId,
    key: &'e str,
    rows: Vec<RowId>,
}

impl Place<'_> {
    /// The list of its values elsewhere.
    fn list<'l, 'a, 's>(
        &self,
        evidence: &Evidence<'_>,
        lists: &'l Lists<'a>,
        shown: impl Fn() -> &'s [Cow<'s, str>],
    ) -> Option<&'l List<'a>> {
        let examples = evidence.graph.seen(self.id).map(|seen| seen.example.0 as usize);
        let operations = examples.map(|example| evidence.examples[example].operation);
        lists.of_key(evidence, self.key, &self.rows, operations, shown)
    }
}

fn decide(
    evidence: &Evidence<'_>,
    prose: &Prose,
    filters: &Filters<'_>,
    lists: &Lists<'_>,
    place: &Place<'_>,
) -> Option<Values> {
    let Place { id, holder, key, ref rows } = *place;
    let node = evidence.graph.node(id);
    if node.free || node.is_object() || node.values.is_some() {
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
        let new = |values: &[EnumValue], text: &str| values.iter().all(|known| known.value != text);
        for listed in &prose.row(row).values {
            if new(&values, &listed.0) {
                values.push(value(listed));
            }
        }
    }
    if of == ValueKind::Integer && !values.iter().all(|value| value.value.parse::<i64>().is_ok()) {
        return None;
    }
    let shown = LazyCell::new(|| shown(evidence, id));
    let mut listed = None;
    if !is_enumeration(&values)
        && !lists.is_empty()
        && let Some(list) = place.list(evidence, lists, || shown.as_slice())
    {
        values = list.values.iter().map(value).collect();
        listed = Some(list.place.clone());
    }
    let telling = words::tells_kind(key);
    if !is_enumeration(&values) && (of != ValueKind::String || !telling) {
        return None;
    }
    let tags = shown.iter().all(|text| variants::is_tag(text));
    if !is_enumeration(&values) && shown.len() > 1 {
        values = filters.list(evidence, key, id, &shown);
    }
    if is_enumeration(&values) {
        write_as_shown(&mut values, &shown);
        let known = |text: &Cow<'_, str>| values.iter().any(|value| value.value.eq_ignore_ascii_case(text));
        let fits = shown.is_empty() || shown.iter().any(known) || (telling && tags);
        if !fits || (of == ValueKind::Integer && !shown.iter().all(known)) || (!tags && !shown.iter().all(known)) {
            return None;
        }
    } else {
        values.clear();
        let many = shown.len() >= FEW || (shown.len() > 1 && variants::tells_apart(evidence, holder, key));
        let recurs = many && shown.len() <= MANY && tags && !differ_in_case(&shown);
        if !recurs || format::of_texts(shown.iter().map(AsRef::as_ref)).is_some() {
            return None;
        }
    }
    if shown.len() <= MANY {
        for text in shown.iter() {
            if values.iter().all(|value| value.value != *text) && !text.is_empty() {
                values.push(EnumValue { value: text.to_string(), description: String::new() });
            }
        }
    }
    Some(Values { of, all: values, listed })
}

/// Writes values in small letters where prose has them in capitals and examples do not: "TCP or UDP" beside `tcp`.
fn write_as_shown(values: &mut [EnumValue], shown: &[Cow<'_, str>]) {
    let lower = |text: &str| text.bytes().all(|byte| !byte.is_ascii_uppercase());
    let is_shown = |value: &EnumValue| shown.iter().any(|text| lower(text) && text.eq_ignore_ascii_case(&value.value));
    let capitals = values.iter().all(|value| value.value.bytes().all(|byte| !byte.is_ascii_lowercase()));
    if capitals && values.iter().any(is_shown) && shown.iter().all(|text| lower(text)) {
        for value in values {
            value.value.make_ascii_lowercase();
        }
    }
}

/// The different texts and numbers that examples show, in their order; one more than [`MANY`] at most.
fn shown<'a>(evidence: &Evidence<'a>, id: NodeId) -> Vec<Cow<'a, str>> {
    let mut shown: Vec<Cow<'a, str>> = Vec::new();
    for seen in evidence.graph.seen(id) {
        let text = match seen.value {
            Value::String(text) => Cow::Borrowed(text.as_str()),
            Value::Number(number) => Cow::Owned(number.to_string()),
            _ => continue,
        };
        if shown.len() <= MANY && !shown.contains(&text) {
            shown.push(text);
        }
    }
    shown
}

/// Whether two of the words are equal but for case: what is written now so and now so is no word of a closed set.
fn differ_in_case(words: &[Cow<'_, str>]) -> bool {
    words.iter().enumerate().any(|(at, word)| words.iter().take(at).any(|known| known.eq_ignore_ascii_case(word)))
}

/// Whether the values are the names of rows beside: "either `owner` or `owner_id`" says which key to send.
fn names_keys(evidence: &Evidence<'_>, rows: &[RowId], values: &Values) -> bool {
    let named = |row: RowId, value: &EnumValue| {
        let operation = evidence.rows[row.0 as usize].operation;
        let rows = evidence.operations[operation].parameters.iter().map(|row| &row.parameter);
        rows.filter(|row| row.location == Location::Body).any(|row| row.name == value.value)
    };
    rows.iter().any(|&row| values.all.iter().all(|value| named(row, value)))
}

/// Whether a row without an example may list texts.
fn may_list(evidence: &Evidence<'_>, row: RowId) -> bool {
    match evidence.printed(row) {
        Declared::Text(_) | Declared::Unknown | Declared::Array(_) => true,
        Declared::Boolean | Declared::Integer | Declared::Number | Declared::Object | Declared::Map(_) => false,
    }
}

/// Two or more values that are not just "yes or no".
pub(crate) fn is_enumeration(values: &[EnumValue]) -> bool {
    let boolean = |value: &EnumValue| matches!(value.value.to_ascii_lowercase().as_str(), "true" | "false" | "null");
    values.len() > 1 && !values.iter().all(boolean)
}
