//! The bodies of every operation: which rows and which examples speak of one message.

use std::sync::LazyLock;

use docbind_spec::{Direction, Location, Media, Method, StatusCode};

use super::bare::{Bare, Wrapper};
use super::faults::{self, Service};
use super::graph::{Edge, ExampleId, Graph, NodeId, RowId, Weight};
use super::placeholder;
use crate::infer::language::phrases::Phrase;
use crate::infer::language::title::Title;
use crate::infer::prose::declared::Declared;
use crate::parallel;
use crate::read::{Page, page};
use crate::source::Sources;

/// Which message of an operation a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Message {
    /// The request.
    Request,
    /// The successful answer (2xx, the least code that examples show, or no code is said).
    Success,
    /// The answer with another code.
    Code(u16),
    /// What a page of faults shows: the answer with any code of error of which an operation shows nothing.
    Fault,
}

/// The code of an answer of failure of which no code is said: none that there is.
const UNSAID: u16 = 0;

/// A body of an operation.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) operation: usize,
    pub(crate) message: Message,
    pub(crate) root: NodeId,
    pub(crate) examples: Vec<ExampleId>,
}

/// A row and whose it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowOf<'a> {
    pub(crate) operation: usize,
    /// Which message it describes, and what of it: asked of all rows again and again, so it lies close together.
    pub(crate) direction: Direction,
    pub(crate) location: Location,
    /// Its description, among the [different ones](Evidence::texts), once the parts are joined.
    pub(crate) text: u32,
    pub(crate) row: &'a page::Row,
}

/// An example and whose it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExampleOf<'a> {
    pub(crate) operation: usize,
    pub(crate) example: &'a page::Example,
}

/// All evidence of a run, or of some of its pages.
#[derive(Debug, Default)]
pub(crate) struct Evidence<'a> {
    pub(crate) operations: Vec<&'a page::Operation>,
    /// The title of each operation.
    pub(crate) titles: &'a [Title],
    /// The folder of the page of each operation: the pages of a service stand together.
    pub(crate) folders: Vec<&'a str>,
    pub(crate) rows: Vec<RowOf<'a>>,
    /// Every different description of a row: pages say the same over and over, and each is read once for all of them.
    pub(crate) texts: Vec<&'a str>,
    /// What the printed type of each row says.
    pub(crate) printed: Vec<Declared>,
    /// What each row says of its value.
    pub(crate) declared: Vec<Declared>,
    pub(crate) examples: Vec<ExampleOf<'a>>,
    pub(crate) bodies: Vec<Body>,
    /// The examples that lack the key around their thing.
    pub(crate) bare: Vec<Bare<'a>>,
    /// What pages of faults show, each for the operations below a folder.
    pub(crate) faults: Vec<Service<'a>>,
    pub(crate) graph: Graph<'a>,
}

impl Message {
    /// Whether the message says that the request failed.
    pub(crate) const fn is_fault(self) -> bool {
        match self {
            Self::Code(code) => code >= 400 || code == UNSAID,
            Self::Fault => true,
            Self::Request | Self::Success => false,
        }
    }

    pub(crate) const fn direction(self) -> Direction {
        match self {
            Self::Request => Direction::Request,
            Self::Success | Self::Code(_) | Self::Fault => Direction::Response,
        }
    }
}

/// The evidence of some pages.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    pub(crate) evidence: Evidence<'a>,
    /// How many places examples show; those behind them only rows know.
    pub(crate) grown: u32,
}

impl<'a> Part<'a> {
    /// How many parts are worth a thread.
    pub(crate) const WORTH: usize = 4;

    /// Gathers the evidence of all pages, part by part.
    pub(crate) fn all(sources: &'a Sources, pages: &'a [Page], titles: &'a [Title]) -> Vec<Self> {
        /// Pages of a part: enough that joining parts is little work beside.
        const PAGES: usize = 16;
        let services = faults::services(sources, pages);
        let mut first = 0;
        let parts = pages.chunks(PAGES).map(|pages| {
            let count: usize = pages.iter().map(|page| page.operations.len()).sum();
            let operations = first..first + count;
            first += count;
            let own = services.iter().filter(|service| operations.contains(&service.operation));
            let own = own.cloned().map(|mut service| {
                service.operation -= operations.start;
                service
            });
            let own = own.collect();
            (pages, &titles[operations], own)
        });
        let parts: Vec<(&[Page], &[Title], Vec<Service<'a>>)> = parts.collect();
        parallel::map(&parts, Self::WORTH, |&(pages, titles, ref faults)| {
            let evidence = Evidence::collect(sources, pages, titles, faults.clone());
            let grown = evidence.graph.len() as u32;
            Self { evidence, grown }
        })
    }
}

impl<'a> Evidence<'a> {
    /// Gathers the rows and examples of pages, and grows a tree from the examples of each body.
    fn collect(sources: &'a Sources, pages: &'a [Page], titles: &'a [Title], faults: Vec<Service<'a>>) -> Self {
        let mut evidence = Self { titles, faults, ..Self::default() };
        // About what pages show on average: room that is not used would be most of the memory that inference takes.
        evidence.graph.reserve(8 * pages.len(), 16 * pages.len());
        for operation in pages.iter().flat_map(|page| &page.operations) {
            let file = sources.get(operation.path.span.file).path();
            evidence.folders.push(file.rsplit_once('/').map_or("", |(folder, _)| folder));
            evidence.add(operation);
        }
        evidence.printed = Declared::of_all(evidence.rows.iter().map(|of| &of.row.parameter));
        let rows = evidence.rows.iter().zip(&evidence.printed);
        evidence.declared = rows.map(|(of, printed)| printed.clone().or_row(&of.row.parameter)).collect();
        evidence
    }

