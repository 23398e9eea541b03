//! Columns of a line: which byte stands in which column of a table.

use super::super::block::Line;
use super::super::lines::TAB;

/// How many columns a character takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// One, as the generator counts.
    Characters,
    /// East Asian wide ones two and combining ones none, as docutils and editors count.
    Width,
}

/// A line cut into columns.
#[derive(Debug, Clone)]
pub(in crate::rst) struct Columns<'s> {
    pub(super) line: Line<'s>,
    /// The byte of each column; absent where every character is one byte.
    bytes: Option<Vec<u32>>,
}

impl<'s> Columns<'s> {
    /// The columns of a line; of the ways of counting, the first that puts a bar at each of `edges`.
    pub(in crate::rst) fn new(line: Line<'s>, edges: &[usize]) -> Self {
        if line.text.is_ascii() && !line.text.contains('\t') {
            return Self { line, bytes: None };
        }
        let characters = Self { line, bytes: Some(offsets(line.text, Measure::Characters)) };
        if line.text.is_ascii() || edges.iter().all(|&edge| characters.is_bar(edge)) {
            return characters;
        }
        let width = Self { line, bytes: Some(offsets(line.text, Measure::Width)) };
        if edges.iter().all(|&edge| width.is_bar(edge)) { width } else { characters }
    }

    /// How many columns there are.
    pub(super) fn len(&self) -> usize {
        self.bytes.as_ref().map_or(self.line.text.len(), Vec::len)
    }

    /// The byte at which a column begins; the end of the line for columns behind it.
    fn byte(&self, column: usize) -> usize {
        let end = self.line.text.len();
        match &self.bytes {
            None => column.min(end),
            Some(bytes) => bytes.get(column).map_or(end, |&byte| byte as usize),
        }
    }

    /// The first byte of the character in a column; a blank behind the end.
    pub(super) fn at(&self, column: usize) -> u8 {
        self.line.text.as_bytes().get(self.byte(column)).copied().unwrap_or(b' ')
    }

    /// Whether the column holds what may bound a cell.
    pub(super) fn is_bar(&self, column: usize) -> bool {
        matches!(self.at(column), b'|' | b'+')
    }

    /// The columns that hold a bar.
    pub(super) fn bars(&self) -> Vec<usize> {
        (0..self.len()).filter(|&column| self.at(column) == b'|').collect()
    }

    /// The text from a column up to another one.
    pub(in crate::rst) fn slice(&self, from: usize, to: usize) -> Line<'s> {
        let start = self.byte(from);
        let end = self.byte(to).max(start);
        Line { text: self.line.text.get(start..end).unwrap_or_default(), start: self.line.start + start as u32 }
    }
}

fn offsets(text: &str, measure: Measure) -> Vec<u32> {
    let mut offsets = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let columns = match c {
            '\t' => TAB - offsets.len() % TAB,
            _ if measure == Measure::Characters => 1,
            _ => width(c),
        };
        offsets.extend(std::iter::repeat_n(at as u32, columns));
    }
    offsets
}

/// Columns of a character (Unicode Standard Annex 11, the blocks that are wide throughout, and combining marks).
fn width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{303e}'
        | '\u{3041}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1f64f}'
        | '\u{1f900}'..='\u{1f9ff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}
