//! Whether a key is always there.

use std::collections::HashSet;

use docbind_spec::Presence;

use super::body::Evidence;
use super::evidence::{Field, RowId};

/// The operations whose pages tell required rows from others. Pages of the oldest generator print `*(Required)*` on
/// every row; there it means nothing.
#[derive(Debug)]
pub(super) struct Informative(HashSet<usize>);

impl Informative {
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        let mut operations = HashSet::new();
        for of in &evidence.rows {
            if of.row.parameter.required == Some(false) {
                operations.insert(of.operation);
            }
        }
        Self(operations)
    }

    fn says_required(&self, evidence: &Evidence<'_>, row: RowId) -> bool {
        evidence.row(row).parameter.required == Some(true)
            && evidence.rows.get(row.0 as usize).is_some_and(|of| self.0.contains(&of.operation))
    }
}

/// Whether the key of so many objects is always there: no whole example lacks it, no row calls it optional, and either
/// an example or a row that means it has it.
pub(super) fn of(evidence: &Evidence<'_>, informative: &Informative, field: &Field<'_>, objects: u32) -> Presence {
    let optional = field.rows.iter().any(|&row| evidence.row(row).parameter.required == Some(false));
    let known = field.present > 0 || field.rows.iter().any(|&row| informative.says_required(evidence, row));
    if field.present < objects || optional || !known { Presence::Optional } else { Presence::Required }
}
