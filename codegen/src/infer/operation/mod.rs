//! What inference adds to each operation: its id, the types of its messages, and the place of each row.

pub(crate) mod elsewhere;
pub(crate) mod guides;
pub(crate) mod headers;
pub(crate) mod id;
pub(crate) mod parameter;
pub(crate) mod repeated;
pub(crate) mod request_line;
pub(crate) mod sent;
pub(crate) mod twin;
pub(crate) mod unlisted;

use docbind_spec::{self as spec, Location, Method, Place, Type, TypeDef};
use rustc_hash::FxHashSet as HashSet;

use super::evidence::body::{self, Evidence, Message, Part};
use super::evidence::graph::NodeId;
use super::evidence::{bare, faults, merge, placeholder};
use super::language::title::Title;
use super::language::words::Words;
use super::name::Names;
use super::name::role::Roles;
use super::prose::values;
use super::report::disagree::Case;
use super::rows::dotted;
use super::rows::habits::{Habits, Several};
use super::rows::join::{self, Candidate, Placed, Spot};
use super::rows::tree::{Spare, Tree};
use super::shape::presence::Required;
use super::shape::{free, lower, maps};
use super::share::{self, echo};
use super::types::enums::{self, Prose};
use super::types::mention::Lists;
use super::types::plan::Plan;
use super::types::resolve::{Resolved, Resolver};
use crate::diagnostic::Diagnostics;
use crate::parallel;
use crate::read::{Page, page};
use crate::source::Sources;
use elsewhere::{Answer, Elsewhere};
use request_line::Shown;

/// What was found out about all operations.
pub(crate) struct Findings {
    types: Vec<TypeDef>,
    /// In the order of the operations.
    operations: Vec<Found>,
    /// For each row outside of bodies, in their order: what the parameter is.
    outside: Vec<parameter::Found>,
    /// For each row: where it belongs in a body.
    homes: Vec<Option<Place>>,
}

/// What was found out about one operation.
struct Found {
    id: String,
    /// The type of each message.
    bodies: Vec<(Message, Type)>,
    /// The types of the examples that lack the key around their thing, by their places among all that show it.
    bare: Vec<(usize, Type)>,
    /// For each row of its codes: the type of the answer.
    statuses: Vec<Option<Answer>>,
    /// The names in the query that every request has.
    sent: Vec<String>,
    /// The parameters of the query and headers that no row lists.
    unlisted: Vec<spec::Parameter>,
}

/// How many titles are worth a thread.
const TITLES: usize = 256;

