//! Lists of values in running text.

/// A piece of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// Text in backticks or quotes, without them.
    Literal(&'a str),
    /// A word; a value like `ext4` or `1.5` is one.
    Word(&'a str),
    /// A mark of punctuation.
    Mark(char),
}

/// The token at the start of a text, after blanks, and what follows it.
pub(crate) fn token(text: &str) -> Option<(Token<'_>, &str)> {
    const QUOTES: [(&str, &str); 7] =
        [("``", "``"), ("`", "`"), ("\"", "\""), ("“", "”"), ("**", "**"), ("'", "'"), ("\\\"", "\\\"")];
    let text = text.trim_start();
    let first = text.chars().next()?;
    let quotes = if first.is_alphanumeric() { &[] } else { QUOTES.as_slice() };
    for (open, close) in quotes {
        if let Some(inner) = text.strip_prefix(open)
            && let Some(end) = inner.find(close)
            && (1..=64).contains(&end)
        {
            return Some((Token::Literal(inner[..end].trim()), &inner[end + close.len()..]));
        }
    }
    if !is_of_word(first) || first == '-' {
        return Some((Token::Mark(first), &text[first.len_utf8()..]));
    }
    let mut end = word_end(text, 0);
    // A full stop or colon between letters belongs to the word: `v1.2`, `os:name`.
    while let Some(b'.' | b':') = text.as_bytes().get(end)
        && text[end + 1..].starts_with(|c: char| c.is_alphanumeric())
    {
        end = word_end(text, end + 1);
    }
    Some((Token::Word(&text[..end]), &text[end..]))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '+' | '\\')
}

/// Where a word ends that goes on at a place.
fn word_end(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes().iter().skip(from);
    let end = from + bytes.take_while(|byte| byte.is_ascii() && is_of_word(char::from(**byte))).count();
    // Next to all words are ASCII.
    if text.as_bytes().get(end).is_none_or(u8::is_ascii) {
        return end;
    }
    text[end..].find(|c: char| !is_of_word(c)).map_or(text.len(), |at| end + at)
}

/// Whether a word is in capitals, as constants are.
pub(crate) fn is_capitals(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.len() > 1
        && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '/' | '.'))
}

/// The values of a list and what is said of each; empty where the text is no list.
pub(crate) fn items(text: &str) -> Vec<(String, String)> {
    let Some((start, manner)) = start(text) else { return Vec::new() };
    let mut values: Vec<(String, String)> = Vec::new();
    let mut rest = start;
    let mut sentences = false;
    while let Some((value, after)) = value(rest, manner) {
        if values.iter().all(|(known, _)| known != value) {
            values.push((value.to_owned(), String::new()));
        }
        let (description, next) = match described(after, manner) {
            ("", None) if sentences => (after.trim_matches(['.', ' ']), None),
            said => said,
        };
        sentences |= (ends_sentence(after) || begins_sentence(after)) && !description.is_empty();
        if let Some(last) = values.last_mut().filter(|_| !description.is_empty()) {
            description.clone_into(&mut last.1);
        }
        match next {
            Some(next) if values.len() < 64 => rest = next,
            _ => return values,
        }
    }
    // A list of plain words that ends in a phrase was none.
    if manner == Manner::Literal { values } else { Vec::new() }
}

/// How a list writes its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// Marked as values.
    Literal,
    /// In capitals, of which several may make one value.
    Capitals,
    /// As words.
    Plain,
}

/// Where the first value stands: after words like "are", "for this field are:" and "as follows".
fn start(text: &str) -> Option<(&str, Manner)> {
    const LINKS: [&str; 13] = [
        "is",
        "are",
        "include",
        "includes",
        "either",
        "as",
        "follows",
        "the",
        "following",
        "values",
        "these",
        "one",
        "of",
    ];
    let mut rest = text;
    let mut linked = true;
    for _ in 0..12 {
        let (token, after) = token(rest)?;
        match token {
            Token::Literal(_) => return Some((rest, Manner::Literal)),
            Token::Mark(':') => linked = true,
            Token::Mark('*' | '-' | '(' | '•') => {}
            Token::Mark(_) | Token::Word("such" | "e.g" | "example" | "like") => return None,
            Token::Word(word) if LINKS.contains(&word.to_ascii_lowercase().as_str()) => linked = true,
            Token::Word(word) if linked && could_be_value(word) && ends_value(after) => {
                return Some((rest, Manner::Plain));
            }
            Token::Word(_) => linked = false,
        }
        rest = after;
    }
    None
}

pub(crate) fn could_be_value(word: &str) -> bool {
    const SMALL: [&str; 14] =
        ["a", "an", "the", "not", "no", "if", "for", "in", "to", "be", "used", "required", "optional", "set"];
    !SMALL.iter().any(|small| small.eq_ignore_ascii_case(word))
}

