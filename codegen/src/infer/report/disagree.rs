//! Disagreements between rows and examples: each is a diagnostic that shows both sides.

use std::collections::BTreeSet;

use docbind_spec::{Direction, JsonKind, Location};
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap, FxHashSet as HashSet};
use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics};
use crate::infer::evidence::body::{Evidence, RowOf};
use crate::infer::evidence::graph::{Edge, Kinds, NodeId, Seen};
use crate::infer::language::words;
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::Declared;
use crate::infer::rows::join::{Ground, Placed, Spot};
use crate::infer::types::enums::Prose;
use crate::infer::types::format;
use crate::infer::types::plan::{Form, Plan};
use crate::read::page::Row;
use crate::source::{Sources, Span};

/// All that the stages before found.
pub(crate) struct Case<'c, 'a> {
    pub(crate) sources: &'c Sources,
    pub(crate) evidence: &'c Evidence<'a>,
    pub(crate) roles: &'c Roles,
    pub(crate) plan: &'c Plan<'a>,
    pub(crate) prose: &'c Prose,
    pub(crate) placed: &'c [Placed<'a>],
    shown: Shown<'a>,
}

/// What the examples of each operation show at each class: the values of a class stand together, in the order of the
/// operations.
struct Shown<'a> {
    /// For each node, where the values of its class begin.
    starts: Vec<u32>,
    /// For each value, the message that shows it.
    messages: Vec<(u32, Direction)>,
    values: Vec<Seen<'a>>,
}

impl<'a> Shown<'a> {
    fn of(evidence: &Evidence<'a>) -> Self {
        let (places, values) = (evidence.graph.len(), evidence.graph.shown_values());
        let starts = Vec::with_capacity(places + 1);
        let mut shown = Self { starts, messages: Vec::with_capacity(values), values: Vec::with_capacity(values) };
        let mut sorted = Vec::new();
        for id in evidence.graph.ids() {
            shown.starts.push(shown.values.len() as u32);
            if evidence.graph.find(id) != id {
                continue;
            }
            sorted.extend(evidence.graph.seen(id).map(|seen| {
                let of = &evidence.examples[seen.example.0 as usize];
                ((of.operation as u32, of.example.example.direction), seen)
            }));
            // Most classes are shown in their order.
            if !sorted.is_sorted_by_key(|&(message, _)| message) {
                sorted.sort_by_key(|&(message, _)| message);
            }
            for (message, seen) in sorted.drain(..) {
                shown.messages.push(message);
                shown.values.push(seen);
            }
        }
        shown.starts.push(shown.values.len() as u32);
        shown
    }

    fn at(&self, class: NodeId, operation: usize, direction: Direction) -> &[Seen<'a>] {
        let [start, end] = [0, 1].map(|next| self.starts[class.index() + next] as usize);
        let message = (operation as u32, direction);
        let messages = &self.messages[start..end];
        let first = messages.partition_point(|&other| other < message);
        let last = messages.partition_point(|&other| other <= message);
        &self.values[start + first..start + last]
    }
}

