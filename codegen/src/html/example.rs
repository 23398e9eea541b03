//! The examples of an operation: each as printed, and how it fares against its type.

use docbind_spec::{Direction, Example, Media, Operation};
use maud::{Markup, html};

use super::coverage::{Fate, fate};
use super::prose::sentence;
use super::{Context, ty};
use crate::report::counted;

/// How many lines of an example are shown; the page has the rest.
pub const MAX_EXAMPLE_LINES: usize = 200;

/// How many bytes of an example are shown.
const MAX_BYTES: usize = 16 * 1024;

pub(super) fn examples(context: &Context<'_>, operation: &Operation) -> Markup {
    if operation.shown().next().is_none() {
        return html! {};
    }
    html! {
        h5 { "Examples" }
        // The first is open: an operation that was opened shows at once what a message looks like.
        @for (at, example) in operation.shown().enumerate() {
            details.fold.example open[at == 0] { (item(context, example)) }
        }
    }
}

/// What one `details` holds.
fn item(context: &Context<'_>, example: &Example) -> Markup {
    let direction = match example.direction {
        Direction::Request => "request",
        Direction::Response => "response",
    };
    let title = if example.title.is_empty() { "Example" } else { example.title.as_str() };
    html! {
        summary {
            (title) " "
            span.facts {
                (direction) " · " (media(example.media))
                @if let Some(status) = example.status { " · " (status) }
                " · " (verdict(fate(context.api, example)))
            }
        }
        @if let Some(ty) = &example.ty { p.small { "Read as " (ty::ty(&context.anchors, ty)) } }
        (differences(context, example))
        (text(example))
        p.small { (example.source) }
    }
}

const fn media(media: Media) -> &'static str {
    match media {
        Media::Json => "JSON",
        Media::Xml => "XML",
        Media::Http => "HTTP",
        Media::Text => "text",
    }
}

fn verdict(fate: Fate) -> Markup {
    match fate {
        Fate::Unread => html! { span { "not read as JSON" } },
        Fate::Untyped => html! { span.wanting { "of no type" } },
        Fate::Refused => html! { span.wanting { "refused by its type" } },
        Fate::Decodes => html! { span.wanting { "decodes in part" } },
        Fate::RoundTrips => html! { span.proved { "round-trips" } },
    }
}

/// What its type says against the example.
fn differences(context: &Context<'_>, example: &Example) -> Markup {
    let (Some(ty), Some(value)) = (&example.ty, &example.value) else { return html! {} };
    let findings = context.api.judge(ty, value);
    html! {
        @if !findings.is_empty() {
            ul.differences { @for finding in findings { li { (sentence(&finding.to_string())) } } }
        }
    }
}

fn text(example: &Example) -> Markup {
    let text = example.text.trim_end();
    let end = text.match_indices('\n').nth(MAX_EXAMPLE_LINES - 1).map_or(text.len(), |(at, _)| at);
    let shown = &text[..text.floor_char_boundary(end.min(MAX_BYTES))];
    let left = text[shown.len()..].trim().lines().count();
    html! {
        pre.example-text { code { (shown) } }
        @if left > 0 { p.small { "and " (counted(left, "line")) " more in the page" } }
    }
}
