//! One message against the operation that it is of: its headers and its body.

use docbind_spec::{Api, Direction, Finding, FindingKind, Location, Operation, Parameter, Source, Type};
use serde_json::Value;

use super::empty::empty_texts;
use super::headers::is_common;
use super::kind::Kind;
use super::note::{Note, What};
use super::report::Part;
use super::router::Router;
use super::traffic::{Body, header};

/// What a message was found to be.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// Its differences, in the order in which the message is read.
    pub(crate) notes: Vec<Note>,
    /// Whether the types decode its body; `None` where no type is known for it.
    pub(super) decoded: Option<bool>,
}

/// A message that is being compared.
pub(super) struct Message<'a> {
    router: &'a Router<'a>,
    pub(super) operation: &'a Operation,
    pub(super) direction: Direction,
    pub(super) judged: Judged,
}

impl<'a> Message<'a> {
    pub(super) fn new(router: &'a Router<'a>, operation: &'a Operation, direction: Direction) -> Self {
        Self { router, operation, direction, judged: Judged::default() }
    }

    /// Notes headers that no page lists or that do not fit their rows.
    pub(super) fn headers(&mut self, headers: &[(String, String)]) {
        let part = self.of(Part::RequestHeader, Part::ResponseHeader);
        for (name, value) in headers {
            // A row of its own says more of a header than one of all that begin alike.
            let nearness = |row: &&Parameter| row.prefix.as_ref().map_or(usize::MAX, String::len);
            let rows = self.rows(Location::Header).filter(|row| row.is_of_header(name));
            if let Some(row) = rows.max_by_key(nearness) {
                self.text(part, row, value);
            } else if !is_common(name) && !self.is_shown(name) {
                let message = format!("the header `{name}` is not documented");
                self.note(Kind::UndocumentedHeader, part, name, message, &self.operation.source);
            }
        }
    }

    /// Notes headers that the pages require and the message lacks.
    pub(super) fn required_headers(&mut self, headers: &[(String, String)]) {
        let part = self.of(Part::RequestHeader, Part::ResponseHeader);
        let required = self.required(Location::Header);
        for row in required.filter(|row| header(headers, &row.name).is_none()) {
            let message = format!("lacks the required header `{}`", row.name);
            self.note(Kind::MissingHeader, part, &row.name, message, &row.source);
        }
    }

    /// Whether an example of the page has the header.
    fn is_shown(&self, name: &str) -> bool {
        let examples = self.operation.shown().filter(|example| example.direction == self.direction);
        examples.flat_map(|example| &example.headers).any(|(shown, _)| shown.eq_ignore_ascii_case(name))
    }

    /// Notes how a body differs from its type.
    pub(super) fn body(&mut self, ty: &Type, body: &Body) {
        let part = self.of(Part::RequestBody, Part::ResponseBody);
        let source = &self.operation.source;
        let (kind, message) = match body {
            Body::Json(value) => return self.value(ty, value),
            Body::Empty => (Kind::MissingBody, "is empty, expected JSON".to_owned()),
            Body::Broken { message } => (Kind::NotJson, format!("is called JSON and is none: {message}")),
            Body::Other => (Kind::NotJson, "is of another media type, expected JSON".to_owned()),
        };
        self.judged.decoded = Some(false);
        self.note(kind, part, "", message, source);
    }

    fn value(&mut self, ty: &Type, value: &Value) {
        let part = self.of(Part::RequestBody, Part::ResponseBody);
        let findings = self.router.api.judge(ty, value);
        self.judged.decoded = Some(findings.iter().all(|finding| !finding.kind.is_refusal()));
        for finding in &findings {
            self.finding(part, finding, self.row_of(finding));
        }
        for at in empty_texts(self.operation, self.direction, value) {
            let message = format!("`{at}` is empty, and in every example it is not");
            self.note(Kind::EmptyText, part, &at, message, &self.operation.source);
        }
    }

    /// Notes a body of which the pages say nothing.
    pub(super) fn undocumented_body(&mut self, body: &Body, source: &Source) {
        if matches!(body, Body::Json(_)) {
            let part = self.of(Part::RequestBody, Part::ResponseBody);
            let message = "is JSON of which the pages say nothing".to_owned();
            self.note(Kind::UndocumentedBody, part, "", message, source);
        }
    }

    /// Judges the text of a parameter or header by the type of its row.
    pub(super) fn text(&mut self, part: Part, row: &Parameter, text: &str) {
        let Some(ty) = &row.schema else { return };
        for mut finding in judge_text(self.router.api, ty, text) {
            finding.path.insert_str(0, &row.name);
            self.finding(part, &finding, &row.source);
        }
    }

    fn finding(&mut self, part: Part, finding: &Finding, source: &Source) {
        let (at, what) = (finding.path.clone(), What::OfPlace(finding.kind.to_string()));
        self.judged.notes.push(Note { kind: Kind::from(&finding.kind), part, at, what, source: source.clone() });
    }

    pub(super) fn note(&mut self, kind: Kind, part: Part, at: &str, sentence: String, source: &Source) {
        let (at, what) = (at.to_owned(), What::Sentence(sentence));
        self.judged.notes.push(Note { kind, part, at, what, source: source.clone() });
    }

    /// Where the page speaks of the field that a finding is about: its row, where only one has the name.
    fn row_of(&self, finding: &Finding) -> &'a Source {
        let is_name = |step: &&str| !step.is_empty() && !step.bytes().all(|byte| byte.is_ascii_digit());
        let name = match &finding.kind {
            FindingKind::MissingField { name } => name.clone(),
            _ => finding.path.rsplit('/').find(is_name).unwrap_or_default().replace("~1", "/").replace("~0", "~"),
        };
        let mut rows = self.rows(Location::Body).filter(|row| row.name == name);
        match (rows.next(), rows.next()) {
            (Some(row), None) => &row.source,
            (None, _) | (Some(_), Some(_)) => &self.operation.source,
        }
    }

    pub(super) fn rows(&self, location: Location) -> impl Iterator<Item = &'a Parameter> + use<'a> {
        let direction = self.direction;
        let rows = self.operation.all_parameters();
        rows.filter(move |row| row.direction == direction && row.location == location)
    }

    /// The rows of what the message must have.
    pub(super) fn required(&self, location: Location) -> impl Iterator<Item = &'a Parameter> + use<'a> {
        let required = &self.router.required;
        self.rows(location).filter(|row| required.holds(row))
    }

    fn of(&self, request: Part, response: Part) -> Part {
        match self.direction {
            Direction::Request => request,
            Direction::Response => response,
        }
    }
}

/// Judges a text that may stand for a number or a boolean. A list (`a,b`) is judged element by element.
fn judge_text(api: &Api, ty: &Type, text: &str) -> Vec<Finding> {
    if let Type::Array { items } = ty {
        return text.split(',').flat_map(|element| judge_text(api, items, element.trim())).collect();
    }
    let findings = api.judge(ty, &Value::from(text));
    let is_refused = |findings: &[Finding]| findings.iter().any(|finding| finding.kind.is_refusal());
    if !is_refused(&findings) {
        return findings;
    }
    let scalar = serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
    scalar.map(|value| api.judge(ty, &value)).filter(|read| !is_refused(read)).unwrap_or(findings)
}
