//! Names of things, of the elements of lists and of what is around them.
//!
//! A thing has the word that its path or key has for it. Where another has that, what its title says of it tells it
//! apart, or what it stands below in the path, or what became of it.

use std::iter;

use docbind_spec::{Method, Segment};

use super::part::{self, is_vague, joined};
use super::role::{Rank, Roles};
use super::{Names, main_place, several};
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::faults;
use crate::infer::evidence::graph::{Edge, NodeId};
use crate::infer::language::endings::Endings;
use crate::infer::language::title::Title;
use crate::infer::language::verbs::{self, is_verb, participle, verb};
use crate::infer::language::words::{self, Words};
use crate::infer::types::plan::Plan;
use crate::read::page::Operation;

/// Names for a thing, an element or what is around them, best first.
pub(crate) fn names(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    names: &Names<'_>,
    class: NodeId,
) -> Vec<String> {
    let Some((id, message, at)) = main_place(evidence, roles, plan, class) else {
        return vec![roles.role(id_of(plan, class)).name.to_owned()];
    };
    let role = roles.role(id);
    let name = role.name;
    let operation = evidence.operations[at];
    let Title { words, name: title, .. } = &evidence.titles[at];
    match (role.rank, message) {
        (Rank::Around, _) => around(evidence, roles, plan, names, class, (message, at), name),
        (_, Message::Request) => {
            let verb = verb(operation, &evidence.titles[at]);
            let meant = meant(evidence, &evidence.titles[at], class, name, is_body(evidence, id));
            let name = meant.as_deref().unwrap_or(name);
            let is_shared = several::differ(evidence, roles, plan, class, at);
            if is_shared && !Words::of(name).first().is_some_and(is_verb) {
                return several::thing(name, title);
            }
            let acts = operation.path.node.as_str().trim_end_matches(['/', 's']).ends_with("/action")
                || Words::of(name).first().is_some_and(is_verb);
            let whole = if verb.is_empty() { title.clone() } else { does(&verb, name) };
            // A path that ends in a verb says what is done, and its title to what.
            let done = verbs::is_done(&evidence.titles[at], operation, name) && is_body(evidence, id);
            let told = verbs::told(&evidence.titles[at], operation, name).filter(|_| is_body(evidence, id));
            // A verb alone says nothing of what is sent, nor does it beside its own noun: the key does.
            let alone = words.iter().nth(1).is_none() && words.first().is_some_and(is_verb);
            let echoes = verb.len() > name.len() && verb.starts_with(name);
            let acts = acts || ((alone || echoes) && !is_body(evidence, id));
            let first = match (done, told, acts) {
                (true, _, _) => title.clone(),
                (false, Some(told), _) => told,
                (false, None, true) => name.to_owned(),
                (false, None, false) => whole,
            };
            // The name is for the operation whose title it is, where there is one.
            let own = || titles(evidence, roles, plan, class).any(|title| title.name == first);
            let first = if names.sent.contains(first.as_str()) && !own() { title.clone() } else { first };
            let whole = words.pascal();
            let first =
                by_key(evidence, class, &evidence.titles[at]).filter(|_| is_body(evidence, id)).unwrap_or(first);
            let same = titles(evidence, roles, plan, class).all(|other| other.name == *title);
            let first =
                verbs::alone(&evidence.titles[at], name).filter(|_| same && !is_body(evidence, id)).unwrap_or(first);
            // What stands in a request is not the request.
            let behind = if is_body(evidence, id) { "Request" } else { "Details" };
            vec![first, title.clone(), format!("{title}{behind}"), format!("{title}{name}"), whole]
        }
        (Rank::Element, _) => {
            let name = plain(operation, name);
            let kind = if is_wrapper(evidence, class, &name) {
                "Entry"
            } else if titles(evidence, roles, plan, class).all(shows_details) {
                "Details"
            } else {
                "Summary"
            };
            let last = [format!("{name}Summary"), format!("{title}{name}"), format!("{title}Item")];
            [name.clone(), format!("{name}{kind}")].into_iter().chain(last).collect()
        }
        (Rank::Thing, message) if message.is_fault() => {
            // What operations show of the faults of a service is named as what its page shows.
            let of_page = |&id: &NodeId| {
                let body = roles.body_of(evidence, id);
                body.is_some_and(|body| body.message == Message::Fault) && roles.role(id).rank == Rank::Thing
            };
            match plan.members(class).iter().copied().find(of_page) {
                Some(id) => faults::names(evidence, roles, plan.members(class), id),
                None => vec![name.to_owned(), format!("{title}Error")],
            }
        }
        (Rank::Thing | Rank::Part, _) => {
            if let Some(known) = known_by(evidence, roles, plan, class) {
                return vec![known, name.to_owned(), format!("{title}Result")];
            }
            if verbs::is_done(&evidence.titles[at], operation, name) && is_body(evidence, id) {
                let mut wanted = answered(evidence, class, &evidence.titles[at]);
                // What answers to several says of none what became of the thing.
                if titles(evidence, roles, plan, class).any(|other| other.name != *title) {
                    wanted.retain(|name| !Words::of(name).first().is_some_and(verbs::is_participle));
                }
                // What is around things is named for them, and they for themselves.
                wanted.retain(|name| !names.around.contains(name));
                return wanted;
            }
            thing(evidence, roles, plan, class, (name, at))
        }
    }
}

