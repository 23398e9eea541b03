//! Finds the operation that a request is for among all of them.

use docbind_spec::{Api, Method, Operation};

use super::route::{Match, Route};
use super::traffic::{Body, Request};

/// The operations of an API, ready to be found.
pub(crate) struct Router<'a> {
    api: &'a Api,
    routes: Vec<Route<'a>>,
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
        Self { api, routes: api.operations.iter().map(Route::new).collect() }
    }

    /// The operation that the request is for. Where several have one method and path (`POST …/action`), the request's
    /// body decides: the first whose type fits it best.
    pub(crate) fn find(&self, request: &Request) -> Option<Found<'a>> {
        let routes = self.routes.iter().enumerate().filter(|(_, route)| route.is_for(&request.method));
        let matches = routes.filter_map(|(at, route)| Some((at, route.operation, route.matches(&request.path)?)));
        let fit = |operation: &'a Operation, found: &Match| (found.distance, self.misfit(operation, &request.body));
        let (at, operation, found) = matches.min_by_key(|&(_, operation, ref found)| fit(operation, found))?;
        Some(Found { at, operation, captures: found.captures })
    }

    /// The methods that operations of this path have, each once, in the order of the documentation.
    pub(crate) fn methods(&self, path: &str) -> Vec<Method> {
        let mut methods = Vec::new();
        for route in self.routes.iter().filter(|route| route.matches(path).is_some()) {
            if !methods.contains(&route.operation.method) {
                methods.push(route.operation.method);
            }
        }
        methods
    }

    /// How badly a body fits an operation: the number of refusals and of surprises.
    fn misfit(&self, operation: &Operation, body: &Body) -> (usize, usize) {
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
