//! Which of several rows says what a field is: pages that share a type each have their own words for it.
//!
//! What the pages of the thing itself say of what they show comes first. What is told to do something ("Specify …")
//! describes no answer, and what speaks of one of the things that have the type describes none of the others.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use docbind_spec::{Direction, Method};
use rustc_hash::FxHashMap as HashMap;

use super::limits;
use crate::infer::evidence::body::Evidence;
use crate::infer::evidence::graph::RowId;
use crate::infer::language::words::Words;

/// What a structure is whose fields are described.
#[derive(Debug, Default)]
pub(crate) struct About {
    /// The word for it, in the singular: `Link`.
    pub(crate) noun: String,
    /// Whether some answer has it.
    pub(crate) answers: bool,
    /// What the things are that have it as a part: `Server`, `Image`.
    pub(crate) owners: BTreeSet<String>,
}

/// How near the page of a row is to the thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// What shows the thing, or lists such things.
    Own,
    /// What shows anything.
    Shown,
    /// What answers a change.
    Answered,
    /// What is sent.
    Sent,
}

/// The text of a field: the one that most of the nearest rows have, of these the longest.
pub(crate) fn of_field(evidence: &Evidence<'_>, rows: &[RowId], about: &About) -> String {
    let text = |row: RowId| evidence.row(row).parameter.description.trim();
    let mut rows: Vec<RowId> = rows.iter().copied().filter(|&row| !text(row).is_empty()).collect();
    // Most often there is one text, or the rows were copied.
    if about.owners.len() > 1 {
        let mut known: HashMap<&str, bool> = HashMap::default();
        rows.retain(|&row| !*known.entry(text(row)).or_insert_with(|| speaks_of_one(text(row), about)));
    }
    let Some((&first, rest)) = rows.split_first() else { return String::new() };
    let said = LazyCell::new(|| gist(text(first)));
    if rest.iter().map(|&row| text(row)).all(|text_of| text_of == text(first) || gist(text_of) == *said) {
        return limits::description(evidence, &rows);
    }
    if about.answers && rows.iter().any(|&row| !orders(text(row))) {
        rows.retain(|&row| !orders(text(row)));
    }
    let nearness = |row: RowId| nearness(evidence, row, about);
    if let Some(nearest) = rows.iter().map(|&row| nearness(row)).min() {
        rows.retain(|&row| nearness(row) == nearest);
    }
    limits::description(evidence, &rows)
}

/// What a text says whichever way it is put: its words without articles and the like.
pub(crate) fn gist(text: &str) -> String {
    let mut gist = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if ["a", "an", "the", "of", "for"].iter().any(|little| little.eq_ignore_ascii_case(word)) {
            continue;
        }
        if !gist.is_empty() {
            gist.push(' ');
        }
        if word.is_ascii() {
            gist.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            gist.push_str(&word.to_lowercase());
        }
    }
    gist
}

fn nearness(evidence: &Evidence<'_>, row: RowId, about: &About) -> Nearness {
    let row = &evidence.rows[row.0 as usize];
    if !about.answers {
        return Nearness::Sent;
    }
    match (row.direction, evidence.operations[row.operation].method) {
        (Direction::Request, _) => Nearness::Sent,
        (Direction::Response, Method::Get) => {
            if evidence.titles[row.operation].one.pascal() == about.noun {
                Nearness::Own
            } else {
                Nearness::Shown
            }
        }
        (Direction::Response, _) => Nearness::Answered,
    }
}

/// Whether a text tells its reader to do something with the value.
fn orders(text: &str) -> bool {
    let mut sentences = text.split(". ").flat_map(|part| part.split('\n')).map(|part| part.split_whitespace());
    sentences.any(|mut words| match (words.next(), words.next()) {
        // "Set of rules" is a thing.
        (Some("Set" | "Use"), after) => after != Some("of"),
        (Some("Specify" | "Enter" | "Provide" | "Choose"), _) => true,
        _ => false,
    })
}

/// Whether a text speaks of one of the things that have a structure, and so of none of the others.
fn speaks_of_one(text: &str, about: &About) -> bool {
    let text = text.split("Applies To:").next().unwrap_or_default();
    let said = Words::of(text);
    let said: Vec<&str> = said.iter().collect();
    let is_said = |owner: &String| *owner != about.noun && names(&said, owner);
    let (said, others): (Vec<&String>, Vec<&String>) = about.owners.iter().partition(|owner| is_said(owner));
    said.iter().any(|owner| !others.iter().all(|other| other.contains(owner.as_str())))
}

/// Whether words name a thing, written as one or apart: "record sets" is `Recordset`.
fn names(said: &[&str], thing: &str) -> bool {
    const MOST: usize = 3;
    let thing = thing.to_lowercase();
    let begins = |words: &[&str]| {
        let mut rest = thing.as_str();
        for word in words.iter().take(MOST) {
            if rest == *word || word.strip_suffix('s') == Some(rest) {
                return true;
            }
            let Some(behind) = rest.strip_prefix(word) else { return false };
            rest = behind;
        }
        false
    };
    (0..said.len()).any(|at| begins(&said[at..]))
}

#[cfg(test)]
mod tests {
    use super::{About, gist, orders, speaks_of_one};

    #[test]
    fn a_text_may_be_put_in_several_ways() {
        assert_eq!(gist("The container of `bell` details."), gist("A container for the `bell` details"));
        assert_ne!(gist("The container of bells."), gist("The keeper of bells."));
    }

    #[test]
    fn what_is_told_to_the_reader_is_no_description_of_an_answer() {
        for text in ["The bell. Set to null.", "Specify the bell.", "The bell.\nUse a small one."] {
            assert!(orders(text), "{text}");
        }
        for text in ["Set of bells.", "The bell that you set.", "Specified bells."] {
            assert!(!orders(text), "{text}");
        }
    }

    #[test]
    fn a_text_of_one_owner_is_none_of_the_others() {
        let about = |owners: &[&str]| About {
            noun: "Rope".to_owned(),
            answers: true,
            owners: owners.iter().map(|&owner| owner.to_owned()).collect(),
        };
        assert!(speaks_of_one("The rope of the bell.", &about(&["Bell", "Tower"])));
        assert!(!speaks_of_one("The rope of the bell.", &about(&["Bell", "FireBell"])));
        assert!(!speaks_of_one("The rope of the bell.", &about(&["Bell"])));
        assert!(!speaks_of_one("The rope.", &about(&["Bell", "Rope"])));
        assert!(speaks_of_one("The rope of the fire bells.", &about(&["Tower", "Firebell"])));
    }
}
