//! `include` and Sphinx's `literalinclude`: another page of the documentation folder in place of the directive. Only
//! pages that were loaded are included, so nothing outside the folder is read; cycles, depth and number are bounded.

use super::arena::Arena;
use super::block::{Code as Literal, Kind, Line, Lines};
use super::lines;
use super::markup::{Body, Head};
use super::parser::Parser;
use crate::diagnostic::Code;
use crate::limit;
use crate::source::{FileId, Sources};

/// Puts the blocks of the named page in place. Where that cannot be done it says why, and the directive stays.
pub(super) fn include<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>, body: &Body<'s>) -> Included {
    let Some(sources) = parser.sources else { return Included::No };
    match find(parser, sources, head.named()) {
        Ok(file) => {
            read(parser, sources, file, head, body);
            Included::Yes
        }
        Err(reason) => {
            let message = format!("`{}` is not included: {reason}", head.named());
            parser.diagnostics.push(Code::Include, parser.span(head.whole), message);
            Included::No
        }
    }
}

/// Whether a page was put in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Included {
    Yes,
    No,
}

fn find(parser: &Parser<'_, '_>, sources: &Sources, named: &str) -> Result<FileId, &'static str> {
    if named.is_empty() {
        return Err("the directive names no page");
    }
    let path = resolve(sources.get(parser.file).path(), named).ok_or("it lies outside the documentation folder")?;
    let file = sources.find(&path).ok_or("it is not among the pages that were loaded")?;
    if parser.including.contains(&file) {
        return Err("it includes itself");
    }
    if parser.including.len() > limit::INCLUDE_DEPTH {
        return Err("too many pages include one another");
    }
    if parser.included >= limit::INCLUDES {
        return Err("the page includes too many others");
    }
    if parser.included_bytes.saturating_add(sources.get(file).text().len()) > limit::INCLUDED_BYTES {
        return Err("the page includes too much text");
    }
    Ok(file)
}

/// The path in the documentation folder that `named` means on the page `from`; nothing where it leads out.
fn resolve(from: &str, named: &str) -> Option<String> {
    let mut parts: Vec<&str> = match named.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for part in named.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn read<'s>(parser: &mut Parser<'s, '_>, sources: &'s Sources, file: FileId, head: &Head<'s>, body: &Body<'s>) {
    let source = sources.get(file);
    parser.included_bytes += source.text().len();
    let arena = parser.arena;
    let text = lines::split(arena, source.text(), source.line_starts());
    let number = |name| body.option(name).and_then(|value| value.trim().parse::<isize>().ok());
    let mut text = part(text, number("start-line"), number("end-line"));
    for (name, side) in [("start-after", Side::After), ("end-before", Side::Before)] {
        let Some(mark) = body.option(name).map(str::trim).filter(|mark| !mark.is_empty()) else { continue };
        if let Some(cut) = cut(arena, text, mark, side) {
            text = cut;
        } else {
            let message = format!("`{}` does not hold the text of `:{name}:`; it is included whole", head.named());
            parser.diagnostics.push(Code::Include, parser.span(head.whole), message);
        }
    }
    let before = std::mem::replace(&mut parser.file, file);
    if let Some(language) = literal(head, body) {
        let lines = lines::dedented(arena, lines::trim_blank(text));
        let code = Literal { language, lines: Lines { lines } };
        parser.push(Kind::Code(parser.arena.one(code)), text);
    } else {
        parser.including.push(file);
        parser.included += 1;
        let blocks = parser.blocks(text);
        parser.open.extend(blocks);
        parser.including.pop();
    }
    parser.file = before;
}

/// The language of a text that is included as it stands; nothing where it is read as a page.
fn literal<'s>(head: &Head<'s>, body: &Body<'s>) -> Option<&'s str> {
    let language = body.option("code").or_else(|| body.option("language")).map(str::trim);
    if head.is("literalinclude") { language.or(Some("")) } else { language.or(body.option("literal").map(|_| "")) }
}

#[derive(Clone, Copy)]
enum Side {
    After,
    Before,
}

/// The text on one side of the first place at which a mark stands.
fn cut<'s>(arena: &'s Arena, text: &[Line<'s>], mark: &str, side: Side) -> Option<&'s [Line<'s>]> {
    let (nth, at) = text.iter().enumerate().find_map(|(nth, line)| Some((nth, line.text.find(mark)?)))?;
    let line = *text.get(nth)?;
    Some(match side {
        Side::After => {
            let rest = line.skip(at + mark.len());
            arena.all(std::iter::once(rest).chain(text.get(nth + 1..)?.iter().copied()))
        }
        Side::Before => {
            let rest = Line { text: line.text.get(..at)?.trim_end(), ..line };
            arena.all(text.get(..nth)?.iter().copied().chain([rest]))
        }
    })
}

/// The lines from one on and before another; below nought they are counted from the end (docutils).
fn part<'s>(lines: &'s [Line<'s>], start: Option<isize>, end: Option<isize>) -> &'s [Line<'s>] {
    let place = |at: isize| if at < 0 { lines.len().saturating_add_signed(at) } else { at.cast_unsigned() };
    let start = start.map_or(0, place);
    let end = end.map_or(lines.len(), place).min(lines.len());
    lines.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[track_caller]
    fn check(from: &str, named: &str, expected: Option<&str>) {
        assert_eq!(resolve(from, named).as_deref(), expected);
    }

    #[test]
    fn paths_stay_in_the_folder() {
        check("a/b.rst", "c.rst", Some("a/c.rst"));
        check("a/b.rst", "../c.rst", Some("c.rst"));
        check("a/b.rst", "/c.rst", Some("c.rst"));
        check("b.rst", "./x/./c.rst", Some("x/c.rst"));
        check("a/b.rst", "../../c.rst", None);
    }
}
