//! Explicit markup: what begins with `..`. Comments, targets, footnotes, substitutions and directives.

use super::arena::Arena;
use super::block::{Blocks, Code, Directive, Footnote, Kind, Line, Lines, Substitution, Target};
use super::include::Included;
use super::parser::{Parser, Taken};
use super::{bare, csv_table, include, lines, list, list_table};
use crate::diagnostic::Code as Oddity;

/// Explicit markup at the first line.
pub(super) fn explicit<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let first = *rest.first()?;
    let head = first.skip(2);
    let glued = !begins(first.text);
    // `..code:: json`
    if glued && !directive_head(head).is_some_and(|(name, _)| is_any(MARKED, name) || is_any(TABLES, name)) {
        return None;
    }
    let head = head.skip(head.text.len() - head.text.trim_start().len());
    let below = rest.get(1..).unwrap_or_default();
    if head.text.is_empty() && below.first().is_none_or(|line| line.text.is_empty()) {
        // An empty comment ends what stands above and takes nothing from below.
        return Some(1);
    }
    let mut taken = 1 + lines::indented_run(below);
    if taken > 1 && head.text.starts_with(['c', 's', 'C']) {
        let (content, after) = rest.split_at_checked(taken)?;
        taken += bare::closing(content.get(1..)?, after);
    }
    let named = directive_head(head);
    if named.is_some_and(|(name, _)| is_any(CODE, name)) {
        taken += unindented(parser, rest, taken);
    }
    let whole = rest.get(..taken)?;
    let below = whole.get(1..).unwrap_or_default();
    let kind = target(parser.arena, head, below)
        .or_else(|| footnote(parser, head, below))
        .or_else(|| substitution(parser, head, below));
    if let Some(kind) = kind {
        parser.push(kind, whole);
        return Some(taken);
    }
    // Anything else is a comment, which nobody reads.
    if let Some((name, argument)) = named {
        let is_code = !is_known(name) && bare::is_code_by_another_name(name);
        if is_code || glued {
            bare::report(parser, if is_code { "code" } else { name }, first);
        }
        // What stands behind the name of another directive is more than a language.
        let language = argument.text.split_whitespace().next().unwrap_or_default();
        let (name, argument) = if is_code { ("code", Line { text: language, ..argument }) } else { (name, argument) };
        directive(parser, &Head { name, argument, whole });
    } else if let Some((name, argument)) = bare::directive(head, MARKED, CODE) {
        bare::report(parser, name, first);
        directive(parser, &Head { name, argument, whole });
    }
    Some(taken)
}

/// How many lines behind those of a directive of code belong to it, which has none of its own.
fn unindented<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>], taken: Taken) -> Taken {
    let is_option = |line: &Line<'_>| line.text.is_empty() || list::field(line.text.trim_start()).is_some();
    let (Some((first, own)), Some(behind)) = (rest.get(..taken).and_then(<[_]>::split_first), rest.get(taken..)) else {
        return 0;
    };
    let more = if own.iter().all(is_option) { bare::unindented(behind) } else { 0 };
    if more > 0 {
        let message = "the code below the directive is not indented, so that reStructuredText takes it for text; read \
                       as code";
        parser.diagnostics.push(Oddity::MissingDirective, parser.span(std::slice::from_ref(first)), message);
    }
    more
}

/// Whether a line begins explicit markup.
pub(super) fn begins(text: &str) -> bool {
    text == ".." || text.starts_with(".. ") || text.starts_with("..\t")
}

/// Whether a line begins a directive that shows something on its own.
pub(super) fn begins_directive(text: &str) -> bool {
    let Some(head) = text.strip_prefix(".. ") else { return false };
    let head = Line { text: head.trim_start(), start: 0 };
    directive_head(head).is_some_and(|(name, _)| [CODE, TABLES, ADMONITIONS].iter().any(|names| is_any(names, name)))
}

fn is_any(names: &[&str], name: &str) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a directive is one that is read.
fn is_known(name: &str) -> bool {
    [CODE, TABLES, ADMONITIONS, OPAQUE].iter().any(|names| is_any(names, name))
}

const CODE: &[&str] = &["code", "code-block", "sourcecode", "parsed-literal"];
const TABLES: &[&str] = &["table", "csv-table", "list-table"];
const ADMONITIONS: &[&str] =
    &["note", "warning", "important", "tip", "caution", "attention", "danger", "error", "hint"];
