//! The lenient parser: JSON with the mistakes that people make in documentation, each recorded as a repair.
//!
//! It never guesses between two readings; where there is more than one, it gives up and says where.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::skipped::{comment, elision};
use super::text::{is_blank, is_quote};
use super::{Fault, Problem, Reading, Repair, Repeated, is_dots, placeholder};
use crate::limit::{JSON_DEPTH, REPAIRS};

/// Reads a whole text that is not strict JSON, or that has repeated keys.
pub(super) fn parse(text: &str) -> Result<Reading, Problem> {
    let mut parser =
        Parser { text, at: 0, repairs: Vec::new(), repeated: Vec::new(), open: Vec::new(), expected: "JSON" };
    match parser.document() {
        Some(value) if !(parser.repairs.is_empty() && parser.repeated.is_empty()) => {
            Ok(Reading { value, repairs: parser.repairs, repeated: parser.repeated })
        }
        _ => Err(Problem { expected: parser.expected, at: parser.at.min(text.len()) }),
    }
}

/// A place in a text, what is open there and what was repaired before it.
pub(super) struct Parser<'s> {
    pub(super) text: &'s str,
    pub(super) at: usize,
    repairs: Vec<Repair>,
    repeated: Vec<Repeated>,
    open: Vec<Open>,
    expected: &'static str,
}

/// What is open around a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Object,
    Array,
    /// Members without braces around them.
    Fragment,
}

/// What comes after a member or an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Item,
    End,
}

impl<'s> Parser<'s> {
    pub(super) fn rest(&self) -> &'s str {
        &self.text[self.at..]
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let c = self.rest().chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn repair(&mut self, fault: Fault, at: Range<usize>) {
        self.repairs.push(Repair { fault, at });
    }

    fn fail<T>(&mut self, expected: &'static str) -> Option<T> {
        self.expected = expected;
        None
    }

    fn document(&mut self) -> Option<Value> {
        self.skip();
        match self.peek() {
            Some('{' | '[') => {
                let value = self.value()?;
                self.after_document(value)
            }
            Some(c) if is_quote(c) => {
                self.repair(Fault::MissingBraces, self.at..self.at);
                let value = self.object(Open::Fragment)?;
                self.end(value)
            }
            _ => self.fail("`{` or `[`"),
        }
    }

    /// What may stand behind the first value: more elements, another document, stray brackets.
    fn after_document(&mut self, value: Value) -> Option<Value> {
        self.skip();
        let end = self.at;
        if self.peek() == Some(',') {
            self.next();
            self.skip();
            if self.rest().is_empty() {
                self.repair(Fault::TrailingComma, end..end + 1);
                return Some(value);
            }
            self.repair(Fault::MissingArray, end..end);
            return self.elements(vec![value]);
        }
        if let Some(behind) = self.rest().strip_prefix("or ").filter(|behind| behind.starts_with(['{', '['])) {
            self.at = self.text.len() - behind.len();
        }
        if self.peek().is_some_and(|c| matches!(c, '{' | '[')) {
            self.value()?;
            self.skip();
            self.repair(Fault::SecondDocument, end..self.at);
            return if self.rest().is_empty() { Some(value) } else { self.fail("the end") };
        }
        self.end(value)
    }

    /// Elements without an array around them, from the second on.
    fn elements(&mut self, mut elements: Vec<Value>) -> Option<Value> {
        loop {
            elements.push(self.value()?);
            self.skip();
            match self.peek() {
                None => return Some(Value::Array(elements)),
                Some(',') => {
                    self.next();
                    self.skip();
                    if self.rest().is_empty() {
                        return Some(Value::Array(elements));
                    }
                }
                Some(_) => return self.fail("`,` or the end"),
            }
        }
    }

    /// Nothing but stray closing signs may be left.
    fn end(&mut self, value: Value) -> Option<Value> {
        self.skip();
        let start = self.at;
        let stray = |c: char| is_blank(c) || matches!(c, '}' | ']' | ')' | '\'' | '"' | ';' | ',');
        let is_header = |line: &str| {
            let line = line.trim();
            let named = line.split_once(": ").is_some_and(|(name, _)| docbind_spec::is_header_name(name));
            line.is_empty() || named && line.starts_with(|c: char| c.is_ascii_uppercase())
        };
        if !self.rest().chars().all(stray) && !self.rest().lines().all(is_header) {
            return self.fail("the end");
        }
        if start < self.text.len() {
            self.repair(Fault::ExtraBracket, start..self.text.trim_end().len().max(start));
            self.at = self.text.len();
        }
        Some(value)
    }

