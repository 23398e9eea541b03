//! What a heading, a lead sentence or a title says of direction, location and codes.

use docbind_spec::{Direction, Location, StatusCode};

use crate::read::wadl::cell::status_cell;
use crate::read::wadl::cell::type_cell::Place;

/// The direction that a sentence speaks of: the last of `request` and `response` in it, for the first may belong to the
/// name of an operation.
pub(crate) fn direction(text: &str) -> Option<Direction> {
    // All of them begin with one letter, and one search finds them.
    memchr::memrchr2_iter(b'r', b'R', text.as_bytes()).find_map(|at| {
        let response = || is_word(text, at, "response") || is_word(text, at, "reponse");
        if is_word(text, at, "request") { Some(Direction::Request) } else { response().then_some(Direction::Response) }
    })
}

/// The direction of the section under a heading; `None` where the heading names both or neither.
pub(crate) fn section(heading: &str) -> Option<Direction> {
    let request = has_word(heading, "request");
    let response = has_word(heading, "response") && !speaks_of_codes(heading);
    match (request, response) {
        (true, false) => Some(Direction::Request),
        (false, true) => Some(Direction::Response),
        (false, false) if is_about_returned(heading) => Some(Direction::Response),
        _ => None,
    }
}

/// Whether a heading is another name of the section of an answer: "Returned values", "Return fields", "Result".
fn is_about_returned(heading: &str) -> bool {
    let mut words = heading.split_whitespace();
    let is = |word: &str, known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
    match (words.next(), words.next(), words.next()) {
        (Some(name), None, None) => is(name, &["returns", "result", "results", "output", "reply"]),
        (Some(returned), Some(what), None) => {
            is(returned, &["return", "returned", "returns"])
                && is(what, &["value", "values", "fields", "attributes", "elements", "parameters", "data"])
        }
        _ => false,
    }
}

/// What the heading of a section was meant to be, where a letter of its first word is wrong, missing or swapped:
/// "Responce", "Reqeust parameters".
pub(crate) fn misspelt_section(heading: &str) -> Option<&'static str> {
    let mut words = heading.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let first = words.next().filter(|word| word.starts_with(['R', 'r']) && (6..=10).contains(&word.len()))?;
    // "Requests" is one letter away from a request, and is no mistake.
    let bare = first.trim_end_matches(['s', 'S']);
    let is_right = ["request", "response"].iter().any(|word| word.eq_ignore_ascii_case(bare));
    if is_right || !words.all(is_section_name) {
        return None;
    }
    let first = first.to_ascii_lowercase();
    let is_near = |word: &&&str| strsim::osa_distance(&first, word) == 1;
    let meant = ["request", "response", "requests", "responses"].iter().find(is_near)?;
    Some(meant.trim_end_matches('s'))
}

/// Whether a heading is wholly made of the words that sections are called by: "Request", "Response header parameters",
/// "Example request", "Error response codes".
pub(crate) fn is_section_name(heading: &str) -> bool {
    const WORDS: &[&str] = &[
        "request",
        "response",
        "reponse",
        "example",
        "sample",
        "parameter",
        "body",
        "bodie",
        "header",
        "uri",
        "url",
        "path",
        "query",
        "string",
        "message",
        "attribute",
        "field",
        "code",
        "statu",
        "statuse",
        "error",
        "fault",
        "http",
        "json",
        "xml",
        "format",
        "syntax",
        "schema",
        "payload",
        "data",
        "value",
        "detail",
        "normal",
        "possible",
        "successful",
        "succes",
        "return",
        "the",
        "of",
        "for",
        "and",
        "or",
        "a",
        "an",
        "thi",
        "operation",
        "api",
        "call",
    ];
    let mut words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some()
        && words.all(|word| {
            let word = word.strip_suffix(['s', 'S']).unwrap_or(word);
            WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
        })
}

/// Whether a heading is what the part of a page with the declaration is called: "Syntax", "HTTP method".
pub(crate) fn names_a_declaration(heading: &str) -> bool {
    const NAMES: &[&str] =
        &["syntax", "usage", "synopsis", "signature", "method", "endpoint", "uri", "url", "resource url", "definition"];
    let name = heading.trim_matches(|c: char| !c.is_alphanumeric());
    let name = name.strip_prefix("HTTP ").unwrap_or(name);
    NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// Whether a heading or title begins with the word.
pub(crate) fn is_example(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches('*');
    text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("example"))
}

