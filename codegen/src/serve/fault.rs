//! Answers that say what is wrong with a request: problem details (RFC 9457).

use docbind_spec::{Method, Operation};
use serde_json::{Map, Value, json};

use super::choose::Unknown;
use super::mock::{Mock, Outcome, sentence};
use super::{Answer, example};
use crate::verify::note::Note;
use crate::verify::traffic::Request;

/// How many paths an answer names that may have been meant.
const NEAREST: usize = 3;

/// The request does not fit the page.
pub(super) fn bad_request(mock: &Mock<'_>, operation: &Operation, refused: &[Note]) -> Answer {
    let problems: Vec<Value> = refused
        .iter()
        .map(|note| {
            json!({
                "kind": note.kind.as_str(), "part": note.part.to_string(), "at": note.at,
                "message": note.message(), "source": mock.place(&note.source),
            })
        })
        .collect();
    let first = refused.first().map(|note| sentence(mock, note)).unwrap_or_default();
    let detail = match refused.len() {
        0 | 1 => first,
        many => format!("{first}; and {} more", many - 1),
    };
    refuse(mock, operation, Fault::new(400, "Bad Request", &detail).with("problems", problems.into()))
}

/// The body is of no media type that the page shows.
pub(super) fn media_type(mock: &Mock<'_>, operation: &Operation, expected: &[String], sent: Option<&str>) -> Answer {
    let detail = format!("the body is {}, expected {}", sent.unwrap_or("of no media type"), expected.join(" or "));
    let fault = Fault::new(415, "Unsupported Media Type", &detail).with("expected", expected.into());
    let mut answer = refuse(mock, operation, fault);
    answer.headers.push(("Accept-Post".to_owned(), expected.join(", ")));
    answer
}

/// The preference cannot be read.
pub(super) fn preference(mock: &Mock<'_>, operation: &Operation, wrong: &str) -> Answer {
    let detail = format!("request header: `Prefer: code={wrong}` names no status code; write one from 200 to 999");
    refuse(mock, operation, Fault::new(400, "Bad Request", &detail))
}

/// The page does not document what is preferred.
pub(super) fn unknown_status(mock: &Mock<'_>, operation: &Operation, unknown: &Unknown) -> Answer {
    let Unknown { preferred, documented } = unknown;
    let detail = match documented.as_slice() {
        [] => format!("{preferred} is not documented, nor is any other"),
        documented => format!("{preferred} is not documented; documented are {}", documented.join(", ")),
    };
    let fault = Fault::new(400, "Bad Request", &detail).with("documented", documented.as_slice().into());
    refuse(mock, operation, fault)
}

/// No operation has the path.
pub(super) fn not_found(mock: &Mock<'_>, request: &Request) -> Answer {
    let wanted = &request.path;
    let mut near: Vec<&Operation> = mock.api().operations.iter().collect();
    near.sort_by_cached_key(|operation| {
        let other_method = operation.method.as_str() != request.method;
        (strsim::osa_distance(wanted, operation.path.as_str()), other_method)
    });
    near.truncate(NEAREST);
    let shown: Vec<String> = near.iter().map(|operation| format!("{} {}", operation.method, operation.path)).collect();
    let nearest: Vec<Value> = near
        .iter()
        .map(|operation| {
            json!({
                "method": operation.method.as_str(), "path": operation.path.as_str(),
                "operation": operation.id, "source": mock.place(&operation.source),
            })
        })
        .collect();
    let detail = format!("no documented operation has the path {wanted}; the nearest are {}", shown.join(", "));
    Fault::new(404, "Not Found", &detail).with("nearest", nearest.into()).missed()
}

/// The path has operations, and none with this method.
pub(super) fn method_not_allowed(request: &Request, methods: &[Method]) -> Answer {
    let allowed = methods.iter().map(|method| method.as_str()).collect::<Vec<_>>().join(", ");
    let detail = format!("{} has {allowed}, and no {}", request.path, request.method);
    let mut answer = Fault::new(405, "Method Not Allowed", &detail).missed();
    answer.headers.push(("Allow".to_owned(), allowed));
    answer
}

/// The body is larger than the server takes.
pub(super) fn too_large(limit: usize) -> Answer {
    Fault::new(413, "Content Too Large", &format!("the body is larger than {limit} bytes")).missed()
}

/// The body did not arrive.
pub(super) fn unreadable(reason: &str) -> Answer {
    Fault::new(400, "Bad Request", &format!("the body cannot be read: {reason}")).missed()
}

struct Fault {
    status: u16,
    detail: String,
    members: Map<String, Value>,
}

impl Fault {
    fn new(status: u16, title: &str, detail: &str) -> Self {
        let mut members = Map::new();
        members.insert("title".to_owned(), title.into());
        members.insert("status".to_owned(), status.into());
        members.insert("detail".to_owned(), detail.into());
        Self { status, detail: detail.to_owned(), members }
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.members.insert(name.to_owned(), value);
        self
    }

    fn missed(self) -> Answer {
        let reason = self.detail.clone();
        self.answer(Outcome::Missed { reason })
    }

    fn answer(self, outcome: Outcome) -> Answer {
        let headers = vec![("Content-Type".to_owned(), "application/problem+json".to_owned())];
        Answer { status: self.status, headers, body: example::pretty(&self.members.into()), outcome }
    }
}

fn refuse(mock: &Mock<'_>, operation: &Operation, fault: Fault) -> Answer {
    let outcome = Outcome::Refused { operation: operation.id.clone(), reason: fault.detail.clone() };
    let place = mock.place(&operation.source);
    fault.with("operation", operation.id.clone().into()).with("source", place.into()).answer(outcome)
}
