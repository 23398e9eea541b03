//! What a paragraph between the pieces of an operation is: a link, a formula, a title, a lead or description.

use docbind_spec::StatusCode;
use serde_json::Value;

use super::outline::Item;
use super::{prose, words};
use crate::read::wadl::cell::status_cell;

/// Links to the sections of the page, which the oldest generator prints under the title.
pub(crate) fn is_navigation(raw: &str) -> bool {
    let shown = raw.trim_start_matches(['`', ' ']);
    if !shown.starts_with("Request") && !shown.starts_with("Response") {
        return false;
    }
    let text = prose::plain(raw);
    let mut words = text.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| matches!(word, "Request" | "Response"))
}

/// The generator's sentences on what an operation has not.
pub(crate) fn is_formula(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("This operation does not ") else { return false };
    let rest = rest.trim_end_matches('.');
    let (verb, body) = rest.split_once(' ').unwrap_or((rest, ""));
    matches!(verb, "accept" | "return" | "require") && matches!(body, "a request body" | "a response body" | "a body")
}

/// The title of an example: bold and alone, or beginning with "Example"; and what follows it in the paragraph.
pub(crate) fn example_title<'t>(raw: &'t str, after: &[Item<'_>]) -> Option<(&'t str, &'t str)> {
    if !raw.starts_with(['*', '`', 'E', 'e']) {
        return None;
    }
    let code_follows = matches!(after.first(), Some(Item::Code(..)));
    let code_is_near = after.iter().take(4).find_map(|item| match item {
        Item::Code(..) => Some(true),
        Item::Heading { .. } | Item::Table(..) | Item::Rubric(..) => Some(false),
        Item::Prose(_) => None,
    });
    if code_is_near != Some(true) {
        return None;
    }
    let says_example = |text: &str| text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("example"));
    if let Some(inner) = raw.strip_prefix("**") {
        let (title, rest) = inner.split_once("**")?;
        let rest = rest.trim_start_matches([':', '.']);
        let alone = rest.trim().is_empty();
        return (alone && code_follows || says_example(&prose::plain(raw))).then_some((title, rest));
    }
    let text = prose::plain(raw);
    let short = text.len() < 120 && !text.trim_end_matches('.').contains(". ");
    (says_example(&text) && code_follows && short && !text.ends_with('.')).then_some((raw, ""))
}

/// A paragraph before its last sentence, and that sentence.
pub(crate) fn last_sentence(text: &str) -> (&str, &str) {
    let end = text.trim_end().trim_end_matches(['.', ':']).len();
    let mut ends = memchr::memrchr3_iter(b'.', b'!', b'?', &text.as_bytes()[..end]);
    let end = ends.find(|&at| {
        text[at + 1..].starts_with(char::is_whitespace) && {
            let next = text[at + 1..].trim_start();
            next.starts_with(|c: char| c.is_uppercase() || c == '`' || c == '*')
        }
    });
    match end {
        Some(at) => (&text[..=at], text[at + 1..].trim_start()),
        None => ("", text),
    }
}

/// Whether a sentence is about the table or the code below it.
pub(crate) fn speaks_of_next(sentence: &str) -> bool {
    if sentence.trim_end().ends_with(':') {
        return true;
    }
    words::has_any(sentence, &["table", "following", "example", "below", "shows", "parameters", "response codes"])
}

/// Whether a sentence about what is below it goes on behind a colon, with what only it says.
pub(crate) fn holds_more(sentence: &str) -> bool {
    let is_title = ["**Table:", "**Table "].iter().any(|title| sentence.starts_with(title));
    let behind = || memchr::memchr_iter(b':', sentence.as_bytes()).map(|at| &sentence[at + 1..]);
    let more = || behind().find(|more| more.starts_with(' '));
    !is_title && more().is_some_and(|more| more.split_whitespace().count() > 1)
}

/// Whether a sentence says what the table below it lists.
pub(crate) fn classifies(sentence: &str) -> bool {
    words::place(sentence).is_some() || words::direction(sentence).is_some() || words::speaks_of_codes(sentence)
}

