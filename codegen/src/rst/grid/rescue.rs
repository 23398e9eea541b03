//! Grid tables that are not plain: with cells that span rows or columns (read as docutils does), or damaged (docutils
//! refuses these or garbles them; each repair is reported).

use std::borrow::Cow;

use super::super::block::{Kind, Line, Row, Table};
use super::super::parser::{Parser, Taken};
use super::super::wrap::{self, Wrapping};
use super::columns::Columns;
use super::frame::{Frame, Mark, Style, rule};
use super::repair::{self, Damage};
use super::{Place, cell, is_rule, too_many_columns};
use crate::diagnostic::Code;
use crate::source::Span;

/// How many lines the first row of a table without its first rule may have.
const LOST_RULE: usize = 12;

/// How many lines a row that does not begin like others may have.
const LONG_ROW: usize = 64;

/// Whether a table begins at the first line: with a rule, be it damaged, or with a row whose rule above is missing.
pub(super) fn begins(rest: &[Line<'_>]) -> bool {
    let [first, second, ..] = rest else { return false };
    let is_row = |line: &Line<'_>| line.text.starts_with('|');
    if rule(first.text).is_some() {
        let plus = first.text.starts_with(['+', '-']) && first.text.len() > 3;
        return is_rule(first.text)
            || (is_row(second) && rule(second.text).is_none() && (plus || first.text.ends_with('|')));
    }
    let is_first_row = is_row(first) && first.text.ends_with('|') && first.text.len() > 3;
    is_first_row && {
        let row = rest.iter().take(LOST_RULE).take_while(|line| is_row(line) && rule(line.text).is_none()).count();
        let plus = |line: &Line<'_>| line.text.starts_with('+');
        let below = rest.get(row..).unwrap_or_default();
        let is_part = |line: &&Line<'_>| plus(line) || is_row(line);
        // A rule of bars is one where a line with the signs of a grid is near; else the table is Markdown's.
        below.first().is_some_and(|line| rule(line.text).is_some())
            && below.iter().take(LOST_RULE).take_while(is_part).any(plus)
    }
}

/// The table at the first line.
pub(super) fn grid<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let taken = extent(rest);
    let lines = rest.get(..taken)?;
    let filled = || lines.iter().filter(|line| !line.text.is_empty());
    let text: Vec<Line<'s>> = filled().map(|line| if is_indented(line) { line.trim() } else { *line }).collect();
    let gaps = lines.len() - text.len();
    let frame = Frame::new(text);
    if frame.columns() == 0 {
        return None;
    }
    if frame.cut {
        lines.first().into_iter().for_each(|line| too_many_columns(parser, *line));
    }
    for line in filled().filter(|line| is_indented(line)) {
        let message = "a line of a table is indented; read as if it stood below the others";
        parser.diagnostics.push(Code::TableLine, parser.span(&[line.trim()]), message);
    }
    if gaps > 0 {
        let message =
            "a blank line inside a table, at which reStructuredText ends it; the lines below are read as its rows";
        parser.diagnostics.push(Code::TableLine, parser.span(lines), message);
    }
    let table = Reader::new(parser, &frame).read();
    parser.push(Kind::Table(parser.arena.one(table)), lines);
    Some(taken)
}

/// Whether a line is a row or rule that is indented, where the others of its table are not.
fn is_indented(line: &Line<'_>) -> bool {
    line.text.starts_with([' ', '\t']) && line.text.trim_start().starts_with(['|', '+']) && is_row(line.text)
}

/// Whether a line that does not begin with a bar, or does not begin at the margin, is one of a table all the same: it
/// ends with a bar and has more, or is a rule.
fn is_row(text: &str) -> bool {
    let text = text.trim_start();
    let bars = |count: usize| memchr::memchr_iter(b'|', text.as_bytes()).nth(count - 1).is_some();
    match text.as_bytes().last() {
        Some(b'|') => bars(if text.starts_with('|') { 3 } else { 2 }) || rule(text).is_some(),
        Some(b'+') => rule(text).is_some(),
        Some(_) | None => false,
    }
}

