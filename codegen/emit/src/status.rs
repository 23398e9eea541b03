//! The status codes of an operation: an enum keyed on the number.

use std::collections::BTreeMap;

use docbind_spec::{Operation, Status};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::answer::UNTYPED;
use crate::doc;
use crate::enums::UNDOCUMENTED;
use crate::names::{Case, Scope, words};
use crate::phrases::phrase;

/// A documented code and every row that names it.
pub(crate) struct Code<'a> {
    pub(crate) number: u16,
    pub(crate) ident: Ident,
    pub(crate) rows: Vec<&'a Status>,
}

/// The documented codes of an operation, each once, in the order of the page; those that only examples show come last.
pub(crate) fn codes(operation: &Operation) -> Vec<Code<'_>> {
    let mut codes: Vec<(u16, Vec<&Status>)> = Vec::new();
    for row in &operation.statuses {
        for code in row.codes.iter().map(|code| code.get()) {
            match codes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, rows)) => rows.push(row),
                None => codes.push((code, vec![row])),
            }
        }
    }
    codes.extend(operation.shown_codes().into_iter().map(|code| (code.get(), Vec::new())));
    let names = variant_names(&codes);
    let idents = Scope::new(Case::Pascal, &[UNDOCUMENTED, UNTYPED]).allocate(names.iter().map(String::as_str));
    codes.into_iter().zip(idents).map(|((number, rows), ident)| Code { number, ident, rows }).collect()
}

/// A code with the name and the description of each of its rows, as the macros of the runtime are told of it.
pub(crate) fn row(code: &Code<'_>) -> TokenStream {
    let (ident, number) = (&code.ident, Literal::u16_unsuffixed(code.number));
    let name = Literal::string(&doc::name(title(code)));
    let first = code.rows.first().map_or_else(Vec::new, |row| doc::pieces(&row.description));
    let others = code.rows.iter().skip(1).map(|row| {
        let name = Literal::string(&doc::name(named(code.number, row)));
        let description = doc::pieces(&row.description);
        quote!(or #name #(#description)*)
    });
    quote!(#ident #number #name #(#first)* #(#others)*)
}

/// What a row calls its code, or else the standard.
fn named(number: u16, row: &Status) -> &str {
    Some(row.name.trim()).filter(|name| !name.is_empty()).or(phrase(number)).unwrap_or("")
}

/// What a code is called: as the first row that names it does, or else the standard.
fn title<'a>(Code { number, rows, .. }: &Code<'a>) -> &'a str {
    let named = rows.iter().map(|row| row.name.trim()).find(|name| !name.is_empty());
    named.or(phrase(*number)).unwrap_or("")
}

