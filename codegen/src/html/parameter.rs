//! The rows of a parameter table, as printed and as read.

use docbind_spec::{Location, Parameter};
use maud::{Markup, html};

use super::prose::prose;
use super::{Context, ty};

/// The rows of one location; nothing where there is none.
pub(super) fn rows(context: &Context<'_>, name: &str, rows: &[&Parameter]) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        table {
            caption { (name) }
            thead { tr { th scope="col" { "Name" } th scope="col" { "Type" } th scope="col" { "What the page says" } } }
            tbody { @for row in rows { (self::row(context, row)) } }
        }
    }
}

fn row(context: &Context<'_>, row: &Parameter) -> Markup {
    html! {
        tr {
            th scope="row" {
                code { @if let Some(parent) = &row.parent { span.parent { (parent) "." } } (row.name) }
            }
            td {
                (read(context, row))
                (printed(row))
            }
            td { (prose(&row.description)) }
        }
    }
}

/// What the page prints in the cell of the type.
fn printed(row: &Parameter) -> Markup {
    let necessity = row.required.map(|required| if required { "required" } else { "optional" });
    html! {
        @match (&row.printed_type, necessity) {
            (Some(ty), Some(necessity)) => { span.printed { "printed " code { (ty) } ", " (necessity) } }
            (Some(ty), None) => { span.printed { "printed " code { (ty) } } }
            (None, Some(necessity)) => { span.printed { "printed " (necessity) } }
            (None, None) => {}
        }
    }
}

/// What the row came to: the field that it describes, or its type.
fn read(context: &Context<'_>, row: &Parameter) -> Markup {
    match (&row.place, &row.schema, row.location) {
        (Some(place), _, _) => html! {
            (ty::link(&context.anchors, &place.type_name))
            @if let Some(field) = &place.field { "." wbr; code { (field) } }
        },
        (None, Some(schema), _) => ty::ty(&context.anchors, schema),
        (None, None, Location::Body) => html! { span.wanting { "describes no field" } },
        (None, None, Location::Path | Location::Query | Location::Header) => html! { span.small { "no type" } },
    }
}
