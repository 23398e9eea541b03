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
        Undocumented { code: self.code, headers: self.headers.clone(), body: self.body.to_owned() }
    }

    /// Reads the values of a header; nothing where there are none. A map takes all headers whose names begin with the
    /// name, and which no other of the known names says more of: in small letters, without what they begin with.
    pub fn header(&self, name: &'static str, known: &[&str], slot: &mut dyn Slot) -> Result<(), Error> {
        let wrong = || Error::new(self.operation, Problem::AnswerHeader(self.code, name));
        if let Target::Map(map) = slot.target() {
            for (own, value) in self.headers {
                let own = own.as_str();
                let Some(key) = behind(own, name).filter(|key| !key.is_empty()) else { continue };
                let is_nearer = |other: &&&str| {
                    let rest = behind(own, other).filter(|_| other.len() > name.len());
                    rest.is_some_and(|rest| rest.is_empty() || other.ends_with('-'))
                };
                if known.iter().find(is_nearer).is_none() {
                    let text = String::from_utf8_lossy(value.as_bytes());
                    take(map.entry(key.to_owned()), text.trim()).ok_or_else(wrong)?;
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
            Error::new(self.operation, Problem::Answer { code: self.code, pointer, message, excerpt })
        };
        if self.body.iter().all(u8::is_ascii_whitespace) {
            return Err(fail(String::new(), "the body is empty, where JSON is documented".to_owned()));
        }
        let mut json = ::serde_json::Deserializer::from_slice(self.body);
        wire::Read(slot).deserialize(&mut json).and_then(|()| json.end()).map_err(|error| {
            let text = error.to_string();
            // An error starts with the JSON pointer of the place, if it has one.
            let (pointer, message) = match text.strip_prefix('/').and_then(|rest| rest.split_once(": ")) {
                Some((pointer, message)) => (["/", pointer].concat(), message),
                None => (String::new(), text.as_str()),
            };
            let is_secret = pointer.split('/').any(is_secret);
            fail(pointer, if is_secret { "it is not of its documented type".to_owned() } else { message.to_owned() })
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
        Target::Any(_) | Target::Map(_) | Target::Object(_) | Target::Choice(_) => return None,
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
            .field("headers", &self.headers.keys().map(|name| name.as_str()).collect::<Vec<_>>())
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
