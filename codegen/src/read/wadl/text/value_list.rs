//! Lists of values that stand under a label: the first column of a table, the terms of a list of definitions, or the
//! words that the items of a bulleted list begin with.
//!
//! Only labels that some operation mentions are looked for, and only pages that have one of them are read.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::{mention, prose};
use crate::parallel;
use crate::read::page::{Page, ValueList};
use crate::read::wadl::Memory;
use crate::rst::block::{Block, Blocks, Definition, Kind, Table, Target};
use crate::rst::definitions::Definitions;
use crate::rst::{self, inline, markdown, wrap};
use crate::source::{FileId, Sources, Span};

/// The longest value, in bytes.
const LONGEST: usize = 64;

/// The most values of a list.
const MOST: usize = 256;

/// How many pages are worth a thread: most have none of these labels.
const PAGES: usize = 256;

/// Where the labels of a page begin, which is asked while the page is read: to go through all pages again for it takes
/// longer, for by then their texts are in no cache.
pub(in crate::read) fn places(text: &str) -> Vec<u32> {
    static TARGET: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(MARK));
    TARGET.find_iter(text.as_bytes()).map(|at| (at + MARK.len()) as u32).collect()
}

/// What stands before a label.
const MARK: &str = ".. _";

/// Gives each page the lists that operations of any page mention. `places` are those of the labels of each page.
pub(in crate::read) fn read(sources: &Sources, pages: &mut [Page], places: &[Vec<u32>]) {
    let wanted: BTreeSet<String> = pages.iter().flat_map(|page| &page.operations).flat_map(labels).collect();
    if wanted.is_empty() {
        return;
    }
    let searched: Vec<(FileId, &[u32])> =
        pages.iter().map(|page| page.file).zip(places.iter().map(Vec::as_slice)).collect();
    let lists = parallel::map_with(&searched, PAGES, Memory::default, |memory, &(file, places)| {
        let here = here(places, sources.get(file).text(), &wanted);
        if here.is_empty() { Vec::new() } else { of_page(memory, sources, file, here) }
    });
    for (page, lists) in pages.iter_mut().zip(lists) {
        page.lists = lists;
    }
}

/// The lists that stand under labels of a page.
fn of_page(memory: &mut Memory, sources: &Sources, file: FileId, labels: BTreeSet<&str>) -> Vec<ValueList> {
    memory.blocks.clear();
    let (blocks, _) = rst::read(&memory.blocks, sources, file);
    let mut reader = Reader { definitions: Definitions::of(blocks), pieces: Vec::new() };
    reader.collect(blocks);
    let lists = labels.into_iter().flat_map(|label| under(&reader.pieces, label));
    // What an included page lists is found in that page.
    lists.filter(|list| list.span.file == file).collect()
}

/// The labels that an operation and its rows mention.
fn labels(operation: &crate::read::page::Operation) -> impl Iterator<Item = String> {
    let rows = operation.parameters.iter().filter_map(|row| row.mention.as_deref());
    operation.mentions.iter().chain(rows).map(|mention| mention.label.clone())
}

/// The labels among those wanted that a page has.
fn here<'w>(places: &[u32], text: &str, wanted: &'w BTreeSet<String>) -> BTreeSet<&'w str> {
    let labels = places.iter().filter_map(|&at| {
        let line = text.get(at as usize..)?.lines().next()?;
        let (label, _) = line.rsplit_once(':')?;
        wanted.get(&mention::normal(label)).map(String::as_str)
    });
    labels.collect()
}

/// What matters of a page: what stands under what.
enum Piece {
    Label(String),
    Heading(u8),
    Values(Vec<(String, String)>, Span),
}

struct Reader {
    definitions: Definitions,
    pieces: Vec<Piece>,
}

