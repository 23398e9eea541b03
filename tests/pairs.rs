//! Combinations of choices in which every two choices of different kinds meet.

use std::collections::BTreeSet;

/// So few of all combinations that any two choices of different kinds are together in one of them, and no more than it
/// takes when each is the one that brings most pairs together. `kinds` says how many choices each kind has; a
/// combination has the number of one of each.
pub fn covering(kinds: &[usize]) -> Vec<Vec<usize>> {
    let all = all(kinds);
    let mut apart: BTreeSet<Pair> = all.iter().flat_map(|combination| pairs(combination)).collect();
    let mut chosen = Vec::new();
    while !apart.is_empty() {
        let brings = |combination: &&Vec<usize>| pairs(combination).filter(|pair| apart.contains(pair)).count();
        // Of those that bring as many together, the first.
        let Some(best) = all.iter().rev().max_by_key(brings) else { break };
        pairs(best).for_each(|pair| {
            apart.remove(&pair);
        });
        chosen.push(best.clone());
    }
    chosen
}

/// Two kinds, each with the number of a choice.
type Pair = [(usize, usize); 2];

fn pairs(combination: &[usize]) -> impl Iterator<Item = Pair> {
    let choices = move || combination.iter().copied().enumerate();
    choices().flat_map(move |one| choices().skip(one.0 + 1).map(move |other| [one, other]))
}

fn all(kinds: &[usize]) -> Vec<Vec<usize>> {
    kinds.iter().fold(vec![Vec::new()], |shorter, &choices| {
        let longer = |combination: &Vec<usize>| {
            let combination = combination.clone();
            (0..choices).map(move |choice| [combination.as_slice(), &[choice]].concat())
        };
        shorter.iter().flat_map(longer).collect()
    })
}
