//! Which of the documented answers is given: the status, and the example that shows it.

use docbind_spec::{Api, Direction, Example, Location, Operation, Source, StatusCode, Type};
use serde_json::Value;

use super::example;
use super::made;
use super::prefer::Preference;
use crate::verify::traffic::header;

/// The answer that was chosen.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) from: From,
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum From {
    /// An example of the operation's page.
    Example(Source),
    /// An example of the same type on another page.
    Elsewhere(Source),
    /// The type alone.
    Made,
    /// There is no body to show.
    NoBody,
}

/// The page does not document what was preferred.
#[derive(Debug, PartialEq)]
pub(super) struct Unknown {
    /// What was preferred.
    pub(super) preferred: String,
    /// What is documented instead.
    pub(super) documented: Vec<String>,
}

/// The answer that the operation's page documents: of the status that is preferred, or of the first success.
pub(super) fn answer(
    api: &Api,
    operation: &Operation,
    preference: &Preference,
    wants_xml: bool,
) -> Result<Chosen, Unknown> {
    let usual = usual(operation);
    let code = preference.code.unwrap_or(usual);
    let shown = shown(operation, code, usual);
    if code != usual && shown.is_empty() && !codes(operation).any(|known| known == code) {
        let documented: Vec<String> = documented(operation, usual).iter().map(ToString::to_string).collect();
        return Err(Unknown { preferred: format!("the status {code}"), documented });
    }
    let chosen = match &preference.example {
        Some(title) => Some(titled(&shown, title)?),
        None => example::best(&shown, wants_xml),
    };
    Ok(complete(api, operation, code, chosen, &shown))
}

/// The answer around an example, or without one.
fn complete(
    api: &Api,
    operation: &Operation,
    code: StatusCode,
    chosen: Option<&Example>,
    shown: &[&Example],
) -> Chosen {
    let ty = operation.body_of(code);
    let own = chosen.and_then(|example| Some((example::body(example)?, example)));
    let (body, media_type, from) = match (own, ty) {
        (Some((body, example)), _) => (body, Some(example::media_type(example)), From::Example(example.source.clone())),
        (None, Some(ty)) if code.may_have_body() => of_type(api, code, ty),
        (None, _) => (Vec::new(), None, chosen.map_or(From::NoBody, |example| From::Example(example.source.clone()))),
    };
    let mut headers: Vec<(String, String)> = Vec::new();
    // A page may show the head of an answer in one block and its body in another.
    for example in chosen.into_iter().chain(shown.iter().copied().filter(|shown| shown.status == Some(code))) {
        for (name, value) in example.headers.iter().filter(|(name, value)| example::is_sent(name, value)) {
            if header(&headers, name).is_none() {
                headers.push((name.clone(), value.clone()));
            }
        }
    }
    let (body, media_type) = if code.may_have_body() { (body, media_type) } else { (Vec::new(), None) };
    headers.retain(|(name, _)| !body.is_empty() || !name.eq_ignore_ascii_case("content-type"));
    if header(&headers, "content-type").is_none() {
        headers.extend(media_type.map(|media_type| ("Content-Type".to_owned(), media_type)));
    }
    if code.is_success() {
        documented_headers(api, operation, &mut headers);
    }
    Chosen { status: code.get(), headers, body, from }
}

/// A body of the type: an example of it on any page, of the same status if there is one, or a value that is made.
fn of_type(api: &Api, code: StatusCode, ty: &Type) -> (Vec<u8>, Option<String>, From) {
    let examples = || api.operations.iter().flat_map(|operation| &operation.examples);
    let fits = |example: &&Example| {
        let is_answer = example.direction == Direction::Response;
        is_answer && matches!(ty, Type::Named { .. }) && example.ty.as_ref() == Some(ty) && example.value.is_some()
    };
    let of_code = |example: &&Example| example.status == Some(code);
    let elsewhere = examples().filter(fits).find(of_code).or_else(|| examples().find(fits));
    let json = || Some("application/json".to_owned());
    match elsewhere {
        Some(example) => (example::body(example).unwrap_or_default(), json(), From::Elsewhere(example.source.clone())),
        None => (example::pretty(&made::value(api, ty)), json(), From::Made),
    }
}

