//! One operation: its pieces in reading order, each given its meaning by the section, heading and sentence before it.

mod lists;

use std::borrow::Cow;
use std::cell::OnceCell;

use docbind_spec::{Direction, Method, StatusCode};

use super::declare::signature::Signature;
use super::declare::{generator, text_declaration};
use super::example::{self, Ending, Form, Title};
use super::table::columns::Columns;
use super::table::listed::{Listed, listed};
use super::table::{apart, locate, parameters, path_rows, statuses};
use super::text::outline::Item;
use super::text::section::{Section, Verdict};
use super::text::{mention, prose, sentence, terms, words};
use crate::diagnostic::{Code, Diagnostics};
use crate::read::page::{MeantBy, Operation, Outcome};
use crate::read::wadl::Reader;
use crate::rst::block::{self, Block, Kind, Table};
use crate::rst::inline;
use crate::source::{Span, Spanned};

/// Reads the pieces of one operation. `signature` is the piece that declares it.
pub(crate) fn read<'s>(
    diagnostics: &mut Diagnostics,
    reader: &'s Reader<'s>,
    items: &'s [Item<'s>],
    title: Spanned<String>,
    signature: (usize, Signature),
) -> Operation {
    let (declared_at, Signature { method, path, .. }) = signature;
    let section = Section::of(&title.node);
    let operation = Operation {
        title,
        method,
        path,
        description: String::new(),
        deprecated: false,
        required: reader.required,
        statuses: Vec::new(),
        parameters: Vec::new(),
        examples: Vec::new(),
        guides: Vec::new(),
        mentions: Vec::new(),
    };
    let mut walk = Walk {
        diagnostics,
        reader,
        items,
        operation,
        state: State { section, ..State::default() },
        unsaid: Direction::Request,
        failures: Vec::new(),
        has_table: OnceCell::new(),
    };
    for (at, item) in items.iter().enumerate() {
        match item {
            _ if at == declared_at => walk.beside(item),
            // What a title says of requests is no section, whichever words it has.
            Item::Heading { text, span, .. } if at < declared_at && !words::is_section_name(text) => {
                walk.title(text, *span);
            }
            _ => walk.item(item, &items[at + 1..]),
        }
    }
    walk.finish()
}

struct Walk<'d, 's> {
    diagnostics: &'d mut Diagnostics,
    reader: &'s Reader<'s>,
    items: &'s [Item<'s>],
    operation: Operation,
    state: State<'s>,
    /// The direction of an example of a request with a body where nothing says it: an answer follows a request.
    unsaid: Direction,
    /// The examples that stand under a heading of failures.
    failures: Vec<usize>,
    /// Whether a table lists its codes.
    has_table: OnceCell<bool>,
}

/// What the pieces before say of the next.
#[derive(Default)]
struct State<'s> {
    section: Section,
    /// The last heading that speaks of what is below it.
    heading: Option<Title<'s>>,
    /// The sentence right before a table or a code block.
    lead: Option<Title<'s>>,
    /// The title of the next example.
    title: Option<Title<'s>>,
    /// The example, by its number, whose body may be in the next block.
    begun: Option<usize>,
    /// The lead of the last table, for a table right below it.
    table: Option<Title<'s>>,
    /// The last sentence that announces a table, where something else stands before that.
    announced: Option<Title<'s>>,
    /// The list that was read with the sentence before it.
    listed: Option<Span>,
}

