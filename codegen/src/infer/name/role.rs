//! What a structure is called in the words of the pages: the key it stands under, or the thing that the path names.

use docbind_spec::{JsonKind, Method};
use rustc_hash::FxHashMap;

use crate::infer::evidence::body::{Body, Evidence, Message};
use crate::infer::evidence::graph::{Edge, Field, NodeId};
use crate::infer::language::title::{self, Title};
use crate::infer::language::words::{self, Words};
use crate::read::page::Operation;

/// What a body is, seen as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root<'a> {
    /// An object with one key that holds an object: `{"server": {…}}`.
    Wrapper(&'a str),
    /// An object with one array, and perhaps links to other pages of it.
    List(&'a str),
    /// The thing itself.
    Thing,
}

/// How near a structure is to what the operation is about; the nearest gets the plain name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Rank {
    /// What is shown, created or changed.
    Thing,
    /// An element of what is listed.
    Element,
    /// A part of something else.
    Part,
    /// The object around a thing or a list.
    Around,
}

/// What a structure is called where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Role<'r> {
    pub(crate) rank: Rank,
    /// `PascalCase`, singular.
    pub(crate) name: &'r str,
    /// The number of the name: that of every role of the same name.
    pub(crate) number: u32,
}

/// The roles of every node, and the body in which it stands.
#[derive(Debug)]
pub(crate) struct Roles {
    /// For each node, the number of its body.
    bodies: Vec<u32>,
    /// For each node, its rank and the number of its name.
    ranks: Vec<(Rank, u32)>,
    names: Vec<String>,
}

impl Roles {
    pub(crate) fn of(evidence: &Evidence<'_>) -> Self {
        let count = evidence.graph.len();
        let (bodies, ranks) = (Vec::with_capacity(count), Vec::with_capacity(count));
        let mut roles = Self { bodies, ranks, names: Vec::new() };
        let mut root_of = rustc_hash::FxHashMap::default();
        let mut wholes = Vec::new();
        let mut named = Named::default();
        for (at, body) in evidence.bodies.iter().enumerate() {
            root_of.insert(body.root, at as u32);
            let whole = root(evidence, body);
            wholes.push((whole, wrapped_list(evidence, body, whole)));
        }
        // For each node, the key under which it stands, through arrays and maps, and the node of the key.
        let mut keys: Vec<Option<(NodeId, &str)>> = Vec::with_capacity(count);
        for id in evidence.graph.ids() {
            // A place is always made after the one it hangs on.
            let (parent, edge) = evidence.graph.origin(id);
            let body = match parent {
                Some(parent) => roles.body(parent),
                None => root_of.get(&id).copied().unwrap_or_default(),
            };
            let is_map = |parent| evidence.graph.node(parent).values.is_some();
            keys.push(match (edge, parent) {
                // The keys of a map are data.
                (Edge::Field(name), parent) if !parent.is_some_and(is_map) => Some((id, name)),
                (_, parent) => parent.and_then(|parent| keys.get(parent.index()).copied()?),
            });
            let key = keys.last().copied().flatten();
            roles.bodies.push(body);
            let whole = evidence.bodies.get(body as usize).zip(wholes.get(body as usize));
            let role = whole.map(|(body, &whole)| role(&mut named, evidence, body, whole, (id, key)));
            roles.ranks.push(role.unwrap_or_else(|| (Rank::Part, named.add(String::new()))));
        }
        roles.names = vec![String::new(); named.numbers.len()];
        for (name, number) in named.numbers {
            roles.names[number as usize] = name;
        }
        roles
    }

    /// How many names there are.
    pub(crate) fn count(&self) -> usize {
        self.names.len()
    }

    fn body(&self, id: NodeId) -> u32 {
        self.bodies.get(id.index()).copied().unwrap_or_default()
    }

    pub(crate) fn body_of<'e>(&self, evidence: &'e Evidence<'_>, id: NodeId) -> Option<&'e Body> {
        evidence.bodies.get(self.body(id) as usize)
    }

    pub(crate) fn role(&self, id: NodeId) -> Role<'_> {
        let (rank, number) = self.ranks[id.index()];
        Role { rank, name: &self.names[number as usize], number }
    }
}