impl<'c, 'a> Case<'c, 'a> {
    pub(crate) fn new(
        sources: &'c Sources,
        evidence: &'c Evidence<'a>,
        roles: &'c Roles,
        plan: &'c Plan<'a>,
        prose: &'c Prose,
        placed: &'c [Placed<'a>],
    ) -> Self {
        let shown = Shown::of(evidence);
        Self { sources, evidence, roles, plan, prose, placed, shown }
    }

    /// Reports every disagreement.
    pub(crate) fn report(&self, diagnostics: &mut Diagnostics) {
        for placed in self.placed {
            self.row(diagnostics, placed);
        }
        self.rows_without_place(diagnostics);
        self.keys_without_row(diagnostics);
        self.mixed_kinds(diagnostics);
        self.bare(diagnostics);
    }

    fn shown(&self, class: NodeId, operation: usize, direction: Direction) -> &[Seen<'a>] {
        self.shown.at(class, operation, direction)
    }

    fn row(&self, diagnostics: &mut Diagnostics, placed: &Placed<'a>) {
        let row = self.evidence.row(placed.row);
        let &RowOf { operation, direction, .. } = &self.evidence.rows[placed.row.0 as usize];
        let Spot::Field { of, name } = placed.spot else { return };
        let holder = self.evidence.graph.find(of);
        let Some(field) = self.evidence.graph.node(holder).field(name) else { return };
        let values = self.shown(self.evidence.graph.find(field.node), operation, direction);
        match placed.ground {
            Ground::Shown => {
                self.kind(diagnostics, placed, name, of, values);
                self.values(diagnostics, placed, row, field.node, of, values);
                if row.parameter.required == Some(true) {
                    self.absence(diagnostics, row, name, self.shown(holder, operation, direction));
                }
            }
            Ground::Said | Ground::Guessed => self.unseen(diagnostics, placed, row, operation),
        }
    }

    /// A row whose printed type is not that of the value shown.
    fn kind(&self, diagnostics: &mut Diagnostics, placed: &Placed<'a>, name: &str, of: NodeId, values: &[Seen<'a>]) {
        let (row, declared) = (self.evidence.row(placed.row), self.evidence.printed(placed.row));
        let solid = values.iter().find(|seen| seen.kind != JsonKind::Null);
        let (Some(solid), Some(printed)) = (solid, &row.parameter.printed_type) else { return };
        let fits = |value: &Value| match (declared, value) {
            (Declared::Unknown, _) | (_, Value::Null) => true,
            (Declared::Boolean, value) => value.is_boolean(),
            (Declared::Integer, value) => value.is_i64() || value.is_u64(),
            (Declared::Number, value) => value.is_number(),
            (Declared::Text(None), value) => value.is_string(),
            (Declared::Text(Some(format)), value) => value.as_str().is_some_and(|text| format.fits(text)),
            (Declared::Array(_), value) => value.is_array(),
            (Declared::Object | Declared::Map(_), value) => value.is_object(),
        };
        if values.iter().any(|seen| seen.kind != JsonKind::Null && fits(seen.value)) {
            return;
        }
        let found = match (declared, solid.value.as_str()) {
            (&Declared::Text(Some(format)), Some(text)) => {
                let Some(found) = format::unlike(format, text) else { return };
                found
            }
            _ => a(solid.kind),
        };
        let message = format!("`{name}` is printed as `{printed}`, and the example shows {found}: read as the example");
        let place = self.key_span(*solid, of, name);
        diagnostics.push(Code::TypeContradictsExample, row.ty, message).related(place, format!("{found} here"));
    }

    /// A value that the list of values in the prose does not have.
    fn values(
        &self,
        diagnostics: &mut Diagnostics,
        placed: &Placed<'a>,
        row: &Row,
        node: NodeId,
        of: NodeId,
        values: &[Seen<'a>],
    ) {
        let listed = &self.prose.row(placed.row).values;
        if !matches!(self.plan.forms.get(&self.evidence.graph.find(node)), Some(Form::Enum(_))) || listed.len() < 2 {
            return;
        }
        let Spot::Field { name, .. } = placed.spot else { return };
        let mut told = BTreeSet::new();
        for seen in values {
            let Some(text) = seen.value.as_str() else { continue };
            if listed.iter().all(|(value, _)| value != text) && told.insert(text) {
                let place = self.key_span(*seen, of, name);
                let message = format!("`{name}` is {text:?} here, which its row does not list: taken as a value too");
                diagnostics.push(Code::ValueNotListed, place, message).related(row.description, "the values listed");
            }
        }
    }

    /// A row printed Required whose key an example lacks.
    fn absence(&self, diagnostics: &mut Diagnostics, row: &Row, name: &str, objects: &[Seen<'a>]) {
        let lacks = objects.iter().find(|seen| seen.value.as_object().is_some_and(|object| !object.contains_key(name)));
        if let Some(seen) = lacks {
            let message = format!("`{name}` is printed as required, and an example lacks it: read as optional");
            let place = self.evidence.example(seen.example).span;
            diagnostics.push(Code::RequiredNotShown, row.name, message).related(place, "the example without it");
        }
    }

    /// A row whose key no example of its message shows.
    fn unseen(&self, diagnostics: &mut Diagnostics, placed: &Placed<'a>, row: &Row, operation: usize) {
        let direction = row.parameter.direction;
        let name = &row.parameter.name;
        let mut bodies = self.evidence.bodies_of(operation).iter();
        let example = bodies
            .find(|body| body.message.direction() == direction && !body.examples.is_empty())
            .and_then(|body| body.examples.first());
        if let Some(&example) = example {
            let message = format!("no example shows `{name}`: read as optional");
            let place = self.evidence.example(example).span;
            diagnostics.push(Code::RowWithoutExample, row.name, message).related(place, "an example without it");
        }
        if placed.ground == Ground::Guessed && example.is_none() {
            let message = format!("nothing says in which object `{name}` stands: placed by the rows around it");
            diagnostics
                .push(Code::GuessedPlace, row.name, message)
                .help("show an example, or print the name with its parents");
        }
    }

    fn rows_without_place(&self, diagnostics: &mut Diagnostics) {
        let mut has_place = vec![false; self.evidence.rows.len()];
        for placed in self.placed {
            has_place[placed.row.0 as usize] = true;
        }
        for (of, has_place) in self.evidence.rows.iter().zip(has_place) {
            if of.location == Location::Body && !has_place {
                let name = &of.row.parameter.name;
                let message = format!("`{name}` describes no field of a body: it has no place in the types");
                diagnostics.push(Code::RowWithoutPlace, of.row.name, message);
            }
        }
    }

    /// Keys of examples that no row describes, on pages that have rows for the message.
    fn keys_without_row(&self, diagnostics: &mut Diagnostics) {
        let mut described: HashSet<(usize, Direction, NodeId, &str)> =
            HashSet::with_capacity_and_hasher(self.placed.len(), FxBuildHasher);
        let mut tables: HashMap<(usize, Direction), Span> = HashMap::default();
        for placed in self.placed {
            let of = &self.evidence.rows[placed.row.0 as usize];
            let direction = of.direction;
            tables.entry((of.operation, direction)).or_insert(of.row.span);
            if let Spot::Field { of: node, name } = placed.spot {
                described.insert((of.operation, direction, self.evidence.graph.find(node), name));
            }
        }
        let mut told = HashSet::default();
        for id in self.evidence.graph.ids() {
            let (Some(parent), Edge::Field(name)) = self.evidence.graph.origin(id) else { continue };
            let Some(body) = self.roles.body_of(self.evidence, id) else { continue };
            let (operation, direction) = (body.operation, body.message.direction());
            let Some(&table) = tables.get(&(operation, direction)) else { continue };
            let class = self.evidence.graph.find(parent);
            let known = |class, name| described.contains(&(operation, direction, class, name));
            if self.evidence.graph.node(class).values.is_some() || known(class, name) || words::is_paging(name) {
                continue;
            }
            // The keys of an object that no row describes go without saying; a wrapper's do not.
            let outer = self.plan.holder(self.evidence, parent);
            if outer.is_some_and(|(class, key)| class != self.evidence.graph.find(body.root) && !known(class, key)) {
                continue;
            }
            let values = self.shown(self.evidence.graph.find(id), operation, direction);
            let Some(&seen) = values.first() else { continue };
            if told.insert((operation, direction, class, name)) {
                let place = self.key_span(seen, parent, name);
                let message = format!("no row describes `{name}`: its type is that of the examples");
                diagnostics.push(Code::KeyWithoutRow, place, message).related(table, "the table without it");
            }
        }
    }

    /// Places at which examples show values of several kinds.
    fn mixed_kinds(&self, diagnostics: &mut Diagnostics) {
        for (&class, form) in &self.plan.forms {
            if !matches!(form, Form::Kinds(_)) {
                continue;
            }
            let mut kinds = Kinds::default();
            let mut first: Option<Seen<'a>> = None;
            for seen in self.evidence.graph.seen(class).filter(|seen| seen.kind != JsonKind::Null) {
                let kind = seen.kind;
                if let Some(first) = first.filter(|_| !kinds.has(kind)) {
                    let key = self.evidence.graph.key(class).unwrap_or("the body");
                    let place = self.value_span(seen, class);
                    let other = a(first.kind);
                    let message = format!("`{key}` is {} here and {other} elsewhere: read as either", a(kind));
                    let elsewhere = self.value_span(first, class);
                    diagnostics.push(Code::MixedKinds, place, message).related(elsewhere, format!("{other} here"));
                    break;
                }
                first = first.or(Some(seen));
                kinds.insert(kind);
            }
        }
    }

    /// Where an example has the value of a place: its key.
    pub(crate) fn value_span(&self, seen: Seen<'a>, class: NodeId) -> Span {
        let mut path = self.path(class);
        let Some(name) = path.pop() else { return self.evidence.example(seen.example).span };
        self.locate(seen, &path, name)
    }

    /// Where an example has a key: the name of the key, found by the keys above it; the whole example at worst.
    pub(crate) fn key_span(&self, seen: Seen<'a>, of: NodeId, name: &str) -> Span {
        self.locate(seen, &self.path(of), name)
    }

    fn locate(&self, seen: Seen<'a>, path: &[&str], name: &str) -> Span {
        let whole = self.evidence.example(seen.example).span;
        let text = self.sources.text(whole);
        let mut start = 0;
        let mut quoted = String::with_capacity(32);
        for key in path {
            quoted.clear();
            quoted.extend(["\"", key, "\""]);
            if let Some(at) = find(&text[start..], &quoted) {
                start += at + quoted.len();
            }
        }
        quoted.clear();
        quoted.extend(["\"", name, "\""]);
        match find(&text[start..], &quoted).map(|at| start + at).or_else(|| find(text, &quoted)) {
            Some(at) => Span::new(whole.file, whole.start as usize + at, whole.start as usize + at + quoted.len()),
            None => whole,
        }
    }

    /// The keys from the root of a body to a place.
    fn path(&self, id: NodeId) -> Vec<&'a str> {
        let mut path = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let (parent, edge) = self.evidence.graph.origin(id);
            if let Edge::Field(name) = edge {
                path.push(name);
            }
            next = parent;
        }
        path.reverse();
        path
    }
}

fn find(text: &str, part: &str) -> Option<usize> {
    memchr::memmem::find(text.as_bytes(), part.as_bytes())
}

const fn a(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "null",
        JsonKind::Boolean => "a boolean",
        JsonKind::Integer => "an integer",
        JsonKind::Number => "a number",
        JsonKind::String => "a string",
        JsonKind::Array => "an array",
        JsonKind::Object => "an object",
    }
}
