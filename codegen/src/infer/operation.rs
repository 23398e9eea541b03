//! What inference adds to each operation: its id, the types of its messages, and the place of each row.

use std::collections::{HashMap, HashSet};

use docbind_spec::{self as spec, Location, Place, Segment, StatusCode, Type, TypeDef};

use super::body::{Evidence, Message};
use super::declared::Declared;
use super::enums::{self, Prose};
use super::join::{self, Candidate, Placed, Spot};
use super::name::Names;
use super::nest::Habits;
use super::plan::Plan;
use super::resolve::{Resolved, Resolver};
use super::role::{self, Roles};
use super::tree::Tree;
use super::{maps, share, words};
use crate::diagnostic::Diagnostics;
use crate::read::{Page, page};
use crate::source::Sources;

/// What was found out about all operations.
pub(super) struct Findings {
    pub(super) types: Vec<TypeDef>,
    /// In the order of the operations.
    pub(super) operations: Vec<Found>,
}

/// What was found out about one operation.
#[derive(Debug, Default)]
pub(super) struct Found {
    id: String,
    /// The type of each message.
    bodies: Vec<(Message, Type)>,
    /// For each row: the type of a parameter that is not in the body.
    schemas: Vec<Option<Type>>,
    /// For each row: where a body row belongs.
    places: Vec<Option<Place>>,
}

pub(super) fn findings(diagnostics: &mut Diagnostics, sources: &Sources, pages: &[Page]) -> Findings {
    let _ = (diagnostics, sources);
    let mut evidence = Evidence::collect(pages);
    let placed = place(&mut evidence);
    maps::mark(&mut evidence);
    let roles = Roles::of(&evidence);
    share::share(&mut evidence, &roles);
    let prose = Prose::of(&evidence);
    let found = enums::find(&mut evidence, &roles, &prose);
    let plan = Plan::of(&evidence, &roles, &found);
    let mut names = Names::of(&evidence, &roles, &plan);
    let mut resolver = Resolver::new(&evidence, &plan, &mut names, &prose);
    let bodies: Vec<Type> = evidence.bodies.iter().map(|body| resolver.ty(body.root)).collect();
    let resolved = resolver.run();

    let mut operations: Vec<Found> = ids(&evidence).into_iter().map(|id| Found { id, ..Found::default() }).collect();
    for (body, ty) in evidence.bodies.iter().zip(bodies) {
        if known(&evidence, body.root) {
            operations[body.operation].bodies.push((body.message, ty));
        }
    }
    for of in &evidence.rows {
        let found = &mut operations[of.operation];
        found.schemas.push(schema(&of.row.parameter));
        found.places.push(None);
    }
    for placed in placed {
        let of = &evidence.rows[placed.row.0 as usize];
        operations[of.operation].places[of.at] = home(&evidence, &plan, &names, &resolved, placed.spot);
    }
    Findings { types: resolved.types, operations }
}

/// Whether anything says what a body is.
fn known(evidence: &Evidence<'_>, root: super::evidence::NodeId) -> bool {
    let node = evidence.graph.node(root);
    !node.seen.is_empty() || !node.fields.is_empty() || node.items.is_some() || node.values.is_some()
}

/// Puts the rows of every body table on the trees of its examples.
fn place<'a>(evidence: &mut Evidence<'a>) -> Vec<Placed<'a>> {
    let habits = Habits::of(&evidence.graph);
    let mut placed = Vec::new();
    for at in 0..evidence.bodies.len() {
        let body = &evidence.bodies[at];
        let (operation, message, root) = (body.operation, body.message, body.root);
        if matches!(message, Message::Code(_)) {
            continue;
        }
        let rows: Vec<_> = evidence.body_rows(operation, message.direction()).collect();
        let path: HashSet<&str> = evidence.operations[operation].path.node.parameters().collect();
        let shows = !evidence.bodies[at].examples.is_empty();
        let rows: Vec<Candidate<'a>> = rows
            .into_iter()
            .map(|id| Candidate::new(id, evidence.row(id)))
            // Some pages list the parameters of the path again in the table of the body.
            .filter(|row| shows || message != Message::Request || !path.contains(row.name))
            .collect();
        let others: Vec<_> = evidence.bodies[at + 1..]
            .iter()
            .take_while(|body| body.operation == operation)
            .filter(|body| matches!(body.message, Message::Code(_)) && message == Message::Success)
            .map(|body| body.root)
            .collect();
        let mut tree = Tree::new(&mut evidence.graph, root, &others);
        placed.extend(join::place(&mut tree, &rows, &habits));
    }
    placed
}

/// The field of a named type that a spot became.
fn home(evidence: &Evidence<'_>, plan: &Plan<'_>, names: &Names, resolved: &Resolved, spot: Spot<'_>) -> Option<Place> {
    let in_class = |class, name: &str| {
        let type_name = resolved.homes.get(&class)?.get(name)?.clone();
        Some(Place { type_name, field: Some(name.to_owned()) })
    };
    let whole = |id| {
        let class = evidence.graph.find(id);
        names.get(class).map(|name| Place { type_name: name.to_owned(), field: None })
    };
    let of = match spot {
        Spot::Field { of, name } => {
            let class = evidence.graph.find(of);
            if let Some(place) = in_class(class, name) {
                return Some(place);
            }
            of
        }
        Spot::Whole(id) => {
            if let Some(place) = whole(id) {
                return Some(place);
            }
            id
        }
    };
    // Inside a map, the field that holds the map is the nearest that has a name.
    let (class, name) = plan.holder(evidence, of)?;
    in_class(class, name)
}

