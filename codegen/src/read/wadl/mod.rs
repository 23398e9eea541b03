//! Pages in the dialect that was generated from WADL: v01, v02, v03, and edited by hand since.
//!
//! A page becomes a sequence of pieces ([`text::outline`]), the sequence is split into operations here, by what
//! declares them ([`declare`]), and each [`operation`] is read with what stands around its pieces. What a piece says is
//! read by a module of its own: tables ([`table`]) and their cells ([`cell`]), blocks of code ([`example`]), headings,
//! sentences and lists ([`text`]).

mod cell;
mod declare;
mod example;
mod memo;
mod operation;
mod table;
mod text;

use std::cell::{Cell, OnceCell};

use docbind_spec::{Location, Method, Parameter, PathTemplate, spelt_alike};

use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::Page;
use crate::read::page::{MeantBy, Operation};
use crate::rst::definitions::Definitions;
use crate::rst::{self, Arena};
use crate::source::{FileId, Sources, Span, Spanned};
use cell::name::Name;
use cell::type_cell::TypeCell;
use declare::declaration::{Start, starts};
use declare::signature::{self, MayDeclare, Signature};
use declare::{generator, shown, text_declaration};
use example::{faults, guide, json};
use memo::Memo;
use text::outline::{self, Item};
pub(super) use text::value_list::{places as labels, read as value_lists};
use text::{mention, prose};

/// What reading a page needs and leaves to the next page, which uses it again.
#[derive(Debug, Default)]
pub(super) struct Memory {
    blocks: Arena,
    json: json::Open,
    names: Memo<Name>,
    types: Memo<TypeCell>,
    /// Cells of text as `CommonMark`, where the page defines nothing that could stand in them.
    cells: Memo<String>,
}

/// What reading a page needs throughout.
struct Reader<'s> {
    sources: &'s Sources,
    memory: &'s Memory,
    definitions: Definitions,
    rows: Room,
    examples: Room,
    headers: Room,
    /// How many more values of JSON the page may have.
    values: Cell<usize>,
    /// What the generator of the page meant by Required.
    required: MeantBy,
    /// Whether the page refers to places by their labels at all.
    refers: bool,
    /// Whether names with a sign are required, or optional.
    starred: OnceCell<Option<bool>>,
}

impl<'s> Reader<'s> {
    fn new(memory: &'s Memory, sources: &'s Sources, definitions: Definitions) -> Self {
        Self {
            sources,
            memory,
            definitions,
            rows: Room::of("rows", limit::ROWS),
            examples: Room::of("examples", limit::EXAMPLES),
            headers: Room::of("headers of examples", limit::HEADERS),
            values: Cell::new(limit::JSON_VALUES),
            required: MeantBy::Unknown,
            refers: false,
            starred: OnceCell::new(),
        }
    }
}