/// The direction of the section that a line of its own begins without being a heading: `**Request**`, `Response body:`.
pub(crate) fn bare_section(line: &str) -> Option<Direction> {
    // Quick, for every paragraph is asked.
    let line = line.trim_start();
    if !line.starts_with(['R', 'r']) {
        return None;
    }
    let mut words = line.trim_end_matches(':').split_whitespace();
    let first = words.next()?;
    let is = |names: [&str; 2]| names.iter().any(|name| first.eq_ignore_ascii_case(name));
    let direction = if is(["request", "requests"]) {
        Direction::Request
    } else if is(["response", "responses"]) {
        Direction::Response
    } else {
        return None;
    };
    let is_part = |word: &str| {
        ["parameters", "body", "message", "attributes", "fields"].iter().any(|known| known.eq_ignore_ascii_case(word))
    };
    words.all(is_part).then_some(direction)
}

/// Whether a sentence announces a table of response codes.
pub(crate) fn speaks_of_codes(text: &str) -> bool {
    let text = text.as_bytes();
    memchr::memchr2_iter(b'c', b'C', text).any(|at| {
        let (before, code) = text.split_at(at);
        let follows = |word: &&str| {
            let start = before.len().checked_sub(word.len());
            start.and_then(|start| before.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
        };
        code.get(..4).is_some_and(|code| code.eq_ignore_ascii_case(b"code"))
            && ["response ", "status ", "error ", "return "].iter().any(follows)
    })
}

/// Where a sentence says that the parameters of its table travel.
pub(crate) fn place(text: &str) -> Option<Place> {
    let mut attributes = None;
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        let word = word.strip_suffix(['s', 'S']).unwrap_or(word);
        let is = |known: &str| word.eq_ignore_ascii_case(known);
        // "header parameters for the request body" is about headers: the first word decides.
        if is("uri") || is("url") {
            return Some(Place::Uri);
        } else if is("path") {
            return Some(Place::At(Location::Path));
        } else if is("query") {
            return Some(Place::At(Location::Query));
        } else if is("body") {
            return Some(Place::At(Location::Body));
        } else if is_misspelt_header(word) {
            return Some(Place::At(Location::Header));
        } else if is("attribute") {
            attributes = Some(Place::At(Location::Body));
        }
    }
    // Bodies have attributes, and so have headers and queries where the sentence says so.
    attributes
}

/// `header`, also with its letters out of order.
fn is_misspelt_header(word: &str) -> bool {
    let Ok(mut letters) = <[u8; 6]>::try_from(word.as_bytes()) else { return false };
    letters.make_ascii_lowercase();
    letters.first() == Some(&b'h') && {
        letters.sort_unstable();
        &letters == b"adeehr"
    }
}

/// The status code that a title names: `Initial (202) answer`, `HTTP 404`, `409 Conflict`, `A 404 response`.
pub(crate) fn code(title: &str) -> Option<StatusCode> {
    let mut before = "";
    let mut words = title.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        let bracketed = word.starts_with('(') && word.ends_with([')', ':', ',']);
        let announced = ["http", "status", "code"].iter().any(|name| before.eq_ignore_ascii_case(name));
        let after = words.peek().copied().unwrap_or_default();
        // "the answer is 409:"
        let told = || {
            after.is_empty()
                && ["is", "with", "returns", "returned", "a"].contains(&before)
                && has_any(title, &["answer", "respon", "repl", "return", "status", "fail"])
        };
        if let Some(code) = status_cell::code(bare).filter(|code| code.get() < 600)
            && (bracketed || announced || told() || is_named(code, before, after))
        {
            return Some(code);
        }
        before = bare;
    }
    None
}

/// Whether the words on either side of a number show that it is a code: what it stands for, or what has it.
fn is_named(code: StatusCode, before: &str, after: &str) -> bool {
    let after = after.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    let is = |known: &&str| after.eq_ignore_ascii_case(known);
    let phrase = match code.get() {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No",
        400 => "Bad",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 | 405 | 501 => "Not",
        409 => "Conflict",
        410 => "Gone",
        413 => "Over",
        415 => "Unsupported",
        422 => "Unprocessable",
        500 => "Internal",
        503 => "Service",
        _ => "",
    };
    let has = ["response", "answer", "reply", "error", "status"].iter().any(is);
    has || !after.is_empty() && is(&phrase) || after.is_empty() && before.is_empty()
}

/// Whether a text has one of these letters of words, blind to case. They are two or more, and in lower case.
///
/// It goes over the text once, and looks closer where two letters stand with which one of them begins.
pub(crate) fn has_any(text: &str, stems: &[&str]) -> bool {
    // The last five bits of a letter are the same in upper and lower case.
    let bit = |byte: Option<&u8>| byte.map_or(0, |byte| 1_u32 << (byte & 31));
    let bits = |nth: usize| stems.iter().fold(0, |bits, stem| bits | bit(stem.as_bytes().get(nth)));
    let (first, second) = (bits(0), bits(1));
    let text = text.as_bytes();
    let begins = |at: usize, stem: &str| {
        text.get(at..at + stem.len()).is_some_and(|found| found.eq_ignore_ascii_case(stem.as_bytes()))
    };
    text.windows(2).enumerate().any(|(at, pair)| {
        first & bit(pair.first()) != 0 && second & bit(pair.get(1)) != 0 && stems.iter().any(|stem| begins(at, stem))
    })
}

