//! Whether a key is always there.

use docbind_spec::{Parameter, Presence};

use super::body::Evidence;
use super::evidence::Field;
use crate::read::page::{MeantBy, Operation};

/// For each row of the run: whether its `*(Required)*` means something, as [`docbind_spec::Required`] has it.
#[derive(Debug, Default)]
pub(super) struct Required(Vec<bool>);

impl Required {
    pub(super) fn of(operations: &[&Operation]) -> Self {
        let rows = operations.iter().flat_map(|&operation| {
            let meant = operation.required != MeantBy::Unknown;
            operation.parameters.iter().map(move |row| (&row.parameter, meant))
        });
        let meant = docbind_spec::Required::of(rows.clone());
        Self(rows.map(|(row, _)| meant.says(row)).collect())
    }

    /// Whether a row says that the key is always there.
    pub(super) fn says(&self, field: &Field<'_>) -> bool {
        field.rows.iter().any(|row| self.0[row.0 as usize])
    }
}

/// Who sends the objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Requests alone.
    Request,
    /// Requests that change some of a thing and leave the rest as it is.
    Update,
    /// Answers, and perhaps requests.
    Both,
}

/// Whether the key of so many objects is always there: no whole example lacks it, no row calls it optional or says
/// what a request is without it, and either
/// an example or a row that means it has it.
pub(super) fn of(
    evidence: &Evidence<'_>,
    required: &Required,
    field: &Field<'_>,
    objects: u32,
    asked: Asked,
) -> Presence {
    let rows = || field.rows.iter().map(|&row| &evidence.row(row).parameter);
    let known = match asked {
        // One example of a request shows what may be sent, and not what must be.
        Asked::Request if objects == 1 => required.says(field),
        Asked::Update => required.says(field),
        Asked::Request | Asked::Both => field.present > 0 || required.says(field),
    };
    let sure = field.present >= objects
        && known
        && rows().all(|row| row.required != Some(false))
        && !rows().any(Parameter::may_be_omitted);
    if sure { Presence::Required } else { Presence::Optional }
}