    fn add(&mut self, operation: &'a page::Operation) {
        let at = self.operations.len();
        self.operations.push(operation);
        self.rows.extend(operation.parameters.iter().map(|row| {
            let (direction, location) = (row.parameter.direction, row.parameter.location);
            RowOf { operation: at, direction, location, text: 0, row }
        }));

        let mut bodies: Vec<(Message, Vec<ExampleId>)> = Vec::new();
        for row in &operation.parameters {
            if row.parameter.location == Location::Body {
                let message = match row.parameter.direction {
                    Direction::Request => Message::Request,
                    Direction::Response => Message::Success,
                };
                examples_of(&mut bodies, message);
            }
        }
        let main = main_success(operation.shown().map(|example| &example.example));
        for example in operation.shown() {
            let id = ExampleId(self.examples.len() as u32);
            self.examples.push(ExampleOf { operation: at, example });
            if example.example.value.is_some() && !is_stray(operation, &example.example) {
                examples_of(&mut bodies, message(example, main)).push(id);
            }
        }
        bodies.sort_unstable_by_key(|&(message, _)| message);
        for (message, examples) in bodies {
            let root = self.graph.add(None, Edge::Root);
            self.grow(at, root, &examples);
            self.bodies.push(Body { operation: at, message, root, examples });
        }
        faults::add(self, at);
    }

    /// Grows the tree of a message from its examples.
    fn grow(&mut self, operation: usize, root: NodeId, examples: &[ExampleId]) {
        let shown = examples.iter().map(|&id| (id, &self.examples[id.0 as usize].example.example));
        let shown = shown.filter_map(|(id, example)| Some((id, example, example.value.as_ref()?)));
        let wrapper = Wrapper::of(shown.clone().map(|(_, _, value)| value));
        let is_bare = |value| wrapper.as_ref().is_some_and(|wrapper| wrapper.is_left_out_of(value));
        for (id, example, value) in shown.clone().filter(|(_, _, value)| !is_bare(value)) {
            self.graph.grow(root, value, id, weight(example));
        }
        let Some(Wrapper { key, .. }) = wrapper else { return };
        let Some((with_key, ..)) = shown.clone().find(|(_, _, value)| value.get(key).is_some()) else { return };
        let place = self.graph.field(root, key, None);
        for (id, example, value) in shown.filter(|(_, _, value)| is_bare(value)) {
            self.graph.grow(place, value, id, weight(example));
            self.bare.push(Bare { operation, example: id, with_key, key, place });
        }
    }

    pub(crate) fn row(&self, id: RowId) -> &'a page::Row {
        self.rows[id.0 as usize].row
    }

    pub(crate) fn printed(&self, id: RowId) -> &Declared {
        &self.printed[id.0 as usize]
    }

    pub(crate) fn declared(&self, id: RowId) -> &Declared {
        &self.declared[id.0 as usize]
    }

    pub(crate) fn example(&self, id: ExampleId) -> &'a page::Example {
        self.examples[id.0 as usize].example
    }

    /// The bodies of an operation.
    pub(crate) fn bodies_of(&self, operation: usize) -> &[Body] {
        let start = self.bodies.partition_point(|body| body.operation < operation);
        let end = self.bodies.partition_point(|body| body.operation <= operation);
        &self.bodies[start..end]
    }

    /// The rows of an operation, in page order.
    pub(crate) fn rows_of(&self, operation: usize) -> impl Iterator<Item = (RowId, &RowOf<'a>)> {
        let start = self.rows.partition_point(|row| row.operation < operation);
        let rows = self.rows[start..].iter().take_while(move |row| row.operation == operation);
        rows.enumerate().map(move |(at, of)| (RowId((start + at) as u32), of))
    }

    /// The rows of an operation's body tables in one direction, in page order.
    pub(crate) fn body_rows(&self, operation: usize, direction: Direction) -> impl Iterator<Item = RowId> {
        let belongs = move |of: &RowOf<'_>| of.location == Location::Body && of.direction == direction;
        self.rows_of(operation).filter(move |(_, of)| belongs(of)).map(|(id, _)| id)
    }
}

