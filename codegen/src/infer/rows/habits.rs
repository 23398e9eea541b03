//! What the rest of the API says of where keys stand: what one page leaves out, another shows.

use docbind_spec::{Direction, JsonKind, Location, Method};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::join::Candidate;
use super::tree::Tree;
use crate::infer::evidence::body::{Evidence, Message, Part, RowOf};
use crate::infer::evidence::graph::Edge;
use crate::infer::language::title::Title;
use crate::infer::language::words::{self, Words};
use crate::infer::prose::declared::Declared;
use crate::read::page::Operation;

/// Which keys stand in which, in all examples of the API: what one page leaves out, another shows.
#[derive(Debug, Default)]
pub(crate) struct Habits<'a> {
    /// Each key with those in whose value it stands, in the singular; `None` where it stands at the root.
    parents: HashSet<(&'a str, Option<u32>)>,
    /// The keys that stand in the value of each, the other way around.
    children: HashMap<u32, Vec<&'a str>>,
    singulars: Singulars<'a>,
    /// The keys that alone make the request of some operation, by their singulars: `{"server": {…}}`.
    wrappers: HashMap<u32, &'a str>,
    /// The keys that wrap answers, by the thing that each answer is about, and whether they hold several.
    answers: HashMap<&'a str, (&'a str, Several)>,
    /// What rows list behind a first container where there is no other: one level is read in one way.
    listed: HashMap<u32, HashSet<&'a str>>,
    /// The keys that hold no object and no list in most examples or, where none shows them, by most rows.
    plain: HashSet<&'a str>,
    /// Keys with objects, by their singulars, and the few that some example has beside them at its root.
    beside: HashSet<(u32, &'a str)>,
}

/// Whether what wraps an answer holds one thing or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Several {
    One,
    List,
}

/// The singulars of keys, each made once and known by a number: pages say the same keys over and over.
#[derive(Debug, Default)]
struct Singulars<'a> {
    keys: HashMap<&'a str, u32>,
    numbers: HashMap<Words, u32>,
}

impl<'a> Singulars<'a> {
    fn insert(&mut self, key: &'a str) -> u32 {
        *self.keys.entry(key).or_insert_with(|| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry(one(key)).or_insert(next)
        })
    }

    /// The number of a key's singular, where some key that was put in has the same.
    fn get(&self, key: &str) -> Option<u32> {
        self.keys.get(key).or_else(|| self.numbers.get(&one(key))).copied()
    }
}

