//! Directives that lost a colon, and code that lost its directive: to reStructuredText comments and text.

use super::block::{Code, Kind, Line, Lines};
use super::parser::{Parser, Taken};
use crate::diagnostic::Code as Oddity;

/// The name of a directive without its two colons, and what stands behind it: `.. note: Text`, `.. code-block json`,
/// `.. code::json`. `known` are the names, `code` those of them that a language follows.
pub(super) fn directive<'n, 's>(head: Line<'s>, known: &'n [&'n str], code: &[&str]) -> Option<(&'n str, Line<'s>)> {
    let end = head.text.find([':', ' ', '\t']).unwrap_or(head.text.len());
    let (name, behind) = head.text.split_at_checked(end)?;
    let name = *known.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    let argument = head.skip(head.text.len() - behind.trim_start_matches(':').len()).trim();
    let is_word = !argument.text.contains(char::is_whitespace);
    let is_code = code.contains(&name);
    // Without any colon a comment may begin with the word: "note that …".
    let meant = behind.starts_with(':') || argument.text.is_empty() || is_code;
    (meant && (!is_code || is_word)).then_some((name, argument))
}

/// Reports a directive that was read from less than one.
pub(super) fn report(parser: &mut Parser<'_, '_>, name: &str, head: Line<'_>) {
    let message = format!("not written `.. {name}::`, so that reStructuredText takes it for a comment; read as that");
    let span = parser.span(std::slice::from_ref(&head));
    parser.diagnostics.push(Oddity::MissingDirective, span, message);
}

/// JSON that stands in the text: lines from a brace or bracket that begins one to its partner that ends one.
pub(super) fn json<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let taken = balanced(rest)?;
    let body = rest.get(..taken)?;
    let has_key = body.iter().any(|line| line.text.contains("\":") || line.text.contains("\" :"));
    if !has_key {
        return None;
    }
    let message = "JSON that no directive marks as code, so that reStructuredText takes it for text; read as code";
    let span = parser.span(rest.get(..1)?);
    parser.diagnostics.push(Oddity::MissingDirective, span, message);
    let code = Code { language: "", lines: Lines { lines: body } };
    parser.push(Kind::Code(code), body);
    Some(taken)
}

/// The lines up to the one that closes what the first opens.
fn balanced(lines: &[Line<'_>]) -> Option<Taken> {
    let mut depth = 0_usize;
    for (at, line) in lines.iter().enumerate() {
        let mut quoted = false;
        let mut escaped = false;
        for byte in line.text.bytes() {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth = depth.checked_sub(1)?,
                _ if !quoted && depth == 0 && !byte.is_ascii_whitespace() => return None,
                _ => {}
            }
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// How many lines at the margin go on with code: closing braces that lost their indentation.
pub(super) fn closing(content: &[Line<'_>], below: &[Line<'_>]) -> Taken {
    let is_closing = |line: &&Line<'_>| {
        line.text.starts_with(['}', ']']) && line.text.bytes().all(|byte| matches!(byte, b'}' | b']' | b',' | b' '))
    };
    let taken = below.iter().take_while(is_closing).count();
    let opens = || content.iter().any(|line| line.text.trim_start().starts_with(['{', '[']));
    if taken > 0 && opens() { taken } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::super::block::{Block, Kind};
    use crate::rst;
    use crate::source::FileId;

    /// Expects the blocks of a page, in short, and how many diagnostics there are.
    #[track_caller]
    fn check(page: &str, expected: &[&str], diagnostics: usize) {
        let arena = rst::Arena::default();
        let (blocks, found) = rst::parse(&arena, FileId(0), page);
        let short = |block: &Block<'_>| match &block.kind {
            Kind::Code(code) => format!("code {}: {}", code.language, code.lines.joined()),
            Kind::Directive(directive) => format!("{}: {}", directive.name, directive.argument.text),
            Kind::Heading { text, .. } => format!("heading {text}"),
            Kind::Paragraph(lines) => lines.joined(),
            _ => "other".to_owned(),
        };
        let shown: Vec<_> = blocks.iter().map(short).collect();
        assert_eq!(shown, expected, "{page}");
        assert_eq!(found.into_sorted().len(), diagnostics, "{page}");
    }

    #[test]
    fn a_directive_may_lack_colons() {
        for head in ["code::json", "code: json", "code json", "code:json"] {
            check(&format!(".. {head}\n\n   {{}}\n"), &["code json: {}"], 1);
        }
        check(".. code\n\n   {}\n", &["code : {}"], 1);
        check(".. note: Kites.\n", &["note: "], 1);
        check(".. tip\n   Kites.\n", &["tip: "], 1);
        check(".. note that kites fly\n", &[], 0);
        check(".. code that nobody shows\n", &[], 0);
    }

    #[test]
    fn json_needs_no_directive() {
        check("{\n  \"a\": 1\n}\n\nText.\n", &["code : {\n  \"a\": 1\n}", "Text."], 1);
        check("{\"a\": \"}\"}\n", &["code : {\"a\": \"}\"}"], 1);
        check("{name} of the \"kite\": free\n", &["{name} of the \"kite\": free"], 0);
        check("{name}\n", &["{name}"], 0);
        check("{\"a\": 1\n", &["{\"a\": 1"], 0);
    }

    #[test]
    fn braces_at_the_margin_close_what_is_open() {
        check(".. code::\n\n    {\n      \"a\": 1\n}\n\nText.\n", &["code :     {\n      \"a\": 1\n}", "Text."], 0);
    }

    #[test]
    fn the_caption_of_code_is_its_title() {
        check(".. code:: json\n   :caption: A kite\n\n   {}\n", &["rubric: A kite", "code json: {}"], 0);
    }

    #[test]
    fn a_title_may_lack_the_blank_line_above() {
        check("Some text.\nResponse\n--------\n\nMore.\n", &["Some text.", "heading Response", "More."], 1);
        check("Some text.\nResponse\n---\n", &["Some text.\nResponse\n---"], 0);
    }
}
