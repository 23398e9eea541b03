//! Page text to lines, and the indentation of lines. It does not know what the lines say.

use super::arena::Arena;
use super::block::Line;
use crate::source;

/// A tab reaches to the next multiple of this many columns (docutils: `tab_width`).
pub(super) const TAB: usize = 8;

/// The lines of a page without their breaks (`\n`, `\r\n` or `\r`) and without white space at their ends; `starts` is
/// where those begin that `\n` ends.
pub(super) fn split<'s>(arena: &'s Arena, text: &'s str, starts: &[u32]) -> &'s [Line<'s>] {
    // Behind the last line break stands no line.
    let count = starts.partition_point(|&start| (start as usize) < text.len());
    let line = |nth: usize| {
        let (start, text) = source::line(text, starts, nth);
        let line = Line { text, start };
        if start == 0 { without_mark(line) } else { line }
    };
    let bytes = text.as_bytes();
    // The others are white space at the end of a line.
    let returns = memchr::memchr_iter(b'\r', bytes).filter(|&at| bytes.get(at + 1).is_some_and(|&next| next != b'\n'));
    match returns.count() {
        0 => arena.lines(count, |nth| without_blanks(line(nth))),
        more => {
            let mut lines = arena.list_of(count + more);
            lines.extend((0..count).map(line).flat_map(at_returns).map(without_blanks));
            lines.into_bump_slice()
        }
    }
}

/// The first line without the mark of the byte order.
fn without_mark(line: Line<'_>) -> Line<'_> {
    if line.text.starts_with('\u{feff}') { line.skip('\u{feff}'.len_utf8()) } else { line }
}

/// The lines that `\r` ends; the last may have been ended by `\r\n`.
fn at_returns(line: Line<'_>) -> impl Iterator<Item = Line<'_>> {
    let mut next = line.start;
    line.text.strip_suffix('\r').unwrap_or(line.text).split('\r').map(move |text| {
        let start = next;
        next += text.len() as u32 + 1;
        Line { text, start }
    })
}

fn without_blanks(line: Line<'_>) -> Line<'_> {
    match line.text.as_bytes().last() {
        Some(b'!'..=b'~') | None => line,
        Some(_) => Line { text: line.text.trim_end(), ..line },
    }
}

/// How many columns of blanks and tabs the text begins with.
pub(super) fn indent(text: &str) -> usize {
    indent_up_to(text, usize::MAX)
}

/// [`indent`], or any number from `enough` on where it is one of these.
fn indent_up_to(text: &str, enough: usize) -> usize {
    if begins_blank(text, enough) {
        return enough;
    }
    let mut column = 0;
    for byte in text.bytes() {
        match byte {
            _ if column >= enough => break,
            b' ' => column += 1,
            b'\t' => column += TAB - column % TAB,
            _ => break,
        }
    }
    column
}

/// Whether the text begins with so many blanks, as nearly all lines of a block do.
fn begins_blank(text: &str, columns: usize) -> bool {
    text.as_bytes().get(..columns).is_some_and(|bytes| bytes.iter().all(|&byte| byte == b' '))
}

/// Whether the text begins with a blank or a tab.
pub(super) fn is_indented(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b' ' | b'\t'))
}

/// The line without its first `columns` columns of blanks. A tab that reaches beyond them is kept.
pub(super) fn dedent(line: Line<'_>, columns: usize) -> Line<'_> {
    if begins_blank(line.text, columns) {
        return line.skip(columns);
    }
    let mut column = 0;
    let mut taken = 0;
    for byte in line.text.bytes() {
        column += match byte {
            b' ' => 1,
            b'\t' => TAB - column % TAB,
            _ => break,
        };
        if column > columns {
            break;
        }
        taken += 1;
    }
    line.skip(taken)
}

/// How many lines from the first on are blank or indented, without the blank ones at their end.
pub(super) fn indented_run(lines: &[Line<'_>]) -> usize {
    let mut run = 0;
    for (at, line) in lines.iter().enumerate() {
        if is_indented(line.text) {
            run = at + 1;
        } else if !line.text.is_empty() {
            break;
        }
    }
    run
}

/// The smallest indentation of lines that are not blank.
pub(super) fn common_indent(lines: &[Line<'_>]) -> usize {
    let filled = lines.iter().filter(|line| !line.text.is_empty());
    // What is indented further than a line before need not be measured.
    let least = filled.fold(usize::MAX, |least, line| least.min(indent_up_to(line.text, least)));
    if least == usize::MAX { 0 } else { least }
}

/// The lines without the indentation that they share.
pub(super) fn dedented<'s>(arena: &'s Arena, lines: &'s [Line<'s>]) -> &'s [Line<'s>] {
    match common_indent(lines) {
        0 => lines,
        columns => arena.fill(lines.len(), |at| dedent(lines.get(at).copied().unwrap_or_default(), columns)),
    }
}

/// A line that stands behind a marker, and those below it without the indentation that they share.
pub(super) fn below<'s>(arena: &'s Arena, first: Line<'s>, lines: &[Line<'s>]) -> &'s [Line<'s>] {
    below_up_to(arena, first, lines, usize::MAX)
}

/// [`below`], without more than so many columns of indentation.
pub(super) fn below_up_to<'s>(arena: &'s Arena, first: Line<'s>, lines: &[Line<'s>], columns: usize) -> &'s [Line<'s>] {
    let columns = common_indent(lines).min(columns);
    arena.all(std::iter::once(first).chain(lines.iter().map(|&line| dedent(line, columns))))
}

/// The lines without blank ones at either end.
pub(super) fn trim_blank<'a, 's>(mut lines: &'a [Line<'s>]) -> &'a [Line<'s>] {
    while let [first, rest @ ..] = lines
        && first.text.is_empty()
    {
        lines = rest;
    }
    while let [rest @ .., last] = lines
        && last.text.is_empty()
    {
        lines = rest;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &[(&str, u32)]) {
        let arena = Arena::default();
        let lines: Vec<_> =
            split(&arena, page, &source::line_starts(page)).iter().map(|line| (line.text, line.start)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        check("a\nb", &[("a", 0), ("b", 2)]);
        check("a\r\nb\r\n", &[("a", 0), ("b", 3)]);
        check("a\rb\n\rc", &[("a", 0), ("b", 2), ("", 4), ("c", 5)]);
        check("\u{feff}a \t\n\u{a0}\nb", &[("a", 3), ("", 7), ("b", 10)]);
        check("a\n\nb\r\r\n", &[("a", 0), ("", 2), ("b", 3), ("", 5)]);
        check("", &[]);
    }

    #[test]
    fn a_tab_that_reaches_beyond_the_indentation_is_kept() {
        assert_eq!(dedent(Line { text: "\tx", start: 0 }, 4).text, "\tx");
        assert_eq!(dedent(Line { text: "  \tx", start: 0 }, 8).text, "x");
        assert_eq!(indent("  \t x"), 9);
        assert_eq!(indent_up_to("    \tx", 3), 3);
    }
}