impl Reader {
    fn collect(&mut self, blocks: Blocks<'_>) {
        for block in blocks {
            let values = match &block.kind {
                Kind::Target(Target { name, address }) if address.lines.iter().all(|line| line.is_blank()) => {
                    self.pieces.push(Piece::Label(mention::normal(name)));
                    continue;
                }
                Kind::Heading(heading) => {
                    self.pieces.push(Piece::Heading(heading.level));
                    continue;
                }
                Kind::Quote(inner) => {
                    self.collect(inner);
                    continue;
                }
                Kind::Directive(directive) => {
                    self.collect(directive.blocks);
                    continue;
                }
                Kind::Table(table) => self.of_table(table),
                Kind::Definitions(terms) => terms.iter().map(|term| self.of_term(term)).collect(),
                Kind::List { items, .. } => items.iter().map(|item| self.of_item(item)).collect(),
                Kind::Paragraph(_) | Kind::Code(_) | Kind::Footnote(_) | Kind::Substitution(_) | Kind::Target(_) => {
                    continue;
                }
            };
            if let Some(values) = values.map(distinct).filter(|values| (2..=MOST).contains(&values.len())) {
                self.pieces.push(Piece::Values(values, block.span));
            }
        }
    }

    /// The first column, and the second where that is all: what the values mean.
    fn of_table(&self, table: &Table<'_>) -> Option<Vec<(String, String)>> {
        let columns = table.rows.first()?.cells.len();
        let text = |row: &crate::rst::block::Row<'_>, column: u32| {
            let cell = row.cells.iter().find(|cell| cell.column == column)?;
            Some(wrap::join(cell, table.wrapping).into_owned())
        };
        let is_value = |row| text(row, 0).is_some_and(|text| value(&text).is_some());
        // The head may not be marked as one.
        let head = usize::from(table.header.is_empty() && !table.rows.first().is_some_and(is_value));
        let rows = table.rows.get(head..)?.iter();
        rows.map(|row| {
            let said = row.cells.iter().find(|cell| columns == 2 && cell.column == 1);
            let said = said.map(|cell| markdown::cell(cell, table.wrapping, &self.definitions));
            Some((value(&text(row, 0)?)?, said.unwrap_or_default()))
        })
        .collect()
    }

    fn of_term(&self, term: &Definition<'_>) -> Option<(String, String)> {
        Some((value(term.term.text)?, markdown::blocks(term.blocks, &self.definitions)))
    }

    /// A value, alone or with a mark between it and what is said of it: "`lit` - The lamp burns".
    fn of_item(&self, item: Blocks<'_>) -> Option<(String, String)> {
        let [Block { kind: Kind::Paragraph(lines), .. }, ..] = item else { return None };
        let text = prose::lines(lines);
        let marks = ["``", "**", "`", "*"];
        let marked = marks.iter().find_map(|mark| {
            let end = text.strip_prefix(mark)?.find(mark)?;
            Some(end + 2 * mark.len())
        });
        let end = marked.or_else(|| text.find([' ', '\n'])).unwrap_or(text.len());
        let (first, rest) = text.split_at_checked(end)?;
        let (word, colon) = first.strip_suffix(':').map_or((first, false), |word| (word, true));
        let rest = rest.trim();
        let parted = rest.is_empty() || colon || rest.starts_with(['-', '–', '—', ':', '(', '=']);
        let said = rest.trim_start_matches(['-', '–', '—', ':', '=', ' ']);
        let said = said.strip_prefix('(').and_then(|said| said.strip_suffix(')')).unwrap_or(said);
        parted.then(|| Some((value(word)?, inline::to_commonmark(said, &self.definitions))))?
    }
}

/// A text as a value: one word without markup.
fn value(text: &str) -> Option<String> {
    let value = inline::plain(text.trim());
    let value = value.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':' | '/' | '+' | '*');
    let is_value = (1..=LONGEST).contains(&value.len())
        && value.chars().all(plain)
        && value.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        && !value.ends_with([':', '.']);
    is_value.then(|| value.to_owned())
}

/// The values, each once.
fn distinct(values: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut known = BTreeSet::new();
    values.into_iter().filter(|(value, _)| known.insert(value.clone())).collect()
}

