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
        Pages { call: self, next: Next::First, seen: BTreeSet::new() }
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
    pub fn to_request(&self, base: &str) -> Option<Result<Request<Vec<u8>>, Error>> {
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
    pub fn read<B: AsRef<[u8]>>(&mut self, response: &Response<B>) -> Result<O::Answer, Error> {
        let before = ::std::mem::replace(&mut self.next, Next::Nothing);
        let answer = O::read(response)?;
        if response.status().is_success() {
            let body = ::serde_json::from_slice(response.body().as_ref()).unwrap_or(Value::Null);
            let next = self.call.parts().and_then(|parts| next(O::PAGING, &parts, &before, &body));
            self.next = next.and_then(|next| self.unseen(next))?;
        }
        Ok(answer)
    }

    /// An iterator over the pages, with what sends a request.
    ///
    /// It ends behind the first error.
    pub fn each<B, E, F>(mut self, base: &str, mut send: F) -> impl Iterator<Item = Result<O::Answer, E>>
    where
        B: AsRef<[u8]>,
        E: From<Error>,
        F: FnMut(Request<Vec<u8>>) -> Result<Response<B>, E>,
    {
        ::std::iter::from_fn(move || {
            let request = self.to_request(base)?;
            let answer = request.map_err(E::from).and_then(&mut send).and_then(|response| Ok(self.read(&response)?));
            if answer.is_err() {
                self.next = Next::Nothing;
            }
            Some(answer)
        })
    }

    fn unseen(&mut self, next: Next) -> Result<Next, Error> {
        let is_new = match &next {
            Next::First | Next::Nothing => true,
            Next::Query(text) | Next::Pair(_, text) => self.seen.insert(text.clone()),
        };
        if is_new { Ok(next) } else { Err(Error::new(O::ID, Problem::Repeated)) }
    }
}

/// What a page leads to.
fn next(paging: Paging, parts: &Parts, before: &Next, body: &Value) -> Result<Next, Error> {
    let items = |at| body.pointer(at).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    match paging {
        Paging::Link { at } => follow(parts, body.pointer(at)),
        Paging::Links { at } => {
            let is_next = |link: &&Value| link.get("rel").and_then(Value::as_str) == Some("next");
            follow(parts, items(at).iter().find(is_next).and_then(|link| link.get("href")))
        }
        Paging::Marker { items: at, key, parameter } => {
            let Some(last) = items(at).last() else { return Ok(Next::Nothing) };
            match last.get(key) {
                Some(Value::String(text)) => Ok(Next::Pair(parameter, text.clone())),
                Some(Value::Number(number)) => Ok(Next::Pair(parameter, number.to_string())),
                _ => Err(parts.fail(Problem::Marker)),
            }
        }
        Paging::Offset { items: at, parameter } => {
            let started = match before {
                Next::Pair(_, text) => Some(text.as_str()),
                Next::First | Next::Query(_) | Next::Nothing => parts.pair(parameter),
            };
            let started: u64 = started.and_then(|text| text.parse().ok()).unwrap_or(0);
            match items(at).len() as u64 {
                0 => Ok(Next::Nothing),
                read => Ok(Next::Pair(parameter, started.saturating_add(read).to_string())),
            }
        }
    }
}

/// The query of a link to the same operation.
fn follow(parts: &Parts, link: Option<&Value>) -> Result<Next, Error> {
    let link = match link {
        None | Some(Value::Null) => return Ok(Next::Nothing),
        Some(Value::String(link)) if link.is_empty() => return Ok(Next::Nothing),
        Some(link) => link.as_str().or_else(|| link.get("href")?.as_str()).ok_or_else(|| parts.fail(Problem::Link))?,
    };
    let link = link.split('#').next().unwrap_or(link);
    let (path, query) = link.split_once('?').ok_or_else(|| parts.fail(Problem::Link))?;
    let is_same = path.is_empty() || last_segment(path) == last_segment(parts.path());
    if is_same { Ok(Next::Query(query.to_owned())) } else { Err(parts.fail(Problem::Link)) }
}

fn last_segment(path: &str) -> Option<&str> {
    let path = path.split('?').next().unwrap_or(path);
    path.rsplit('/').find(|segment| !segment.is_empty())
}
