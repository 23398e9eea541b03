//! Whether a key is always there.

use docbind_spec::{Direction, Location, Presence};
use serde_json::{Map, Value};

use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::Field;
use crate::read::page::MeantBy;

/// What each row of the run says of leaving it out.
#[derive(Debug, Default)]
pub(crate) struct Required {
    /// Whether its `*(Required)*` means something, as [`docbind_spec::Required`] has it.
    says: Vec<bool>,
    /// Whether its prose says what is [without it](docbind_spec::Parameter::may_be_omitted).
    omitted: Vec<bool>,
}

impl Required {
    pub(crate) fn of(evidence: &Evidence<'_>) -> Self {
        let rows = || evidence.rows.iter();
        let meant = docbind_spec::Required::of(rows().map(|of| {
            let means_it = evidence.operations[of.operation].required != MeantBy::Unknown;
            (&of.row.parameter, means_it)
        }));
        let mut said: Vec<Option<bool>> = vec![None; evidence.texts.len()];
        let omitted = rows().map(|of| {
            // Of these rows, the text alone decides.
            of.direction == Direction::Request
                && of.location != Location::Path
                && *said[of.text as usize].get_or_insert_with(|| of.row.parameter.may_be_omitted())
        });
        let omitted: Vec<bool> = omitted.collect();
        let says = rows().zip(&omitted).map(|(of, omitted)| !omitted && meant.prints(&of.row.parameter));
        Self { says: says.collect(), omitted }
    }

    /// Whether a row says that the key is always there.
    pub(crate) fn says(&self, field: &Field<'_>) -> bool {
        field.rows.iter().any(|row| self.says[row.0 as usize])
    }

    /// Whether a row says what a request is without the key.
    fn omits(&self, field: &Field<'_>) -> bool {
        field.rows.iter().any(|row| self.omitted[row.0 as usize])
    }
}

/// Who sends the objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Requests alone, of one form: what they have may be there by chance.
    Sample,
    /// Requests alone.
    Request,
    /// Requests that change some of a thing and leave the rest as it is.
    Update,
    /// Answers, and perhaps requests.
    Both,
}

/// Whether requests show what may be sent and not what must be: two with the same keys are one example, shown again
/// with other values.
pub(crate) fn is_one_form<'o>(mut objects: impl Iterator<Item = &'o Map<String, Value>>) -> bool {
    let (Some(first), Some(second), None) = (objects.next(), objects.next(), objects.next()) else { return false };
    first.len() == second.len() && first.keys().all(|key| second.contains_key(key))
}

/// Whether the key of so many objects is always there: no whole example lacks it, no row calls it optional or says
/// what a request is without it, and either
/// an example or a row that means it has it.
pub(crate) fn of(
    evidence: &Evidence<'_>,
    required: &Required,
    field: &Field<'_>,
    objects: u32,
    asked: Asked,
) -> Presence {
    let mut rows = field.rows.iter().map(|&row| &evidence.row(row).parameter);
    let known = match asked {
        // One example of a request shows what may be sent, and not what must be.
        Asked::Sample | Asked::Update => required.says(field),
        Asked::Request if objects == 1 => required.says(field),
        Asked::Request | Asked::Both => field.present > 0 || required.says(field),
    };
    let sure =
        field.present >= objects && known && rows.all(|row| row.required != Some(false)) && !required.omits(field);
    if sure { Presence::Required } else { Presence::Optional }
}