/// Directives that are missed on a page where they are taken for comments.
const MARKED: &[&str] =
    &["code", "code-block", "sourcecode", "note", "warning", "important", "tip", "caution", "attention", "danger"];
/// Directives whose content is not reStructuredText or is of no use to a reader of the text.
const OPAQUE: &[&str] = &["raw", "toctree", "math", "highlight", "figure", "image", "index", "meta", "contents"];

/// `__ address`
pub(super) fn anonymous_target<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let first = *rest.first()?;
    first.text.strip_prefix("__ ")?;
    let address = Lines { lines: parser.arena.all([first.skip(3).trim()]) };
    parser.push(Kind::Target(parser.arena.one(Target { name: "", address })), rest.get(..1)?);
    Some(1)
}

/// `.. _name: address`; the address may go on below.
fn target<'s>(arena: &'s Arena, head: Line<'s>, below: &'s [Line<'s>]) -> Option<Kind<'s>> {
    let body = head.text.strip_prefix('_')?;
    let (name, behind) = match body.strip_prefix('`') {
        Some(quoted) => quoted.split_once("`:")?,
        None => split_name(body)?,
    };
    let name = if name == "_" { "" } else { name };
    let address = std::iter::once(head.skip(head.text.len() - behind.len())).chain(below.iter().copied());
    let address = address.map(Line::trim).filter(|line| !line.text.is_empty());
    Some(Kind::Target(arena.one(Target { name, address: Lines { lines: arena.all(address) } })))
}

/// The name up to the first `:` that has no backslash before it and a blank or nothing behind it.
fn split_name(body: &str) -> Option<(&str, &str)> {
    let at = body.match_indices(':').map(|(at, _)| at).find(|&at| {
        let behind = &body[at + 1..];
        !body[..at].ends_with('\\') && (behind.is_empty() || behind.starts_with([' ', '\t']))
    })?;
    Some((&body[..at], &body[at + 1..]))
}

/// `.. [label] text`
fn footnote<'s>(parser: &mut Parser<'s, '_>, head: Line<'s>, below: &'s [Line<'s>]) -> Option<Kind<'s>> {
    let (label, behind) = head.text.strip_prefix('[')?.split_once(']')?;
    if label.is_empty() || label.contains(char::is_whitespace) || !(behind.is_empty() || behind.starts_with(' ')) {
        return None;
    }
    let text = head.skip(head.text.len() - behind.len()).trim();
    let blocks = content(parser, text, below);
    Some(Kind::Footnote(parser.arena.one(Footnote { label, blocks })))
}

/// `.. |name| directive:: text`
fn substitution<'s>(parser: &mut Parser<'s, '_>, head: Line<'s>, below: &'s [Line<'s>]) -> Option<Kind<'s>> {
    let (name, behind) = head.text.strip_prefix('|')?.split_once('|')?;
    if name.is_empty() || name.starts_with(char::is_whitespace) || name.ends_with(char::is_whitespace) {
        return None;
    }
    let (directive, argument) = directive_head(head.skip(head.text.len() - behind.len()).trim())?;
    let options = options(parser.arena, below).1;
    let blocks = content(parser, Line { text: "", start: argument.start }, below);
    let directive = parser.arena.one(Directive { name: directive, argument, options, blocks });
    Some(Kind::Substitution(parser.arena.one(Substitution { name, directive })))
}

/// `name::` and what stands behind it.
fn directive_head(head: Line<'_>) -> Option<(&str, Line<'_>)> {
    let name = head.text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_+:.".contains(byte)).count();
    // The name may hold colons (`py:function`), but not two together.
    let name = head.text.get(..name)?;
    let name = name.get(..name.as_bytes().windows(2).position(|pair| pair == b"::").unwrap_or(name.len()))?;
    let behind = head.text.get(name.len()..)?;
    let argument = behind.strip_prefix("::").or_else(|| behind.strip_prefix(" ::"))?;
    if name.is_empty() || !(argument.is_empty() || argument.starts_with([' ', '\t'])) {
        return None;
    }
    Some((name, head.skip(head.text.len() - argument.len()).trim()))
}

/// A directive and its lines.
pub(super) struct Head<'s> {
    /// The name as printed.
    pub(super) name: &'s str,
    /// What stands behind `::`.
    pub(super) argument: Line<'s>,
    /// All of its lines.
    pub(super) whole: &'s [Line<'s>],
}