/// The names of keys, each made once: pages say the same keys over and over.
#[derive(Debug, Default)]
struct Named<'a> {
    own: FxHashMap<&'a str, u32>,
    one: FxHashMap<&'a str, u32>,
    numbers: FxHashMap<String, u32>,
}

impl<'a> Named<'a> {
    /// The name of what stands under the key itself.
    fn own(&mut self, key: &'a str) -> u32 {
        *self.own.entry(key).or_insert_with(|| number(&mut self.numbers, Words::local(key).pascal()))
    }

    /// The name of one of those that stand under the key.
    fn one(&mut self, key: &'a str) -> u32 {
        *self.one.entry(key).or_insert_with(|| number(&mut self.numbers, singular(key)))
    }

    /// A name that no key alone says.
    fn add(&mut self, name: String) -> u32 {
        number(&mut self.numbers, name)
    }
}

fn number(numbers: &mut FxHashMap<String, u32>, name: String) -> u32 {
    let next = numbers.len() as u32;
    *numbers.entry(name).or_insert(next)
}

/// What the root of a body is.
fn root<'a>(evidence: &Evidence<'a>, body: &Body) -> Root<'a> {
    let graph = &evidence.graph;
    let node = graph.node(body.root);
    if let Some(key) = listed(evidence, body.root) {
        return Root::List(key);
    }
    match node.fields.as_slice() {
        [field] => {
            let inner = graph.node(field.node);
            if inner.is_object() || inner.values.is_some() { Root::Wrapper(field.name) } else { Root::Thing }
        }
        // What stands beside the thing is no part of it.
        fields => {
            let thing = &evidence.titles[body.operation].one;
            let has_keys = |id| graph.node(id).is_object() && graph.node(id).values.is_none();
            let is_thing = |field: &&Field<'_>| has_keys(field.node) && Words::local(field.name) == *thing;
            fields.iter().find(is_thing).map_or(Root::Thing, |field| Root::Wrapper(field.name))
        }
    }
}

/// Whether a structure is a list with what belongs to its paging.
pub(crate) fn is_list(evidence: &Evidence<'_>, id: NodeId) -> bool {
    listed(evidence, id).is_some()
}

/// Whether a structure says nothing but where in a list its page stands: `{"limit": 50, "next_marker": null}`.
pub(crate) fn is_paging(evidence: &Evidence<'_>, id: NodeId) -> bool {
    let fields = &evidence.graph.node(id).fields;
    let leads = || fields.len() > 1 && fields.iter().any(|field| words::leads_on(field.name));
    let totals = || fields.iter().any(|field| Words::of(field.name).first() == Some("total"));
    fields.iter().all(|field| words::is_paging(field.name)) && (leads() || totals())
}

/// Whether an operation changes what its request names and leaves the rest as it is.
pub(crate) fn is_update(evidence: &Evidence<'_>, operation: usize) -> bool {
    const VERBS: [&str; 5] = ["update", "modify", "change", "edit", "alter"];
    let said = || VERBS.contains(&evidence.titles[operation].first());
    match evidence.operations[operation].method {
        Method::Patch => true,
        Method::Put | Method::Post => said(),
        Method::Get | Method::Delete | Method::Head | Method::Copy | Method::Options => false,
    }
}

/// The key of the only array of a structure that has nothing else but paging.
pub(crate) fn listed<'a>(evidence: &Evidence<'a>, id: NodeId) -> Option<&'a str> {
    let fields = &evidence.graph.node(id).fields;
    let array = |id: &NodeId| {
        let node = evidence.graph.node(*id);
        node.items.is_some() && node.kinds().solid().iter().all(|kind| kind == JsonKind::Array)
    };
    let mut arrays = fields.iter().filter(|field| array(&field.node) && !words::is_paging(field.name));
    let first = match (arrays.next(), arrays.next()) {
        (Some(first), None) => first,
        (None, None) => fields.first().filter(|field| fields.len() == 1 && array(&field.node))?,
        (_, Some(_)) => return None,
    };
    let pages = |field: &Field<'_>| words::is_paging(field.name) || is_paging(evidence, field.node);
    fields.iter().all(|field| field.name == first.name || pages(field)).then_some(first.name)
}