impl<'a> Habits<'a> {
    pub(crate) fn of(parts: &[Part<'a>]) -> Self {
        let mut habits = Self::default();
        for part in parts {
            habits.add(&part.evidence);
            habits.list(&part.evidence);
        }
        habits.plain = plain(parts);
        // What rows name and no example has is asked for too, and taken apart here once.
        for of in parts.iter().flat_map(|part| &part.evidence.rows).filter(|of| of.location == Location::Body) {
            habits.singulars.insert(&of.row.parameter.name);
        }
        habits
    }

    fn add(&mut self, evidence: &Evidence<'a>) {
        let graph = &evidence.graph;
        // The keys of one object follow each other.
        let mut last = None;
        for id in graph.ids() {
            if let (Some(parent), Edge::Field(name)) = graph.origin(id) {
                let known = last.filter(|&(of, _)| of == parent);
                let (_, parent) = *last.insert(known.unwrap_or_else(|| {
                    let key = graph.key(parent).map(|key| self.singulars.insert(key));
                    (parent, key)
                }));
                if self.parents.insert((name, parent))
                    && let Some(parent) = parent
                {
                    self.children.entry(parent).or_default().push(name);
                }
            }
        }
        let roots = evidence.bodies.iter().map(|body| &graph.node(body.root).fields);
        for fields in roots.filter(|fields| (2..=FEW).contains(&fields.len())) {
            for object in fields.iter().filter(|field| graph.node(field.node).is_object()) {
                let number = self.singulars.insert(object.name);
                self.beside.extend(fields.iter().map(|field| (number, field.name)));
            }
        }
        for body in evidence.bodies.iter().filter(|body| body.message == Message::Request) {
            if let [field] = graph.node(body.root).fields.as_slice()
                && graph.node(field.node).is_object()
            {
                let wrapper = self.wrappers.entry(self.singulars.insert(field.name)).or_insert(field.name);
                *wrapper = field.name.min(wrapper);
            }
        }
        for body in evidence.bodies.iter().filter(|body| body.message == Message::Success) {
            let fields = graph.node(body.root).fields.iter().filter(|field| !words::is_paging(field.name));
            let mut fields = fields.map(|field| (field.name, graph.node(field.node).kinds().solid().single()));
            match (fields.next(), fields.next()) {
                (Some((key, Some(JsonKind::Object))), None) => self.answer(evidence, body.operation, key, Several::One),
                (Some((key, Some(JsonKind::Array))), None) => self.answer(evidence, body.operation, key, Several::List),
                _ => {}
            }
        }
    }

    /// Takes note of the key that wraps what an operation gets, where it says what that is.
    fn answer(&mut self, evidence: &Evidence<'a>, operation: usize, key: &'a str, several: Several) {
        let title = &evidence.titles[operation];
        if evidence.operations[operation].method == Method::Get && Words::local(key).pascal() == title.thing {
            let known = self.answers.entry(&title.thing).or_insert((key, several));
            *known = (key, several).min(*known);
        }
    }

    fn list(&mut self, evidence: &Evidence<'a>) {
        let body = |&(of, _): &(&RowOf<'a>, &Declared)| of.location == Location::Body;
        let rows: Vec<_> = evidence.rows.iter().zip(&evidence.declared).filter(body).collect();
        for rows in rows.chunk_by(|(a, _), (b, _)| (a.operation, a.direction) == (b.operation, b.direction)) {
            let [(first, declared), rest @ ..] = rows else { continue };
            if declared.has_room() && first.direction == Direction::Response && first.row.parameter.parent.is_none() {
                let several = if **declared == Declared::Object { Several::One } else { Several::List };
                self.answer(evidence, first.operation, &first.row.parameter.name, several);
            }
            let plain = |(of, declared): &(&RowOf<'a>, &Declared)| {
                of.row.parameter.parent.is_none() && !declared.is_container()
            };
            if declared.has_room() && !rest.is_empty() && rest.iter().all(plain) {
                let name = self.singulars.insert(&first.row.parameter.name);
                let names = rest.iter().map(|(of, _)| of.row.parameter.name.as_str());
                self.listed.entry(name).or_default().extend(names);
            }
        }
    }

    /// Whether other tables list what the key holds: all that was put in it so far, and not this.
    pub(crate) fn lacks(&self, tree: &Tree<'_, '_>, name: &str, at: usize) -> bool {
        let listed = self.singulars.get(tree.keys[at].name).and_then(|parent| self.listed.get(&parent));
        let all = |listed: &HashSet<&str>| {
            tree.keys.iter().filter(|key| key.parent == Some(at)).all(|key| listed.contains(key.name))
        };
        listed.is_some_and(|listed| !listed.contains(name) && all(listed))
    }

    /// Whether other tables list what the key holds, and not this.
    pub(crate) fn is_listed_without(&self, parent: &str, name: &str) -> bool {
        let listed = self.singulars.get(parent).and_then(|parent| self.listed.get(&parent));
        listed.is_some_and(|listed| !listed.contains(name))
    }

    /// Whether a key holds a plain value in the rest of the API, whatever a row prints.
    pub(crate) fn is_plain(&self, name: &str) -> bool {
        self.plain.contains(name)
    }

    /// Whether some example has the key in the value of the other.
    pub(crate) fn nests(&self, name: &str, parent: Option<&str>) -> bool {
        match parent {
            Some(parent) => {
                self.singulars.get(parent).is_some_and(|parent| self.parents.contains(&(name, Some(parent))))
            }
            None => self.parents.contains(&(name, None)),
        }
    }

    /// The keys that some example has in the value of the other.
    pub(crate) fn within(&self, parent: &str) -> impl Iterator<Item = &'a str> {
        let children = self.singulars.get(parent).and_then(|parent| self.children.get(&parent));
        children.into_iter().flatten().copied()
    }

    /// Whether rows name every key that some example has in the value of the other.
    pub(crate) fn are_named(&self, parent: &str, rows: &[Candidate<'_>]) -> bool {
        self.within(parent).all(|child| rows.iter().any(|row| row.name == child))
    }

    /// Whether some example has a key at its root beside the object under another.
    pub(crate) fn stands_beside(&self, object: &str, name: &str) -> bool {
        self.singulars.get(object).is_some_and(|object| self.beside.contains(&(object, name)))
    }

    /// The key that wraps what an operation gets, where other operations get such a thing in it.
    pub(crate) fn answered(&self, operation: &Operation, title: &Title) -> Option<(&'a str, Several)> {
        let is_got = operation.method == Method::Get;
        self.answers.get(title.thing.as_str()).copied().filter(|_| is_got)
    }

    /// The key that wraps what a request makes or changes, where other requests of the API wrap such a thing, or the
    /// answer of this one is the thing in its wrapper.
    pub(crate) fn wrapper(&self, operation: &'a Operation, title: &Title) -> Option<&'a str> {
        let thing = one(&title.thing);
        let known = self.singulars.numbers.get(&thing).and_then(|number| self.wrappers.get(number)).copied();
        let answer = || {
            let rows = operation.parameters.iter().map(|row| &row.parameter);
            let mut rows = rows.filter(|row| row.location == Location::Body && row.direction == Direction::Response);
            let first = rows.next().filter(|row| row.parent.is_none() && one(&row.name) == thing)?;
            (Declared::of(first) == Declared::Object).then_some(first.name.as_str())
        };
        known.or_else(answer)
    }
}

/// The keys that hold plain values. Editors carry the type of a row over to the rows behind it, so that a page prints
/// `Object` over all of them.
fn plain<'a>(parts: &[Part<'a>]) -> HashSet<&'a str> {
    let mut votes: HashMap<&'a str, (u32, u32)> = HashMap::default();
    for part in parts {
        let graph = &part.evidence.graph;
        for id in graph.ids() {
            let (Some(_), Edge::Field(name)) = graph.origin(id) else { continue };
            let kinds = graph.node(id).kinds().solid();
            if !kinds.is_empty() {
                let contains = kinds.has(JsonKind::Object) || kinds.has(JsonKind::Array);
                let (plain, containers) = votes.entry(name).or_default();
                // One value that is shown is worth more than what many rows print.
                let votes = if contains { containers } else { plain };
                *votes = votes.saturating_add(SHOWN);
            }
        }
    }
    for (of, declared) in parts.iter().flat_map(|part| part.evidence.rows.iter().zip(&part.evidence.declared)) {
        if of.location == Location::Body {
            let (plain, containers) = votes.entry(of.row.parameter.name.as_str()).or_default();
            match declared {
                Declared::Unknown => {}
                declared if declared.is_container() => *containers = containers.saturating_add(1),
                _ => *plain = plain.saturating_add(1),
            }
        }
    }
    let plain = |&(plain, containers): &(u32, u32)| plain > containers;
    votes.into_iter().filter(|(_, votes)| plain(votes)).map(|(name, _)| name).collect()
}

/// So many keys at most stand at the root of what is wrapped in one of them.
const FEW: usize = 6;

/// More than the rows of any one name.
const SHOWN: u32 = 1 << 16;

/// The words of a key, in the singular: `servers` and `server` hold the same things.
pub(crate) fn one(key: &str) -> Words {
    Words::local(key).singular()
}