/// Whether the table above goes on with a line that is not made like its others: with those below it up to a rule.
pub(super) fn goes_on(rest: &[Line<'_>], at: usize) -> bool {
    let below = rest.get(at..).unwrap_or_default();
    let Some(first) = below.first().filter(|line| is_row(line.text)) else { return false };
    let is_part = |line: &&Line<'_>| line.text.starts_with(['+', '|']) || is_row(line.text);
    let has_rule = |lines: &[Line<'_>]| {
        lines.iter().take(LONG_ROW).take_while(is_part).any(|line| rule(line.text.trim_start()).is_some())
    };
    rule(first.text.trim_start()).is_some() || has_rule(below)
}

/// How many lines belong to the table. It ends with a blank line, or with a line that has no bar and is followed by
/// none, unless rows go on below.
fn extent(rest: &[Line<'_>]) -> usize {
    let is_part = |line: &Line<'_>| matches!(line.text.as_bytes().first(), Some(b'+' | b'|'));
    let mut taken = 0;
    while let Some(line) = rest.get(taken) {
        let closed = taken > 0 && rest.get(taken - 1).is_some_and(|line| rule(line.text).is_some());
        let below = rest.get(taken + 1..).unwrap_or_default();
        let goes_on = match line.text.is_empty() {
            _ if is_part(line) => true,
            // Between rows whose rule is missing, or before a rule that is the table's last.
            true => {
                !closed
                    && below.first().is_some_and(|next| {
                        is_part(next) && (rule(next.text).is_none() || !below.get(1).is_some_and(is_part))
                    })
            }
            false if taken > 0 && goes_on(rest, taken) => true,
            false => !closed && below.iter().take(2).take_while(|line| !line.text.is_empty()).any(is_part),
        };
        if !goes_on {
            break;
        }
        taken += 1;
    }
    taken
}

/// A row of the frame: lines between two rules. Cells may reach over several.
struct Band<'s> {
    lines: Vec<Columns<'s>>,
    /// For each edge whether a bar stands there.
    bars: Vec<bool>,
    /// The rule below.
    below: Below<'s>,
}

enum Below<'s> {
    Rule(Style),
    Partial(Vec<bool>, Box<Columns<'s>>),
    End,
}

struct Reader<'a, 's, 'd> {
    parser: &'a mut Parser<'s, 'd>,
    frame: &'a Frame<'s>,
    /// How many blanks the cells of each column begin with.
    pads: Vec<usize>,
}

impl<'a, 's, 'd> Reader<'a, 's, 'd> {
    fn new(parser: &'a mut Parser<'s, 'd>, frame: &'a Frame<'s>) -> Self {
        Self { parser, frame, pads: Vec::new() }
    }

