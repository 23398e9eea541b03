//! The simple form of recorded traffic: what a test's own recorder writes.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::{Body, Exchange, TrafficError, split_target};

#[derive(Deserialize)]
struct Pair {
    request: Asked,
    response: Answered,
}

#[derive(Deserialize)]
struct Asked {
    method: String,
    #[serde(alias = "url")]
    path: String,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Value,
}

#[derive(Deserialize)]
struct Answered {
    status: u16,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    body: Value,
}

pub(super) fn parse_one(file: &str, text: &str) -> Result<Vec<Exchange>, TrafficError> {
    let pair: Pair = serde_json::from_str(text).map_err(|error| TrafficError::json(file, &error))?;
    Ok(vec![exchange(file.to_owned(), pair)])
}

pub(super) fn parse_many(file: &str, text: &str) -> Result<Vec<Exchange>, TrafficError> {
    let pairs: Vec<Pair> = serde_json::from_str(text).map_err(|error| TrafficError::json(file, &error))?;
    Ok(pairs.into_iter().enumerate().map(|(at, pair)| exchange(format!("{file}#{}", at + 1), pair)).collect())
}

fn exchange(recorded: String, Pair { request, response }: Pair) -> Exchange {
    let (path, query) = split_target(&request.path);
    let headers: Vec<_> = request.headers.into_iter().collect();
    let body = Body::of_value(request.body, &headers);
    let request = super::Request { method: request.method.to_ascii_uppercase(), path, query, headers, body };
    let headers: Vec<_> = response.headers.into_iter().collect();
    let body = Body::of_value(response.body, &headers);
    Exchange { recorded, request, response: super::Response { status: response.status, headers, body } }
}