pub(crate) fn findings(diagnostics: &mut Diagnostics, sources: &Sources, pages: &[Page]) -> Findings {
    let read: Vec<&page::Operation> = pages.iter().flat_map(|page| &page.operations).collect();
    let alone = parallel::map(&read, TITLES, |operation| (Title::of(operation), Shown::of(operation)));
    let (titles, shown): (Vec<_>, Vec<_>) = alone.into_iter().unzip();
    let mut parts = Part::all(sources, pages, &titles);
    let unlisted = || {
        let usual = headers::Usual::of(sources, &read);
        let unlisted = read.iter().zip(&shown).map(|(operation, shown)| {
            let mut found = unlisted::find(sources, operation, shown);
            found.extend(headers::find(sources, &usual, operation));
            found
        });
        unlisted.collect::<Vec<_>>()
    };
    let (unlisted, habits) = parallel::both(unlisted, || Habits::of(&parts));
    for (operation, found) in read.iter().zip(&unlisted) {
        unlisted::report(diagnostics, operation, found);
    }
    let placed = parallel::map_mut(&mut parts, Part::WORTH, |part| place(&mut part.evidence, &habits));
    let (mut evidence, placed) = merge::merge(parts, placed, &titles);
    // What rows and requests say for themselves does not wait for the graph.
    let (rows, texts, folders) = (evidence.rows.clone(), evidence.texts.clone(), evidence.folders.clone());
    values::report(diagnostics, &rows);
    let lists = Lists::of(sources, pages);
    let alone = || (Prose::of(&rows, &texts, &folders, &lists), id::of(sources, &read, &titles));
    let joined = || {
        let required = Required::of(&evidence);
        faults::join(&mut evidence);
        echo::asked(&mut evidence);
        maps::mark(&mut evidence);
        free::tell(&mut evidence);
        lower::mark(&mut evidence);
        let roles = Roles::of(&evidence);
        free::mark(&mut evidence, &roles);
        let bases = share::share(&mut evidence, &roles, &required);
        (required, roles, bases)
    };
    let ((prose, ids), (required, roles, bases)) = parallel::both(alone, joined);
    let found = enums::find(&mut evidence, &roles, &prose, &lists);
    let plan = Plan::of(&evidence, &roles, &found);
    let bases = plan.bases(&evidence, &bases);
    let report = || {
        let mut diagnostics = Diagnostics::default();
        let case = Case::new(sources, &evidence, &roles, &plan, &prose, &placed);
        case.report(&mut diagnostics);
        (case, diagnostics)
    };
    let resolve = || {
        let mut names = Names::of(&evidence, &roles, &plan, &bases);
        let mut resolver = Resolver::new(&evidence, &plan, &mut names, &prose, bases, &required, &roles);
        let bodies: Vec<Type> = evidence.bodies.iter().map(|body| resolver.ty(body.root)).collect();
        let bare = bare::types(&evidence, &mut resolver);
        let mut made = resolver.run();
        let outside = parameter::find(&evidence, &prose, &shown, &mut names, &mut made.types);
        let mut known: Vec<Vec<(Message, Type)>> = ids.iter().map(|_| Vec::new()).collect();
        for (body, ty) in evidence.bodies.iter().zip(bodies).filter(|(body, _)| is_known(&evidence, body.root)) {
            known[body.operation].push((body.message, ty));
        }
        let elsewhere = Elsewhere::of(&evidence, &known, &made.types);
        let statuses: Vec<_> =
            known.iter().enumerate().map(|(at, known)| elsewhere.answers(&evidence, at, known)).collect();
        let sent = sent::always(&read, &shown, &unlisted);
        let operations = ids.into_iter().zip(known).zip(statuses).zip(unlisted).zip(sent);
        let operations = operations.map(|((((id, bodies), statuses), unlisted), sent)| {
            let made = unlisted.into_iter().map(|parameter| {
                let always_sent = sent::is_sent(&parameter.node, &sent);
                spec::Parameter { always_sent, ..parameter.node }
            });
            let unlisted = made.collect();
            Found { id, bodies, bare: Vec::new(), statuses, sent, unlisted }
        });
        let mut operations: Vec<Found> = operations.collect();
        for (operation, at, ty) in bare {
            operations[operation].bare.push((at, ty));
        }
        let mut homes = vec![None; evidence.rows.len()];
        for placed in &placed {
            homes[placed.row.0 as usize] = home(&evidence, &plan, &names, &made, placed.spot);
        }
        (names, made, (operations, outside, homes))
    };
    // What rows and examples contradict does not depend on what types are called.
    let ((case, reported), (names, made, found)) = parallel::both(report, resolve);
    diagnostics.append(reported);
    case.untyped(diagnostics, &made.untyped);
    case.numbered(diagnostics, &names);
    let (operations, outside, homes) = found;
    Findings { types: made.types, operations, outside, homes }
}

/// Whether anything says what a body is.
fn is_known(evidence: &Evidence<'_>, root: NodeId) -> bool {
    let node = evidence.graph.node(root);
    !node.seen.is_empty() || !node.fields.is_empty() || node.items.is_some() || node.values.is_some()
}

