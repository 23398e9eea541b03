//! The line that declares an operation: `GET /tasks/{task_id}`, alone in a block of code.

use docbind_spec::{Method, PathTemplate};
use memchr::memmem;

use super::text_declaration;
use crate::rst::block::{Code, Line};
use crate::source::{self, FileId, Source, Span, Spanned};

/// A method and a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Signature {
    /// The method.
    pub(crate) method: Method,
    /// The path as printed, without invisible characters.
    pub(crate) path: Spanned<PathTemplate>,
}

impl Signature {
    /// A method and a path as printed at `span`.
    pub(crate) fn new(method: Method, path: String, span: Span) -> Self {
        Self { method, path: Spanned { node: PathTemplate::new(path), span } }
    }

    /// Whether the path is printed with its host.
    pub(crate) fn is_absolute(&self) -> bool {
        self.path.node.as_str().contains("://")
    }
}

/// Reads a block of one line, and of headers below it; `None` where it is anything else.
pub(crate) fn read(file: FileId, code: &Code<'_>) -> Option<Signature> {
    let mut lines = code.lines.lines.iter().filter(|line| !line.is_blank());
    let signature = of_line(file, *lines.next()?)?;
    // With a version it is a message.
    let is_message = || code.lines.lines.iter().any(|line| line.text.contains(" HTTP/"));
    match lines.next() {
        None => Some(signature),
        Some(second) => (is_header(second) && lines.all(is_header) && !is_message()).then_some(signature),
    }
}

/// `Accept: application/json`
fn is_header(line: &Line<'_>) -> bool {
    let name = line.text.split_once(": ").map(|(name, _)| name.trim_start());
    name.is_some_and(|name| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

fn of_line(file: FileId, line: Line<'_>) -> Option<Signature> {
    let text = line.text.trim_start();
    let (method, rest) = text.split_once(|c: char| c.is_whitespace())?;
    let printed = rest.trim();
    let method = method.trim_start_matches(is_invisible).trim_start_matches("**").trim_end_matches("**");
    let method = match method.parse() {
        Ok(method) => method,
        // `get /kites`, `GET: /kites`
        Err(_) if printed.starts_with(['/', '{']) && !printed.contains(' ') => {
            method.trim_end_matches(':').to_ascii_uppercase().parse().ok()?
        }
        Err(_) => return None,
    };
    // A version belongs to a request, which is an example; a declaration may carry one all the same.
    let printed = printed.split_once(" HTTP/").map_or(printed, |(path, _)| path.trim_end());
    let begins = printed.trim_start_matches(is_invisible).starts_with(['/', '{', 'h', 'v', '$', '<']);
    // `GET kites/{id}`
    let relative = || printed.contains("/{") && !printed.contains(' ');
    if !printed.contains('/') || !begins && !relative() {
        return None;
    }
    let start = line.start as usize + line.text.len() - rest.trim_start().len();
    let span = Span::new(file, start, start + printed.len());
    let path =
        if printed.is_ascii() { printed.to_owned() } else { printed.chars().filter(|c| !is_invisible(*c)).collect() };
    Some(Signature { method, path: Spanned { node: PathTemplate::new(path), span } })
}

/// Characters that editors leave in a page and that show nothing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}')
}

/// Where a page may declare operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MayDeclare {
    /// In blocks of code, as pages of operations do.
    InCode,
    /// In the text alone.
    InText,
    /// Nowhere.
    No,
}

/// Whether a text may hold an operation at all: a line that begins with a method and a path, or words that only pages
/// of operations use. Quick, for most files of a folder are prose.
pub(crate) fn may_declare(page: &Source) -> MayDeclare {
    let bytes = page.text().as_bytes();
    let mut found = MayDeclare::No;
    for (_, line) in source::lines(page.text(), page.line_starts()) {
        if begins_as_declaration(line) {
            return MayDeclare::InCode;
        }
        if found == MayDeclare::No && text_declaration::may_begin(line) {
            found = MayDeclare::InText;
        }
    }
    let has = |words: &[u8]| memmem::find(bytes, words).is_some();
    if has(b"possible response codes") || has(b"parameters for the re") { MayDeclare::InCode } else { found }
}

fn begins_as_declaration(line: &str) -> bool {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let line = match line.as_bytes().get(blanks) {
        Some(b'A'..=b'Z') => &line[blanks..],
        // The first byte of the characters that show nothing.
        Some(0x80..) => line.trim_start_matches([' ', '\t', '\u{200b}', '\u{feff}']),
        Some(_) | None => return false,
    };
    let method = line.bytes().take_while(u8::is_ascii_uppercase).count();
    matches!(method, 3..=7)
        && line[..method].parse::<Method>().is_ok()
        && line[method..].starts_with([' ', '\t', '\u{a0}'])
        && line[method..].contains('/')
}

#[cfg(test)]
mod tests {
    use super::{MayDeclare, may_declare, of_line, read};
    use crate::rst::block::{Code, Line, Lines};
    use crate::source::{FileId, Source};

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str)>) {
        let signature = of_line(FileId(0), Line { text: line, start: 0 });
        let found = signature.as_ref().map(|found| (found.method.as_str(), found.path.node.as_str()));
        assert_eq!(found, expected, "{line}");
        if let Some(signature) = signature {
            assert!(line[signature.path.span.range()].ends_with(signature.path.node.as_str()) || !line.is_ascii());
            assert_eq!(may_declare(&Source::new("page.rst", line)), MayDeclare::InCode);
        }
    }

    /// Expects what a block declares.
    #[track_caller]
    fn check_block(lines: &str, expected: Option<&str>) {
        let lines: Vec<Line<'_>> = lines.lines().map(|text| Line { text, start: 0 }).collect();
        let code = Code { language: "", lines: Lines { lines: &lines } };
        let path = read(FileId(0), &code).map(|found| found.path.node.as_str().to_owned());
        assert_eq!(path.as_deref(), expected);
    }

    #[test]
    fn headers_may_stand_below_a_declaration() {
        check_block("GET /probes\nAccept: application/json\n", Some("/probes"));
        check_block("get /probes\n", Some("/probes"));
        check_block("GET: /probes\n", Some("/probes"));
        check_block("GET /probes HTTP/1.1\nHost: probes.example\n", None);
        check_block("GET /probes\nPUT /probes\n", None);
        check_block("GET /probes\n\n{\"a\": 1}\n", None);
    }

    #[test]
    fn a_line_of_method_and_path_declares_an_operation() {
        check("GET /probes", Some(("GET", "/probes")));
        check("  PATCH  /probes//{id} ", Some(("PATCH", "/probes//{id}")));
        check("GET \u{200b}/probes", Some(("GET", "/probes")));
        check("GET /probes HTTP/1.1", Some(("GET", "/probes")));
        check("GET {endpoint}/probes", Some(("GET", "{endpoint}/probes")));
        check("GET it all", None);
        check("GET probes/{id}", Some(("GET", "probes/{id}")));
        check("GET the probes/{id}", None);
        check("get probes/{id}", None);
        check("see /probes", None);
        check("GET", None);
    }
}
