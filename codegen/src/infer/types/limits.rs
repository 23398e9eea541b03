//! What prose adds to a field: its default, ranges and lengths, and the description itself.

use std::collections::BTreeMap;

use docbind_spec::{Field, Source, Type, ValueKind};
use serde_json::{Number, Value};

use super::format;
use super::plan::Form;
use super::resolve::Resolver;
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{self, NodeId, RowId};

impl<'a> Resolver<'_, 'a> {
    /// Adds what prose says of the values, where it suits the type and no example denies it.
    pub(crate) fn limit(&self, made: &mut Field, field: &graph::Field<'a>) {
        let seen = || self.evidence.graph.seen(field.node).map(|seen| seen.value);
        let inner = match &made.ty {
            Type::Nullable { of } => of.as_ref(),
            ty => ty,
        };
        let (number, text) =
            (matches!(inner, Type::Integer { .. } | Type::Number), matches!(inner, Type::String { .. }));
        for &row in &field.rows {
            let mined = self.prose.row(row);
            if made.default.is_none()
                && let Some(default) = &mined.default
            {
                made.default = match inner {
                    Type::Boolean => default.to_ascii_lowercase().parse().ok().map(Value::Bool),
                    Type::Integer { .. } => default.parse::<i64>().ok().map(Value::from),
                    Type::String { .. } => Some(Value::String(default.clone())),
                    Type::Named { .. } => match self.listed(field.node) {
                        Some(ValueKind::Integer) => default.parse::<i64>().ok().map(Value::from),
                        Some(ValueKind::String) => Some(Value::String(default.clone())),
                        None => None,
                    },
                    _ => None,
                };
            }
            if number && (mined.minimum.is_some() || mined.maximum.is_some()) {
                let numbers = || seen().filter_map(Value::as_f64);
                let whole = |bound: &Number| *inner == Type::Number || bound.is_i64();
                let is_low = |low: &Number| numbers().all(|number| low.as_f64() <= Some(number));
                let is_high = |high: &Number| numbers().all(|number| Some(number) <= high.as_f64());
                let low = mined.minimum.clone().filter(|low| whole(low) && is_low(low));
                let high = mined.maximum.clone().filter(|high| whole(high) && is_high(high));
                made.minimum = made.minimum.take().or(low);
                made.maximum = made.maximum.take().or(high);
            }
            if text {
                let lengths = || seen().filter_map(Value::as_str).map(|text| text.chars().count() as u64);
                let low = mined.min_length.filter(|&low| lengths().all(|length| low <= length));
                let high = mined.max_length.filter(|&high| lengths().all(|length| length <= high));
                made.min_length = made.min_length.or(low);
                made.max_length = made.max_length.or(high);
            }
        }
        let bounded = match &mut made.ty {
            Type::Nullable { of } => of.as_mut(),
            ty => ty,
        };
        if let Type::Integer { format } = bounded {
            *format = format::of_integers(seen(), made.minimum.as_ref(), made.maximum.as_ref());
        }
    }

    /// What the values of a place are, where they are listed.
    fn listed(&self, id: NodeId) -> Option<ValueKind> {
        match self.plan.forms.get(&self.evidence.graph.find(id))? {
            Form::Enum(values) => Some(values.of),
            Form::Struct | Form::Choice(_) | Form::Kinds(_) => None,
        }
    }
}

/// One description of several: the one said most often, of these the longest.
pub(crate) fn description(evidence: &Evidence<'_>, rows: &[RowId]) -> String {
    let said = |row: &RowId| evidence.row(*row).parameter.description.as_str();
    let mut texts = rows.iter().map(said).filter(|text| !text.trim().is_empty());
    let Some(first) = texts.next() else { return String::new() };
    // Most often there is one, or the rows were copied.
    if texts.clone().all(|text| text == first) {
        return without_necessity(first).to_owned();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::from([(first, 1)]);
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let best = counts.into_iter().max_by_key(|&(text, count)| (count, text.len(), std::cmp::Reverse(text)));
    best.map_or_else(String::new, |(text, _)| without_necessity(text).to_owned())
}

/// A text without the `*(Required)*` at its beginning, which says nothing that the field does not.
fn without_necessity(text: &str) -> &str {
    let rest = ["*(Required)*", "*(Optional)*"].iter().find_map(|mark| text.strip_prefix(mark));
    rest.map_or(text, str::trim_start)
}

/// Adds where the values of an enumeration are listed.
pub(crate) fn listed_in(description: &mut String, place: &Source) {
    if !description.is_empty() {
        description.push_str("\n\n");
    }
    description.extend(["The values are listed in `", &place.file, "`, line ", &place.line.to_string(), "."]);
}

#[cfg(test)]
mod tests {
    use super::without_necessity;

    #[test]
    fn necessity_at_the_beginning_is_no_description() {
        assert_eq!(without_necessity("*(Required)* The bell."), "The bell.");
        assert_eq!(without_necessity("The bell *(Required)*"), "The bell *(Required)*");
    }
}
