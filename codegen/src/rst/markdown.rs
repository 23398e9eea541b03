//! Blocks to `CommonMark` that `rustdoc -D warnings` accepts and that shows what the page shows.

use std::borrow::Cow;

use super::arena::Arena;
use super::block::{Block, Blocks, Cell, Code, Definition, Directive, Footnote, Heading, Kind, Row, Table, Wrapping};
use super::definitions::Definitions;
use super::inline::{self, to_commonmark};
use super::wrap;

/// The blocks as `CommonMark`, without a line break at the end.
#[must_use]
pub fn blocks(blocks: &[Block<'_>], definitions: &Definitions) -> String {
    let mut parts = blocks.iter().map(|block| self::block(block, definitions)).filter(|part| !part.is_empty());
    let mut out = parts.next().unwrap_or_default();
    parts.for_each(|part| out.extend(["\n\n", &part]));
    out
}

/// The text of a table's cell as `CommonMark`. What the generator wrapped is one paragraph; what a person wrote may
/// hold lists, paragraphs and directives.
#[must_use]
pub fn cell(cell: &Cell<'_>, wrapping: Wrapping, definitions: &Definitions) -> String {
    match (paragraph_of(cell, wrapping), wrapping) {
        (Some(text), _) => paragraph(text, definitions),
        (None, Wrapping::Csv) => blocks_of(cell, definitions).replace("\"\"", "\""),
        (None, Wrapping::Generator | Wrapping::Human) => blocks_of(cell, definitions),
    }
}

/// The text of a cell that is one paragraph; nothing where it holds blocks.
pub(crate) fn paragraph_of<'s>(cell: &Cell<'s>, wrapping: Wrapping) -> Option<Cow<'s, str>> {
    // The generator puts a cell on one line before it breaks it: a person left the blank one.
    let is_text = wrapping == Wrapping::Generator && !has_gap(cell) || !holds_blocks(cell);
    is_text.then(|| wrap::join(cell, wrapping))
}

/// The text of such a cell as `CommonMark`.
pub(crate) fn paragraph(text: Cow<'_, str>, definitions: &Definitions) -> String {
    inline::commonmark(named_notes(text), definitions).into_owned()
}

fn blocks_of(cell: &Cell<'_>, definitions: &Definitions) -> String {
    let arena = Arena::default();
    let (parsed, _) = super::parse_lines(&arena, cell.span.file, cell.lines);
    blocks(parsed, definitions)
}

/// Whether a blank line stands between lines of a cell.
fn has_gap(cell: &Cell<'_>) -> bool {
    let [_, lines @ ..] = cell.lines.lines else { return false };
    let gap = lines.iter().position(|line| line.is_blank());
    gap.is_some_and(|gap| lines[gap..].iter().any(|line| !line.is_blank()))
}

/// Whether a cell holds more than one paragraph of text.
fn holds_blocks(cell: &Cell<'_>) -> bool {
    cell.lines.lines.iter().any(|line| {
        let text = line.trim().text;
        text.is_empty() || text.ends_with("::") || super::list::begins(text) || super::markup::begins(text)
    })
}

