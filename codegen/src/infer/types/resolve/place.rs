//! The type of a place that is no named class: what was seen there, what its rows say, or what its key holds elsewhere.

use docbind_spec::{JsonKind, Type};

use super::Resolver;
use crate::infer::evidence::graph::{Edge, NodeId, RowId};
use crate::infer::language::words;
use crate::infer::prose::declared::{self, Declared};
use crate::infer::types::{format, measure};

/// What a type cannot lack: values at a place of which nothing is known.
pub(super) enum Known {
    Yes(Type),
    Nothing,
}

impl<'r, 'a> Resolver<'r, 'a> {
    /// The type of a place.
    pub(crate) fn ty(&self, id: NodeId) -> Type {
        match self.known(id, &[], None) {
            Known::Yes(ty) => ty,
            Known::Nothing => Type::Any,
        }
    }

    pub(super) fn known(&self, id: NodeId, rows: &[RowId], key: Option<&'a str>) -> Known {
        let class = self.evidence.graph.find(id);
        let node = self.evidence.graph.node(class);
        if node.free {
            return Known::Nothing;
        }
        let kinds = node.kinds();
        let null = kinds.has(JsonKind::Null);
        if let Some(name) = self.names.get(class) {
            let ty = Type::named(name);
            return Known::Yes(if null { ty.nullable() } else { ty });
        }
        let ty = match kinds.solid().single() {
            Some(JsonKind::Boolean) => Some(Type::Boolean),
            Some(JsonKind::Integer) if self.is_fraction(class, rows, key) => Some(Type::Number),
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
            Some(JsonKind::Null) | None => self.unseen(class, rows, key),
        };
        match ty {
            Some(Type::Any) | None => Known::Nothing,
            Some(ty) => Known::Yes(if null { ty.nullable() } else { ty }),
        }
    }

    /// Whether a number may have a fraction: by its row, by its key, or as the key of the thing has one somewhere.
    fn is_fraction(&self, class: NodeId, rows: &[RowId], key: Option<&'a str>) -> bool {
        let holder = || self.plan.holder(self.evidence, class);
        let declared = self.declared(rows);
        *declared == Declared::Number
            || key.is_some_and(|key| {
                let elsewhere =
                    || holder().is_some_and(|(of, _)| self.usual.is_fraction(self.roles.role(of).name, key));
                (*declared != Declared::Integer && measure::has_fraction(key)) || elsewhere()
            })
    }

    /// The type of a place that no example fills: what its row says, or what the key holds elsewhere.
    fn unseen(&self, class: NodeId, rows: &[RowId], key: Option<&'a str>) -> Option<Type> {
        let declared = self.declared(rows);
        let node = self.evidence.graph.node(class);
        if node.values.is_some() {
            return Some(self.map(class, key));
        }
        if node.items.is_some() {
            return Some(self.array(class, &[], key));
        }
        let said = if *declared == Declared::Text(None) { self.holding(rows) } else { None };
        if let Some(ty) = self.held(class, rows, said.as_ref().unwrap_or(declared), key) {
            return Some(ty);
        }
        let declared = said.as_ref().unwrap_or(declared);
        if let Some(ty) = declared.ty() {
            return Some(ty);
        }
        let listed = matches!(declared, Declared::Array(_));
        if let Some(map) = declared.map_type() {
            return Some(map);
        }
        if !listed && key.is_some_and(words::holds_data) {
            return Some(Type::map(Type::STRING));
        }
        if let Declared::Array(items) = declared {
            return match **items {
                Declared::Map(_) => items.map_type().map(Type::array),
                _ if key == Some("metadata") => Some(Type::map(Type::STRING)),
                // A number under the key is how many there are.
                _ => {
                    let usual = key.and_then(|key| self.usual.ty(key));
                    let element = usual.filter(|ty| !matches!(ty, Type::Integer { .. } | Type::Number));
                    Some(Type::array(element.unwrap_or(Type::Any)))
                }
            };
        }
        if let Some(ty) = key.and_then(|key| self.usual.ty(key)) {
            return Some(ty);
        }
        // Most of what pages print without a type is text, unless other rows of the key print another.
        let unsaid = key.filter(|_| *declared == Declared::Unknown)?;
        let measured = || if measure::has_fraction(unsaid) { Type::Number } else { Type::STRING };
        Some(self.usual.printed(unsaid).unwrap_or_else(measured))
    }

    /// What the prose of rows begins by calling their value.
    fn holding(&self, rows: &[RowId]) -> Option<Declared> {
        rows.iter().find_map(|&row| declared::holding(&self.evidence.row(row).parameter.description))
    }

    /// The type of the array or object that is shown elsewhere under the key of a place, where what is printed there
    /// does not tell it: `String` is printed over them too.
    fn held(&self, class: NodeId, rows: &[RowId], declared: &Declared, key: Option<&'a str>) -> Option<Type> {
        /// How many operations that have the key are asked for what they show elsewhere.
        const ASKED: usize = 8;
        // What has an object elsewhere may be asked for by its id.
        let may_be = |kind: JsonKind| match declared {
            Declared::Unknown | Declared::Text(None) | Declared::Array(_) => kind == JsonKind::Array,
            Declared::Object => kind == JsonKind::Object,
            Declared::Boolean | Declared::Integer | Declared::Number | Declared::Text(Some(_)) | Declared::Map(_) => {
                false
            }
        };
        let key = key.filter(|key| !words::holds_data(key))?;
        // An element of an array has the key of the array and is not what that holds.
        let (_, Edge::Field(_)) = self.evidence.graph.origin(class) else { return None };
        let operation = self.roles.body_of(self.evidence, class)?.operation;
        let (thing, _) = self.plan.holder(self.evidence, class)?;
        let thing = self.roles.role(thing).name;
        let others = rows.iter().map(|row| self.evidence.rows[row.0 as usize].operation).take(ASKED);
        let mut operations = std::iter::once(operation).chain(others);
        let held = operations.find_map(|operation| self.usual.held(self.evidence, operation, thing, key));
        let held = held.filter(|&held| held != class)?;
        let kind = self.evidence.graph.node(held).kinds().solid().single()?;
        // Without the key, so that nothing in it is looked for in it again.
        match self.known(held, &[], None) {
            Known::Yes(ty) if may_be(kind) => Some(ty),
            _ => None,
        }
    }

    pub(super) fn array(&self, class: NodeId, rows: &[RowId], key: Option<&'a str>) -> Type {
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

    pub(super) fn map(&self, class: NodeId, key: Option<&'a str>) -> Type {
        match self.evidence.graph.node(class).values {
            Some(values) if self.evidence.graph.find(values) != class && !self.is_blank(values) => {
                Type::map(self.ty(values))
            }
            _ if key.is_some_and(words::holds_data) => Type::map(Type::STRING),
            _ => Type::map(Type::Any),
        }
    }

    pub(super) fn declared(&self, rows: &[RowId]) -> &'r Declared {
        let mut read = rows.iter().map(|&row| self.evidence.declared(row));
        read.find(|&declared| *declared != Declared::Unknown).unwrap_or(&Declared::Unknown)
    }
}