/// Whether a text has a word (or its plural), blind to case. `word` is in lower case.
pub(crate) fn has_word(text: &str, word: &str) -> bool {
    let Some(&first) = word.as_bytes().first() else { return false };
    memchr::memchr2_iter(first, first.to_ascii_uppercase(), text.as_bytes()).any(|at| is_word(text, at, word))
}

/// Whether a word (or its plural) stands at a byte of a text, blind to case.
fn is_word(text: &str, at: usize, word: &str) -> bool {
    let text = text.as_bytes();
    let Some((found, after)) = text.get(at..).and_then(|text| text.split_at_checked(word.len())) else {
        return false;
    };
    let after = if let [b's' | b'S', after @ ..] = after { after } else { after };
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    let in_word = |byte: Option<&u8>| byte.is_some_and(|&byte| byte.is_ascii_alphanumeric() || byte == b'_');
    found.eq_ignore_ascii_case(word.as_bytes()) && !in_word(before) && !in_word(after.first())
}

#[cfg(test)]
mod tests {
    use docbind_spec::{Direction, Location, StatusCode};

    use super::{bare_section, code, direction, misspelt_section, place, section};
    use crate::read::wadl::cell::type_cell::Place;

    #[test]
    fn the_last_of_both_words_gives_the_direction() {
        assert_eq!(direction("Example Launch: JSON request"), Some(Direction::Request));
        assert_eq!(direction("Show response rules: JSON request"), Some(Direction::Request));
        assert_eq!(direction("The following example shows the launch responses:"), Some(Direction::Response));
        assert_eq!(direction("Requested probes"), None);
    }

    #[test]
    fn a_heading_with_both_words_or_about_codes_has_no_direction() {
        assert_eq!(section("Request parameters"), Some(Direction::Request));
        assert_eq!(section("Response"), Some(Direction::Response));
        assert_eq!(section("Request and response"), None);
        assert_eq!(section("Response codes"), None);
        assert_eq!(section("Returned values"), Some(Direction::Response));
        assert_eq!(section("Return the kite"), None);
        assert_eq!(section("Results"), Some(Direction::Response));
        assert_eq!(section("Result of the flight"), None);
    }

    #[test]
    fn a_heading_may_be_misspelt_by_a_letter() {
        for heading in ["Responce", "Respone", "Repsonse", "Respnse", "Responces", "Resonse parameters"] {
            assert_eq!(misspelt_section(heading), Some("response"), "{heading}");
        }
        assert_eq!(misspelt_section("Reqeust"), Some("request"));
        for heading in ["Response", "Requests", "Resource", "Required", "Reponse time of the kite", "Responders"] {
            assert_eq!(misspelt_section(heading), None, "{heading}");
        }
    }

    #[test]
    fn a_line_of_its_own_may_begin_a_section() {
        assert_eq!(bare_section("Request"), Some(Direction::Request));
        assert_eq!(bare_section("Response body:"), Some(Direction::Response));
        assert_eq!(bare_section("Response codes"), None);
        assert_eq!(bare_section("Request a quote"), None);
    }

    #[test]
    fn the_lead_names_the_place() {
        assert_eq!(place("This table shows the URI parameters for the request:"), Some(Place::Uri));
        assert_eq!(place("The haeder parameters for the request body"), Some(Place::At(Location::Header)));
        assert_eq!(place("The query parameters"), Some(Place::At(Location::Query)));
        assert_eq!(place("The attributes of the kite"), Some(Place::At(Location::Body)));
        assert_eq!(place("The attributes that the query string may have"), Some(Place::At(Location::Query)));
        assert_eq!(place("The limits"), None);
    }

    #[test]
    fn a_title_names_a_code_in_brackets_or_by_name() {
        assert_eq!(code("Initial (202) launch").map(StatusCode::get), Some(202));
        assert_eq!(code("A failure, HTTP 404:").map(StatusCode::get), Some(404));
        assert_eq!(code("409 Conflict").map(StatusCode::get), Some(409));
        assert_eq!(code("Example 404 response").map(StatusCode::get), Some(404));
        assert_eq!(code("If there is none, a 404 answer is returned:").map(StatusCode::get), Some(404));
        assert_eq!(code("If there is one, the answer is 409:").map(StatusCode::get), Some(409));
        assert_eq!(code("Show 200 probes"), None);
        assert_eq!(code("The limit is 200:"), None);
    }
}
