//! The columns of a table: which cell of a row says what.

mod content;

use crate::diagnostic::{Code, Diagnostics};
use crate::limit;
use crate::read::wadl::text::prose;
use crate::rst::block::{Cell, Row, Table};
use crate::rst::wrap;

/// How many rows show what a column without a known title holds.
pub(crate) const ROWS: usize = 50;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// The name of a parameter or of a status.
    Name,
    /// A type.
    Type,
    /// Where a parameter travels.
    Place,
    /// Whether a parameter is required.
    Required,
    /// Whether a parameter is optional.
    Optional,
    /// A description.
    Description,
    /// A response code.
    Code,
    /// Anything else.
    Other,
}

/// The columns of a table, from left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    columns: Vec<Column>,
    /// How many rows at the beginning are the head of a table that does not mark one.
    unmarked: usize,
}

impl Columns {
    /// Reads the head of a table: the one that is marked as such, or a first row that says what heads say. A table
    /// without either has no column.
    pub(crate) fn of(table: &Table<'_>) -> Self {
        let marked = Self::titled(table.header.iter());
        if !marked.is_empty() {
            let mut columns = Self { columns: marked, unmarked: 0 };
            columns.by_content(table);
            return columns;
        }
        let first = Self::titled(table.rows.first().into_iter());
        let has = |column| first.contains(&column);
        let others = first.iter().filter(|column| **column == Column::Other).count();
        let is_head = first.len() > 1
            && (others == 0 || others == 1 && first.len() > 3)
            && (has(Column::Name) || has(Column::Code))
            && (has(Column::Description) || has(Column::Type));
        if is_head { Self { columns: first, unmarked: 1 } } else { Self { columns: Vec::new(), unmarked: 0 } }
    }

    fn titled<'a, 's: 'a>(rows: impl Iterator<Item = &'a Row<'s>>) -> Vec<Column> {
        let mut columns = Vec::new();
        let mut reason = None;
        let mut described = None;
        let mut width = 0;
        let mut title = String::with_capacity(32);
        for cell in rows.flat_map(|row| row.cells) {
            // Without markup, in lower case, on one line.
            title.clear();
            title.push_str(&prose::plain(&wrap::join(cell, wrap::Wrapping::Human)));
            title.make_ascii_lowercase();
            let at = cell.column as usize;
            width = width.max(at + 1);
            if title.is_empty() {
                continue;
            }
            if columns.len() <= at {
                columns.resize(at + 1, Column::Other);
            }
            let Some(known) = columns.get_mut(at).filter(|known| **known == Column::Other) else { continue };
            *known = column(&title);
            if matches!(title.as_str(), "description" | "descriptions") {
                described = described.or(Some(at));
            }
            if *known == Column::Other && matches!(title.as_str(), "reason" | "cause" | "message" | "phrase" | "fault")
            {
                reason = reason.or(Some(at));
            }
        }
        if !columns.is_empty() {
            columns.resize(width, Column::Other);
        }
        // "Meaning" beside a description is something else.
        if let Some(before) = described.and_then(|at| columns.get_mut(..at)) {
            before
                .iter_mut()
                .filter(|column| **column == Column::Description)
                .for_each(|column| *column = Column::Other);
        }
        once(&mut columns);
        // A code is explained by its reason where nothing else explains it.
        if columns.contains(&Column::Code)
            && !columns.contains(&Column::Description)
            && let Some(reason) = reason.and_then(|at| columns.get_mut(at))
        {
            *reason = Column::Description;
        }
        columns
    }

    /// The same columns, the first of which holds names; `None` where its title says what else it holds.
    pub(crate) fn of_names(mut self) -> Option<Self> {
        let first = self.columns.first_mut().filter(|first| **first == Column::Other)?;
        *first = Column::Name;
        Some(self)
    }

    /// The same columns, the first of which holds codes.
    pub(crate) fn of_codes(mut self) -> Self {
        if let Some(first) = self.columns.first_mut() {
            *first = Column::Code;
        }
        self
    }

    /// The columns that a table of this width has where its head is missing.
    pub(crate) fn customary(width: usize, first: Column) -> Self {
        let mut columns = match first {
            Column::Code => vec![Column::Code, Column::Name, Column::Description],
            _ => vec![Column::Name, Column::Type, Column::Description],
        };
        if width == 2 {
            columns.remove(1);
        }
        columns.resize(width.max(2), Column::Other);
        Self { columns, unmarked: 0 }
    }

    /// Whether the table has such a column.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Whether the title of a column says nothing.
    pub(crate) fn is_unnamed(&self, at: usize) -> bool {
        self.columns.get(at) == Some(&Column::Other)
    }

    /// Whether the table has no head.
    pub(crate) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// How many rows at the beginning are a head without the mark of one.
    pub(crate) const fn unmarked(&self) -> usize {
        self.unmarked
    }

    /// The cell of a row in such a column, which may span from a row above.
    pub(crate) fn cell<'a, 's>(&self, rows: &'a [Row<'s>], row: usize, column: Column) -> Option<&'a Cell<'s>> {
        let at = self.columns.iter().position(|found| *found == column)?;
        cell_at(rows, row, at)
    }

    /// The cell that a row has in such a column itself.
    pub(crate) fn own<'a, 's>(&self, row: &'a Row<'s>, column: Column) -> Option<&'a Cell<'s>> {
        let at = self.columns.iter().position(|found| *found == column)?;
        row.cells.iter().find(|cell| cell.column as usize == at)
    }

    /// What the column under a title holds; nothing where there is no title.
    pub(crate) fn meaning(title: &str) -> Option<Column> {
        let title = prose::plain(title).to_lowercase();
        (!title.is_empty()).then(|| column(&title))
    }

    /// The cells of a row in columns that have no meaning here, each with the number of its column.
    pub(crate) fn others<'a, 's>(
        &self,
        rows: &'a [Row<'s>],
        row: usize,
    ) -> impl Iterator<Item = (usize, &'a Cell<'s>)> {
        let others = self.columns.iter().enumerate().filter(|(_, column)| **column == Column::Other);
        others.filter_map(move |(at, _)| cell_at(rows, row, at).map(|cell| (at, cell)))
    }
}