/// How many pieces of prose may stand between a table and the sentence that announces it.
const NEAR: usize = 16;

/// The last sentence of a paragraph that announces a table of parameters, which is the next piece that is not prose.
pub(crate) fn announces_table<'t>(paragraph: &'t str, after: &[Item<'_>]) -> Option<&'t str> {
    // Pages may hold nothing but prose: what lies behind it is looked for in no more than a few pieces.
    let next = after.iter().take(NEAR + 1).find(|item| !matches!(item, Item::Prose(_)));
    if !matches!(next, Some(Item::Table(..))) {
        return None;
    }
    let (_, last) = last_sentence(paragraph);
    let points = last.trim_end().ends_with(':') || words::has_any(last, &["table", "following", "below"]);
    let announces = points
        && words::has_any(last, &["parameter", "attribute", "header", "field", "argument"])
        && words::place(last).is_some();
    announces.then_some(last)
}

/// Whether the title of an example is that of an answer to a request that failed. What the operation is called says
/// nothing of it.
pub(crate) fn speaks_of_failure(title: &str, operation: &str) -> bool {
    let fails = |text: &str| {
        words::has_any(text, FAILURES)
            || words::has_any(text, ALONE) && text.split_whitespace().count() < 4
            || text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| is_fault(word) || is_failure(word))
    };
    let without_name = || title.to_ascii_lowercase().replace(&operation.to_ascii_lowercase(), " ");
    // Most titles have no sign of a failure, so that the name need not be taken out of them.
    fails(title) && fails(&without_states(&without_name()))
}

/// A text without what says of a thing that it is in error: "Show kite in error", "List states after an error".
fn without_states(lower: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in lower.split_whitespace() {
        let article = usize::from(matches!(kept.last(), Some(&("a" | "an" | "the"))));
        let before = kept.len().checked_sub(1 + article).and_then(|at| kept.get(at));
        let is_state = matches!(before, Some(&("in" | "with" | "without" | "after")));
        if is_state && matches!(word.trim_end_matches([':', '.', ',']), "error" | "errors") {
            kept.truncate(kept.len() - 1 - article);
        } else {
            kept.push(word);
        }
    }
    kept.join(" ")
}

const FAILURES: &[&str] = &[
    "error",
    "unauthorized",
    "forbidden",
    "not found",
    "bad request",
    "conflict",
    "over limit",
    "overlimit",
    "unprocessable",
    "unavailable",
    "not allowed",
    "not implemented",
    "unsupported",
];

/// Words that say so where they are nearly all of a title: "Show failed task" is about a task.
const ALONE: &[&str] = &["failure", "failed", "fails", "invalid", "rejected", "denied"];

/// Whether a word is a code of failure.
fn is_failure(word: &str) -> bool {
    status_cell::code(word).is_some_and(|code| (400..600).contains(&code.get()))
}

/// The code that an answer says it has failed with: `{"itemNotFound": {"code": 404, "message": "…"}}`, with or without
/// the name of the failure around it.
pub(crate) fn failure(body: &Value) -> Option<StatusCode> {
    let fault = body.as_object()?;
    let inner = fault.values().next().and_then(Value::as_object).filter(|_| fault.len() == 1);
    let fault = inner.unwrap_or(fault);
    let told = inner.is_some() || ["message", "error", "title", "details"].iter().any(|key| fault.contains_key(*key));
    let code = fault.get("code").filter(|_| told)?.as_u64().filter(|code| (400..600).contains(code))?;
    StatusCode::new(u16::try_from(code).ok()?).ok()
}

/// Whether a word is `fault` or the name of one (`computeFault`), and not `default`.
fn is_fault(word: &str) -> bool {
    let word = word.strip_suffix(['s', 'S']).unwrap_or(word);
    let ends = |end: &str| {
        let start = word.len().checked_sub(end.len()).and_then(|start| word.get(start..));
        start.is_some_and(|found| found.eq_ignore_ascii_case(end))
    };
    ends("fault") && !ends("default")
}