/// The type of a parameter that is not in the body, by what is printed.
fn schema(parameter: &spec::Parameter) -> Option<Type> {
    match parameter.location {
        Location::Body => None,
        Location::Path | Location::Query | Location::Header => {
            let ty = Declared::parse(parameter.printed_type.as_deref()).ty();
            Some(match ty {
                Some(ty @ (Type::Boolean | Type::Integer { .. } | Type::Number)) => ty,
                _ => Type::STRING,
            })
        }
    }
}

/// An id for each operation: its title; where titles are the same, with what its path tells from the others.
fn ids(evidence: &Evidence<'_>) -> Vec<String> {
    let titles: Vec<String> = evidence.operations.iter().map(|operation| snake(operation)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for title in &titles {
        *counts.entry(title).or_default() += 1;
    }
    let longer = |at: usize, level: usize| -> String {
        let operation = evidence.operations[at];
        let literals: Vec<&str> = operation
            .path
            .node
            .segments()
            .filter_map(|segment| match segment {
                Segment::Literal(text) => Some(text.split('/')),
                Segment::Parameter(_) => None,
            })
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let mut parts = vec![titles[at].clone()];
        if level == 1 {
            parts.push(operation.method.as_str().to_lowercase());
        } else {
            parts.push(operation.method.as_str().to_lowercase());
            parts.extend(literals.iter().flat_map(|literal| words::words(literal)));
        }
        parts.join("_")
    };
    let mut ids: Vec<String> = titles.clone();
    for level in 1..=2 {
        let mut taken: HashMap<String, usize> = HashMap::new();
        for id in &ids {
            *taken.entry(id.clone()).or_default() += 1;
        }
        for (at, id) in ids.iter_mut().enumerate() {
            if taken.get(id).is_some_and(|&count| count > 1) {
                *id = longer(at, level);
            }
        }
    }
    let mut seen = HashSet::new();
    for id in &mut ids {
        let wanted = id.clone();
        let mut number = 2;
        while !seen.insert(id.clone()) {
            *id = format!("{wanted}_{number}");
            number += 1;
        }
    }
    ids
}

fn snake(operation: &page::Operation) -> String {
    let words = words::words(&operation.title.node);
    if words.is_empty() { words::words(&role::title(operation)).join("_") } else { words.join("_") }
}

impl Found {
    /// The operation with what was found.
    pub(super) fn complete(mut self, sources: &Sources, operation: page::Operation) -> spec::Operation {
        let request = self.take(Message::Request);
        let response = self.take(Message::Success);
        let codes: HashMap<u16, Type> = self
            .bodies
            .drain(..)
            .filter_map(|(message, ty)| match message {
                Message::Code(code) => Some((code, ty)),
                Message::Request | Message::Success => None,
            })
            .collect();
        let shown: HashSet<StatusCode> = operation
            .examples
            .iter()
            .filter(|example| example.example.value.is_some())
            .filter_map(|example| example.example.status)
            .collect();
        let success = operation.statuses.iter().flat_map(|row| &row.node.codes).find(|code| code.is_success()).copied();
        let of_code = |code: StatusCode| {
            let answers =
                shown.contains(&code) || (Some(code) == success && !shown.iter().any(|code| code.is_success()));
            match codes.get(&code.get()) {
                Some(ty) => Some(ty.clone()),
                None if code.is_success() && answers => response.clone(),
                None => None,
            }
        };
        let statuses = operation.statuses.into_iter().map(|row| {
            let body = row.node.codes.iter().find_map(|&code| of_code(code));
            spec::Status { body, ..row.node }
        });
        let statuses = statuses.collect();
        let parameters = operation.parameters.into_iter().zip(self.schemas.into_iter().zip(self.places));
        let parameters = parameters.map(|(row, (schema, place))| spec::Parameter { schema, place, ..row.parameter });
        let examples = operation.examples.into_iter().map(|example| {
            let example = example.example;
            let ty = match super::body::message(&example) {
                Message::Request => request.clone(),
                Message::Success => response.clone(),
                Message::Code(code) => codes.get(&code).cloned(),
            };
            let ty = ty.filter(|_| example.value.is_some());
            spec::Example { ty, ..example }
        });
        spec::Operation {
            id: self.id,
            source: sources.place(operation.path.span),
            title: operation.title.node,
            method: operation.method,
            path: operation.path.node,
            description: operation.description,
            deprecated: operation.deprecated,
            statuses,
            parameters: parameters.collect(),
            examples: examples.collect(),
            request,
            response,
        }
    }

    fn take(&mut self, message: Message) -> Option<Type> {
        let at = self.bodies.iter().position(|(of, _)| *of == message)?;
        Some(self.bodies.swap_remove(at).1)
    }
}
