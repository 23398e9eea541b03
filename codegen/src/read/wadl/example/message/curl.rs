//! curl commands: the request that they send.

use docbind_spec::{Media, Method};

use super::{Body, Message, Start, http};
use crate::read::wadl::example::json;

/// A word of a command and the byte at which it starts.
struct Word {
    text: String,
    start: usize,
}

/// Options of curl that take a value and say nothing of the message.
const WITH_VALUE: &[&str] = &[
    "-o",
    "--output",
    "-u",
    "--user",
    "-m",
    "--max-time",
    "-w",
    "--write-out",
    "--cacert",
    "-A",
    "--user-agent",
    "-F",
    "--form",
    "--connect-timeout",
    "-b",
    "--cookie",
    "-e",
    "--referer",
    "--retry",
    "-E",
    "--cert",
    "--key",
    "-x",
    "--proxy",
];

/// Reads a block as a command; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Message> {
    // Most blocks have no such word at all.
    memchr::memmem::find(text.as_bytes(), b"curl").or_else(|| memchr::memmem::find(text.as_bytes(), b"cURL"))?;
    let begin = command(text);
    let (words, end) = words(text, begin);
    let mut words = words.into_iter();
    let first = words.next().map(|word| word.text)?;
    let is_prompt = first == "sudo" || first.ends_with(['$', '#', '%']);
    let name = if is_prompt { words.next()?.text } else { first };
    if !is_curl(&name) {
        return None;
    }
    let mut method = None;
    let mut target = None;
    let mut headers = Vec::new();
    let mut data = None;
    let mut end = end;
    while let Some(word) = words.next() {
        if let Some(mark) = word.text.strip_prefix("<<") {
            data = here_document(text, end, mark, &mut end).or(data);
            continue;
        }
        let (option, glued) = split_option(&word.text);
        let value = |words: &mut dyn Iterator<Item = Word>| match glued {
            Some(glued) => Some(Word { text: glued.to_owned(), start: word.start }),
            None => words.next(),
        };
        match option {
            "-X" | "--request" | "-iX" | "-sX" | "-vX" | "-kX" | "-isX" | "-siX" | "-ivX" | "-viX" => {
                method = value(&mut words).and_then(|word| word.text.parse::<Method>().ok());
            }
            "-H" | "--header" => headers.extend(value(&mut words).and_then(|word| header(&word.text))),
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--json" | "--data-urlencode" => {
                data = value(&mut words);
            }
            "-I" | "--head" => method = Some(Method::Head),
            "-T" | "--upload-file" => {
                value(&mut words);
                method = method.or(Some(Method::Put));
            }
            "--url" => target = value(&mut words).map(|word| word.text),
            option if WITH_VALUE.contains(&option) => drop(value(&mut words)),
            option if option.starts_with('-') => {}
            _ => target = target.or(Some(word.text)),
        }
    }
    let method = method.unwrap_or(if data.is_some() { Method::Post } else { Method::Get });
    let body = data.map(|word| {
        let json = json::looks_like_json(&word.text);
        if json { Body::Argument(word.text, word.start) } else { Body::Other }
    });
    Some(Message {
        media: Media::Text,
        start: target.map_or(Start::Absent, |target| Start::Request { method, target }),
        headers,
        body,
        problems: Vec::new(),
        next: answer(text, end),
    })
}

fn is_curl(word: &str) -> bool {
    word.eq_ignore_ascii_case("curl")
}

/// The byte at which the command begins: behind comments, variables and the sign of a shell that goes on.
fn command(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let is_comment = trimmed.strip_prefix('#').is_some_and(|comment| !comment.trim_start().starts_with("curl"));
        if !(is_comment || trimmed.is_empty() || trimmed.starts_with("export ")) {
            let sign = trimmed.strip_prefix('>').map_or(trimmed, str::trim_start);
            return at + line.len() - sign.len();
        }
        at += line.len();
    }
    0
}

/// The body that stands below the line of a command, up to a line with the mark alone; moves `end` behind that.
fn here_document(text: &str, from: usize, mark: &str, end: &mut usize) -> Option<Word> {
    let mark = mark.trim_start_matches('-').trim_matches(['\'', '"']);
    let start = from + text.get(from..)?.find('\n')? + 1;
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim() == mark {
            *end = at + line.len();
            return Some(Word { text: text.get(start..at)?.to_owned(), start });
        }
        at += line.len();
    }
    None
}

/// The byte at which the answer begins that a block shows below its command.
fn answer(text: &str, end: usize) -> Option<usize> {
    let below = text.get(end..)?;
    let shown = below.trim_start();
    let at = end + below.len() - shown.len();
    let is_answer = || {
        json::looks_like_json(shown)
            || http::read(shown).is_some_and(|message| matches!(message.start, Start::Status(_)))
    };
    (!shown.is_empty() && is_answer()).then_some(at)
}

/// `-XPOST` and `--request=POST` are option and value in one word.
fn split_option(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
    }
    for option in ["-X", "-H", "-d", "-T", "-o", "-u"] {
        match word.strip_prefix(option) {
            Some("") => break,
            Some(value) => return (option, Some(value)),
            None => {}
        }
    }
    (word, None)
}

fn header(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once(':')?;
    Some((name.trim().to_owned(), value.trim().to_owned()))
}

/// The words of the command at a byte of a block, as a shell splits them, and the byte at which its last line ends. It
/// ends at an unquoted line break, `|`, `;`, `>`.
fn words(text: &str, begin: usize) -> (Vec<Word>, usize) {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let mut end = text.len();
    let line_end = |at: usize| text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
    let mut chars = text.get(begin..).unwrap_or_default().char_indices().map(|(at, c)| (begin + at, c)).peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            words.extend(word.take());
            // A line break without `\` ends the command, but people forget it before an option.
            if c == '\n' && !text[at..].trim_start().starts_with(['-', '\'', '"']) && !words.is_empty() {
                end = at;
                break;
            }
            continue;
        }
        if matches!(c, '|' | ';' | '>') && word.is_none() {
            end = line_end(at);
            break;
        }
        match c {
            '\\' => match chars.next() {
                Some((_, '\n')) | None => words.extend(word.take()),
                Some((_, '\r')) => {}
                // A blank behind the backslash is a slip of the page.
                Some((_, blank)) if blank.is_whitespace() => {
                    words.extend(word.take());
                    while chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                }
                Some((_, c)) => letter(&mut word, at, Some(c)),
            },
            '\'' | '"' => {
                letter(&mut word, at, None);
                while let Some((_, inner)) = chars.next() {
                    match inner {
                        _ if inner == c => break,
                        '\\' if c == '"' => match chars.next() {
                            Some((_, escaped @ ('"' | '\\' | '$' | '`'))) => letter(&mut word, at, Some(escaped)),
                            Some((_, '\n')) | None => {}
                            Some((_, other)) => {
                                letter(&mut word, at, Some('\\'));
                                letter(&mut word, at, Some(other));
                            }
                        },
                        _ => letter(&mut word, at, Some(inner)),
                    }
                }
            }
            _ => letter(&mut word, at, Some(c)),
        }
    }
    words.extend(word);
    (words, end)
}

/// Adds a letter to the word that is being read, or begins one.
fn letter(word: &mut Option<Word>, at: usize, c: Option<char>) {
    word.get_or_insert_with(|| Word { text: String::new(), start: at }).text.extend(c);
}
