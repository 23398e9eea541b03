//! Tables of parameters, row by row.

use std::borrow::Cow;
use std::collections::BTreeMap;

use docbind_spec::{Direction, Location, Method, Parameter};

use super::columns::{self, Column, Columns};
use super::locate::{self, Around, Own};
use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::page::Row;
use crate::read::wadl::Reader;
use crate::read::wadl::cell::name::{self, Form, Name};
use crate::read::wadl::cell::type_cell::{self, Place, TypeCell};
use crate::read::wadl::cell::{footnote, header_name, necessity};
use crate::read::wadl::text::{mention, prose, words};
use crate::rst::block::{self, Cell, Table};
use crate::rst::{inline, markdown, wrap};
use crate::source::Span;

/// Reads the rows of a table.
pub(crate) fn read(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    table: &Table<'_>,
    columns: &Columns,
    around: Around<'_>,
) -> Vec<Row> {
    columns::spans(diagnostics, table);
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len().min(limit::ROWS));
    let mut above = Above { around, required: None };
    for (at, row) in table.rows.iter().enumerate().skip(columns.unmarked()).filter(|(_, row)| !is_empty(row)) {
        if let Some(heading) = columns::heading(row) {
            let message = format!("`{heading}` is a heading of the rows below it and no row");
            diagnostics.push(Code::NameCellNote, row.span, message);
            above = Above::under(&heading, around);
            continue;
        }
        if !reader.rows.take(diagnostics, row.span) {
            break;
        }
        let named = columns.cell(table.rows, at, Column::Name);
        let printed = named.map(|cell| (wrap::join(cell, table.wrapping), cell_span(cell)));
        if let Some(above) = rows.last_mut().filter(|_| printed.as_ref().is_none_or(|(name, _)| name.trim().is_empty()))
            && let Some(more) = continued(reader, table, at, columns)
        {
            let message = format!("a row has only a description, read as more of that of `{}`", above.parameter.name);
            diagnostics.push(Code::NameCellNote, row.span, message);
            prose::push(&mut above.parameter.description, &more);
            continue;
        }
        let (name, span) = printed.unwrap_or((Cow::Borrowed(""), row.span));
        let several = name::several(&name);
        if several.is_some() {
            let message = format!("the cell of the name holds `{}`; read as a row for each", inline::plain(&name));
            diagnostics.push(Code::NameCellNote, span, message);
        }
        for name in several.unwrap_or_else(|| vec![name.into_owned()]) {
            let read = self::row(diagnostics, reader, table, (at, &name), columns, above);
            twice(diagnostics, &rows, &read);
            rows.push(read);
        }
    }
    slashed(diagnostics, &mut rows);
    bodiless(diagnostics, &rows, around);
    rows
}

/// The description of a row that says nothing else: the rest of that of the row above.
fn continued(reader: &Reader<'_>, table: &Table<'_>, at: usize, columns: &Columns) -> Option<String> {
    let cell = columns.own(table.rows.get(at)?, Column::Description)?;
    let is_only = |row: &block::Row<'_>| {
        let mut others = row.cells.iter().filter(|other| other.column != cell.column);
        row.cells.len() > 1 && others.all(|cell| cell.lines.lines.iter().all(|line| line.is_blank()))
    };
    let text = reader.cell(cell, table.wrapping);
    (is_only(table.rows.get(at)?) && !text.is_empty()).then_some(text)
}

