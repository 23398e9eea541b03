//! What a page says, whatever dialect it is written in: rows and examples of operations, each with its span.
//!
//! The rows are those of the spec already, without what inference adds; the spans beside them are for diagnostics.

use docbind_spec as spec;

use crate::source::{FileId, Span, Spanned};

/// What was read of one page; a page of prose has no operation.
#[derive(Debug, Clone)]
pub struct Page {
    /// The page.
    pub file: FileId,
    /// The operations, in page order.
    pub operations: Vec<Operation>,
    /// The answers with a code of error that a page without operations shows: what any operation of the service may
    /// answer with.
    pub faults: Vec<Example>,
    /// The lists of values that the operations of other pages refer to.
    pub lists: Vec<ValueList>,
    /// The requests that a page without operations shows, and what is answered to them.
    pub exchanges: Vec<Exchange>,
}

impl Page {
    /// A page of which nothing is read yet.
    #[must_use]
    pub const fn new(file: FileId) -> Self {
        Self { file, operations: Vec::new(), faults: Vec::new(), lists: Vec::new(), exchanges: Vec::new() }
    }
}

/// A request that a page without operations shows, such as a guide, with the answers below it.
#[derive(Debug, Clone)]
pub struct Exchange {
    /// The method of the request.
    pub method: spec::Method,
    /// Its target as printed, without what names the host.
    pub target: String,
    /// The request, and the answers to it.
    pub examples: Vec<Example>,
}

/// An operation as its page describes it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The title as printed.
    pub title: Spanned<String>,
    /// The method.
    pub method: spec::Method,
    /// The path as printed, and where.
    pub path: Spanned<spec::PathTemplate>,
    /// The prose, as `CommonMark`.
    pub description: String,
    /// Whether the prose says that the operation is deprecated.
    pub deprecated: bool,
    /// What the generator of the page meant by Required.
    pub required: MeantBy,
    /// The rows of the tables of response codes; `body` is empty.
    pub statuses: Vec<Spanned<spec::Status>>,
    /// The rows of the parameter tables.
    pub parameters: Vec<Row>,
    /// The examples; `ty` is empty.
    pub examples: Vec<Example>,
    /// The examples that the exchanges of other pages show of it: empty until inference finds them; `ty` is empty.
    pub guides: Vec<Example>,
    /// What the prose says of lists of values elsewhere.
    pub mentions: Vec<Mention>,
}

impl Operation {
    /// Its examples, and behind them those of guides.
    pub fn shown(&self) -> impl Iterator<Item = &Example> {
        self.examples.iter().chain(&self.guides)
    }
}

/// What the generator of a page meant by Required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeantBy {
    /// Nothing is known of it.
    Unknown,
    /// That it is there in bodies; in a query it is printed on what may be left out.
    Body,
    /// What it says: it told required parameters from others.
    All,
}

/// A row of a parameter table.
#[derive(Debug, Clone)]
pub struct Row {
    /// What it says; `schema` and `place` are empty.
    pub parameter: spec::Parameter,
    /// The whole row.
    pub span: Span,
    /// The cell of the name.
    pub name: Span,
    /// The cell of the type; the row's where there is none.
    pub ty: Span,
    /// The cell of the description; the row's where there is none.
    pub description: Span,
    /// What the description says of a list of values elsewhere.
    pub mention: Option<Box<Mention>>,
}

/// A sentence that says where values are listed: "For possible statuses, see …".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// The sentence in lower case, without the reference in it.
    pub sentence: String,
    /// The label of the place that it refers to, in lower case.
    pub label: String,
}

/// A list of values: the first column of a table, terms with what they mean, or a bulleted list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueList {
    /// The label under which it stands, in lower case. Several lists may stand under one.
    pub label: String,
    /// The values, each with what is said of it, as `CommonMark`.
    pub values: Vec<(String, String)>,
    /// Where the list stands.
    pub span: Span,
}

/// What the words over an answer say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing, or that it is of success.
    Unsaid,
    /// That the request failed.
    Failure,
}

/// An example of a message.
#[derive(Debug, Clone)]
pub struct Example {
    /// What it says; `ty` is empty.
    pub example: spec::Example,
    /// What its title or heading says of an answer without a code.
    pub outcome: Outcome,
    /// The text of the block.
    pub span: Span,
}