/// Whether what follows a plain word ends it as a value: a comma, a colon, "or", "and", a full stop or the end.
fn ends_value(rest: &str) -> bool {
    match token(rest) {
        None
        | Some((
            Token::Mark(',' | '.' | ':' | ';' | '(' | ')' | '*' | '-' | '–' | '=') | Token::Word("or" | "and"),
            _,
        )) => true,
        Some(_) => false,
    }
}

fn value(rest: &str, manner: Manner) -> Option<(&str, &str)> {
    let (token, after) = token(rest)?;
    match (token, manner) {
        (Token::Literal(text), Manner::Literal) => is_value(text).then_some((text, after)),
        (Token::Word(word), Manner::Plain) => (could_be_value(word) && ends_value(after)).then_some((word, after)),
        // "(`true`)" and "the `NEAR` side": the literal counts.
        (Token::Mark('(' | '*' | '-' | '•'), _) | (Token::Word("the" | "a" | "an"), Manner::Literal) => {
            value(after, manner)
        }
        (Token::Literal(_) | Token::Word(_) | Token::Mark(_), _) => None,
    }
}

/// A value of an enumeration has no blanks at its ends, no braces and is no sentence.
pub(crate) fn is_value(text: &str) -> bool {
    !text.is_empty() && text.split_whitespace().count() <= 3 && !text.contains(['{', '}', '<', '>', '[', '`', '*'])
}

/// What is said of the value, and where the next one starts.
fn described(rest: &str, manner: Manner) -> (&str, Option<&str>) {
    let Some((first, after)) = token(rest) else { return ("", None) };
    match first {
        Token::Mark(',' | ';') => ("", Some(skip_joint(after))),
        Token::Word("or" | "and") => ("", Some(after)),
        Token::Mark('(') => {
            let Some((inside, after)) = after.split_once(')') else { return ("", None) };
            let next = match token(after) {
                Some((Token::Mark(',' | ';') | Token::Word("or" | "and"), next)) => Some(skip_joint(next)),
                _ => None,
            };
            (inside.trim(), next)
        }
        Token::Mark(':' | '-' | '–' | '=') => next_described(after, manner),
        Token::Mark('.') if manner == Manner::Literal && sentence_start(after, manner).is_none() => {
            next_sentence(after)
        }
        Token::Mark('.' | '*' | '•') => ("", sentence_start(after, manner)),
        Token::Word(_) if manner == Manner::Literal && begins_sentence(rest) => next_told(rest),
        Token::Word(_) | Token::Literal(_) | Token::Mark(_) => ("", None),
    }
}

/// What is said up to the next value that is a sentence by itself: "`NEAR`. The side we see. `FAR`. The other."
fn next_sentence(rest: &str) -> (&str, Option<&str>) {
    for (at, _) in rest.match_indices('.') {
        let behind = &rest[at + 1..];
        if let Some((Token::Literal(text), after)) = token(behind)
            && is_value(text)
            && ends_sentence(after)
        {
            return (rest[..at].trim(), Some(behind));
        }
    }
    ("", None)
}

/// The sentences up to the next value that has some right behind it: "`NEAR` The side we see. `FAR` The other."
fn next_told(rest: &str) -> (&str, Option<&str>) {
    for (at, _) in rest.match_indices('.') {
        let behind = &rest[at + 1..];
        if let Some((Token::Literal(text), after)) = token(behind)
            && is_value(text)
            && begins_sentence(after)
        {
            return (rest[..at].trim(), Some(behind));
        }
    }
    ("", None)
}

/// Whether a text goes on with a word that begins a sentence.
fn begins_sentence(rest: &str) -> bool {
    matches!(token(rest), Some((Token::Word(word), _)) if word.starts_with(char::is_uppercase))
}

fn ends_sentence(rest: &str) -> bool {
    matches!(token(rest), Some((Token::Mark('.'), _)))
}

fn skip_joint(rest: &str) -> &str {
    match token(rest) {
        Some((Token::Word("or" | "and"), after)) => after,
        _ => rest,
    }
}

/// The description up to the next value that starts a sentence and has a description too.
fn next_described(rest: &str, manner: Manner) -> (&str, Option<&str>) {
    for (at, _) in rest.match_indices(['.', '*', ';', '•']) {
        let after = &rest[at + rest[at..].chars().next().map_or(1, char::len_utf8)..];
        if let Some(next) = sentence_start(after, manner) {
            return (rest[..at].trim(), Some(next));
        }
    }
    (rest.trim().trim_end_matches('.'), None)
}

/// A value that starts a sentence, with a colon or a dash behind it.
fn sentence_start(rest: &str, manner: Manner) -> Option<&str> {
    let (value, after) = value(rest, manner)?;
    let told = matches!(token(after), Some((Token::Mark(':' | '-' | '–' | '=' | '.'), _)));
    (told && (manner == Manner::Literal || is_capitals(value))).then_some(rest)
}