/// Names with slashes, `server/networks`, below a row of what stands before the first, or beside others that begin with
/// it: members of that.
fn slashed(diagnostics: &mut Diagnostics, rows: &mut [Row]) {
    let is_path = |row: &Row| {
        let Parameter { name, parent, location, .. } = &row.parameter;
        *location == Location::Body
            && parent.is_none()
            && name.contains('/')
            && !name.starts_with('/')
            && !name.contains('@')
    };
    if !rows.iter().any(is_path) {
        return;
    }
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.parameter.parent.is_none()) {
        let name = &row.parameter.name;
        let (first, count) = name.split_once('/').map_or((name.as_str(), 2), |(first, _)| (first, 1));
        *known.entry(first.to_owned()).or_default() += count;
    }
    for row in rows.iter_mut().filter(|row| is_path(row)) {
        let (first, _) = row.parameter.name.split_once('/').unwrap_or_default();
        let dotted = row.parameter.name.replace('/', ".");
        if known.get(first).is_none_or(|&count| count < 2) || name::is_too_deep(&dotted) {
            continue;
        }
        if let Some((parent, last)) =
            dotted.rsplit_once('.').filter(|(parent, last)| !parent.is_empty() && !last.is_empty())
        {
            let message = format!("`{}` is read as `{dotted}`", row.parameter.name);
            diagnostics.push(Code::NameCellNote, row.name, message);
            row.parameter.parent = Some(parent.to_owned());
            last.clone_into(&mut row.parameter.name);
        }
    }
}

/// What is known of a row from above it.
#[derive(Clone, Copy)]
struct Above<'a> {
    around: Around<'a>,
    /// What a heading in the table says of the rows below it.
    required: Option<bool>,
}

impl<'a> Above<'a> {
    /// Below a heading in the table: `Optional parameters`, `Header parameters`.
    fn under(heading: &str, around: Around<'a>) -> Self {
        let direction = words::section(heading).unwrap_or(around.direction);
        let place =
            words::place(heading).filter(|place| *place != Place::At(Location::Body) || heading.contains("body"));
        let around = Around { direction, place: place.or(around.place), ..around };
        Self { around, required: necessity::split(heading).1 }
    }
}

/// Whether no cell says anything.
pub(crate) fn is_empty(row: &block::Row<'_>) -> bool {
    row.cells.iter().all(|cell| cell.lines.lines.iter().all(|line| line.is_blank()))
}

fn row(
    diagnostics: &mut Diagnostics,
    reader: &Reader<'_>,
    table: &Table<'_>,
    (at, name): (usize, &str),
    columns: &Columns,
    above: Above<'_>,
) -> Row {
    let around = above.around;
    let row = &table.rows[at];
    let cell = |column| columns.cell(table.rows, at, column);
    let text = |column| cell(column).map(|cell| wrap::join(cell, table.wrapping)).unwrap_or_default();
    let span = |column| cell(column).map_or(row.span, cell_span);
    let (name_span, ty_span) = (span(Column::Name), span(Column::Type));
    let page = reader.sources.get(row.span.file).text();
    let starred = footnote::starred(name).and_then(|own| {
        let said = *reader.starred.get_or_init(|| footnote::said(page));
        Some((own, said?))
    });
    let name = starred.map_or(name, |(own, _)| own);
    let quoted = name.contains(' ').then(|| name::quoted(name, behind(page, row.span))).flatten();
    let mut name = quoted.unwrap_or_else(|| reader.memory.names.of(name, name::read));
    let mut ty = reader.memory.types.of(&text(Column::Type), type_cell::read);
    let mut description = cell(Column::Description).map(|cell| reader.cell(cell, table.wrapping)).unwrap_or_default();
    if let Some(qualifier) = name.qualifier.take() {
        qualified(diagnostics, &mut name, &mut ty, qualifier, name_span);
    }
    if let (Form::Undotted, Some(parent)) = (name.form, &name.parent) {
        let message = format!("no dot between `{parent}` and `{0}`; read as `{parent}.{0}`", name.name);
        diagnostics.push(Code::NameCellNote, name_span, message);
    }
    if name::is_too_deep(&name.name) {
        let message = format!("the name has more than {} parents; read as one name", limit::PARENTS);
        diagnostics.push(Code::NestingLimit, name_span, message);
    }
    if let Some(note) = name.note.take() {
        note_in_name(diagnostics, &mut ty, &note, name_span);
    }
    if name.name.is_empty() {
        diagnostics.push(Code::ParameterWithoutName, row.span, "a row has no name; it is kept without one");
    }
    let column = cell(Column::Required).and_then(|_| necessity::column(&text(Column::Required)));
    let optional = || cell(Column::Optional).and_then(|_| necessity::optional_column(&text(Column::Optional)));
    let required = ty.required.or(column).or_else(optional).or_else(|| necessity::leading(&description));
    let required = required.or_else(|| necessity::trailing(&description)).or(above.required);
    let required = required.or(starred.map(|(_, required)| required));
    prose::push(&mut description, &ty.words);
    other_columns(reader, table, at, columns, &mut description);
    let place = ty.location.or_else(|| type_cell::place(&text(Column::Place)));
    let own = Own { name: &name.name, form: name.form, parent: name.parent.as_deref(), place };
    let location = locate::location(around, own);
    if columns.has(Column::Type) && ty.ty.is_none() {
        without_type(diagnostics, &name.name, row, ty_span);
    }
    misfiled(diagnostics, around, own, location, name_span);
    let is_header = location == Location::Header;
    let prefix = if is_header { header_name::prefix(&name.name, &description) } else { None }.map(str::to_owned);
    let parameter = Parameter {
        direction: around.direction,
        location,
        parent: name.parent,
        name: name.name,
        printed_type: ty.ty,
        required,
        description,
        prefix,
        part_of: None,
        always_sent: false,
        source: reader.sources.place(row.span),
        schema: None,
        limits: None,
        place: None,
    };
    let mention = || cell(Column::Description).and_then(|cell| mention::read(&wrap::join(cell, table.wrapping)));
    let mention = if reader.refers { mention().map(Box::new) } else { None };
    Row { parameter, span: row.span, name: name_span, ty: ty_span, description: span(Column::Description), mention }
}

