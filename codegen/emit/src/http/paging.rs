//! What leads from one page of a list to the next, as far as the documentation shows it.

use docbind_spec::{Direction, Field, Location, Method, Operation, Parameter, Shape, Type};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::plan::Plan;

/// The places and names of it. Places are JSON pointers into the body.
enum Paging {
    Link { at: String },
    Links { at: String },
    Marker { items: String, key: String },
    Offset { items: String },
}

/// What the macro of the runtime is told of it; nothing where the operation answers with no list in pages.
pub(super) fn paging(plan: &Plan<'_>, operation: &Operation) -> Option<TokenStream> {
    let at = |pointer: &str| Literal::string(pointer);
    let kind = match find(plan, operation)? {
        Paging::Link { at: link } => {
            let link = at(&link);
            quote!(Link { at: #link })
        }
        Paging::Links { at: links } => {
            let links = at(&links);
            quote!(Links { at: #links })
        }
        Paging::Marker { items, key } => {
            let (items, key) = (at(&items), at(&key));
            quote!(Marker { items: #items, key: #key, parameter: "marker" })
        }
        Paging::Offset { items } => {
            let items = at(&items);
            quote!(Offset { items: #items, parameter: "offset" })
        }
    };
    Some(quote!(super::operation::paged! { #kind }))
}

fn find(plan: &Plan<'_>, operation: &Operation) -> Option<Paging> {
    if operation.method != Method::Get {
        return None;
    }
    let response = operation.response.as_ref()?;
    let fields = fields(plan, response);
    if let Some(found) = link(plan, &fields).or_else(|| links(plan, operation, &fields)) {
        return Some(found);
    }
    let (items, item) = items(plan, response, &fields)?;
    let row = |name: &str| {
        let is_it = |row: &&Parameter| {
            row.direction == Direction::Request && row.location == Location::Query && row.name == name
        };
        operation.all_parameters().find(is_it)
    };
    if row("marker").is_some()
        && let Some(key) = key(plan, item)
    {
        return Some(Paging::Marker { items, key });
    }
    row("offset").map(|_| Paging::Offset { items })
}

/// A `next` that is a text, at the top of the body or in an object of links there.
fn link(plan: &Plan<'_>, top: &[&Field]) -> Option<Paging> {
    let next = |fields: &[&Field]| fields.iter().any(|field| field.name == "next" && is_link(plan, &field.ty));
    if next(top) {
        return Some(Paging::Link { at: "/next".to_owned() });
    }
    let holder = top.iter().find(|field| is_links(&field.name) && next(&fields(plan, &field.ty)))?;
    Some(Paging::Link { at: format!("{}/next", pointer(&holder.name)) })
}

/// Whether the type is of a link: a text, or an object with its `href`.
fn is_link(plan: &Plan<'_>, ty: &Type) -> bool {
    match ty {
        Type::String { .. } => true,
        Type::Nullable { of } => is_link(plan, of),
        Type::Named { .. } => fields(plan, ty).iter().any(|field| field.name == "href"),
        _ => false,
    }
}

/// A list of links, of which an example or the documented values show one to be `next`.
fn links(plan: &Plan<'_>, operation: &Operation, top: &[&Field]) -> Option<Paging> {
    let found = top.iter().find(|field| {
        let Type::Array { items } = &field.ty else { return false };
        let of_link = fields(plan, items);
        let Some(rel) = of_link.iter().find(|field| field.name == "rel") else { return false };
        let has_href = of_link.iter().any(|field| field.name == "href");
        is_links(&field.name) && has_href && (names_next(plan, &rel.ty) || shows_next(operation, &field.name))
    })?;
    Some(Paging::Links { at: pointer(&found.name) })
}

fn names_next(plan: &Plan<'_>, rel: &Type) -> bool {
    let Type::Named { name } = rel else { return false };
    let shape = plan.api.type_def(name).map(|def| &def.shape);
    matches!(shape, Some(Shape::Enum { values, .. }) if values.iter().any(|value| value.value == "next"))
}

fn shows_next(operation: &Operation, key: &str) -> bool {
    let answers = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let mut lists = answers.filter_map(|example| example.value.as_ref()?.get(key)?.as_array());
    lists.any(|links| links.iter().any(|link| link.get("rel").and_then(|rel| rel.as_str()) == Some("next")))
}

/// The list of what is asked for, and the type of its items: the body, or the only list of objects in it that are no
/// links.
fn items<'a>(plan: &Plan<'_>, response: &'a Type, top: &[&'a Field]) -> Option<(String, &'a Type)> {
    if let Type::Array { items } = response {
        return Some((String::new(), items));
    }
    let mut lists = top.iter().filter_map(|field| match &field.ty {
        Type::Array { items } if !is_links(&field.name) && !fields(plan, items).is_empty() => Some((field, items)),
        _ => None,
    });
    let (field, items) = lists.next()?;
    lists.next().is_none().then(|| (pointer(&field.name), &**items))
}

/// What marks an item: its `id`.
fn key(plan: &Plan<'_>, item: &Type) -> Option<String> {
    let fields = fields(plan, item);
    let is_scalar = |ty: &Type| matches!(ty, Type::String { .. } | Type::Integer { .. });
    fields.iter().find(|field| field.name == "id" && is_scalar(&field.ty)).map(|field| field.name.clone())
}

fn is_links(name: &str) -> bool {
    name == "links" || name.ends_with("_links")
}

fn pointer(key: &str) -> String {
    format!("/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The fields of a struct.
fn fields<'a>(plan: &Plan<'a>, ty: &Type) -> Vec<&'a Field> {
    let Type::Named { name } = ty else { return Vec::new() };
    plan.api.type_def(name).map_or_else(Vec::new, |def| plan.api.fields(def).0)
}
