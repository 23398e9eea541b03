//! An API as one HTML page: what docbind understood of the documentation, and every diagnostic beside the piece of the
//! page that it is about.
//!
//! The page stands alone: no script, no font, no image, nothing that is fetched; a policy in its head forbids it. What
//! is long is folded (`details`), so that a large API opens as a list of its operations; links open what they lead to.
//!
//! Pages are hostile: every text of theirs is escaped by `maud`, prose keeps no HTML of its own, and only links to the
//! web stay links. What is shown of one thing is bounded by [`MAX_EXAMPLE_LINES`], [`MAX_LINE`] and
//! [`MAX_TREE_DEPTH`]; the size of the whole is at most proportional to that of the pages.

mod anchor;
mod coverage;
mod example;
mod excerpt;
mod finding;
mod groups;
mod operation;
mod parameter;
mod prose;
mod tree;
mod ty;
mod type_def;

use docbind_spec::Api;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::{Level, Report, counted};
use anchor::Anchors;
use coverage::Coverage;
use excerpt::Excerpts;

pub use example::MAX_EXAMPLE_LINES;
pub use excerpt::MAX_LINE;
pub use tree::MAX_TREE_DEPTH;

const STYLE: &str = include_str!("style.css");

/// Nothing is fetched, run, sent or framed, whatever a page says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What all parts of the page are made of.
struct Context<'a> {
    api: &'a Api,
    /// The findings; `None` where only a spec is at hand, which has none.
    report: Option<&'a Report<'a>>,
    anchors: Anchors<'a>,
    excerpts: Excerpts,
}

/// The page. Equal input gives equal bytes.
#[must_use]
pub fn page(api: &Api, report: Option<&Report<'_>>) -> String {
    let excerpts = report.map(|report| Excerpts::new(api, report)).unwrap_or_default();
    let context = Context { api, report, anchors: Anchors::new(api), excerpts };
    let groups = groups::groups(api);
    let title = if api.title.is_empty() { "API" } else { api.title.as_str() };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "docbind " (env!("CARGO_PKG_VERSION")) };
                title { (title) " as docbind reads it" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the operations" }
                (banner(&context, title))
                div.page {
                    (contents(&context, &groups))
                    main #main tabindex="-1" {
                        (coverage::section(&Coverage::of(api)))
                        (operation::section(&context, &groups))
                        (type_def::section(&context))
                        (finding::section(&context))
                    }
                }
                footer {
                    p {
                        "Made by docbind " (env!("CARGO_PKG_VERSION")) " of "
                        (extent(&context)) ". Folded parts open with a click, with Enter, and by links that lead there."
                    }
                }
            }
        }
    };
    visible(page.into_string())
}

/// The page with control characters, which HTML must not hold, as their pictures.
fn visible(page: String) -> String {
    let is_hidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !page.contains(is_hidden) {
        return page;
    }
    let picture = |c: char| match u32::from(c) {
        0x7F => '\u{2421}',
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    };
    page.chars().map(|c| if is_hidden(c) { picture(c) } else { c }).collect()
}

/// What the page is about, in one line.
fn banner(context: &Context<'_>, title: &str) -> Markup {
    html! {
        header.banner {
            p.kicker { "API report" }
            h1 { (title) }
            p.extent { (extent(context)) @if let Some(found) = found(context) { "; " a href="#findings" { (found) } } }
        }
    }
}

fn extent(context: &Context<'_>) -> String {
    let pages = context.report.map(|report| counted(report.sources().len(), "page"));
    let operations = counted(context.api.operations.len(), "operation");
    let types = counted(context.api.types.len(), "type");
    [pages, Some(operations), Some(types)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How many findings there are of each level.
fn found(context: &Context<'_>) -> Option<String> {
    let report = context.report?;
    let levels = [Level::Error, Level::Warning, Level::Note].map(|level| (report.count(level), level));
    let levels = levels.into_iter().filter(|&(count, _)| count > 0);
    let levels: Vec<_> = levels.map(|(count, level)| counted(count, level.as_str())).collect();
    Some(if levels.is_empty() { "nothing odd".to_owned() } else { levels.join(", ") })
}

/// The links beside the text; on a narrow screen, those to the sections.
fn contents(context: &Context<'_>, groups: &[groups::Group<'_>]) -> Markup {
    html! {
        nav.contents aria-label="Contents" {
            ul.sections {
                li { a href="#coverage" { "Coverage" } }
                li { a href="#operations" { "Operations" } }
                li { a href="#types" { "Types" } }
                li { a href="#findings" { "Findings" } }
            }
            div.operations {
                @for group in groups {
                    p { a href={ "#" (group.anchor) } { (group.name) } }
                    ul {
                        @for (at, operation) in &group.operations {
                            li {
                                a href={ "#" (context.anchors.operation(*at)) } {
                                    (operation::method(operation.method)) " " span { (operation.title) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
