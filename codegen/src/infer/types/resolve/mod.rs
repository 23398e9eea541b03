//! Classes to types: the definitions of the spec, closed and in the order of their names. Here is what a class becomes;
//! its fields are made in `structure`, the types of places without a name in `place`.

mod place;
mod structure;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use docbind_spec::{Discriminator, JsonKind, Shape, Type, TypeDef, Variant};
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap, FxHashSet as HashSet};

use self::structure::{Structure, Told};
use super::enums::{Prose, Values};
use super::plan::{Form, Plan};
use super::text::gist;
use super::usual::Usual;
use super::variants::{self, Alternative};
use super::{endless, format, limits};
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::{self, Kinds, NodeId, RowId};
use crate::infer::name::Names;
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::Declared;
use crate::infer::prose::said;
use crate::infer::shape::presence::Required;
use crate::parallel;

/// What the classes became.
pub(crate) struct Resolved<'a> {
    pub(crate) types: Vec<TypeDef>,
    /// For each key of a named class, the type that holds it.
    pub(crate) homes: HashMap<(NodeId, &'a str), Arc<str>>,
    /// The places of which nothing is known, each with the class and key where it stands.
    pub(crate) untyped: BTreeSet<(NodeId, String)>,
}

/// Makes the definitions of all named classes, and types of any place.
pub(crate) struct Resolver<'r, 'a> {
    pub(crate) evidence: &'r Evidence<'a>,
    pub(crate) plan: &'r Plan<'a>,
    pub(crate) names: &'r mut Names<'a>,
    pub(crate) prose: &'r Prose,
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
    /// What each operation says of the keys that it is sent, once it is asked for.
    said: Vec<OnceLock<said::Prose<'a>>>,
    /// The structure that each type was made of, or a part of which it is.
    structures: HashMap<Arc<str>, NodeId>,
    out: Resolved<'a>,
}

impl<'r, 'a> Resolver<'r, 'a> {
    pub(crate) fn new(
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
            said: evidence.operations.iter().map(|_| OnceLock::new()).collect(),
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

    pub(crate) fn run(mut self) -> Resolved<'a> {
        let plan = self.plan;
        let named: Vec<(NodeId, String)> =
            plan.forms.keys().filter_map(|&class| Some((class, self.names.get(class)?.to_owned()))).collect();
        let alone = parallel::map(&named, Self::WORTH, |(class, name)| self.alone(*class, name));
        for ((class, name), alone) in named.into_iter().zip(alone) {
            self.define(class, name, alone);
        }
        self.out.types.sort_by(|a, b| a.name.cmp(&b.name));
        let shown = |of: &str, key: &str| {
            let class = *self.structures.get(of)?;
            Some(self.evidence.graph.node(class).field(key)?.present)
        };
        endless::end(&mut self.out.types, |of, key| shown(of, key).unwrap_or_default());
        self.out
    }

    /// How many classes are worth a thread.
    const WORTH: usize = 32;

    /// What of a class does not depend on the names of other types: what is said of it and, where it is a structure,
    /// its fields.
    fn alone(&self, class: NodeId, name: &str) -> (String, Option<Structure<'a>>) {
        let is_structure = self.plan.forms.get(&class) == Some(&Form::Struct);
        (self.description_of(class), is_structure.then(|| self.structure(class, name, None)))
    }

    fn define(&mut self, class: NodeId, name: String, (mut description, structure): (String, Option<Structure<'a>>)) {
        let Some(form) = self.plan.forms.get(&class) else { return };
        if let Form::Enum(Values { listed: Some(place), .. }) = form {
            limits::listed_in(&mut description, place);
        }
        let shape = match form {
            Form::Struct => {
                let structure = structure.unwrap_or_else(|| self.structure(class, &name, None));
                self.keep(class, structure)
            }
            Form::Choice(alternatives) => self.choice(class, &name, alternatives),
            Form::Kinds(kinds) => self.kinds(class, &name, *kinds),
            Form::Enum(values) => Shape::Enum { of: values.of, values: values.all.clone(), open: true },
        };
        self.out.types.push(TypeDef { name, description, shape });
    }

    fn choice(&mut self, class: NodeId, name: &str, alternatives: &[Alternative<'a>]) -> Shape {
        let evidence = self.evidence;
        let mut variants = Vec::with_capacity(alternatives.len());
        for (at, alternative) in alternatives.iter().enumerate() {
            let mut all = alternative.clone();
            let discriminator = alternative.keys.iter().map(|&key| key.to_owned()).collect();
            if at == 0 {
                // Keys that only rows know go with the first alternative, for something must hold them.
                let known = |key: &str| {
                    let mut all =
                        alternatives.iter().flat_map(|alternative| alternative.keys.iter().chain(&alternative.shared));
                    all.any(|&other| other == key)
                };
                let fields = evidence.graph.node(class).fields.iter();
                all.keys.extend(fields.map(|field| field.name).filter(|&key| !known(key)));
            }
            let of = &alternative.name;
            let type_name = self.names.first_free(&[format!("{name}{of}"), format!("{name}With{of}")]);
            let told = Told { by: &alternative.keys, all: &all.keys, shared: &all.shared, objects: all.objects };
            let structure = self.structure(class, &type_name, Some(&told));
            let shape = self.keep(class, structure);
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
                    let structure = self.structure(class, &type_name, None);
                    let shape = self.keep(class, structure);
                    self.out.types.push(TypeDef { name: type_name.clone(), description: String::new(), shape });
                    Type::named(type_name)
                }
            };
            variants.push(Variant { name: kind_name(kind).to_owned(), ty, when: Discriminator::Kind { json: kind } });
        }
        Shape::Union { variants }
    }

    /// Whether a row lists the values of an enumeration.
    fn lists(&self, class: NodeId, row: RowId) -> bool {
        matches!(self.plan.forms.get(&class), Some(Form::Enum(_))) && !self.prose.row(row).values.is_empty()
    }

    /// What the pages say of the class: the rows of the keys that hold it.
    fn description_of(&self, class: NodeId) -> String {
        let mut rows: Vec<RowId> = self.evidence.graph.node(class).rows().to_vec();
        for &id in self.plan.members(class) {
            if let (Some(parent), graph::Edge::Field(name)) = self.evidence.graph.origin(id)
                && let Some(field) = self.evidence.graph.node(parent).field(name)
            {
                rows.extend(&field.rows);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        // What lists the values says what they are.
        if rows.iter().any(|&row| self.lists(class, row)) {
            rows.retain(|&row| self.lists(class, row));
            return limits::description(self.evidence, &rows);
        }
        // The row of an array speaks of its elements together.
        let is_element = |&id: &NodeId| matches!(self.evidence.graph.origin(id).1, graph::Edge::Items);
        if self.plan.members(class).iter().any(is_element) {
            rows.retain(|&row| !matches!(self.declared(&[row]), Declared::Array(_)));
        }
        let said = rows.iter().map(|&row| self.evidence.row(row).parameter.description.trim());
        let said: BTreeSet<&str> = said.filter(|text| !text.is_empty()).collect();
        let differ = said.len() > 1 && said.iter().map(|text| gist(text)).collect::<BTreeSet<_>>().len() > 1;
        // Rows that disagree speak of the places and not of what all of them have.
        if differ { String::new() } else { limits::description(self.evidence, &rows) }
    }
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
