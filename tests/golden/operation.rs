    mod request {
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
            fn read<B: AsRef<[u8]>>(
                response: &Response<B>,
            ) -> Result<Self::Answer, Error>
            where
                Self: Sized,
            {
                Self::answer(
                    &Raw {
                        operation: Self::ID,
                        code: response.status().as_u16(),
                        headers: response.headers(),
                        body: response.body().as_ref(),
                    },
                )
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
                let texts: Vec<String> = values
                    .iter()
                    .map(|value| value.to_string())
                    .collect();
                let refuse = |at: Option<usize>| {
                    let name = at
                        .and_then(|at| wire::parameters(template).get(at).copied());
                    Err(Error::new(operation, Problem::Path(name.unwrap_or(""))))
                };
                if let Some(at) = texts.iter().position(String::is_empty) {
                    return refuse(Some(at));
                }
                let shown: Vec<&dyn Display> = texts
                    .iter()
                    .map(|text| text as &dyn Display)
                    .collect();
                let path = wire::path(template, &shown);
                if path.split(['/', '?']).any(|segment| matches!(segment, "." | "..")) {
                    return refuse(
                        texts.iter().position(|text| matches!(text.as_str(), "." | "..")),
                    );
                }
                Ok(Self {
                    operation,
                    method,
                    path,
                    query: Vec::new(),
                    headers: Vec::new(),
                    body: None,
                    accept: None,
                })
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
            pub fn json(
                &mut self,
                value: &dyn wire::Slot,
                media: &'static str,
            ) -> Result<(), Error> {
                let body = ::serde_json::to_vec(&wire::Written(value.wire_view()))
                    .map_err(|_| self.fail(Problem::Body))?;
                self.body = Some((body, media));
                Ok(())
            }
            /// Sends bytes as they are.
            pub fn bytes(
                &mut self,
                bytes: &super::Bytes,
                media: &'static str,
            ) -> Result<(), Error> {
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
                self.query
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, value)| value.as_str())
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
                    let wrong = |problem: fn(Cow<'static, str>) -> Problem| {
                        self.fail(problem(name.clone()))
                    };
                    let key = HeaderName::from_bytes(name.as_bytes())
                        .map_err(|_| wrong(Problem::HeaderName))?;
                    let mut value = HeaderValue::from_bytes(text.as_bytes())
                        .map_err(|_| wrong(Problem::Header))?;
                    value.set_sensitive(is_secret(name));
                    headers.append(key, value);
                }
                if let Some(media) = self.accept {
                    headers.entry(ACCEPT).or_insert(HeaderValue::from_static(media));
                }
                let method = Method::from_bytes(self.method.as_bytes())
                    .map_err(|_| self.fail(Problem::Body))?;
                let body = match self.body {
                    Some((body, media)) => {
                        headers
                            .entry(CONTENT_TYPE)
                            .or_insert(HeaderValue::from_static(media));
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
                if known.scheme().is_none() || known.authority().is_none()
                    || base.contains(['?', '#'])
                {
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
    }
    pub use request::*;
    mod answer {
        //! How an answer becomes a value.
        use ::http::HeaderMap;
        use ::serde::de::DeserializeSeed;
        use ::std::borrow::ToOwned;
        use ::std::fmt;
        use ::std::ops::Deref;
        use ::std::string::{String, ToString};
        use ::std::vec::Vec;
        use super::super::wire::{self, Slot, Target};
        use super::excerpt::excerpt;
        use super::{Error, Problem, is_secret};
        /// An answer before it is read.
        pub struct Raw<'a> {
            pub(super) operation: &'static str,
            pub(super) code: u16,
            pub(super) headers: &'a HeaderMap,
            pub(super) body: &'a [u8],
        }
        /// Bytes that have no type: what is uploaded or downloaded.
        #[derive(Clone, PartialEq, Eq, Default)]
        pub struct Bytes(pub Vec<u8>);
        /// An answer of which the page says nothing, as it came.
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Undocumented {
            /// The status code.
            pub code: u16,
            /// All headers.
            pub headers: HeaderMap,
            /// The bytes of the body.
            pub body: Vec<u8>,
        }
        impl Raw<'_> {
            /// The status code.
            pub fn code(&self) -> u16 {
                self.code
            }
            /// The body as JSON.
            pub fn json<T: Slot>(&self) -> Result<T, Error> {
                let mut value = T::empty();
                self.read(&mut value)?;
                Ok(value)
            }
            /// The body as it is.
            pub fn bytes(&self) -> Bytes {
                Bytes(self.body.to_owned())
            }
            /// The whole answer as it is.
            pub fn undocumented(&self) -> Undocumented {
                Undocumented {
                    code: self.code,
                    headers: self.headers.clone(),
                    body: self.body.to_owned(),
                }
            }
            /// Reads the values of a header; nothing where there are none. A map takes all headers whose names begin with the
            /// name, and which no other of the known names says more of: in small letters, without what they begin with.
            pub fn header(
                &self,
                name: &'static str,
                known: &[&str],
                slot: &mut dyn Slot,
            ) -> Result<(), Error> {
                let wrong = || Error::new(
                    self.operation,
                    Problem::AnswerHeader(self.code, name),
                );
                if let Target::Map(map) = slot.target() {
                    for (own, value) in self.headers {
                        let own = own.as_str();
                        let Some(key) = behind(own, name).filter(|key| !key.is_empty())
                        else { continue };
                        let is_nearer = |other: &&&str| {
                            let rest = behind(own, other)
                                .filter(|_| other.len() > name.len());
                            rest.is_some_and(|rest| {
                                rest.is_empty() || other.ends_with('-')
                            })
                        };
                        if known.iter().find(is_nearer).is_none() {
                            let text = String::from_utf8_lossy(value.as_bytes());
                            take(map.entry(key.to_owned()), text.trim())
                                .ok_or_else(wrong)?;
                        }
                    }
                    return Ok(());
                }
                for value in self.headers.get_all(name) {
                    let text = String::from_utf8_lossy(value.as_bytes());
                    take(slot, text.trim()).ok_or_else(wrong)?;
                }
                Ok(())
            }
            fn read(&self, slot: &mut dyn Slot) -> Result<(), Error> {
                let fail = |pointer: String, message: String| {
                    let excerpt = excerpt(self.body, self.headers);
                    Error::new(
                        self.operation,
                        Problem::Answer {
                            code: self.code,
                            pointer,
                            message,
                            excerpt,
                        },
                    )
                };
                if self.body.iter().all(u8::is_ascii_whitespace) {
                    return Err(
                        fail(
                            String::new(),
                            "the body is empty, where JSON is documented".to_owned(),
                        ),
                    );
                }
                let mut json = ::serde_json::Deserializer::from_slice(self.body);
                wire::Read(slot)
                    .deserialize(&mut json)
                    .and_then(|()| json.end())
                    .map_err(|error| {
                        let text = error.to_string();
                        let (pointer, message) = match text
                            .strip_prefix('/')
                            .and_then(|rest| rest.split_once(": "))
                        {
                            Some((pointer, message)) => {
                                (["/", pointer].concat(), message)
                            }
                            None => (String::new(), text.as_str()),
                        };
                        let is_secret = pointer.split('/').any(is_secret);
                        fail(
                            pointer,
                            if is_secret {
                                "it is not of its documented type".to_owned()
                            } else {
                                message.to_owned()
                            },
                        )
                    })
            }
        }
        /// What stands in a name behind its beginning.
        fn behind<'n>(name: &'n str, begin: &str) -> Option<&'n str> {
            let (own, rest) = (name.get(..begin.len())?, name.get(begin.len()..)?);
            own.eq_ignore_ascii_case(begin).then_some(rest)
        }
        /// Reads a text into a slot.
        fn take(slot: &mut dyn Slot, text: &str) -> Option<()> {
            match slot.target() {
                Target::Text(slot) => *slot = text.to_owned(),
                Target::Bool(slot) => *slot = text.to_ascii_lowercase().parse().ok()?,
                Target::I32(slot) => *slot = text.parse().ok()?,
                Target::I64(slot) => *slot = text.parse().ok()?,
                Target::U64(slot) => *slot = text.parse().ok()?,
                Target::Number(slot) => *slot = text.parse().ok()?,
                Target::Word(slot) => slot.set(text).ok()?,
                Target::Code(slot) => slot.set(text.parse().ok()?).ok()?,
                Target::Option(slot) => take(slot.set_some(), text)?,
                Target::List(slot) => take(slot.grow(), text)?,
                Target::Any(_)
                | Target::Map(_)
                | Target::Object(_)
                | Target::Choice(_) => return None,
            }
            Some(())
        }
        impl Deref for Bytes {
            type Target = [u8];
            fn deref(&self) -> &[u8] {
                &self.0
            }
        }
        impl AsRef<[u8]> for Bytes {
            fn as_ref(&self) -> &[u8] {
                &self.0
            }
        }
        impl From<Vec<u8>> for Bytes {
            fn from(bytes: Vec<u8>) -> Self {
                Self(bytes)
            }
        }
        impl From<&[u8]> for Bytes {
            fn from(bytes: &[u8]) -> Self {
                Self(bytes.to_owned())
            }
        }
        impl From<Bytes> for Vec<u8> {
            fn from(bytes: Bytes) -> Self {
                bytes.0
            }
        }
        impl fmt::Debug for Bytes {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{} bytes", self.0.len())
            }
        }
        impl fmt::Debug for Undocumented {
            /// Without the values of headers and the body: either may hold a secret.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct("Undocumented")
                    .field("code", &self.code)
                    .field(
                        "headers",
                        &self
                            .headers
                            .keys()
                            .map(|name| name.as_str())
                            .collect::<Vec<_>>(),
                    )
                    .field("body", &format_args!("{} bytes", self.body.len()))
                    .finish()
            }
        }
        /// Shows an answer as an error: the operation, the status, and what the page says of it.
        pub fn show_answer(
            operation: &str,
            status: &dyn fmt::Display,
            description: &str,
            f: &mut fmt::Formatter<'_>,
        ) -> fmt::Result {
            write!(f, "{operation} answered {status}")?;
            if description.is_empty() { Ok(()) } else { write!(f, ": {description}") }
        }
    }
    pub use answer::*;
    mod pages {
        //! A list that comes in pages, page by page, without sending anything.
        use ::http::{Request, Response};
        use ::serde_json::Value;
        use ::std::borrow::ToOwned;
        use ::std::collections::BTreeSet;
        use ::std::string::{String, ToString};
        use ::std::vec::Vec;
        use super::{Error, Operation, Parts, Problem};
        /// An operation that answers with a list in pages.
        pub trait Paged: Operation {
            /// What leads from a page to the next.
            const PAGING: Paging;
            /// Every page from this call on.
            fn pages(self) -> Pages<Self>
            where
                Self: Sized,
            {
                Pages {
                    call: self,
                    next: Next::First,
                    seen: BTreeSet::new(),
                }
            }
        }
        /// What leads from a page to the next. Places are JSON pointers (RFC 6901) into the body of a page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Paging {
            /// A link; the last page has none.
            Link {
                /// Where the text of the link is.
                at: &'static str,
            },
            /// A list of links with `rel` and `href`, one of them `next`; the last page has none.
            Links {
                /// Where the list is.
                at: &'static str,
            },
            /// A key of the last item, which the next request names; the last page is empty.
            Marker {
                /// Where the list of items is.
                items: &'static str,
                /// The key of an item.
                key: &'static str,
                /// The parameter of the query.
                parameter: &'static str,
            },
            /// How many items were read so far; the last page is empty.
            Offset {
                /// Where the list of items is.
                items: &'static str,
                /// The parameter of the query.
                parameter: &'static str,
            },
        }
        /// The pages of a list, one after the other.
        ///
        /// Ask for the request of the next page, send it, hand in the answer, until there is no request; or let
        /// [`each`](Self::each) do so. An answer that is no success is the last. A page that leads to one that was read already
        /// is an error, so that there is always an end.
        ///
        /// Of a link only the query is followed. Requests go to the host and the path of the operation, wherever a link leads.
        #[derive(Debug, Clone)]
        pub struct Pages<O> {
            call: O,
            next: Next,
            seen: BTreeSet<String>,
        }
        #[derive(Debug, Clone)]
        enum Next {
            First,
            Query(String),
            Pair(&'static str, String),
            Nothing,
        }
        impl<O: Paged> Pages<O> {
            /// The request of the next page, for a service at a base URL; none after the last page.
            pub fn to_request(
                &self,
                base: &str,
            ) -> Option<Result<Request<Vec<u8>>, Error>> {
                let mut parts = match self.call.parts() {
                    Ok(parts) => parts,
                    Err(error) => return Some(Err(error)),
                };
                match &self.next {
                    Next::First => {}
                    Next::Query(query) => parts.replace_query(query),
                    Next::Pair(name, value) => parts.replace_pair(name, value.clone()),
                    Next::Nothing => return None,
                }
                Some(parts.for_base(base))
            }
            /// Reads the answer to the request of the next page.
            pub fn read<B: AsRef<[u8]>>(
                &mut self,
                response: &Response<B>,
            ) -> Result<O::Answer, Error> {
                let before = ::std::mem::replace(&mut self.next, Next::Nothing);
                let answer = O::read(response)?;
                if response.status().is_success() {
                    let body = ::serde_json::from_slice(response.body().as_ref())
                        .unwrap_or(Value::Null);
                    let next = self
                        .call
                        .parts()
                        .and_then(|parts| next(O::PAGING, &parts, &before, &body));
                    self.next = next.and_then(|next| self.unseen(next))?;
                }
                Ok(answer)
            }
            /// An iterator over the pages, with what sends a request.
            ///
            /// It ends behind the first error.
            pub fn each<B, E, F>(
                mut self,
                base: &str,
                mut send: F,
            ) -> impl Iterator<Item = Result<O::Answer, E>>
            where
                B: AsRef<[u8]>,
                E: From<Error>,
                F: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E>,
            {
                ::std::iter::from_fn(move || {
                    let request = self.to_request(base)?;
                    let answer = request
                        .map_err(E::from)
                        .and_then(&mut send)
                        .and_then(|response| Ok(self.read(&response)?));
                    if answer.is_err() {
                        self.next = Next::Nothing;
                    }
                    Some(answer)
                })
            }
            fn unseen(&mut self, next: Next) -> Result<Next, Error> {
                let is_new = match &next {
                    Next::First | Next::Nothing => true,
                    Next::Query(text) | Next::Pair(_, text) => {
                        self.seen.insert(text.clone())
                    }
                };
                if is_new { Ok(next) } else { Err(Error::new(O::ID, Problem::Repeated)) }
            }
        }
        /// What a page leads to.
        fn next(
            paging: Paging,
            parts: &Parts,
            before: &Next,
            body: &Value,
        ) -> Result<Next, Error> {
            let items = |at| {
                body.pointer(at).and_then(Value::as_array).map_or(&[][..], Vec::as_slice)
            };
            match paging {
                Paging::Link { at } => follow(parts, body.pointer(at)),
                Paging::Links { at } => {
                    let is_next = |link: &&Value| {
                        link.get("rel").and_then(Value::as_str) == Some("next")
                    };
                    follow(
                        parts,
                        items(at).iter().find(is_next).and_then(|link| link.get("href")),
                    )
                }
                Paging::Marker { items: at, key, parameter } => {
                    let Some(last) = items(at).last() else { return Ok(Next::Nothing) };
                    match last.get(key) {
                        Some(Value::String(text)) => {
                            Ok(Next::Pair(parameter, text.clone()))
                        }
                        Some(Value::Number(number)) => {
                            Ok(Next::Pair(parameter, number.to_string()))
                        }
                        _ => Err(parts.fail(Problem::Marker)),
                    }
                }
                Paging::Offset { items: at, parameter } => {
                    let started = match before {
                        Next::Pair(_, text) => Some(text.as_str()),
                        Next::First | Next::Query(_) | Next::Nothing => {
                            parts.pair(parameter)
                        }
                    };
                    let started: u64 = started
                        .and_then(|text| text.parse().ok())
                        .unwrap_or(0);
                    match items(at).len() as u64 {
                        0 => Ok(Next::Nothing),
                        read => {
                            Ok(
                                Next::Pair(
                                    parameter,
                                    started.saturating_add(read).to_string(),
                                ),
                            )
                        }
                    }
                }
            }
        }
        /// The query of a link to the same operation.
        fn follow(parts: &Parts, link: Option<&Value>) -> Result<Next, Error> {
            let link = match link {
                None | Some(Value::Null) => return Ok(Next::Nothing),
                Some(Value::String(link)) if link.is_empty() => return Ok(Next::Nothing),
                Some(link) => {
                    link.as_str()
                        .or_else(|| link.get("href")?.as_str())
                        .ok_or_else(|| parts.fail(Problem::Link))?
                }
            };
            let link = link.split('#').next().unwrap_or(link);
            let (path, query) = link
                .split_once('?')
                .ok_or_else(|| parts.fail(Problem::Link))?;
            let is_same = path.is_empty()
                || last_segment(path) == last_segment(parts.path());
            if is_same {
                Ok(Next::Query(query.to_owned()))
            } else {
                Err(parts.fail(Problem::Link))
            }
        }
        fn last_segment(path: &str) -> Option<&str> {
            let path = path.split('?').next().unwrap_or(path);
            path.rsplit('/').find(|segment| !segment.is_empty())
        }
    }
    pub use pages::*;
    mod error {
        //! Why a call has no request, or an answer no value.
        use ::std::borrow::Cow;
        use ::std::boxed::Box;
        use ::std::fmt;
        use ::std::string::String;
        /// Why a call has no request, or an answer no value. It shows no secret.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Error(Box<(&'static str, Problem)>);
        /// What is wrong.
        #[derive(Debug, Clone, PartialEq)]
        pub(super) enum Problem {
            Base,
            Path(&'static str),
            Header(Cow<'static, str>),
            HeaderName(Cow<'static, str>),
            Body,
            AnswerHeader(u16, &'static str),
            Answer { code: u16, pointer: String, message: String, excerpt: String },
            Link,
            Repeated,
            Marker,
        }
        impl Error {
            pub(super) fn new(operation: &'static str, problem: Problem) -> Self {
                Self(Box::new((operation, problem)))
            }
            /// The name of the operation.
            pub fn operation(&self) -> &'static str {
                self.0.0
            }
            /// The status code of the answer; none where there is no request yet.
            pub fn code(&self) -> Option<u16> {
                match &self.0.1 {
                    Problem::Answer { code, .. } | Problem::AnswerHeader(code, _) => {
                        Some(*code)
                    }
                    _ => None,
                }
            }
            /// The JSON pointer (RFC 6901) of what cannot be read in the body; empty where it is the whole.
            pub fn pointer(&self) -> Option<&str> {
                match &self.0.1 {
                    Problem::Answer { pointer, .. } => Some(pointer),
                    _ => None,
                }
            }
            /// The beginning of the body that cannot be read, without its secrets.
            pub fn excerpt(&self) -> Option<&str> {
                match &self.0.1 {
                    Problem::Answer { excerpt, .. } => Some(excerpt),
                    _ => None,
                }
            }
        }
        impl fmt::Display for Error {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}: ", self.0.0)?;
                match &self.0.1 {
                    Problem::Base => {
                        f.write_str(
                            "the base URL is no `scheme://host/path` that a path can follow",
                        )
                    }
                    Problem::Path(name) => {
                        write!(
                            f,
                            "the path cannot have this value for `{name}`: it would be another path"
                        )
                    }
                    Problem::Header(name) => {
                        write!(f, "the value of the header `{name}` cannot be sent")
                    }
                    Problem::HeaderName(name) => {
                        write!(f, "`{name}` cannot be the name of a header")
                    }
                    Problem::Body => f.write_str("the request cannot be written"),
                    Problem::AnswerHeader(code, name) => {
                        write!(
                            f,
                            "the header `{name}` of the answer {code} is not of its documented type"
                        )
                    }
                    Problem::Answer { code, pointer, message, excerpt } => {
                        write!(
                            f,
                            "the body of the answer {code} cannot be read at \"{pointer}\": {message}; it begins {excerpt}"
                        )
                    }
                    Problem::Link => {
                        f.write_str(
                            "the link to the next page leads to another operation",
                        )
                    }
                    Problem::Repeated => {
                        f.write_str("the next page is one that was read before")
                    }
                    Problem::Marker => {
                        f.write_str(
                            "the last item of the page has nothing that marks where the next page begins",
                        )
                    }
                }
            }
        }
        impl ::std::error::Error for Error {}
    }
    pub use error::*;
    mod excerpt {
        //! The beginning of a body, to be shown in an error.
        use ::http::HeaderMap;
        use ::http::header::CONTENT_TYPE;
        use ::std::format;
        use ::std::string::String;
        use super::is_secret;
        /// How many characters are shown.
        const SHOWN: usize = 240;
        /// How much of the body is looked at.
        const LOOKED_AT: usize = 4096;
        /// The beginning of a body, without the values that its keys call secret. What is not text is only counted.
        pub(super) fn excerpt(body: &[u8], headers: &HeaderMap) -> String {
            let media = headers
                .get(CONTENT_TYPE)
                .map_or(&b""[..], |value| value.as_bytes());
            let text = String::from_utf8_lossy(&body[..body.len().min(LOOKED_AT)]);
            if media.starts_with(b"application/octet-stream") || text.contains('\0') {
                return format!("with {} bytes that are no text", body.len());
            }
            let shown = without_secrets(&text);
            let end = shown.char_indices().nth(SHOWN).map_or(shown.len(), |(at, _)| at);
            let more = if end < shown.len() || body.len() > LOOKED_AT {
                " …"
            } else {
                ""
            };
            let visible = |c: char| {
                if c == '"' || c == '\\' || c == '\'' {
                    String::from(c)
                } else {
                    c.escape_debug().collect()
                }
            };
            format!("{}{more}", shown[..end].chars().map(visible).collect::< String > ())
        }
        /// The text with `[redacted]` for every value behind a key that is of a secret, whether the text is JSON to its end or
        /// not.
        fn without_secrets(text: &str) -> String {
            let mut shown = String::new();
            let mut rest = text;
            while let Some(start) = rest.find('"') {
                let (before, quoted) = rest.split_at(start);
                let end = string_end(quoted);
                let (key, after) = quoted.split_at(end);
                shown.push_str(before);
                shown.push_str(key);
                rest = after;
                let value = after.trim_start().strip_prefix(':').map(str::trim_start);
                if let Some(value) = value.filter(|_| is_secret(key)) {
                    shown.push_str(": [redacted]");
                    rest = &value[value_end(value)..];
                }
            }
            shown.push_str(rest);
            shown
        }
        /// The length of the JSON string with which the text starts, or of the text where it does not end.
        fn string_end(text: &str) -> usize {
            let mut is_escaped = false;
            for (at, c) in text.char_indices().skip(1) {
                match c {
                    _ if is_escaped => is_escaped = false,
                    '\\' => is_escaped = true,
                    '"' => return at + 1,
                    _ => {}
                }
            }
            text.len()
        }
        /// The length of the JSON value with which the text starts.
        fn value_end(text: &str) -> usize {
            let mut depth = 0_usize;
            let mut at = 0;
            while let Some(c) = text[at..].chars().next() {
                match c {
                    '"' => {
                        at += string_end(&text[at..]);
                        if depth == 0 {
                            return at;
                        }
                        continue;
                    }
                    '{' | '[' => depth += 1,
                    '}' | ']' if depth <= 1 => {
                        return if depth == 1 { at + 1 } else { at };
                    }
                    '}' | ']' => depth -= 1,
                    ',' if depth == 0 => return at,
                    _ => {}
                }
                at += c.len_utf8();
            }
            text.len()
        }
    }
    pub use excerpt::*;
    mod secret {
        //! Which names are of what no log should hold.
        use ::std::string::String;
        /// What the name of a secret has in it.
        const PARTS: &[&str] = &[
            "password",
            "passwd",
            "passphrase",
            "secret",
            "passcode",
            "privatekey",
            "apikey",
            "credential",
        ];
        /// What is said of a secret and is none itself: `secret_type`, `secret_ref`.
        const FACTS: &[&str] = &[
            "type",
            "ref",
            "refs",
            "href",
            "uri",
            "url",
            "id",
            "ids",
            "uuid",
            "name",
            "names",
            "status",
            "version",
            "count",
            "policy",
            "length",
            "algorithm",
        ];
        /// Whether a name says that its value is a secret: `adminPass`, `X-Auth-Token`, `user_password`.
        pub fn is_secret(name: &str) -> bool {
            let plain: String = name
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_ascii_lowercase();
            let last = last_word(name).to_ascii_lowercase();
            let is_fact = FACTS.contains(&last.as_str()) && last.len() < plain.len();
            matches!(last.as_str(), "pass" | "token")
                || !is_fact && PARTS.iter().any(|part| plain.contains(part))
        }
        /// What stands behind the last sign, or the last change from a small letter to a capital.
        fn last_word(name: &str) -> &str {
            let name = name.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            let mut start = 0;
            let mut before = ' ';
            for (at, c) in name.char_indices() {
                if !c.is_ascii_alphanumeric() {
                    start = at + c.len_utf8();
                } else if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
                    start = at;
                }
                before = c;
            }
            name.get(start..).unwrap_or(name)
        }
    }
    pub use secret::*;
    mod macros {
        //! What an operation says of itself, as macros: the parts of its call, and its answers.
        /// The parts of a call, each with what `new` takes for it: the path, with a value for each of its parameters, then the
        /// query, the headers and the body where it has them, and what it wants in answer.
        macro_rules! call {
            (
                $(#[$lint:meta])* $id:literal { path : $path:tt ($($field:ident :
                $ty:ty),*) $(, query : $query:ident ::$make_query:ident
                ($($of_query:ident : $query_ty:ty),*))? $(, headers : $headers:ident
                ::$make_headers:ident ($($of_headers:ident : $headers_ty:ty),*))? $(,
                body : $kind:ident $media:literal ($body:ty))? $(, accept :
                $accept:literal)? $(,)? }
            ) => {
                impl Call { #[doc = " A call with all that it must have."] $(#[$lint])*
                pub fn new($($field : $ty,)* $($($of_query : $query_ty,)*)?
                $($($of_headers : $headers_ty,)*)? $(body : $body,)?) -> Self { Self {
                $($field : $field .into(),)* $(query : $query ::$make_query
                ($($of_query),*),)? $(headers : $headers ::$make_headers
                ($($of_headers),*),)? $(body : super::operation::taken!($kind body),)? }
                } } impl super::operation::Operation for Call { const ID : &'static str =
                $id; type Answer = Answer; fn parts(& self) -> ::std::result::Result <
                super::operation::Parts, super::operation::Error > { #[allow(unused_mut)]
                let mut parts = super::operation::Parts::new($id, METHOD, $path, & [$(&
                self.$field),*]) ?; $(parts.query($query ::pairs(& self.query));)?
                $(parts.headers($headers ::pairs(& self.headers));)? $(parts.$kind (&
                self.body, $media) ?;)? $(parts.accept($accept);)?
                ::std::result::Result::Ok(parts) } fn answer(raw : &
                super::operation::Raw <'_ >,) -> ::std::result::Result < Answer,
                super::operation::Error > { Answer::take(raw) } }
            };
        }
        pub(crate) use call;
        /// How the pages of a list follow each other.
        macro_rules! paged {
            ($($paging:tt)*) => {
                impl super::operation::Paged for Call { const PAGING :
                super::operation::Paging = super::operation::Paging::$($paging)*; }
            };
        }
        pub(crate) use paged;
        /// The body as the call has it.
        macro_rules! taken {
            ($kind:ident $body:ident) => {
                $body .into()
            };
        }
        pub(crate) use taken;
        /// The headers of an answer.
        macro_rules! headers {
            (
                $name:ident { $($field:ident $key:literal),* $(,)? }
                $(secret[$($secret:literal),*])?
            ) => {
                impl $name { fn read(raw : & super::operation::Raw <'_ >,) ->
                ::std::result::Result < Self, super::operation::Error > { let mut headers
                = Self::default(); let known = & [$($key),*]; $(raw.header($key, known, &
                mut headers.$field) ?;)* ::std::result::Result::Ok(headers) } }
                super::wire::pairs! { $name { $($field $key),* } $(secret[$($secret),*])?
                }
            };
        }
        pub(crate) use headers;
        /// The answers of an operation: each status code with what is read of it, then what is read of all other codes of
        /// success where none is documented, then what `into_result` gives. An answer is an error where success was wanted.
        macro_rules! answers {
            (
                $id:literal $status:ident, $name:ident { $($variant:ident $code:literal
                $title:literal $($text:literal)* $(or $other:literal $($more:literal)*)*
                $(=> ($($part:ident $ty:ty),+))?),* $(,)? } $(else $success:ident $(=>
                ($($success_part:ident $success_ty:ty),+))?)? -> $result:ty $({
                $($given:ident $(($($of:pat),+))? => $value:expr),* $(,)? })?
                $([$($own:ident),*])?
            ) => {
                super::wire::status! { $status { $($variant $code $title $($text)* $(or
                $other $($more)*)*),* } } #[doc =
                " What the server answered, by the status code."] #[derive(Debug, Clone,
                PartialEq)] #[non_exhaustive] #[allow(clippy::large_enum_variant)] pub
                enum $name { $(#[doc = ::std::concat!("`` ", $code, " ", $title $(,
                " or ", $other)*, " ``")] $variant $(($($ty),+))?,)* $(#[doc =
                " Any code from 200 to 299: the page documents none of them."] $success
                (u16 $($(, $success_ty)+)?),)? #[doc =
                " A status code that the page does not document, with all that came."]
                Undocumented(super::operation::Undocumented), } impl $name { fn take(raw
                : & super::operation::Raw <'_ >,) -> ::std::result::Result < Self,
                super::operation::Error > { ::std::result::Result::Ok(match raw.code() {
                $($code => Self::$variant $(($(super::operation::part!(raw
                $part)),+))?,)* $(code @ 200..= 299 => Self::$success (code,
                $($(super::operation::part!(raw $success_part)),+)?),)? _ =>
                Self::Undocumented(raw.undocumented()), }) } #[doc = " The status."] pub
                fn status(& self) -> $status { match self { $(Self::$variant { .. } =>
                $status ::$variant,)* $(Self::$success (code, ..) => $status
                ::Undocumented(* code),)? Self::Undocumented(answer) => $status
                ::Undocumented(answer.code), } } #[doc =
                " What came with an answer of success, if anything did; any other answer is the error."]
                pub fn into_result(self) -> ::std::result::Result <$result,
                ::std::boxed::Box < Self >> { match self { $($(Self::$given
                $(($($of),+))? => ::std::result::Result::Ok($value),)*)? $($(own @
                Self::$own { .. } => ::std::result::Result::Ok(own),)*)? other =>
                ::std::result::Result::Err(::std::boxed::Box::new(other)), } } } impl
                ::std::fmt::Display for $name { fn fmt(& self, f : & mut
                ::std::fmt::Formatter <'_ >) -> ::std::fmt::Result {
                super::operation::show_answer($id, & self.status(), self.status()
                .description(), f) } } impl ::std::error::Error for $name {}
            };
        }
        pub(crate) use answers;
        /// What is read of an answer.
        macro_rules! part {
            ($raw:ident json) => {
                $raw .json() ?
            };
            ($raw:ident bytes) => {
                $raw .bytes()
            };
            ($raw:ident headers) => {
                AnswerHeaders::read($raw) ?
            };
        }
        pub(crate) use part;
    }
    pub use macros::*;
    mod check {
        //! What the tests of the bindings call.
        #![cfg(test)]
        use ::http::Response;
        use super::Operation;
        /// Reads an answer that the documentation shows.
        #[track_caller]
        pub fn answered<O: Operation>(source: &str, code: u16, body: &str) -> O::Answer {
            let mut response = Response::new(body.as_bytes());
            match code.try_into() {
                Ok(code) => *response.status_mut() = code,
                Err(_) => panic!("{source}: {code} is no status code"),
            }
            match O::read(&response) {
                Ok(answer) => answer,
                Err(error) => panic!("{source}: {error}"),
            }
        }
        /// The answers that the documentation shows of an operation: for each a test, where it stands, its status and its body.
        macro_rules! shown {
            (
                $operation:ident { $($name:ident $source:literal $code:literal
                $body:literal),* $(,)? }
            ) => {
                mod $operation { $(#[test] fn $name () { use super::super::super:: {
                $operation ::Call, operation }; let answer = operation::answered::< Call
                > ($source, $code, $body); assert_eq!(answer.status().code(), $code); })*
                }
            };
        }
        pub(crate) use shown;
    }

    #[cfg(test)]
    pub use check::*;
