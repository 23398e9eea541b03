//! Bulleted and numbered lists, and field lists (`:name: text`).

use super::arena::Arena;
use super::block::{Definition, Kind, Line};
use super::lines;
use super::parser::{Parser, Taken};

/// A bulleted list at the first line.
pub(super) fn bulleted<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let (bullet, _) = bullet(rest.first()?.text)?;
    items(parser, rest, Order::Bulleted, |text| {
        self::bullet(text).filter(|&(found, _)| found == bullet).map(|(_, width)| width)
    })
}

/// A numbered list at the first line.
pub(super) fn numbered<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let first = enumerator(rest.first()?.text)?;
    // A line of text may begin like an item: docutils looks whether the next line could follow an item.
    let follows = rest.get(1).is_none_or(|next| {
        next.text.is_empty()
            || lines::is_indented(next.text)
            || enumerator(next.text).is_some_and(|next| next.form == first.form)
    });
    if !follows {
        return None;
    }
    items(parser, rest, Order::Numbered, |text| {
        enumerator(text).filter(|next| next.form == first.form).map(|next| next.width)
    })
}

/// A field list at the first line, read as definitions of the fields' names.
pub(super) fn fields<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    field(rest.first()?.text)?;
    let mut definitions = Vec::new();
    let mut at = 0;
    while let Some(line) = rest.get(at)
        && let Some((name, width)) = field(line.text)
    {
        let (taken, body) = item(parser.arena, rest.get(at..).unwrap_or_default(), width);
        let term = Line { text: name, start: line.start + 1 };
        definitions.push(Definition { term, blocks: parser.nested(body) });
        at += taken;
    }
    parser.push(Kind::Definitions(parser.arena.all(definitions)), rest.get(..at)?);
    Some(at)
}

/// Whether a line begins an item of a list.
pub(super) fn begins(text: &str) -> bool {
    bullet(text).is_some() || enumerator(text).is_some() || field(text).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Bulleted,
    Numbered,
}

fn items<'s>(
    parser: &mut Parser<'s, '_>,
    rest: &'s [Line<'s>],
    order: Order,
    marker: impl Fn(&str) -> Option<usize>,
) -> Option<Taken> {
    let (at, bodies) = split(parser.arena, rest, marker);
    let items = parser.arena.all(bodies.into_iter().map(|body| parser.nested(body)));
    parser.push(Kind::List { ordered: order == Order::Numbered, items }, rest.get(..at)?);
    Some(at)
}

/// The lines of each item of a bulleted list at the first line.
pub(super) fn bodies<'s>(arena: &'s Arena, rest: &'s [Line<'s>]) -> Vec<&'s [Line<'s>]> {
    let Some((bullet, _)) = rest.first().and_then(|line| self::bullet(line.text)) else { return Vec::new() };
    split(arena, rest, |text| self::bullet(text).filter(|&(found, _)| found == bullet).map(|(_, width)| width)).1
}

/// The items that follow each other from the first line on, and how many lines they take.
fn split<'s>(
    arena: &'s Arena,
    rest: &'s [Line<'s>],
    marker: impl Fn(&str) -> Option<usize>,
) -> (Taken, Vec<&'s [Line<'s>]>) {
    let mut bodies = Vec::new();
    let mut at = 0;
    while let Some(line) = rest.get(at)
        && let Some(width) = marker(line.text)
    {
        let (taken, body) = item(arena, rest.get(at..).unwrap_or_default(), width);
        bodies.push(body);
        at += taken;
    }
    (at, bodies)
}

/// The lines of an item whose marker has `width` bytes, and how many lines of the page it takes with blank ones below.
fn item<'s>(arena: &'s Arena, rest: &'s [Line<'s>], width: usize) -> (Taken, &'s [Line<'s>]) {
    let Some((first, below)) = rest.split_first() else { return (0, &[]) };
    let run = lines::indented_run(below);
    let text = first.skip(width).trim();
    let rest = below.get(..run).unwrap_or_default();
    // A literal block is told from the text that announces it by its indentation.
    let known = if text.text.ends_with("::") { width } else { usize::MAX };
    let body = lines::below_up_to(arena, text, rest, known);
    let blank = below.get(run..).unwrap_or_default().iter().take_while(|line| line.text.is_empty()).count();
    (1 + run + blank, body)
}

/// The bullet and the width of it with its blanks.
fn bullet(text: &str) -> Option<(char, usize)> {
    let bullet = text.chars().next().filter(|c| matches!(c, '*' | '+' | '-' | '•' | '‣' | '⁃'))?;
    let behind = &text[bullet.len_utf8()..];
    blanks(behind).map(|blanks| (bullet, bullet.len_utf8() + blanks))
}

/// The width of the blanks at the beginning of what stands behind a marker; none where text follows at once.
fn blanks(behind: &str) -> Option<usize> {
    let width = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    (width > 0 || behind.is_empty()).then_some(width)
}

struct Enumerator {
    /// What stands around the number: the list goes on while it is the same.
    form: (char, char),
    width: usize,
}

/// `1.`, `a)`, `(iv)` or `#.` and a blank.
fn enumerator(text: &str) -> Option<Enumerator> {
    let open = text.starts_with('(');
    let number = text.strip_prefix('(').unwrap_or(text);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let length = match number.bytes().next()? {
        b'0'..=b'9' => digits,
        b'#' => 1,
        _ => number.bytes().take(ROMAN + 1).take_while(u8::is_ascii_alphabetic).count(),
    };
    let behind = number.get(length..)?;
    let close = behind.chars().next().filter(|&c| c == ')' || (c == '.' && !open))?;
    if length == 0 || (digits == 0 && length > 1 && !is_roman(number.get(..length)?)) {
        return None;
    }
    let kind = if digits > 0 || number.starts_with('#') { '1' } else { 'a' };
    let before = usize::from(open) + length + 1;
    blanks(&behind[1..])
        .map(|blanks| Enumerator { form: (kind, if open { '(' } else { close }), width: before + blanks })
}

/// The longest roman number that marks an item.
const ROMAN: usize = 8;

/// Whether a word is a roman number in letters of one case.
fn is_roman(word: &str) -> bool {
    let lower = word.bytes().all(|byte| b"ivxlcdm".contains(&byte));
    word.len() <= ROMAN && (lower || word.bytes().all(|byte| b"IVXLCDM".contains(&byte)))
}

/// The name of a field and the width of its marker with blanks.
pub(super) fn field(text: &str) -> Option<(&str, usize)> {
    let body = text.strip_prefix(':').filter(|body| !body.starts_with([':', ' ']))?;
    let end = body.match_indices(':').find(|&(at, _)| {
        let behind = &body[at + 1..];
        (behind.is_empty() || behind.starts_with(' ')) && !body[..at].ends_with(['\\', ' '])
    })?;
    let name = body.get(..end.0)?;
    blanks(&body[end.0 + 1..]).map(|blanks| (name, end.0 + 2 + blanks))
}
