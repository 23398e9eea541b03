//! Parameters of the path, the query and headers: their types, values and bounds, from rows, from prose, and from the
//! requests that the pages show.

use std::collections::{BTreeMap, BTreeSet};

use docbind_spec::{
    self as spec, Direction, EnumValue, IntegerFormat, Limits, Location, Shape, Type, TypeDef, ValueKind,
};
use serde_json::{Number, Value};

use super::repeated;
use super::request_line::Shown;
use crate::infer::evidence::body::{Evidence, RowOf};
use crate::infer::evidence::graph::RowId;
use crate::infer::language::words::{self, Words};
use crate::infer::name::Names;
use crate::infer::name::part;
use crate::infer::prose::declared::Declared;
use crate::infer::prose::values::Mined;
use crate::infer::types::enums::{self, Prose};
use crate::infer::types::format;

/// What was found out of a parameter.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Found {
    pub(crate) schema: Option<Type>,
    pub(crate) limits: Option<Box<Limits>>,
}

/// For each row of the run that is no row of a body: what it is. Enumerations become types of the API.
pub(crate) fn find(
    evidence: &Evidence<'_>,
    prose: &Prose,
    shown: &[Shown<'_>],
    names: &mut Names<'_>,
    types: &mut Vec<TypeDef>,
) -> Vec<Found> {
    let mut enums = Enums::of(types);
    let is_outside = |of: &RowOf<'_>| of.location != Location::Body;
    let mut found = Vec::with_capacity(evidence.rows.iter().filter(|of| is_outside(of)).count());
    for (at, of) in evidence.rows.iter().enumerate().filter(|(_, of)| is_outside(of)) {
        let row = &of.row.parameter;
        let shown = &shown[of.operation];
        let seen = shown.values(row);
        let mined = prose.row(RowId(at as u32));
        let declared = evidence.declared(RowId(at as u32));
        let is_list = repeated::is_list(shown, row, declared, &seen);
        let declared = match declared {
            Declared::Array(items) if is_list => items,
            whole => whole,
        };
        let schema = match listed(row, declared, mined, &seen) {
            Some(values) => enums.ty(names, &evidence.titles[of.operation].thing, &row.name, values),
            None => plain(row, declared, &seen),
        };
        let schema = if is_list { Type::array(schema) } else { schema };
        let limits = limits(&schema, mined, &seen);
        let limits = (!limits.is_empty()).then(|| Box::new(limits));
        found.push(Found { schema: Some(schema), limits });
    }
    for def in types.iter_mut() {
        if let (Shape::Enum { values, .. }, Some(known)) = (&mut def.shape, enums.shown.remove(&def.name)) {
            *values = known;
        }
    }
    types.extend(enums.made);
    types.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// The values that prose lists, where the parameter is one of them and not several with commas between.
fn listed(row: &spec::Parameter, declared: &Declared, mined: &Mined, seen: &[&str]) -> Option<Vec<EnumValue>> {
    if row.direction != Direction::Request || mined.values.len() < 2 {
        return None;
    }
    let printed = row.printed_type.as_deref().unwrap_or_default().to_lowercase();
    let described = row.description.to_lowercase();
    let commas = ["comma-separated", "comma separated"];
    let several = commas.iter().any(|text| printed.contains(text) || described.contains(text));
    let text = matches!(declared, Declared::Text(None) | Declared::Unknown);
    let values: Vec<EnumValue> = mined
        .values
        .iter()
        .map(|(value, description)| EnumValue { value: value.clone(), description: description.clone() })
        .collect();
    let known = |text: &&str| values.iter().any(|value| value.value.eq_ignore_ascii_case(text));
    let fits = seen.is_empty() || seen.iter().any(known);
    (text && !several && fits && enums::is_enumeration(&values)).then_some(values)
}

/// The type by the printed one, as far as what requests show agrees.
pub(crate) fn plain(row: &spec::Parameter, declared: &Declared, seen: &[&str]) -> Type {
    let whole = || seen.iter().all(|text| text.parse::<i64>().is_ok());
    let logical = || seen.iter().all(|text| matches!(*text, "true" | "false"));
    let counts = || row.location == Location::Query && words::counts(&row.name);
    match declared {
        Declared::Boolean if logical() => Type::Boolean,
        Declared::Integer if whole() => Type::Integer { format: IntegerFormat::Int64 },
        Declared::Number if seen.iter().all(|text| text.parse::<f64>().is_ok()) => Type::Number,
        Declared::Unknown | Declared::Text(None) if counts() && whole() => {
            Type::Integer { format: IntegerFormat::Int64 }
        }
        Declared::Unknown if !seen.is_empty() && logical() => Type::Boolean,
        // An offset may be opaque; where a number is shown it counts.
        Declared::Unknown if !seen.is_empty() && row.name.eq_ignore_ascii_case("offset") && whole() => {
            Type::Integer { format: IntegerFormat::Int64 }
        }
        _ => Type::String { format: format::of_texts(seen.iter().copied()) },
    }
}

/// What prose says of the values, where it suits the type and no request denies it.
fn limits(schema: &Type, mined: &Mined, seen: &[&str]) -> Limits {
    let mut limits = Limits::default();
    let default = mined.default.as_deref();
    limits.default = match schema {
        Type::Boolean => default.and_then(|text| text.to_ascii_lowercase().parse().ok()).map(Value::Bool),
        Type::Integer { .. } => default.and_then(|text| text.parse::<i64>().ok()).map(Value::from),
        Type::String { format: None } | Type::Named { .. } => default.map(|text| Value::String(text.to_owned())),
        _ => None,
    };
    match schema {
        Type::Integer { .. } | Type::Number => {
            let shown = || seen.iter().filter_map(|text| text.parse::<f64>().ok());
            let whole = |bound: &Number| *schema == Type::Number || bound.is_i64();
            let below = |bound: &Number| whole(bound) && shown().all(|number| Some(number) <= bound.as_f64());
            let above = |bound: &Number| whole(bound) && shown().all(|number| bound.as_f64() <= Some(number));
            limits.minimum = mined.minimum.clone().filter(above);
            limits.maximum = mined.maximum.clone().filter(below);
        }
        Type::String { .. } => {
            let lengths = || seen.iter().map(|text| text.chars().count() as u64);
            limits.min_length = mined.min_length.filter(|&low| lengths().all(|length| low <= length));
            limits.max_length = mined.max_length.filter(|&high| lengths().all(|length| length <= high));
        }
        _ => {}
    }
    limits
}

/// The enumerations of the API, by their values.
struct Enums {
    known: BTreeMap<BTreeSet<String>, Vec<String>>,
    /// The values of those that bodies have, by name.
    shown: BTreeMap<String, Vec<EnumValue>>,
    made: Vec<TypeDef>,
    /// Which of those made here belongs to a parameter of a thing.
    of_thing: BTreeMap<String, usize>,
}

impl Enums {
    fn of(types: &[TypeDef]) -> Self {
        let mut known: BTreeMap<BTreeSet<String>, Vec<String>> = BTreeMap::new();
        let mut shown = BTreeMap::new();
        for def in types {
            if let Shape::Enum { of: ValueKind::String, values, .. } = &def.shape {
                known.entry(all(values)).or_default().push(def.name.clone());
                shown.insert(def.name.clone(), values.clone());
            }
        }
        Self { known, shown, made: Vec::new(), of_thing: BTreeMap::new() }
    }

    /// The enumeration of a name with these values; made where the API has none.
    fn ty(&mut self, names: &mut Names<'_>, thing: &str, printed: &str, values: Vec<EnumValue>) -> Type {
        let own = Words::local(printed).pascal();
        let whole = Words::of(thing).singular().pascal();
        let qualified = format!("{whole}{own}");
        let listed = all(&values);
        // What filters a list by a state is that state, though the prose here may list less of it.
        if let Some(known) = self.shown.get_mut(&qualified).filter(|known| all(known).is_subset(&listed)) {
            // Examples showed some of what the prose lists here.
            extend(known, values);
            return Type::named(qualified);
        }
        let of_thing =
            self.known.iter().find(|(known, names)| known.is_superset(&listed) && names.contains(&qualified));
        if of_thing.is_some() {
            return Type::named(qualified);
        }
        let same = self.known.entry(listed.clone()).or_default();
        if let Some(name) = same.iter().find(|known| known.ends_with(&own)) {
            return Type::named(name.clone());
        }
        if let Some(&at) = self.of_thing.get(&qualified)
            && let Shape::Enum { values: known, .. } = &mut self.made[at].shape
            && known.iter().any(|known| listed.contains(&known.value))
        {
            // Two pages list the values of one parameter, each some of them.
            extend(known, values);
            return Type::named(self.made[at].name.clone());
        }
        let first = if part::is_vague(&own) { &qualified } else { &own };
        let name = names.first_free(&[first.clone(), qualified.clone(), format!("{qualified}Parameter")]);
        same.push(name.clone());
        self.of_thing.insert(qualified, self.made.len());
        let shape = Shape::Enum { of: ValueKind::String, values, open: true };
        self.made.push(TypeDef { name: name.clone(), description: String::new(), shape });
        Type::named(name)
    }
}

/// Puts the values in that are not there.
fn extend(known: &mut Vec<EnumValue>, values: Vec<EnumValue>) {
    let more = values.into_iter().filter(|value| known.iter().all(|known| known.value != value.value));
    let more: Vec<EnumValue> = more.collect();
    known.extend(more);
}

fn all(values: &[EnumValue]) -> BTreeSet<String> {
    values.iter().map(|value| value.value.clone()).collect()
}

/// A parameter that no row lists, and that some other place on the page shows.
pub(crate) fn without_row(
    name: String,
    direction: Direction,
    location: Location,
    source: spec::Source,
) -> spec::Parameter {
    spec::Parameter {
        name,
        direction,
        location,
        parent: None,
        printed_type: None,
        required: None,
        description: String::new(),
        prefix: None,
        part_of: None,
        always_sent: false,
        source,
        schema: None,
        limits: None,
        place: None,
    }
}
