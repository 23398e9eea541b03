//! The named types: the tree of all, and each with its fields, values or alternatives and where it is used.

use std::collections::BTreeMap;

use docbind_spec::{Discriminator, EnumValue, Field, JsonKind, Presence, Shape, Type, TypeDef, Variant};
use maud::{Markup, html};

use super::anchor::Anchors;
use super::prose::prose;
use super::tree::{self, bodies, tree};
use super::{Context, ty};

/// Up to how many types the tree is open.
const OPEN_TREE: usize = 60;

/// How many names of a type are shown where it is folded.
const PREVIEW: usize = 8;

/// Who refers to a type.
#[derive(Default)]
struct Users<'a> {
    operations: Vec<usize>,
    types: Vec<&'a str>,
}

pub(super) fn section(context: &Context<'_>) -> Markup {
    let users = users(context);
    html! {
        section #types aria-labelledby="types-title" {
            h2 #types-title { "Types" }
            @if context.api.types.is_empty() {
                p.empty { "The pages show no structure." }
            } @else {
                details.fold open[context.api.types.len() <= OPEN_TREE] { summary { "As a tree" } (tree(context)) }
                div.list {
                    @for def in &context.api.types {
                        (definition(context, def, users.get(def.name.as_str())))
                    }
                }
            }
        }
    }
}

fn users<'a>(context: &Context<'a>) -> BTreeMap<&'a str, Users<'a>> {
    let mut users: BTreeMap<&str, Users<'_>> = BTreeMap::new();
    for (at, operation) in context.api.operations.iter().enumerate() {
        for name in bodies(operation).flat_map(Type::references) {
            let operations = &mut users.entry(name).or_default().operations;
            if operations.last() != Some(&at) {
                operations.push(at);
            }
        }
    }
    for def in &context.api.types {
        let included = match &def.shape {
            Shape::Struct { includes, .. } => includes.as_slice(),
            Shape::Enum { .. } | Shape::Union { .. } => &[],
        };
        for name in included.iter().map(String::as_str).chain(def.types().flat_map(Type::references)) {
            let types = &mut users.entry(name).or_default().types;
            if types.last() != Some(&def.name.as_str()) {
                types.push(&def.name);
            }
        }
    }
    users
}

fn definition(context: &Context<'_>, def: &TypeDef, users: Option<&Users<'_>>) -> Markup {
    let anchors = &context.anchors;
    html! {
        details.item id=[anchors.ty(&def.name)] {
            summary {
                h3.name { (def.name) }
                span.preview { (preview(&def.shape)) }
                span.facts { (tree::kind(&def.shape)) }
            }
            div.body {
                (prose(&def.description))
                (shape(anchors, &def.shape))
                @if let Some(users) = users { (used_by(context, users)) }
            }
        }
    }
}

/// The first names in a type, to know it by.
fn preview(shape: &Shape) -> String {
    let names: Vec<&str> = match shape {
        Shape::Struct { fields, .. } => fields.iter().map(|field| field.name.as_str()).take(PREVIEW).collect(),
        Shape::Enum { values, .. } => values.iter().map(|known| known.value.as_str()).take(PREVIEW).collect(),
        Shape::Union { variants } => variants.iter().map(|variant| variant.name.as_str()).take(PREVIEW).collect(),
    };
    names.join(", ")
}

fn used_by(context: &Context<'_>, users: &Users<'_>) -> Markup {
    let operations = users.operations.iter().filter_map(|&at| Some((at, context.api.operations.get(at)?)));
    html! {
        p.used {
            "Used by: "
            @for (at, operation) in operations {
                a href={ "#" (context.anchors.operation(at)) } { (operation.title) } " "
            }
            @for name in &users.types { (ty::link(&context.anchors, name)) " " }
        }
    }
}

fn shape(anchors: &Anchors<'_>, shape: &Shape) -> Markup {
    match shape {
        Shape::Struct { includes, fields, rest } => html! {
            @if !includes.is_empty() {
                p { "Has all fields of " @for name in includes { (ty::link(anchors, name)) " " } }
            }
            @if !fields.is_empty() { (self::fields(anchors, fields)) }
            @if let Some(rest) = rest { p { "Any other key: " (ty::ty(anchors, rest)) } }
        },
        Shape::Enum { values, open, .. } => html! {
            (self::values(values))
            p.small { @if *open { "Other values are kept as they come." } @else { "No other value is allowed." } }
        },
        Shape::Union { variants } => self::variants(anchors, variants),
    }
}

fn fields(anchors: &Anchors<'_>, fields: &[Field]) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { "Field" } th scope="col" { "Type" } th scope="col" { "What the pages say" } } }
            tbody {
                @for field in fields {
                    tr {
                        th scope="row" { code { (field.name) } }
                        td {
                            (ty::ty(anchors, &field.ty))
                            @match field.presence {
                                Presence::Required => {}
                                Presence::Optional => { " " span.tag { "optional" } }
                            }
                        }
                        td { (prose(&field.description)) (limits(field)) }
                    }
                }
            }
        }
    }
}

/// What the prose states of a field's value.
fn limits(field: &Field) -> Markup {
    let stated = [
        ("default", field.default.as_ref().map(ToString::to_string)),
        ("at least", field.minimum.as_ref().map(ToString::to_string)),
        ("at most", field.maximum.as_ref().map(ToString::to_string)),
        ("length at least", field.min_length.map(|length| length.to_string())),
        ("length at most", field.max_length.map(|length| length.to_string())),
    ];
    html! {
        @for (name, value) in stated {
            @if let Some(value) = value { span.limit { (name) " " code { (value) } } " " }
        }
    }
}

fn values(values: &[EnumValue]) -> Markup {
    html! {
        ul.values {
            @for known in values { li { code { (known.value) } (prose(&known.description)) } }
        }
    }
}

fn variants(anchors: &Anchors<'_>, variants: &[Variant]) -> Markup {
    html! {
        ul.values {
            @for variant in variants {
                li { b { (variant.name) } ": " (ty::ty(anchors, &variant.ty)) " " span.small { (when(&variant.when)) } }
            }
        }
    }
}

/// What tells an alternative from the others.
fn when(discriminator: &Discriminator) -> Markup {
    let list = |words: &[String]| html! { @for word in words { code { (word) } " " } };
    match discriminator {
        Discriminator::Keys { keys } => html! { "an object with " (list(keys)) },
        Discriminator::Tag { field, values } => html! { "where " code { (field) } " is " (list(values)) },
        Discriminator::Kind { json } => html! { "where the value is " (kind(*json)) },
    }
}

fn kind(kind: JsonKind) -> String {
    kind.to_string()
}
