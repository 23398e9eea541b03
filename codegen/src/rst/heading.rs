//! Section titles: a line over a rule, or between two. Rules may be too short or too long; docutils warns of that only.

use super::block::{Heading, Kind, Line};
use super::lines;
use super::parser::{Parser, Taken};

/// A way of marking titles. docutils tells styles apart by the character and by whether there is a rule above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style {
    mark: u8,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Under,
    OverAndUnder,
    /// So many `#` before it, as in Markdown.
    Before(usize),
}

/// The shortest rule that marks a title longer than itself (docutils: shorter ones are text).
const SHORT: usize = 4;

/// A title at the first line, or a transition, which shows nothing.
pub(super) fn heading<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let [first, after @ ..] = rest else { return None };
    if let Some(mark) = rule(first.text) {
        return overlined(parser, rest, mark).or_else(|| {
            (first.text.len() >= SHORT && after.first().is_none_or(|line| line.text.is_empty())).then_some(1)
        });
    }
    let [second, ..] = after else { return None };
    let mark = rule(second.text)?;
    if parser.depth > 0 || !fits(first.text, second.text) {
        return None;
    }
    push(parser, rest.get(..2)?, *first, Style { mark, place: Place::Under });
    Some(2)
}

fn overlined<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>], mark: u8) -> Option<Taken> {
    let [over, title, under, ..] = rest else { return None };
    let is_title = !title.text.is_empty() && rule(title.text).is_none() && rule(under.text) == Some(mark);
    if parser.depth > 0 || !is_title || !fits(title.text, over.text) {
        return None;
    }
    push(parser, rest.get(..3)?, title.trim(), Style { mark, place: Place::OverAndUnder });
    Some(3)
}

/// Whether lines below text are a title that lacks the blank line above it: its rule is as long as itself, and nothing
/// but a blank line follows.
pub(super) fn begins(rest: &[Line<'_>]) -> bool {
    let [title, under, after @ ..] = rest else { return false };
    let Some(mark) = rule(under.text) else { return false };
    b"=-~^\"`'*+#".contains(&mark)
        && under.text.len() >= title.text.chars().count().max(SHORT)
        && rule(title.text).is_none()
        && after.first().is_none_or(|line| line.text.is_empty())
}

/// A title with `depth` hashes before it.
pub(super) fn hashed<'s>(parser: &mut Parser<'s, '_>, line: Line<'s>, title: Line<'s>, depth: usize) {
    push(parser, &[line], title, Style { mark: b'#', place: Place::Before(depth) });
}

fn fits(title: &str, rule: &str) -> bool {
    !lines::is_indented(rule) && (rule.len() >= SHORT || title.chars().count() <= rule.len())
}

fn push<'s>(parser: &mut Parser<'s, '_>, lines: &[Line<'s>], title: Line<'s>, style: Style) {
    let known = parser.styles.iter().position(|&known| known == style);
    let at = known.unwrap_or_else(|| {
        parser.styles.push(style);
        parser.styles.len() - 1
    });
    let level = u8::try_from(at + 1).unwrap_or(u8::MAX);
    let heading = Heading { level, text: title.text, span: parser.span(&[title]) };
    parser.push(Kind::Heading(parser.arena.one(heading)), lines);
}

/// The character of a line that is nothing but one punctuation character repeated.
pub(super) fn rule(text: &str) -> Option<u8> {
    let (&first, rest) = text.as_bytes().split_first()?;
    (first.is_ascii_punctuation() && rest.iter().all(|&byte| byte == first)).then_some(first)
}
