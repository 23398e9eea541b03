//! Lines of a grid table that do not fit its columns: where their cells begin and end all the same.

use super::columns::Columns;

/// How far a bar may stand from its column, in characters, and still be meant for it.
const DRIFT: usize = 3;

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damage {
    /// A bar stands beside its column.
    Displaced,
    /// A bar between two cells is missing.
    Missing,
    /// The line ends before its last bar.
    Short,
    /// Text stands behind the last bar.
    Trailing,
    /// The line begins without a bar.
    NoFirst,
    /// A bar between two cells is missing, and what stands behind it has moved to the left.
    Deleted,
}

impl Damage {
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::Displaced => "a `|` does not stand under the `+` of its column; cells read by the bars of the line",
            Self::Missing => "no `|` under the `+` of a column; cells cut at the column",
            Self::Short => "the line ends before the last `|`; what is there is read",
            Self::Trailing => "text behind the last `|`; read as part of the last cell",
            Self::Deleted => {
                "a `|` is missing, and what is behind it stands one column to the left; read as if it were there"
            }
            Self::NoFirst => "no `|` at the beginning of the line; read as a line of the table",
        }
    }
}

/// The bounds of the cells of a line.
pub(super) struct Cuts {
    /// The column of each bar, or of the place where it is missing.
    pub(super) at: Vec<usize>,
    /// What was wrong; nothing where the line fits.
    pub(super) damage: Option<Damage>,
    /// The column at which text behind the last bar begins.
    pub(super) trailing: Option<usize>,
}

/// Whether a line has as many bars as the table has edges, each near its own.
pub(super) fn is_shifted(line: &Columns<'_>, edges: &[usize]) -> bool {
    let bars = line.bars();
    bars.len() == edges.len() && bars.iter().zip(edges).all(|(bar, edge)| bar.abs_diff(*edge) < DRIFT)
}

/// Whether a line has as many bars as the table has edges and is longer or shorter than the rules: a cell was edited
/// and the others moved. A cell that spans columns and holds bars of its own ends where the table does.
pub(super) fn is_pushed(line: &Columns<'_>, edges: &[usize]) -> bool {
    let bars = line.bars();
    let (Some(first), Some(last), Some(end)) = (bars.first(), bars.last(), edges.last()) else { return false };
    bars.len() == edges.len() && *first == 0 && last + 1 == line.len() && last != end
}

/// Whether an inner bar was left out of every line of a row: text stands on both sides of where it should be, and on
/// the right of it begins where the cells of that column begin.
pub(super) fn is_bar_left_out(lines: &[Columns<'_>], edge: usize, pad: usize) -> bool {
    let blank = |line: &Columns<'_>, column: usize| line.at(column) == b' ';
    let text = |line: &Columns<'_>| {
        let gap = pad > 0 || blank(line, edge - 1);
        gap && (edge..=edge + pad).all(|column| blank(line, column)) && !blank(line, edge + pad + 1)
    };
    let Some(first) = lines.first() else { return false };
    let left = first.slice(0, edge);
    left.text.trim_matches(['|', ' ']).chars().next().is_some()
        && text(first)
        && lines.iter().all(|line| text(line) || blank(line, edge))
}

/// The bars that were deleted from a line, where that explains how it differs from a whole one: each moved what stands
/// behind it one column to the left.
pub(super) fn deleted(line: &Columns<'_>, edges: &[usize]) -> Option<Deleted> {
    let last = *edges.last()?;
    if line.len() > last {
        return None;
    }
    let bars = line.bars();
    let mut next = bars.iter().peekable();
    let mut deleted = Deleted { at: Vec::with_capacity(edges.len()), nths: Vec::new(), parts: true };
    for (nth, &edge) in edges.iter().enumerate() {
        let at = edge.checked_sub(deleted.nths.len())?;
        if next.next_if_eq(&&at).is_none() {
            deleted.parts &= at == 0 || line.at(at - 1) == b' ' && line.at(at) != b' ';
            deleted.nths.push(nth);
        }
        deleted.at.push(at);
    }
    let fits = next.next().is_none() && line.len() + deleted.nths.len() == last + 1;
    (fits && bars.len() > 1 && line.is_bar(line.len() - 1)).then_some(deleted)
}

/// Bars that were deleted from a line.
#[derive(Debug, Clone)]
pub(super) struct Deleted {
    /// Where each bar of the table stands in the line, or the text behind the one that was deleted.
    pub(super) at: Vec<usize>,
    /// The numbers of the edges that lack theirs.
    pub(super) nths: Vec<usize>,
    /// Whether what stands beside each of their places is the text of two cells, and not of one that spans columns.
    pub(super) parts: bool,
}

/// The cells' bounds in a line that should have a bar at each of `wanted`.
pub(super) fn cuts(line: &Columns<'_>, wanted: &[usize]) -> Cuts {
    let last = wanted.last().copied().unwrap_or(0);
    if line.len() == last + 1 && wanted.iter().all(|&edge| line.is_bar(edge)) {
        return Cuts { at: wanted.to_vec(), damage: None, trailing: None };
    }
    let bars = line.bars();
    if bars.len() == wanted.len() && bars.last().is_some_and(|&bar| bar + 1 == line.len()) && bars.first() == Some(&0) {
        return Cuts { at: bars, damage: Some(Damage::Displaced), trailing: None };
    }
    if let Some(Deleted { at, nths, .. }) = deleted(line, wanted) {
        let damage = if nths.first() == Some(&0) { Damage::NoFirst } else { Damage::Deleted };
        return Cuts { at, damage: Some(damage), trailing: None };
    }
    follow(line, &bars, wanted)
}

/// Follows the bars from left to right, each near where the one before lets it be expected.
fn follow(line: &Columns<'_>, bars: &[usize], wanted: &[usize]) -> Cuts {
    let mut cuts = Cuts { at: Vec::with_capacity(wanted.len()), damage: None, trailing: None };
    let mut drift = 0_isize;
    let mut behind = 0;
    for (nth, &edge) in wanted.iter().enumerate() {
        let expected = edge.saturating_add_signed(drift).max(behind);
        let near = bars.iter().copied().filter(|bar| *bar >= behind && bar.abs_diff(expected) <= DRIFT);
        let found = near.min_by_key(|bar| bar.abs_diff(expected));
        let is_last = nth + 1 == wanted.len();
        let cut = match found {
            Some(bar) => {
                drift = bar.cast_signed() - edge.cast_signed();
                if drift != 0 {
                    cuts.damage.get_or_insert(Damage::Displaced);
                }
                bar
            }
            None if nth == 0 => {
                cuts.damage = Some(Damage::NoFirst);
                0
            }
            None if is_last || expected >= line.len() => {
                cuts.damage = Some(Damage::Short);
                line.len().max(behind)
            }
            None => {
                cuts.damage = Some(Damage::Missing);
                gap(line, expected).max(behind)
            }
        };
        behind = (cut + 1).min(line.len().max(cut));
        cuts.at.push(cut);
    }
    let rest = line.slice(behind, line.len());
    if !rest.text.trim_matches(['|', ' ', '\t']).is_empty() {
        cuts.damage = Some(Damage::Trailing);
        cuts.trailing = Some(behind);
    }
    cuts
}

/// The blank nearest to a column, so that no word is cut; the column itself where none is near.
fn gap(line: &Columns<'_>, column: usize) -> usize {
    let near = (0..=2 * DRIFT).flat_map(|away| [column.saturating_sub(away), column + away]);
    near.into_iter().find(|&at| line.at(at) == b' ').unwrap_or(column)
}
