//! How the spec's JSON is indented: as `serde_json`'s own pretty form, with each line begun by one write.

use std::io::{self, Write};

use serde_json::ser::Formatter;

/// Two blanks a level.
#[derive(Debug, Default)]
pub(crate) struct Indented {
    depth: usize,
    /// Whether the innermost array or object has anything in it.
    filled: bool,
}

impl Indented {
    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        const BLANKS: &[u8] = &[b' '; 64];
        writer.write_all(b"\n")?;
        let mut left = self.depth * 2;
        while left > 0 {
            let count = left.min(BLANKS.len());
            writer.write_all(&BLANKS[..count])?;
            left -= count;
        }
        Ok(())
    }

    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(mark)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(writer)?;
        }
        self.filled = true;
        writer.write_all(mark)
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        self.filled = true;
        self.line(writer)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, Value, json};

    use super::Indented;

    #[track_caller]
    fn check(value: &Value) {
        let mut text = Vec::new();
        assert!(value.serialize(&mut Serializer::with_formatter(&mut text, Indented::default())).is_ok());
        assert_eq!(String::from_utf8(text).ok(), serde_json::to_string_pretty(value).ok());
    }

    #[test]
    fn the_form_is_that_of_serde_json() {
        check(&json!({}));
        check(&json!([[], {}, [[]], {"a": []}]));
        check(&json!({"a": [1, {"b": null, "c": [true, []]}], "d": "\n"}));
        check(&(0..50).fold(json!(0), |inner, _| json!([inner])));
    }
}
