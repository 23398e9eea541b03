//! One exchange against the operation that it is of.
//!
//! What the client sent is compared only where the server took it: a request that was refused (4xx, 5xx) says nothing
//! of the documentation.

use docbind_spec::{Direction, Location, Operation, Status, StatusCode};

use super::Policy;
use super::kind::Kind;
use super::message::{Judged, Message};
use super::report::{OperationReport, Part};
use super::router::{Found, Router};
use super::sink::Sink;
use super::traffic::{Exchange, Request};

/// Notes every difference between the exchange and what the pages say of the operation.
pub(super) fn compare(
    router: &Router<'_>,
    found: &Found<'_>,
    exchange: &Exchange,
    (report, policy): (&mut OperationReport, &Policy),
) {
    report.exchanges += 1;
    *report.statuses.entry(exchange.response.status).or_default() += 1;
    let mut sink = Sink::new(report, policy, &exchange.recorded);
    if exchange.response.status < 400 {
        sink.take(&request(router, found, &exchange.request));
    }
    sink.take(&response(router, found.operation, exchange));
}

/// Every difference between a request and what the pages say of the operation that it is for.
pub(crate) fn request(router: &Router<'_>, found: &Found<'_>, request: &Request) -> Judged {
    let operation = found.operation;
    let mut message = Message::new(router, operation, Direction::Request);
    let rows = operation.path_rows();
    for (name, value) in &found.captures {
        if let Some((_, Some(row))) = rows.iter().find(|(known, _)| known == name) {
            message.text(Part::Path, row, value);
        }
    }
    query(&mut message, request);
    message.headers(&request.headers);
    message.required_headers(&request.headers);
    match &operation.request {
        Some(ty) => message.body(ty, &request.body),
        None => message.undocumented_body(&request.body, &operation.source),
    }
    message.judged
}

fn query(message: &mut Message<'_>, request: &Request) {
    for (name, value) in &request.query {
        if let Some(row) = message.rows(Location::Query).find(|row| row.name == *name) {
            message.text(Part::Query, row, value);
        } else {
            let sentence = format!("the query parameter `{name}` is not documented");
            message.note(Kind::UndocumentedQuery, Part::Query, name, sentence, &message.operation.source);
        }
    }
    let required = message.required(Location::Query);
    for row in required.filter(|row| !request.query.iter().any(|(name, _)| *name == row.name)) {
        let sentence = format!("lacks the required query parameter `{}`", row.name);
        message.note(Kind::MissingQuery, Part::Query, &row.name, sentence, &row.source);
    }
}

fn response(router: &Router<'_>, operation: &Operation, exchange: &Exchange) -> Judged {
    let response = &exchange.response;
    let mut message = Message::new(router, operation, Direction::Response);
    let documented = |row: &&Status| row.codes.iter().any(|code| code.get() == response.status);
    let row = operation.statuses.iter().find(documented);
    let source = row.map_or(&operation.source, |row| &row.source);
    let is_shown = || operation.shown_codes().iter().any(|code| code.get() == response.status);
    if row.is_none() && !is_shown() {
        let code = response.status.to_string();
        let sentence = format!("the status {code} is not documented");
        message.note(Kind::UndocumentedStatus, Part::Status, &code, sentence, source);
    }
    message.headers(&response.headers);
    // An answer that reports a failure need not have the headers of a success.
    if response.status < 300 {
        message.required_headers(&response.headers);
    }
    let code = StatusCode::new(response.status).ok();
    let may_have_body = exchange.request.method != "HEAD" && code.is_none_or(StatusCode::may_have_body);
    match code.and_then(|code| operation.body_of(code)) {
        Some(_) if !may_have_body => {}
        Some(ty) => message.body(ty, &response.body),
        None => message.undocumented_body(&response.body, source),
    }
    message.judged
}
