//! Lists of values that no fixed phrase introduces.
//!
//! A list is two or more values with joints between them: commas, “or”, bars, bullets. What makes it one of values
//! is how it is led in: “one of”, “must be”, “supported modes are”, a colon, brackets, or nothing, where the whole
//! sentence is the list. The less a lead says, the more the values must look like some: marked as literals, or in
//! capitals.

use std::borrow::Cow;

use super::lead::{self, Lead};
use super::lists::{self, Manner, Token};

/// A value with what is said of it.
pub(crate) type Item = (String, String);

/// The most values that a list has.
pub(crate) const MANY: usize = 64;

/// How many words and marks may say what one value is.
pub(crate) const LONG: usize = 24;

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece<'a> {
    pub(crate) token: Token<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Piece<'_> {
    pub(crate) fn is(&self, words: &[&str]) -> bool {
        matches!(self.token, Token::Word(word) if words.iter().any(|known| word.eq_ignore_ascii_case(known)))
    }

    pub(crate) fn is_mark(&self, marks: &[char]) -> bool {
        matches!(self.token, Token::Mark(mark) if marks.contains(&mark))
    }
}

/// The values that a description lists; empty where it lists none.
pub(crate) fn find(description: &str) -> Vec<Item> {
    // Without a joint there is no list.
    let joins = |byte: u8| matches!(byte, b',' | b'|' | b'/' | b';' | b'*' | b'-');
    if !description.bytes().any(joins) && !description.contains(" or ") && !description.contains(" and ") {
        return Vec::new();
    }
    let pieces = pieces(description);
    let scanner = Scanner { text: description, pieces: &pieces };
    let mut at = 0;
    while at < pieces.len() {
        if let Some((items, end)) = scanner.at(at) {
            if items.len() > 1 {
                return items;
            }
            at = end;
        }
        at += 1;
    }
    scanner.told_one_by_one()
}

/// The tokens of a text. An apostrophe within a word opens no literal.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(text.len() / 5);
    let mut rest = text;
    loop {
        let blank = rest.len() - rest.trim_start().len();
        let glued = blank == 0;
        rest = rest[blank..].trim_start_matches('\\');
        let word = pieces.last().is_some_and(|piece| matches!(piece.token, Token::Word(_)));
        let start = text.len() - rest.len();
        let token = match rest.strip_prefix('\'').filter(|_| glued && word) {
            Some(after) => Some((Token::Mark('\''), after)),
            None => lists::token(rest),
        };
        let Some((token, after)) = token else { return pieces };
        pieces.push(Piece { token, start, end: text.len() - after.len() });
        rest = after;
    }
}

/// The marks between the values of a list.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Joints {
    pub(crate) or: bool,
    pub(crate) and: bool,
    pub(crate) bars: bool,
}

/// A run of values.
pub(crate) struct Run<'a> {
    /// The values, each with what is said of it.
    items: Vec<(Cow<'a, str>, &'a str)>,
    pub(crate) manner: Manner,
    pub(crate) joints: Joints,
    /// The place behind the last value.
    pub(crate) end: usize,
    /// Whether anything is said of the values between them.
    pub(crate) told: bool,
}

impl Run<'_> {
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    fn into_items(self) -> Vec<Item> {
        self.items.into_iter().map(|(value, said)| (value.into_owned(), said.to_owned())).collect()
    }
}

/// A text in which lists are looked for.
pub(crate) struct Scanner<'p, 'a> {
    pub(crate) text: &'a str,
    pub(crate) pieces: &'p [Piece<'a>],
}

