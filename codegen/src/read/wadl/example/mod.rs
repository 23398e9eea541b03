//! Code blocks as examples: title, direction, status, headers and JSON value.

pub(crate) mod faults;
pub(crate) mod guide;
pub(crate) mod json;
pub(crate) mod message;

use std::cell::OnceCell;
use std::collections::BTreeSet;

use docbind_spec::{self as spec, Direction, Media, StatusCode};

use super::text::section::{Section, Verdict};
use super::text::words;
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::page::{Example, Outcome};
use crate::read::wadl::Reader;
use crate::rst::block;
use crate::source::Span;
use json::{Fault, Json, Reading, Repair};
use message::trace::{self, Trace};
use message::{Body, Message, Start};

/// What stands around a code block.
#[derive(Debug, Default)]
pub(crate) struct Around<'a> {
    /// The title: of its own, or the sentence that leads to it.
    pub(crate) title: Option<Title<'a>>,
    /// The section in which it stands.
    pub(crate) section: Section,
    /// The status that the heading names.
    pub(crate) status: Option<StatusCode>,
    /// The direction where nothing says it.
    pub(crate) fallback: Option<Direction>,
    /// The message of the block before, which may have its body here.
    pub(crate) begun: Option<&'a spec::Example>,
}

/// The words over a code block.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Title<'s> {
    /// Without markup.
    pub(crate) text: &'s str,
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

/// Whether the last message of a block has all that it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It has its body, or can have none.
    Whole,
    /// Its body has not come yet: a page may print it in the next block.
    Begun,
}

/// Reads the messages of a block, and says whether the next block may go on with the last. Mostly it is one message;
/// the first one has the text of the whole block.
pub(crate) fn read(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    code: &block::Code<'_>,
    span: Span,
    mut around: Around<'_>,
) -> (Vec<Example>, Ending) {
    if let Some(trace) = trace::read(code.lines) {
        return traced(diagnostics, reader, code, &trace, span, &around);
    }
    let mut examples = Vec::with_capacity(1);
    let mut lines = code.lines;
    loop {
        let (example, ending, next) = message(diagnostics, reader, lines, code.language, span, &around);
        let is_command = example.example.media == Media::Text;
        examples.push(example);
        let Some(next) = next else { return (examples, ending) };
        if examples.len() >= limit::MESSAGES {
            let message = format!("a block of more than {} messages; the others are in its text only", limit::MESSAGES);
            diagnostics.push(Code::CountLimit, Span { end: span.start, ..span }, message);
            return (examples, ending);
        }
        around.begun = None;
        if is_command {
            // What a block shows below a command is the answer to it.
            around.section = Section::of_response();
            around.title = None;
        }
        lines = block::Lines { lines: lines.lines.get(next..).unwrap_or_default() };
    }
}

/// The messages of a trace: what the command sends, or else the request that is traced, and the answer.
fn traced(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    code: &block::Code<'_>,
    trace: &Trace<'_>,
    span: Span,
    around: &Around<'_>,
) -> (Vec<Example>, Ending) {
    let sent = if trace.command.is_empty() { &trace.request } else { &trace.command };
    let pieces = [(sent, Section::of_request()), (&trace.answer, Section::of_response())];
    let mut examples: Vec<Example> = Vec::with_capacity(2);
    let mut last = Ending::Whole;
    let named = around.title.and_then(|title| words::direction(title.text));
    for (lines, section) in pieces.into_iter().filter(|(lines, _)| !lines.is_empty()) {
        let title =
            around.title.filter(|_| named.map_or(examples.is_empty(), |named| section.direction() == Some(named)));
        let around = Around { title, section, status: around.status, fallback: around.fallback, begun: None };
        let lines = block::Lines { lines };
        let (mut example, ending, _) = message(diagnostics, reader, lines, code.language, span, &around);
        if examples.is_empty() {
            example.example.text = code.lines.joined();
        }
        last = ending;
        examples.push(example);
    }
    (examples, last)
}

