//! Lines to blocks: which construct begins at a line, and the constructs that have no markup of their own. The others
//! have a module each.

use super::arena::Arena;
use super::block::{Block, Blocks, Code, Definition, Kind, Line, Lines};
use super::{bare, grid, habit, heading, lines, list, markup, simple_table};
use crate::diagnostic::{Code as Oddity, Diagnostics};
use crate::limit;
use crate::source::{FileId, Sources, Span};

/// What is known while the blocks of a page are read.
pub(super) struct Parser<'s, 'd> {
    /// Where the blocks stand.
    pub(super) arena: &'s Arena,
    /// The page; another one while an included page is read.
    pub(super) file: FileId,
    /// The pages that may be included, where there are any.
    pub(super) sources: Option<&'s Sources>,
    /// The pages that are being included, outermost first.
    pub(super) including: Vec<FileId>,
    /// How many pages have been included.
    pub(super) included: usize,
    /// How many bytes have been included.
    pub(super) included_bytes: usize,
    /// The heading styles in the order in which the page introduces them.
    pub(super) styles: Vec<heading::Style>,
    /// How deep the blocks being read stand in others.
    pub(super) depth: usize,
    /// How many more blocks are read, and one.
    left: usize,
    /// Whether that was reported.
    is_reported: bool,
    /// What was read of the parts that are not at their end, inner ones behind outer ones. A part goes to the arena
    /// when its length is known: a list that grew there would leave all its copies behind.
    pub(super) open: Vec<Block<'s>>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

/// A construct that was read: how many lines it took.
pub(super) type Taken = usize;

impl<'s, 'd> Parser<'s, 'd> {
    pub(super) fn new(
        diagnostics: &'d mut Diagnostics,
        arena: &'s Arena,
        file: FileId,
        sources: Option<&'s Sources>,
    ) -> Self {
        Self {
            arena,
            file,
            sources,
            including: vec![file],
            included: 0,
            included_bytes: 0,
            styles: Vec::new(),
            depth: 0,
            left: limit::BLOCKS + 1,
            is_reported: false,
            open: Vec::with_capacity(32),
            diagnostics,
        }
    }