/// Whether an example is a body that a request has by no word of its page: a GET has none; or stands for any body.
fn is_stray(operation: &page::Operation, example: &docbind_spec::Example) -> bool {
    if placeholder::is_body(operation, example) {
        return true;
    }
    let is_sent = |direction: Direction| direction == Direction::Request;
    let bodiless = matches!(operation.method, Method::Get | Method::Head) && is_sent(example.direction);
    let rows = || operation.parameters.iter().map(|row| &row.parameter);
    bodiless && !rows().any(|row| row.location == Location::Body && is_sent(row.direction))
}

/// The examples of a message, of which an operation has few.
fn examples_of(bodies: &mut Vec<(Message, Vec<ExampleId>)>, message: Message) -> &mut Vec<ExampleId> {
    let at = bodies.iter().position(|&(of, _)| of == message).unwrap_or_else(|| {
        bodies.push((message, Vec::new()));
        bodies.len() - 1
    });
    &mut bodies[at].1
}

/// The code of the successful answer where examples show several: the least. What the others answer is another
/// message: `202` with a job, say, where `200` has the thing.
pub(crate) fn main_success<'e>(examples: impl Iterator<Item = &'e docbind_spec::Example>) -> Option<StatusCode> {
    let shown = examples.filter(|example| example.direction == Direction::Response && example.value.is_some());
    shown.filter_map(|example| example.status).filter(|code| code.is_success()).min()
}

/// Which message an example shows.
pub(crate) fn message(shown: &page::Example, main: Option<StatusCode>) -> Message {
    let example = &shown.example;
    match (example.direction, example.status) {
        (Direction::Request, _) => Message::Request,
        (Direction::Response, None) if shown.outcome == page::Outcome::Failure => Message::Code(UNSAID),
        (Direction::Response, Some(code)) if main.is_none_or(|main| main != code) => Message::Code(code.get()),
        (Direction::Response, _) => Message::Success,
    }
}

static DOTS: LazyLock<[Phrase; 2]> = LazyLock::new(|| ["...", "…"].map(Phrase::new));

/// What the example proves: one that leaves out with dots, or has no braces around it, proves no absence.
fn weight(example: &docbind_spec::Example) -> Weight {
    let text = example.text.trim();
    let dotted = DOTS.iter().any(|dots| dots.is_in(text));
    let fragment = match example.media {
        Media::Json | Media::Text => !text.starts_with(['{', '[', '"']) && example.value.is_some(),
        Media::Http | Media::Xml => false,
    };
    if fragment || (dotted && left_out(text)) { Weight::Fragment } else { Weight::Whole }
}

/// Whether dots stand in a message for what is left out: outside of its texts, or as a key or an element.
fn left_out(text: &str) -> bool {
    let body = text.find(['{', '[']).map_or(text, |at| &text[at..]);
    let mut before = ' ';
    let mut rest = body;
    while let Some(c) = rest.chars().next() {
        if let Some(behind) = elided(rest) {
            rest = behind;
            continue;
        }
        let behind = &rest[c.len_utf8()..];
        if c == '…' || rest.starts_with("...") {
            return true;
        }
        rest = behind;
        if c == '"' {
            let (inside, after) = literal(behind);
            let next = after.trim_start().chars().next();
            let member = next == Some(':') || (matches!(before, '[' | ',') && matches!(next, Some(',' | ']')));
            if member && is_dots(inside) {
                return true;
            }
            rest = after;
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    false
}

/// What follows an object that stands for those left out of a list: `{"...": "..."}`. The others are whole.
fn elided(text: &str) -> Option<&str> {
    let rest = text.strip_prefix('{')?.trim_start().strip_prefix('"')?;
    let (key, rest) = literal(rest);
    let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
    let (value, rest) = literal(rest);
    (is_dots(key) && is_dots(value)).then_some(rest.trim_start().strip_prefix('}')?)
}

/// A text behind its opening quote, and what follows its closing one.
fn literal(text: &str) -> (&str, &str) {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return (&text[..at], &text[at + 1..]),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    (text, "")
}

fn is_dots(text: &str) -> bool {
    text == "…" || (text.len() >= 3 && text.chars().all(|c| c == '.'))
}

#[cfg(test)]
mod tests {
    use super::left_out;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(left_out(text), expected, "{text}");
    }

    #[test]
    fn dots_between_members_leave_something_out() {
        check(r#"{"a": 1, ...}"#, true);
        check(r#"{"a": "so on..."}"#, false);
        check(r#"{"a": "\"...", "b": 1.5}"#, false);
        check(r#"{"a": 1, "...": "..."}"#, true);
        check(r#"["a", "..."]"#, true);
        check(r#"[{"a": 1}, {"...": "..."}]"#, false);
        check(r#"[{"a": 1, "...": "..."}]"#, true);
        check(r#"{"a": "...", "b": "..."}"#, false);
    }
}
