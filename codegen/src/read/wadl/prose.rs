//! Blocks of prose to `CommonMark`.

use crate::rst::block::{Block, Blocks, Code, Directive, Kind, Lines, Table};
use crate::rst::definitions::Definitions;
use crate::rst::{inline, wrap};

/// Writes a block behind what is written already, parted by a blank line.
pub(crate) fn push_block(out: &mut String, block: &Block<'_>, definitions: &Definitions) {
    let text = self::block(block, definitions);
    push(out, &text);
}

/// Writes a text behind what is written already, parted by a blank line.
pub(crate) fn push(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push_str("\n\n");
    }
    out.push_str(text);
}

/// The blocks, parted by blank lines.
pub(crate) fn blocks(blocks: &Blocks<'_>, definitions: &Definitions) -> String {
    let mut out = String::new();
    for block in blocks {
        push_block(&mut out, block, definitions);
    }
    out
}

/// The text of lines with their breaks.
pub(crate) fn lines(lines: &Lines<'_>) -> String {
    let mut text = String::with_capacity(lines.lines.iter().map(|line| line.text.len() + 1).sum());
    for line in &lines.lines {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line.text.trim());
    }
    text
}

fn block(block: &Block<'_>, definitions: &Definitions) -> String {
    match &block.kind {
        Kind::Paragraph(text) => inline::to_commonmark(&lines(text), definitions),
        Kind::Heading { text, .. } => format!("**{}**", inline::to_commonmark(text, definitions)),
        Kind::Code(code) => fenced(code),
        Kind::List { ordered, items } => list(*ordered, items, definitions),
        Kind::Definitions(terms) => {
            let items = terms.iter().map(|term| {
                let name = inline::to_commonmark(term.term.text, definitions);
                join(format!("**{}**", name.replace("**", "")), &blocks(&term.blocks, definitions))
            });
            items.map(|item| indented("- ", &item)).collect::<Vec<_>>().join("\n")
        }
        Kind::Table(table) => self::table(table, definitions),
        Kind::Quote(inner) => quoted(&blocks(inner, definitions)),
        Kind::Directive(directive) => self::directive(directive, definitions),
        Kind::Footnote { label, blocks: inner } => {
            join(inline::to_commonmark(&format!("[{label}]"), definitions), &blocks(inner, definitions))
        }
        Kind::Target { .. } | Kind::Substitution { .. } | Kind::Comment => String::new(),
    }
}

/// A term and what follows it: on the same line where that is one paragraph.
fn join(term: String, text: &str) -> String {
    match text {
        "" => term,
        text if text.contains("\n\n") => format!("{term}\n\n{text}"),
        text => format!("{term} {text}"),
    }
}

/// Admonitions are quotes that begin with their kind; of other directives the text is kept.
fn directive(directive: &Directive<'_>, definitions: &Definitions) -> String {
    let inner = blocks(&directive.blocks, definitions);
    let name = directive.name.to_ascii_lowercase();
    let title = match name.as_str() {
        "note" | "warning" | "tip" | "important" | "caution" | "attention" | "danger" | "error" | "hint" => {
            let mut title = name.clone();
            title[..1].make_ascii_uppercase();
            title
        }
        "seealso" => "See also".to_owned(),
        "deprecated" => format!("Deprecated {}", directive.argument.text.trim()),
        "versionadded" => format!("Added in {}", directive.argument.text.trim()),
        "versionchanged" => format!("Changed in {}", directive.argument.text.trim()),
        "admonition" | "topic" | "sidebar" => inline::to_commonmark(directive.argument.text, definitions),
        _ => return inner,
    };
    match (title.trim(), inner.as_str()) {
        ("", "") => String::new(),
        (title, "") => quoted(&format!("**{title}**")),
        ("", inner) => quoted(inner),
        (title, inner) => quoted(&format!("**{title}:** {inner}")),
    }
}

fn list(ordered: bool, items: &[Blocks<'_>], definitions: &Definitions) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let mark = if ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
        out.push_str(&indented(&mark, &blocks(item, definitions)));
    }
    out
}

/// A table as a list: each row an item, each cell behind the title of its column.
pub(crate) fn table(table: &Table<'_>, definitions: &Definitions) -> String {
    let titles: Vec<(usize, String)> = table
        .header
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| (cell.column, inline::plain(&wrap::join(cell, table.wrapping)).trim().to_owned()))
        .collect();
    let row = |row: &crate::rst::block::Row<'_>| {
        let cells = row.cells.iter().filter_map(|cell| {
            let text = inline::to_commonmark(&wrap::join(cell, table.wrapping), definitions);
            let text = text.trim();
            let title = titles.iter().find(|(column, _)| *column == cell.column).map_or("", |(_, title)| title);
            match (title, text) {
                (_, "") => None,
                ("", text) => Some(text.to_owned()),
                (title, text) => Some(format!("{}: {text}", inline::to_commonmark(title, definitions))),
            }
        });
        indented("- ", &cells.collect::<Vec<_>>().join("; "))
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

/// Code that no tool takes for a doctest. The fence is longer than any in the code.
fn fenced(code: &Code<'_>) -> String {
    let text = code.lines.joined();
    let mut fence = "```".to_owned();
    while text.contains(fence.as_str()) {
        fence.push('`');
    }
    format!("{fence}text\n{text}\n{fence}")
}

fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    lines.collect::<Vec<_>>().join("\n")
}

/// A text behind a mark, its other lines indented to stand below it.
fn indented(mark: &str, text: &str) -> String {
    let indent = " ".repeat(mark.len());
    let mut out = mark.to_owned();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push('\n');
            if !line.is_empty() {
                out.push_str(&indent);
            }
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::rst::definitions::Definitions;
    use crate::rst::parse;
    use crate::source::FileId;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let (tree, _) = parse(FileId(0), text);
        assert_eq!(blocks(&tree, &Definitions::of(&tree)), expected);
    }

    #[test]
    fn paragraphs_lists_and_notes_become_markdown() {
        check("One\ntwo.\n\nThree.", "One\ntwo.\n\nThree.");
        check("- a\n- b", "- a\n- b");
        check(".. note::\n   Mind the gap.", "> **Note:** Mind the gap.");
        check(".. code::\n\n   a\n    b", "```text\na\n b\n```");
        check(".. _here:\n\nText.", "Text.");
    }
}
