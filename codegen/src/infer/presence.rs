//! Whether a key is always there.

use docbind_spec::Presence;
use rustc_hash::FxHashSet as HashSet;

use super::body::Evidence;
use super::evidence::{Field, RowId};
use crate::read::page::Row;

/// The rows whose `*(Required)*` means something. Pages of the oldest generator print it on every row that says
/// anything of necessity, even "not required"; none of them prints Optional, and only they print the types of XML Schema
/// with a prefix.
#[derive(Debug, Default)]
pub(super) struct Required(HashSet<RowId>);

impl Required {
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        let old: HashSet<usize> = evidence.rows.iter().filter(|of| is_old(of.row)).map(|of| of.operation).collect();
        let optional = evidence.rows.iter().any(|of| of.row.parameter.required == Some(false));
        if !optional && !old.is_empty() {
            // Pages of the same folder without a typed row are as old as the others.
            return Self::default();
        }
        let rows = evidence.rows.iter().enumerate();
        let required = rows.filter(|(_, of)| of.row.parameter.required == Some(true) && !old.contains(&of.operation));
        Self(required.map(|(at, _)| RowId(at as u32)).collect())
    }

    /// Whether a row says that the key is always there.
    pub(super) fn says(&self, field: &Field<'_>) -> bool {
        field.rows.iter().any(|row| self.0.contains(row))
    }
}

/// Whether a row has a type as only the oldest generator prints it.
fn is_old(row: &Row) -> bool {
    let printed = row.parameter.printed_type.as_deref();
    printed.is_some_and(|printed| printed.starts_with("xsd:") || printed.starts_with("csapi:"))
}

/// Who sends the objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Requests alone.
    Request,
    /// Answers, and perhaps requests.
    Both,
}

/// Whether the key of so many objects is always there: no whole example lacks it, no row calls it optional, and either
/// an example or a row that means it has it.
pub(super) fn of(
    evidence: &Evidence<'_>,
    required: &Required,
    field: &Field<'_>,
    objects: u32,
    asked: Asked,
) -> Presence {
    let optional = field.rows.iter().any(|&row| evidence.row(row).parameter.required == Some(false));
    let known = match asked {
        // One example of a request shows what may be sent, and not what must be.
        Asked::Request if objects == 1 => required.says(field),
        Asked::Request | Asked::Both => field.present > 0 || required.says(field),
    };
    if field.present < objects || optional || !known { Presence::Optional } else { Presence::Required }
}
