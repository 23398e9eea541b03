//! The line that declares an operation: `GET /tasks/{task_id}`, alone in a block of code.

use std::borrow::Cow;
use std::sync::LazyLock;

use docbind_spec::{Method, PathTemplate};
use memchr::memmem::Finder;

use super::{text_declaration, uri};
use crate::limit;
use crate::rst::block::{Code, Line};
use crate::source::{self, FileId, Source, Span, Spanned};

/// A method and a path.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Signature {
    /// The method.
    pub(crate) method: Method,
    /// The path as printed, without invisible characters.
    pub(crate) path: Spanned<PathTemplate>,
    /// The other methods and paths that one block declares.
    pub(crate) others: Vec<(Method, Spanned<PathTemplate>)>,
    /// Whether it is printed with its host.
    pub(crate) is_absolute: bool,
    /// What is odd about how it is printed, and what was read.
    pub(crate) oddity: Option<String>,
    /// Whether it takes several lines.
    pub(crate) form: Form,
}

/// How a declaration is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// On one line, and perhaps with headers below it.
    Line,
    /// On several lines: one declares where tables or sections follow.
    Lines,
}

/// How many methods and paths one block declares at most.
const TOGETHER: usize = 8;

impl Signature {
    /// A method and a path as printed at `span`.
    pub(crate) fn new(method: Method, path: String, span: Span) -> Self {
        let path = Spanned { node: PathTemplate::new(path), span };
        Self { method, path, others: Vec::new(), is_absolute: false, oddity: None, form: Form::Line }
    }

    /// One that is printed as `printed`, which begins at `start`, behind a method.
    pub(super) fn printed(file: FileId, method: Method, printed: &str, start: usize) -> Self {
        let span = Span::new(file, start, start + printed.len());
        let shown: Cow<'_, str> = if printed.is_ascii() {
            Cow::Borrowed(printed)
        } else {
            printed.chars().filter(|c| !is_invisible(*c)).collect()
        };
        let uri = uri::read(&shown);
        let in_brackets = shown.contains('[') && !uri.path.contains('[');
        let mut signature = Self { is_absolute: uri.is_absolute, ..Self::new(method, uri.path.into_owned(), span) };
        for other in uri.others {
            signature.others.push((method, Spanned { node: PathTemplate::new(other), span }));
        }
        if in_brackets {
            signature.oddity = Some("a part of the path stands in brackets; read with and without it".to_owned());
        }
        if let Some(text) = uri.left_out.first() {
            signature.oddity = Some(format!("`{text}` is no part of the path; left out"));
        }
        signature
    }

    /// The path that was read last.
    fn last(&mut self) -> &mut Spanned<PathTemplate> {
        match self.others.last_mut() {
            Some((_, path)) => path,
            None => &mut self.path,
        }
    }

    /// The path as it is read, with a piece of it that stands on a line of its own.
    fn append(&mut self, line: Line<'_>) {
        let path = self.last();
        path.node = PathTemplate::new(format!("{}{}", path.node.as_str(), line.text));
        path.span.end = line.end();
        self.oddity = Some("the path is printed on several lines; read as one".to_owned());
    }

    /// Whether the path ends in a backslash, which says that it goes on on the next line, and is none of it.
    fn drop_backslash(&mut self) -> bool {
        let path = self.last();
        let kept = path.node.as_str().strip_suffix('\\').map(|kept| PathTemplate::new(kept.trim_end()));
        path.node = match kept {
            Some(kept) => kept,
            None => return false,
        };
        true
    }

    /// Whether the path ends before its end: within braces, or in a sign that more stands behind.
    fn is_open(&mut self) -> bool {
        let path = self.last().node.as_str();
        let in_braces = path.rfind('{').is_some_and(|at| !path[at..].contains('}'));
        in_braces || path.ends_with(['/', '?', '&', '=', '-', '_', '.'])
    }
}

