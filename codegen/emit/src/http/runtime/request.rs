//! How a call becomes a request.

use ::http::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use ::http::{Method, Request, Response, Uri};
use ::std::borrow::Cow;
use ::std::fmt::Display;
use ::std::string::{String, ToString};
use ::std::vec::Vec;

use super::super::wire;
use super::{Error, Problem, Raw, is_secret};

/// An operation of the API, as a value: one call of it.
///
/// The call becomes a request, which any HTTP client sends, and the answer of the server becomes a value. Nothing is
/// sent here.
pub trait Operation {
    /// The name of the operation.
    const ID: &'static str;

    /// What the server may answer.
    type Answer;

    /// The parts of the request.
    fn parts(&self) -> Result<Parts, Error>;

    /// Reads an answer by its status code.
    fn answer(raw: &Raw<'_>) -> Result<Self::Answer, Error>;

    /// The request, for a service at a base URL: `https://api.example/v1`.
    ///
    /// What all requests of a client have in common, say a token, is put into the headers of the result.
    fn to_request(&self, base: &str) -> Result<Request<Vec<u8>>, Error> {
        self.parts()?.for_base(base)
    }

    /// What the server answered, by the status code alone.
    fn read<B: AsRef<[u8]>>(response: &Response<B>) -> Result<Self::Answer, Error>
    where
        Self: Sized,
    {
        Self::answer(&Raw {
            operation: Self::ID,
            code: response.status().as_u16(),
            headers: response.headers(),
            body: response.body().as_ref(),
        })
    }
}

/// The parts of a request that do not depend on where the service is.
pub struct Parts {
    operation: &'static str,
    method: &'static str,
    path: String,
    query: Vec<wire::Pair>,
    headers: Vec<wire::Pair>,
    /// The body and its media type.
    body: Option<(Vec<u8>, &'static str)>,
    accept: Option<&'static str>,
}

impl Parts {
    /// Puts the values, percent-encoded (RFC 3986, section 2), where the parameters of the path are.
    ///
    /// A value that would lead to another path is refused: an empty one, and `.` and `..`, which clients resolve even
    /// where they are encoded.
    pub fn new(
        operation: &'static str,
        method: &'static str,
        template: &'static str,
        values: &[&dyn Display],
    ) -> Result<Self, Error> {
        let texts: Vec<String> = values.iter().map(|value| value.to_string()).collect();
        let refuse = |at: Option<usize>| {
            let name = at.and_then(|at| wire::parameters(template).get(at).copied());
            Err(Error::new(operation, Problem::Path(name.unwrap_or(""))))
        };
        if let Some(at) = texts.iter().position(String::is_empty) {
            return refuse(Some(at));
        }
        let shown: Vec<&dyn Display> = texts.iter().map(|text| text as &dyn Display).collect();
        let path = wire::path(template, &shown);
        if path.split(['/', '?']).any(|segment| matches!(segment, "." | "..")) {
            return refuse(texts.iter().position(|text| matches!(text.as_str(), "." | "..")));
        }
        Ok(Self { operation, method, path, query: Vec::new(), headers: Vec::new(), body: None, accept: None })
    }

    /// Says what stands in the query.
    pub fn query(&mut self, pairs: Vec<wire::Pair>) {
        self.query = pairs;
    }

    /// Says which headers are sent.
    pub fn headers(&mut self, pairs: Vec<wire::Pair>) {
        self.headers = pairs;
    }

    /// Sends a value as JSON.
    pub fn json(&mut self, value: &dyn wire::Slot, media: &'static str) -> Result<(), Error> {
        let body = ::serde_json::to_vec(&wire::Written(value.wire_view())).map_err(|_| self.fail(Problem::Body))?;
        self.body = Some((body, media));
        Ok(())
    }

    /// Sends bytes as they are.
    pub fn bytes(&mut self, bytes: &super::Bytes, media: &'static str) -> Result<(), Error> {
        self.body = Some((bytes.0.clone(), media));
        Ok(())
    }

    /// Says what is wanted in answer.
    pub fn accept(&mut self, media: &'static str) {
        self.accept = Some(media);
    }

    /// Replaces the whole query, with what a link to a page has.
    pub(super) fn replace_query(&mut self, query: &str) {
        self.query.clear();
        self.path.truncate(self.path.find('?').unwrap_or(self.path.len()));
        self.path.push('?');
        wire::keep_encoded(&mut self.path, query);
    }

    /// Replaces one parameter of the query.
    pub(super) fn replace_pair(&mut self, name: &'static str, value: String) {
        self.query.retain(|(known, _)| *known != name);
        self.query.push((Cow::Borrowed(name), value));
    }

    /// The value of a parameter of the query.
    pub(super) fn pair(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// An error of this operation.
    pub(super) fn fail(&self, problem: Problem) -> Error {
        Error::new(self.operation, problem)
    }

    /// The path, percent-encoded.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The request.
    pub fn for_base(self, base: &str) -> Result<Request<Vec<u8>>, Error> {
        let uri = self.uri(base)?;
        let mut headers = HeaderMap::new();
        for (name, text) in &self.headers {
            let wrong = |problem: fn(Cow<'static, str>) -> Problem| self.fail(problem(name.clone()));
            let key = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong(Problem::HeaderName))?;
            let mut value = HeaderValue::from_bytes(text.as_bytes()).map_err(|_| wrong(Problem::Header))?;
            value.set_sensitive(is_secret(name));
            headers.append(key, value);
        }
        if let Some(media) = self.accept {
            headers.entry(ACCEPT).or_insert(HeaderValue::from_static(media));
        }
        let method = Method::from_bytes(self.method.as_bytes()).map_err(|_| self.fail(Problem::Body))?;
        let body = match self.body {
            Some((body, media)) => {
                headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(media));
                body
            }
            None => Vec::new(),
        };
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }

    /// The base URL, then the path, then the query.
    fn uri(&self, base: &str) -> Result<Uri, Error> {
        let fail = || self.fail(Problem::Base);
        let known: Uri = base.parse().map_err(|_| fail())?;
        // The path of the base is kept; a query or a fragment there would swallow the path of the operation.
        if known.scheme().is_none() || known.authority().is_none() || base.contains(['?', '#']) {
            return Err(fail());
        }
        let mut uri = base.trim_end_matches('/').to_owned();
        if !self.path.starts_with('/') {
            uri.push('/');
        }
        uri.push_str(&self.path);
        let query = wire::query(&self.query);
        if !query.is_empty() {
            uri.push(if self.path.contains('?') { '&' } else { '?' });
            uri.push_str(&query);
        }
        uri.parse().map_err(|_| fail())
    }
}
