//! The evidence of an API out of that of its parts.
//!
//! What stands on some pages is gathered, and rows are put on it, without a look at the others, so that many parts are
//! worked on at once. Here they are joined: numbers that count from the start of a part count from the start of all.
//! Places that examples show come before those that only rows know, whatever part they are of, so that the outcome does
//! not depend on how the pages were parted.

use rustc_hash::FxHashMap as HashMap;

use super::body::{Evidence, Part};
use super::graph::{ExampleId, Graph, Node, NodeId, RowId};
use crate::infer::language::title::Title;
use crate::infer::rows::join::{Placed, Spot};

/// How far the numbers of a part are from those of the whole.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shift {
    rows: u32,
    pub(crate) examples: u32,
    /// Where the values of the part stand.
    values: u32,
    /// How many places of the part examples show.
    pub(crate) grown: u32,
    /// Where those stand.
    first: u32,
    /// Where the others stand.
    later: u32,
}

impl Shift {
    pub(crate) fn node(self, id: NodeId) -> NodeId {
        let at = id.index() as u32;
        NodeId::at(if at < self.grown { self.first + at } else { self.later + at - self.grown })
    }

    fn rows(self, rows: &mut [RowId]) {
        for row in rows {
            row.0 += self.rows;
        }
    }

    /// Moves what a place says.
    pub(crate) fn evidence(self, node: &mut Node<'_>) {
        node.seen = node.seen.moved(self.values);
        for field in &mut node.fields {
            field.node = self.node(field.node);
            self.rows(&mut field.rows);
        }
        node.items = node.items.map(|items| self.node(items));
        node.values = node.values.map(|values| self.node(values));
        self.rows(node.rows_mut());
    }

    fn placed(self, placed: Placed<'_>) -> Placed<'_> {
        let spot = match placed.spot {
            Spot::Field { of, name } => Spot::Field { of: self.node(of), name },
            Spot::Whole(id) => Spot::Whole(self.node(id)),
        };
        Placed { row: RowId(placed.row.0 + self.rows), spot, ..placed }
    }
}

/// Joins the parts, in the order of the pages, and the rows on their places.
pub(crate) fn merge<'a>(
    parts: Vec<Part<'a>>,
    placed: Vec<Vec<Placed<'a>>>,
    titles: &'a [Title],
) -> (Evidence<'a>, Vec<Placed<'a>>) {
    let mut all = Evidence { titles, ..Evidence::default() };
    let mut all_placed = Vec::with_capacity(placed.iter().map(Vec::len).sum());
    let (mut first, mut values) = (0, 0);
    let mut later = parts.iter().map(|part| part.grown).sum();
    let mut graphs = Vec::with_capacity(parts.len());
    let mut texts: HashMap<&str, u32> = HashMap::default();
    for (part, placed) in parts.into_iter().zip(placed) {
        let Part { evidence: part, grown } = part;
        let (operations, rows) = (all.operations.len(), all.rows.len() as u32);
        let shift = Shift { rows, examples: all.examples.len() as u32, values, grown, first, later };
        first += grown;
        values += part.graph.shown_values() as u32;
        later += part.graph.len() as u32 - grown;
        all.operations.extend(part.operations);
        all.folders.extend(part.folders);
        all.printed.extend(part.printed);
        all.declared.extend(part.declared);
        all.rows.extend(part.rows.into_iter().map(|mut row| {
            row.operation += operations;
            let text = row.row.parameter.description.as_str();
            row.text = *texts.entry(text).or_insert_with(|| {
                all.texts.push(text);
                all.texts.len() as u32 - 1
            });
            row
        }));
        all.examples.extend(part.examples.into_iter().map(|mut example| {
            example.operation += operations;
            example
        }));
        all.faults.extend(part.faults.into_iter().map(|mut service| {
            service.operation += operations;
            service
        }));
        all.bare.extend(part.bare.into_iter().map(|mut bare| {
            bare.operation += operations;
            bare.place = shift.node(bare.place);
            for ExampleId(example) in [&mut bare.example, &mut bare.with_key] {
                *example += shift.examples;
            }
            bare
        }));
        all.bodies.extend(part.bodies.into_iter().map(|mut body| {
            body.operation += operations;
            body.root = shift.node(body.root);
            for ExampleId(example) in &mut body.examples {
                *example += shift.examples;
            }
            body
        }));
        all_placed.extend(placed.into_iter().map(|placed| shift.placed(placed)));
        graphs.push((part.graph, shift));
    }
    all.graph = Graph::join(graphs);
    (all, all_placed)
}

#[cfg(test)]
mod tests {
    use super::Shift;
    use crate::infer::evidence::graph::{Edge, Graph, NodeId};

    #[test]
    fn places_that_only_rows_know_come_last() {
        let part = |first, later| {
            let mut graph = Graph::default();
            let root = graph.add(None, Edge::Root);
            graph.field(root, "bell", None);
            graph.field(root, "rope", None);
            (graph, Shift { rows: 0, examples: 0, values: 0, grown: 2, first, later })
        };
        let graph = Graph::join(vec![part(0, 4), part(2, 5)]);
        let places = graph.ids().map(|id| graph.origin(id));
        let (first, second) = (Some(NodeId::at(0)), Some(NodeId::at(2)));
        let (bell, rope) = (Edge::Field("bell"), Edge::Field("rope"));
        let expected =
            [(None, Edge::Root), (first, bell), (None, Edge::Root), (second, bell), (first, rope), (second, rope)];
        assert!(places.eq(expected));
        assert!(graph.ids().all(|id| graph.find(id) == id));
        let keys = |root| graph.node(root).fields.iter().map(|field| field.node.index()).collect::<Vec<_>>();
        assert_eq!((keys(NodeId::at(0)), keys(NodeId::at(2))), (vec![1, 4], vec![3, 5]));
    }
}
