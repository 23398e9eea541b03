//! Columns whose titles say nothing: what their cells hold, and where they stand.

use super::{Column, Columns, ROWS, title};
use crate::limit;
use crate::read::wadl::cell::{necessity, type_cell};
use crate::read::wadl::text::prose;
use crate::rst::block::{Cell, Table};
use crate::rst::wrap;

impl Columns {
    /// Gives columns whose titles say nothing the meaning that their cells have: necessity, types; and the last one
    /// beside names and types is what describes them.
    pub(super) fn by_content(&mut self, table: &Table<'_>) {
        if self.has(Column::Code) {
            return self.of_statuses(table);
        }
        let vague = [Column::Other, Column::Place].into_iter().any(|column| self.has(column));
        if !self.has(Column::Name) || !vague {
            return;
        }
        // A list-table may have any number; each is looked for among all cells.
        for at in 0..self.columns.len().min(limit::COLUMNS) {
            let known = self.columns.get(at).copied().filter(|known| matches!(known, Column::Other | Column::Place));
            let Some(known) = known else { continue };
            let content = Content::of(table, at);
            let meaning = if known == Column::Other
                && content.is_of_modifiers()
                && !self.has(Column::Required)
                && !self.has(Column::Optional)
            {
                Column::Required
            } else if content.is_of_types()
                && (known == Column::Other || content.places == 0)
                && !self.has(Column::Type)
            {
                Column::Type
            } else {
                continue;
            };
            if let Some(column) = self.columns.get_mut(at) {
                *column = meaning;
            }
        }
        if self.has(Column::Type) {
            self.last_describes();
        }
    }

    /// Gives the columns of a table of codes whose titles say nothing the meaning that their places have: the one
    /// beside the code is its name where its title is another word for that, and the last one describes it.
    fn of_statuses(&mut self, table: &Table<'_>) {
        if !self.has(Column::Other) {
            return;
        }
        if self.has(Column::Name) {
            self.last_describes();
        }
        if self.has(Column::Name) || self.has(Column::Type) || !self.has(Column::Description) {
            return;
        }
        let beside = self.columns.iter().position(|column| *column == Column::Code).map_or(0, |at| at + 1);
        let mut titles = table.header.iter().flat_map(|row| row.cells);
        if titles.find(|cell| cell.column as usize == beside).is_some_and(|cell| names_status(&title(cell)))
            && let Some(column) = self.columns.get_mut(beside).filter(|column| **column == Column::Other)
        {
            *column = Column::Name;
        }
    }

    /// What stands last describes the row where no other column does.
    fn last_describes(&mut self) {
        if !self.has(Column::Description)
            && let Some(last) = self.columns.last_mut().filter(|last| **last == Column::Other)
        {
            *last = Column::Description;
        }
    }
}

/// What the cells of a column say, as far as they are looked at.
struct Content {
    filled: usize,
    modifiers: usize,
    types: usize,
    places: usize,
}

impl Content {
    fn of(table: &Table<'_>, at: usize) -> Self {
        let is_here = |cell: &&Cell<'_>| cell.column as usize == at;
        let mut titles = table.header.iter().flat_map(|row| row.cells).filter(is_here);
        let untitled = titles.all(|cell| cell.lines.lines.iter().all(|line| line.is_blank()));
        let mut content = Self { filled: 0, modifiers: 0, types: 0, places: 0 };
        for cell in table.rows.iter().take(ROWS).flat_map(|row| row.cells).filter(is_here) {
            let text = wrap::join(cell, table.wrapping);
            let text = prose::plain(text.trim());
            if !text.is_empty() {
                content.filled += 1;
                content.modifiers +=
                    usize::from(necessity::is_one(&text) && (untitled || !necessity::is_yes_or_no(&text)));
                content.types += usize::from(type_cell::is_type(&text));
                content.places += usize::from(type_cell::place(&text).is_some());
            }
        }
        content
    }

    /// Whether all say if a parameter is required. `Yes` under a title of its own answers another question: `Nullable`.
    fn is_of_modifiers(&self) -> bool {
        self.filled > 0 && self.modifiers == self.filled
    }

    fn is_of_types(&self) -> bool {
        self.types > 0 && self.types * 2 >= self.filled
    }
}

/// Whether a title beside that of the codes is another word for what a code is called.
fn names_status(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| {
        matches!(
            word,
            "reason"
                | "cause"
                | "phrase"
                | "text"
                | "title"
                | "message"
                | "error"
                | "fault"
                | "label"
                | "result"
                | "status"
                | "response"
                | "meaning"
                | "summary"
                | "term"
                | "description"
        )
    })
}
