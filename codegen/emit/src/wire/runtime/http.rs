//! Paths and status codes.

use ::std::borrow::{Cow, ToOwned};
use ::std::fmt;
use ::std::string::{String, ToString};
use ::std::vec::Vec;

use super::{Slot, View};

/// Puts percent-encoded values (RFC 3986, section 2) where the parameters of a path are.
pub fn path(template: &str, values: &[&dyn fmt::Display]) -> String {
    let (mut path, mut rest, names) = (String::new(), template, parameters(template));
    while let Some((before, name, behind)) = parameter(rest) {
        path.push_str(before);
        let at = names.iter().position(|known| *known == name);
        if let Some(value) = at.and_then(|at| values.get(at)) {
            percent_encode(&mut path, &value.to_string());
        }
        rest = behind;
    }
    path + rest
}

/// The names of the parameters of a path, each once.
pub fn parameters(template: &str) -> Vec<&str> {
    let (mut names, mut rest) = (Vec::new(), template);
    while let Some((_, name, behind)) = parameter(rest) {
        if !names.contains(&name) {
            names.push(name);
        }
        rest = behind;
    }
    names
}

/// The next parameter of a path, between what stands before and behind it.
fn parameter(path: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = path.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}

/// Every byte but the unreserved characters is encoded.
fn percent_encode(path: &mut String, text: &str) {
    encode(path, text, b"-._~");
}

/// Encodes what no query may hold (RFC 3986, section 3.4); what is encoded already stays.
pub fn keep_encoded(query: &mut String, text: &str) {
    encode(query, text, b"-._~%!$&'()*+,;=:@/?");
}

fn encode(path: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
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
pub fn row(rows: &[Row], code: u16) -> Row {
    rows.iter().find(|row| row.0 == code).copied().unwrap_or((code, "", ""))
}

/// Shows a code and its name.
pub fn show_row((code, name, _): Row, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(::std::format!("{code} {name}").trim_end())
}

/// The body of an answer; nothing where a failure has another.
pub fn typed<T: ::serde::de::DeserializeOwned>(code: u16, body: &[u8]) -> Result<Option<T>, ::serde_json::Error> {
    match ::serde_json::from_slice(body) {
        Ok(body) => Ok(Some(body)),
        Err(_) if code >= 400 => Ok(None),
        Err(error) => Err(error),
    }
}

/// The name of a parameter or header, and its value.
pub type Pair = (Cow<'static, str>, String);

/// Adds a parameter of a query, or a header: a pair for each value that is given. Each entry of a map is a header of
/// its own, whose name begins with that of the slot.
pub fn add_pair(slot: &dyn Slot, name: &'static str, pairs: &mut Vec<Pair>) {
    add(slot.wire_view(), Cow::Borrowed(name), pairs);
}

fn add(view: View<'_>, name: Cow<'static, str>, pairs: &mut Vec<Pair>) {
    let text = match view {
        View::Absent | View::Null | View::Object(_) => return,
        View::Map(map) => {
            return map.each(&mut |key, value| {
                // What begins the names is none itself; a header without a name is refused.
                let name = if key.is_empty() { String::new() } else { [&*name, key].concat() };
                add(value, Cow::Owned(name), pairs);
            });
        }
        View::List(list) => return list.each(&mut |item| add(item, name.clone(), pairs)),
        View::Bool(value) => value.to_string(),
        View::I64(value) => value.to_string(),
        View::U64(value) => value.to_string(),
        View::Number(value) => value.to_string(),
        View::Text(text) => text.to_owned(),
        View::Word(word) => word.spell(),
        View::Any(value) => value.to_string(),
    };
    pairs.push((name, text));
}

/// Pairs as the query of a URL, without the question mark.
pub fn query(pairs: &[Pair]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        percent_encode(&mut query, name);
        query.push('=');
        percent_encode(&mut query, value);
    }
    query
}

/// Shows pairs for debugging, without secrets: those of these names, or that begin with one of them.
pub fn show_pairs(name: &str, pairs: &[Pair], secrets: &[&str], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut shown = f.debug_struct(name);
    for (name, value) in pairs {
        if secrets.iter().any(|secret| name.starts_with(secret)) {
            shown.field(name, &format_args!("[redacted]"));
        } else {
            shown.field(name, value);
        }
    }
    shown.finish()
}