/// The generator prints a note in a cell as running text, `.. note:: Text`.
fn named_notes(text: Cow<'_, str>) -> Cow<'_, str> {
    // Few texts have two dots together, and most have one somewhere.
    let mut dots = memchr::memchr_iter(b'.', text.as_bytes());
    if !dots.any(|at| text.get(at..).is_some_and(|text| text.starts_with(".. "))) {
        return text;
    }
    let named = |text: String, (name, title): &(&str, &str)| {
        if !text.contains(name) {
            return text;
        }
        text.replace(&format!(".. {name}:: "), &format!("**{title}:** "))
    };
    Cow::Owned(ADMONITIONS.iter().fold(text.into_owned(), named))
}

const ADMONITIONS: [(&str, &str); 9] = [
    ("note", "Note"),
    ("warning", "Warning"),
    ("important", "Important"),
    ("tip", "Tip"),
    ("caution", "Caution"),
    ("attention", "Attention"),
    ("danger", "Danger"),
    ("error", "Error"),
    ("hint", "Hint"),
];

fn block(block: &Block<'_>, definitions: &Definitions) -> String {
    match &block.kind {
        Kind::Heading(Heading { level, text, .. }) => {
            format!("{} {}", "#".repeat(usize::from((*level).min(6))), to_commonmark(text, definitions))
        }
        Kind::Paragraph(lines) => inline::commonmark(Cow::Owned(lines.joined()), definitions).into_owned(),
        Kind::Code(code) => fenced(code),
        Kind::List { ordered, items } => list(*ordered, items, definitions),
        Kind::Definitions(entries) => beneath(entries.iter().map(|entry| definition(entry, definitions))),
        Kind::Table(table) => self::table(table, definitions),
        Kind::Quote(inner) => quoted(&blocks(inner, definitions)),
        Kind::Directive(inner) => directive(inner, definitions),
        Kind::Footnote(Footnote { label, blocks: inner }) => {
            format!("\\[{}\\] {}", to_commonmark(label, definitions), blocks(inner, definitions))
        }
        Kind::Target(_) | Kind::Substitution(_) => String::new(),
    }
}

/// A fenced block. It always names a language: rustdoc would compile one that names none.
fn fenced(code: &Code<'_>) -> String {
    const LANGUAGES: [&str; 8] = ["json", "xml", "http", "bash", "console", "javascript", "python", "yaml"];
    let language = LANGUAGES.iter().find(|known| code.language.eq_ignore_ascii_case(known)).unwrap_or(&"text");
    let text = inline::visible(&code.lines.joined());
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

fn list(ordered: bool, items: &[Blocks<'_>], definitions: &Definitions) -> String {
    beneath(items.iter().enumerate().map(|(at, item)| {
        let marker = if ordered { format!("{}. ", at + 1) } else { "- ".to_owned() };
        indented(&marker, &blocks(item, definitions))
    }))
}

/// Texts beneath one another, without a moment at which there are all of them apart.
fn beneath(texts: impl Iterator<Item = String>) -> String {
    let joined = texts.reduce(|above, text| above + "\n" + &text);
    joined.unwrap_or_default()
}

fn definition(entry: &Definition<'_>, definitions: &Definitions) -> String {
    let term = to_commonmark(entry.term.text, definitions);
    let text = blocks(entry.blocks, definitions);
    let gap = if matches!(entry.blocks.first(), Some(Block { kind: Kind::Paragraph(_), .. })) { ": " } else { ":\n\n" };
    indented("- ", &format!("{term}{gap}{text}"))
}

/// Text with a marker before its first line and its other lines below the text of that.
fn indented(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len());
    let mut out = marker.trim_end().to_owned();
    for (at, line) in text.lines().enumerate() {
        match (at, line.is_empty()) {
            (0, false) => out.extend([" ", line]),
            (0, true) => {}
            (_, true) => out.push('\n'),
            (_, false) => out.extend(["\n", &indent, line]),
        }
    }
    out
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    for (at, line) in text.lines().enumerate() {
        out.push_str(if at == 0 { ">" } else { "\n>" });
        if !line.is_empty() {
            out.extend([" ", line]);
        }
    }
    out
}

fn directive(directive: &Directive<'_>, definitions: &Definitions) -> String {
    let name = directive.name.to_ascii_lowercase();
    let text = blocks(directive.blocks, definitions);
    let title = to_commonmark(directive.argument.text, definitions);
    if let Some((_, marker)) = ADMONITIONS.iter().find(|(known, _)| *known == name) {
        // Only text goes on in the line of the word.
        let is_text = matches!(directive.blocks.first().map(|block| &block.kind), Some(Kind::Paragraph(_)) | None);
        return quoted(&format!("**{marker}:**{}{text}", if is_text { " " } else { "\n\n" }));
    }
    match name.as_str() {
        "rubric" | "topic" | "sidebar" | "admonition" | "centered" => headed(&title, &text),
        "versionadded" => headed(&format!("New in version {title}"), &text),
        "versionchanged" => headed(&format!("Changed in version {title}"), &text),
        "deprecated" => headed(&format!("Deprecated since version {title}"), &text),
        _ => text,
    }
}

/// A line of its own that stands out, and the text below.
fn headed(title: &str, text: &str) -> String {
    let title = title.trim();
    let head = if title.is_empty() || title.contains('*') { title.to_owned() } else { format!("**{title}**") };
    [head, text.to_owned()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn table(table: &Table<'_>, definitions: &Definitions) -> String {
    let columns = table.header.iter().chain(table.rows).flat_map(|row| row.cells);
    let columns = columns.map(|cell| (cell.column + cell.column_span) as usize).max().unwrap_or(0);
    let line = |row: Option<&Row<'_>>| {
        let mut texts = vec![String::new(); columns];
        for cell in row.iter().flat_map(|row| row.cells) {
            if let Some(text) = texts.get_mut(cell.column as usize) {
                *text = cell_on_a_line(cell, table.wrapping, definitions);
            }
        }
        format!("| {} |", texts.join(" | "))
    };
    let mut lines: Vec<_> =
        table.title.iter().map(|title| format!("{}\n", to_commonmark(title.text, definitions))).collect();
    lines.push(line(table.header.last()));
    lines.push(format!("|{}", " --- |".repeat(columns)));
    lines.extend(table.rows.iter().map(|row| line(Some(row))));
    if columns == 0 { String::new() } else { lines.join("\n") }
}

/// The text of a cell without line breaks and with every bar escaped, in code too, as tables want it.
fn cell_on_a_line(cell: &Cell<'_>, wrapping: Wrapping, definitions: &Definitions) -> String {
    let text = to_commonmark(&wrap::join(cell, wrapping), definitions);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '|' && !out.ends_with('\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
