//! The fields of a structure: what each holds, and whether it is always there.

use std::collections::BTreeSet;
use std::sync::Arc;

use docbind_spec::{Direction, Field, JsonKind, Presence, Shape, Type};

use super::Resolver;
use super::place::Known;
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::{self, NodeId};
use crate::infer::language::words;
use crate::infer::name::part;
use crate::infer::name::role::{self, Rank};
use crate::infer::prose::said::{self, Said};
use crate::infer::shape::presence;
use crate::infer::types::lack::Lack;
use crate::infer::types::text::{self, About};
use crate::infer::types::{measure, named_kind, scant, variants};

/// The fields of a class, or of one alternative of it.
pub(super) struct Structure<'a> {
    name: Arc<str>,
    includes: Vec<String>,
    fields: Vec<Field>,
    /// For each key, the type that holds it: this one, or that which it includes.
    homes: Vec<(&'a str, Arc<str>)>,
    /// The keys of which nothing is known.
    untyped: Vec<&'a str>,
}

/// What is asked of a class for each of its fields.
struct Whole<'r> {
    /// For the texts of the fields.
    about: About,
    /// The folders of the services that show it and write `null` for what is not there.
    folders: Vec<&'r str>,
    /// Whether it is shown with `null` for another thing that it refers to.
    lacks_reference: bool,
    /// Whether it says what tells it from all others, and when it was made.
    has_identity: bool,
    is_made: bool,
    asked: presence::Asked,
    /// What the operations say of keys that are sent it.
    said: Vec<&'r said::Prose<'r>>,
    /// The keys that are named for one kind of it.
    kinds_own: Vec<&'r str>,
}

/// An alternative of a class.
pub(super) struct Told<'t, 'a> {
    /// The keys that it is told by.
    pub(super) by: &'t [&'a str],
    /// All keys that are its own.
    pub(super) all: &'t [&'a str],
    /// The keys that every alternative may have.
    pub(super) shared: &'t [&'a str],
    /// How many objects are of it.
    pub(super) objects: u32,
}

impl Told<'_, '_> {
    fn has(&self, key: &str) -> bool {
        self.all.contains(&key) || self.shared.contains(&key)
    }
}