/// Reads a page.
pub(super) fn page(memory: &mut Memory, sources: &Sources, file: FileId) -> (Page, Diagnostics) {
    let mut page = Page::new(file);
    let source = sources.get(file);
    let may_declare = signature::may_declare(source);
    if may_declare == MayDeclare::No && !faults::may_show(source.text()) {
        return (page, Diagnostics::default());
    }
    memory.blocks.clear();
    let (blocks, mut diagnostics) = rst::read(&memory.blocks, sources, file);
    let reader = Reader {
        required: generator::required(source.text()),
        refers: mention::may_stand_in(source.text()),
        ..Reader::new(memory, sources, Definitions::of(blocks))
    };
    let mut items = outline::items(blocks);
    let mut starts = starts(&mut diagnostics, &items);
    if starts.is_empty() && may_declare == MayDeclare::InCode {
        starts = shown::starts(&mut diagnostics, &items);
    }
    if let Some(beyond) = starts.get(limit::OPERATIONS) {
        let message = format!("a page of more than {} operations; this and the others are left out", limit::OPERATIONS);
        diagnostics.push(Code::CountLimit, beyond.signature.path.span, message);
        // The last that is read ends where the next begins.
        items.truncate(begin(beyond, starts.get(limit::OPERATIONS - 1)));
        starts.truncate(limit::OPERATIONS);
    }
    if starts.is_empty() {
        return guide::read(diagnostics, &reader, &items, page, may_declare == MayDeclare::InCode);
    }
    page.operations.reserve_exact(starts.len());
    for (at, start) in starts.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| starts.get(at));
        // What stands before the first operation belongs to it: its title, an introduction.
        let from = if at == 0 && !start.in_text { 0 } else { begin(start, before) };
        let to = starts.get(at + 1).map_or(items.len(), |next| begin(next, Some(start)));
        let to = if start.in_text { to.min(start.ends(&items)) } else { to };
        if start.signature.path.span.file != file {
            // An included page is a page itself.
            continue;
        }
        let title = title(&items, start);
        let signature = (start.at - from, start.signature.clone());
        let operation = operation::read(&mut diagnostics, &reader, &items[from..to], title, signature);
        let others = start.signature.others.iter().map(|other| of_other(&operation, other));
        let others: Vec<Operation> = others.collect();
        page.operations.push(operation);
        page.operations.extend(others);
    }
    if let Some(span) = reader.definitions.beyond() {
        diagnostics.push(Code::CountLimit, span, substituted());
    }
    (page, diagnostics)
}

/// The piece that an operation begins with: its heading, where that is not the one of the operation before it.
fn begin(start: &Start, before: Option<&Start>) -> usize {
    let own = start.heading.filter(|heading| before.is_none_or(|before| *heading > before.at));
    own.unwrap_or(start.at)
}

/// The operation of another method and path that the same block declares: all is its own but parameters of another
/// path.
fn of_other(operation: &Operation, (method, path): &(Method, Spanned<PathTemplate>)) -> Operation {
    let mut other = Operation { method: *method, path: path.clone(), ..operation.clone() };
    other.parameters.retain(|row| {
        let Parameter { location, name, .. } = &row.parameter;
        *location != Location::Path || path.node.parameters().any(|known| spelt_alike(known, name))
    });
    other
}

/// How much more of something a page may have: one more than is read, to report it.
struct Room {
    what: &'static str,
    limit: usize,
    left: Cell<usize>,
}

impl Room {
    fn of(what: &'static str, limit: usize) -> Self {
        Self { what, limit, left: Cell::new(limit + 1) }
    }

    /// Whether one more row or example is read. The first that is not is reported.
    fn take(&self, diagnostics: &mut Diagnostics, span: Span) -> bool {
        let before = self.left.get();
        self.left.set(before.saturating_sub(1));
        if before == 1 {
            let Self { what, limit, .. } = self;
            let message = format!("{limit} {what} of a page are read; this and the others are left out");
            diagnostics.push(Code::CountLimit, span, message);
        }
        before > 1
    }
}

fn substituted() -> String {
    let (deep, bytes) = (limit::SUBSTITUTION_DEPTH, limit::SUBSTITUTED_BYTES);
    format!("substitutions are read {deep} deep and up to {bytes} bytes a page; the others are kept as printed")
}

/// The heading over the declaration; a page without one is named by its method and path.
fn title(items: &[Item<'_>], start: &Start) -> Spanned<String> {
    if let Some(Item::Heading { text, span, .. }) = start.heading.and_then(|at| items.get(at)) {
        let declares = || text_declaration::of_heading(text, *span).filter(|_| start.heading == Some(start.at));
        if let Some((name, _)) = declares().filter(|(name, _)| !name.is_empty()) {
            return Spanned { node: prose::plain(name).into_owned(), span: *span };
        }
        return Spanned { node: prose::plain(text).into_owned(), span: *span };
    }
    let Signature { method, path, .. } = &start.signature;
    Spanned { node: format!("{method} {}", path.node), span: path.span }
}