/// Reads the message at the beginning of lines; returns whether it may go on in the next block, and the line at which
/// a second message begins.
fn message(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    lines: block::Lines<'_>,
    language: &str,
    span: Span,
    around: &Around<'_>,
) -> (Example, Ending, Option<usize>) {
    let text = lines.joined();
    let place = Placed::new(lines, span);
    let mut message = message::read(&text, language);
    if message.media == Media::Text && around.title.is_some_and(names_json) && json::is_scalar(&text) {
        message.media = Media::Json;
        message.body = Some(Body::Json(0..text.len()));
    }
    let following = message.next.map(|at| text.as_bytes().iter().take(at).filter(|&&byte| byte == b'\n').count());
    for problem in &message.problems {
        diagnostics.push(Code::MalformedMessage, place.span(problem.at.clone()), problem.message.clone());
    }
    let own_title = around.title.as_ref().is_some_and(|title| title.form == Form::Title);
    let begun = around.begun.filter(|begun| goes_on(&message) && !own_title && takes(begun, &message));
    let direction = match begun {
        Some(begun) => begun.direction,
        None => direction(diagnostics, &message, around, &place),
    };
    let title = match (&around.title, begun) {
        (Some(title), _) => title.text.to_owned(),
        (None, Some(begun)) => begun.title.clone(),
        (None, None) => String::new(),
    };
    let status = match (message.start, direction) {
        (Start::Status(code), _) => Some(code),
        (_, Direction::Request) => None,
        _ => begun.and_then(|begun| begun.status).or_else(|| words::code(&title)).or(around.status),
    };
    let mut headers = match begun {
        Some(begun) if message.headers.is_empty() => begun.headers.clone(),
        _ => message.headers,
    };
    let first = Span { end: span.start, ..span };
    let read = headers.iter().take_while(|_| reader.headers.take(diagnostics, first)).count();
    headers.truncate(read);
    let value = message.body.as_ref().and_then(|body| value(diagnostics, reader, body, &text, &place));
    let ending = if message.media == Media::Http && message.body.is_none() { Ending::Begun } else { Ending::Whole };
    let source = reader.sources.place(place.span);
    let example =
        spec::Example { title, direction, media: message.media, text, source, status, headers, value, ty: None };
    (Example { example, outcome: Outcome::Unsaid, span: place.span }, ending, following)
}

/// Whether a title says that the block is JSON: `Show bell state: JSON response`.
fn names_json(title: Title<'_>) -> bool {
    let is = |word: &str, known: &str| word.eq_ignore_ascii_case(known);
    let mut words = title.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let mut named = false;
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        named |= is(word, "json") && (is(next, "request") || is(next, "response"));
    }
    named && title.form == Form::Title
}

/// Whether a block can be what a message before it lacks: a bare body, or headers.
fn goes_on(message: &Message) -> bool {
    let bare = matches!(message.media, Media::Json | Media::Xml);
    message.start == Start::Absent && (bare || message.media == Media::Http)
}

/// Whether a message may have what a block shows: a request that only asks has no body.
fn takes(begun: &spec::Example, message: &Message) -> bool {
    let asks = || ["GET ", "HEAD "].iter().any(|method| begun.text.trim_start().starts_with(method));
    message.body.is_none() || begun.direction == Direction::Response || !asks()
}

/// The direction of a block: what it is goes before its section and its title.
fn direction(diagnostics: &mut Diagnostics, message: &Message, around: &Around<'_>, place: &Placed<'_>) -> Direction {
    let shown = match message.start {
        Start::Request { .. } => Some(Direction::Request),
        Start::Status(_) => Some(Direction::Response),
        Start::Absent => None,
    };
    match (shown, around.section.direction()) {
        (Some(shown), Some(section)) if shown != section => {
            if around.section.is_sure() {
                let message =
                    format!("a {} stands in the section of the {}, read as what it is", name(shown), name(section));
                diagnostics.push(Code::DirectionDisagrees, place.first_line(), message);
            }
            return shown;
        }
        _ => {}
    }
    let told = around.section.read(around.title);
    let direction = shown.or(told.direction()).or(around.fallback).unwrap_or(Direction::Response);
    if let (Verdict::Disputed { section, said, .. }, Some(title)) = (told, around.title) {
        let message =
            format!("the title says {}, the section {}; read as a {}", name(said), name(section), name(direction));
        diagnostics.push(Code::DirectionDisagrees, title.span, message);
    }
    direction
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
    place: &Placed<'_>,
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
    // Counted by the piece, each in a byte: so many bytes are compared at once.
    let signs = |piece: &[u8]| piece.iter().map(|byte| u8::from(matches!(byte, b',' | b':' | b'{' | b'['))).sum::<u8>();
    let values: usize = printed.as_bytes().chunks(255).map(|piece| usize::from(signs(piece))).sum();
    let Some(left) = reader.values.get().checked_sub(values) else {
        let message = "the page has examples of more values than are read; this one is kept as text";
        diagnostics.push(Code::CountLimit, span(0..0), message);
        return None;
    };
    reader.values.set(left);
    match json::read(&reader.memory.json, printed) {
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
struct Placed<'s> {
    lines: block::Lines<'s>,
    span: Span,
    /// Where each line begins in the joined text; counted when it is asked for.
    starts: OnceCell<Vec<usize>>,
}

impl<'s> Placed<'s> {
    fn new(lines: block::Lines<'s>, block: Span) -> Self {
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
