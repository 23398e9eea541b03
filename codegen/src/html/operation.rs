//! The operations: each with what its page says and what was made of it.

use docbind_spec::{Direction, Location, Method, Operation, Parameter, PathTemplate, Segment, Status};
use maud::{Markup, html};

use super::coverage::{Coverage, Share};
use super::example::examples;
use super::groups::Group;
use super::parameter::rows;
use super::prose::prose;
use super::{Context, ty};
use crate::report::counted;

pub(super) fn section(context: &Context<'_>, groups: &[Group<'_>]) -> Markup {
    html! {
        section #operations aria-labelledby="operations-title" {
            h2 #operations-title { "Operations" }
            @if groups.is_empty() {
                p.empty { "No page describes an operation (a method and a path in a code block)." }
            }
            @for group in groups {
                section.group {
                    h3 id=(group.anchor) { (group.name) " " span.facts { (counted(group.operations.len(), "operation")) } }
                    div.list {
                        @for &(at, operation) in &group.operations { (item(context, at, operation)) }
                    }
                }
            }
        }
    }
}

fn item(context: &Context<'_>, at: usize, operation: &Operation) -> Markup {
    html! {
        details.item.operation id=(context.anchors.operation(at)) {
            summary {
                h4 { (method(operation.method)) " " (path(&operation.path)) }
                span.title { (operation.title) }
                span.facts { (facts(context, operation)) }
            }
            div.body {
                @if operation.deprecated { p.deprecated { "Deprecated, as the prose says." } }
                div.columns {
                    div {
                        (prose(&operation.description))
                        (request(context, operation))
                        (responses(context, operation))
                    }
                    div { (examples(context, operation)) }
                }
                (context.excerpts.of_operation(context, at, operation))
            }
        }
    }
}

pub(super) fn method(method: Method) -> Markup {
    html! { span.method.{ "m-" (method.as_str().to_ascii_lowercase()) } { (method) } }
}

/// The path as printed, its parameters set apart.
fn path(path: &PathTemplate) -> Markup {
    html! {
        code.path {
            @for segment in path.segments() {
                @match segment {
                    Segment::Literal(text) => { (text) }
                    Segment::Parameter(name) => { b { "{" (name) "}" } }
                }
            }
            (path.query().unwrap_or_default())
        }
    }
}

/// What a reader of the list wants to know before opening the operation.
fn facts(context: &Context<'_>, operation: &Operation) -> Markup {
    let codes: Vec<_> = operation.statuses.iter().flat_map(|status| &status.codes).map(ToString::to_string).collect();
    let coverage = Coverage::of_operation(context.api, operation);
    let wanting = [("rows", coverage.body_rows), ("examples", coverage.read), ("round trips", coverage.round_trips)];
    let found = context.excerpts.count(context, operation);
    html! {
        @if !codes.is_empty() { span.codes { (codes.join(" ")) } }
        @for (name, share) in wanting {
            @if !share.is_full() { " " span.wanting { (name) " " (part(share)) } }
        }
        @if found > 0 { " " span.found { (counted(found, "remark")) } }
    }
}

fn part(share: Share) -> String {
    format!("{} of {}", share.part, share.whole)
}

fn request(context: &Context<'_>, operation: &Operation) -> Markup {
    let of = rows_of(operation, Direction::Request);
    html! {
        h5 { "Request" }
        @match &operation.request {
            Some(body) => { p { "Body: " (ty::ty(&context.anchors, body)) } }
            None => { p.small { "No JSON body." } }
        }
        @for (name, location) in LOCATIONS { (rows(context, name, &of(location))) }
    }
}

fn responses(context: &Context<'_>, operation: &Operation) -> Markup {
    let of = rows_of(operation, Direction::Response);
    html! {
        h5 { "Responses" }
        @if operation.statuses.is_empty() {
            p.small { "The page lists no response codes." }
        } @else {
            (statuses(context, &operation.statuses))
        }
        @if let Some(body) = &operation.response { p { "Body on success: " (ty::ty(&context.anchors, body)) } }
        @for (name, location) in LOCATIONS { (rows(context, name, &of(location))) }
    }
}

const LOCATIONS: [(&str, Location); 4] = [
    ("Path parameters", Location::Path),
    ("Query parameters", Location::Query),
    ("Headers", Location::Header),
    ("Body rows", Location::Body),
];

fn rows_of<'a>(operation: &'a Operation, direction: Direction) -> impl Fn(Location) -> Vec<&'a Parameter> {
    move |location| {
        let rows = operation.all_parameters();
        rows.filter(|row| row.direction == direction && row.location == location).collect()
    }
}

fn statuses(context: &Context<'_>, statuses: &[Status]) -> Markup {
    html! {
        table.statuses {
            thead { tr { th scope="col" { "Code" } th scope="col" { "Body" } th scope="col" { "Meaning" } } }
            tbody {
                @for status in statuses {
                    tr {
                        th scope="row" {
                            @if status.codes.is_empty() { span.wanting { "no code" } }
                            @for code in &status.codes {
                                span.code.{ "c-" (code.get() / 100) } { (code) } " "
                            }
                        }
                        td {
                            @match &status.body {
                                Some(body) => { (ty::ty(&context.anchors, body)) }
                                None => { span.small { "not shown" } }
                            }
                        }
                        td { b { (status.name) } (prose(&status.description)) }
                    }
                }
            }
        }
    }
}