/// Reads a block that declares an operation, or several: lines of method and path, with headers below them; paths that
/// go on on the next line; a line of a method over one of a path. `None` where it is anything else.
pub(crate) fn read(file: FileId, code: &Code<'_>) -> Option<Signature> {
    let mut lines = code.lines.lines.iter().filter(|line| !line.is_blank());
    let printed = lines.next()?;
    let first = printed.trim();
    let mut signature = of_line(file, first).or_else(|| of_two_lines(file, first, lines.next()?.trim()))?;
    // A backslash at the end of a line says that it goes on.
    let mut goes_on = signature.drop_backslash();
    let mut has_headers = false;
    for shown in lines {
        let line = shown.trim();
        // With a version it is a message.
        let is_message = [first, line].iter().any(|line| line.text.contains(" HTTP/"));
        if is_message || signature.others.len() >= TOGETHER {
            return None;
        }
        if is_header(&line) {
            has_headers = true;
            continue;
        }
        if has_headers {
            return None;
        }
        signature.form = Form::Lines;
        match of_line(file, line) {
            Some(other) => {
                signature.others.push((other.method, other.path));
                signature.others.extend(other.others);
            }
            None if goes_on
                || continues(&line)
                || signature.is_open()
                || is_deeper(shown, printed) && line.text.contains(['/', '}']) =>
            {
                if signature.last().node.as_str().len() > limit::PATH_BYTES {
                    // It is left out in the end, whatever more there is of it.
                    return signature.others.is_empty().then_some(signature);
                }
                if !is_path(line.text.strip_suffix('\\').unwrap_or(line.text)) {
                    return None;
                }
                signature.append(line);
                goes_on = signature.drop_backslash();
            }
            None => return None,
        }
    }
    if signature.others.len() >= TOGETHER {
        return None;
    }
    if !signature.others.is_empty() && signature.oddity.is_none() {
        let message = "the block declares several methods or paths; read as an operation for each";
        signature.oddity = Some(message.to_owned());
    }
    Some(signature)
}

/// Whether a line is the rest of a path: `?limit={limit}`, `/parts/{part}`.
fn continues(line: &Line<'_>) -> bool {
    line.text.starts_with(['/', '?', '&', '{'])
}

/// Whether a text may stand in a path.
fn is_path(text: &str) -> bool {
    let is_sign = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '\\' | ';' | '^' | '`');
    text.chars().all(is_sign) && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a line stands further to the right than another.
fn is_deeper(line: &Line<'_>, than: &Line<'_>) -> bool {
    let indent = |line: &Line<'_>| line.text.len() - line.text.trim_start().len();
    indent(line) > indent(than)
}

/// A line of a method over one of a path: `GET` and `/lamps`, `Method: GET` and `URI: /lamps`.
pub(crate) fn of_two_lines(file: FileId, first: Line<'_>, second: Line<'_>) -> Option<Signature> {
    let (method, path) = match (keyed(first, METHODS), keyed(second, PATHS)) {
        (Some(method), Some(path)) => (method, path),
        (None, None) => (without_marks(first), without_marks(second)),
        _ => return None,
    };
    let method = method.text.parse().ok()?;
    let is_path = path.text.starts_with(['/', '{', 'h']) && !path.text.contains(' ') && path.text.contains('/');
    let signature = is_path.then(|| Signature::printed(file, method, path.text, path.start as usize))?;
    let oddity = Some("method and path stand on two lines; read as one declaration".to_owned());
    Some(Signature { oddity, form: Form::Lines, ..signature })
}

/// What stands before a method.
pub(crate) const METHODS: &[&str] = &["method", "verb", "http method", "http verb", "request method"];

/// Whether a line whose first colon stands at `at` names a method: `Method: GET`, `Verb:** GET`.
pub(crate) fn names_method(line: &str, at: usize) -> bool {
    let (key, value) = line.split_at(at);
    let value = Line { text: value.trim_start_matches(':'), start: 0 };
    is_one_of(key, METHODS) && without_marks(value).text.parse::<Method>().is_ok()
}

/// What stands before a path.
pub(crate) const PATHS: &[&str] =
    &["uri", "url", "path", "endpoint", "resource", "request uri", "request url", "http uri"];

