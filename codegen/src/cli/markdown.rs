//! `CommonMark` for a terminal: paragraphs, lists and code blocks, wrapped; bold and literal text styled.

use std::fmt::Write;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

const BOLD: &str = "\x1b[1m";
const LITERAL: &str = "\x1b[36m";
const PLAIN: &str = "\x1b[0m";

/// A text that is being laid out.
struct Layout {
    out: String,
    width: usize,
    /// What is put before the next line, and before those after it.
    first: String,
    indent: usize,
    /// The styled words of the paragraph so far.
    words: Vec<String>,
    /// Whether the next text belongs to the last word.
    glued: bool,
    style: &'static str,
}

/// The text with lines of at most `width` columns.
pub(crate) fn render(markdown: &str, width: usize) -> String {
    let (out, first, words) = (String::new(), String::new(), Vec::new());
    let mut layout = Layout { out, width, first, indent: 0, words, glued: false, style: "" };
    let mut in_code = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => {
                in_code = false;
                layout.out.push('\n');
            }
            Event::Text(text) if in_code => layout.verbatim(&text),
            Event::Text(text) => layout.text(&text),
            Event::Code(text) => layout.literal(&text),
            Event::SoftBreak | Event::HardBreak => layout.glued = false,
            Event::Start(Tag::Strong | Tag::Heading { .. }) => layout.style = BOLD,
            Event::End(TagEnd::Strong) => layout.style = "",
            Event::Start(Tag::Item) => {
                "* ".clone_into(&mut layout.first);
                layout.indent = 2;
            }
            Event::End(TagEnd::Item) => {
                layout.paragraph("\n");
                layout.indent = 0;
            }
            Event::End(TagEnd::List(_)) => layout.out.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => {
                layout.style = "";
                layout.paragraph("\n\n");
            }
            _ => {}
        }
    }
    let end = layout.out.trim_end().len();
    layout.out.truncate(end);
    layout.out.push('\n');
    layout.out
}

impl Layout {
    fn text(&mut self, text: &str) {
        let starts_blank = text.starts_with(char::is_whitespace);
        for (at, word) in text.split_whitespace().enumerate() {
            self.word(word, at > 0 || starts_blank);
        }
        self.glued = !text.ends_with(char::is_whitespace);
    }

    fn literal(&mut self, text: &str) {
        let outer = std::mem::replace(&mut self.style, LITERAL);
        self.word(&format!("`{text}`"), false);
        self.style = outer;
        self.glued = true;
    }

    fn word(&mut self, word: &str, apart: bool) {
        let styled = if self.style.is_empty() { word.to_owned() } else { format!("{}{word}{PLAIN}", self.style) };
        match self.words.last_mut() {
            Some(last) if self.glued && !apart => last.push_str(&styled),
            _ => self.words.push(styled),
        }
        self.glued = true;
    }

    fn verbatim(&mut self, text: &str) {
        for line in text.lines() {
            self.out.push_str("    ");
            self.out.push_str(line);
            self.out.push('\n');
        }
    }

    /// Fills lines with the words and ends them.
    fn paragraph(&mut self, end: &str) {
        let mut column = 0;
        for word in std::mem::take(&mut self.words) {
            let length = anstream::adapter::strip_str(&word).to_string().chars().count();
            if column == 0 {
                let first = std::mem::take(&mut self.first);
                let _ = write!(self.out, "{first:>indent$}", indent = self.indent);
                column = self.indent;
            } else if column + 1 + length > self.width {
                self.out.push('\n');
                self.out.push_str(&" ".repeat(self.indent));
                column = self.indent;
            } else {
                self.out.push(' ');
                column += 1;
            }
            self.out.push_str(&word);
            column += length;
        }
        if column > 0 {
            self.out.push_str(end);
        }
        self.glued = false;
    }
}

#[cfg(test)]
mod tests {
    use super::render;

    #[track_caller]
    fn check(markdown: &str, width: usize, expected: &str) {
        let text = anstream::adapter::strip_str(&render(markdown, width)).to_string();
        assert_eq!(text, expected);
    }

    #[test]
    fn paragraphs_are_wrapped_and_punctuation_stays_with_its_word() {
        check("See `a b`, **or\nnot**.\n\nEnd", 10, "See `a b`,\nor not.\n\nEnd\n");
    }

    #[test]
    fn lists_hang_and_code_is_kept() {
        check("* one two\n* three\n\n```toml\na  = 1\n```\n", 7, "* one\n  two\n* three\n\n    a  = 1\n");
    }
}