/// The page behind a row, as far as examples of its message are looked for.
fn behind(page: &str, row: Span) -> &str {
    const FAR: usize = 65_536;
    let start = row.end as usize;
    let end = page.floor_char_boundary(start.saturating_add(FAR));
    page.get(start..end).unwrap_or_default()
}

/// What columns without a place in the spec say goes behind the description.
pub(crate) fn other_columns(
    reader: &Reader<'_>,
    table: &Table<'_>,
    row: usize,
    columns: &Columns,
    description: &mut String,
) {
    for (column, cell) in columns.others(table.rows, row) {
        let text = reader.cell(cell, table.wrapping);
        let mut head = table.header.iter().chain(table.rows.iter().take(columns.unmarked())).flat_map(|row| row.cells);
        let head = head.find(|cell| cell.column as usize == column);
        let title = head.map(|cell| inline::plain(&wrap::join(cell, table.wrapping)));
        match title.as_deref().map(str::trim) {
            _ if text.is_empty() => {}
            None | Some("") => prose::push(description, &text),
            Some(title) => prose::push(description, &format!("{title}: {text}")),
        }
    }
}

/// The span of what a cell says.
pub(crate) fn cell_span(cell: &Cell<'_>) -> Span {
    if cell.lines.lines.len() < 2 {
        return cell.span;
    }
    let mut lines = cell.lines.lines.iter().filter(|line| !line.is_blank());
    let Some(first) = lines.next() else { return cell.span };
    let last = lines.next_back().unwrap_or(first);
    let (first, last) = (first.trim(), last.trim());
    Span { file: cell.span.file, start: first.start, end: last.end().max(first.end()) }
}

/// A word in brackets before a name: its necessity, or the object that it belongs to.
fn qualified(diagnostics: &mut Diagnostics, name: &mut Name, ty: &mut TypeCell, qualifier: String, span: Span) {
    if name.parent.is_some() || qualifier.contains(char::is_whitespace) || necessity::split(&qualifier).1.is_some() {
        return note_in_name(diagnostics, ty, &format!("({qualifier})"), span);
    }
    let message = format!("`({qualifier})` stands before the name, read as what `{}` belongs to", name.name);
    diagnostics.push(Code::NameCellNote, span, message);
    name.parent = Some(qualifier);
}

/// What else stands in the cell of a name: necessity, a type, or words that have no place in the spec.
fn note_in_name(diagnostics: &mut Diagnostics, ty: &mut TypeCell, note: &str, span: Span) {
    let read = type_cell::read(note);
    ty.required = ty.required.or(read.required);
    ty.location = ty.location.or(read.location);
    let Some(words) = read.ty else { return };
    if ty.ty.is_none() && type_cell::is_type(&words) {
        diagnostics.push(
            Code::NameCellNote,
            span,
            format!("the cell of the name holds `{words}` too, read as the type"),
        );
        ty.ty = Some(words);
    } else {
        diagnostics.push(Code::NameCellNote, span, format!("the cell of the name holds `{words}` too, left out"));
    }
}