impl<'a> Resolver<'_, 'a> {
    /// Takes a structure for what a class is, or for one alternative of it.
    pub(super) fn keep(&mut self, class: NodeId, structure: Structure<'a>) -> Shape {
        let Structure { name, includes, fields, homes, untyped } = structure;
        self.out.homes.extend(homes.into_iter().map(|(key, home)| ((class, key), home)));
        self.out.untyped.extend(untyped.into_iter().map(|key| (class, key.to_owned())));
        self.structures.insert(name, class);
        Shape::Struct { includes, fields, rest: None }
    }

    /// The fields of a class, or of one alternative of it.
    pub(super) fn structure(&self, class: NodeId, name: &str, only: Option<&Told<'_, 'a>>) -> Structure<'a> {
        let evidence = self.evidence;
        let node = evidence.graph.node(class);
        let objects = only.map_or(node.objects, |alternative| alternative.objects.min(node.objects));
        let own = |field: &&graph::Field<'a>| only.is_none_or(|only| only.has(field.name));
        let count = node.fields.iter().filter(own).count();
        let base = self.bases.get(&class).copied().filter(|_| only.is_none());
        let base: Option<(NodeId, Arc<str>)> = base.and_then(|base| Some((base, self.names.get(base)?.into())));
        let name: Arc<str> = name.into();
        let mut fields: Vec<Field> = Vec::with_capacity(count);
        let (mut homes, mut untyped) = (Vec::with_capacity(count), Vec::new());
        let whole = self.whole(class, &name);
        for field in node.fields.iter().filter(own) {
            let mut made = self.field(class, field, objects, &whole);
            if holds_any(&made.ty) {
                untyped.push(field.name);
            }
            if let Some(only) = only {
                // An alternative is told by its keys, whatever the rows say of the whole.
                let tells = only.by.contains(&field.name) && (only.by.len() == 1 || self.tells(class, only, field));
                if count == 1 || tells {
                    made.presence = Presence::Required;
                } else if only.shared.contains(&field.name) {
                    made.presence = Presence::Optional;
                }
            }
            if let Some((base, _)) = &base
                && self.is_extra(class, *base, field)
            {
                made.presence = Presence::Optional;
            }
            // What is as surely there as in the base comes from it; a field of one's own takes its place.
            let base = base.as_ref().filter(|(base, _)| self.is_in(*base, field.name, made.presence));
            let home = base.map_or(&name, |(_, name)| name);
            homes.push((field.name, Arc::clone(home)));
            if base.is_none() {
                fields.push(made);
            }
        }
        let includes = base.iter().map(|(_, name)| name.as_ref().to_owned()).collect();
        Structure { name, includes, fields, homes, untyped }
    }

    /// Whether an alternative is told by a key: one of its objects or lists, that all of its examples have.
    fn tells(&self, class: NodeId, only: &Told<'_, 'a>, field: &graph::Field<'a>) -> bool {
        let node = self.evidence.graph.node(class);
        let always = field.present > 0 && field.present >= only.objects.min(node.objects);
        always && variants::is_substantial(self.evidence, field.node)
    }

    /// Whether a key is no part of what the pages say of a thing: no row describes it, while rows describe others that
    /// the base lacks too, and the things that show the base alone do without it.
    fn is_extra(&self, class: NodeId, base: NodeId, field: &graph::Field<'a>) -> bool {
        let [node, base] = [class, base].map(|class| self.evidence.graph.node(class));
        let own = |field: &graph::Field<'_>| base.field(field.name).is_none();
        let described = |field: &graph::Field<'_>| own(field) && !field.rows.is_empty();
        own(field) && field.rows.is_empty() && node.fields.iter().any(described)
    }

    /// Whether a structure has a key that is as surely there.
    fn is_in(&self, class: NodeId, key: &str, presence: Presence) -> bool {
        let node = self.evidence.graph.node(class);
        let of = |field| presence::of(self.evidence, self.required, field, node.objects, presence::Asked::Both);
        node.field(key).is_some_and(|field| of(field) == presence)
    }

    fn whole(&self, class: NodeId, name: &str) -> Whole<'_> {
        let about = self.about(class, name);
        let asked = self.asked(class, &about);
        let said = if asked == presence::Asked::Both { Vec::new() } else { self.said(class) };
        let folders = if about.answers { self.writing_null(class) } else { Vec::new() };
        let fields = self.evidence.graph.node(class).fields.iter();
        let mut nulls = fields.filter(|field| self.evidence.graph.node(field.node).kinds().has(JsonKind::Null));
        let lacks_reference = nulls.any(|field| Lack::of(field.name) == Lack::Reference);
        let has = |lack| self.evidence.graph.node(class).fields.iter().any(|field| Lack::of(field.name) == lack);
        let (has_identity, is_made) = (has(Lack::Identity), has(Lack::Making));
        let kinds_own = named_kind::own(self.evidence, self.prose, class);
        Whole { about, folders, lacks_reference, has_identity, is_made, asked, said, kinds_own }
    }

    /// What a class is, for the texts of its fields.
    fn about(&self, class: NodeId, name: &str) -> About {
        let is_part = |&id: &NodeId| self.roles.role(id).rank == Rank::Part;
        let part = self.plan.members(class).iter().all(is_part);
        let mut owners = if part { self.names.owners(class) } else { BTreeSet::new() };
        let noun = part::noun(name);
        owners.remove(&noun);
        About { noun, answers: self.answers(class), owners }
    }

    fn field(&self, class: NodeId, field: &graph::Field<'a>, objects: u32, whole: &Whole<'_>) -> Field {
        let evidence = self.evidence;
        let ty = match self.known(field.node, &field.rows, Some(field.name)) {
            // What is only asked for shares its type with what is answered, and not that `null` is.
            Known::Yes(Type::Nullable { of }) if !whole.about.answers && !self.is_null_sent(field.node) => *of,
            Known::Yes(ty) => ty,
            Known::Nothing => Type::Any,
        };
        let description = text::of_field(evidence, &field.rows, &whole.about);
        let clue = || scant::Clue {
            key: field.name,
            declared: self.declared(&field.rows),
            description: &description,
            asks: self.asks(class),
            in_schema: evidence.graph.node(class).field("properties").is_some(),
        };
        let ty = if holds_any(&ty) { scant::closer(ty, &clue()) } else { ty };
        let null = field.rows.iter().any(|&row| self.prose.row(row).null);
        let ty = if null && !matches!(ty, Type::Any | Type::Nullable { .. }) { ty.nullable() } else { ty };
        let presence = self.presence(class, field, objects, whole);
        // What is optional may be `null` anyway.
        let part = evidence.graph.node(field.node);
        let lone = evidence.graph.node(class).fields.len() == 1 || (part.is_object() && part.values.is_none());
        let null = presence == Presence::Required
            && !lone
            && whole.about.answers
            && (self.usual.is_null(self.roles.role(class).name, field.name) || self.may_lack(class, field, whole));
        let ty = if null { ty.nullable() } else { ty };
        let mut made = Field {
            name: field.name.to_owned(),
            rename: None,
            ty,
            presence,
            description,
            default: None,
            minimum: None,
            maximum: None,
            min_length: None,
            max_length: None,
        };
        self.limit(&mut made, field);
        let node = evidence.graph.node(field.node);
        if node.hollow && node.fields.is_empty() && !words::holds_data(field.name) && self.asks(class) {
            // The key says what to do, and the pages show nothing in it.
            made.default = Some(serde_json::Value::Object(serde_json::Map::new()));
        }
        made
    }

    /// Whether some request shows `null` at a place.
    fn is_null_sent(&self, place: NodeId) -> bool {
        let mut nulls = self.evidence.graph.seen(place).filter(|seen| seen.kind == JsonKind::Null);
        nulls.any(|seen| self.evidence.example(seen.example).example.direction == Direction::Request)
    }

    /// Whether a thing may be without what a key is for, by what it is and what its service writes `null` for.
    fn may_lack(&self, class: NodeId, field: &graph::Field<'a>, whole: &Whole<'_>) -> bool {
        let kind = self.evidence.graph.node(field.node).kinds().solid().single();
        let is_plain = matches!(kind, Some(JsonKind::String | JsonKind::Integer | JsonKind::Number));
        if !(is_plain || kind == Some(JsonKind::Object)) || whole.folders.is_empty() {
            return false;
        }
        let elsewhere = || whole.folders.iter().any(|folder| self.usual.is_null_elsewhere(folder, field.name));
        let lacks = match Lack::of(field.name) {
            Lack::Event => is_plain,
            Lack::Change => is_plain && whole.is_made,
            Lack::Remark => is_plain && whole.has_identity,
            Lack::Reference => is_plain && (whole.lacks_reference || elsewhere()),
            Lack::Name => whole.has_identity && elsewhere(),
            Lack::Data => elsewhere(),
            Lack::Identity | Lack::Making | Lack::Nothing | Lack::Other => false,
        };
        // What there is often enough there always is; but all may be well in every example.
        let is_known = || self.usual.is_well_known(self.roles.role(class).name, field.name);
        lacks && (Lack::of(field.name) == Lack::Event || !is_known())
    }

    /// The folders of the services that show the class and write `null` for what is not there.
    fn writing_null(&self, class: NodeId) -> Vec<&'a str> {
        let bodies = self.plan.members(class).iter().filter_map(|&id| self.roles.body_of(self.evidence, id));
        let mut folders: Vec<&'a str> = bodies.map(|body| self.evidence.folders[body.operation]).collect();
        folders.sort_unstable();
        folders.dedup();
        folders.retain(|folder| self.usual.writes_null(folder));
        folders
    }

    fn presence(&self, class: NodeId, field: &graph::Field<'a>, objects: u32, whole: &Whole<'_>) -> Presence {
        // A list says where its next page is only where there is one.
        let pages = || role::is_list(self.evidence, class) || role::is_paging(self.evidence, class);
        let list = || is_array(self.evidence, field.node) && !words::names_links(field.name);
        let paging = words::comes_and_goes(field.name) && !list() && pages();
        let empty = self.hollow.get(&class).is_some_and(|fields| fields.contains(field.name));
        if let Some(presence) = patch(self.evidence, class, field.name) {
            return presence;
        }
        // What went wrong is said where something did, but for services that say that nothing is.
        let has_state = || ["status", "state"].iter().any(|key| self.evidence.graph.node(class).field(key).is_some());
        let says_none = || self.evidence.graph.node(field.node).kinds().has(JsonKind::Null);
        let failed = measure::tells_failure(field.name) && has_state() && !says_none();
        if failed && !self.required.says(field) {
            return Presence::Optional;
        }
        let of_a_kind = whole.kinds_own.contains(&field.name) && !self.required.says(field);
        if paging || empty || of_a_kind || self.partly_seen.contains(&class) {
            return Presence::Optional;
        }
        if self.is_all(class, field) {
            return Presence::Required;
        }
        let known = presence::of(self.evidence, self.required, field, objects, whole.asked);
        let mut said = whole.said.iter().filter_map(|prose| prose.says(field.name));
        let first = said.next();
        if first == Some(Said::Omitted) || said.any(|said| said == Said::Omitted) {
            return Presence::Optional;
        }
        // What some example is without is not needed, whatever the prose says.
        let needed = first == Some(Said::Needed) && field.present > 0 && field.present >= objects;
        if needed { Presence::Required } else { known }
    }

    /// Whether a key is all that a body has: an object, a map or the elements of a list. Without it, the body would say
    /// nothing.
    fn is_all(&self, class: NodeId, field: &graph::Field<'a>) -> bool {
        let node = self.evidence.graph.node(class);
        let inner = self.evidence.graph.node(field.node);
        let holds = inner.is_object() || inner.values.is_some() || inner.items.is_some();
        let mut others = node.fields.iter().filter(|other| other.name != field.name);
        let mut only = || {
            others.all(|other| words::leads_on(other.name)) || role::listed(self.evidence, class) == Some(field.name)
        };
        let rows = || field.rows.iter().map(|&row| &self.evidence.row(row).parameter);
        let sure =
            || field.present >= node.objects && !rows().any(|row| row.required == Some(false) || row.may_be_omitted());
        let is_body = |&id: &NodeId| self.roles.body_of(self.evidence, id).is_some_and(|body| body.root == id);
        holds && only() && sure() && self.plan.members(class).iter().all(is_body)
    }

    /// What the operations say of keys that are sent a class.
    fn said(&self, class: NodeId) -> Vec<&said::Prose<'a>> {
        let bodies = self.plan.members(class).iter().filter_map(|&id| self.roles.body_of(self.evidence, id));
        let operations: BTreeSet<usize> = bodies.map(|body| body.operation).collect();
        let said = |operation: usize| {
            let text = self.evidence.operations[operation].description.as_str();
            self.said[operation].get_or_init(|| said::Prose::of(text))
        };
        operations.into_iter().map(said).collect()
    }

    /// Who sends the objects of a class. An object of one key is a wrapper, whose key is its point.
    fn asked(&self, class: NodeId, about: &About) -> presence::Asked {
        let wrapper = self.evidence.graph.node(class).fields.len() < 2;
        if wrapper || about.answers {
            return presence::Asked::Both;
        }
        let updated = |&&id: &&NodeId| {
            let body = self.roles.body_of(self.evidence, id);
            let whole = matches!(self.roles.role(id).rank, Rank::Thing);
            whole && body.is_some_and(|body| role::is_update(self.evidence, body.operation))
        };
        // What wraps several things is of one form by its nature.
        let wraps = || {
            let mut fields = self.evidence.graph.node(class).fields.iter();
            fields.all(|field| variants::is_substantial(self.evidence, field.node))
        };
        match self.plan.members(class).iter().find(updated) {
            Some(_) => presence::Asked::Update,
            None if presence::is_one_form(self.evidence.graph.maps(class)) && !wraps() => presence::Asked::Sample,
            None => presence::Asked::Request,
        }
    }

    /// Whether the class is the whole of a request, with one key.
    fn asks(&self, class: NodeId) -> bool {
        let alone = self.evidence.graph.node(class).fields.len() == 1;
        let request = |id: NodeId| {
            let body = self.roles.body_of(self.evidence, id);
            body.is_some_and(|body| body.root == id && body.message == Message::Request)
        };
        alone && self.plan.members(class).iter().all(|&id| request(id))
    }

    /// Whether some object of the class is in an answer.
    fn answers(&self, class: NodeId) -> bool {
        let mut bodies = self.plan.members(class).iter().filter_map(|&id| self.roles.body_of(self.evidence, id));
        bodies.any(|body| body.message != Message::Request)
    }
}

/// Whether every operation of a JSON Patch has a key, if the structure is one (RFC 6902, section 4): all have `op` and
/// `path`, but `remove` has no `value`.
fn patch(evidence: &Evidence<'_>, class: NodeId, name: &str) -> Option<Presence> {
    let node = evidence.graph.node(class);
    let sure = |key| node.field(key).is_some_and(|field| field.present >= node.objects);
    match name {
        "value" | "from" if node.field("op").is_some() && node.field("path").is_some() => Some(Presence::Optional),
        "op" | "path" if node.objects > 0 && sure("op") && sure("path") => Some(Presence::Required),
        _ => None,
    }
}

/// Whether any JSON value may stand somewhere in a type that has no name.
fn holds_any(ty: &Type) -> bool {
    let mut inner = ty;
    while let Type::Array { items: next } | Type::Map { values: next } | Type::Nullable { of: next } = inner {
        inner = next;
    }
    *inner == Type::Any
}

/// Whether a place holds lists: what is listed is no word about its paging, whatever it is called.
fn is_array(evidence: &Evidence<'_>, id: NodeId) -> bool {
    evidence.graph.node(id).items.is_some()
}