/// Leaves each meaning to the first column that has it: what the others say is more than fits there.
fn once(columns: &mut [Column]) {
    for at in 1..columns.len() {
        let (before, rest) = columns.split_at_mut(at);
        if let Some(column) = rest.first_mut()
            && before.contains(column)
        {
            *column = Column::Other;
        }
    }
}

/// The text of a row that is no row but a heading of those below it: one cell that spans all columns, or one whose
/// words say so beside empty ones.
pub(crate) fn heading(row: &Row<'_>) -> Option<String> {
    let (first, others) = row.cells.split_first()?;
    let is_first = first.column == 0 && !first.lines.lines.is_empty();
    if !is_first || !others.iter().all(|cell| cell.lines.lines.iter().all(|line| line.is_blank())) {
        return None;
    }
    let spans = others.is_empty() && first.column_span > 1;
    if !spans && first.lines.lines.len() > 1 {
        return None;
    }
    let text = title(first);
    let says = || {
        let (before, last) = text.trim_end_matches(':').rsplit_once(' ')?;
        let is_list = matches!(last, "parameters" | "attributes" | "fields" | "headers" | "codes" | "properties");
        Some(is_list && !before.contains(['.', ',']))
    };
    // `Optional:` over the optional ones.
    let groups = || matches!(text.trim_end_matches(':'), "required" | "optional" | "mandatory");
    (spans || says() == Some(true) || groups()).then_some(text)
}

/// Reports a cell that stands for more rows, or says more in each of them, than is read.
pub(crate) fn spans(diagnostics: &mut Diagnostics, table: &Table<'_>) {
    let spanning = table.rows.iter().flat_map(|row| row.cells).filter(|cell| cell.row_span > 1);
    for cell in spanning {
        let message = if cell.lines.lines.len() > limit::SPANNING_LINES {
            format!(
                "a cell of more than {} lines stands for several rows; read in the first alone",
                limit::SPANNING_LINES
            )
        } else if cell.row_span as usize > limit::SPANNED_ROWS {
            format!("a cell stands for more than {0} rows; read in the first {0} alone", limit::SPANNED_ROWS)
        } else {
            continue;
        };
        diagnostics.push(Code::CountLimit, cell.span, message);
    }
}

