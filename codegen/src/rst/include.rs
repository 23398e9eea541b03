//! `include`: another page of the documentation folder in place of the directive. Only pages that were loaded are
//! included, so nothing outside the folder is read; cycles, depth and number are bounded.

use super::block::Blocks;
use super::markup::{Body, Head};
use super::parser::Parser;
use super::{limit, lines};
use crate::diagnostic::Code;
use crate::source::{FileId, Sources};

/// Puts the blocks of the named page in place. Where that cannot be done it says why, and the directive stays.
pub(super) fn include<'s>(
    parser: &mut Parser<'s, '_>,
    out: &mut Blocks<'s>,
    head: &Head<'_, 's>,
    body: &Body<'s>,
) -> Included {
    let Some(sources) = parser.sources else { return Included::No };
    match find(parser, sources, body.argument.text) {
        Ok(file) => {
            read(parser, out, sources, file, body);
            Included::Yes
        }
        Err(reason) => {
            let message = format!("`{}` is not included: {reason}", body.argument.text);
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

fn read<'s>(parser: &mut Parser<'s, '_>, out: &mut Blocks<'s>, sources: &'s Sources, file: FileId, body: &Body<'s>) {
    let text = lines::split(sources.get(file).text());
    let number = |name| body.option(name).and_then(|value| value.trim().parse::<isize>().ok());
    let text = part(&text, number("start-line"), number("end-line"));
    let before = std::mem::replace(&mut parser.file, file);
    parser.including.push(file);
    parser.included += 1;
    out.extend(parser.blocks(text));
    parser.including.pop();
    parser.file = before;
}

/// The lines from one on and before another; below nought they are counted from the end (docutils).
fn part<'a, 's>(
    lines: &'a [super::block::Line<'s>],
    start: Option<isize>,
    end: Option<isize>,
) -> &'a [super::block::Line<'s>] {
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