    fn read(mut self) -> Table<'s> {
        let bands = self.bands();
        let head = bands.iter().position(|band| matches!(band.below, Below::Rule(Style::Head))).map_or(0, |at| at + 1);
        // A head rule below the last row heads nothing.
        let head = if head == bands.len() { 0 } else { head };
        let rows = self.rows(&bands);
        let (header, rows) = rows.split_at(head.min(rows.len()));
        let mut table = Table { title: None, header, rows, wrapping: Wrapping::Human };
        table.wrapping = wrap::made_by(&table);
        table
    }

    fn report(&mut self, code: Code, line: Line<'s>, message: impl Into<Cow<'static, str>>) {
        let span = self.parser.span(&[line]);
        self.parser.diagnostics.push(code, span, message);
    }

    /// The lines between rules.
    fn bands(&mut self) -> Vec<Band<'s>> {
        let mut bands = Vec::new();
        let mut lines: Vec<Columns<'s>> = Vec::new();
        let mut ruled = false;
        for &line in &self.frame.lines {
            let columns = Columns::new(line, &self.frame.edges);
            let below = match self.frame.mark(&columns) {
                Mark::Text => {
                    if lines.is_empty() && bands.is_empty() && !ruled {
                        self.report(
                            Code::TableRule,
                            line,
                            "no rule above the first row of a table; read as its first row",
                        );
                        ruled = true;
                    }
                    lines.push(columns);
                    continue;
                }
                Mark::Rule(style) => {
                    self.check_rule(&columns);
                    Below::Rule(style)
                }
                Mark::Partial(filled) => Below::Partial(filled, Box::new(columns)),
            };
            let is_first = std::mem::replace(&mut ruled, true);
            if !is_first && bands.is_empty() && lines.is_empty() {
                continue;
            }
            if lines.is_empty() {
                self.report(
                    Code::TableEmptyRow,
                    line,
                    "two rules in a row, which reStructuredText refuses; read as an empty row",
                );
            }
            bands.push(self.band(std::mem::take(&mut lines), below));
        }
        if let Some(last) = lines.last().map(|line| line.line) {
            self.report(Code::TableRule, last, "no rule below the last row of a table; read as its end");
            bands.push(self.band(lines, Below::End));
        }
        bands
    }

    fn check_rule(&mut self, rule: &Columns<'s>) {
        let whole = self.frame.edges.last().is_some_and(|&last| rule.len() == last + 1);
        let text = rule.line.text;
        if !whole || text.contains('|') || !text.starts_with('+') || !text.ends_with('+') {
            self.report(
                Code::TableRule,
                rule.line,
                "a rule that is not made like the others of its table; read as a rule",
            );
        }
    }

    fn band(&mut self, lines: Vec<Columns<'s>>, below: Below<'s>) -> Band<'s> {
        let edges = &self.frame.edges;
        let shifted = !lines.is_empty()
            && lines.iter().all(|line| {
                let askew = self.frame.askew && line.bars().len() == edges.len();
                askew || repair::is_shifted(line, edges) || repair::is_pushed(line, edges)
            });
        let last = edges.len() - 1;
        let shifted = shifted || self.is_bar_deleted(&lines);
        let mut bars = Vec::with_capacity(edges.len());
        let mut left_out = None;
        for (nth, &edge) in edges.iter().enumerate() {
            let outer = nth == 0 || nth == last || lines.is_empty() || shifted;
            // A cell behind the end of every line is empty; it is not part of the cell before it.
            let bar =
                outer || lines.iter().any(|line| line.at(edge) == b'|') || lines.iter().all(|line| line.len() <= edge);
            let pad = self.pads.get(nth).copied().unwrap_or(0);
            let meant = !bar && repair::is_bar_left_out(&lines, edge, pad);
            if meant {
                left_out = lines.first().map(|line| line.line);
            }
            bars.push(bar || meant);
        }
        if let Some(line) = left_out {
            self.report(Code::TableLine, line, Damage::Missing.message());
        }
        if self.pads.is_empty()
            && let Some(first) = lines.first()
        {
            self.pads = edges
                .iter()
                .map(|&edge| (edge + 1..first.len()).take_while(|&at| first.at(at) == b' ').count().min(3))
                .collect();
        }
        Band { lines, bars, below }
    }

    /// Whether the lines of a row would fit but for bars that were deleted from some of them.
    fn is_bar_deleted(&self, lines: &[Columns<'s>]) -> bool {
        let edges = &self.frame.edges;
        let fits = |line: &Columns<'_>| edges.iter().all(|&edge| line.is_bar(edge));
        let mut whole = false;
        let mut found: Vec<repair::Deleted> = Vec::new();
        for line in lines {
            if fits(line) {
                whole = true;
            } else {
                match repair::deleted(line, edges) {
                    Some(deleted) => found.push(deleted),
                    None => return false,
                }
            }
        }
        let nths = || found.iter().flat_map(|found| found.nths.iter().copied());
        let parts = || found.iter().any(|found| found.parts);
        !found.is_empty() && (whole || parts() || nths().all(|nth| self.frame.is_never_spanned(nth)))
    }

    /// The rows with their cells, each cell in its first row.
    fn rows(&mut self, bands: &[Band<'s>]) -> &'s [Row<'s>] {
        let page = self.parser.arena;
        let columns = self.frame.columns();
        let mut taken = vec![false; bands.len() * columns];
        let mut rows = page.list_of(bands.len());
        let mut above = self.frame.lines.first().map_or(0, |line| line.end());
        // Lines that do not fit are repaired once for all cells of their row.
        let cuts: Vec<Vec<repair::Cuts>> = bands.iter().map(|band| self.cuts(band)).collect();
        for (nth, band) in bands.iter().enumerate() {
            let mut cells = page.list_of(columns);
            let mut column = 0;
            while column < columns {
                if taken.get(nth * columns + column).copied().unwrap_or(true) {
                    column += 1;
                    continue;
                }
                let right = right(band, column, columns, |at| taken.get(nth * columns + at).copied().unwrap_or(true));
                let bottom = bottom(bands, nth, column, right);
                for band in nth..bottom {
                    for at in column..right {
                        if let Some(taken) = taken.get_mut(band * columns + at) {
                            *taken = true;
                        }
                    }
                }
                let area = Area { top: nth, bottom, left: column, right };
                cells.push(self.cell(bands, &cuts, &area));
                column = right;
            }
            let lines: Vec<_> = band.lines.iter().map(|line| line.line).collect();
            if let Some(line) = lines.last() {
                above = line.end();
            }
            // An empty row stands at the end of what is above it.
            let empty = Span::new(self.parser.file, above as usize, above as usize);
            let span = if lines.is_empty() { empty } else { self.parser.span(&lines) };
            rows.push(Row { cells: cells.into_bump_slice(), span });
        }
        rows.into_bump_slice()
    }

    /// The bounds of the cells of each line of a band.
    fn cuts(&mut self, band: &Band<'s>) -> Vec<repair::Cuts> {
        let edges = self.frame.edges.iter().zip(&band.bars);
        let wanted: Vec<usize> = edges.filter(|&(_, &bar)| bar).map(|(&edge, _)| edge).collect();
        let mut all = Vec::with_capacity(band.lines.len());
        for line in &band.lines {
            let cuts = repair::cuts(line, &wanted);
            if let Some(damage) = cuts.damage {
                self.report(Code::TableLine, line.line, damage.message());
            }
            // One cut for each edge: those without a bar are inside a cell.
            let mut next = cuts.at.iter().copied();
            let mut before = 0;
            let at = band.bars.iter().map(|&bar| {
                before = if bar { next.next().unwrap_or(before) } else { before };
                before
            });
            all.push(repair::Cuts { at: at.collect(), ..cuts });
        }
        all
    }

    fn cell(&mut self, bands: &[Band<'s>], cuts: &[Vec<repair::Cuts>], area: &Area) -> super::Cell<'s> {
        let mut lines = Vec::new();
        let covered = bands.get(area.top..area.bottom).unwrap_or_default().iter();
        for (nth, (band, cuts)) in (area.top..).zip(covered.zip(cuts.get(area.top..).unwrap_or_default())) {
            for (line, cuts) in band.lines.iter().zip(cuts) {
                let left = cuts.at.get(area.left).copied().unwrap_or(0);
                let right = cuts.at.get(area.right).copied().unwrap_or(left);
                // Without a bar at its beginning the line begins with text.
                let from = if matches!(line.at(left), b'|' | b'+' | b' ') { left + 1 } else { left };
                lines.push(line.slice(from.min(right), right));
                if area.right == self.frame.columns()
                    && let Some(trailing) = cuts.trailing
                {
                    lines.push(line.slice(trailing, line.len()).trim());
                }
            }
            if nth + 1 < area.bottom
                && let Below::Partial(_, line) = &band.below
            {
                let edge = |nth: usize| self.frame.edges.get(nth).copied().unwrap_or(0);
                lines.push(line.slice(edge(area.left) + 1, edge(area.right)));
            }
        }
        let edge = |nth: usize| self.frame.edges.get(nth).copied().unwrap_or(0);
        let width = edge(area.right).saturating_sub(edge(area.left) + 1);
        let place = Place { column: area.left, columns: area.right - area.left, rows: area.bottom - area.top, width };
        cell(self.parser, &lines, place)
    }
}

/// The bands and columns that a cell covers; the ends are behind the last.
struct Area {
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
}

/// The column behind the cell that begins at `left`: that of the next bar.
fn right(band: &Band<'_>, left: usize, columns: usize, is_taken: impl Fn(usize) -> bool) -> usize {
    let mut right = left + 1;
    while right < columns && !band.bars.get(right).copied().unwrap_or(true) && !is_taken(right) {
        right += 1;
    }
    right
}

/// The band behind the cell that begins at `top`: it goes on while no rule is below all of it.
fn bottom(bands: &[Band<'_>], top: usize, left: usize, right: usize) -> usize {
    let mut bottom = top + 1;
    while let Some(above) = bands.get(bottom - 1)
        && bottom < bands.len()
        && let Below::Partial(filled, _) = &above.below
        && (left..right).all(|column| !filled.get(column).copied().unwrap_or(true))
    {
        bottom += 1;
    }
    bottom
}
