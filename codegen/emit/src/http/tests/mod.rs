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
    #[derive(Clone, PartialEq, Default)]
    pub(super) struct Query {
        pub(super) note: Option<String>,
        pub(super) rooms: Vec<i64>,
    }
    super::wire::pairs! { Query { note "note", rooms "room[]" } [] }
    super::wire::query! { Query }

    #[derive(Clone, PartialEq, Default)]
    pub(super) struct Headers {
        pub(super) token: Option<String>,
        pub(super) reason: Option<String>,
        pub(super) meta: super::wire::Collection<String>,
    }
    super::wire::pairs! { Headers { token "X-Auth-Token", reason "X-Reason", meta "X-Meta-" } ["X-Auth-Token"] }

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Call {
        pub(super) lamp_id: String,
        pub(super) shelf: i64,
        pub(super) query: Query,
        pub(super) headers: Headers,
        pub(super) body: super::Lamp,
    }
    super::operation::call! {
        "move_lamp" "PUT" ["/lamps/", "/shelves/", "?deep=1"] { lamp_id "lampId", shelf "shelf" }
        query[query] headers[headers] body[json body "application/lamps+json"] accept["application/json"]
    }

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub(super) enum Status {
        Ok,
        Gone,
        Undocumented(u16),
    }
    super::wire::status! { Status { Ok 200 "OK", Gone 410 "Gone" "The lamp is no more." } }

    #[derive(Clone, PartialEq, Default)]
    pub(super) struct AnswerHeaders {
        pub(super) location: Option<String>,
        pub(super) wait: Option<i64>,
        pub(super) seen: Vec<String>,
        pub(super) hops: Option<i64>,
        pub(super) counts: super::wire::Collection<i64>,
    }
    super::operation::headers! {
        location "Location", wait "Retry-After", seen "X-Seen", hops "X-Count-Hops", counts "X-Count-"
    }
    super::wire::pairs! {
        AnswerHeaders {
            location "Location", wait "Retry-After", seen "X-Seen", hops "X-Count-Hops", counts "X-Count-"
        } []
    }

    #[derive(Debug, Clone, PartialEq)]
    pub(super) enum Answer {
        Ok(super::Lamp, AnswerHeaders),
        Gone,
        Undocumented(super::operation::Undocumented),
    }
    super::operation::answer! { "move_lamp" { Ok 200(json, headers), Gone 410 } }
}

/// A call that moves a lamp.
fn moving(lamp_id: &str) -> move_lamp::Call {
    move_lamp::Call {
        lamp_id: lamp_id.to_owned(),
        shelf: -4,
        query: move_lamp::Query::default(),
        headers: move_lamp::Headers::default(),
        body: Lamp { id: "7".to_owned(), admin_pass: None },
    }
}