/// Names for what is around a thing or its list: a request, an answer.
fn around(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    names: &Names<'_>,
    class: NodeId,
    (message, at): (Message, usize),
    name: &str,
) -> Vec<String> {
    let Title { words, name: title, .. } = &evidence.titles[at];
    let within = inner(evidence, plan, class);
    let inner = within.and_then(|inner| names.get(inner));
    // What is sent to do different things goes by what they are done with.
    if message == Message::Request && several::differ(evidence, roles, plan, class, at) {
        return several::around(inner.unwrap_or(name), title);
    }
    let suffix = ["Response", "Request", "List"].into_iter().find(|suffix| name.ends_with(suffix));
    let suffix = suffix.unwrap_or("Response");
    if message == Message::Request && suffix == "List" {
        // What is sent is no list of what there is.
        return vec![format!("{title}Request"), format!("{}Request", words.pascal())];
    }
    // What is listed has a word behind its own where others have that; the list needs none.
    let own = within.map(|inner| roles.role(id_of(plan, inner)).name).filter(|_| suffix == "List");
    let is_told_apart = |name: &&str| {
        inner.is_some_and(|inner| {
            let behind = inner.strip_prefix(name);
            behind.is_some_and(|word| matches!(word, "Details" | "Entry"))
        })
    };
    let short = own.filter(is_told_apart).map(|own| format!("{own}{suffix}"));
    let inner = short.into_iter().chain(inner.map(|inner| format!("{inner}{suffix}")));
    let kind = if message == Message::Request { "Request" } else { "Response" };
    let whole = words.pascal();
    inner.chain([name.to_owned(), format!("{title}{kind}"), format!("{whole}{kind}")]).collect()
}

/// What is sent, where its word does not say it: several where the title says so and a key lists them, and without the
/// words for what any operation is given, `{"args": …}` or `{"bell_args": …}`.
fn meant(evidence: &Evidence<'_>, title: &Title, class: NodeId, name: &str, is_body: bool) -> Option<String> {
    if is_body {
        let noun = verbs::noun(title);
        let said = Words::of(&noun);
        let lists = evidence.graph.node(class).fields.iter().any(|field| Words::local(field.name) == said);
        return (lists && noun != name && said.singular() == Words::of(name)).then_some(noun);
    }
    let words = Words::of(name);
    let said: Vec<&str> = words.iter().take_while(|word| !is_given(word)).collect();
    let given = words.last().is_some_and(is_given);
    given.then(|| if said.is_empty() { title.one.pascal() } else { words::pascal(said) })
}

/// Whether a word says no more than that an operation is given something.
fn is_given(word: &str) -> bool {
    matches!(word, "arg" | "args" | "arguments" | "para" | "paras" | "params")
}

