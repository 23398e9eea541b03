//! The cell of a name: `**server**`, `server.\ **id**`, `{server_id}`, `domains[*].name`, `id (optional)`.
//!
//! Reads the spellings of one name. Whether the name is in the path, or a header, is decided elsewhere.

use std::borrow::Cow;

use docbind_spec::variable;
use memchr::memmem;

use crate::limit;
use crate::rst::inline;

/// What the cell of a name says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    #[expect(clippy::struct_field_names, reason = "the name of the parameter in the name cell")]
    /// The last segment of a dotted name; a path in the manner of `XPath` (`/server/@id`) whole.
    pub(crate) name: String,
    /// What stands before the last segment.
    pub(crate) parent: Option<String>,
    /// Whether the name is a template parameter.
    pub(crate) form: Form,
    /// A word in brackets before the name, which names what it belongs to: `(volume) size`.
    pub(crate) qualifier: Option<String>,
    /// What else stands in the cell: `(optional)`, a type.
    pub(crate) note: Option<String>,
}

/// How a name is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// `{name}`: a parameter of the path.
    Braced,
    /// `server\ **id**`: a name and its parent, without the dot between them.
    Undotted,
    /// Any other.
    Plain,
}

/// Reads a cell whose lines are joined. An empty cell gives an empty name.
pub(crate) fn read(cell: &str) -> Name {
    // Most cells hold one word, bold or not, in which nothing has to be looked for.
    let word = cell.strip_prefix("**").and_then(|bold| bold.strip_suffix("**")).unwrap_or(cell);
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)) {
        return Name { name: word.to_owned(), parent: None, form: Form::Plain, qualifier: None, note: None };
    }
    if let Some((parent, name)) = undotted(cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}')) {
        let parent = Some(without_markup(parent).into_owned());
        return Name { name: name.to_owned(), parent, form: Form::Undotted, qualifier: None, note: None };
    }
    if cell.contains('`') && (cell.starts_with(':') || cell.contains("`_")) {
        // A link or a role shows its text alone.
        let shown = inline::plain(cell);
        if !shown.contains('`') {
            return read(&shown);
        }
    }
    let cell = unlisted(cell.trim());
    let cell = emphasised(cell).unwrap_or(cell);
    let text = without_markup(cell);
    if let Some(dotted) = arrowed(&text) {
        return read(&dotted);
    }
    let (qualifier, rest) = qualifier(text.trim());
    let (name, after) = first_name(rest);
    let qualifier = (!qualifier.is_empty()).then(|| qualifier.to_owned());
    let note = (!after.trim().is_empty()).then(|| after.trim().to_owned());
    let braced = name.strip_suffix([':', ',', ';']).unwrap_or(&name);
    if let Some(inner) = braced.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) {
        return Name { name: variable(inner).to_owned(), parent: None, form: Form::Braced, qualifier, note };
    }
    let (parent, name) = segments(unadorned(&name));
    Name { name, parent, form: Form::Plain, qualifier, note }
}

/// A cell of several words that is a key as a whole, for the page has it in quotes before a colon: `Lamps Not Found`.
pub(crate) fn quoted(cell: &str, page: &str) -> Option<Name> {
    let text = without_markup(cell.trim());
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    if !text.contains(' ') || text.chars().count() > WHOLE || !text.chars().all(is_plain) {
        return None;
    }
    let quoted = format!("\"{text}\"");
    let is_key = |at: usize| page[at + quoted.len()..].trim_start_matches(' ').starts_with(':');
    memmem::find_iter(page.as_bytes(), quoted.as_bytes()).any(is_key).then(|| Name {
        name: text.into_owned(),
        parent: None,
        form: Form::Plain,
        qualifier: None,
        note: None,
    })
}

/// How many characters such a key has at most.
const WHOLE: usize = 64;

