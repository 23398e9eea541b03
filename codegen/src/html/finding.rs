//! The findings: by code with links to where they stand, and one finding beside its piece of the page.

use maud::{Markup, html};

use super::Context;
use super::excerpt::{line_id, marked_line};
use super::prose::{prose, sentence};
use crate::diagnostic::Related;
use crate::report::{Finding, Group, Report, counted};

pub(super) fn section(context: &Context<'_>) -> Markup {
    html! {
        section #findings aria-labelledby="findings-title" {
            h2 #findings-title { "Findings" }
            @match context.report {
                None => { p.empty { "Only the spec was at hand; make the report of the pages to see what is odd about them." } }
                Some(report) if report.findings().is_empty() => { p.empty { "Nothing is odd about the pages." } }
                Some(report) => {
                    p { "What is odd about the pages, and what was read instead. Each stands beside its piece of the page." }
                    div.list { @for group in report.groups() { (self::group(report, &group)) } }
                    (context.excerpts.other_pages(report))
                }
            }
        }
    }
}

fn group(report: &Report<'_>, group: &Group<'_>) -> Markup {
    // The numbers of findings are their places in the report, which its groups refer to.
    let numbered = report.findings().iter().enumerate().filter(|(_, finding)| finding.diagnostic.code == group.code);
    html! {
        details.item id={ "code-" (group.code) } {
            summary {
                h3.name { code { (group.code) } }
                span.title { (group.code.summary().trim()) }
                span.facts {
                    (level(group)) " " (group.findings.len()) " on " (counted(group.pages, "page"))
                }
            }
            div.body {
                (prose(group.code.explanation()))
                ol.places {
                    @for (number, finding) in numbered {
                        @let place = report.sources().place(finding.diagnostic.span);
                        li {
                            a href={ "#d" (number + 1) } { (place.file) ":" (place.line) }
                            " " (sentence(&finding.diagnostic.message))
                        }
                    }
                }
            }
        }
    }
}

fn level(group: &Group<'_>) -> Markup {
    html! { span.level.{ "l-" (group.level.as_str()) } { (group.level.as_str()) } }
}

/// A finding, to stand beside its piece of the page.
pub(super) fn note(report: &Report<'_>, number: usize, finding: &Finding<'_>) -> Markup {
    let diagnostic = finding.diagnostic;
    html! {
        li.note.{ "l-" (finding.level.as_str()) } id={ "d" (number + 1) } tabindex="-1" {
            p {
                span.level.{ "l-" (finding.level.as_str()) } { (finding.level.as_str()) } " "
                a href={ "#code-" (diagnostic.code) } { (diagnostic.code) }
            }
            p { (sentence(&diagnostic.message)) }
            @for related in &diagnostic.related { (self::related(report, finding, related)) }
            @if let Some(help) = &diagnostic.help { p.help { b { "Help: " } (sentence(help)) } }
            @if let Some(settle) = &finding.settle {
                p.help { b { "In " code { "docbind.toml" } ":" } " " code.settle { (settle) } }
            }
        }
    }
}

fn related(report: &Report<'_>, finding: &Finding<'_>, related: &Related) -> Markup {
    let file = related.span.file;
    let line = marked_line(report, related.span);
    let place = if file == finding.diagnostic.span.file {
        format!("line {line}")
    } else {
        format!("{}:{line}", report.sources().get(file).path())
    };
    html! { p.related { a href={ "#" (line_id(file, line)) } { (place) } ": " (sentence(&related.message)) } }
}
