//! Finds the operation that a request is for among all of them.

use std::borrow::Cow;

use docbind_spec::{Api, Direction, Location, Method, Operation, Parameter, Required};
use percent_encoding::percent_decode_str;

use super::traffic::{Body, Request, header};
use crate::route::{self, Match, Route};

/// The operations of an API, ready to be found.
pub(crate) struct Router<'a> {
    pub(super) api: &'a Api,
    pub(super) required: Required<'a>,
    routes: Vec<(&'a Operation, Route<'a>)>,
}

/// The operation that a request is for.
pub(crate) struct Found<'a> {
    /// Its number in the API.
    pub(crate) at: usize,
    pub(crate) operation: &'a Operation,
    /// What stands in the request for the path's parameters.
    pub(crate) captures: Vec<(String, String)>,
}

impl<'a> Router<'a> {
    pub(crate) fn new(api: &'a Api) -> Self {
        let routes = api.operations.iter().map(|operation| (operation, Route::new(&operation.path)));
        Self { api, required: api.required(), routes: routes.collect() }
    }

    /// The operation that the request is for. Where several have one method and path (`POST …/action`), the request's
    /// body, query and headers decide: the first whose page they fit best.
    pub(crate) fn find(&self, request: &Request) -> Option<Found<'a>> {
        let path = decoded(&request.path);
        let routes = self.routes.iter().enumerate();
        let routes = routes.filter(|(_, (operation, _))| operation.method.as_str() == request.method);
        let matches = routes.filter_map(|(at, (operation, route))| Some((at, *operation, route.matches(&path)?)));
        let fit = |operation: &'a Operation, found: &Match| (found.distance, self.misfit(operation, request));
        let (at, operation, found) = matches.min_by_key(|&(_, operation, ref found)| fit(operation, found))?;
        Some(Found { at, operation, captures: found.captures })
    }

    /// The methods that operations of this path have, each once, in the order of the documentation.
    pub(crate) fn methods(&self, path: &str) -> Vec<Method> {
        let path = decoded(path);
        let mut methods = Vec::new();
        for (operation, _) in self.routes.iter().filter(|(_, route)| route.matches(&path).is_some()) {
            if !methods.contains(&operation.method) {
                methods.push(operation.method);
            }
        }
        methods
    }

    /// How badly a request fits an operation: what is refused of its body or required and missing, and what is not
    /// documented.
    fn misfit(&self, operation: &Operation, request: &Request) -> (usize, usize) {
        let (refusals, surprises) = self.misfit_of_body(operation, &request.body);
        let rows = || operation.all_parameters().filter(|row| row.direction == Direction::Request);
        let query = |name: &str| request.query.iter().any(|(given, _)| given == name);
        let is_missing = |row: &&Parameter| match row.location {
            Location::Query => !query(&row.name),
            Location::Header => header(&request.headers, &row.name).is_none(),
            Location::Path | Location::Body => false,
        };
        let missing = rows().filter(|row| self.required.holds(row)).filter(is_missing).count();
        let known = |name: &str| rows().any(|row| row.location == Location::Query && row.name == name);
        let unknown = request.query.iter().filter(|(name, _)| !known(name)).count();
        (refusals + missing, surprises + unknown)
    }

    fn misfit_of_body(&self, operation: &Operation, body: &Body) -> (usize, usize) {
        match (&operation.request, body) {
            (Some(ty), Body::Json(value)) => {
                let findings = self.api.judge(ty, value);
                let refusals = findings.iter().filter(|finding| finding.kind.is_refusal()).count();
                (refusals, findings.len() - refusals)
            }
            (None, Body::Json(_)) | (Some(_), Body::Empty | Body::Broken { .. } | Body::Other) => (1, 1),
            (None, Body::Empty | Body::Broken { .. } | Body::Other) => (0, 0),
        }
    }
}

/// The segments of a percent-encoded path.
fn decoded(path: &str) -> Vec<Cow<'_, str>> {
    // What is encoded is part of its segment, were it a slash.
    let segments = route::segments(path).into_iter();
    segments.map(|segment| percent_decode_str(&segment).decode_utf8_lossy().into_owned().into()).collect()
}
