//! Inline markup: the text of a paragraph or cell to `CommonMark`, or to plain text.

mod escape;
mod scan;

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
    let mut writer = Writer::with_capacity(text.len() + 16);
    write(&mut writer, text, definitions, &mut Substituted { depth: 0, bytes: 0 });
    writer.finish()
}

/// How deep substitutions may stand in the texts of others; deeper ones are kept as printed.
const SUBSTITUTION_DEPTH: usize = 3;

/// How many bytes substitutions may put into one text; what is beyond is kept as printed.
const SUBSTITUTED: usize = 64 * 1024;

/// What has been put in place of substitutions.
struct Substituted {
    /// In how many substitutions the text stands.
    depth: usize,
    bytes: usize,
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
        Piece::Role { text, .. } => push_unescaped(&mut out, titled(text).0),
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

fn write(writer: &mut Writer, text: &str, definitions: &Definitions, substituted: &mut Substituted) {
    scan(text, definitions, &mut |piece| match piece {
        Piece::Substitution(name) => {
            let text = definitions.substitution(name).filter(|_| substituted.depth < SUBSTITUTION_DEPTH);
            match text.filter(|text| substituted.bytes + text.len() <= SUBSTITUTED) {
                Some(text) => {
                    substituted.bytes += text.len();
                    substituted.depth += 1;
                    write(writer, text, definitions, substituted);
                    substituted.depth -= 1;
                }
                None => writer.plain(&format!("|{name}|")),
            }
        }
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

fn role(writer: &mut Writer, name: &str, text: &str) {
    let last = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
    match last.as_str() {
        name if CODE_ROLES.contains(&name) => writer.literal(&scan::unescaped(text)),
        "strong" | "guilabel" | "menuselection" => writer.marked("**", text),
        "emphasis" | "title" | "title-reference" | "t" | "dfn" | "term" => writer.marked("*", text),
        _ => match titled(text) {
            (title, Some(address)) if is_absolute(address) => writer.link(title, address),
            (title, _) => writer.text(title),
        },
    }
}

/// `title <address>` apart.
fn titled(text: &str) -> (&str, Option<&str>) {
    let split = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    match split {
        Some(("", address)) if is_absolute(address) => (address, Some(address)),
        Some((title, address)) if !title.trim().is_empty() => (title.trim(), Some(address)),
        _ => (text, None),
    }
}

/// Whether an address has a scheme, so that it leads to the same place from anywhere.
fn is_absolute(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, behind)| {
        scheme.len() > 1
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
            && !behind.is_empty()
            && !address.contains(['<', '>', '\\'])
    })
}

#[cfg(test)]
mod tests;