/// `server > networks > id` with dots.
fn arrowed(text: &str) -> Option<String> {
    // Most names hold no blank.
    memchr::memchr(b' ', text.as_bytes())?;
    let sign = [" > ", " -> ", " → ", " » ", " : ", " :: "].into_iter().find(|sign| text.contains(sign))?;
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-:[]*".contains(&byte))
    };
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    parts.iter().all(|part| is_name(part)).then(|| parts.join("."))
}

/// The names of a cell that holds several, with commas between: `limit, marker`.
pub(crate) fn several(cell: &str) -> Option<Vec<String>> {
    if !cell.contains(',') {
        return None;
    }
    let text = without_markup(cell);
    let is_name = |part: &str| {
        let inner = part.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(part);
        inner.starts_with(|c: char| c.is_ascii_alphabetic())
            && inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
    };
    let parts = text.split(',').map(str::trim);
    let parts = parts.map(|part| part.strip_prefix("and ").or_else(|| part.strip_prefix("or ")).unwrap_or(part).trim());
    let names: Vec<String> = parts.map(str::to_owned).collect();
    (names.len() <= SEVERAL && names.iter().all(|name| is_name(name))).then_some(names)
}

/// How many names a cell holds at most.
const SEVERAL: usize = 16;

/// A name without the bullet of a list of one: `* name`, `- name`, as people print members of the row above.
fn unlisted(cell: &str) -> &str {
    let mut cell = cell;
    // Those of members of members have two.
    while let Some(behind) = cell.strip_prefix(['*', '-', '•', '–'])
        && behind.starts_with(char::is_whitespace)
        && !behind.trim_start().is_empty()
    {
        cell = behind.trim_start();
    }
    cell
}

/// The name that is in italics, or in quotation marks, as a whole.
fn emphasised(cell: &str) -> Option<&str> {
    let marks = [('*', '*'), ('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')];
    let (begins, ends) = marks.into_iter().find(|&(begins, _)| cell.starts_with(begins))?;
    let inside = cell.strip_prefix(begins)?.strip_suffix(ends)?;
    (!inside.is_empty() && !inside.contains([begins, ends])).then_some(inside)
}

/// Drops bold and literal marks, escapes and invisible characters; what the page shows is left.
fn without_markup(cell: &str) -> Cow<'_, str> {
    // Mostly the whole of it is bold.
    let bold = cell.strip_prefix(r"\ ").unwrap_or(cell).strip_prefix("**").and_then(|bold| bold.strip_suffix("**"));
    let inner = bold.unwrap_or(cell);
    if !inner.bytes().any(|byte| matches!(byte, b'\\' | b'*' | b'`' | 0x80..)) {
        return Cow::Borrowed(inner);
    }
    let mut text = String::with_capacity(cell.len());
    let mut chars = cell.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // An escaped blank separates markup and shows nothing; another escaped character shows itself.
            '\\' => {
                if let Some(next) = chars.next()
                    && !next.is_whitespace()
                {
                    text.push(next);
                }
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
            }
            '`' | '\u{200b}' | '\u{feff}' | '\u{ad}' => {}
            '\u{a0}' => text.push(' '),
            c => text.push(c),
        }
    }
    Cow::Owned(text)
}

/// `server\ **id**` apart, which lacks a dot: the generator marks the whole name, behind a dot or nothing.
fn undotted(cell: &str) -> Option<(&str, &str)> {
    let marked = cell.strip_suffix("**").filter(|marked| marked.contains('\\'))?;
    let (parent, name) = marked.split_once(r"\ **")?;
    let is_plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    let is_whole = parent.ends_with(|c: char| c.is_ascii_alphanumeric());
    (is_whole && is_plain(parent) && is_plain(name) && !name.is_empty()).then_some((parent, name))
}

/// Splits `(datastore)` off the front of `(datastore) version`, without its brackets.
fn qualifier(text: &str) -> (&str, &str) {
    match text.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
        Some((inside, after)) if !after.trim().is_empty() => (inside.trim(), after.trim_start()),
        _ => ("", text),
    }
}

/// How many pieces a name is wrapped into at most.
const PIECES: usize = 32;

