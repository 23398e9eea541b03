//! Which classes get a name of their own, and what each of them is.

use std::collections::BTreeMap;

use docbind_spec::JsonKind;
use rustc_hash::FxHashMap as HashMap;

use super::enums::Values;
use super::variants::{self, Alternative};
use crate::infer::evidence::body::{Evidence, Message};
use crate::infer::evidence::graph::{Edge, Kinds, NodeId, RowId};
use crate::infer::name::role::Roles;
use crate::infer::prose::declared::Declared;

/// What a class is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Form<'a> {
    /// An object with keys.
    Struct,
    /// Alternatives with different keys.
    Choice(Vec<Alternative<'a>>),
    /// Values of several JSON kinds.
    Kinds(Kinds),
    /// Texts or numbers that are listed.
    Enum(Values),
}

/// The classes that get names.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) forms: BTreeMap<NodeId, Form<'a>>,
    /// Every place, those of one class together.
    members: Vec<NodeId>,
    /// For each node, where the members of its class begin: none but those of a class have any.
    starts: Vec<u32>,
}

impl<'a> Plan<'a> {
    pub(crate) fn of(evidence: &Evidence<'a>, roles: &Roles, enums: &BTreeMap<NodeId, Values>) -> Self {
        // How many places each class has, then where those of each class end, then, as they are put in from the last,
        // where they begin.
        let count = evidence.graph.len();
        let mut starts = vec![0; count + 1];
        for id in evidence.graph.ids() {
            starts[evidence.graph.find(id).index()] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut members = vec![NodeId::at(0); count];
        for id in evidence.graph.ids().rev() {
            let start: &mut u32 = &mut starts[evidence.graph.find(id).index()];
            *start -= 1;
            members[*start as usize] = id;
        }
        let mut plan = Self { forms: BTreeMap::new(), members, starts };
        for class in evidence.graph.classes() {
            if let Some(form) = plan.form(evidence, roles, enums, class) {
                plan.forms.insert(class, form);
            }
        }
        plan
    }

    fn form(
        &self,
        evidence: &Evidence<'a>,
        roles: &Roles,
        enums: &BTreeMap<NodeId, Values>,
        class: NodeId,
    ) -> Option<Form<'a>> {
        let node = evidence.graph.node(class);
        if node.free {
            return None;
        }
        if let Some(values) = enums.get(&class) {
            return Some(Form::Enum(values.clone()));
        }
        let mut kinds = node.kinds().solid();
        if !node.fields.is_empty() && !kinds.is_empty() {
            // Rows nest keys in what examples show as a text: both are meant.
            kinds.insert(JsonKind::Object);
        }
        if kinds.single() == Some(JsonKind::String) && self.asks_for_object(evidence, roles, class) {
            kinds.insert(JsonKind::Object);
        }
        if kinds.count() > 1 {
            return Some(Form::Kinds(kinds));
        }
        if node.fields.is_empty() || node.values.is_some() || !matches!(kinds.single(), None | Some(JsonKind::Object)) {
            return None;
        }
        let alternatives = variants::of(evidence, roles, self.members(class), class);
        Some(if alternatives.is_empty() { Form::Struct } else { Form::Choice(alternatives) })
    }

    /// Whether a text stands for an object: under the only key of a request, where rows say that there are objects.
    /// `{"ring": "none"}` asks for what its key says, without the options that other requests have.
    fn asks_for_object(&self, evidence: &Evidence<'_>, roles: &Roles, class: NodeId) -> bool {
        let asks = |&id: &NodeId| {
            let (Some(body), (parent, Edge::Field(name))) = (roles.body_of(evidence, id), evidence.graph.origin(id))
            else {
                return false;
            };
            let root = evidence.graph.node(body.root);
            let rows = root.field(name).map_or(&[][..], |field| &field.rows);
            let object = |&row: &RowId| *evidence.declared(row) == Declared::Object;
            let whole = parent == Some(body.root) && body.message == Message::Request && root.fields.len() == 1;
            whole && rows.iter().any(object)
        };
        self.members(class).iter().all(asks)
    }

    /// For each structure that another is the base of: that base, the richest where there are several.
    pub(crate) fn bases(&self, evidence: &Evidence<'_>, pairs: &[(NodeId, NodeId)]) -> HashMap<NodeId, NodeId> {
        let mut bases: HashMap<NodeId, NodeId> = HashMap::default();
        for &(whole, base) in pairs {
            let (whole, base) = (evidence.graph.find(whole), evidence.graph.find(base));
            let (outer, inner) = (evidence.graph.node(whole), evidence.graph.node(base));
            let is_struct = |class| matches!(self.forms.get(&class), Some(Form::Struct));
            let contained = inner.fields.iter().all(|field| {
                let same = outer.field(field.name);
                same.is_some_and(|same| evidence.graph.find(same.node) == evidence.graph.find(field.node))
            });
            // Fewer keys each time: what includes another cannot be included by it.
            let fewer = inner.fields.len() < outer.fields.len();
            if !(is_struct(whole) && is_struct(base) && contained && fewer) {
                continue;
            }
            let kept = bases.entry(whole).or_insert(base);
            if evidence.graph.node(*kept).fields.len() < inner.fields.len() {
                *kept = base;
            }
        }
        bases
    }

    /// Every place of a class.
    pub(crate) fn members(&self, class: NodeId) -> &[NodeId] {
        match self.starts.get(class.index()..) {
            Some(&[start, end, ..]) => &self.members[start as usize..end as usize],
            _ => &[],
        }
    }

    /// The named class in which a place stands, and the key there.
    pub(crate) fn holder<'e>(&self, evidence: &Evidence<'e>, place: NodeId) -> Option<(NodeId, &'e str)> {
        let mut id = place;
        loop {
            let (parent, edge) = evidence.graph.origin(id);
            let parent = parent?;
            let class = evidence.graph.find(parent);
            if let (Edge::Field(name), true) = (edge, self.forms.contains_key(&class)) {
                return Some((class, name));
            }
            id = parent;
        }
    }
}
