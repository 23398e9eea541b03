//! Paths and status codes.

use ::std::fmt;
use ::std::string::{String, ToString};
use ::std::vec::Vec;

/// Puts percent-encoded values (RFC 3986, section 2) between the pieces of a path.
pub fn path(pieces: &[&str], values: &[&dyn fmt::Display]) -> String {
    let mut path = String::new();
    let mut values = values.iter();
    for piece in pieces {
        path.push_str(piece);
        if let Some(value) = values.next() {
            percent_encode(&mut path, &value.to_string());
        }
    }
    path
}

/// Every byte but the unreserved characters is encoded.
fn percent_encode(path: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            path.push(char::from(byte));
        } else {
            path.push('%');
            path.extend([byte >> 4, byte & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
        }
    }
}

/// A row of a table of status codes: the code, its name and its description.
pub type Row = (u16, &'static str, &'static str);

/// The first row of a code.
pub fn row(rows: &'static [Row], code: u16) -> Option<&'static Row> {
    rows.iter().find(|(documented, ..)| *documented == code)
}

/// A parameter of a query, or a header: a value that may be missing, or a list of values.
pub trait Pair {
    /// Adds a pair for each value.
    fn add(&self, name: &'static str, pairs: &mut Vec<(&'static str, String)>);
}

impl<T: fmt::Display> Pair for Option<T> {
    fn add(&self, name: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        pairs.extend(self.iter().map(|value| (name, value.to_string())));
    }
}

impl<T: fmt::Display> Pair for Vec<T> {
    fn add(&self, name: &'static str, pairs: &mut Vec<(&'static str, String)>) {
        pairs.extend(self.iter().map(|value| (name, value.to_string())));
    }
}

/// Writes pairs as the query of a URL, without the question mark.
pub fn write_query(pairs: &[(&str, String)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut query = String::new();
    for (name, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        percent_encode(&mut query, name);
        query.push('=');
        percent_encode(&mut query, value);
    }
    f.write_str(&query)
}

/// Shows pairs for debugging, without secrets.
pub fn show_pairs(name: &str, pairs: &[(&str, String)], secrets: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (name, value) in pairs {
        if secrets.contains(name) {
            shown.field(name, &format_args!("[redacted]"));
        } else {
            shown.field(name, value);
        }
    }
    shown.finish()
}
