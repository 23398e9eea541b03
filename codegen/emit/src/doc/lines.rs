//! The lines of a documentation text: fences, lists, quotes and wrapping.

use super::inline::{inline, verbatim};

/// The widest line, in characters: 120 with the indentation of a field and the slashes.
const WIDTH: usize = 110;

/// How deep quotes stand in quotes; what is deeper is text.
const DEPTH: usize = 4;

/// The mark of a line of a quote.
const QUOTE: &str = "> ";

/// The lines of the prose as rustdoc gets them.
pub(super) fn lines(prose: &str) -> Vec<String> {
    lines_at(0, prose)
}

/// Whether a line goes on with the paragraph of the line before it, as far as its own text tells.
pub(super) fn continues(line: &str) -> bool {
    let is_start = |c: char| c.is_alphanumeric() || matches!(c, '`' | '(' | '"' | '\'' | '*');
    line.starts_with(is_start) && list_item(line).is_none() && fence(line).is_none()
}

fn lines_at(depth: usize, prose: &str) -> Vec<String> {
    let mut out = Out::default();
    let mut block = Block { width: WIDTH - QUOTE.len() * depth, ..Block::default() };
    let mut input = prose.lines().peekable();
    while let Some(line) = input.next() {
        let line = line.trim_end();
        if line.is_empty() {
            block.end(&mut out);
            out.blank();
        } else if let Some(first) = quoted(line).filter(|_| depth < DEPTH) {
            block.end(&mut out);
            block.leave_lists(indent(line), &out);
            let more = std::iter::from_fn(|| input.next_if(|line| quoted(line).is_some())).filter_map(quoted);
            let text: Vec<&str> = std::iter::once(first).chain(more).collect();
            out.quote(block.margin(), &lines_at(depth + 1, &text.join("\n")));
        } else if let Some(fence) = fence(line) {
            block.end(&mut out);
            block.leave_lists(indent(line), &out);
            out.fence(block.margin(), &mut input, &fence);
        } else if let Some((marker, text)) = list_item(line) {
            block.end(&mut out);
            block.open_item(indent(line), marker);
            block.text = text.to_owned();
        } else {
            block.leave_lists(indent(line), &out);
            block.add(line.trim_start(), &mut out);
        }
    }
    block.end(&mut out);
    out.finish()
}

/// The lines that are done.
#[derive(Default)]
struct Out {
    lines: Vec<String>,
}

impl Out {
    fn blank(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn is_blank(&self) -> bool {
        self.lines.last().is_none_or(String::is_empty)
    }

    /// Copies a code block to its end, as text.
    fn fence<'a>(&mut self, margin: usize, input: &mut impl Iterator<Item = &'a str>, fence: &Fence<'_>) {
        let code: Vec<&str> = input.take_while(|line| !fence.closes(line)).collect();
        let longest =
            code.iter().map(|line| line.trim_start()).map(|line| line.len() - line.trim_start_matches('`').len());
        let ticks = "`".repeat(longest.max().unwrap_or(0).max(2) + 1);
        let margin = " ".repeat(margin);
        let outer = code.iter().filter(|line| !line.trim().is_empty()).map(|line| indent(line)).min().unwrap_or(0);
        self.blank();
        self.lines.push(format!("{margin}{ticks}text"));
        for line in code {
            let line = verbatim(line.get(outer..).unwrap_or("").trim_end());
            self.lines.push(format!("{margin}{line}").trim_end().to_owned());
        }
        self.lines.push(format!("{margin}{ticks}"));
        self.lines.push(String::new());
    }

    /// Writes lines as a quote, which what follows is no part of.
    fn quote(&mut self, margin: usize, lines: &[String]) {
        let margin = " ".repeat(margin);
        self.blank();
        self.lines.extend(lines.iter().map(|line| format!("{margin}{QUOTE}{line}").trim_end().to_owned()));
        self.lines.push(String::new());
    }

    fn finish(mut self) -> Vec<String> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines
    }
}

/// The paragraph or item that is being read.
#[derive(Default)]
struct Block {
    width: usize,
    text: String,
    marker: String,
    /// The lists around: where their text stands in the prose, and where it is put.
    lists: Vec<(usize, usize)>,
}

impl Block {
    fn margin(&self) -> usize {
        self.lists.last().map_or(0, |&(_, margin)| margin)
    }

    fn open_item(&mut self, indent: usize, marker: &str) {
        self.lists.retain(|&(column, _)| column <= indent);
        let margin = self.margin();
        self.marker = format!("{}{marker} ", " ".repeat(margin));
        self.lists.push((indent + marker.len() + 1, margin + marker.len() + 1));
    }

    /// After a blank line, text that is not indented belongs to no list.
    fn leave_lists(&mut self, indent: usize, out: &Out) {
        if self.text.is_empty() && out.is_blank() {
            self.lists.retain(|&(column, _)| column <= indent);
        }
    }

    fn add(&mut self, line: &str, out: &mut Out) {
        if is_alone(line) {
            self.end(out);
            out.lines.push(format!("{}{}", " ".repeat(self.margin()), inline(line)));
        } else {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            self.text.push_str(line);
        }
    }