impl<'a> Scanner<'_, 'a> {
    pub(crate) fn piece(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at)
    }

    pub(crate) fn before(&self, at: usize) -> Option<&Piece<'a>> {
        self.pieces.get(at.checked_sub(1)?)
    }

    pub(crate) fn between(&self, from: usize, to: usize) -> &'a str {
        let (Some(first), Some(last)) = (self.piece(from), self.before(to)) else { return "" };
        self.text.get(first.start..last.end).unwrap_or_default()
    }

    /// The list at a place, and where the run of values there ends, whether it is a list or none.
    fn at(&self, at: usize) -> Option<(Vec<Item>, usize)> {
        if let Some(items) = self.bullets(at) {
            return Some((items, at));
        }
        if let Some(items) = self.numbers(at) {
            return Some((items, at));
        }
        for &manner in self.manners(at) {
            let Some(run) = self.run(at, manner) else { continue };
            let end = run.end;
            if lead::of(self, at, &run).is_some_and(|lead| self.suits(lead, &run)) {
                return Some((run.into_items(), end));
            }
            // The values of a run that is no list begin no other; plain words may be the lead of one.
            if manner != Manner::Plain {
                return Some((Vec::new(), end));
            }
        }
        None
    }

    /// The manners in which a run may begin at a place. What no mark tells from other words is read from its first word
    /// on.
    fn manners(&self, at: usize) -> &'static [Manner] {
        match self.piece(at).map(|piece| piece.token) {
            Some(Token::Literal(_)) => &[Manner::Literal],
            Some(Token::Word(_)) if !self.is_joined(at) => &[Manner::Capitals, Manner::Plain],
            Some(Token::Word(_) | Token::Mark(_)) | None => &[],
        }
    }

    /// Whether a run is a list of values behind its lead.
    fn suits(&self, lead: Lead, run: &Run<'_>) -> bool {
        let marked = run.manner != Manner::Plain;
        match lead {
            Lead::Values => true,
            Lead::OneOf => marked || run.len() > 2 && self.ends(run.end),
            Lead::Verb => marked,
            Lead::Only => marked && self.is_allowed(run.end),
            Lead::Colon { kind } => self.ends(run.end) && if marked { !run.joints.and } else { kind && run.joints.or },
            Lead::Brackets { kind } => {
                let closed = self.piece(run.end).is_some_and(|piece| piece.is_mark(&[')', ']', '}']));
                // The bracket that closes is forgotten at times, where the sentence ends with the list.
                let forgotten = run.manner == Manner::Literal && run.joints.or && self.ends(run.end);
                (closed && (marked || kind) || forgotten) && !run.joints.and
            }
            Lead::Kind => run.manner == Manner::Literal && run.joints.or && self.ends(run.end),
            Lead::Sentence => {
                let joined = run.joints.or || run.joints.bars || run.manner == Manner::Literal;
                marked && joined && self.ends(run.end)
            }
        }
    }

    /// Whether a sentence, or what stands in brackets, ends at a place.
    pub(crate) fn ends(&self, at: usize) -> bool {
        self.piece(at).is_none_or(|piece| piece.is_mark(&['.', ')', ']', '}', ';']))
    }

    /// "are currently allowed", "is supported".
    fn is_allowed(&self, at: usize) -> bool {
        let is = self.piece(at).is_some_and(|piece| piece.is(&["is", "are"]));
        let word =
            if self.piece(at + 1).is_some_and(|piece| piece.is(&["currently", "now"])) { at + 2 } else { at + 1 };
        is && self
            .piece(word)
            .is_some_and(|piece| piece.is(&["allowed", "supported", "permitted", "valid", "accepted"]))
    }

    /// The run of values that starts at a place.
    fn run(&self, at: usize, manner: Manner) -> Option<Run<'a>> {
        // A plain value is one word.
        let first = if manner == Manner::Plain { at + 1 } else { self.value(at, manner)?.1 };
        // Most words are followed by other words.
        if manner != Manner::Literal && self.joint(first).is_none() && !self.piece(first)?.is_mark(&['(']) {
            return None;
        }
        let mut run = Run { items: Vec::new(), manner, joints: Joints::default(), end: at, told: false };
        let mut next = at;
        while let Some((value, mut after)) = self.value(next, manner) {
            let mut said = "";
            if let Some((told, behind)) = self.said(after, manner) {
                (said, after) = (told, behind);
                run.told = true;
            }
            if manner == Manner::Plain && self.joint(after).is_none() && !self.ends(after) {
                // The last of several values may have two words.
                let two = run.len() > 1 && run.joints.or && self.is_plain(after) && self.ends(after + 1);
                let words = Some(self.between(next, after + 1)).filter(|_| two)?;
                run.push(Cow::Borrowed(words), "");
                run.end = after + 1;
                break;
            }
            run.push(value, said);
            run.end = after;
            let Some((behind, joints)) = self.joint(after) else { break };
            if self.value(behind, manner).is_none() || run.len() == MANY {
                // What is joined to words or capitals and is no value says that they are none.
                if manner != Manner::Literal {
                    return None;
                }
                break;
            }
            run.joints.or |= joints.or;
            run.joints.and |= joints.and;
            run.joints.bars |= joints.bars;
            next = behind;
        }
        (run.len() > 1).then_some(run)
    }

    /// The value at a place and the place behind it.
    pub(crate) fn value(&self, at: usize, manner: Manner) -> Option<(Cow<'a, str>, usize)> {
        let piece = self.piece(at)?;
        match (piece.token, manner) {
            (Token::Literal(text), Manner::Literal) => lists::is_value(text).then_some((Cow::Borrowed(text), at + 1)),
            (Token::Word(word), Manner::Capitals) if is_constant(word) => {
                let more = self.pieces.get(at + 1..)?.iter().take(3);
                let more = more.take_while(|piece| matches!(piece.token, Token::Word(word) if is_constant(word)));
                let end = at + 1 + more.count();
                Some((unescaped(self.between(at, end)), end))
            }
            (Token::Word(word), Manner::Plain) if self.is_plain(at) => Some((unescaped(word), at + 1)),
            _ => None,
        }
    }

    fn is_plain(&self, at: usize) -> bool {
        const SMALL: [&str; 12] =
            ["or", "and", "etc", "other", "others", "more", "any", "is", "are", "that", "it", "this"];
        let Some(piece) = self.piece(at) else { return false };
        matches!(piece.token, Token::Word(word) if lists::could_be_value(word)) && !piece.is(&SMALL)
    }

    /// What is said of a value behind it: "(ascending)", "for ascending".
    fn said(&self, at: usize, manner: Manner) -> Option<(&'a str, usize)> {
        let piece = self.piece(at)?;
        if piece.is_mark(&['(']) {
            let inside = self.pieces.get(at + 1..)?.iter().take(LONG);
            let end = at + 1 + inside.take_while(|piece| !piece.is_mark(&[')'])).count();
            return Some((self.between(at + 1, end), end + 1));
        }
        if manner != Manner::Literal || !piece.is(&["to", "for", "if", "when", "means", "indicates"]) {
            return None;
        }
        let mut end = at + 1;
        for piece in self.pieces.get(end..)?.iter().take(LONG) {
            match piece.token {
                Token::Literal(_) => return None,
                Token::Mark('.' | ';') => return Some((self.between(at, end), end)),
                _ if self.joint(end).is_some_and(|(behind, _)| self.value(behind, manner).is_some()) => {
                    return Some((self.between(at, end), end));
                }
                Token::Word(_) | Token::Mark(_) => end += 1,
            }
        }
        (end == self.pieces.len()).then(|| (self.between(at, end), end))
    }

    /// Whether what stands at a place goes on with a run.
    fn is_joined(&self, at: usize) -> bool {
        self.before(at).is_some_and(|piece| piece.is_mark(&[',', '|']) || piece.is(&["/", "or", "and", "and/or"]))
    }

    /// What joins two values, and the place behind it.
    pub(crate) fn joint(&self, at: usize) -> Option<(usize, Joints)> {
        let mut joints = Joints::default();
        let piece = self.piece(at)?;
        let mark = match piece.token {
            Token::Mark(',' | ';') => true,
            Token::Mark('|') | Token::Word("/") => {
                joints.bars = true;
                return Some((at + 1, joints));
            }
            _ => false,
        };
        let word = if mark { at + 1 } else { at };
        let joint = self.piece(word).filter(|piece| piece.is(&["or", "and", "and/or"]));
        match joint {
            Some(piece) => {
                joints.or = !piece.is(&["and"]);
                joints.and = !joints.or;
                Some((word + 1, joints))
            }
            None => mark.then_some((word, joints)),
        }
    }
}

