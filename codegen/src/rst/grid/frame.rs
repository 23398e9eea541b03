//! The frame of a grid table: where its columns stand and what each line of it is. It does not look into cells.

use std::cell::OnceCell;

use super::super::block::Line;
use super::columns::Columns;
use crate::limit;

/// The lines of a table and the columns that its rules give it.
pub(super) struct Frame<'s> {
    /// The columns of the bars, the first and the last included.
    pub(super) edges: Vec<usize>,
    pub(super) lines: Vec<Line<'s>>,
    /// Whether most lines have their bars elsewhere than the rules have their `+`.
    pub(super) askew: bool,
    /// Whether the table has more columns than are read.
    pub(super) cut: bool,
    /// For each edge whether it parts the cells of every row, where that was asked.
    parted: OnceCell<Vec<bool>>,
}

/// What a line of a table is.
pub(super) enum Mark {
    Text,
    /// A rule through the whole line.
    Rule(Style),
    /// A rule through the columns for which this is true; the others go on below.
    Partial(Vec<bool>),
}

/// The character of a rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// `-` between rows.
    Row,
    /// `=` below the head.
    Head,
}

impl<'s> Frame<'s> {
    pub(super) fn new(lines: Vec<Line<'s>>) -> Self {
        let rules = |begins: fn(&&Line<'s>) -> bool| -> Vec<Vec<usize>> {
            let rules = lines.iter().filter(begins).filter(|line| rule(line.text).is_some());
            rules.map(|line| pluses(line.text)).collect()
        };
        let mut whole = rules(|line| !line.text.starts_with(['-', '=']));
        if whole.is_empty() {
            whole = rules(|_| true);
        }
        let text: Vec<Columns<'s>> = lines.iter().map(|&line| Columns::new(line, &[])).collect();
        let mut edges = commonest(&whole);
        add_spanned(&mut edges, &text);
        let cut = edges.len() > limit::COLUMNS + 1;
        if cut && let Some(last) = edges.last().copied() {
            edges.truncate(limit::COLUMNS);
            edges.push(last);
        }
        let askew = askew(&edges, &text);
        Self { edges, lines, askew, cut, parted: OnceCell::new() }
    }

    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.edges.len().saturating_sub(1)
    }

    /// Whether a bar stands at an edge in some lines of text, and no line that is as long as the rules lacks it: no
    /// cell spans the columns beside it.
    pub(super) fn is_never_spanned(&self, nth: usize) -> bool {
        let parted = self.parted.get_or_init(|| {
            let text = self.lines.iter().filter(|line| rule(line.text).is_none());
            let text: Vec<_> = text.map(|line| Columns::new(*line, &self.edges)).collect();
            let last = self.edges.last().copied().unwrap_or(0);
            let whole = || text.iter().filter(|line| line.len() > last);
            let is_parted =
                |&edge: &usize| text.iter().any(|line| line.is_bar(edge)) && whole().all(|line| line.is_bar(edge));
            self.edges.iter().map(is_parted).collect()
        });
        parted.get(nth).copied().unwrap_or(false)
    }

    pub(super) fn mark(&self, line: &Columns<'_>) -> Mark {
        if let Some(style) = rule(line.line.text) {
            return Mark::Rule(style);
        }
        if !line.line.text.contains("+-") && !line.line.text.contains("-+") {
            return Mark::Text;
        }
        let filled: Vec<bool> = self.edges.windows(2).map(|edge| is_filled(line, edge[0], edge[1])).collect();
        if filled.contains(&true) { Mark::Partial(filled) } else { Mark::Text }
    }
}

/// Whether a line is nothing but a rule, be it damaged: `+---+`, `|----|`, `+===+---+`, `---+---+`.
pub(super) fn rule(text: &str) -> Option<Style> {
    let bytes = text.as_bytes();
    let begins = match bytes.first() {
        Some(b'+' | b'|') => true,
        Some(b'-' | b'=') => bytes.ends_with(b"+") && memchr::memchr(b'+', bytes) < bytes.len().checked_sub(1),
        _ => false,
    };
    let is_rule = begins
        && bytes.len() > 2
        && bytes.iter().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b'|'))
        && bytes.windows(2).any(|pair| matches!(pair, b"--" | b"==" | b"+-" | b"+="));
    let doubles = || memchr::memchr_iter(b'=', bytes).count() > memchr::memchr_iter(b'-', bytes).count();
    is_rule.then(|| if doubles() { Style::Head } else { Style::Row })
}

/// The columns of the `+` of a rule; a bar in a rule stands for one.
fn pluses(rule: &str) -> Vec<usize> {
    memchr::memchr2_iter(b'+', b'|', rule.as_bytes()).collect()
}

/// The edges that most rules have; of equally many the first.
fn commonest(rules: &[Vec<usize>]) -> Vec<usize> {
    let mut counted: Vec<(&Vec<usize>, usize)> = Vec::new();
    for rule in rules.iter().filter(|rule| rule.len() > 1) {
        // Rules that differ from all before are few, or none is right: the first ones decide.
        if let Some((_, count)) = counted.iter_mut().find(|(known, _)| *known == rule) {
            *count += 1;
        } else if counted.len() < 16 {
            counted.push((rule, 1));
        }
    }
    let mut best: Option<(&Vec<usize>, usize)> = None;
    for (rule, count) in counted {
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((rule, count));
        }
    }
    best.map_or_else(Vec::new, |(rule, _)| rule.clone())
}

/// Adds edges that only some rules have, as in tables with spanning cells: a `+` with a bar above or below it. One that
/// stands next to a known edge is that edge, out of place.
fn add_spanned(edges: &mut Vec<usize>, lines: &[Columns<'_>]) {
    let Some(&last) = edges.last() else { return };
    let mut found: Vec<usize> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !matches!(line.line.text.as_bytes().first(), Some(b'+' | b'|')) || !line.line.text.contains('+') {
            continue;
        }
        let beside = |column| {
            let above = at.checked_sub(1).and_then(|at| lines.get(at));
            above.into_iter().chain(lines.get(at + 1)).any(|line| line.at(column) == b'|')
        };
        for column in 1..line.len().min(last) {
            let between = line.at(column) == b'+'
                && matches!(line.at(column - 1), b'-' | b'=' | b' ' | b'|')
                && (matches!(line.at(column - 1), b'-' | b'=') || matches!(line.at(column + 1), b'-' | b'='));
            if between
                && edges.binary_search(&column).is_err()
                && !found.contains(&column)
                && found.len() <= limit::COLUMNS
                && beside(column)
            {
                found.push(column);
            }
        }
    }
    found.retain(|column| edges.iter().all(|edge| edge.abs_diff(*column) > 2));
    edges.extend(found);
    edges.sort_unstable();
}

/// Whether no inner edge has a bar in at least half of the lines of text.
fn askew(edges: &[usize], lines: &[Columns<'_>]) -> bool {
    let text: Vec<_> = lines.iter().filter(|line| rule(line.line.text).is_none()).collect();
    let inner = edges.get(1..edges.len().saturating_sub(1)).unwrap_or_default();
    !inner.is_empty()
        && inner.iter().all(|&edge| text.iter().filter(|line| line.at(edge) == b'|').count() * 2 < text.len())
}

fn is_filled(line: &Columns<'_>, left: usize, right: usize) -> bool {
    let is_end = |column| matches!(line.at(column), b'+' | b'-' | b'=');
    is_end(left) && is_end(right) && (left + 1..right).all(|column| matches!(line.at(column), b'-' | b'='))
}
