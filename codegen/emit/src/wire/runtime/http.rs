//! Paths and status codes.

use ::std::fmt;
use ::std::string::{String, ToString};

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
