//! The public items that macros of the runtime make, as far as they differ from one set of bindings to another.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::ItemMacro;

use super::items::{Members, text};

/// How a struct is made: `new` with what it takes, or `default`.
pub(super) fn of_type(members: &mut Members, item: &ItemMacro) {
    match name(item).as_str() {
        "default" => members.put(": Default".to_owned(), ""),
        "object" => {
            if let Some(taken) = tokens(&item.mac.tokens).get(1).and_then(parenthesized) {
                members.put("::new".to_owned(), &format!("({})", taken_of(taken)));
            }
        }
        _ => {}
    }
}

/// The function `path`, how the query, the headers and the call are made, and the enums of the answer.
pub(super) fn of_operation(members: &mut Members, item: &ItemMacro) {
    let tokens = tokens(&item.mac.tokens);
    match name(item).as_str() {
        "endpoint" => {
            if let Some(taken) = tokens.last().and_then(parenthesized) {
                members.put("path()".to_owned(), &format!("({})->String", text(&taken)));
            }
        }
        "query" | "pairs" => {
            if let [name, taken, ..] = tokens.as_slice()
                && let Some(taken) = parenthesized(taken)
            {
                members.put(format!("{name}::new"), &format!("({})->Self", taken_of(taken)));
            }
        }
        "call" => call(members, &tokens),
        "paged" => members.put("Call: Paged".to_owned(), ""),
        "answers" => answers(members, &tokens),
        _ => {}
    }
}

/// `Call::new`: what its parts are made with, one after the other.
fn call(members: &mut Members, tokens: &[TokenTree]) {
    let Some(parts) = tokens.last().and_then(|last| group(last, Delimiter::Brace)) else { return };
    let taken = split(parts).into_iter().filter_map(|part| {
        let taken = part.last().and_then(parenthesized)?;
        let is_body = part.first().is_some_and(|first| first.to_string() == "body");
        Some(if is_body { format!("body: {}", text(&taken)) } else { text(&taken) })
    });
    let taken: Vec<String> = taken.filter(|taken| !taken.is_empty()).collect();
    members.put("Call::new".to_owned(), &format!("({})->Self", taken.join(", ")));
}

/// The enum of status codes and that of answers, and what `into_result` gives.
fn answers(members: &mut Members, tokens: &[TokenTree]) {
    let Some(at) = tokens.iter().position(|token| group(token, Delimiter::Brace).is_some()) else { return };
    let (head, rest) = tokens.split_at(at);
    let idents = head.iter().filter(|token| matches!(token, TokenTree::Ident(_))).map(ToString::to_string);
    let [status, answer] = idents.collect::<Vec<_>>().try_into().unwrap_or_default();
    for (name, other) in [(&status, "(u16)"), (&answer, "(operation::Undocumented)")] {
        members.put(name.clone(), "enum");
        members.put(format!("{name}.Undocumented"), other);
    }
    let Some((rows, tail)) = rest.split_first() else { return };
    for row in group(rows, Delimiter::Brace).map(split).unwrap_or_default() {
        let Some(variant) = row.first() else { continue };
        let parts = row.last().and_then(parenthesized).map(types).unwrap_or_default();
        members.put(format!("{status}.{variant}"), "");
        members.put(format!("{answer}.{variant}"), &fields(&parts));
    }
    let arrow = tail.windows(2).position(|pair| matches!(pair, [one, two] if is(one, '-') && is(two, '>')));
    let (other, result) = tail.split_at(arrow.unwrap_or(tail.len()));
    if let Some(variant) = other.get(1) {
        let parts = other.last().and_then(parenthesized).map(types).unwrap_or_default();
        let parts: Vec<String> = std::iter::once("u16".to_owned()).chain(parts).collect();
        members.put(format!("{answer}.{variant}"), &fields(&parts));
    }
    if let [_, _, result @ .., _] = result {
        let result: TokenStream = result.iter().cloned().collect();
        members.put(format!("{answer}::into_result"), &format!("(self)->Result<{}, Box<Self>>", text(&result)));
    }
}

fn fields(parts: &[String]) -> String {
    if parts.is_empty() { String::new() } else { format!("({})", parts.join(", ")) }
}

/// The types of what is read of an answer, each of which stands behind a word that says how.
fn types(parts: TokenStream) -> Vec<String> {
    let ty = |part: &Vec<TokenTree>| text(&part.iter().skip(1).cloned().collect::<TokenStream>());
    split(parts).iter().map(ty).collect()
}

/// What `new` takes, up to the names of the other fields.
fn taken_of(taken: TokenStream) -> String {
    text(&taken.into_iter().take_while(|token| !is(token, ';')).collect::<TokenStream>())
}

/// What is between commas that stand in no angle brackets.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let (mut parts, mut part, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for token in tokens {
        match &token {
            token if is(token, '<') => depth += 1,
            token if is(token, '>') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && is(&token, ',') {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(token);
        }
    }
    parts.extend((!part.is_empty()).then_some(part));
    parts
}

fn name(item: &ItemMacro) -> String {
    item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default()
}

fn tokens(stream: &TokenStream) -> Vec<TokenTree> {
    stream.clone().into_iter().collect()
}

fn parenthesized(token: &TokenTree) -> Option<TokenStream> {
    group(token, Delimiter::Parenthesis)
}

fn group(token: &TokenTree, delimiter: Delimiter) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group.stream()),
        _ => None,
    }
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}