fn cell_at<'a, 's>(rows: &'a [Row<'s>], row: usize, column: usize) -> Option<&'a Cell<'s>> {
    let own = rows.get(row)?.cells.iter().find(|cell| cell.column as usize == column);
    own.or_else(|| {
        let above = rows[..row].iter().rev().take(limit::SPANNED_ROWS - 1).enumerate();
        above.into_iter().find_map(|(distance, above)| {
            let cell = above.cells.iter().find(|cell| cell.column as usize == column)?;
            let spans = cell.row_span as usize > distance + 1 && cell.lines.lines.len() <= limit::SPANNING_LINES;
            spans.then_some(cell)
        })
    })
}

/// The title of a column without markup, in lower case, its lines joined.
pub(crate) fn title(cell: &Cell<'_>) -> String {
    let mut title = prose::plain(&wrap::join(cell, wrap::Wrapping::Human)).into_owned();
    title.make_ascii_lowercase();
    title
}

fn column(title: &str) -> Column {
    let title = title.trim_end_matches([':', '?', '*', '.']).trim();
    match title {
        "name" | "parameter" | "parameters" | "parameter name" | "attribute" | "attributes" | "attribute name"
        | "field" | "field name" | "property" | "key" | "header" | "header name" | "element" | "argument" | "item"
        | "option" | "member" | "variable" | "json key" | "key name" | "query parameter" => Column::Name,
        "type" | "data type" | "datatype" | "value type" | "format" => Column::Type,
        "style" | "in" | "location" | "parameter type" => Column::Place,
        "optional" => Column::Optional,
        "required" | "required/optional" | "req" | "mandatory" | "inclusion" | "necessity" | "m/o" | "o/m"
        | "mandatory/optional" | "optional/required" | "req/opt" | "opt/req" | "r/o" => Column::Required,
        "description" | "descriptions" | "meaning" | "details" | "notes" => Column::Description,
        "code" | "codes" | "status" | "error code" | "http code" | "response code" | "return code" | "http status" => {
            Column::Code
        }
        _ => by_word(title),
    }
}

/// What a title of several or other words is about: the first of these that it has a word of.
fn by_word(title: &str) -> Column {
    let has = |stems: &[&str]| {
        let mut words = title.split(|c: char| !c.is_alphanumeric());
        words.any(|word| stems.iter().any(|stem| word == *stem || word.strip_suffix('s') == Some(stem)))
    };
    if has(&[
        "description",
        "desc",
        "meaning",
        "detail",
        "explanation",
        "comment",
        "remark",
        "definition",
        "purpose",
        "information",
        "info",
    ]) {
        Column::Description
    } else if has(&["code"])
        && has(&["response", "status", "return", "error", "http", "fault", "result", "normal", "associated"])
        || has(&["status", "statuse"]) && has(&["response", "http", "return", "returned", "result"])
    {
        Column::Code
    } else if has(&["required", "mandatory", "needed", "necessary"]) {
        Column::Required
    } else if has(&["optional"]) {
        Column::Optional
    } else if has(&["type", "datatype"]) {
        Column::Type
    } else if has(&["parameter", "param", "attribute", "field", "property", "properties", "element", "name"])
        || has(&["header"]) && has(&["request", "response", "http"])
    {
        Column::Name
    } else {
        Column::Other
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, column};

    #[test]
    fn titles_have_several_spellings() {
        for (title, expected) in [
            ("name", Column::Name),
            ("response code", Column::Code),
            ("response codes:", Column::Code),
            ("style", Column::Place),
            ("required?", Column::Required),
            ("normal response codes", Column::Code),
            ("status code", Column::Code),
            ("explanation", Column::Description),
            ("attribute (json)", Column::Name),
            ("field description", Column::Description),
            ("attribute type", Column::Type),
            ("item", Column::Name),
            ("country code", Column::Other),
            ("response status", Column::Code),
            ("status text", Column::Other),
            ("accept header", Column::Other),
            ("is it needed?", Column::Required),
            ("optional?", Column::Optional),
            ("is it optional", Column::Optional),
            ("optional or required", Column::Required),
            ("restriction", Column::Other),
            ("param", Column::Name),
            ("req/opt", Column::Required),
            ("additional information", Column::Description),
        ] {
            assert_eq!(column(title), expected, "{title}");
        }
    }
}
