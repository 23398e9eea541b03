//! Values that are listed elsewhere: a row or an operation refers to a label, and the list that stands there is that of
//! a key where it holds what examples show of the key.

use std::borrow::Cow;
use std::cell::LazyCell;

use docbind_spec::{Location, Source};
use rustc_hash::FxHashMap as HashMap;

use crate::infer::evidence::body::{Evidence, RowOf};
use crate::infer::evidence::graph::RowId;
use crate::infer::language::words::Words;
use crate::read::Page;
use crate::read::page::Mention;
use crate::source::{Sources, Span};

/// The lists of all pages, by their labels.
#[derive(Debug, Default)]
pub(crate) struct Lists<'a> {
    by_label: HashMap<&'a str, Vec<List<'a>>>,
}

/// A list and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct List<'a> {
    folder: &'a str,
    pub(crate) place: Source,
    pub(crate) span: Span,
    pub(crate) values: &'a [(String, String)],
}

impl<'a> Lists<'a> {
    pub(crate) fn of(sources: &'a Sources, pages: &'a [Page]) -> Self {
        let mut by_label: HashMap<&str, Vec<List<'_>>> = HashMap::default();
        for list in pages.iter().flat_map(|page| &page.lists) {
            let path = sources.get(list.span.file).path();
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let of = List { folder, place: sources.place(list.span), span: list.span, values: &list.values };
            by_label.entry(&list.label).or_default().push(of);
        }
        Self { by_label }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.by_label.is_empty()
    }

    /// The list that the row of a parameter outside of bodies refers to.
    pub(crate) fn of_parameter(&self, folder: &str, of: &RowOf<'_>) -> Option<&List<'a>> {
        let mention = of.row.mention.as_deref().filter(|_| of.location != Location::Body)?;
        let mut lists = self.near(mention, folder).filter(|_| speaks_of(mention, &of.row.parameter.name));
        lists.next()
    }

    /// The list of a key's values: that to which one of its rows refers, or one of the operations that show it. All
    /// that is shown has to be in it.
    pub(crate) fn of_key<'s>(
        &self,
        evidence: &Evidence<'_>,
        key: &str,
        rows: &[RowId],
        operations: impl Iterator<Item = usize>,
        shown: impl Fn() -> &'s [Cow<'s, str>],
    ) -> Option<&List<'a>> {
        let holds = |list: &&List<'_>| {
            shown().iter().all(|text| list.values.iter().any(|(value, _)| value.eq_ignore_ascii_case(text)))
        };
        let by_row = rows.iter().find_map(|&RowId(row)| {
            let of = &evidence.rows[row as usize];
            let mention = of.row.mention.as_deref()?;
            self.near(mention, evidence.folders[of.operation]).find(holds).filter(|_| speaks_of(mention, key))
        });
        // What an operation says in its prose may be of another thing: something has to be shown.
        let by_operation = || {
            let key = LazyCell::new(|| Words::local(key).singular());
            let mentions = operations.flat_map(|operation| {
                evidence.operations[operation].mentions.iter().map(move |mention| (operation, mention))
            });
            // Most mentions are of no list, and most lists are of other keys.
            let mut listed = mentions.filter_map(|(operation, mention)| {
                let list = self.near(mention, evidence.folders[operation]).find(holds)?;
                Some((list, mention))
            });
            let named = |mention: &Mention| names(&mention.sentence, &key) && !shown().is_empty();
            listed.find(|(_, mention)| named(mention)).map(|(list, _)| list)
        };
        by_row.or_else(by_operation)
    }

    /// The lists under the label of a mention, on the page that has it nearest.
    fn near(&self, mention: &Mention, folder: &str) -> impl Iterator<Item = &List<'a>> {
        let lists = self.by_label.get(mention.label.as_str()).map(Vec::as_slice).unwrap_or_default();
        let common =
            |list: &&List<'_>| list.folder.split('/').zip(folder.split('/')).take_while(|(of, own)| of == own).count();
        // The first of those that are equally near.
        let nearest = lists.iter().rev().max_by_key(common).map(|list| list.span.file);
        lists.iter().filter(move |list| Some(list.span.file) == nearest)
    }
}

