//! How much of what the pages print docbind could place, read and prove.

use docbind_emit::{Options, round_trips};
use docbind_spec::{Api, Example, Location, Media, Operation};
use maud::{Markup, html};

/// A part of a whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) part: usize,
    pub(super) whole: usize,
}

/// How an example fares against its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fate {
    /// Its text is no JSON that can be read, or none was looked for (XML, a command).
    Unread,
    /// It is JSON, and nothing says of which type.
    Untyped,
    /// Its type refuses it.
    Refused,
    /// Its type takes it, but drops a part of it.
    Decodes,
    /// Its type takes all of it and writes it again.
    RoundTrips,
}

/// The counts of an API, or of one operation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Coverage {
    /// Rows of body tables that describe a field of a type.
    pub(super) body_rows: Share,
    /// Rows of path, query and header tables that have a type.
    pub(super) other_rows: Share,
    /// Examples that are to hold JSON, and those of which it was read.
    pub(super) read: Share,
    /// Of those that were read, those that a type takes and writes again.
    pub(super) round_trips: Share,
    /// Rows of response codes that say a code.
    pub(super) codes: Share,
    /// Rows of response codes with a body of a known type.
    pub(super) bodies: Share,
}

impl Share {
    fn count(&mut self, counts: Counts) {
        self.whole += 1;
        self.part += usize::from(matches!(counts, Counts::In));
    }

    pub(super) const fn is_full(self) -> bool {
        self.part == self.whole
    }

    /// The part in per cent, rounded down, so that 100 means all.
    const fn percent(self) -> Option<usize> {
        (self.part * 100).checked_div(self.whole)
    }
}

/// Whether one thing counts.
#[derive(Clone, Copy)]
enum Counts {
    In,
    Out,
}

impl From<bool> for Counts {
    fn from(is_in: bool) -> Self {
        if is_in { Self::In } else { Self::Out }
    }
}

impl Coverage {
    pub(super) fn of(api: &Api) -> Self {
        let mut coverage = Self::default();
        for operation in &api.operations {
            coverage.add(api, operation);
        }
        coverage
    }

    pub(super) fn of_operation(api: &Api, operation: &Operation) -> Self {
        let mut coverage = Self::default();
        coverage.add(api, operation);
        coverage
    }

    fn add(&mut self, api: &Api, operation: &Operation) {
        for row in &operation.parameters {
            match row.location {
                Location::Body => self.body_rows.count(row.place.is_some().into()),
                Location::Path | Location::Query | Location::Header => {
                    self.other_rows.count(row.schema.is_some().into());
                }
            }
        }
        for example in operation.shown() {
            let fate = fate(api, example);
            if example.media == Media::Json || example.value.is_some() {
                self.read.count((fate > Fate::Unread).into());
            }
            if fate > Fate::Unread {
                self.round_trips.count((fate == Fate::RoundTrips).into());
            }
        }
        for status in &operation.statuses {
            self.codes.count((!status.codes.is_empty()).into());
            self.bodies.count(status.body.is_some().into());
        }
    }

    /// What is shown, each with its words.
    fn lines(&self) -> [(Share, &'static str, &'static str); 6] {
        [
            (self.body_rows, "body rows placed", "rows of body tables that describe a field of a type"),
            (self.other_rows, "other rows typed", "rows of path, query and header tables that have a type"),
            (self.read, "JSON examples read", "examples of JSON whose text could be read, as it stands or repaired"),
            (self.round_trips, "examples round-trip", "of those read, what the types take whole and write again"),
            (self.codes, "response codes read", "rows of response codes that say a code"),
            (self.bodies, "responses with a body type", "most errors and deletions have no body to be shown"),
        ]
    }
}

/// How an example fares against its type, in bindings as the spec chooses them; by default where it chooses something
/// that this version does not know, which whoever makes the bindings is told.
pub(super) fn fate(api: &Api, example: &Example) -> Fate {
    let Some(value) = &example.value else { return Fate::Unread };
    let Some(ty) = &example.ty else { return Fate::Untyped };
    let findings = api.judge(ty, value);
    if findings.iter().any(|finding| finding.kind.is_refusal()) {
        Fate::Refused
    } else if round_trips(&Options::of(api).unwrap_or_default(), &findings) {
        Fate::RoundTrips
    } else {
        Fate::Decodes
    }
}

pub(super) fn section(coverage: &Coverage) -> Markup {
    html! {
        section #coverage aria-labelledby="coverage-title" {
            h2 #coverage-title { "Coverage" }
            ul.meters {
                @for (share, name, meaning) in coverage.lines() {
                    li {
                        p.figure {
                            @match share.percent() {
                                Some(percent) => { b { (percent) span.unit { "%" } } }
                                None => { b { "none" } }
                            }
                            span.counts { (share.part) " of " (share.whole) }
                        }
                        // The width is a number that was counted here.
                        div.bar aria-hidden="true" { i style={ "width:" (share.percent().unwrap_or_default()) "%" } {} }
                        p.name { (name) }
                        p.meaning { (meaning) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use docbind_spec::{Api, Type};
    use serde_json::{Value, json};

    use super::{Fate, fate};
    use crate::verify::tests::api;

    #[track_caller]
    fn check(bindings: &Value, value: Value, expected: Fate) {
        let bindings = bindings.as_object().unwrap().clone().into_iter().collect();
        let api = Api { bindings, ..api() };
        let shown = api.operations.iter().flat_map(|operation| &operation.examples).next().unwrap().clone();
        let example = docbind_spec::Example { value: Some(value), ty: Some(Type::named("Boat")), ..shown };
        assert_eq!(fate(&api, &example), expected);
    }

    #[test]
    fn what_the_bindings_do_not_write_again_does_not_round_trip() {
        check(&json!({}), json!({ "id": 1, "name": "Ada" }), Fate::RoundTrips);
        check(&json!({}), json!({ "id": 1, "name": null }), Fate::Decodes);
        check(&json!({}), json!({ "id": 1, "sails": 2 }), Fate::Decodes);
        check(&json!({ "unknown-fields": "kept" }), json!({ "id": 1, "sails": 2 }), Fate::RoundTrips);
        check(&json!({}), json!({ "name": "Ada" }), Fate::Refused);
    }
}