/// What stands behind one of these words and a colon, without marks.
fn keyed<'t>(line: Line<'t>, words: &[&str]) -> Option<Line<'t>> {
    let (key, value) = line.text.split_once(':')?;
    is_one_of(key, words).then(|| without_marks(line.skip(line.text.len() - value.len())))
}

/// A line without white space and marks of emphasis and literals at its ends.
fn without_marks(line: Line<'_>) -> Line<'_> {
    const MARKS: [char; 4] = ['*', ' ', '`', '\t'];
    let line = line.skip(line.text.len() - line.text.trim_start_matches(MARKS).len());
    Line { text: line.text.trim_end_matches(MARKS), ..line }
}

/// Whether a text is one of these words, in any case, marked or not.
pub(crate) fn is_one_of(text: &str, words: &[&str]) -> bool {
    let text = text.trim_matches(['*', ' ', '`', ':']);
    words.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// `Accept: application/json`
fn is_header(line: &Line<'_>) -> bool {
    let name = line.text.split_once(": ").map(|(name, _)| name.trim_start());
    name.is_some_and(|name| name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'))
}

/// A line without the quotation marks around it.
fn unquoted(line: Line<'_>) -> Line<'_> {
    const MARKS: [(char, char); 4] = [('"', '"'), ('\'', '\''), ('“', '”'), ('`', '`')];
    let line = line.trim();
    let inside = |&(begins, ends): &(char, char)| {
        let text = line.text.strip_prefix(begins)?.strip_suffix(ends)?;
        Some(Line { text, start: line.start + begins.len_utf8() as u32 })
    };
    MARKS.iter().find_map(inside).unwrap_or(line)
}

fn of_line(file: FileId, line: Line<'_>) -> Option<Signature> {
    let line = unquoted(line);
    let text = line.text.trim_start();
    // A method is of letters, which may be bold. Most lines of code begin with another sign.
    if !matches!(text.as_bytes().first(), Some(b'A'..=b'Z' | b'a'..=b'z' | b'*' | 0x80..)) {
        return None;
    }
    let (method, rest) = text.split_once(|c: char| c.is_whitespace())?;
    let rest = behind_dash(rest);
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
    Some(Signature::printed(file, method, printed, start))
}

/// What stands behind the dash of `GET - /kites`.
pub(super) fn behind_dash(rest: &str) -> &str {
    let behind =
        rest.trim_start().strip_prefix(['-', '–', '—', ':', '|']).filter(|behind| behind.starts_with([' ', '\t']));
    behind.unwrap_or(rest)
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
        let (code, text) = match line.bytes().find(|byte| !matches!(byte, b' ' | b'\t')) {
            Some(b'M' | b'V' | b'H' | b'R' | 0x80..) => (true, true),
            Some(b'A'..=b'Z') => (true, false),
            // Most are keys of JSON, in lower case.
            Some(b'"' | b'\'') => {
                let quoted = line.trim_start_matches([' ', '\t', '"', '\'']);
                let is_method = quoted.starts_with(|c: char| c.is_ascii_uppercase());
                (is_method, is_method)
            }
            Some(b'*' | b'`' | b'|' | b':' | b'-' | b'.' | ..b' ') => (false, true),
            Some(_) | None => continue,
        };
        if code && begins_as_declaration(line) {
            return MayDeclare::InCode;
        }
        if text && found == MayDeclare::No && text_declaration::may_begin(line) {
            found = MayDeclare::InText;
        }
    }
    let is_said = WORDS.iter().any(|words| words.find(bytes).is_some());
    if is_said { MayDeclare::InCode } else { found }
}

/// Words that only pages of operations use.
static WORDS: LazyLock<[Finder<'static>; 2]> =
    LazyLock::new(|| ["possible response codes", "parameters for the re"].map(Finder::new));

fn begins_as_declaration(line: &str) -> bool {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let line = match line.as_bytes().get(blanks) {
        Some(b'A'..=b'Z') => &line[blanks..],
        // The first byte of the characters that show nothing.
        Some(0x80.. | b'"' | b'\'') => line.trim_start_matches([' ', '\t', '\u{200b}', '\u{feff}', '“', '"', '\'']),
        Some(_) | None => return false,
    };
    let method = line.bytes().take_while(u8::is_ascii_uppercase).count();
    matches!(method, 3..=7)
        && line[..method].parse::<Method>().is_ok()
        && line[method..].starts_with([' ', '\t', '\u{a0}', ':'])
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
        let path = read(FileId(0), &code).map(|found| {
            let others = found.others.iter().map(|(method, path)| format!(", {method} {}", path.node));
            format!("{}{}", found.path.node, others.collect::<String>())
        });
        assert_eq!(path.as_deref(), expected);
    }

    #[test]
    fn a_block_may_declare_on_several_lines() {
        check_block(
            "GET /probes\n    ?limit={limit}\n    &marker={marker}\n",
            Some("/probes?limit={limit}&marker={marker}"),
        );
        check_block("GET /probes/{id}\n    /parts\n", Some("/probes/{id}/parts"));
        check_block("GET /probes/{id}/\n    parts\n", Some("/probes/{id}/parts"));
        check_block("GET /probes/{pro\nbe_id}\n", Some("/probes/{probe_id}"));
        check_block("GET /probes/\\\n{id}\n", Some("/probes/{id}"));
        check_block("GET /probes/{id}/par\n  ts/{part}\n", Some("/probes/{id}/parts/{part}"));
        check_block("GET /probes/{id}/par\nts/{part}\n", None);
        check_block("GET /probes/\n{\n}\n", None);
        check_block("GET /probes/\n\"id\"\n", None);
        check_block("GET\n/probes\n", Some("/probes"));
        check_block("``GET``\n``/probes``\n", Some("/probes"));
        check_block("Method: GET\nURI: /probes\n", Some("/probes"));
        check_block("GET /probes\nGET /probes/detail\nAccept: y\n", Some("/probes, GET /probes/detail"));
        check_block("GET /probes or /probes/detail\n", Some("/probes, GET /probes/detail"));
        check_block("GET https://probes.example/v1/probes/:id\n", Some("/v1/probes/{id}"));
        check_block(&"GET /probes\n".repeat(100), None);
        check_block("GET /probes\n\n/probes is a path\n", None);
    }

    #[test]
    fn headers_may_stand_below_a_declaration() {
        check_block("GET /probes\nAccept: application/json\n", Some("/probes"));
        check_block("get /probes\n", Some("/probes"));
        check_block("GET: /probes\n", Some("/probes"));
        check_block("GET /probes HTTP/1.1\nHost: probes.example\n", None);
        check_block("GET /probes\nWords.\n", None);
        check_block("GET /probes\n\n{\"a\": 1}\n", None);
    }

    #[test]
    fn a_line_of_method_and_path_declares_an_operation() {
        check("GET /probes", Some(("GET", "/probes")));
        check("  PATCH  /probes//{id} ", Some(("PATCH", "/probes//{id}")));
        check("GET \u{200b}/probes", Some(("GET", "/probes")));
        check("GET /probes HTTP/1.1", Some(("GET", "/probes")));
        check("GET {endpoint}/probes", Some(("GET", "{endpoint}/probes")));
        check("GET - /probes", Some(("GET", "/probes")));
        check("GET — /probes/{id}", Some(("GET", "/probes/{id}")));
        check("GET it all", None);
        check("GET -/probes", None);
        check("GET probes/{id}", Some(("GET", "probes/{id}")));
        check("GET the probes/{id}", None);
        check("get probes/{id}", None);
        check("  \"GET /probes/{id}\"", Some(("GET", "/probes/{id}")));
        check("'GET /probes'", Some(("GET", "/probes")));
        check("“GET /probes”", Some(("GET", "/probes")));
        check("\"GET /probes\": 1", None);
        check("\"GET\" /probes", None);
        check("see /probes", None);
        check("GET", None);
    }
}