/// Puts the rows of every body table on the trees of its examples.
fn place<'a>(evidence: &mut Evidence<'a>, habits: &Habits<'a>) -> Vec<Placed<'a>> {
    let mut placed = Vec::new();
    let mut spare = Spare::default();
    for at in 0..evidence.bodies.len() {
        let body = &evidence.bodies[at];
        let (operation, message, root) = (body.operation, body.message, body.root);
        if matches!(message, Message::Code(_) | Message::Fault) {
            continue;
        }
        let rows = evidence.body_rows(operation, message.direction());
        let mut rows: Vec<Candidate<'a>> =
            rows.map(|id| Candidate::new(id, evidence.row(id), evidence.declared(id).clone())).collect();
        if rows.is_empty() {
            continue;
        }
        let contains = rows.iter().any(|row| row.declared.is_container());
        if let Some(sibling) = sibling(evidence, operation, message).filter(|_| contains) {
            let tree = Tree::new(&mut evidence.graph, spare, sibling, &[]);
            let shown = tree.containers();
            for row in &mut rows {
                row.see(&shown);
            }
            spare = tree.into_spare();
        }
        let shows = !evidence.bodies[at].examples.is_empty();
        if !shows && message == Message::Request {
            let misplaced = misplaced(evidence.operations[operation]);
            rows.retain(|row| !row.parents.is_empty() || !misplaced.contains(row.name));
            if lacks_body(evidence.operations[operation], &rows) {
                rows.clear();
            }
        }
        let others: Vec<_> = evidence.bodies[at + 1..]
            .iter()
            .take_while(|body| body.operation == operation)
            .filter(|body| matches!(body.message, Message::Code(_)) && message == Message::Success)
            .map(|body| body.root)
            .collect();
        let read = evidence.operations[operation];
        let title = &evidence.titles[operation];
        let known = match message {
            _ if shows || rows.is_empty() => None,
            Message::Request => habits.wrapper(read, title).map(|key| (key, Several::One)),
            Message::Success => habits.answered(read, title).filter(|_| rows.iter().all(Candidate::is_plain)),
            Message::Code(_) | Message::Fault => None,
        };
        let wrapper = known.filter(|(key, _)| dotted::may_wrap(key, &rows));
        let mut tree = Tree::new(&mut evidence.graph, spare, root, &others);
        if let Some((key, several)) = wrapper {
            tree.wrap(key, several);
        }
        dotted::anchor(&mut tree, &mut rows);
        dotted::lead(&mut tree, &mut rows, &evidence.titles[operation].one);
        if let [only] = rows.as_mut_slice()
            && tree.is_scalar()
        {
            only.body = Some(root);
        }
        placed.extend(join::place(&mut tree, &rows, habits));
        spare = tree.into_spare();
    }
    placed
}

/// The parameters of the path that the table of the body may list instead of its own: those that have no row there, or
/// all where the method has no body.
fn misplaced(operation: &page::Operation) -> HashSet<&str> {
    let path = operation.path.node.parameters();
    let bodiless = matches!(operation.method, Method::Get | Method::Head | Method::Delete);
    let rows = || operation.parameters.iter().map(|row| &row.parameter);
    let has_row = |name: &str| rows().any(|row| row.location == Location::Path && row.name == name);
    path.filter(|name| bodiless || !has_row(name)).collect()
}

/// Whether a request has no body by its method, and its page speaks of none: what rows list is not sent or, by another
/// name, in the path. Some services read a body with DELETE.
fn lacks_body(operation: &page::Operation, rows: &[Candidate<'_>]) -> bool {
    let of_path = |row: &Candidate<'_>| {
        let words = Words::of(row.name);
        let mut names = operation.path.node.parameters().map(Words::of);
        names.any(|name| name.iter().any(|word| words.iter().any(|own| own == word)))
    };
    let bodiless = match operation.method {
        Method::Get | Method::Head => true,
        Method::Delete => rows.iter().all(of_path),
        _ => false,
    };
    bodiless && rows.iter().all(Candidate::is_plain) && !operation.description.contains("body")
}

/// The message that goes the other way in the same operation, where examples show it.
fn sibling(evidence: &Evidence<'_>, operation: usize, message: Message) -> Option<NodeId> {
    let other = match message {
        Message::Request => Message::Success,
        Message::Success | Message::Code(_) | Message::Fault => Message::Request,
    };
    let mut bodies = evidence.bodies_of(operation).iter().filter(|body| body.message == other);
    bodies.find(|body| !body.examples.is_empty()).map(|body| body.root)
}

