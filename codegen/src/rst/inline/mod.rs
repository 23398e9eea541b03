//! Inline markup: the text of a paragraph or cell to `CommonMark`, or to plain text.

mod escape;
mod scan;

use std::borrow::Cow;

use super::definitions::Definitions;
use escape::Writer;
use scan::{Piece, scan, unescape};

/// The text as `CommonMark` that means the same, fit for `rustdoc -D warnings`: what is plain stays plain, addresses
/// stand in `<…>`, and links that lead nowhere from a crate's documentation (to other pages) keep their text only.
///
/// ```
/// use docbind_codegen::rst::definitions::Definitions;
/// use docbind_codegen::rst::inline::{plain, to_commonmark};
///
/// let printed = "The ``id`` of *one* lamp.";
/// assert_eq!(to_commonmark(printed, &Definitions::default()), "The `id` of *one* lamp.");
/// assert_eq!(plain(printed), "The id of one lamp.");
/// ```
#[must_use]
pub fn to_commonmark(text: &str, definitions: &Definitions) -> String {
    commonmark(Cow::Borrowed(text), definitions).into_owned()
}

/// [`to_commonmark`] of a text that may be kept.
pub(crate) fn commonmark<'t>(text: Cow<'t, str>, definitions: &Definitions) -> Cow<'t, str> {
    if escape::is_words(&text) {
        return match text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
            Cow::Owned(mut text) => {
                text.truncate(text.trim_end().len());
                Cow::Owned(text)
            }
        };
    }
    let mut writer = Writer::with_capacity(text.len() + 16);
    write(&mut writer, &text, definitions, 0);
    Cow::Owned(writer.finish())
}

/// The text without characters that show nothing or that reorder the text around them.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|&c| !escape::is_invisible(c)).collect()
}

/// The text without markup: of names, types and titles.
#[must_use]
pub fn plain(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !scan::is_special(char::from(byte))) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    scan(text, &Definitions::default(), &mut |piece| match piece {
        Piece::Literal(text) | Piece::Address(text) => out.push_str(text),
        Piece::Text(text) | Piece::Emphasis(text) | Piece::Strong(text) | Piece::Interpreted(text) => {
            push_unescaped(&mut out, text);
        }
        Piece::Role { name, text } => match shows(name) {
            Shows::Link => push_unescaped(&mut out, titled(text).0),
            Shows::Code | Shows::Strong | Shows::Emphasis => push_unescaped(&mut out, text),
        },
        Piece::Link { text, .. } => push_unescaped(&mut out, text),
        Piece::Substitution(name) => out.extend(["|", name, "|"]),
        Piece::Footnote(label) => out.extend(["[", label, "]"]),
    });
    if !out.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        out.retain(|c| !escape::is_invisible(c));
    }
    out
}

fn push_unescaped(out: &mut String, text: &str) {
    if text.contains('\\') {
        unescape(text, &mut |c| out.push(c));
    } else {
        out.push_str(text);
    }
}

/// Writes a text that stands in so many substitutions.
fn write(writer: &mut Writer, text: &str, definitions: &Definitions, depth: usize) {
    scan(text, definitions, &mut |piece| match piece {
        Piece::Substitution(name) => match definitions.substitute(name, depth) {
            Some(text) => write(writer, text, definitions, depth + 1),
            None => writer.plain(&format!("|{name}|")),
        },
        other => write_piece(writer, &other, definitions),
    });
}

fn write_piece(writer: &mut Writer, piece: &Piece<'_>, definitions: &Definitions) {
    match piece {
        Piece::Text(text) => writer.text(text),
        Piece::Emphasis(text) => writer.marked("*", text),
        Piece::Strong(text) => writer.marked("**", text),
        Piece::Address(address) => writer.address(address),
        // Authors write `x` for code as in Markdown; docutils reads a title.
        Piece::Interpreted(text) if text.contains(char::is_whitespace) => writer.text(text),
        Piece::Interpreted(text) => writer.literal(&scan::unescaped(text)),
        Piece::Literal(text) => writer.literal(text),
        Piece::Role { name, text } => role(writer, name, text),
        Piece::Link { text, address } => {
            let address = address.or_else(|| definitions.target(text));
            match address.filter(|address| is_absolute(address)) {
                Some(address) => writer.link(text, address),
                None => writer.text(text),
            }
        }
        Piece::Substitution(name) => writer.plain(&format!("|{name}|")),
        Piece::Footnote(label) => writer.plain(&format!("[{label}]")),
    }
}

/// Roles whose text is code.
const CODE_ROLES: &[&str] = &[
    "code",
    "literal",
    "file",
    "samp",
    "command",
    "envvar",
    "option",
    "program",
    "regexp",
    "makevar",
    "mailheader",
    "mimetype",
    "kbd",
    "func",
    "class",
    "meth",
    "attr",
    "mod",
    "data",
    "const",
    "exc",
    "obj",
    "math",
];

/// What the text of a role is.
#[derive(Clone, Copy)]
enum Shows {
    Code,
    Strong,
    Emphasis,
    /// A title, behind which an address or the name of a target may stand.
    Link,
}

fn shows(role: &str) -> Shows {
    let last = role.rsplit(':').next().unwrap_or(role).to_ascii_lowercase();
    match last.as_str() {
        name if CODE_ROLES.contains(&name) => Shows::Code,
        "strong" | "guilabel" | "menuselection" => Shows::Strong,
        "emphasis" | "title" | "title-reference" | "t" | "dfn" | "term" => Shows::Emphasis,
        _ => Shows::Link,
    }
}

fn role(writer: &mut Writer, name: &str, text: &str) {
    match shows(name) {
        Shows::Code => writer.literal(&scan::unescaped(text)),
        Shows::Strong => writer.marked("**", text),
        Shows::Emphasis => writer.marked("*", text),
        Shows::Link => match titled(text) {
            (title, Some(address)) if is_absolute(address) => writer.link(title, address),
            (title, _) => writer.text(title),
        },
    }
}

/// `title <address>` apart.
fn titled(text: &str) -> (&str, Option<&str>) {
    let split = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let is_escaped = |title: &str| title.bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
    let is_shown = |title: &str| {
        if title.contains('\\') { !scan::unescaped(title).trim().is_empty() } else { !title.trim().is_empty() }
    };
    match split {
        Some((title, _)) if is_escaped(title) => (text, None),
        Some((title, address)) if is_shown(title) => (title.trim(), Some(address)),
        Some((_, address)) if is_absolute(address) => (address, Some(address)),
        _ => (text, None),
    }
}

/// Whether an address has a scheme (of 2 to 32 characters: `CommonMark`, autolinks), so that it leads to the same place
/// from anywhere.
fn is_absolute(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, behind)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !behind.is_empty()
            && !address.contains(['<', '>', '\\'])
    })
}

#[cfg(test)]
mod tests;