    /// Writes the paragraph, wrapped.
    fn end(&mut self, out: &mut Out) {
        let text = inline(&std::mem::take(&mut self.text));
        let first = std::mem::take(&mut self.marker);
        if text.is_empty() && first.is_empty() {
            return;
        }
        let margin = " ".repeat(self.margin());
        let mut line = if first.is_empty() { margin.clone() } else { first };
        let mut width = line.chars().count();
        let mut fresh = true;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if !fresh && width + 1 + length > self.width && !starts_block(word) {
                out.lines.push(std::mem::replace(&mut line, margin.clone()));
                width = margin.len();
                fresh = true;
            }
            if !fresh {
                line.push(' ');
                width += 1;
            }
            if starts_block(word) && line.trim().is_empty() {
                line.push_str(&escaped(word));
            } else {
                line.push_str(word);
            }
            width += length;
            fresh = false;
        }
        out.lines.push(line.trim_end().to_owned());
    }
}

/// The text of a line of a quote.
fn quoted(line: &str) -> Option<&str> {
    let text = line.trim_start().strip_prefix('>')?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// A fence of a code block.
struct Fence<'a>(&'a str);

impl Fence<'_> {
    fn closes(&self, line: &str) -> bool {
        let line = line.trim();
        line.starts_with(self.0) && line.chars().all(|c| self.0.starts_with(c))
    }
}

fn fence(line: &str) -> Option<Fence<'_>> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| "`~".contains(*c))?;
    let run = line.len() - line.trim_start_matches(mark).len();
    let (fence, info) = line.split_at(run);
    (run >= 3 && !(mark == '`' && info.contains('`'))).then_some(Fence(fence))
}

/// The marker and the text of an item of a list.
fn list_item(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let (marker, text) = line.split_once(' ')?;
    let digits = marker.trim_end_matches(['.', ')']);
    let is_number = digits.len() + 1 == marker.len() && digits.len() < 10 && digits.bytes().all(|b| b.is_ascii_digit());
    (matches!(marker, "-" | "*" | "+") || is_number && !digits.is_empty()).then_some((marker, text.trim_start()))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Whether a line stands for itself: a heading or a row of a table.
fn is_alone(line: &str) -> bool {
    line.starts_with('|') || line.trim_start_matches('#').starts_with(' ') && line.starts_with('#')
}

/// Whether a word at the start of a line would be read as markup.
fn starts_block(word: &str) -> bool {
    matches!(word, "-" | "+" | "*")
        || word.starts_with(['#', '>', '|'])
        || word.starts_with("```")
        || word.starts_with("~~~")
        || word.chars().all(|c| "-=*_".contains(c))
        || word.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit())
}

fn escaped(word: &str) -> String {
    match word.find(['.', ')']) {
        Some(at) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            let (number, rest) = word.split_at(at);
            format!("{number}\\{rest}")
        }
        _ if word.starts_with(|c: char| c.is_ascii_punctuation()) => format!("\\{word}"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, lines};

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        assert_eq!(lines(prose), expected);
    }

    #[test]
    fn a_code_block_is_text_and_never_a_test() {
        check("a\n\n```\nfn x() {}\n```\nb", &["a", "", "```text", "fn x() {}", "```", "", "b"]);
        check("~~~json\n{}\n~~~", &["```text", "{}", "```"]);
        check("```\nnever closed", &["```text", "never closed", "```"]);
        check("~~~\n```\n~~~", &["````text", "```", "````"]);
    }

    #[test]
    fn an_indented_line_is_prose() {
        check("a\n\n    fn x() {}", &["a", "", "fn x() {}"]);
        check("\tlet x = 1;", &["let x = 1;"]);
    }

    #[test]
    fn a_quote_stays_a_quote_and_holds_no_code() {
        check("> **Note:** a\n> b\n\nc", &["> **Note:** a b", "", "c"]);
        check("> a\n>\n>     assert!(false);", &["> a", ">", "> assert!(false);"]);
        check("> ```\n> x\n> ```\n> y", &["> ```text", "> x", "> ```", ">", "> y"]);
        check("- a\n\n  > b\n  > c", &["- a", "", "  > b c"]);
    }

    #[test]
    fn items_are_indented_as_their_depth_asks() {
        check("- a\nlazy\n    - b\n\n      c\n\nd", &["- a lazy", "  - b", "", "    c", "", "d"]);
        check("1. a\n   more\n2. b", &["1. a more", "2. b"]);
    }

    #[test]
    fn long_lines_are_wrapped_where_no_line_becomes_markup() {
        let long = format!("{} - {}", "word ".repeat(21).trim_end(), "x".repeat(20));
        let found = lines(&long);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|line| line.len() <= WIDTH + 2 && !line.starts_with('-')), "{found:?}");
    }

    #[test]
    fn a_paragraph_does_not_begin_with_markup_that_is_none() {
        check("=====", &["\\====="]);
        check("a\n> b", &["a", "", "> b"]);
        check(&">".repeat(6), &["> > > > \\>>"]);
    }
}
