//! What the pages do not say: fields of which nothing is known, and names for which there are no words.

use std::collections::BTreeSet;

use super::disagree::Case;
use crate::diagnostic::{Code, Diagnostics};
use crate::infer::evidence::graph::NodeId;
use crate::infer::name::Names;
use crate::source::Span;

impl Case<'_, '_> {
    /// Reports fields that can hold any JSON value.
    pub(crate) fn untyped(&self, diagnostics: &mut Diagnostics, fields: &BTreeSet<(NodeId, String)>) {
        for (class, name) in fields {
            let Some(field) = self.evidence.graph.node(*class).field(name) else { continue };
            let seen = self.evidence.graph.seen(field.node).next();
            let shown = seen.map(|seen| self.key_span(seen, *class, name));
            let row = field.rows.first().map(|&row| self.evidence.row(row).name);
            let Some(place) = shown.or(row) else { continue };
            let message = if self.is_free(field.node) {
                format!("what `{name}` holds has no one structure: it is any JSON value")
            } else {
                format!("nothing says what `{name}` holds: it is any JSON value")
            };
            let diagnostic = diagnostics.push(Code::UntypedField, place, message);
            if let Some(row) = row.filter(|&row| row != place) {
                diagnostic.related(row, "the row says no more");
            }
        }
    }

    /// Whether a place holds free data, in itself or under keys that are data.
    fn is_free(&self, id: NodeId) -> bool {
        let node = self.evidence.graph.node(id);
        node.free || node.values.is_some_and(|values| self.evidence.graph.node(values).free)
    }

    /// Reports types whose names end in a number for want of words.
    pub(crate) fn numbered(&self, diagnostics: &mut Diagnostics, names: &Names<'_>) {
        for &class in &names.numbered {
            let (Some(name), Some(place)) = (names.get(class), self.place(class)) else { continue };
            let message = format!("the pages have no words to tell the type `{name}` from another: it has a number");
            diagnostics.push(Code::NumberedName, place, message).help("rename it in `docbind.toml`");
        }
    }

    /// Where a class shows: in its first example, or else in the row of its key.
    fn place(&self, class: NodeId) -> Option<Span> {
        let node = self.evidence.graph.node(class);
        let rows = || node.fields.iter().flat_map(|field| &field.rows).chain(node.rows()).next();
        match self.evidence.graph.seen(class).next() {
            Some(seen) => Some(self.value_span(seen, class)),
            None => rows().map(|&row| self.evidence.row(row).span),
        }
    }
}
