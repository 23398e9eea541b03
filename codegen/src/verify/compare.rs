//! One exchange against the operation that it is of.
//!
//! What the client sent is compared only where the server took it: a request that was refused (4xx, 5xx) says nothing
//! of the documentation.

use docbind_spec::{Api, Direction, Finding, Location, Operation, Parameter, Source, Status, Type};
use serde_json::Value;

use super::empty::empty_texts;
use super::headers::is_common;
use super::kind::Kind;
use super::policy::Policy;
use super::report::{OperationReport, Part};
use super::sink::Sink;
use super::traffic::{Body, Exchange, header};

/// Notes every difference between the exchange and what the pages say of the operation.
pub(super) fn compare(
    api: &Api,
    operation: &Operation,
    exchange: &Exchange,
    captures: &[(String, String)],
    (report, policy): (&mut OperationReport, &Policy),
) {
    report.exchanges += 1;
    *report.statuses.entry(exchange.response.status).or_default() += 1;
    let sink = Sink::new(report, policy, &exchange.recorded);
    let mut comparison = Comparison { api, operation, exchange, sink };
    if exchange.response.status < 400 {
        comparison.request(captures);
    }
    comparison.response();
}

struct Comparison<'a, 'r> {
    api: &'a Api,
    operation: &'a Operation,
    exchange: &'a Exchange,
    sink: Sink<'r>,
}

impl<'a> Comparison<'a, '_> {
    fn request(&mut self, captures: &[(String, String)]) {
        let request = &self.exchange.request;
        for (name, value) in captures {
            if let Some(row) = self.rows(Direction::Request, Location::Path).find(|row| row.name == *name) {
                self.text(Part::Path, row, value);
            }
        }
        self.query();
        self.headers(Direction::Request, &request.headers);
        match &self.operation.request {
            Some(ty) => self.body(Part::RequestBody, ty, &request.body),
            None => self.undocumented_body(Part::RequestBody, &request.body, &self.operation.source),
        }
    }

    fn query(&mut self) {
        let request = &self.exchange.request;
        for (name, value) in &request.query {
            if let Some(row) = self.rows(Direction::Request, Location::Query).find(|row| row.name == *name) {
                self.text(Part::Query, row, value);
            } else {
                let message = format!("the query parameter `{name}` is not documented");
                self.sink.push(Kind::UndocumentedQuery, Part::Query, name, message, &self.operation.source);
            }
        }
        let required = self.rows(Direction::Request, Location::Query).filter(|row| row.required == Some(true));
        for row in required.filter(|row| !request.query.iter().any(|(name, _)| *name == row.name)) {
            let message = format!("lacks the required query parameter `{}`", row.name);
            self.sink.push(Kind::MissingQuery, Part::Query, &row.name, message, &row.source);
        }
    }

    fn headers(&mut self, direction: Direction, headers: &[(String, String)]) {
        let part = match direction {
            Direction::Request => Part::RequestHeader,
            Direction::Response => Part::ResponseHeader,
        };
        for (name, value) in headers {
            if let Some(row) = self.rows(direction, Location::Header).find(|row| row.name.eq_ignore_ascii_case(name)) {
                self.text(part, row, value);
            } else if !is_common(name) && !self.is_shown(direction, name) {
                let message = format!("the header `{name}` is not documented");
                self.sink.push(Kind::UndocumentedHeader, part, name, message, &self.operation.source);
            }
        }
        // An answer that reports a failure need not have the headers of a success.
        if self.exchange.response.status >= 300 {
            return;
        }
        let required = self.rows(direction, Location::Header).filter(|row| row.required == Some(true));
        for row in required.filter(|row| header(headers, &row.name).is_none()) {
            let message = format!("lacks the required header `{}`", row.name);
            self.sink.push(Kind::MissingHeader, part, &row.name, message, &row.source);
        }
    }

    /// Whether an example of the page has the header.
    fn is_shown(&self, direction: Direction, name: &str) -> bool {
        let examples = self.operation.examples.iter().filter(|example| example.direction == direction);
        examples.flat_map(|example| &example.headers).any(|(shown, _)| shown.eq_ignore_ascii_case(name))
    }

    fn response(&mut self) {
        let response = &self.exchange.response;
        let documented = |row: &&Status| row.codes.iter().any(|code| code.get() == response.status);
        let rows: Vec<&Status> = self.operation.statuses.iter().filter(documented).collect();
        let source = rows.first().map_or(&self.operation.source, |row| &row.source);
        if rows.is_empty() {
            let code = response.status.to_string();
            let message = format!("the status {code} is not documented");
            self.sink.push(Kind::UndocumentedStatus, Part::Status, &code, message, source);
        }
        self.headers(Direction::Response, &response.headers);
        let success = (200..300).contains(&response.status);
        let of_all = self.operation.response.as_ref().filter(|_| success);
        match rows.iter().find_map(|row| row.body.as_ref()).or(of_all) {
            Some(_) if self.has_no_body() => {}
            Some(ty) => self.body(Part::ResponseBody, ty, &response.body),
            None => self.undocumented_body(Part::ResponseBody, &response.body, source),
        }
    }

    /// Whether HTTP allows the answer no body (RFC 9110, section 6.4.1).
    fn has_no_body(&self) -> bool {
        self.exchange.request.method == "HEAD" || matches!(self.exchange.response.status, 100..=199 | 204 | 304)
    }

    fn body(&mut self, part: Part, ty: &Type, body: &Body) {
        let source = &self.operation.source;
        match body {
            Body::Json(value) => {
                let findings = self.api.judge(ty, value);
                self.sink.body(findings.iter().all(|finding| !finding.kind.is_refusal()));
                for finding in &findings {
                    self.sink.finding(part, finding, source);
                }
                let direction = if part == Part::RequestBody { Direction::Request } else { Direction::Response };
                for at in empty_texts(self.operation, direction, value) {
                    let message = format!("`{at}` is empty, and in every example it is not");
                    self.sink.push(Kind::EmptyText, part, &at, message, source);
                }
            }
            Body::Empty => {
                self.sink.body(false);
                self.sink.push(Kind::MissingBody, part, "", "is empty, expected JSON".to_owned(), source);
            }
            Body::Broken { message } => {
                self.sink.body(false);
                self.sink.push(Kind::NotJson, part, "", format!("is called JSON and is none: {message}"), source);
            }
            Body::Other => {
                self.sink.body(false);
                let message = "is of another media type, expected JSON".to_owned();
                self.sink.push(Kind::NotJson, part, "", message, source);
            }
        }
    }

    fn undocumented_body(&mut self, part: Part, body: &Body, source: &Source) {
        if matches!(body, Body::Json(_)) {
            let message = "is JSON of which the pages say nothing".to_owned();
            self.sink.push(Kind::UndocumentedBody, part, "", message, source);
        }
    }

    /// Judges the text of a parameter or header by the type of its row.
    fn text(&mut self, part: Part, row: &Parameter, text: &str) {
        let Some(ty) = &row.schema else { return };
        for mut finding in judge_text(self.api, ty, text) {
            finding.path.insert_str(0, &row.name);
            self.sink.finding(part, &finding, &row.source);
        }
    }

    fn rows(&self, direction: Direction, location: Location) -> impl Iterator<Item = &'a Parameter> + use<'a> {
        let rows = self.operation.parameters.iter();
        rows.filter(move |row| row.direction == direction && row.location == location)
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