/// What is done to a thing: `AttachVolume` for the attachment of a volume that is attached.
fn does(verb: &str, name: &str) -> String {
    let act = verb.strip_suffix('e').unwrap_or(verb).to_lowercase();
    let words = Words::of(name);
    let (last, rest) = (words.last().unwrap_or_default(), words.iter().count().saturating_sub(1));
    let says_twice = last.strip_prefix(act.as_str()).is_some_and(|end| matches!(end, "ment" | "ion"));
    if says_twice && rest > 0 {
        format!("{verb}{}", words::pascal(words.iter().take(rest)))
    } else {
        format!("{verb}{name}")
    }
}

/// Names for a thing that has a word of its own, and an operation.
fn thing(
    evidence: &Evidence<'_>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
    (name, at): (&str, usize),
) -> Vec<String> {
    let (operation, title) = (evidence.operations[at], &evidence.titles[at]);
    let of_key = if name == title.thing { None } else { of_key(evidence, roles, plan, class, title) };
    let name = of_key.unwrap_or_else(|| plain(operation, name));
    let shown = verbs::shows(title) && operation.method == Method::Get;
    let listed = is_only_listed(evidence, roles, plan, class);
    let summary = listed.then(|| format!("{name}Summary"));
    let told = told(evidence, roles, plan, class).filter(|_| shown);
    let below = below(operation).filter(|parent| shown && *parent != name).map(|parent| joined(&parent, &name));
    let job = job(evidence, class).map(|job| joined(&name, &job));
    let service = if shown { service(evidence, at, &name) } else { None };
    // That something was shown says nothing of it.
    let done = match verbs::shows(title) {
        true if is_listed(evidence, roles, plan, class) => Some(format!("{name}Summary")),
        true => Some(format!("{name}Details")),
        false => participle(title).map(|done| format!("{done}{name}")),
    };
    let rest = [format!("{}Result", title.name), format!("{}{name}", title.name)];
    let apart = summary.into_iter().chain(told).chain(below).chain(job).chain(service).chain(done).chain(rest);
    iter::once(name.clone()).chain(apart).collect()
}

/// The name of what is shown both alone, at the end of a path, and as a part under the word there: `BellState`.
fn of_key(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId, title: &Title) -> Option<String> {
    let mut parts = plan.members(class).iter().filter(|&&id| roles.role(id).rank == Rank::Part);
    let &part = parts.find(|&&id| roles.role(id).name == title.thing)?;
    let (holder, edge) = evidence.graph.origin(part);
    let holder = holder.filter(|_| matches!(edge, Edge::Field(_)))?;
    Some(joined(roles.role(holder).name, &title.thing))
}

/// The plain name of a thing, but for one that says nothing: that is of what it stands below.
fn plain(operation: &Operation, name: &str) -> String {
    let vague = is_vague(name) || matches!(name, "Object" | "Item" | "Data" | "Body" | "Entry");
    match below(operation).filter(|_| vague) {
        Some(parent) => joined(&parent, name),
        None if part::is_of_rust(name) => format!("{name}Details"),
        None => name.to_owned(),
    }
}

/// The name of a thing behind that of its service, by the folder of its pages in a tree of several: two services may
/// have one word for two things.
fn service(evidence: &Evidence<'_>, at: usize, name: &str) -> Option<String> {
    let own = first_folder(evidence.folders[at]);
    let is_structure = matches!(own, "methods" | "devguide" | "reference" | "docs" | "api" | "source" | "pages");
    if is_structure || own.is_empty() || evidence.folders.iter().all(|folder| first_folder(folder) == own) {
        return None;
    }
    let service = Words::of(own.trim_start_matches("os-")).singular().pascal();
    let says = !service.is_empty() && !service.contains(name) && !name.contains(&service);
    says.then(|| joined(&service, name))
}

fn first_folder(folder: &str) -> &str {
    folder.split('/').next().unwrap_or_default()
}

