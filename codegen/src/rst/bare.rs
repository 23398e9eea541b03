//! Directives that lost a colon, and code that lost its directive: to reStructuredText comments and text.

use super::block::{Code, Kind, Line, Lines};
use super::parser::{Parser, Taken};
use crate::diagnostic::Code as Oddity;
use crate::limit;

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
    parser.push(Kind::Code(parser.arena.one(code)), body);
    Some(taken)
}

/// A message that stands in the text: an HTTP message up to a blank line, or XML. A command there is a part of it.
pub(super) fn message<'s>(parser: &mut Parser<'s, '_>, rest: &'s [Line<'s>]) -> Option<Taken> {
    let first = rest.first()?.text;
    let taken = || rest.iter().take_while(|line| !line.text.is_empty()).count();
    let body = match first.as_bytes() {
        [b'H' | b'G' | b'P' | b'D' | b'O' | b'C', ..] if is_first_of_http(first) => rest.get(..taken())?,
        [b'<', ..] => rest.get(..taken()).filter(|body| is_xml(body))?,
        _ => return None,
    };
    let message = "a message that no directive marks as code, so that reStructuredText takes it for text; read as code";
    let span = parser.span(rest.get(..1)?);
    parser.diagnostics.push(Oddity::MissingDirective, span, message);
    let code = Code { language: "", lines: Lines { lines: body } };
    parser.push(Kind::Code(parser.arena.one(code)), body);
    Some(body.len())
}

/// `HTTP/1.1 200 OK`, `GET /kites HTTP/1.1`
fn is_first_of_http(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_version = |word: &str| word.strip_prefix("HTTP/").is_some_and(|it| it.starts_with(['1', '2', '3']));
    let Some(first) = words.next() else { return false };
    if is_version(first) {
        return words.next().is_some_and(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()));
    }
    let is_method = first.bytes().all(|byte| byte.is_ascii_uppercase());
    is_method && words.next().is_some() && words.next().is_some_and(is_version) && words.next().is_none()
}

/// `curl -i https://…`, and not a sentence about curl.
fn is_command(line: &str) -> bool {
    let argument = line.strip_prefix("curl ").map(str::trim_start);
    argument.is_some_and(|argument| ["-", "http", "\"", "'", "$"].iter().any(|begin| argument.starts_with(begin)))
}

/// Whether lines begin with a tag and end with one.
fn is_xml(body: &[Line<'_>]) -> bool {
    let begins = |line: &Line<'_>| {
        line.text.starts_with("<?xml ") || line.text.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
    };
    let ends = |line: &Line<'_>| line.text.trim_end().ends_with('>');
    body.first().is_some_and(begins) && body.last().is_some_and(ends)
}

/// The lines at the margin below a directive of code that has none of its own, up to the end of the message that they
/// begin: they have lost their indentation.
pub(super) fn unindented(below: &[Line<'_>]) -> Taken {
    let blank = below.iter().take_while(|line| line.text.is_empty()).count();
    let body = below.get(blank..).unwrap_or_default();
    let Some(first) = body.first().map(|line| line.text) else { return 0 };
    let run = || body.iter().take_while(|line| !line.text.is_empty()).count();
    let taken = match first.as_bytes() {
        [b'{' | b'[', ..] => balanced(body).unwrap_or_else(run),
        [b'<', ..] => run(),
        _ if is_first_of_http(first) || is_command(first) || is_declaration(first) => run(),
        _ => return 0,
    };
    blank + taken
}

/// `GET /kites`, alone.
fn is_declaration(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let is_method = words.next().is_some_and(|word| word.parse::<docbind_spec::Method>().is_ok());
    is_method && words.next().is_some_and(|path| path.contains('/')) && words.next().is_none()
}

/// Whether a directive that reStructuredText does not have shows code: one of an extension, or a misspelt one.
pub(super) fn is_code_by_another_name(name: &str) -> bool {
    const NAMES: &[&str] =
        &["prompt", "literal", "literalblock", "httpexample", "codetab", "console", "curl", "json", "xml", "http"];
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let is_near = |known: &&str| name.starts_with(['c', 's']) && strsim::osa_distance(&name, known) <= 1;
    NAMES.contains(&name.as_str()) || ["code", "codeblock", "sourcecode"].iter().any(is_near)
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
                // What is deeper is read by nobody, and a page of nothing but brackets not again at each of them.
                b'{' | b'[' if !quoted && depth == limit::JSON_DEPTH => return None,
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
            Kind::Heading(heading) => format!("heading {}", heading.text),
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
    fn messages_need_no_directive() {
        check("HTTP/1.1 200 OK\nServer: Kites\n\nText.\n", &["code : HTTP/1.1 200 OK\nServer: Kites", "Text."], 1);
        check("GET /kites HTTP/1.1\n   Accept: a/b\n", &["code : GET /kites HTTP/1.1\n   Accept: a/b"], 1);
        check("<kite>\n</kite>\n", &["code : <kite>\n</kite>"], 1);
        for text in [
            "HTTP/1.1 is used.",
            "curl -i http://kites.example",
            "GET /kites lists HTTP/1.1 kites",
            "<b> is a tag of HTML",
        ] {
            check(text, &[text], 0);
        }
    }

    #[test]
    fn code_may_have_lost_its_indentation() {
        check(".. code::\n\n{\"a\": 1}\n\nText.\n", &["code : {\"a\": 1}", "Text."], 1);
        check(".. code-block:: http\n\nHTTP/1.1 204 No\nA: b\n", &["code http: HTTP/1.1 204 No\nA: b"], 1);
        check(".. code::\n\ncurl -i kites.example\n", &["code : curl -i kites.example"], 1);
        check(".. code::\n\nGET /kites\n\nText.\n", &["code : GET /kites", "Text."], 1);
        check(".. code::\n\nText.\n", &["code : ", "Text."], 0);
    }

    #[test]
    fn directives_may_be_misspelt() {
        for name in ["codeblock", "sourcecod", "code-blok", "prompt", "http:example"] {
            check(&format!(".. {name}:: json\n\n   {{}}\n"), &["code json: {}"], 1);
        }
        check("..code:: json\n\n   {}\n", &["code json: {}"], 1);
        check(".. node:: json\n", &["node: json"], 0);
        check("..notes:: kites\n", &["..notes:: kites"], 0);
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
