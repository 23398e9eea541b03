//! Code blocks as examples: title, direction, status, headers and JSON value.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;

use docbind_spec::{self as spec, Direction, Media, StatusCode};

use super::json::{self, Fault, Json, Reading, Repair};
use super::message::{self, Body, Message, Start};
use super::{Reader, words};
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::page::Example;
use crate::rst::block;
use crate::source::Span;

/// What stands around a code block.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// The title: of its own, or the sentence that leads to it.
    pub(crate) title: Option<Title>,
    /// The direction of the section.
    pub(crate) section: Option<Direction>,
    /// The status that the heading names.
    pub(crate) status: Option<StatusCode>,
    /// The direction where nothing says it.
    pub(crate) fallback: Option<Direction>,
    /// What the block before began, if this one can go on with it.
    pub(crate) begun: Option<Begun>,
}

/// The words over a code block.
#[derive(Debug, Clone)]
pub(crate) struct Title {
    /// Without markup.
    pub(crate) text: String,
    /// Where they stand.
    pub(crate) span: Span,
    /// Whether the words are a title or a sentence.
    pub(crate) form: Form,
}

/// What kind of words stand over a code block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Bold, a rubric or a heading.
    Title,
    /// A sentence of prose.
    Lead,
}

/// A message whose body has not come yet: a page may print it in the next block.
#[derive(Debug, Clone)]
pub(crate) struct Begun {
    /// The direction of the message.
    direction: Direction,
    /// Its title.
    title: String,
    /// Its status.
    status: Option<StatusCode>,
    /// Its headers.
    headers: Vec<(String, String)>,
}

/// Reads the messages of a block, and says what the next block may go on with. Mostly it is one message; the first one
/// has the text of the whole block.
pub(crate) fn read(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    code: &block::Code<'_>,
    span: Span,
    mut around: Around,
) -> (Vec<Example>, Option<Begun>) {
    let mut examples = Vec::with_capacity(1);
    let mut rest = Cow::Borrowed(code.lines.lines.as_slice());
    loop {
        let lines = block::Lines { lines: rest.into_owned() };
        let (example, begun, next) = message(diagnostics, reader, &lines, code.language, span, &around);
        examples.push(example);
        let Some(next) = next else { return (examples, begun) };
        if examples.len() >= limit::MESSAGES {
            let message = format!("a block of more than {} messages; the others are in its text only", limit::MESSAGES);
            diagnostics.push(Code::CountLimit, Span { end: span.start, ..span }, message);
            return (examples, begun);
        }
        around.begun = None;
        rest = Cow::Owned(lines.lines.get(next..).unwrap_or_default().to_vec());
    }
}

/// Reads the message at the beginning of lines; returns what may follow in the next block, and the line at which a
/// second message begins.
fn message(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    lines: &block::Lines<'_>,
    language: &str,
    span: Span,
    around: &Around,
) -> (Example, Option<Begun>, Option<usize>) {
    let text = lines.joined();
    let place = Placed::new(lines, span);
    let message = message::read(&text, language);
    let following = message.next.map(|at| text.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count());
    for problem in &message.problems {
        diagnostics.push(Code::MalformedMessage, place.span(problem.at.clone()), problem.message.clone());
    }
    let own_title = around.title.as_ref().is_some_and(|title| title.form == Form::Title);
    let begun = around.begun.as_ref().filter(|_| goes_on(&message) && !own_title);
    let direction = match begun {
        Some(begun) => begun.direction,
        None => direction(diagnostics, &message, around, &place),
    };
    let title = match (&around.title, begun) {
        (Some(title), _) => title.text.clone(),
        (None, Some(begun)) => begun.title.clone(),
        (None, None) => String::new(),
    };
    let status = match (message.start, direction) {
        (Start::Status(code), _) => Some(code),
        (_, Direction::Request) => None,
        _ => begun.and_then(|begun| begun.status).or_else(|| words::code(&title)).or(around.status),
    };
    let headers = match begun {
        Some(begun) if message.headers.is_empty() => begun.headers.clone(),
        _ => message.headers,
    };
    let value = message.body.as_ref().and_then(|body| value(diagnostics, reader, body, &text, &place));
    let next = (message.media == Media::Http && message.body.is_none()).then(|| Begun {
        direction,
        title: title.clone(),
        status,
        headers: headers.clone(),
    });
    let source = reader.sources.place(place.span);
    let example =
        spec::Example { title, direction, media: message.media, text, source, status, headers, value, ty: None };
    (Example { example, span: place.span }, next, following)
}

/// Whether a block can be what a message before it lacks: a bare body, or headers.
fn goes_on(message: &Message) -> bool {
    let bare = matches!(message.media, Media::Json | Media::Xml);
    message.start == Start::Absent && (bare || message.media == Media::Http)
}

/// The direction of a block: what it is goes before its section, and the section before its title.
fn direction(diagnostics: &mut Diagnostics, message: &Message, around: &Around, place: &Placed<'_, '_>) -> Direction {
    let shown = match message.start {
        Start::Request { .. } => Some(Direction::Request),
        Start::Status(_) => Some(Direction::Response),
        Start::Absent => None,
    };
    let title = around.title.as_ref().and_then(|title| words::direction(&title.text).map(|said| (said, title.span)));
    match (shown, around.section, title) {
        (Some(shown), Some(section), _) if shown != section => {
            let message =
                format!("a {} stands in the section of the {}, read as what it is", name(shown), name(section));
            diagnostics.push(Code::DirectionDisagrees, place.first_line(), message);
            shown
        }
        (_, Some(section), Some((said, span))) if said != section => {
            let message =
                format!("the title says {}, the section {}; read as a {}", name(said), name(section), name(section));
            diagnostics.push(Code::DirectionDisagrees, span, message);
            section
        }
        (Some(direction), ..) | (None, Some(direction), _) | (None, None, Some((direction, _))) => direction,
        (None, None, None) => around.fallback.unwrap_or(Direction::Response),
    }
}