/// The name at the front, without the blanks at which it was wrapped, and what follows it.
fn first_name(text: &str) -> (Cow<'_, str>, &str) {
    let mut name = Cow::Borrowed("");
    let mut rest = text;
    let mut pieces = 0;
    loop {
        pieces += 1;
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        name += &rest[..end];
        rest = rest[end..].trim_start();
        let is_open = |opens, closes| name.contains(opens) && !name.contains(closes) && rest.contains(closes);
        let open = is_open('{', '}') || is_open('<', '>');
        let wrapped =
            name.ends_with(['-', '_', '.', ':', '/', '@', '[']) || rest.starts_with(['.', '_', ':', ']', '/']);
        if rest.is_empty() || !(open || wrapped) || pieces == PIECES {
            // `name(optional)`: the note is glued to the name.
            return match name.find('(') {
                Some(at) if at > 0 && name.ends_with(')') && rest.is_empty() => {
                    let note = &text[text.find('(').unwrap_or(text.len())..];
                    (Cow::Owned(name[..at].to_owned()), note)
                }
                _ => (name, rest),
            };
        }
    }
}

/// A name without the signs that people print around it: `name:`, `name,`, `?limit`, `&limit`, `limit=`, `name*` with a
/// remark below.
fn unadorned(name: &str) -> &str {
    let inner = name.strip_prefix(['?', '&']).unwrap_or(name);
    let inner = inner.strip_suffix([':', '=', ',', ';']).unwrap_or(inner);
    let marked = inner.strip_suffix('*').filter(|inner| inner.ends_with(|c: char| c.is_ascii_alphanumeric()));
    let inner = marked.unwrap_or(inner).trim_end_matches(['†', '‡', '¹', '²', '³']);
    if inner.is_empty() || inner.contains(['?', '=', '{']) { name } else { inner }
}

/// Splits a dotted name before its last segment. `$.` is the root of a `JSONPath`.
fn segments(name: &str) -> (Option<String>, String) {
    let name = name.strip_prefix("$.").unwrap_or(name);
    if name.contains(['/', '@']) {
        return (None, name.to_owned());
    }
    let name = name.trim_end_matches('.');
    if is_too_deep(name) {
        return (None, name.to_owned());
    }
    match name.rsplit_once('.') {
        Some((parent, last)) if !parent.is_empty() => (Some(parent.to_owned()), last.to_owned()),
        Some((_, last)) => (None, last.to_owned()),
        None => (None, name.to_owned()),
    }
}

/// Whether a name has more parents than are read; it is kept whole.
pub(crate) fn is_too_deep(name: &str) -> bool {
    name.bytes().filter(|&byte| byte == b'.').count() > limit::PARENTS
}

#[cfg(test)]
mod tests {
    use super::{Form, quoted, read, several};

    #[track_caller]
    fn check(cell: &str, parent: &str, name: &str, note: &str) {
        let read = read(cell);
        let found = (read.parent.as_deref().unwrap_or(""), read.name.as_str(), read.note.as_deref().unwrap_or(""));
        assert_eq!(found, (parent, name, note), "{cell}");
    }

    #[test]
    fn words_in_quotes_before_a_colon_are_one_key() {
        let page = r#"{"Orbits Found" : 1, "of": "Orbits Lost"}"#;
        let name = |cell: &str| quoted(cell, page).map(|name| name.name);
        assert_eq!(name("**Orbits Found**").as_deref(), Some("Orbits Found"));
        assert_eq!((name("Orbits Lost"), name("of"), name("Orbits (Found)")), (None, None, None));
    }

