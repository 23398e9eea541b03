//! The call of a macro of the module `wire`: a line for each part.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Whether the line starts such a call.
pub(super) fn is_start(line: &str) -> bool {
    let path = line.strip_prefix("super::").unwrap_or(line);
    path.starts_with("wire::") && path.ends_with("! {")
}

/// Writes the call; `body` is what the formatter printed between its braces.
pub(super) fn write(out: &mut String, indent: usize, start: &str, body: &str) {
    let pad = " ".repeat(indent);
    let tokens: Vec<TokenTree> = body.parse::<TokenStream>().unwrap_or_default().into_iter().collect();
    let parts = tokens.iter().position(|token| braced(token).is_some());
    let Some((head, parts, tail)) = parts.and_then(|at| {
        let (head, rest) = tokens.split_at_checked(at)?;
        let (parts, tail) = rest.split_first()?;
        Some((head, braced(parts)?, tail))
    }) else {
        let _ = writeln!(out, "{pad}{start} {} }}", inline(&tokens));
        return;
    };
    let _ = writeln!(out, "{pad}{start} {} {{", inline(head));
    let parts: Vec<TokenTree> = parts.into_iter().collect();
    for part in parts.split(is_comma).filter(|part| !part.is_empty()) {
        let _ = writeln!(out, "{pad}    {},", inline(part));
    }
    let tail = inline(tail);
    let blank = if tail.is_empty() { "" } else { " " };
    let _ = writeln!(out, "{pad}}}{blank}{tail} }}");
}

fn braced(token: &TokenTree) -> Option<TokenStream> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// Tokens on one line.
fn inline(tokens: &[TokenTree]) -> String {
    let mut out = String::new();
    let mut is_tight = true;
    for token in tokens {
        match token {
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                if !is_tight && !matches!(mark, ',' | ':') {
                    out.push(' ');
                }
                out.push(mark);
                is_tight = mark != ',';
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                if !is_tight && group.delimiter() != Delimiter::Parenthesis {
                    out.push(' ');
                }
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let _ = write!(out, "{open}{}{close}", inline(&inner));
                is_tight = false;
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                if !is_tight {
                    out.push(' ');
                }
                out.push_str(&token.to_string());
                is_tight = false;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::write;

    #[track_caller]
    fn check(start: &str, body: &str, expected: &str) {
        let mut out = String::new();
        write(&mut out, 0, start, body);
        assert_eq!(out, expected);
    }

    #[test]
    fn every_part_has_a_line() {
        check(
            "wire::object! {",
            r#"Lamp { id "id, {\"}" Required, is_on "isOn" Optional } rest"#,
            "wire::object! { Lamp {\n    id \"id, {\\\"}\" Required,\n    is_on \"isOn\" Optional,\n} rest }\n",
        );
        check(
            "wire::choice! {",
            r#"Order { Desk keys(& ["a", "b"]), Lamp tag("kind", & ["lamp"]) }"#,
            "wire::choice! { Order {\n    Desk keys(&[\"a\", \"b\"]),\n    Lamp tag(\"kind\", &[\"lamp\"]),\n} }\n",
        );
        check(
            "super::wire::status! {",
            r#"Status, super::wire::row, { Ok 200 "Success" }"#,
            "super::wire::status! { Status, super::wire::row, {\n    Ok 200 \"Success\",\n} }\n",
        );
    }

    #[test]
    fn a_call_without_parts_is_one_line() {
        check("wire::default! {", "Lamp", "wire::default! { Lamp }\n");
    }
}