    /// The blocks of lines, whose indentation has been taken away.
    pub(super) fn blocks(&mut self, lines: &'s [Line<'s>]) -> Blocks<'s> {
        let outer = self.open.len();
        let mut rest = lines;
        while let Some(first) = rest.first() {
            let taken = match first.text.is_empty() {
                true => 1,
                false if self.is_full(first) => break,
                false => self.block(rest).max(1),
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        self.arena.all(self.open.drain(outer..))
    }

    /// Whether no more blocks are read. The first that is not is reported.
    fn is_full(&mut self, first: &Line<'s>) -> bool {
        self.left = self.left.saturating_sub(1);
        let is_full = self.left == 0;
        if is_full && !std::mem::replace(&mut self.is_reported, is_full) {
            let message = format!("{} blocks of a page are read; this and the others are left out", limit::BLOCKS);
            self.diagnostics.push(Oddity::CountLimit, self.span(std::slice::from_ref(first)), message);
        }
        is_full
    }

    /// The blocks of lines that stand in another block.
    pub(super) fn nested(&mut self, lines: &'s [Line<'s>]) -> Blocks<'s> {
        let lines = lines::trim_blank(lines);
        if lines.is_empty() {
            return &[];
        }
        if self.depth >= limit::BLOCK_DEPTH {
            let message = format!("blocks stand more than {} deep in one another; read as text", limit::BLOCK_DEPTH);
            self.diagnostics.push(Oddity::NestingLimit, self.span(lines), message);
            return self.arena.all(self.paragraph(lines));
        }
        self.depth += 1;
        let blocks = self.blocks(lines);
        self.depth -= 1;
        blocks
    }

    /// The block at the first line, which is not blank.
    fn block(&mut self, rest: &'s [Line<'s>]) -> Taken {
        let Some(first) = rest.first() else { return 0 };
        let taken = match first.text.as_bytes() {
            [b' ' | b'\t', ..] => Some(self.quote(rest)),
            [b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'(', ..] => list::numbered(self, rest),
            [b'#', ..] => list::numbered(self, rest).or_else(|| habit::hashed(self, rest)),
            [b'+', ..] | [b'-', b'-', ..] => grid::grid(self, rest),
            [b'.', b'.', ..] => markup::explicit(self, rest),
            [b'_', b'_', ..] => markup::anonymous_target(self, rest),
            [b':', ..] => list::fields(self, rest),
            [b'|', ..] => {
                habit::barred(self, rest).or_else(|| grid::grid(self, rest)).or_else(|| self.line_block(rest))
            }
            [b'`', b'`', b'`', ..] | [b'~', b'~', b'~', ..] => habit::fenced(self, rest),
            [b'=', ..] => simple_table::simple_table(self, rest),
            [b'>', b'>', b'>', ..] => self.doctest(rest),
            [b'{' | b'[', ..] => bare::json(self, rest),
            _ => None,
        };
        taken
            .or_else(|| list::bulleted(self, rest))
            .or_else(|| heading::heading(self, rest))
            .unwrap_or_else(|| self.text(rest))
    }

    fn quote(&mut self, rest: &'s [Line<'s>]) -> Taken {
        let taken = lines::indented_run(rest);
        let body = rest.get(..taken).unwrap_or_default();
        let blocks = self.nested(lines::dedented(self.arena, body));
        self.push(Kind::Quote(blocks), body);
        taken
    }

    /// `| a line` after another: lines that keep their breaks. A table without its rules looks like one; both are text.
    fn line_block(&mut self, rest: &'s [Line<'s>]) -> Option<Taken> {
        let taken = rest.iter().take_while(|line| line.text == "|" || line.text.starts_with("| ")).count();
        let body = rest.get(..taken).filter(|body| !body.is_empty())?;
        let text = body.iter().map(|line| line.skip(1).trim()).filter(|line| !line.text.is_empty());
        let text = self.arena.all(text);
        if !text.is_empty() {
            self.push(Kind::Paragraph(Lines { lines: text }), body);
        }
        Some(taken)
    }

    fn doctest(&mut self, rest: &'s [Line<'s>]) -> Option<Taken> {
        let taken = rest.iter().take_while(|line| !line.text.is_empty()).count();
        let body = rest.get(..taken)?;
        let code = Code { language: "", lines: Lines { lines: body } };
        self.push(Kind::Code(self.arena.one(code)), body);
        Some(taken)
    }

    /// A paragraph, a definition list, or a paragraph and the literal block that it announces.
    fn text(&mut self, rest: &'s [Line<'s>]) -> Taken {
        if let Some(taken) = bare::message(self, rest) {
            return taken;
        }
        if let [_, second, ..] = rest
            && lines::is_indented(second.text)
        {
            return self.definitions(rest);
        }
        let taken = 1 + (1..rest.len()).take_while(|&at| self.continues(rest.get(at..).unwrap_or_default())).count();
        let body = rest.get(..taken).unwrap_or_default();
        let literal = body.last().is_some_and(|line| line.text.ends_with("::"));
        let paragraph = self.paragraph(body);
        self.open.extend(paragraph);
        if literal { taken + self.literal(rest.get(taken..).unwrap_or_default()) } else { taken }
    }

    /// Whether a line belongs to the paragraph above. docutils takes all lines up to a blank or indented one; a table
    /// or directive that follows without a blank line is what its author meant, and is read as that.
    fn continues(&mut self, rest: &'s [Line<'s>]) -> bool {
        let Some(line) = rest.first() else { return false };
        if line.text.is_empty() || lines::is_indented(line.text) {
            return false;
        }
        let is_title = || self.depth == 0 && heading::begins(rest);
        let interrupts = grid::begins(rest) || markup::begins_directive(line.text) || is_title();
        if interrupts {
            let message = "no blank line before it, so that reStructuredText takes it for text of the paragraph above; \
                           read as a block of its own";
            self.diagnostics.push(Oddity::MissingBlankLine, self.span(std::slice::from_ref(line)), message);
        }
        !interrupts
    }

    /// The paragraph of lines; none where they are `::` alone.
    fn paragraph(&mut self, body: &'s [Line<'s>]) -> Option<Block<'s>> {
        let span = self.span(body);
        let lines = match body {
            [above @ .., last] if last.text.ends_with("::") => {
                let announced = last.text.strip_suffix("::").unwrap_or_default();
                let blank = announced.is_empty() || announced.ends_with([' ', '\t']);
                let text = if blank { announced.trim_end() } else { &last.text[..=announced.len()] };
                let last = Some(Line { text, ..*last }).filter(|last| !last.text.is_empty());
                self.arena.all(above.iter().copied().chain(last))
            }
            _ => body,
        };
        (!lines.is_empty()).then_some(Block { kind: Kind::Paragraph(Lines { lines }), span })
    }

    /// The indented block after `::`, or the one of lines that begin with `>`.
    fn literal(&mut self, rest: &'s [Line<'s>]) -> Taken {
        let taken = lines::indented_run(rest);
        if taken == 0 {
            return self.quoted_literal(rest);
        }
        let body = lines::trim_blank(rest.get(..taken).unwrap_or_default());
        if !body.is_empty() {
            let code = Code { language: "", lines: Lines { lines: lines::dedented(self.arena, body) } };
            self.push(Kind::Code(self.arena.one(code)), body);
        }
        taken
    }

    /// Lines that begin with `>`, up to a blank one. reStructuredText keeps the sign; to a reader it is a mark of the
    /// block, as in a letter.
    fn quoted_literal(&mut self, rest: &'s [Line<'s>]) -> Taken {
        let above = rest.iter().take_while(|line| line.text.is_empty()).count();
        let rest = rest.get(above..).unwrap_or_default();
        let taken = rest.iter().take_while(|line| line.text.starts_with('>') && !line.text.starts_with(">>>")).count();
        if taken == 0 || rest.get(taken).is_some_and(|line| !line.text.is_empty()) {
            return 0;
        }
        let body = rest.get(..taken).unwrap_or_default();
        let unquoted = self.arena.all(body.iter().map(|line| line.skip(1)));
        let code = Code { language: "", lines: Lines { lines: lines::dedented(self.arena, unquoted) } };
        self.push(Kind::Code(self.arena.one(code)), body);
        above + taken
    }

    /// Lines that are each followed by indented ones.
    fn definitions(&mut self, rest: &'s [Line<'s>]) -> Taken {
        let mut definitions = Vec::new();
        let mut at = 0;
        while let Some([term, second, ..]) = rest.get(at..)
            && !term.text.is_empty()
            && !lines::is_indented(term.text)
            && lines::is_indented(second.text)
            && (at == 0 || !is_markup(rest.get(at..).unwrap_or_default()))
        {
            let body = rest.get(at + 1..).unwrap_or_default();
            let taken = lines::indented_run(body);
            let blocks = self.nested(lines::dedented(self.arena, body.get(..taken).unwrap_or_default()));
            definitions.push(Definition { term: *term, blocks });
            at += 1 + taken;
            at += rest.get(at..).unwrap_or_default().iter().take_while(|line| line.text.is_empty()).count();
        }
        self.push(Kind::Definitions(self.arena.all(definitions)), rest.get(..at).unwrap_or_default());
        at
    }

    pub(super) fn push(&mut self, kind: Kind<'s>, lines: &[Line<'s>]) {
        let span = self.span(lines);
        self.open.push(Block { kind, span });
    }

    /// Where lines stand, without blank ones at either end.
    pub(super) fn span(&self, lines: &[Line<'s>]) -> Span {
        let lines = lines::trim_blank(lines);
        let start = lines.first().map_or(0, |line| line.start);
        let end = lines.last().map_or(start, |line| line.end());
        Span::new(self.file, start as usize, end as usize)
    }
}

/// Whether the first line, which is at the margin, begins a construct other than text.
fn is_markup(rest: &[Line<'_>]) -> bool {
    let begins = |line: &Line<'_>| markup::begins(line.text) || list::begins(line.text);
    rest.first().is_some_and(begins) || grid::begins(rest)
}
