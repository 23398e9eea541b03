//! A type in words, with links to the named types in it.

use docbind_spec::{IntegerFormat, StringFormat, Type};
use maud::{Markup, html};

use super::anchor::Anchors;

/// The type in one line.
pub(super) fn ty(anchors: &Anchors<'_>, ty: &Type) -> Markup {
    match ty {
        Type::Any => html! { span.ty { "any JSON" } },
        Type::Boolean => html! { span.ty { "boolean" } },
        Type::Integer { format } => html! { span.ty { "integer" } " " span.format { (integer(*format)) } },
        Type::Number => html! { span.ty { "number" } },
        Type::String { format: None } => html! { span.ty { "string" } },
        Type::String { format: Some(format) } => {
            html! { span.ty { "string" } " " span.format { (string(*format)) } }
        }
        Type::Array { items } => html! { "list of " (self::ty(anchors, items)) },
        Type::Map { values } => html! { "map to " (self::ty(anchors, values)) },
        Type::Nullable { of } => html! { (self::ty(anchors, of)) " or null" },
        Type::Named { name } => link(anchors, name),
    }
}

/// A link to a named type.
pub(super) fn link(anchors: &Anchors<'_>, name: &str) -> Markup {
    html! {
        @if let Some(anchor) = anchors.ty(name) { a.type href={ "#" (anchor) } { (name) } } @else { span.ty { (name) } }
    }
}

const fn integer(format: IntegerFormat) -> &'static str {
    match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
        IntegerFormat::Uint64 => "uint64",
    }
}

const fn string(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Uuid => "uuid",
        StringFormat::DateTime => "date-time",
        StringFormat::Date => "date",
        StringFormat::Uri => "uri",
    }
}