/// What a thing stands below in its path: a namespace, for `/namespaces/{id}/objects`; the API itself at its root.
fn below(operation: &Operation) -> Option<String> {
    let literals = operation.path.node.segments().filter_map(|segment| match segment {
        Segment::Literal(text) => Some(text.split('/').map(str::trim).filter(|part| !part.is_empty())),
        Segment::Parameter(_) => None,
    });
    let is_version = |part: &str| part.starts_with('v') && part[1..].starts_with(|c: char| c.is_ascii_digit());
    let literals: Vec<&str> = literals.flatten().filter(|part| !is_version(part)).collect();
    let parent = match literals.as_slice() {
        [] => "api",
        [_] => return None,
        [.., parent, _] => parent,
    };
    Some(Words::local(parent.trim_start_matches("os-")).singular().pascal())
}

/// What the title of the only operation that shows a thing calls it: `HypervisorUptime` of "Show hypervisor uptime".
fn told(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> Option<String> {
    const LONG: usize = 4;
    let mut titles = titles(evidence, roles, plan, class);
    let first = titles.next()?;
    let noun = verbs::noun(first);
    let same = titles.all(|title| title.name == first.name);
    // A path for a title says nothing of its own.
    let (_, _, at) = main_place(evidence, roles, plan, class)?;
    let is_path = evidence.operations[at].title.node.contains('/');
    (same && !is_path && (2..=LONG).contains(&Words::of(&noun).iter().count())).then_some(noun)
}

/// The word for what is known by an id of its own: `Job` by `jobId`.
fn job(evidence: &Evidence<'_>, class: NodeId) -> Option<String> {
    const ID: Endings = Endings::new(&["id"]);
    let fields = &evidence.graph.node(class).fields;
    let mut ids = fields.iter().map(|field| field.name).filter(|name| ID.are_of(name, Words::of));
    let (only, other) = (Words::of(ids.next()?), ids.next());
    let word = only.as_str().strip_suffix(" id").filter(|_| other.is_none())?;
    matches!(word, "job" | "task").then(|| words::pascal(word.split(' ')))
}

/// The key under which a request asks for something, where its title is long and says the same words.
fn by_key(evidence: &Evidence<'_>, class: NodeId, title: &Title) -> Option<String> {
    const LONG: usize = 4;
    let [field] = evidence.graph.node(class).fields.as_slice() else { return None };
    let key = Words::local(field.name);
    let says = key.iter().all(|word| title.words.iter().any(|said| said == word));
    let long = Words::of(&title.name).iter().count() > LONG;
    (long && says && key.iter().nth(1).is_some()).then(|| format!("{}Request", key.pascal()))
}

/// Whether a structure is no more than a key around a thing of its own name: `{"keypair": {…}}` in a list.
fn is_wrapper(evidence: &Evidence<'_>, class: NodeId, name: &str) -> bool {
    let [field] = evidence.graph.node(class).fields.as_slice() else { return false };
    evidence.graph.node(field.node).is_object() && Words::local(field.name).singular().pascal() == name
}

/// Whether a title says that it shows more than a list does.
fn shows_details(title: &Title) -> bool {
    title.words.iter().any(|word| matches!(word, "detail" | "details" | "detailed"))
}

/// Whether only lists show a structure.
pub(crate) fn is_only_listed(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> bool {
    let is = |rank| shown_as(evidence, roles, plan, class).any(move |shown| shown == rank);
    is(Rank::Element) && !is(Rank::Thing)
}

/// Whether lists show a structure, perhaps among others.
fn is_listed(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> bool {
    shown_as(evidence, roles, plan, class).any(|shown| shown == Rank::Element)
}

/// Whether an answer to `GET` shows a structure as its thing.
pub(crate) fn is_shown(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> bool {
    shown_as(evidence, roles, plan, class).any(|rank| rank == Rank::Thing)
}

/// The name of what changes answer with, of a thing that has more where it is shown.
pub(crate) fn with_less(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId, name: &str) -> String {
    let mut titles = titles(evidence, roles, plan, class);
    let only = titles.next().filter(|first| titles.all(|title| title.name == first.name));
    let done = only.and_then(participle);
    done.map_or_else(|| format!("{name}Summary"), |done| format!("{done}{name}"))
}

/// As what the answers to `GET` show a structure.
fn shown_as(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> impl Iterator<Item = Rank> {
    let shows = |id| {
        let body = roles.body_of(evidence, id);
        body.is_some_and(|body| {
            body.message != Message::Request && evidence.operations[body.operation].method == Method::Get
        })
    };
    plan.members(class).iter().copied().filter(move |&id| shows(id)).map(|id| roles.role(id).rank)
}

/// The name of what says more of a thing than is shown everywhere.
pub(crate) fn with_more(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId, name: &str) -> String {
    let shown = shown_as(evidence, roles, plan, class).any(|rank| rank != Rank::Part);
    let title = main_place(evidence, roles, plan, class).map(|(_, _, at)| &evidence.titles[at]);
    let done = title.filter(|title| !shown && !verbs::shows(title)).and_then(participle);
    done.map_or_else(|| format!("{name}Details"), |done| format!("{done}{name}"))
}

/// Whether a place is a whole body: its path or title names it.
fn is_body(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.origin(id).1 == Edge::Root
}

/// Names for what is answered when something is done: for a thing or what became of it, never for the doing.
fn answered(evidence: &Evidence<'_>, class: NodeId, title: &Title) -> Vec<String> {
    let noun = verbs::noun(title);
    // A word or number is nothing to be wrapped: the answer says how it went.
    let is_thing = |id| {
        let node = evidence.graph.node(id);
        node.is_object() || node.values.is_some() || node.items.is_some()
    };
    let (only, plain) = match evidence.graph.node(class).fields.as_slice() {
        [field] if is_thing(field.node) => (Some(format!("{}Response", Words::local(field.name).pascal())), false),
        [_] => (None, true),
        _ => (None, false),
    };
    let shown = Some(noun.clone()).filter(|noun| verbs::shows(title) && !noun.is_empty());
    let done = participle(title).filter(|_| !verbs::shows(title)).map(|done| format!("{done}{noun}"));
    let does = if noun.is_empty() { title.name.clone() } else { format!("{}{noun}", words::pascal([title.first()])) };
    let [by_noun, by_title] = [format!("{noun}Response"), format!("{does}Response")];
    let last = if plain { [by_title, by_noun] } else { [by_noun, by_title] };
    shown.into_iter().chain(only).chain(done.filter(|_| !plain)).chain(last).collect()
}

/// The name of a thing that answers to many: that of its id, `Job` by `jobId`.
fn known_by(evidence: &Evidence<'_>, roles: &Roles, plan: &Plan<'_>, class: NodeId) -> Option<String> {
    let mut names = plan.members(class).iter().map(|&id| roles.role(id).number);
    let first = names.next()?;
    if names.all(|other| other == first) || evidence.graph.node(class).field("id").is_some() {
        return None;
    }
    let id = |name: &str| Some(words::pascal(Words::of(name).as_str().strip_suffix(" id")?.split(' ')));
    evidence.graph.node(class).fields.iter().find_map(|field| id(field.name))
}

/// The titles of every operation that has the class.
fn titles<'a>(
    evidence: &Evidence<'a>,
    roles: &Roles,
    plan: &Plan<'_>,
    class: NodeId,
) -> impl Iterator<Item = &'a Title> {
    let bodies = plan.members(class).iter().filter_map(|&id| roles.body_of(evidence, id));
    bodies.map(|body| &evidence.titles[body.operation])
}

pub(crate) fn id_of(plan: &Plan<'_>, class: NodeId) -> NodeId {
    plan.members(class).first().copied().unwrap_or(class)
}

/// The class that a wrapper or a list is around.
fn inner(evidence: &Evidence<'_>, plan: &Plan<'_>, class: NodeId) -> Option<NodeId> {
    let node = evidence.graph.node(class);
    node.fields.iter().filter(|field| !words::is_paging(field.name) || node.fields.len() == 1).find_map(|field| {
        let mut id = evidence.graph.find(field.node);
        for _ in 0..8 {
            if plan.forms.contains_key(&id) {
                return Some(id);
            }
            id = evidence.graph.find(evidence.graph.node(id).items?);
        }
        None
    })
}
