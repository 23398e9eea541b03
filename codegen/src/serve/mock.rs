//! From a request to an answer.

use std::fmt;

use docbind_spec::{Api, Operation};

use super::choose;
use super::fault;
use super::media;
use super::prefer::Preference;
use super::{Answer, Asked};
use crate::report::Level;
use crate::verify::compare;
use crate::verify::note::Note;
use crate::verify::router::{Found, Router};
use crate::verify::traffic::{Body, Request, header};
use crate::verify::{Kind, Part, Policy};

/// The headers that say of an answer where it comes from.
const OPERATION: &str = "Docbind-Operation";
const EXAMPLE: &str = "Docbind-Example";
const SURPRISE: &str = "Docbind-Surprise";

/// The operations of an API, ready to be answered.
pub struct Mock<'a> {
    api: &'a Api,
    router: Router<'a>,
    policy: Policy,
    root: String,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It was answered as a page says.
    Answered {
        /// The operation's id.
        operation: String,
        /// Where the answer comes from.
        from: String,
        /// What is odd about the request and was let pass, a sentence each.
        surprises: Vec<String>,
    },
    /// It does not fit the operation's page.
    Refused {
        /// The operation's id.
        operation: String,
        /// Why, in one line.
        reason: String,
    },
    /// It is for no operation.
    Missed {
        /// Why, in one line.
        reason: String,
    },
}

impl<'a> Mock<'a> {
    /// Gets ready to answer. `root` stands before the paths of pages in what is said of them. Differences between a
    /// request and its page that the policy denies are refused; required query parameters and headers are denied
    /// unless it allows that they are missing.
    #[must_use]
    pub fn new(api: &'a Api, policy: Policy, root: &str) -> Self {
        Self { api, router: Router::new(api), policy, root: root.to_owned() }
    }

    /// The answer to a request.
    #[must_use]
    pub fn answer(&self, asked: &Asked) -> Answer {
        let request = Request::from_parts(&asked.method, &asked.target, &asked.headers, &asked.body);
        let Some(found) = self.router.find(&request) else { return self.miss(&request) };
        let preference = match Preference::of(&request.headers) {
            Ok(preference) => preference,
            Err(wrong) => return fault::preference(self, found.operation, &wrong),
        };
        if let Some(expected) = media::unsupported(found.operation, &request) {
            return fault::media_type(self, found.operation, &expected, header(&request.headers, "content-type"));
        }
        let (refused, surprises) = self.check(&found, &request);
        if !refused.is_empty() {
            return fault::bad_request(self, found.operation, &refused);
        }
        let wants_xml = media::wants_xml(&request.headers);
        match choose::answer(self.api, found.operation, &preference, wants_xml) {
            Ok(chosen) => self.documented(found.operation, chosen, &preference, &surprises),
            Err(unknown) => fault::unknown_status(self, found.operation, &unknown),
        }
    }

    /// What of the request the pages refuse, and what they do not say.
    fn check(&self, found: &Found<'_>, request: &Request) -> (Vec<Note>, Vec<Note>) {
        let judged = compare::request(&self.router, found, request);
        let other_media = matches!(request.body, Body::Other);
        let notes = judged.notes.into_iter().filter(|note| {
            // What is not JSON has passed as a media type that the page shows.
            note.part != Part::RequestBody || found.operation.method.takes_body() && !other_media
        });
        notes.filter(|note| self.level(note).is_some()).partition(|note| self.level(note) == Some(Level::Error))
    }

    fn level(&self, note: &Note) -> Option<Level> {
        let is_missing = matches!(note.kind, Kind::MissingQuery | Kind::MissingHeader);
        match self.policy.level(note.kind) {
            Some(Level::Warning) if is_missing => Some(Level::Error),
            level => level,
        }
    }

    fn documented(
        &self,
        operation: &Operation,
        chosen: choose::Chosen,
        preference: &Preference,
        surprises: &[Note],
    ) -> Answer {
        let from = chosen.from.to_text(&self.root);
        let mut headers = chosen.headers;
        headers.push((OPERATION.to_owned(), operation.id.clone()));
        headers.push((EXAMPLE.to_owned(), from.clone()));
        headers.extend(preference.applied().map(|applied| ("Preference-Applied".to_owned(), applied)));
        let surprises: Vec<String> = surprises.iter().map(|note| sentence(self, note)).collect();
        headers.extend(surprises.iter().map(|surprise| (SURPRISE.to_owned(), surprise.clone())));
        let outcome = Outcome::Answered { operation: operation.id.clone(), from, surprises };
        Answer { status: chosen.status, headers, body: chosen.body, outcome }
    }

    fn miss(&self, request: &Request) -> Answer {
        match self.router.methods(&request.path).as_slice() {
            [] => fault::not_found(self, request),
            methods => fault::method_not_allowed(request, methods),
        }
    }

    /// The API that is answered for.
    #[must_use]
    pub fn api(&self) -> &'a Api {
        self.api
    }

    /// A place of the documentation, with what stands before the paths of pages.
    pub(super) fn place(&self, source: &docbind_spec::Source) -> String {
        format!("{}{source}", self.root)
    }
}

/// A difference with the place of the page that it differs from.
pub(super) fn sentence(mock: &Mock<'_>, note: &Note) -> String {
    format!("{}: {} ({})", note.part, note.message(), mock.place(&note.source))
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answered { operation, from, surprises } => {
                write!(f, "{operation}, {from}")?;
                surprises.iter().try_for_each(|surprise| write!(f, "; {surprise}"))
            }
            Self::Refused { operation, reason } => write!(f, "{operation}, refused: {reason}"),
            Self::Missed { reason } => f.write_str(reason),
        }
    }
}
