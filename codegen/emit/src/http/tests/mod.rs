//! The runtime at work on operations as they are emitted.

mod answers;
mod paging;
mod requests;

use super::runtime as operation;
use crate::wire::runtime as wire;

struct Lamp {
    id: String,
    admin_pass: Option<String>,
}
wire::object! { Lamp { id "id" Required, admin_pass "adminPass" OptionalSecret } }

struct Lamps {
    lamps: Vec<Lamp>,
}
wire::object! { Lamps { lamps "lamps" Required } }

/// An operation with all that one can have.
mod move_lamp {
    super::wire::endpoint! {
        /// - `shelf`: Where to.
        PUT "/lamps/{lampId}/shelves/{shelf}" as "/lamps/{lampId}/shelves/{shelf}?deep=1" (lamp_id: &str, shelf: i64)
    }

    #[derive(Clone, PartialEq, Default)]
    pub(super) struct Query {
        pub(super) note: Option<String>,
        pub(super) rooms: Vec<i64>,
    }
    super::wire::query! { Query { note "note", rooms "room[]" } }

    #[derive(Clone, PartialEq)]
    pub(super) struct Headers {
        pub(super) token: Option<String>,
        pub(super) reason: String,
        pub(super) meta: super::wire::Collection<String>,
    }
    super::wire::pairs! {
        Headers(reason: impl Into<String>; token, meta) { token "X-Auth-Token", reason "X-Reason", meta "X-Meta-" }
        secret["X-Auth-Token"]
    }

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Call {
        pub(super) lamp_id: String,
        pub(super) shelf: i64,
        pub(super) query: Query,
        pub(super) headers: Headers,
        pub(super) body: super::Lamp,
    }
    super::operation::call! { "move_lamp" {
        path: "/lamps/{lampId}/shelves/{shelf}?deep=1"(lamp_id: impl Into<String>, shelf: i64),
        query: Query::default(), headers: Headers::new(reason: impl Into<String>),
        body: json "application/lamps+json" (super::Lamp), accept: "application/json",
    } }

    #[derive(Clone, PartialEq, Default)]
    pub(super) struct AnswerHeaders {
        pub(super) location: Option<String>,
        pub(super) wait: Option<i64>,
        pub(super) seen: Vec<String>,
        pub(super) hops: Option<i64>,
        pub(super) counts: super::wire::Collection<i64>,
    }
    super::operation::headers! { AnswerHeaders {
        location "Location", wait "Retry-After", seen "X-Seen", hops "X-Count-Hops", counts "X-Count-",
    } }

    super::operation::answers! { "move_lamp" Status, Answer {
        Ok 200 "OK" => (json super::Lamp, headers AnswerHeaders),
        Gone 410 "Gone" "The lamp " "is no more.",
    } -> (super::Lamp, AnswerHeaders) { Ok(body, headers) => (body, headers) } }
}

/// A call that moves a lamp.
fn moving(lamp_id: &str) -> move_lamp::Call {
    move_lamp::Call::new(lamp_id, -4, "dusk", Lamp { id: "7".to_owned(), admin_pass: None })
}
