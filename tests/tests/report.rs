//! The HTML report of the example, of hostile pages and of real ones: well-formed, its ids unique, its links leading
//! somewhere, and nothing in it that is fetched, run or injected.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeSet;

use docbind_codegen::diagnostic::Diagnostic;
use docbind_codegen::load::{self, ByExtension};
use docbind_codegen::report::{Policy, Report};
use docbind_codegen::source::{Source, Sources};
use docbind_codegen::{compile, config, html};
use docbind_spec::Api;
use docbind_tests::repository;
use html5gum::{HtmlString, Token, Tokenizer};
use serde_json::Value;

/// Elements that have no end tag.
const VOID: &[&str] = &["br", "hr", "meta", "wbr"];

/// Every element that a report is made of.
const ELEMENTS: &[&str] = &[
    "a",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "code",
    "details",
    "div",
    "em",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
    "wbr",
];

/// Every attribute of theirs.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "content",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "open",
    "role",
    "scope",
    "start",
    "style",
    "tabindex",
    "title",
];

/// A text that breaks out of whatever does not escape it.
const HOSTILE: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)><!-- </style></title> \
                       [x](javascript:alert(1)) <javascript:alert(1)> ![y](https://x.example/y.png) `&#x27;{{7*7}}`";

#[track_caller]
fn check(name: &str, page: &str, diagnostics: usize) {
    let problems = problems(page, diagnostics);
    assert!(problems.is_empty(), "{name}:\n{}", problems.join("\n"));
}

/// What is wrong with a page that is to show so many diagnostics.
fn problems(page: &str, diagnostics: usize) -> Vec<String> {
    let (mut problems, mut open, mut ids, mut targets) = (Vec::new(), Vec::new(), BTreeSet::new(), BTreeSet::new());
    for token in Tokenizer::new(page) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if !ELEMENTS.contains(&name.as_str()) {
                    problems.push(format!("<{name}>: no element of a report"));
                }
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (text(attribute), text(value));
                    let is_fine = match attribute.as_str() {
                        "id" => ids.insert(value.clone()) && !value.contains(char::is_whitespace),
                        "href" => match value.strip_prefix('#') {
                            Some(target) => {
                                targets.insert(target.to_owned());
                                true
                            }
                            None => name == "a" && (value.starts_with("https://") || value.starts_with("http://")),
                        },
                        "style" => value.strip_prefix("width:").is_some_and(|rest| {
                            rest.strip_suffix('%').is_some_and(|width| width.parse::<u8>().is_ok())
                        }),
                        attribute => ATTRIBUTES.contains(&attribute),
                    };
                    if !is_fine {
                        problems.push(format!("<{name} {attribute}={value:?}>"));
                    }
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                if open.pop().as_ref() != Some(&name) {
                    problems.push(format!("</{name}> ends another element"));
                }
            }
            Token::Error(error) => problems.push(error.to_string()),
            Token::Comment(_) => problems.push("a comment".to_owned()),
            Token::String(_) | Token::Doctype(_) => {}
        }
    }
    problems.extend(open.iter().map(|name| format!("<{name}> does not end")));
    problems.extend(targets.difference(&ids).map(|target| format!("#{target} leads nowhere")));
    let numbers = (1..=diagnostics).filter(|number| !ids.contains(&format!("d{number}")));
    problems.extend(numbers.map(|number| format!("the diagnostic {number} is not shown")));
    problems.truncate(20);
    problems
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[track_caller]
fn check_pages(name: &str, sources: &Sources, title: &str) -> String {
    let (api, diagnostics) = compile(sources, title);
    let page = report(sources, &api, &diagnostics);
    check(name, &page, diagnostics.len());
    page
}

fn report(sources: &Sources, api: &Api, diagnostics: &[Diagnostic]) -> String {
    let report = Report::new(sources, "docs", diagnostics, &Policy::default())
        .settled_by(|diagnostic| config::settle(api, sources, diagnostic));
    html::page(api, Some(&report))
}

fn example() -> Vec<(String, String)> {
    let documentation = load::load(&[repository::root().join("generated-example/docs")], &ByExtension).unwrap();
    documentation.sources.iter().map(|(_, page)| (page.path().to_owned(), page.text().to_owned())).collect()
}

fn sources(pages: impl IntoIterator<Item = (String, String)>) -> Sources {
    Sources::new(pages.into_iter().map(|(path, text)| Source::new(path, text)).collect())
}

#[test]
fn the_report_of_the_example_is_sound_and_the_same_each_time() {
    let sources = sources(example());
    let page = check_pages("the example", &sources, "Cadenza");
    assert!(page == check_pages("the example again", &sources, "Cadenza"));
    let (api, _) = compile(&sources, "Cadenza");
    check("its spec alone", &html::page(&api, None), 0);
}

#[test]
fn hostile_pages_inject_nothing() {
    let spoil = |text: &str| {
        let mut spoiled = text.replace("The ", &format!("The {HOSTILE} ")).replace("_id ", &format!("_id{HOSTILE} "));
        spoiled.push_str("\n\u{1}\u{7f}\u{85}\u{202e}\0");
        spoiled
    };
    let pages =
        example().into_iter().map(|(path, text)| (path.replace(".rst", &format!("{HOSTILE}.rst")), spoil(&text)));
    check_pages("hostile pages", &sources(pages), HOSTILE);
    let shouted = example().into_iter().map(|(path, text)| (path, text.replace("\"", &format!("\"{HOSTILE}"))));
    check_pages("hostile examples", &sources(shouted), HOSTILE);
}

#[test]
fn a_hostile_spec_injects_nothing() {
    let (api, _) = compile(&sources(example()), "Cadenza");
    let mut spec: Value = serde_json::from_str(&api.to_json()).unwrap();
    spoil(&mut spec, "");
    let spec = Api::from_json(&spec.to_string()).unwrap();
    let page = html::page(&spec, None);
    assert!(page.matches("&lt;script&gt;").count() > 500);
    check("a hostile spec", &page, 0);
}

/// Makes every text of a spec that is not one of its own words a hostile one.
fn spoil(value: &mut Value, key: &str) {
    let words = ["kind", "of", "by", "json", "presence", "direction", "location", "media", "method", "format"];
    match value {
        Value::String(text) if !words.contains(&key) => text.push_str(HOSTILE),
        Value::Array(elements) => elements.iter_mut().for_each(|element| spoil(element, key)),
        Value::Object(entries) => entries.iter_mut().for_each(|(key, entry)| spoil(entry, key)),
        _ => {}
    }
}

#[test]
fn reports_of_real_pages_are_sound() {
    for folder in repository::products() {
        let Ok(documentation) = load::load(std::slice::from_ref(&folder), &ByExtension) else { continue };
        check_pages(&folder.display().to_string(), &documentation.sources, "Real pages");
    }
}