/// Whether the sentence in the row of a key is about its values.
fn speaks_of(mention: &Mention, key: &str) -> bool {
    mention.sentence.contains("values") || names(&mention.sentence, &Words::local(key).singular())
}

/// Whether a sentence names a key, of which it is given the words in the singular, in the plural, or its values:
/// "possible statuses", "the status values".
fn names(sentence: &str, key: &Words) -> bool {
    let Some(key) = key.last() else { return false };
    let begins_alike = |word: &str| word.chars().next() == key.chars().next();
    let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        let of_values = matches!(words.peek(), Some(&("values" | "codes")));
        let in_plural = || begins_alike(word) && Words::of(word).singular().as_str() == key;
        if (word == key && of_values) || (word != key && in_plural()) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use docbind_spec::Shape;

    use super::{Words, names};
    use crate::infer::infer;
    use crate::read;
    use crate::source::{Source, Sources};

    /// The values of the enumerations that a page gets whose prose and row say so, and whose example shows the state.
    #[track_caller]
    fn lists(prose: &str, row: &str, shown: &str, expected: &str) {
        let row = format!("   ``state``, String, \"{row}\"");
        let table = format!(".. csv-table::\n   :header: Name, Type, Description\n\n{row}\n");
        let head = "Show lamp\n=========\n\n.. code::\n\n    GET /lamps/{id}\n\n";
        let page = format!("{head}{prose}\n\nResponse\n--------\n\n{table}\n.. code::\n\n    {shown}\n");
        let states = ".. _lamps:\n\n* lit\n* dark\n* gone\n\n.. _keepers:\n\n* awake\n* asleep\n";
        let sources = Sources::new(vec![Source::new("lamp.rst", page), Source::new("states.rst", states)]);
        let (api, _) = infer(&sources, read::read(&sources).0, "Lamps");
        let values = api.types.iter().filter_map(|def| match &def.shape {
            Shape::Enum { values, .. } => Some(values.iter().map(|value| value.value.as_str())),
            Shape::Struct { .. } | Shape::Union { .. } => None,
        });
        assert_eq!(values.flatten().collect::<Vec<_>>().join(" "), expected, "{prose}{row}{shown}");
    }

    #[test]
    fn rows_and_operations_refer_to_lists() {
        let lit = "{\"id\": 1, \"state\": \"lit\"}";
        lists("", "For possible values, see :ref:`lamps`.", lit, "lit dark gone");
        lists("For the states of a lamp, see :ref:`lamps`.", "", lit, "lit dark gone");
        lists("", "For possible values, see :ref:`lamps`.", "{\"id\": 1}", "lit dark gone");
    }

    #[test]
    fn what_is_shown_is_in_the_list() {
        let lit = "{\"id\": 1, \"state\": \"lit\"}";
        lists("", "For possible values, see :ref:`keepers`.", lit, "");
        lists("For the states of a keeper, see :ref:`keepers`.", "", lit, "");
    }

    #[test]
    fn prose_of_an_operation_is_about_a_key_that_it_names() {
        let lit = "{\"id\": 1, \"state\": \"lit\"}";
        lists("For possible lamps, see :ref:`lamps`.", "", lit, "");
        lists("For the states of a lamp, see :ref:`lamps`.", "", "{\"id\": 1}", "");
    }

    #[track_caller]
    fn check(sentence: &str, key: &str, expected: bool) {
        assert_eq!(names(sentence, &Words::local(key).singular()), expected, "{sentence}: {key}");
    }

    #[test]
    fn sentences_name_keys_in_the_plural() {
        check("for possible lamp statuses, see ", "status", true);
        check("for possible lamp states, see ", "OS:lampState", true);
        check("for lamp status values, see ", "lamp_status", true);
        check("for the status of a lamp, see ", "status", false);
        check("for possible statuses, see ", "state", false);
    }
}