impl<'s> Walk<'_, 's> {
    /// A text without markup, on one line.
    fn plain(&self, text: &'s str) -> &'s str {
        self.reader.memory.blocks.text(prose::plain(text))
    }

    fn item(&mut self, item: &Item<'s>, after: &[Item<'s>]) {
        match item {
            Item::Heading { text, span, level } => self.heading(text, *span, *level),
            Item::Rubric(line, span) => {
                self.state.begun = None;
                let text = self.plain(line.text);
                if self.begins_section(text, after) && !matches!(after.first(), Some(Item::Code(..))) {
                    return;
                }
                self.state.title = Some(Title { text, span: *span, form: Form::Title });
            }
            Item::Prose(block) => self.prose(block, after),
            Item::Table(table, block) => self.table(table, block),
            Item::Code(code, span) => self.code(code, *span),
        }
    }

    /// What a declaration in the text says beside the method and path.
    fn beside(&mut self, declaration: &Item<'s>) {
        let items = text_declaration::beside(declaration);
        for (at, item) in items.iter().enumerate() {
            self.item(item, items.get(at + 1..).unwrap_or_default());
        }
        if let Some(text) = text_declaration::described_in_table(declaration) {
            let text = self.reader.memory.blocks.text(Cow::Owned(text));
            self.lead(text, self.operation.path.span, &[]);
        }
    }

    /// A heading over the declaration.
    fn title(&mut self, text: &'s str, span: Span) {
        let own = span == self.operation.title.span;
        let heading = (!own).then(|| Title { text: self.plain(text), span, form: Form::Title });
        self.state = State { section: self.state.section, heading, ..State::default() };
    }

    fn heading(&mut self, text: &'s str, span: Span, level: u8) {
        let text = self.plain(text);
        let meant = words::misspelt_section(text);
        if let Some(meant) = meant {
            let message = format!("the heading is not the name of a section, but nearly; read as `{meant}`");
            self.diagnostics.push(Code::MisspeltHeading, span, message);
        }
        self.state.section.heading(meant.unwrap_or(text), level);
        let own = span == self.operation.title.span || text == self.operation.title.node;
        let heading = (!own).then_some(Title { text, span, form: Form::Title });
        self.state = State { section: self.state.section, heading, ..State::default() };
    }

    fn begins_section(&mut self, text: &str, after: &[Item<'s>]) -> bool {
        self.state.section.line(text, matches!(after.first(), Some(Item::Code(..))))
    }

    fn prose(&mut self, block: &Block<'s>, after: &[Item<'s>]) {
        if self.state.listed.take() == Some(block.span) || self.fields(block) || self.codes(block, after) {
            return;
        }
        let lines = match &block.kind {
            Kind::Paragraph(lines) => lines,
            // `- Headers:` over a table.
            Kind::List { items: [[Block { kind: Kind::Paragraph(lines), .. }]], .. }
                if matches!(after.first(), Some(Item::Table(..))) && sentence::classifies(&lines.joined()) =>
            {
                lines
            }
            _ => return prose::push_block(&mut self.operation.description, block, &self.reader.definitions),
        };
        self.state.table = None;
        let raw = self.reader.memory.blocks.text(prose::lines(lines));
        // `Request`, alone; with markup it is a link.
        let is_word = words::bare_section(raw).is_some() && !raw.contains(char::is_whitespace);
        if !is_word && sentence::is_navigation(raw) || sentence::is_formula(raw) {
            return;
        }
        let is_bold = raw.starts_with("**") && raw.trim_end_matches(':').ends_with("**");
        let is_section = (is_bold || is_word) && self.begins_section(self.plain(raw), after);
        if is_section && !matches!(after.first(), Some(Item::Table(..) | Item::Code(..))) {
            self.state.begun = None;
            return;
        }
        if let Some((title, rest)) = sentence::example_title(raw, after) {
            self.state.begun = None;
            self.state.title = Some(Title { text: self.plain(title), span: block.span, form: Form::Title });
            if !rest.trim().is_empty() {
                self.lead(rest, block.span, after);
            }
            return;
        }
        if let [Item::Prose(list), below @ ..] = after
            // Where a table follows, the sentence announces that.
            && !matches!(below.first(), Some(Item::Table(..)))
            && let Some(table) = terms::below(&self.reader.memory.blocks, raw, list, below.first())
        {
            let (before, last) = sentence::last_sentence(raw);
            self.lead(if sentence::holds_more(last) { raw } else { before }, block.span, after);
            self.state.lead = Some(Title { text: self.plain(last), span: block.span, form: Form::Lead });
            self.state.listed = Some(list.span);
            return self.table(&table, list);
        }
        self.lead(raw, block.span, after);
    }

    /// A paragraph: the last sentence before a table or a code block is its lead; the rest belongs to the description.
    fn lead(&mut self, raw: &'s str, span: Span, after: &[Item<'s>]) {
        if self.reader.refers {
            self.operation.mentions.extend(mention::read(raw));
        }
        let leads = matches!(after.first(), Some(Item::Table(..) | Item::Code(..)));
        let (before, last) = if leads { sentence::last_sentence(raw) } else { (raw, "") };
        // A remark between a table and the sentence that announces it is no lead.
        let remark = self.state.announced.is_some() && !sentence::classifies(last);
        let last_is_lead = leads && !remark && sentence::speaks_of_next(last);
        let told = if last_is_lead && !sentence::holds_more(last) { before } else { raw };
        if leads && !remark {
            self.state.lead = Some(Title { text: self.plain(last), span, form: Form::Lead });
        } else if !leads && let Some(last) = sentence::announces_table(raw, after) {
            self.state.announced = Some(Title { text: self.plain(last), span, form: Form::Lead });
        }
        if !told.trim().is_empty() {
            let text = inline::commonmark(Cow::Borrowed(told.trim()), &self.reader.definitions);
            prose::push(&mut self.operation.description, &text);
        }
    }

    fn table(&mut self, table: &Table<'s>, block: &Block<'s>) {
        let span = block.span;
        self.state.begun = None;
        let (lead, announced) = (self.state.lead.take(), self.state.announced.take());
        let title = table.title.map(|line| Title { text: self.plain(line.text), span, form: Form::Title });
        // A rubric over the table is its title where it says what it lists; else it is one of an example.
        let rubric = self.state.title.take_if(|title| lead.is_none() && sentence::classifies(title.text));
        let lead = lead.or(announced).or(title).or(rubric).or_else(|| self.state.table.take());
        let words = lead.or(self.state.heading);
        let headed = apart::head(self.diagnostics, self.reader, table);
        let table = headed.as_ref().unwrap_or(table);
        let listed = listed(table, words.map_or("", |words| words.text));
        let rows = match &listed {
            Listed::Statuses(columns) | Listed::Parameters(columns) => {
                apart::rows(self.diagnostics, self.reader, table, columns)
            }
            Listed::Other => None,
        };
        let table = rows.as_ref().unwrap_or(table);
        if let Listed::Statuses(columns) | Listed::Parameters(columns) = &listed
            && columns.unmarked() > 0
        {
            let message = "the head of the table is not marked as one, so that it looks like a row; read as the head";
            self.diagnostics.push(Code::TableHead, header_span(table, span), message);
        }
        match listed {
            Listed::Statuses(columns) => {
                let rows = statuses::read(self.diagnostics, self.reader, table, &columns);
                self.not_empty(table, &rows, span);
                take(&mut self.operation.statuses, rows);
            }
            Listed::Parameters(columns) => {
                self.parameters(table, &columns, words, span);
            }
            Listed::Other => {
                let text = "a table of neither parameters nor response codes goes to the description";
                self.diagnostics.push(Code::TableSetAside, header_span(table, span), text);
                prose::push_block(&mut self.operation.description, block, &self.reader.definitions);
            }
        }
        self.state.table = lead;
    }

    fn parameters(&mut self, table: &Table<'_>, columns: &Columns, words: Option<Title<'s>>, span: Span) {
        let read = self.state.section.read(words);
        if let (Verdict::Disputed { section, said, read }, Some(words)) = (read, words) {
            let message = format!(
                "the table is announced for the {} and stands in the section of the {}; read as of the {}",
                example::name(said),
                example::name(section),
                example::name(read),
            );
            self.diagnostics.push(Code::DirectionDisagrees, words.span, message);
        }
        let direction = read.direction().unwrap_or(Direction::Request);
        let place = words.and_then(|words| words::place(words.text));
        let place = place.or_else(|| self.state.heading.and_then(|heading| words::place(heading.text)));
        let method = self.operation.method;
        let around = locate::Around { direction, place, method, path: &self.operation.path.node };
        let rows = parameters::read(self.diagnostics, self.reader, table, columns, around);
        self.not_empty(table, &rows, span);
        take(&mut self.operation.parameters, rows);
    }

    fn not_empty<T>(&mut self, table: &Table<'_>, rows: &[T], span: Span) {
        if rows.is_empty() {
            self.diagnostics.push(Code::EmptyTable, header_span(table, span), "the table has no row");
        }
    }

    fn code(&mut self, code: &block::Code<'s>, span: Span) {
        if code.lines.lines.iter().all(|line| line.is_blank()) {
            return;
        }
        if !self.reader.examples.take(self.diagnostics, span) {
            return;
        }
        self.state.table = None;
        let lead = self.state.lead.take();
        let says_direction = |text: &str| words::direction(text).is_some() && text.split_whitespace().count() > 1;
        let title = match self.state.title.take() {
            Some(title) => {
                self.unused_lead(lead);
                Some(title)
            }
            None if self.state.begun.is_some() => lead,
            None => lead.or_else(|| self.state.heading.filter(|heading| says_direction(heading.text))),
        };
        let begun = self.state.begun.take().and_then(|begun| self.operation.examples.get(begun));
        let around = example::Around {
            title,
            status: self.state.heading.and_then(|heading| words::code(heading.text)),
            section: self.state.section,
            fallback: Some(self.fallback()),
            begun: begun.map(|begun| &begun.example),
        };
        let (examples, ending) = example::read(self.diagnostics, self.reader, code, span, around);
        let last = (self.operation.examples.len() + examples.len()).checked_sub(1);
        self.state.begun = last.filter(|_| ending == Ending::Begun);
        if examples.iter().any(|shown| shown.example.direction == Direction::Request) {
            self.unsaid = Direction::Response;
        }
        let fails = |heading: Title<'_>| sentence::speaks_of_failure(heading.text, &self.operation.title.node);
        // It only matters where nothing else says the code.
        if examples.iter().any(|shown| shown.example.status.is_none()) && self.state.heading.is_some_and(fails) {
            let known = self.operation.examples.len();
            self.failures.extend(known..known + examples.len());
        }
        take(&mut self.operation.examples, examples);
    }

    /// A sentence beside a title: kept in the description unless it only says what the title says.
    fn unused_lead(&mut self, lead: Option<Title<'s>>) {
        if let Some(lead) = lead
            && !lead.text.contains("following example")
            && !self.operation.description.ends_with(lead.text)
        {
            let text = inline::to_commonmark(lead.text, &self.reader.definitions);
            if !self.operation.description.ends_with(&text) {
                prose::push(&mut self.operation.description, &text);
            }
        }
    }

    /// The direction of an example where neither section, title nor content says it.
    fn fallback(&self) -> Direction {
        match self.operation.method {
            Method::Get | Method::Head | Method::Delete | Method::Options => Direction::Response,
            Method::Post | Method::Put | Method::Patch | Method::Copy => self.unsaid,
        }
    }

    fn finish(mut self) -> Operation {
        let success = only(&self.operation, StatusCode::is_success);
        let failure = only(&self.operation, |code| code.get() >= 400);
        let Operation { title, examples, .. } = &mut self.operation;
        for (at, shown) in examples.iter_mut().enumerate() {
            let example = &mut shown.example;
            if example.direction == Direction::Response && example.status.is_none() {
                let fails = || self.failures.contains(&at) || sentence::speaks_of_failure(&example.title, &title.node);
                let told = example.value.as_ref().and_then(sentence::failure);
                example.status = told;
                if told.is_none() {
                    let fails = fails();
                    example.status = if fails { failure } else { success };
                    shown.outcome = if fails { Outcome::Failure } else { Outcome::Unsaid };
                }
            }
        }
        let Operation { path, parameters, .. } = &mut self.operation;
        path_rows::settle(self.diagnostics, &path.node, parameters);
        let Operation { path, parameters, title, description, .. } = &self.operation;
        statuses::unlisted(self.diagnostics, &self.operation);
        path_rows::compare(self.diagnostics, self.reader.sources, path, parameters);
        self.operation.deprecated = sentence::is_deprecated(&title.node, description);
        if self.operation.required == MeantBy::Unknown {
            let rows = self.operation.parameters.iter();
            let types = rows.filter_map(|row| row.parameter.printed_type.as_deref());
            self.operation.required = generator::required_by_types(types);
        }
        self.operation
    }
}

/// Puts things behind those that there are; the first ones stay where they were read.
fn take<T>(all: &mut Vec<T>, mut more: Vec<T>) {
    if all.is_empty() {
        *all = more;
    } else {
        all.append(&mut more);
    }
}

/// The code of a kind where the page names exactly one.
fn only(operation: &Operation, is_it: fn(StatusCode) -> bool) -> Option<StatusCode> {
    let mut codes = operation.statuses.iter().flat_map(|row| &row.node.codes).copied().filter(|code| is_it(*code));
    let first = codes.next()?;
    codes.all(|code| code == first).then_some(first)
}

/// Where the head of a table stands.
fn header_span(table: &Table<'_>, span: Span) -> Span {
    table.header.first().or(table.rows.first()).map_or(span, |row| row.span)
}
