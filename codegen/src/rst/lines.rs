//! Page text to lines, and the indentation of lines. It does not know what the lines say.

use super::block::Line;

/// A tab reaches to the next multiple of this many columns (docutils: `tab_width`).
pub(super) const TAB: usize = 8;

/// The lines of a page without their breaks (`\n`, `\r\n` or `\r`) and without white space at their ends.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', body.as_bytes()).count() + 1);
    let mut start = text.len() - body.len();
    let bytes = text.as_bytes();
    if memchr::memchr(b'\r', bytes).is_none() {
        for end in memchr::memchr_iter(b'\n', bytes) {
            lines.push(line(text, start, end));
            start = end + 1;
        }
    } else {
        for end in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if end < start {
                continue;
            }
            lines.push(line(text, start, end));
            start = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
        }
    }
    if start < text.len() {
        lines.push(line(text, start, text.len()));
    }
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line<'_> {
    let text = text.get(start..end).unwrap_or_default();
    let text = match text.as_bytes().last() {
        Some(b'!'..=b'~') | None => text,
        Some(_) => text.trim_end(),
    };
    Line { text, start: start as u32 }
}

/// How many columns of blanks and tabs the text begins with.
pub(super) fn indent(text: &str) -> usize {
    let mut column = 0;
    for byte in text.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += TAB - column % TAB,
            _ => break,
        }
    }
    column
}

/// Whether the text begins with a blank or a tab.
pub(super) fn is_indented(text: &str) -> bool {
    matches!(text.as_bytes().first(), Some(b' ' | b'\t'))
}

/// The line without its first `columns` columns of blanks. A tab that reaches beyond them is kept.
pub(super) fn dedent(line: Line<'_>, columns: usize) -> Line<'_> {
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
    lines.iter().filter(|line| !line.text.is_empty()).map(|line| indent(line.text)).min().unwrap_or(0)
}

/// The lines without the indentation that they share.
pub(super) fn dedented<'s>(lines: &[Line<'s>]) -> Vec<Line<'s>> {
    let columns = common_indent(lines);
    lines.iter().map(|&line| dedent(line, columns)).collect()
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
        let lines: Vec<_> = split(page).iter().map(|line| (line.text, line.start)).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn every_kind_of_line_break_ends_a_line() {
        check("a\nb", &[("a", 0), ("b", 2)]);
        check("a\r\nb\r\n", &[("a", 0), ("b", 3)]);
        check("a\rb\n\rc", &[("a", 0), ("b", 2), ("", 4), ("c", 5)]);
        check("\u{feff}a \t\n\u{a0}\nb", &[("a", 3), ("", 7), ("b", 10)]);
        check("", &[]);
    }

    #[test]
    fn a_tab_that_reaches_beyond_the_indentation_is_kept() {
        assert_eq!(dedent(Line { text: "\tx", start: 0 }, 4).text, "\tx");
        assert_eq!(dedent(Line { text: "  \tx", start: 0 }, 8).text, "x");
        assert_eq!(indent("  \t x"), 9);
    }
}