/// The headers that the page's table lists and no example shows.
fn documented_headers(api: &Api, operation: &Operation, headers: &mut Vec<(String, String)>) {
    let rows = operation.parameters.iter();
    for row in rows.filter(|row| row.direction == Direction::Response && row.location == Location::Header) {
        let ty = row.schema.as_ref().unwrap_or(&Type::STRING);
        let value = match made::value(api, ty) {
            Value::String(text) => text,
            value => value.to_string(),
        };
        if row.prefix.is_none()
            && header(headers, &row.name).is_none()
            && example::is_sent(&row.name, &value)
            && !row.name.eq_ignore_ascii_case("content-type")
        {
            headers.push((row.name.clone(), value));
        }
    }
}

/// The status of an answer when nothing is preferred: the first documented success, or what comes nearest.
fn usual(operation: &Operation) -> StatusCode {
    let documented = || codes(operation).filter(|code| code.get() >= 200);
    let shown = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let shown = shown.filter_map(|example| example.status);
    let success = documented().chain(shown).find(|code| code.is_success());
    let found = success.or_else(|| documented().find(|code| code.get() < 400));
    let plain = if operation.response.is_some() { 200 } else { 204 };
    found.or_else(|| StatusCode::new(plain).ok()).unwrap_or(OK)
}

const OK: StatusCode = match StatusCode::new(200) {
    Ok(code) => code,
    Err(_) => unreachable!(),
};

fn codes(operation: &Operation) -> impl Iterator<Item = StatusCode> {
    operation.statuses.iter().flat_map(|row| &row.codes).copied()
}

/// The codes that can be preferred.
fn documented(operation: &Operation, usual: StatusCode) -> Vec<StatusCode> {
    let mut documented = vec![usual];
    let shown = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    for code in codes(operation).chain(shown.filter_map(|example| example.status)) {
        if !documented.contains(&code) {
            documented.push(code);
        }
    }
    documented
}

/// The examples of a status. One that shows no status is of the usual answer, and so is one of a success that the page
/// does not list; they come after those that show the status itself.
fn shown(operation: &Operation, code: StatusCode, usual: StatusCode) -> Vec<&Example> {
    let listed = |code: StatusCode| codes(operation).any(|known| known == code);
    let belongs = |example: &&Example| match example.status {
        Some(status) => status == code || (code == usual && status.is_success() && !listed(status)),
        None => code == usual,
    };
    let answers = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let mut shown: Vec<&Example> = answers.filter(belongs).collect();
    shown.sort_by_key(|example| (example.status != Some(code), example.status.is_some()));
    shown
}

/// The example of a title, or of a number counted from 1.
fn titled<'a>(shown: &[&'a Example], title: &str) -> Result<&'a Example, Unknown> {
    let numbered = title.parse::<usize>().ok().and_then(|number| shown.get(number.checked_sub(1)?));
    let named = shown.iter().find(|example| example.title.eq_ignore_ascii_case(title));
    named.or(numbered).copied().ok_or_else(|| Unknown {
        preferred: format!("the example `{title}`"),
        documented: shown.iter().map(|example| format!("`{}`", example.title)).collect(),
    })
}

impl From {
    /// The origin in words; `root` stands before the path of a page.
    pub(super) fn to_text(&self, root: &str) -> String {
        match self {
            Self::Example(source) => format!("{root}{source}"),
            Self::Elsewhere(source) => format!("{root}{source} (another operation)"),
            Self::Made => "made from the type".to_owned(),
            Self::NoBody => "no body".to_owned(),
        }
    }
}
