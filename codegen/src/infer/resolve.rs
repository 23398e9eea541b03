//! Classes to types: the definitions of the spec, closed and in the order of their names.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::body::{Evidence, Message};
use super::declared::Declared;
use super::enums::Prose;
use super::evidence::{self, Kinds, NodeId, RowId};
use super::name::Names;
use super::plan::{Form, Plan};
use super::presence::{self, Required};
use super::role::{Rank, Roles};
use super::usual::Usual;
use super::variants::Alternative;
use super::{endless, format, limits, role, scant, variants, words};
use docbind_spec::{Discriminator, Field, JsonKind, Presence, Shape, Type, TypeDef, Variant};
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap, FxHashSet as HashSet};

/// What the classes became.
pub(super) struct Resolved<'a> {
    pub(super) types: Vec<TypeDef>,
    /// For each key of a named class, the type that holds it.
    pub(super) homes: HashMap<(NodeId, &'a str), Rc<str>>,
    /// The places of which nothing is known, each with the class and key where it stands.
    pub(super) untyped: BTreeSet<(NodeId, String)>,
}

/// Makes the definitions of all named classes, and types of any place.
pub(super) struct Resolver<'r, 'a> {
    pub(super) evidence: &'r Evidence<'a>,
    pub(super) plan: &'r Plan<'a>,
    pub(super) names: &'r mut Names<'a>,
    pub(super) prose: &'r Prose,
    /// For each structure that has all fields of another: that other.
    bases: HashMap<NodeId, NodeId>,
    required: &'r Required,
    roles: &'r Roles,
    /// The structures of which only some kinds were seen: any of their keys may be one kind's own.
    partly_seen: HashSet<NodeId>,
    /// The fields that are shown as `{}` at times.
    hollow: HashMap<NodeId, HashSet<&'a str>>,
    /// What keys hold wherever they are shown, for places that show little.
    usual: Usual<'r>,
    /// The structure that each type was made of, or a part of which it is.
    structures: HashMap<Rc<str>, NodeId>,
    out: Resolved<'a>,
}

/// What a type cannot lack: values at a place of which nothing is known.
enum Known {
    Yes(Type),
    Nothing,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(super) fn new(
        evidence: &'r Evidence<'a>,
        plan: &'r Plan<'a>,
        names: &'r mut Names<'a>,
        prose: &'r Prose,
        bases: HashMap<NodeId, NodeId>,
        required: &'r Required,
        roles: &'r Roles,
    ) -> Self {
        let keys = plan.forms.keys().map(|&class| evidence.graph.node(class).fields.len()).sum();
        let homes = HashMap::with_capacity_and_hasher(keys, FxBuildHasher);
        let out = Resolved { types: Vec::new(), homes, untyped: BTreeSet::new() };
        let mut resolver = Self {
            evidence,
            plan,
            names,
            prose,
            bases,
            required,
            roles,
            partly_seen: HashSet::default(),
            hollow: HashMap::default(),
            usual: Usual::of(evidence, roles),
            structures: HashMap::default(),
            out,
        };
        resolver.partly_seen = variants::partly_seen(evidence, plan, prose);
        resolver.hollow = variants::hollow(evidence, plan);
        for &class in resolver.hollow.keys() {
            let parts = evidence.graph.node(class).fields.iter().map(|field| evidence.graph.find(field.node));
            resolver.partly_seen.extend(parts.filter(|part| plan.forms.get(part) == Some(&Form::Struct)));
        }
        resolver
    }