impl<'s> Head<'s> {
    /// Whether the directive has this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// What stands behind `::`, as the name of a file.
    pub(super) fn named(&self) -> &'s str {
        self.argument.text
    }
}

/// What a directive holds behind its first line.
pub(super) struct Body<'s> {
    /// What stands behind `::` and on the lines up to the options.
    pub(super) argument: Line<'s>,
    /// The options.
    pub(super) options: &'s [(&'s str, &'s str)],
    /// The content without its indentation, not trimmed of blank lines.
    pub(super) content: &'s [Line<'s>],
}

impl<'s> Body<'s> {
    /// The value of an option.
    pub(super) fn option(&self, name: &str) -> Option<&'s str> {
        self.options.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
    }
}

fn directive<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>) {
    let is = |names| is_any(names, head.name);
    let below = head.whole.get(1..).unwrap_or_default();
    if is(CODE) {
        return code(parser, head);
    }
    if is(ADMONITIONS) {
        let blocks = content(parser, head.argument, below);
        let argument = Line { text: "", start: head.argument.start };
        let directive = Directive { name: head.name, argument, options: &[], blocks };
        return parser.push(Kind::Directive(parser.arena.one(directive)), head.whole);
    }
    let (content, options) = options(parser.arena, below);
    let body = Body { argument: head.argument, options, content: lines::dedented(parser.arena, content) };
    if head.is("csv-table") {
        return csv_table::csv_table(parser, head, &body);
    }
    if head.is("list-table") {
        return list_table::list_table(parser, head, &body);
    }
    if head.is("table") {
        return list_table::titled_table(parser, head, &body);
    }
    let includes = head.is("include") || head.is("literalinclude");
    if includes && include::include(parser, head, &body) == Included::Yes {
        return;
    }
    let blocks = if is(OPAQUE) { &[] } else { parser.nested(body.content) };
    let directive = Directive { name: head.name, argument: head.argument, options: body.options, blocks };
    parser.push(Kind::Directive(parser.arena.one(directive)), head.whole);
}

/// The blocks of text that begins behind a marker and goes on below.
fn content<'s>(parser: &mut Parser<'s, '_>, first: Line<'s>, below: &'s [Line<'s>]) -> Blocks<'s> {
    let (below, _) = options(parser.arena, below);
    parser.nested(lines::below(parser.arena, first, below))
}

/// The `:name: value` lines directly below a directive's first line, and what stands below them.
fn options<'s>(arena: &'s Arena, below: &'s [Line<'s>]) -> (&'s [Line<'s>], &'s [(&'s str, &'s str)]) {
    let mut options = arena.list();
    let mut at = 0;
    while let Some(line) = below.get(at)
        && let Some((name, width)) = list::field(line.text.trim_start())
    {
        options.push((name, line.text.trim_start().get(width..).unwrap_or_default()));
        at += 1;
    }
    (below.get(at..).unwrap_or_default(), options.into_bump_slice())
}

fn code<'s>(parser: &mut Parser<'s, '_>, head: &Head<'s>) {
    let below = head.whole.get(1..).unwrap_or_default();
    let (content, options) = options(parser.arena, below);
    if let Some((_, caption)) = options.iter().find(|(name, _)| name.eq_ignore_ascii_case("caption")) {
        // It shows as a title over the code.
        let argument = Line { text: caption, start: head.argument.start };
        let title = Directive { name: "rubric", argument, options: &[], blocks: &[] };
        parser.push(Kind::Directive(parser.arena.one(title)), head.whole.get(..1).unwrap_or_default());
    }
    let body = lines::trim_blank(content);
    let is_language = !head.argument.text.contains(char::is_whitespace)
        // What begins a message names no language.
        && !matches!(head.argument.text.as_bytes().first(), Some(b'{' | b'[' | b'<' | b'"'));
    let glued = below.first().is_some_and(|line| !line.text.is_empty() && list::field(line.text.trim()).is_none());
    if glued || !is_language {
        let message = "no blank line before the code, so that reStructuredText takes its first lines for the name of \
                       the language; read as code";
        parser.diagnostics.push(Oddity::MissingBlankLine, parser.span(head.whole), message);
    }
    let language = if is_language { head.argument.text } else { "" };
    let lines =
        if is_language { lines::dedented(parser.arena, body) } else { lines::below(parser.arena, head.argument, body) };
    let code = Code { language, lines: Lines { lines } };
    parser.push(Kind::Code(parser.arena.one(code)), head.whole);
}
