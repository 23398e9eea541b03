//! The types as a tree: below each operation's bodies the types that they hold, each unfolded where it first comes.

use std::collections::BTreeSet;

use docbind_spec::{Api, Operation, Shape, Type, TypeDef};
use maud::{Markup, html};

use super::{Context, ty};

/// How deep the tree goes; what is deeper is unfolded at the tree's root.
pub const MAX_TREE_DEPTH: usize = 12;

/// The tree. What an operation uses first stands first; a type that stood before is a link.
pub(super) fn tree(context: &Context<'_>) -> Markup {
    let mut shown = BTreeSet::new();
    let used = context.api.operations.iter().flat_map(bodies).flat_map(Type::references);
    let all = context.api.types.iter().map(|def| def.name.as_str());
    let roots: Vec<_> = used
        .chain(all)
        .filter_map(|name| {
            let is_new = !shown.contains(name);
            is_new.then(|| node(context, &mut shown, name, 0))
        })
        .collect();
    html! { ul.tree { @for root in roots { (root) } } }
}

fn node<'a>(context: &Context<'a>, shown: &mut BTreeSet<&'a str>, name: &'a str, depth: usize) -> Markup {
    let Some(def) = context.api.type_def(name) else { return html! {} };
    let is_unfolded = depth < MAX_TREE_DEPTH && shown.insert(name);
    if !is_unfolded {
        return html! { li { (ty::link(&context.anchors, name)) span.again title="unfolded elsewhere in the tree" { " ↗" } } };
    }
    let children: Vec<_> = children(context.api, def).map(|child| node(context, shown, child, depth + 1)).collect();
    html! {
        li {
            (ty::link(&context.anchors, name)) " " span.kind { (kind(&def.shape)) }
            @if !children.is_empty() { ul { @for child in children { (child) } } }
        }
    }
}

/// The named types that a type holds, each once.
fn children<'a>(api: &'a Api, def: &'a TypeDef) -> impl Iterator<Item = &'a str> {
    let included = match &def.shape {
        Shape::Struct { includes, .. } => includes.as_slice(),
        Shape::Enum { .. } | Shape::Union { .. } => &[],
    };
    let names = included.iter().map(String::as_str).chain(def.types().flat_map(Type::references));
    let mut seen = BTreeSet::new();
    names.filter(move |name| seen.insert(*name) && api.type_def(name).is_some())
}

/// The types of an operation's bodies.
pub(super) fn bodies(operation: &Operation) -> impl Iterator<Item = &Type> {
    let statuses = operation.statuses.iter().filter_map(|status| status.body.as_ref());
    operation.request.iter().chain(&operation.response).chain(statuses)
}

/// What a type is, in a word or two.
pub(super) fn kind(shape: &Shape) -> String {
    use crate::report::counted;
    match shape {
        Shape::Struct { fields, .. } => counted(fields.len(), "field"),
        Shape::Enum { values, .. } => counted(values.len(), "value"),
        Shape::Union { variants } => format!("one of {}", variants.len()),
    }
}