fn without_type(diagnostics: &mut Diagnostics, name: &str, row: &block::Row<'_>, span: Span) {
    let span = if span == row.span { row.span } else { span };
    diagnostics.push(Code::ParameterWithoutType, span, format!("`{name}` has no type; examples have to tell it"));
}

/// A name that the same table has already: the rows may belong to different objects, or one is a slip.
fn twice(diagnostics: &mut Diagnostics, rows: &[Row], new: &Row) {
    let parameter = &new.parameter;
    let same = rows.iter().find(|row| {
        !parameter.name.is_empty() && row.parameter.name == parameter.name && row.parameter.parent == parameter.parent
    });
    if let Some(first) = same {
        let message = format!("`{}` has two rows in one table; both are kept", parameter.name);
        diagnostics.push(Code::ParameterTwice, new.name, message).related(first.name, "the first row");
    }
}

/// Rows whose table says one location and whose name another; body rows of requests that have no body.
fn misfiled(diagnostics: &mut Diagnostics, around: Around<'_>, row: Own<'_>, location: Location, span: Span) {
    let name = row.name;
    let uri = matches!(around.place, Some(Place::Uri));
    match location {
        Location::Header if uri || around.place == Some(Place::At(Location::Query)) => {
            diagnostics.push(
                Code::LocationDisagrees,
                span,
                format!("`{name}` stands in a table of URI parameters, read as a header"),
            );
        }
        Location::Query if uri => {
            diagnostics.push(
                Code::LocationDisagrees,
                span,
                format!("`{name}` stands in a table of URI parameters and not in the path, read as a query parameter"),
            );
        }
        Location::Body if uri => {
            diagnostics.push(
                Code::LocationDisagrees,
                span,
                format!("`{name}` stands in a table of URI parameters, read as a member of the body"),
            );
        }
        Location::Body if around.direction == Direction::Request => {
            if is_bodiless(around.method) && locate::is_in_path(around.path, name) {
                let message = format!(
                    "a {} request has a body parameter `{name}`, which the path has already; it is kept",
                    around.method
                );
                diagnostics.push(Code::BodyOfBodilessRequest, span, message);
            }
        }
        Location::Path | Location::Query | Location::Header | Location::Body => {}
    }
}

/// Whether requests of a method have no body by custom (RFC 9110, section 9.3: it "has no generally defined
/// semantics").
fn is_bodiless(method: Method) -> bool {
    matches!(method, Method::Get | Method::Head | Method::Delete)
}

/// One diagnostic for the body rows of a request that has no body by custom.
fn bodiless(diagnostics: &mut Diagnostics, rows: &[Row], around: Around<'_>) {
    if around.direction != Direction::Request || !is_bodiless(around.method) {
        return;
    }
    let in_body = |row: &&Row| {
        let parameter = &row.parameter;
        parameter.location == Location::Body && !locate::is_in_path(around.path, &parameter.name)
    };
    let mut rows = rows.iter().filter(in_body);
    let Some(first) = rows.next() else { return };
    let message = match rows.count() {
        0 => format!("a {} request has a body parameter; it is kept", around.method),
        more => format!("a {} request has {} body parameters; they are kept", around.method, more + 1),
    };
    diagnostics.push(Code::BodyOfBodilessRequest, first.name, message);
}

impl Reader<'_> {
    /// The text of a cell as `CommonMark`.
    pub(crate) fn cell(&self, cell: &Cell<'_>, wrapping: wrap::Wrapping) -> String {
        if self.definitions.is_empty()
            && let Some(text) = markdown::paragraph_of(cell, wrapping)
        {
            let read = |text: &str| markdown::paragraph(Cow::Borrowed(text), &self.definitions);
            return self.memory.cells.of(&text, read);
        }
        markdown::cell(cell, wrapping, &self.definitions)
    }
}