/// Whether the page says that the operation, and not a part of it, is deprecated.
pub(crate) fn is_deprecated(title: &str, description: &str) -> bool {
    if words::has_any(title, &["deprecated"]) {
        return true;
    }
    if !description.contains("eprecated") && !description.contains("DEPRECATED") {
        return false;
    }
    let lower = description.to_ascii_lowercase();
    // "Deprecated since 2.4", of the operation that the page is about.
    let begins = |line: &str| line.trim_start_matches(['*', '>', ' ']).starts_with("deprecated");
    let is_part = |sentence: &str| PARTS.iter().any(|word| sentence.contains(word));
    if lower.lines().any(|line| begins(line) && !is_part(line)) {
        return true;
    }
    lower.split(['.', '\n']).filter(|sentence| sentence.contains("deprecated")).any(|sentence| {
        let has = |words: &[&str]| words.iter().any(|word| sentence.contains(word));
        !is_part(sentence) && has(&["operation", "call", "method", "api", "request", "extension", "action", "proxied"])
    })
}

/// What a sentence about a part of an operation speaks of.
const PARTS: [&str; 8] = ["parameter", "attribute", "field", "header", "argument", "option", "propert", "value"];

#[cfg(test)]
mod tests {
    use docbind_spec::{Location, StatusCode};
    use serde_json::json;

    use super::{NEAR, failure, holds_more, speaks_of_failure};
    use crate::read;
    use crate::source::{Source, Sources};

    /// Where the row of a table stands that so many paragraphs part from the sentence that announces it.
    fn announced_over(paragraphs: usize) -> Location {
        let between = "A remark.\n\n".repeat(paragraphs);
        let page = format!(
            "Show kite\n=========\n\n::\n\n  GET /kites\n\nThis table lists the header parameters:\n\n{between}\
             ====== ====== ===========\nName   Type   Description\n====== ====== ===========\n\
             tail   String The tail.\n====== ====== ===========\n"
        );
        let (pages, _) = read::read(&Sources::new(vec![Source::new("page.rst", page.as_str())]));
        pages[0].operations[0].parameters[0].parameter.location
    }

    #[test]
    fn a_sentence_announces_a_table_that_is_near() {
        assert_eq!(announced_over(1), Location::Header);
        assert_eq!(announced_over(NEAR), Location::Header);
        assert_ne!(announced_over(NEAR + 1), Location::Header);
    }

    #[test]
    fn titles_of_failures_are_told_from_names() {
        let fails = |title| speaks_of_failure(title, "Show lamp errors");
        assert!(fails("Example Show lamp: lampFault (404)"));
        assert!(fails("Faults"));
        assert!(fails("Example conflict response"));
        assert!(fails("An answer of 507:"));
        assert!(!fails("Example Show lamp errors: JSON response"));
        assert!(!fails("Example Show the default lamp: JSON response"));
        assert!(!fails("Example Lamp in error state: JSON response"));
        assert!(!fails("Example Light lamps with errors: JSON response"));
        assert!(!fails("Example List states after an error: JSON response"));
        assert!(fails("Example Show the error"));
    }

    #[test]
    fn a_lead_may_say_more_than_what_it_leads_to() {
        assert!(holds_more("Kites have these attributes: ``line`` and ``tail``."));
        assert!(!holds_more("Kites have these attributes:"));
        assert!(!holds_more("**Table: List Kites Response Fields**"));
    }

    #[test]
    fn a_body_may_say_that_it_tells_of_a_failure() {
        let code = |body| failure(&body).map(StatusCode::get);
        assert_eq!(code(json!({"noSuchLamp": {"code": 404, "message": "None"}})), Some(404));
        assert_eq!(code(json!({"code": 409, "error": "Conflict"})), Some(409));
        assert_eq!(code(json!({"lamp": {"code": 200}})), None);
        assert_eq!(code(json!({"code": 409, "colour": "red"})), None);
        assert_eq!(code(json!([])), None);
    }
}