    fn value(&mut self) -> Option<Value> {
        if self.open.len() >= JSON_DEPTH {
            return self.fail("less nesting");
        }
        if let Some((length, value)) = placeholder::read(self.rest()) {
            self.repair(Fault::Placeholder, self.at..self.at + length);
            self.at += length;
            return Some(value);
        }
        match self.peek() {
            Some('{') => {
                self.next();
                self.object(Open::Object)
            }
            Some('[') => {
                self.next();
                self.array()
            }
            Some('u') if self.rest()[1..].starts_with(['\'', '"']) => {
                self.next();
                self.string().map(Value::String)
            }
            Some(c) if is_quote(c) => match self.string() {
                Some(string) => Some(Value::String(string)),
                None => self.fail("the end of the string"),
            },
            _ => match self.word() {
                Some(value) => Some(value),
                None => self.fail("a value"),
            },
        }
    }

    /// The members of an object whose opening brace is read or missing.
    fn object(&mut self, open: Open) -> Option<Value> {
        self.open.push(open);
        let mut members = Map::new();
        let mut places: BTreeMap<String, Range<usize>> = BTreeMap::new();
        let mut next = self.next_item(None)?;
        while next == Next::Item {
            let start = self.at;
            let key = self.key()?;
            let at = start..start + self.text[start..self.at].trim_end_matches(|c| is_blank(c) || c == ':').len();
            let elided = self.skip();
            if elided || self.skip() {
                next = self.next_item(Some(self.at))?;
                continue;
            }
            let value = self.value()?;
            if is_dots(&key) {
                self.repair(Fault::Elision, start..self.at);
                next = self.next_item(Some(self.at))?;
                continue;
            }
            if let Some(before) = places.insert(key.clone(), at.clone()) {
                self.repeated.push(Repeated { key: key.clone(), before, at });
            }
            members.insert(key, value);
            next = self.next_item(Some(self.at))?;
        }
        self.open.pop();
        Some(Value::Object(members))
    }

    /// A key with its colon.
    fn key(&mut self) -> Option<String> {
        if self.peek() == Some('u') && self.rest()[1..].starts_with(['\'', '"']) {
            self.next();
        }
        let start = self.at;
        let key = match self.peek() {
            Some(c) if is_quote(c) => self.string(),
            _ => self.take_word().map(str::to_owned),
        };
        let Some(key) = key else { return self.fail("a key") };
        let quoted = self.text[start..].starts_with(is_quote);
        let end = self.at;
        self.skip();
        let sign = ["=>", "="].into_iter().find(|sign| quoted && self.rest().starts_with(sign));
        if let Some(sign) = sign {
            self.repair(Fault::MissingColon, self.at..self.at + sign.len());
            self.at += sign.len();
            return Some(key);
        }
        if self.peek() == Some(':') {
            self.next();
            if !quoted {
                self.repair(Fault::UnquotedText, start..end);
            }
            return Some(key);
        }
        let same_line = !self.text[end..self.at].contains('\n');
        if quoted && same_line && !matches!(self.peek(), None | Some(',' | '}' | ']')) {
            self.repair(Fault::MissingColon, end..end);
            return Some(key);
        }
        self.fail("`:`")
    }

    fn array(&mut self) -> Option<Value> {
        self.open.push(Open::Array);
        let mut elements = Vec::new();
        // Where to go on, and with how many repairs, if the next element turns out to belong to the object around.
        let mut back = (self.at, self.repairs.len());
        let mut next = self.next_item(None)?;
        while next == Next::Item {
            let start = self.at;
            let value = self.value()?;
            let end = self.at;
            if self.is_elided(&value, start) {
                back = (end, self.repairs.len());
                next = self.next_item(Some(end))?;
                continue;
            }
            self.skip();
            if value.is_string() && self.peek() == Some(':') && self.outer() != Some(Open::Array) {
                self.at = back.0;
                self.repairs.truncate(back.1);
                self.repair(Fault::MissingBracket, back.0..back.0);
                break;
            }
            elements.push(value);
            back = (end, self.repairs.len());
            next = self.next_item(Some(end))?;
        }
        self.open.pop();
        Some(Value::Array(elements))
    }

