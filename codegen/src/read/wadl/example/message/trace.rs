//! Traces of `curl -v`: lines of the request behind `>`, of the answer behind `<`, and remarks behind `*`.
//!
//! Takes a trace apart into the command, the request and the answer, each as lines that the other readers know. What
//! curl says of the connection is left out.

use crate::rst::block::{Line, Lines};

/// The pieces of a trace, in the order of a block; empty ones are not there.
#[derive(Debug, Default)]
pub(crate) struct Trace<'s> {
    /// What stands before the trace: the command.
    pub(crate) command: Vec<Line<'s>>,
    /// The head of the request.
    pub(crate) request: Vec<Line<'s>>,
    /// The answer with its body.
    pub(crate) answer: Vec<Line<'s>>,
}

/// What curl says where it does not show a body.
const NOT_SHOWN: &str = "[data not shown]";

/// Where the last remark of curl begins, which may stand right behind a body.
const LEFT: &str = "* Connection #";

/// Takes a block apart that has the status line of an answer behind `<`; `None` where it has none.
pub(crate) fn read(lines: Lines<'_>) -> Option<Trace<'_>> {
    let begins = |line: &Line<'_>| line.text.starts_with('<') && line.text[1..].trim_start().starts_with("HTTP/");
    lines.lines.iter().find(|line| begins(line))?;
    let mut trace = Trace::default();
    for line in lines.lines {
        if let Some(sent) = behind(*line, '>').filter(|_| trace.answer.is_empty()) {
            trace.request.push(sent);
        } else if let Some(came) = behind(*line, '<').filter(|_| !has_body(&trace.answer)) {
            trace.answer.push(came);
        } else if line.text.starts_with("* ") || line.text == "*" || line.text.trim_end().ends_with(NOT_SHOWN) {
        } else if !trace.answer.is_empty() {
            let end = line.text.rfind(LEFT).unwrap_or(line.text.len());
            trace.answer.push(Line { text: &line.text[..end], ..*line });
        } else if trace.request.is_empty() {
            trace.command.push(*line);
        }
    }
    if trace.command.iter().all(|line| line.text.trim().is_empty()) {
        trace.command.clear();
    }
    Some(trace)
}

/// What stands behind the sign at the beginning of a line.
fn behind(line: Line<'_>, sign: char) -> Option<Line<'_>> {
    let rest = line.text.strip_prefix(sign)?;
    let text = rest.strip_prefix(' ').unwrap_or(rest);
    let is_sign = rest.is_empty() || text.len() < rest.len();
    is_sign.then(|| Line { text, start: line.start + (line.text.len() - text.len()) as u32 })
}

/// Whether the head is over and something stands below it.
fn has_body(answer: &[Line<'_>]) -> bool {
    let head = answer.iter().position(|line| line.text.trim().is_empty());
    head.is_some_and(|at| answer[at..].iter().any(|line| !line.text.trim().is_empty()))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::rst::block::{Line, Lines};

    /// Expects the command, the request and the answer, with `|` between the lines of each.
    #[track_caller]
    fn check(text: &str, expected: Option<[&str; 3]>) {
        let mut start = 0;
        let lines = text.lines().map(|text| {
            let line = Line { text, start };
            start += text.len() as u32 + 1;
            line
        });
        let lines: Vec<Line<'_>> = lines.collect();
        let found = read(Lines { lines: &lines }).map(|trace| {
            [trace.command, trace.request, trace.answer].map(|lines| {
                for line in &lines {
                    assert!(text[line.start as usize..].starts_with(line.text), "{}", line.text);
                }
                lines.iter().map(|line| line.text).collect::<Vec<_>>().join("|")
            })
        });
        assert_eq!(found, expected.map(|pieces| pieces.map(str::to_owned)));
    }

    #[test]
    fn a_trace_is_taken_apart() {
        check(
            "curl -v https://x/a\n* About to connect\n> GET /a HTTP/1.1\n> Accept: b/c\n>\n\
             < HTTP/1.1 200 OK\n< X-A: b\n<\n{\n  \"a\": 1}* Connection #0 left\n* Closing",
            Some(["curl -v https://x/a", "GET /a HTTP/1.1|Accept: b/c|", "HTTP/1.1 200 OK|X-A: b||{|  \"a\": 1}"]),
        );
        check("< HTTP/1.1 204 No Content\n<\n", Some(["", "", "HTTP/1.1 204 No Content|"]));
        check("> GET /a HTTP/1.1\n< HTTP/1.1 200 OK\n<\n<a/>", Some(["", "GET /a HTTP/1.1", "HTTP/1.1 200 OK||<a/>"]));
    }

    #[test]
    fn other_texts_are_none() {
        check("> GET /a HTTP/1.1\n> Accept: b/c", None);
        check("<a>\n</a>", None);
        check("HTTP/1.1 200 OK", None);
    }
}