/// The field of a named type that a spot became.
fn home<'a>(
    evidence: &Evidence<'a>,
    plan: &Plan<'_>,
    names: &Names<'_>,
    resolved: &Resolved<'a>,
    spot: Spot<'a>,
) -> Option<Place> {
    let in_class = |class, name: &'a str| {
        let type_name = resolved.homes.get(&(class, name))?.as_ref().to_owned();
        Some(Place { type_name, field: Some(name.to_owned()) })
    };
    let whole = |id| {
        let class = evidence.graph.find(id);
        names.get(class).map(|name| Place { type_name: name.to_owned(), field: None })
    };
    let of = match spot {
        Spot::Field { of, name } => {
            let class = evidence.graph.find(of);
            let inside = |&id: &NodeId| {
                let node = evidence.graph.node(id);
                node.items.or(node.values).map(|inner| evidence.graph.find(inner)).filter(|&inner| inner != id)
            };
            let mut inside = std::iter::successors(Some(class), inside).take(4);
            if let Some(place) = inside.find_map(|class| in_class(class, name)) {
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

impl Findings {
    /// The operations of the pages with what was found, and their types.
    pub(crate) fn complete(self, sources: &Sources, pages: Vec<Page>) -> (Vec<spec::Operation>, Vec<TypeDef>) {
        let (mut outside, mut homes) = (self.outside.into_iter(), self.homes.into_iter());
        let mut parameter = |row: page::Row| {
            let found = if row.parameter.location == Location::Body { None } else { outside.next() };
            let parameter::Found { schema, limits } = found.unwrap_or_default();
            spec::Parameter { schema, limits, place: homes.next().flatten(), ..row.parameter }
        };
        let operations = pages.into_iter().flat_map(|page| page.operations).zip(self.operations);
        let operations = operations.map(|(operation, found)| found.complete(sources, operation, &mut parameter));
        (operations.collect(), self.types)
    }
}

impl Found {
    /// The operation with what was found.
    fn complete(
        self,
        sources: &Sources,
        operation: page::Operation,
        mut parameter: impl FnMut(page::Row) -> spec::Parameter,
    ) -> spec::Operation {
        let stands_for_any = |example: &page::Example| placeholder::is_body(&operation, &example.example);
        let is_any: Vec<bool> = operation.shown().map(stands_for_any).collect();
        let main = body::main_success(operation.shown().map(|example| &example.example));
        let ty = |message: Message| {
            let mut bodies = self.bodies.iter();
            bodies.find(|(of, _)| *of == message).map(|(_, ty)| ty.clone())
        };
        let statuses = operation.statuses.into_iter().zip(self.statuses);
        let statuses = statuses.map(|(row, answer)| {
            let (body, body_source) = answer.map_or((None, None), |Answer { ty, source }| (Some(ty), source));
            spec::Status { body, body_source, ..row.node }
        });
        let own = operation.examples.len();
        let examples = operation.examples.into_iter().chain(operation.guides).enumerate().map(|(at, example)| {
            let message = body::message(&example, main);
            let example = example.example;
            let bare = || self.bare.iter().find(|&&(of, _)| of == at).map(|(_, ty)| ty.clone());
            let shows = example.value.is_some() && !is_any[at];
            let of_message = || if shows { ty(message) } else { None };
            let ty = bare().or_else(of_message);
            spec::Example { ty, ..example }
        });
        let mut examples: Vec<_> = examples.collect();
        let guides = examples.split_off(own);
        let repeated = |row: &page::Row| self.unlisted.iter().find(|one| repeated::is_of(row, &one.name));
        let parameters = operation.parameters.into_iter().map(|row| {
            let part_of = repeated(&row).map(|one| one.name.clone());
            let row = parameter(row);
            let always_sent = part_of.is_none() && sent::is_sent(&row, &self.sent);
            spec::Parameter { part_of, always_sent, ..row }
        });
        let parameters = parameters.collect();
        spec::Operation {
            id: self.id,
            source: sources.place(operation.path.span),
            title: operation.title.node,
            method: operation.method,
            path: operation.path.node,
            description: operation.description,
            deprecated: operation.deprecated,
            means_required: operation.required == page::MeantBy::All,
            statuses: statuses.collect(),
            parameters,
            unlisted: self.unlisted,
            examples,
            guides,
            request: ty(Message::Request),
            response: ty(Message::Success),
        }
    }
}