    #[test]
    fn markup_is_dropped() {
        check("**orbit**", "", "orbit", "");
        check(r"\ **orbit**", "", "orbit", "");
        check("``orbit``", "", "orbit", "");
        check("\u{200b}orbit", "", "orbit", "");
        check(r"orbit\_id", "", "orbit_id", "");
        check("*orbit*", "", "orbit", "");
        check("\"orbit\"", "", "orbit", "");
        check("`orbit`_", "", "orbit", "");
        check(":ref:`orbit <height>`", "", "orbit", "");
        check("orbit:", "", "orbit", "");
        check("orbit,", "", "orbit", "");
        check("{orbit}:", "", "orbit", "");
        check("* orbit", "", "orbit", "");
        check("- orbit", "", "orbit", "");
        check("- probe.orbit", "probe", "orbit", "");
        check("?orbit", "", "orbit", "");
        check("&orbit=", "", "orbit", "");
        check("orbit=", "", "orbit", "");
        check("orbit*", "", "orbit", "");
        check("?orbit={height}", "", "?orbit={height}", "");
        check("X-Probe-Meta-*", "", "X-Probe-Meta-*", "");
    }

    #[test]
    fn the_last_segment_is_the_name() {
        check(r"probe.\ **mass**", "probe", "mass", "");
        check(r"probe.engine.\ **thrust**", "probe.engine", "thrust", "");
        check("probes[*].name", "probes[*]", "name", "");
        check("tags[]", "", "tags[]", "");
        check("images.[]", "images", "[]", "");
        check("$.probe.mass", "probe", "mass", "");
        check(r"probe.\ **EXT:mode**", "probe", "EXT:mode", "");
    }

    #[test]
    fn an_arrow_stands_for_a_dot() {
        check("probe > engine > thrust", "probe.engine", "thrust", "");
        check("**probe** → **mass**", "probe", "mass", "");
        check("mass > 3 or so", "", "mass", "> 3 or so");
    }

    #[test]
    fn a_cell_may_hold_several_names() {
        assert_eq!(
            several("``limit``, **marker**, and {id}").as_deref(),
            Some(&["limit", "marker", "{id}"].map(str::to_owned)[..])
        );
        assert_eq!(several("limit, the number"), None);
        assert_eq!(several("limit"), None);
    }

    #[test]
    fn a_dot_may_be_missing_before_the_marked_name() {
        check(r"probe\ **mass**", "probe", "mass", "");
        check(r"probe.engine\ **thrust**", "probe.engine", "thrust", "");
        check(r"probe\_\ **mass**", "", "probe_mass", "");
        assert_eq!(read(r"probe\ **mass**").form, Form::Undotted);
    }

    #[test]
    fn every_marked_occurrence_of_the_name_is_part_of_the_path() {
        check(r"\ **probe**s.\ **probe**", "probes", "probe", "");
    }

    #[test]
    fn wrapped_names_are_one_name() {
        check("probe. **mass**", "probe", "mass", "");
        check("EXT-PROBE- MODE:kind", "", "EXT-PROBE-MODE:kind", "");
        check(r"probe.\  **mass** Array *(Optional)*", "probe", "mass", "Array *(Optional)*");
    }

    #[test]
    fn a_note_stands_beside_the_name() {
        check("mass (optional)", "", "mass", "(optional)");
        check("mass(optional)", "", "mass", "(optional)");
        check("(engine) kind", "", "kind", "");
        assert_eq!(read("(engine) kind").qualifier.as_deref(), Some("engine"));
        check("parts (name/size)", "", "parts", "(name/size)");
    }

    #[test]
    fn braces_mark_a_template_parameter() {
        assert_eq!(read("{probe_id}").form, Form::Braced);
        check("{probe_id}", "", "probe_id", "");
        check("{ probe_id }", "", "probe_id", "");
        check("{probe_id} (Required)", "", "probe_id", "(Required)");
    }

    #[test]
    fn a_name_of_very_many_parents_stays_whole() {
        let (deep, deeper) = ("a.".repeat(32), "a.".repeat(33));
        check(&format!("{deep}b"), deep.trim_end_matches('.'), "b", "");
        check(&format!("{deeper}b"), "", &format!("{deeper}b"), "");
    }

    #[test]
    fn xpath_stays_whole() {
        check("/probe/@mass", "", "/probe/@mass", "");
    }

    #[test]
    fn an_empty_cell_has_an_empty_name() {
        check("", "", "", "");
        check("****", "", "", "");
        check(")", "", ")", "");
    }
}