    pub(super) fn run(mut self) -> Resolved<'a> {
        let plan = self.plan;
        for (&class, form) in &plan.forms {
            let Some(name) = self.names.get(class).map(str::to_owned) else { continue };
            self.define(class, name, form);
        }
        self.out.types.sort_by(|a, b| a.name.cmp(&b.name));
        let shown = |of: &str, key: &str| {
            let class = *self.structures.get(of)?;
            Some(self.evidence.graph.node(class).field(key)?.present)
        };
        endless::end(&mut self.out.types, |of, key| shown(of, key).unwrap_or_default());
        self.out
    }

    fn define(&mut self, class: NodeId, name: String, form: &Form<'a>) {
        let description = self.description_of(class);
        let shape = match form {
            Form::Struct => self.structure(class, &name, None),
            Form::Choice(alternatives) => self.choice(class, &name, alternatives),
            Form::Kinds(kinds) => self.kinds(class, &name, *kinds),
            Form::Enum(values) => Shape::Enum { of: values.of, values: values.values.clone(), open: true },
        };
        self.out.types.push(TypeDef { name, description, shape });
    }

    /// The fields of a class, or of one alternative of it.
    fn structure(&mut self, class: NodeId, name: &str, only: Option<&Alternative<'a>>) -> Shape {
        let evidence = self.evidence;
        let node = evidence.graph.node(class);
        let objects = only.map_or(node.objects, |alternative| alternative.objects.min(node.objects));
        let own = |field: &&evidence::Field<'a>| only.is_none_or(|only| only.keys.contains(&field.name));
        let count = node.fields.iter().filter(own).count();
        let base = self.bases.get(&class).copied().filter(|_| only.is_none());
        let base: Option<(NodeId, Rc<str>)> = base.and_then(|base| Some((base, self.names.get(base)?.into())));
        let name: Rc<str> = name.into();
        let mut fields: Vec<Field> = Vec::with_capacity(count);
        for field in node.fields.iter().filter(own) {
            let mut made = self.field(class, field, objects);
            if only.is_some() && count == 1 {
                // An alternative is told by its only key, whatever the rows say of the whole.
                made.presence = Presence::Required;
            }
            // What is as surely there as in the base comes from it; a field of one's own takes its place.
            let base = base.as_ref().filter(|(base, _)| self.is_in(*base, field.name, made.presence));
            let home = base.map_or(&name, |(_, name)| name);
            self.out.homes.insert((class, field.name), Rc::clone(home));
            if base.is_none() {
                fields.push(made);
            }
        }
        self.structures.insert(name, class);
        let includes = base.iter().map(|(_, name)| name.as_ref().to_owned()).collect();
        Shape::Struct { includes, fields, rest: None }
    }

    /// Whether a structure has a key that is as surely there.
    fn is_in(&self, class: NodeId, key: &str, presence: Presence) -> bool {
        let node = self.evidence.graph.node(class);
        let of = |field| presence::of(self.evidence, self.required, field, node.objects, presence::Asked::Both);
        node.field(key).is_some_and(|field| of(field) == presence)
    }

    fn field(&mut self, class: NodeId, field: &evidence::Field<'a>, objects: u32) -> Field {
        let evidence = self.evidence;
        let ty = match self.known(field.node, &field.rows, Some(field.name)) {
            Known::Yes(ty) => ty,
            Known::Nothing => Type::Any,
        };
        let description = limits::description(evidence, &field.rows);
        let clue = || scant::Clue {
            key: field.name,
            declared: self.declared(&field.rows),
            description: &description,
            asks: self.asks(class),
        };
        let ty = if holds_any(&ty) { scant::closer(ty, &clue()) } else { ty };
        let null = field.rows.iter().any(|&row| self.prose.row(row).null);
        let ty = if null && !matches!(ty, Type::Any | Type::Nullable { .. }) { ty.nullable() } else { ty };
        if holds_any(&ty) {
            self.out.untyped.insert((class, field.name.to_owned()));
        }
        let presence = self.presence(class, field, objects);
        // What is optional may be `null` anyway.
        let lone = evidence.graph.node(class).fields.len() == 1 || evidence.graph.node(field.node).is_object();
        let null = presence == Presence::Required
            && !lone
            && self.answers(class)
            && self.usual.is_null(self.roles.role(class).name, field.name);
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
        made
    }

    fn presence(&self, class: NodeId, field: &evidence::Field<'a>, objects: u32) -> Presence {
        // A list says where its next page is only where there is one.
        let pages = || role::is_list(self.evidence, class) || role::is_paging(self.evidence, class);
        let paging = words::is_paging(field.name) && pages();
        let empty = self.hollow.get(&class).is_some_and(|fields| fields.contains(field.name));
        if paging || empty || is_patch_operand(self.evidence, class, field.name) || self.partly_seen.contains(&class) {
            return Presence::Optional;
        }
        let asked = self.asked(class);
        presence::of(self.evidence, self.required, field, objects, asked)
    }

    /// Who sends the objects of a class. An object of one key is a wrapper, whose key is its point.
    fn asked(&self, class: NodeId) -> presence::Asked {
        let wrapper = self.evidence.graph.node(class).fields.len() < 2;
        if wrapper || self.answers(class) {
            return presence::Asked::Both;
        }
        let updated = |&&id: &&NodeId| {
            let body = self.roles.body_of(self.evidence, id);
            let whole = matches!(self.roles.role(id).rank, Rank::Thing);
            whole && body.is_some_and(|body| role::is_update(self.evidence, body.operation))
        };
        match self.plan.members(class).iter().find(updated) {
            Some(_) => presence::Asked::Update,
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

    fn choice(&mut self, class: NodeId, name: &str, alternatives: &[Alternative<'a>]) -> Shape {
        let evidence = self.evidence;
        let mut variants = Vec::with_capacity(alternatives.len());
        for (at, alternative) in alternatives.iter().enumerate() {
            let mut all = alternative.clone();
            let discriminator = alternative.keys.iter().map(|&key| key.to_owned()).collect();
            if at == 0 {
                // Keys that only rows know go with the first alternative, for something must hold them.
                let known = |key: &str| alternatives.iter().any(|alternative| alternative.keys.contains(&key));
                let fields = evidence.graph.node(class).fields.iter();
                all.keys.extend(fields.map(|field| field.name).filter(|&key| !known(key)));
            }
            let type_name = self.names.extra(&format!("{name}{}", alternative.name));
            let shape = self.structure(class, &type_name, Some(&all));
            self.out.types.push(TypeDef { name: type_name.clone(), description: String::new(), shape });
            variants.push(Variant {
                name: alternative.name.clone(),
                ty: Type::named(type_name),
                when: Discriminator::Keys { keys: discriminator },
            });
        }
        Shape::Union { variants }
    }

    fn kinds(&mut self, class: NodeId, name: &str, kinds: Kinds) -> Shape {
        let node = self.evidence.graph.node(class);
        let mut variants = Vec::new();
        for kind in kinds.iter() {
            let ty = match kind {
                JsonKind::Null => continue,
                JsonKind::Boolean => Type::Boolean,
                JsonKind::Integer => {
                    let seen = self.evidence.graph.seen(class).map(|seen| seen.value);
                    Type::Integer { format: format::of_integers(seen, None, None) }
                }
                JsonKind::Number => Type::Number,
                JsonKind::String => Type::STRING,
                JsonKind::Array => self.array(class, &[], None),
                // No example shows one: a few options, as of whatever is asked for by its key.
                JsonKind::Object if !node.is_object() => Type::map(Type::STRING),
                JsonKind::Object if node.values.is_some() || node.fields.is_empty() => self.map(class, None),
                JsonKind::Object => {
                    let type_name = self.names.extra(&format!("{name}Object"));
                    let shape = self.structure(class, &type_name, None);
                    self.out.types.push(TypeDef { name: type_name.clone(), description: String::new(), shape });
                    Type::named(type_name)
                }
            };
            variants.push(Variant { name: kind_name(kind).to_owned(), ty, when: Discriminator::Kind { json: kind } });
        }
        Shape::Union { variants }
    }

    /// The type of a place.
    pub(super) fn ty(&mut self, id: NodeId) -> Type {
        match self.known(id, &[], None) {
            Known::Yes(ty) => ty,
            Known::Nothing => Type::Any,
        }
    }

    fn known(&mut self, id: NodeId, rows: &[RowId], key: Option<&'a str>) -> Known {
        let class = self.evidence.graph.find(id);
        let node = self.evidence.graph.node(class);
        let kinds = node.kinds();
        let null = kinds.has(JsonKind::Null);
        if let Some(name) = self.names.get(class) {
            let ty = Type::named(name);
            return Known::Yes(if null { ty.nullable() } else { ty });
        }
        let ty = match kinds.solid().single() {
            Some(JsonKind::Boolean) => Some(Type::Boolean),
            Some(JsonKind::Integer) if self.is_fraction(class, key) || *self.declared(rows) == Declared::Number => {
                Some(Type::Number)
            }
            Some(JsonKind::Integer) => {
                let seen = self.evidence.graph.seen(class).map(|seen| seen.value);
                Some(Type::Integer { format: format::of_integers(seen, None, None) })
            }
            Some(JsonKind::Number) => Some(Type::Number),
            Some(JsonKind::String) => {
                let texts = self.evidence.graph.seen(class).filter_map(|seen| seen.value.as_str());
                Some(Type::String { format: format::of_texts(texts) })
            }
            Some(JsonKind::Array) => Some(self.array(class, rows, key)),
            Some(JsonKind::Object) => Some(self.map(class, key)),
            Some(JsonKind::Null) | None => self.unseen(class, self.declared(rows), key),
        };
        match ty {
            Some(Type::Any) | None => Known::Nothing,
            Some(ty) => Known::Yes(if null { ty.nullable() } else { ty }),
        }
    }

    /// Whether the key of the thing holds a number with a fraction somewhere.
    fn is_fraction(&self, class: NodeId, key: Option<&'a str>) -> bool {
        let holder = || self.plan.holder(self.evidence, class);
        key.is_some_and(|key| holder().is_some_and(|(of, _)| self.usual.is_fraction(self.roles.role(of).name, key)))
    }

    /// The type of a place that no example fills: what its row says, or what the key holds elsewhere.
    fn unseen(&mut self, class: NodeId, declared: &Declared, key: Option<&'a str>) -> Option<Type> {
        let node = self.evidence.graph.node(class);
        if node.values.is_some() {
            return Some(self.map(class, key));
        }
        if node.items.is_some() {
            return Some(self.array(class, &[], key));
        }
        if let Some(ty) = declared.ty() {
            return Some(ty);
        }
        let listed = matches!(declared, Declared::Array(_));
        if *declared == Declared::Map || (!listed && key.is_some_and(words::holds_data)) {
            return Some(Type::map(Type::STRING));
        }
        if let Declared::Array(items) = declared {
            return match **items {
                Declared::Map => Some(Type::array(Type::map(Type::STRING))),
                _ if key == Some("metadata") => Some(Type::map(Type::STRING)),
                _ => Some(Type::array(key.and_then(|key| self.usual.ty(key)).unwrap_or(Type::Any))),
            };
        }
        if let Some(ty) = key.and_then(|key| self.usual.ty(key)) {
            return Some(ty);
        }
        // Most of what pages print without a type is text.
        (*declared == Declared::Unknown && key.is_some()).then_some(Type::STRING)
    }

    fn array(&mut self, class: NodeId, rows: &[RowId], key: Option<&'a str>) -> Type {
        let Some(items) = self.evidence.graph.node(class).items else { return Type::array(Type::Any) };
        if self.evidence.graph.find(items) == class {
            return Type::array(Type::Any);
        }
        match self.known(items, &[], key) {
            Known::Yes(ty) if !self.is_blank(items) => Type::array(ty),
            _ => match self.declared(rows) {
                Declared::Array(items) => items.ty().map_or_else(|| Type::array(Type::Any), Type::array),
                _ => Type::array(Type::Any),
            },
        }
    }

    fn is_blank(&self, id: NodeId) -> bool {
        let node = self.evidence.graph.node(id);
        node.seen.is_empty() && node.fields.is_empty() && node.items.is_none() && node.values.is_none()
    }

    fn map(&mut self, class: NodeId, key: Option<&'a str>) -> Type {
        match self.evidence.graph.node(class).values {
            Some(values) if self.evidence.graph.find(values) != class && !self.is_blank(values) => {
                Type::map(self.ty(values))
            }
            _ if key.is_some_and(words::holds_data) => Type::map(Type::STRING),
            _ => Type::map(Type::Any),
        }
    }

    fn declared(&self, rows: &[RowId]) -> &'r Declared {
        let mut read = rows.iter().map(|&row| self.evidence.declared(row));
        read.find(|&declared| *declared != Declared::Unknown).unwrap_or(&Declared::Unknown)
    }

    /// What the pages say of the class: the rows of the keys that hold it.
    fn description_of(&self, class: NodeId) -> String {
        let mut rows: Vec<RowId> = self.evidence.graph.node(class).rows.clone();
        for &id in self.plan.members(class) {
            if let (Some(parent), evidence::Edge::Field(name)) = self.evidence.graph.origin(id)
                && let Some(field) = self.evidence.graph.node(parent).field(name)
            {
                rows.extend(&field.rows);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        limits::description(self.evidence, &rows)
    }
}

/// Whether a key is one that only some operations of a JSON Patch have (RFC 6902, section 4): `remove` has no `value`.
fn is_patch_operand(evidence: &Evidence<'_>, class: NodeId, name: &str) -> bool {
    let node = evidence.graph.node(class);
    matches!(name, "value" | "from") && node.field("op").is_some() && node.field("path").is_some()
}

/// Whether any JSON value may stand somewhere in a type that has no name.
fn holds_any(ty: &Type) -> bool {
    let mut inner = ty;
    while let Type::Array { items: next } | Type::Map { values: next } | Type::Nullable { of: next } = inner {
        inner = next;
    }
    *inner == Type::Any
}

const fn kind_name(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Null => "Null",
        JsonKind::Boolean => "Boolean",
        JsonKind::Integer => "Integer",
        JsonKind::Number => "Number",
        JsonKind::String => "String",
        JsonKind::Array => "Array",
        JsonKind::Object => "Object",
    }
}
