//! What leads a list of values in: the words and marks before it.

use super::listing::{Piece, Run, Scanner};
use super::lists::{Manner, Token};
use crate::infer::language::words::KINDS;

/// How a list is led in, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// "supported modes are", "values:", "enum(".
    Values,
    /// "one of".
    OneOf,
    /// "must be", "specify", "returns", "whether it is".
    Verb,
    /// "only", with "are allowed" behind the list.
    Only,
    /// A colon; whether something that tells kinds apart stands before it.
    Colon { kind: bool },
    /// A bracket, likewise.
    Brackets { kind: bool },
    /// A comma behind something that tells kinds apart: "the protocol, `tcp` or `udp`".
    Kind,
    /// Nothing: the list begins a sentence.
    Sentence,
}

/// What may be used.
const ALLOWED: [&str; 11] = [
    "valid",
    "possible",
    "allowed",
    "allowable",
    "acceptable",
    "accepted",
    "supported",
    "permitted",
    "permissible",
    "available",
    "legal",
];

/// What values are called.
const VALUES: [&str; 7] = ["values", "options", "choices", "enum", "enumeration", "settings", "alternatives"];

/// [`KINDS`], of several.
const MANY_KINDS: [&str; 8] = ["types", "statuses", "states", "kinds", "modes", "protocols", "formats", "levels"];

/// Words that make the values of a list examples, or what some other thing is only sometimes.
const DENIED: [&str; 14] = [
    "if", "when", "unless", "until", "while", "not", "cannot", "never", "example", "examples", "e.g", "such", "like",
    "except",
];

/// What is no value though it stands in a list behind a colon.
const KEYS: [&str; 14] = [
    "attributes",
    "parameters",
    "fields",
    "keys",
    "properties",
    "elements",
    "headers",
    "note",
    "objects",
    "members",
    "operations",
    "columns",
    "resources",
    "see",
];

/// The lead of a run, if the words before it are one.
pub(crate) fn of(scanner: &Scanner<'_, '_>, at: usize, run: &Run<'_>) -> Option<Lead> {
    let start = sentence(scanner, at);
    if start == at {
        return (run.manner != Manner::Plain).then_some(Lead::Sentence);
    }
    let before = scanner.pieces.get(start..at)?;
    if before.iter().any(|piece| piece.is(&DENIED)) {
        return None;
    }
    let (last, words) = before.split_last()?;
    match last.token {
        Token::Mark(':') => colon(words),
        Token::Mark('(' | '[' | '{') => match words.split_last() {
            Some((colon, _)) if colon.is_mark(&[':']) => None,
            _ if is_values(words) => Some(Lead::Values),
            _ => Some(Lead::Brackets { kind: tells_kind(words) }),
        },
        Token::Mark(',') => words.last().is_some_and(|piece| piece.is(KINDS)).then_some(Lead::Kind),
        Token::Word(_) => by_words(before),
        Token::Literal(_) | Token::Mark(_) => None,
    }
}

/// Whether what stands before the colon of a bulleted list is of values.
pub(crate) fn of_bullets(scanner: &Scanner<'_, '_>, colon: usize) -> bool {
    let start = sentence(scanner, colon);
    let words = scanner.pieces.get(start..colon).unwrap_or_default();
    is_values(words) || tells_kind(words) || by_words(words).is_some()
}

fn colon(words: &[Piece<'_>]) -> Option<Lead> {
    if is_values(words) {
        return Some(Lead::Values);
    }
    match by_words(words) {
        Some(lead) => Some(lead),
        None if words.last().is_some_and(|piece| piece.is(&KEYS)) => None,
        None => Some(Lead::Colon { kind: tells_kind(words) }),
    }
}

/// "supported modes are", "one of", "must be", "specify".
fn by_words(words: &[Piece<'_>]) -> Option<Lead> {
    let words = without(words, &["either", "the", "following", "as", "follows", "a", "an"]);
    let (last, before) = words.split_last()?;
    if last.is(&["of"]) && before.last().is_some_and(|piece| piece.is(&["one"])) {
        let values = is_values(before.split_last().map_or(before, |(_, before)| before));
        return Some(if values { Lead::Values } else { Lead::OneOf });
    }
    if last.is(&["is", "are", "include", "includes"]) && is_values(before) {
        return Some(Lead::Values);
    }
    if last.is(&["only"]) {
        return Some(Lead::Only);
    }
    if last.is(&["be"]) || last.is(&["to"]) && before.last().is_some_and(|piece| piece.is(&["set"])) {
        let modal = before.split_last().map_or(before, |(_, before)| before);
        let subject = if last.is(&["to"]) { without(modal, &["be", "must", "can", "may", "should"]) } else { modal };
        let of_value = subject.is_empty()
            || subject.last().is_some_and(|piece| {
                piece.is(KINDS)
                    || piece.is(&["which", "it", "value", "values", "this", "and", "that"])
                    || piece.is_mark(&[','])
            });
        return of_value.then_some(Lead::Verb);
    }
    if last.is(&["is"]) && before.iter().any(|piece| piece.is(&["whether"])) {
        return Some(Lead::Verb);
    }
    let verbs = ["specify", "specifies", "use", "returns", "accepts", "supports", "select", "choose", "enter", "takes"];
    (before.is_empty() && last.is(&verbs)).then_some(Lead::Verb)
}

/// Whether words end in what values are called: "valid modes", "the options", "a valid protocol".
fn is_values(words: &[Piece<'_>]) -> bool {
    let words = without(words, &["is", "are", "include", "includes", "as", "follows", "the", "following", "currently"]);
    let Some((last, before)) = words.split_last() else { return false };
    let tail = before.iter().rev().take(2);
    last.is(&VALUES)
        || before.is_empty() && last.is(&MANY_KINDS)
        || matches!(last.token, Token::Word(_)) && tail.clone().any(|piece| piece.is(&ALLOWED))
}

/// Whether words speak of something that tells kinds apart: "the mode", "the type of the lamp".
fn tells_kind(words: &[Piece<'_>]) -> bool {
    words.last().is_some_and(|piece| piece.is(KINDS))
        || words.windows(2).any(|pair| matches!(pair, [kind, of] if kind.is(KINDS) && of.is(&["of"])))
}

/// Words without those of a list at their end.
fn without<'w, 'a>(mut words: &'w [Piece<'a>], of: &[&str]) -> &'w [Piece<'a>] {
    while let Some((_, before)) = words.split_last().filter(|(last, _)| last.is(of) || last.is_mark(&[':'])) {
        words = before;
    }
    words
}

/// How many words and marks a lead may have: what stands before them is too far from a list to say what it is of.
const FAR: usize = 64;

/// Where the sentence of a place begins, or the last words of it that a lead may have.
fn sentence(scanner: &Scanner<'_, '_>, at: usize) -> usize {
    let far = at.saturating_sub(FAR);
    (far..at).rev().find(|&at| is_end(scanner, at)).map_or(far, |end| end + 1)
}

/// Whether a sentence begins at a place.
pub(crate) fn begins(scanner: &Scanner<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| is_end(scanner, before))
}

fn is_end(scanner: &Scanner<'_, '_>, at: usize) -> bool {
    let stop = scanner.piece(at).is_some_and(|piece| piece.is_mark(&['.', '!', '?', ';']));
    stop && !scanner.before(at).is_some_and(|piece| piece.is(&["e.g", "i.e"]))
}