impl<'a> Run<'a> {
    fn push(&mut self, value: Cow<'a, str>, said: &'a str) {
        if self.items.iter().all(|(known, _)| *known != value) {
            self.items.push((value, said));
        }
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains('\\') { Cow::Owned(text.replace('\\', "")) } else { Cow::Borrowed(text) }
}

/// A word in capitals; one letter is one too.
fn is_constant(word: &str) -> bool {
    lists::is_capitals(word) || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
pub(super) mod tests {
    use super::find;

    #[track_caller]
    pub(in crate::infer) fn check(description: &str, expected: &[&str]) {
        let values: Vec<String> = find(description).into_iter().map(|(value, _)| value).collect();
        assert_eq!(values, expected, "{description}");
    }

    #[test]
    fn words_of_allowance_lead_lists() {
        check("Supported phases are waxing and waning.", &["waxing", "waning"]);
        check("The moon. Valid sides: near, far.", &["near", "far"]);
        check("Possible phases are new, half, or nearly full.", &["new", "half", "nearly full"]);
        check("A valid side is `near` or `far`.", &["near", "far"]);
        check("Options: near, far, both.", &["near", "far", "both"]);
        check("enum(near, far)", &["near", "far"]);
        check("Supported are near and far moons.", &[]);
        check("Available moons are listed by name and by mass.", &[]);
    }

    #[test]
    fn verbs_lead_marked_lists() {
        check("One of `NEAR` or `FAR`.", &["NEAR", "FAR"]);
        check("The side. One of NEAR or FAR.", &["NEAR", "FAR"]);
        check("One of new, half, full.", &["new", "half", "full"]);
        check("One of the moons or planets.", &[]);
        check("Must be `NEAR` to see it, `FAR` to miss it, or `BOTH`.", &["NEAR", "FAR", "BOTH"]);
        check("Set to `on` to light it, or `off` to darken it.", &["on", "off"]);
        check("Specifies \"near\" or \"far\".", &["near", "far"]);
        check("Only `near` and `far` are seen.", &[]);
        check("Only `near` and `far` are currently supported.", &["near", "far"]);
        check("Says whether the lamp is `lit` or `dark`.", &["lit", "dark"]);
        check("The keeper must be `awake` or `asleep`.", &[]);
        check("If the side must be `near` or `far`, say so.", &[]);
        check("The side must not be `near` or `far`.", &[]);
    }

    #[test]
    fn sentences_colons_and_brackets_hold_lists() {
        check("`NEAR` or `FAR`", &["NEAR", "FAR"]);
        check("The side. `near`, `far` or `both`.", &["near", "far", "both"]);
        check("`on` for light, `off` for none.", &["on", "off"]);
        check("`near` and `far` are the sides.", &[]);
        check("Lamp: `ON` | `OFF` | `DIM`.", &["ON", "OFF", "DIM"]);
        check("The side (`near` or `far`).", &["near", "far"]);
        check("The side ( `near`, `far`, or `both`.", &["near", "far", "both"]);
        check("The side (`near` or `far` of all).", &[]);
        check("The protocol (tcp, udp).", &["tcp", "udp"]);
        check("The protocol, `tcp` or `udp`.", &["tcp", "udp"]);
        check("The side of the moon (mass or size).", &[]);
        check("The attach mode: rw or ro.", &["rw", "ro"]);
        check("The condition of the lamp: LIT, DARK, or LOW OIL.", &["LIT", "DARK", "LOW OIL"]);
        check("What can be changed: `name` and `size`.", &[]);
        check("Required attributes: `name`, `size`.", &[]);
        check("Remember: moons or stars.", &[]);
        check("The keeper's name, or the lamp's name.", &[]);
    }

    #[test]
    fn examples_are_no_lists() {
        check("The phase, such as `full` or `new`.", &[]);
        check("The phase (for example, `full` or `new`).", &[]);
        check("The phase (e.g. `full`, `new`).", &[]);
    }
}
