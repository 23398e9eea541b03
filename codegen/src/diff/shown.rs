//! What examples show of types: each value of a named type, and the line where it stands.

use docbind_spec::{Example, Source, Type};
use serde_json::Value;

/// One step into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

/// A value of a type in an example.
pub(super) struct Shown<'a> {
    pub(super) example: &'a Example,
    pub(super) path: Vec<Step<'a>>,
    pub(super) value: &'a Value,
}

impl Shown<'_> {
    /// Where the value stands: the line of its key.
    pub(super) fn source(&self) -> Source {
        self.at(&self.path)
    }

    /// Where a key of the value stands, if it has the key.
    pub(super) fn key(&self, key: &str) -> Option<Source> {
        self.value.get(key)?;
        let path: Vec<Step<'_>> = self.path.iter().cloned().chain([Step::Key(key)]).collect();
        Some(self.at(&path))
    }

    fn at(&self, path: &[Step<'_>]) -> Source {
        let line = line(&self.example.text, path) as u32;
        let Source { file, line: first } = &self.example.source;
        Source { file: file.clone(), line: first.saturating_add(line) }
    }
}

/// The line of what a path leads to, from 0; as far as it can be followed in a text that may be damaged.
fn line(text: &str, path: &[Step<'_>]) -> usize {
    if path.is_empty() {
        return 0;
    }
    let mut scan = Scan { text, at: text.find(['{', '[']).unwrap_or(0) };
    let mut found = scan.at;
    for step in path {
        match scan.enter(step) {
            Some(at) => found = at,
            None => break,
        }
    }
    text.bytes().take(found).filter(|byte| *byte == b'\n').count()
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl Scan<'_> {
    /// Goes into the object or array that begins here; gives where the key or the element stands.
    fn enter(&mut self, step: &Step<'_>) -> Option<usize> {
        let (mut depth, mut count, mut at) = (0_usize, 0_usize, self.at);
        while let Some(byte) = self.text.as_bytes().get(at) {
            match byte {
                b'"' => {
                    let end = self.end_of_string(at);
                    let after = self.skip_blanks(end);
                    let is_key = depth == 1 && self.text.as_bytes().get(after) == Some(&b':');
                    if let Step::Key(key) = step
                        && is_key
                        && self.text.get(at + 1..end.saturating_sub(1)) == Some(*key)
                    {
                        self.at = self.skip_blanks(after + 1);
                        return Some(at);
                    }
                    at = end;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
                b',' if depth == 1 => count += 1,
                _ => {}
            }
            at += 1;
            if depth == 1 && *step == Step::Index(count) && matches!(byte, b'[' | b',') {
                self.at = self.skip_blanks(at);
                return Some(self.at);
            }
        }
        None
    }

    fn end_of_string(&self, start: usize) -> usize {
        let mut is_escaped = false;
        let bytes = self.text.bytes().enumerate().skip(start + 1);
        for (at, byte) in bytes {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' => is_escaped = true,
                b'"' => return at + 1,
                _ => {}
            }
        }
        self.text.len()
    }

    fn skip_blanks(&self, at: usize) -> usize {
        let blanks = self.text.bytes().skip(at).take_while(u8::is_ascii_whitespace).count();
        at + blanks
    }
}

/// Whether a value can be of a type, as far as its JSON kind tells. What is empty shows nothing.
pub(super) fn fits(ty: &Type, value: &Value) -> bool {
    match ty {
        Type::Any => true,
        Type::Nullable { of } => value.is_null() || fits(of, value),
        Type::Boolean => value.is_boolean(),
        Type::Integer { .. } => value.is_i64() || value.is_u64(),
        Type::Number => value.is_number(),
        Type::String { .. } => value.is_string(),
        Type::Array { items } => {
            let values = value.as_array().filter(|values| !values.is_empty());
            values.is_some_and(|values| values.iter().all(|value| fits(items, value)))
        }
        Type::Map { values: of } => {
            let values = value.as_object().filter(|values| !values.is_empty());
            values.is_some_and(|values| values.values().all(|value| fits(of, value)))
        }
        Type::Named { .. } => !value.is_null() && !value.is_array(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, line};

    #[track_caller]
    fn check(text: &str, path: &[Step<'_>], expected: usize) {
        assert_eq!(line(text, path), expected);
    }

    #[test]
    fn a_path_is_followed_to_its_line() {
        use Step::{Index, Key};
        let text =
            "HTTP/1.1 200 OK\n\n{\n  \"a\": {\"b\": \"x, {\"},\n  \"c\": [\n    {\"b\": 1},\n    {\"b\": 2}\n  ]\n}";
        check(text, &[], 0);
        check(text, &[Key("a")], 3);
        check(text, &[Key("a"), Key("b")], 3);
        check(text, &[Key("c"), Index(0), Key("b")], 5);
        check(text, &[Key("c"), Index(1), Key("b")], 6);
        check(text, &[Key("c"), Index(1)], 6);
        check(text, &[Key("c"), Index(7)], 4);
        check("{\"a\": ", &[Key("a"), Key("b")], 0);
    }
}
