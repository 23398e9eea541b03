//! Lists of an operation that say what tables mostly do: fields, and response codes in the text.

use std::borrow::Cow;

use super::{Walk, take};
use crate::diagnostic::Code;
use crate::read::page::Operation;
use crate::read::wadl::table::columns::Columns;
use crate::read::wadl::table::{locate, parameters, statuses};
use crate::read::wadl::text::code_list::{self, Announced};
use crate::read::wadl::text::fields::{self, About};
use crate::read::wadl::text::outline::Item;
use crate::read::wadl::text::{prose, words};
use crate::rst::block::{Block, Kind};
use crate::rst::inline;

const CODES_IN_TEXT: &str = "response codes stand in the text and in no table; read as rows of one";

impl<'s> Walk<'_, 's> {
    /// Whether the operation has a table of codes, beside which lists repeat it.
    fn has_table(&self) -> bool {
        *self.has_table.get_or_init(|| code_list::has_table(self.items))
    }

    /// Takes the parameters and codes that a field list describes.
    pub(super) fn fields(&mut self, block: &Block<'s>) -> bool {
        let memory = &self.reader.memory.blocks;
        let page = self.reader.sources.get(block.span.file).text();
        let Some((groups, others)) = fields::read(memory, page, block, || !self.has_table()) else { return false };
        for group in groups {
            let columns = Columns::of(&group.table);
            match group.about {
                About::Statuses => {
                    self.diagnostics.push(Code::CodesInText, block.span, CODES_IN_TEXT);
                    let rows = statuses::read(self.diagnostics, self.reader, &group.table, &columns);
                    take(&mut self.operation.statuses, rows);
                }
                About::Parameters(direction, place) => {
                    let Operation { method, path, .. } = &self.operation;
                    let around = locate::Around { direction, place, method: *method, path: &path.node };
                    let rows = parameters::read(self.diagnostics, self.reader, &group.table, &columns, around);
                    take(&mut self.operation.parameters, rows);
                }
            }
        }
        if !others.is_empty() {
            let others = Block { kind: Kind::Definitions(memory.all(others)), span: block.span };
            prose::push_block(&mut self.operation.description, &others, &self.reader.definitions);
        }
        true
    }

    /// Takes the response codes that a block lists, or one that it announces, where the operation has no table of them.
    pub(super) fn codes(&mut self, block: &Block<'_>, after: &[Item<'_>]) -> bool {
        let over = self.state.title.or(self.state.heading);
        let headed = over.is_some_and(|over| words::speaks_of_codes(over.text));
        let announced = if headed { Announced::Yes } else { Announced::No };
        let own = code_list::read(self.reader, block, announced);
        let below = || match after.first() {
            Some(Item::Prose(list)) => code_list::read_below(self.reader, block, list).map(|told| (told, list.span)),
            _ => None,
        };
        let (told, list) = match own.map(|told| (told, block.span)).or_else(below) {
            Some(found) if !self.has_table() => found,
            _ => return false,
        };
        let is_read = !told.rows.is_empty();
        let message = if is_read {
            CODES_IN_TEXT
        } else {
            "a list of response codes in which a part names none; it goes to the description"
        };
        self.diagnostics.push(Code::CodesInText, told.span, message);
        if is_read {
            self.state.listed = Some(list);
            let before = inline::commonmark(Cow::Borrowed(told.before.trim()), &self.reader.definitions);
            prose::push(&mut self.operation.description, &before);
            take(&mut self.operation.statuses, told.rows);
        }
        is_read
    }
}