/// The role of a node by the key under which it stands, and the node of the key.
fn role<'a>(
    named: &mut Named<'a>,
    evidence: &Evidence<'a>,
    body: &Body,
    (whole, wrapped): (Root<'_>, Option<(&str, &str)>),
    (id, key): (NodeId, Option<(NodeId, &'a str)>),
) -> (Rank, u32) {
    let Some((holder, key)) = key else {
        let (operation, title) = (evidence.operations[body.operation], &evidence.titles[body.operation]);
        let (rank, name) = match whole {
            Root::Wrapper(key) => {
                let suffix = if body.message == Message::Request { "Request" } else { "Response" };
                (Rank::Around, format!("{}{suffix}", Words::local(key).pascal()))
            }
            Root::List(key) => (Rank::Around, format!("{}List", element(title, key))),
            Root::Thing if body.message == Message::Fault => (Rank::Thing, "Fault".to_owned()),
            Root::Thing if body.message.is_fault() => (Rank::Thing, "Error".to_owned()),
            // One of those of which the whole body is a list, or a map.
            Root::Thing if id != body.root => (Rank::Thing, title.element()),
            Root::Thing => (Rank::Thing, shown(operation, title).unwrap_or_else(|| title.thing.clone())),
        };
        return (rank, named.add(name));
    };
    let at_root = evidence.graph.origin(holder).0 == Some(body.root);
    if let Some((wrapped, list)) = wrapped {
        let element = if is_any_list(list) { singular(wrapped) } else { singular(list) };
        let above = evidence.graph.origin(holder).0.map(|above| (above, evidence.graph.origin(above)));
        match above {
            // The list in its wrapper, and one of its elements.
            _ if at_root && holder == id && key == wrapped => {
                return (Rank::Around, named.add(format!("{element}List")));
            }
            Some((_, (Some(root), Edge::Field(outer))))
                if holder != id && key == list && outer == wrapped && root == body.root =>
            {
                return (Rank::Element, named.add(element));
            }
            _ => {}
        }
    }
    let name = if holder == id {
        named.own(key)
    } else if at_root && matches!(whole, Root::List(listed) if listed == key) && is_any_list(key) {
        named.add(element(&evidence.titles[body.operation], key))
    } else {
        named.one(key)
    };
    let rank = match whole {
        Root::Wrapper(wrapped) if at_root && wrapped == key => Rank::Thing,
        Root::List(listed) if at_root && listed == key => Rank::Element,
        Root::Wrapper(_) | Root::List(_) | Root::Thing => Rank::Part,
    };
    (rank, name)
}

/// The key around a list that stands in a wrapper, and the key of the list: `{"ropes": {"values": […]}}` is a list of
/// ropes, and so is `{"collection": {"ropes": […]}}`.
fn wrapped_list<'a, 'w>(evidence: &Evidence<'a>, body: &Body, whole: Root<'w>) -> Option<(&'w str, &'a str)> {
    let Root::Wrapper(wrapped) = whole else { return None };
    let inner = evidence.graph.node(body.root).field(wrapped)?.node;
    let list = listed(evidence, inner)?;
    let collects = matches!(wrapped, "collection" | "page" | "response");
    (is_any_list(list) != collects).then_some((wrapped, list))
}

/// What one element of a list is: the singular of its key, or of the path where the key is any list's.
fn element(title: &Title, key: &str) -> String {
    if is_any_list(key) {
        return title.one.pascal();
    }
    singular(key)
}

/// Whether a key says no more than that its value is a list.
fn is_any_list(key: &str) -> bool {
    matches!(key, "values" | "items" | "data" | "results" | "elements" | "entries" | "list")
}

fn singular(key: &str) -> String {
    Words::local(key).singular().pascal()
}

/// What a title that begins with a verb says is shown, where that is more than the path says: the schema of images.
fn shown(operation: &Operation, title: &Title) -> Option<String> {
    let (words, mut told) = (title.bare(), title.bare().iter());
    let shows = operation.method == Method::Get && matches!(told.next()?, "show" | "get" | "retrieve");
    if !shows || !matches!(words.last()?, "schema" | "schemas" | "summary" | "statistics") {
        return None;
    }
    let told = told.filter(|word| !title::is_article(word));
    let thing = Words::of(&title.thing);
    let more =
        told.clone().count() > thing.iter().count() && thing.iter().all(|word| told.clone().any(|of| of == word));
    more.then(|| words::pascal(told))
}
