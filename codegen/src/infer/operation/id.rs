//! Ids of operations: the words of the title and, where titles are the same, of what tells the operations apart.

use std::collections::BTreeMap;

use docbind_spec::Segment;
use rustc_hash::FxHashSet as HashSet;

use crate::infer::language::title::Title;
use crate::infer::language::words::Words;
use crate::read::page::Operation;
use crate::source::Sources;

/// A way to tell an operation from others of the same title: its number, and theirs.
type Way<'w> = &'w dyn Fn(usize, &[usize]) -> Option<String>;

/// An id for each operation, in their order.
pub(crate) fn of(sources: &Sources, operations: &[&Operation], titles: &[Title]) -> Vec<String> {
    let mut ids: Vec<String> = titles.iter().map(title).collect();
    // What tells those of one title apart, from what a reader would say first to what always differs.
    let folder = |at: usize, others: &[usize]| distinct_folder(sources, operations, at, others);
    let ways: [Way<'_>; 4] = [
        &|at, _| Some(last_words(operations[at])),
        &|at, _| Some(operations[at].method.as_str().to_lowercase()),
        &folder,
        &|at, _| Some(Words::of(operations[at].path.node.as_str()).snake()),
    ];
    let mut order: Vec<usize> = (0..ids.len()).collect();
    for way in ways {
        order.sort_by(|&a, &b| ids[a].cmp(&ids[b]).then(a.cmp(&b)));
        let counts: Vec<usize> = order.chunk_by(|&a, &b| ids[a] == ids[b]).map(<[usize]>::len).collect();
        let mut rest = order.as_slice();
        for count in counts {
            let (group, behind) = rest.split_at(count);
            rest = behind;
            if count < 2 {
                continue;
            }
            let added: Vec<Option<String>> = group.iter().map(|&at| way(at, group)).collect();
            if added.iter().all(|same| Some(same) == added.first()) {
                continue;
            }
            for (&at, added) in group.iter().zip(&added) {
                if let Some(added) = added.as_ref().filter(|added| !added.is_empty()) {
                    ids[at] = format!("{}_{added}", ids[at]);
                }
            }
        }
    }
    let mut taken = HashSet::default();
    // The number to try next for each id that is taken: pages may repeat one operation very often.
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for id in &mut ids {
        if taken.contains(id) {
            let wanted = std::mem::take(id);
            let number = numbers.entry(wanted.clone()).or_insert(2);
            while id.is_empty() || taken.contains(id) {
                *id = format!("{wanted}_{number}");
                *number += 1;
            }
        }
        taken.insert(id.clone());
    }
    ids
}

fn title(title: &Title) -> String {
    let own = title.bare();
    if own.is_empty() { Words::of(&title.name).snake() } else { own.snake() }
}

/// The last words of a path that are no parameter.
fn last_words(operation: &Operation) -> String {
    let literals = operation.path.node.segments().filter_map(|segment| match segment {
        Segment::Literal(text) => text.rsplit('/').find(|part| !part.is_empty()),
        Segment::Parameter(_) => None,
    });
    Words::of(literals.last().unwrap_or_default()).snake()
}

/// The first folder of a page that tells it from the others: `v1` from `v2`.
fn distinct_folder(sources: &Sources, operations: &[&Operation], at: usize, others: &[usize]) -> Option<String> {
    let file = |at: usize| sources.get(operations[at].path.span.file).path();
    let mut folders = file(at).split('/').enumerate();
    let told =
        folders.find(|&(depth, folder)| others.iter().any(|&other| file(other).split('/').nth(depth) != Some(folder)));
    told.map(|(_, folder)| Words::of(folder.trim_end_matches(".rst")).snake())
}