/// The lists under a label: all of its section where it names one, else the first behind it.
fn under(pieces: &[Piece], label: &str) -> Vec<ValueList> {
    let at = pieces.iter().position(|piece| matches!(piece, Piece::Label(name) if name == label));
    let behind = at.and_then(|at| pieces.get(at + 1..)).unwrap_or_default();
    let mut behind = behind.iter().skip_while(|piece| matches!(piece, Piece::Label(_))).peekable();
    let section = match behind.peek() {
        Some(&&Piece::Heading(level)) => {
            behind.next();
            Some(level)
        }
        _ => None,
    };
    let ends = |piece: &&Piece| matches!(piece, Piece::Heading(level) if section.is_none_or(|own| *level <= own));
    let lists = behind.take_while(|piece| !ends(piece)).filter_map(|piece| match piece {
        Piece::Values(values, span) => Some(ValueList { label: label.to_owned(), values: values.clone(), span: *span }),
        Piece::Label(_) | Piece::Heading(_) => None,
    });
    lists.take(if section.is_some() { usize::MAX } else { 1 }).collect()
}

#[cfg(test)]
mod tests {
    use crate::read;
    use crate::source::{Source, Sources};

    /// The lists of a page under the label `states`, each as its values.
    #[track_caller]
    fn check(page: &str, expected: &[&str]) {
        let operation = "Show lamp\n=========\n\nFor possible states, see :ref:`Lamps <states>`.\n\n\
                         .. code::\n\n    GET /lamps/{id}\n";
        let sources = Sources::new(vec![Source::new("lamp.rst", operation), Source::new("states.rst", page)]);
        let (pages, _) = read::read(&sources);
        let lists = pages[1].lists.iter().map(|list| {
            let values: Vec<&str> = list.values.iter().map(|(value, _)| value.as_str()).collect();
            values.join(" ")
        });
        assert_eq!(lists.collect::<Vec<_>>(), expected, "{page}");
    }

    #[test]
    fn tables_list_values_in_their_first_column() {
        let table = "+------+-----------+\n| lit  | It burns. |\n+------+-----------+\n| dark | No light. |\n\
                     +------+-----------+\n";
        check(&format!(".. _states:\n\n{table}"), &["lit dark"]);
        check(&format!(".. _States:\n\nStates\n------\n\nThese.\n\n{table}"), &["lit dark"]);
        let headed = ".. _states:\n\n.. csv-table:: States\n   :header-rows: 1\n\n   State, Meaning\n   \
                      ``lit``, \"It burns, all of it.\"\n   ``dark``, No light.\n";
        check(headed, &["lit dark"]);
        check(".. _states:\n\n===== =====\nState Means\n===== =====\nlit   burns\na b   No.\n===== =====\n", &[]);
    }

    #[test]
    fn terms_and_items_list_values() {
        check(".. _states:\n\n**lit**\n    It burns.\n\n**dark**\n    No light.\n", &["lit dark"]);
        check(".. _states:\n\n* ``lit`` - It burns.\n* ``dark``\n* gone: Stolen.\n", &["lit dark gone"]);
        check(".. _states:\n\n* The lamp is lit.\n* The lamp is dark.\n", &[]);
        check(".. _states:\n\n* lit\n", &[]);
    }

    #[test]
    fn a_section_may_have_several_lists() {
        let lists = "Lamps\n~~~~~\n\n* lit\n* dark\n\nKeepers\n~~~~~~~\n\n* awake\n* asleep\n\n";
        let page = format!(".. _states:\n\nStates\n------\n\n{lists}Others\n------\n\n* here\n* there\n");
        check(&page, &["lit dark", "awake asleep"]);
        check(".. _states:\n\nSome words.\n\n* lit\n* dark\n\nMore.\n\n* here\n* there\n", &["lit dark"]);
    }

    #[test]
    fn what_stands_under_other_labels_is_not_read() {
        check(".. _others:\n\n* lit\n* dark\n", &[]);
        check("* lit\n* dark\n\n.. _states:\n\nWords.\n", &[]);
    }
}