    /// Whether an element that begins there stands for more of the same: dots, or an object of nothing else.
    fn is_elided(&mut self, value: &Value, start: usize) -> bool {
        match value {
            Value::String(text) if is_dots(text) => {
                self.repair(Fault::Elision, start..self.at);
                true
            }
            Value::Object(members) if members.is_empty() => {
                self.repairs.last().is_some_and(|last| last.fault == Fault::Elision && last.at.start >= start)
            }
            _ => false,
        }
    }

    /// What the innermost open bracket stands in.
    fn outer(&self) -> Option<Open> {
        self.open.len().checked_sub(2).and_then(|at| self.open.get(at)).copied()
    }

    /// Moves to the next member or element, or over the end of the innermost bracket. `after` is the end of the item
    /// before.
    fn next_item(&mut self, after: Option<usize>) -> Option<Next> {
        if self.repairs.len() > REPAIRS {
            return self.fail("fewer mistakes");
        }
        let inner = self.open.last().copied();
        let mut parted = after.is_none() || self.skip();
        let mut comma = None;
        loop {
            self.skip();
            let at = self.at;
            match self.peek() {
                Some(',') => {
                    if let Some(first) = comma.replace(at) {
                        self.repair(Fault::TrailingComma, first..first + 1);
                    }
                    parted = true;
                    self.next();
                    if self.skip() {
                        comma = None;
                    }
                }
                Some(c @ ('}' | ']')) => return Some(self.close(inner?, c, comma)),
                None => {
                    if inner != Some(Open::Fragment) {
                        self.repair(Fault::MissingBracket, self.text.len()..self.text.len());
                    }
                    return Some(Next::End);
                }
                Some(_) if parted => return Some(Next::Item),
                Some(_) => {
                    let end = after.unwrap_or(at);
                    self.repair(Fault::MissingComma, end..end);
                    return Some(Next::Item);
                }
            }
        }
    }

    /// A closing bracket, which may be of the wrong kind or belong further out.
    fn close(&mut self, inner: Open, bracket: char, comma: Option<usize>) -> Next {
        if let Some(at) = comma {
            self.repair(Fault::TrailingComma, at..at + 1);
        }
        let own = if inner == Open::Array { ']' } else { '}' };
        let at = self.at;
        if bracket == own {
            self.next();
            return Next::End;
        }
        let outer = self.outer().map(|outer| if outer == Open::Array { ']' } else { '}' });
        let rest = self.rest().get(1..).unwrap_or_default().trim_start_matches(is_blank);
        // What goes on behind the end of the whole text cannot be meant.
        let ends_all = self.open.len() == 2 && rest.starts_with(',');
        if outer == Some(bracket) && !ends_all {
            // Either this bracket was mistyped, or one is missing before it: the next sign tells.
            self.repair(Fault::MissingBracket, at..at);
            return Next::End;
        }
        self.repair(Fault::WrongBracket, at..at + 1);
        self.next();
        Next::End
    }

    /// Skips blanks and comments; says whether an elision was among them.
    fn skip(&mut self) -> bool {
        let mut elided = false;
        loop {
            let start = self.at;
            let rest = self.rest();
            let blank = rest.find(|c: char| !is_blank(c)).unwrap_or(rest.len());
            if rest[..blank].contains(|c: char| !matches!(c, ' ' | '\t' | '\r' | '\n')) {
                self.unusual_blank(start..start + blank);
            }
            self.at += blank;
            if let Some(length) = comment(self.rest()) {
                self.repair(Fault::Comment, self.at..self.at + length);
                self.at += length;
            } else if let Some(length) = elision(self.rest()) {
                self.repair(Fault::Elision, self.at..self.at + length);
                self.at += length;
                elided = true;
            } else {
                return elided;
            }
        }
    }

    /// Reported once for a text: it stands on every line of a text that was pasted from a word processor.
    pub(super) fn unusual_blank(&mut self, at: Range<usize>) {
        if !self.repairs.iter().any(|repair| repair.fault == Fault::UnusualBlank) {
            self.repair(Fault::UnusualBlank, at);
        }
    }
}