/// The name of each code: the page's, where all rows of the code agree on it and it is of no other code; else the
/// standard phrase; and the number where that is taken.
fn variant_names(codes: &[(u16, Vec<&Status>)]) -> Vec<String> {
    let standard = |code: u16| phrase(code).map_or_else(|| format!("Code {code}"), str::to_owned);
    let printed: Vec<Option<String>> = codes.iter().map(|(code, rows)| agreed(*code, rows)).collect();
    let mut names: Vec<String> = Vec::new();
    for ((code, _), name) in codes.iter().zip(&printed) {
        let count = printed.iter().flatten().filter(|other| Some(*other) == name.as_ref()).count();
        names.push(match name {
            Some(name) if count == 1 => name.clone(),
            _ => key(&standard(*code)),
        });
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &names {
        *counts.entry(name).or_default() += 1;
    }
    let is_single = |name: &str| counts.get(name).is_none_or(|&count| count == 1);
    let number =
        |(name, (code, _)): (&String, &(u16, _))| if is_single(name) { name.clone() } else { format!("{name} {code}") };
    names.iter().zip(codes).map(number).collect()
}

/// The one name that the rows of a code give it.
fn agreed(code: u16, rows: &[&Status]) -> Option<String> {
    let mut names: Vec<String> = rows.iter().map(|row| key(&row.name)).filter(|name| !name.is_empty()).collect();
    names.dedup();
    match names.as_slice() {
        [name] if name.chars().any(char::is_alphabetic) && !says_nothing(code, name) => Some(mended(name)),
        _ => None,
    }
}

/// Whether the words name no such code: those of the title of an example ("List moons: JSON response"), one that every
/// code of failure has, the phrase of another code, or of a success what says nothing of success ("Moon ID").
fn says_nothing(code: u16, words: &str) -> bool {
    const TITLES: [&str; 6] =
        ["json response", "xml response", "json request", "xml request", "http response", "http request"];
    let is_of = |code: u16| phrase(code).is_some_and(|phrase| phrase.eq_ignore_ascii_case(words));
    let of_another = || !is_of(code) && (100..600).any(is_of);
    let told = |word: &str| {
        word.starts_with("success")
            || word.ends_with("ed")
            || matches!(word, "ok" | "normal" | "done" | "complete")
            || phrase(code).is_some_and(|phrase| phrase.split(' ').any(|known| known.eq_ignore_ascii_case(word)))
    };
    let of_thing = || (200..300).contains(&code) && words.contains(' ') && !words.split(' ').any(told);
    matches!(words, "error" | "fault" | "failure")
        || TITLES.iter().any(|title| words.ends_with(title))
        || of_another()
        || of_thing()
}

/// A name in which the words of standard phrases are spelt as there: "conflicting reqest" is a request.
fn mended(name: &str) -> String {
    let phrases = || (100..600).filter_map(phrase).flat_map(|phrase| phrase.split(' '));
    let is_known = |word: &str| phrases().any(|known| known.eq_ignore_ascii_case(word));
    let words = name.split(' ').map(|word| {
        let slip = || phrases().find(|known| is_slip(word, &known.to_ascii_lowercase()));
        if is_known(word) { word.to_owned() } else { slip().map_or(word.to_owned(), str::to_ascii_lowercase) }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a word is another of some length with one letter wrong, missing or too many; a plural is none.
fn is_slip(word: &str, of: &str) -> bool {
    const SHORT: usize = 6;
    let (word, of) = (word.as_bytes(), of.as_bytes());
    if of.len() < SHORT || word.len().abs_diff(of.len()) > 1 || word.first() != of.first() {
        return false;
    }
    let before = word.iter().zip(of).take_while(|(a, b)| a == b).count();
    let behind = word.iter().rev().zip(of.iter().rev()).take_while(|(a, b)| a == b).count();
    let is_plural = before == of.len() && word.last() == Some(&b's');
    word.len().max(of.len()) <= before + behind + 1 && !is_plural
}

/// A name as its words, for comparison and as the base of an identifier; empty where it has none.
fn key(name: &str) -> String {
    if name.chars().any(char::is_alphanumeric) { words(name).join(" ") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use docbind_spec::{Source, Status, StatusCode};

    use super::variant_names;

    fn row(codes: &[u16], name: &str) -> Status {
        let codes = codes.iter().filter_map(|&code| StatusCode::new(code).ok()).collect();
        let source = Source { file: "".into(), line: 1 };
        Status { codes, name: name.to_owned(), description: String::new(), source, body: None, body_source: None }
    }

    #[track_caller]
    fn check(rows: &[(u16, &str)], expected: &[&str]) {
        let rows: Vec<Status> = rows.iter().map(|(code, name)| row(&[*code], name)).collect();
        let mut codes: Vec<(u16, Vec<&Status>)> = Vec::new();
        for row in &rows {
            let code = row.codes[0].get();
            match codes.iter_mut().find(|(known, _)| *known == code) {
                Some((_, rows)) => rows.push(row),
                None => codes.push((code, vec![row])),
            }
        }
        assert_eq!(variant_names(&codes), expected);
    }

    #[test]
    fn the_page_names_a_code_where_it_names_no_other_so() {
        check(&[(200, "Success"), (400, "badRequest")], &["success", "bad request"]);
        check(&[(400, "Error"), (500, "Error")], &["bad request", "internal server error"]);
        check(&[(400, "Error"), (200, "List moons: JSON response")], &["bad request", "ok"]);
        check(&[(200, "Accepted"), (204, "OK"), (202, "Moon ID")], &["ok", "no content", "accepted"]);
        check(&[(202, "Delete Successful"), (200, "Moon deleted")], &["delete successful", "moon deleted"]);
        check(&[(409, "Conflicting Reqest"), (503, "Services Lost")], &["conflicting request", "services lost"]);
        check(&[(503, "Busy"), (503, "Down")], &["service unavailable"]);
        check(&[(503, "Busy"), (503, "")], &["busy"]);
        check(&[(200, ""), (299, "-"), (404, "400")], &["ok", "code 299", "not found"]);
    }

    #[test]
    fn two_codes_never_share_a_name() {
        check(&[(598, "Code 599"), (599, "")], &["code 599 598", "code 599 599"]);
    }
}