/// The word for a direction in messages.
pub(crate) fn name(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

/// The JSON value of a body.
fn value(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    body: &Body,
    text: &str,
    place: &Placed<'_, '_>,
) -> Option<serde_json::Value> {
    let (printed, offset) = match body {
        Body::Json(range) => (text.get(range.clone())?, Some(range.start)),
        Body::Argument(argument, _) => (argument.as_str(), None),
        Body::Other => return None,
    };
    // Places in an argument are not places in the block, for the shell's quoting is gone: its line has to do.
    let span = |at: std::ops::Range<usize>| match (offset, body) {
        (Some(offset), _) => place.span(offset + at.start..offset + at.end),
        (None, Body::Argument(_, start)) => place.span(*start..*start),
        (None, _) => place.span,
    };
    let values = printed.bytes().filter(|byte| matches!(byte, b',' | b':' | b'{' | b'[')).count();
    let Some(left) = reader.values.get().checked_sub(values) else {
        let message = "the page has examples of more values than are read; this one is kept as text";
        diagnostics.push(Code::CountLimit, span(0..0), message);
        return None;
    };
    reader.values.set(left);
    match json::read(printed) {
        Json::Read(Reading { value, repairs, repeated }) => {
            report(diagnostics, &repairs, span);
            let mut told = BTreeSet::new();
            for key in repeated.into_iter().filter(|key| told.insert(key.key.clone())) {
                let message = format!("`{}` stands twice in one object; the last value is read", key.key);
                diagnostics.push(Code::JsonRepeatedKey, span(key.at), message).related(span(key.before), "before");
            }
            Some(value)
        }
        Json::Unreadable(problem) => {
            let message = format!("the JSON cannot be read: expected {} here; the text is kept", problem.expected);
            diagnostics.push(Code::JsonUnreadable, span(problem.at..problem.at), message);
            None
        }
    }
}

/// One diagnostic for each kind of repair, at its first place.
fn report(diagnostics: &mut Diagnostics, repairs: &[Repair], span: impl Fn(std::ops::Range<usize>) -> Span) {
    let mut seen: Vec<Fault> = Vec::new();
    for repair in repairs {
        if seen.contains(&repair.fault) {
            continue;
        }
        seen.push(repair.fault);
        let times = match repairs.iter().filter(|other| other.fault == repair.fault).count() {
            1 => String::new(),
            times => format!(" ({times} times)"),
        };
        let message = format!("the JSON has {}{times}", repair.fault);
        diagnostics.push(Code::JsonRepaired, span(repair.at.clone()), message);
    }
}

/// The lines of a block, to find the places of its text in the page.
struct Placed<'a, 's> {
    lines: &'a block::Lines<'s>,
    span: Span,
    /// Where each line begins in the joined text; counted when it is asked for.
    starts: OnceCell<Vec<usize>>,
}

impl<'a, 's> Placed<'a, 's> {
    fn new(lines: &'a block::Lines<'s>, block: Span) -> Self {
        let span = match (lines.lines.first(), lines.lines.last()) {
            (Some(first), Some(last)) => {
                Span { file: block.file, start: first.start, end: last.end().max(first.start) }
            }
            _ => block,
        };
        Self { lines, span, starts: OnceCell::new() }
    }

    /// The place of a range of the joined text.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.byte(range.start);
        let end = self.byte(range.end.max(range.start)).max(start);
        // An empty place is shown as the character that stands there.
        let end = if end == start { start + self.character(start) } else { end };
        Span { file: self.span.file, start, end }
    }

    /// The length of the character at a byte of the page; nothing at the end of a line.
    fn character(&self, at: u32) -> u32 {
        let nth = self.lines.lines.partition_point(|line| line.end() <= at);
        let line = self.lines.lines.get(nth).filter(|line| line.start <= at);
        let rest = line.and_then(|line| line.text.get((at - line.start) as usize..));
        rest.and_then(|rest| rest.chars().next()).map_or(0, |c| c.len_utf8() as u32)
    }

    /// The byte of the page at a byte of the joined text.
    fn byte(&self, at: usize) -> u32 {
        let starts = self.starts.get_or_init(|| {
            let mut next = 0;
            let start = |line: &block::Line<'_>| {
                let start = next;
                next += line.text.len() + 1;
                start
            };
            self.lines.lines.iter().map(start).collect()
        });
        let nth = starts.partition_point(|&start| start <= at).saturating_sub(1);
        match (starts.get(nth), self.lines.lines.get(nth)) {
            (Some(&start), Some(line)) if at - start <= line.text.len() => line.start + (at - start) as u32,
            _ => self.span.end,
        }
    }

    fn first_line(&self) -> Span {
        let end = self.lines.lines.first().map_or(self.span.end, |line| line.end());
        Span { end, ..self.span }
    }
}
