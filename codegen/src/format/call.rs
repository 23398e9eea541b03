//! The call of a macro of the modules `wire` and `operation`: on one line where it fits, or else its parts fill lines.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// How long a line may get.
const WIDTH: usize = 100;

/// Whether the line starts such a call.
pub(super) fn is_start(line: &str) -> bool {
    let path = line.strip_prefix("super::").unwrap_or(line);
    let is_ours = path.starts_with("wire::") || matches!(path, "operation::call! {" | "operation::answer! {");
    is_ours && path.ends_with("! {")
}

/// Writes the call; `body` is what the formatter printed between its braces.
pub(super) fn write(out: &mut String, indent: usize, start: &str, body: &str) {
    let pad = " ".repeat(indent);
    let Ok(tokens) = body.parse::<TokenStream>() else {
        // Not as it should look, but nothing is lost.
        let _ = writeln!(out, "{pad}{start} {body} }}");
        return;
    };
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let parts = tokens.iter().position(|token| braced(token).is_some());
    let Some((head, parts, tail)) = parts.and_then(|at| {
        let (head, rest) = tokens.split_at_checked(at)?;
        let (parts, tail) = rest.split_first()?;
        Some((head, braced(parts)?, tail))
    }) else {
        let _ = writeln!(out, "{pad}{start} {} }}", inline(&tokens));
        return;
    };
    let tail = inline(tail);
    let blank = if tail.is_empty() { "" } else { " " };
    let parts: Vec<TokenTree> = parts.into_iter().collect();
    let line = format!("{pad}{start} {} {{", inline(head));
    let inner = inline(without_last_comma(&parts));
    let gap = if inner.is_empty() { "" } else { " " };
    let whole = format!("{line}{gap}{inner}{gap}}}{blank}{tail} }}");
    if whole.len() <= WIDTH {
        out.extend([&whole, "\n"]);
        return;
    }
    if inner.is_empty() {
        let _ = writeln!(out, "{line}}}\n{pad}    {tail} }}");
        return;
    }
    match head {
        [name, TokenTree::Group(needed)] if line.len() > WIDTH => {
            let _ = writeln!(out, "{pad}{start} {name}(");
            fill(out, indent + 4, needed.stream(), "");
            let _ = writeln!(out, "{pad}) {{");
        }
        _ => out.extend([&line, "\n"]),
    }
    fill(out, indent + 4, without_last_comma(&parts).iter().cloned().collect(), ",");
    let _ = writeln!(out, "{pad}}}{blank}{tail} }}");
}

fn without_last_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens.split_last() {
        Some((last, before)) if is_comma(last) => before,
        _ => tokens,
    }
}

/// Writes what is between commas on as few lines as hold it, and `end` after the last. What has more than one text has
/// a line of its own: prose, where one line is one change.
fn fill(out: &mut String, indent: usize, tokens: TokenStream, end: &str) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let (pad, mut line) = (" ".repeat(indent), String::new());
    let mut parts = parameters(&tokens).into_iter().peekable();
    let mut is_ended = false;
    while let Some(part) = parts.next() {
        let is_prose = part.iter().filter(|token| is_text(token)).count() > 1;
        let part = inline(part) + if parts.peek().is_some() { "," } else { end };
        if !line.is_empty() && (is_prose || is_ended || indent + line.len() + 1 + part.len() > WIDTH) {
            let _ = writeln!(out, "{pad}{line}");
            line.clear();
        }
        let blank = if line.is_empty() { "" } else { " " };
        let _ = write!(line, "{blank}{part}");
        is_ended = is_prose;
    }
    let _ = writeln!(out, "{pad}{line}");
}

fn is_text(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Literal(literal) if literal.to_string().starts_with('"'))
}

/// The parts between commas that stand in no angle brackets.
fn parameters(tokens: &[TokenTree]) -> Vec<&[TokenTree]> {
    let mut depth = 0_usize;
    let ends = |token: &TokenTree| {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && is_comma(token)
    };
    tokens.split(ends).collect()
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

/// What was written last, which says whether a blank follows.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing follows with a blank.
    Open,
    /// Words and brackets follow with a blank, and marks that end or bind do not.
    Word,
    /// Everything follows with a blank.
    Gap,
}

/// Tokens on one line.
fn inline(tokens: &[TokenTree]) -> String {
    let mut out = String::new();
    let mut last = Last::Open;
    let mut is_joint = false;
    for token in tokens {
        let (text, binds, next) = match token {
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                let is_path = mark == ':' && (is_joint || punct.spacing() == Spacing::Joint);
                is_joint = mark == ':' && punct.spacing() == Spacing::Joint;
                let next = match mark {
                    ',' | ';' => Last::Gap,
                    ':' if !is_path => Last::Gap,
                    '>' => Last::Word,
                    _ => Last::Open,
                };
                (mark.to_string(), matches!(mark, ',' | ';' | ':' | '<' | '>'), next)
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let text = format!("{open}{}{close}", inline(&inner));
                (text, group.delimiter() == Delimiter::Parenthesis, Last::Word)
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => (token.to_string(), false, Last::Word),
        };
        if last == Last::Gap || (last == Last::Word && !binds) {
            out.push(' ');
        }
        out.push_str(&text);
        last = next;
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
    fn parts_share_a_line_where_they_fit() {
        check(
            "wire::object! {",
            r#"Lamp { id "id, {\"}" Required, is_on "isOn" Optional } rest"#,
            "wire::object! { Lamp { id \"id, {\\\"}\" Required, is_on \"isOn\" Optional } rest }\n",
        );
        check(
            "wire::object! {",
            r#"Lamp (id : i64 , of : Option < :: std :: x :: Map < String , Vec < u8 >>> ; ..) { id "id" Required }"#,
            "wire::object! { Lamp(id: i64, of: Option<::std::x::Map<String, Vec<u8>>>; ..) { id \"id\" Required } }\n",
        );
        check(
            "wire::choice! {",
            r#"Order { Desk keys(& ["a", "b"]), Lamp tag("kind", & ["lamp"]) }"#,
            "wire::choice! { Order { Desk keys(&[\"a\", \"b\"]), Lamp tag(\"kind\", &[\"lamp\"]) } }\n",
        );
        check(
            "super::wire::status! {",
            r#"Status { Ok 200 "Success" }"#,
            "super::wire::status! { Status { Ok 200 \"Success\" } }\n",
        );
        check("wire::object! {", "Lamp { } rest", "wire::object! { Lamp {} rest }\n");
    }

    #[test]
    fn parts_that_do_not_fit_on_a_line_fill_lines() {
        let parts: Vec<String> = (0..9).map(|at| format!("field_{at} \"field{at}\" Optional")).collect();
        let mut out = String::new();
        write(&mut out, 0, "wire::object! {", &format!("Lamp {{ {} }} rest", parts.join(" , ")));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!((lines[0], lines[lines.len() - 1]), ("wire::object! { Lamp {", "} rest }"));
        assert_eq!((lines.len(), lines[1].matches("Optional,").count()), (5, 3), "{out}");
        assert!(lines[3].ends_with("Optional,"), "{out}");
    }

    #[test]
    fn parts_with_prose_stand_on_lines_of_their_own() {
        let prose = "It is done, and has been done for as long as anybody remembers, which is long.";
        check(
            "super::wire::status! {",
            &format!(r#"Status {{ Ok 200 "OK", Created 201 "Created" "{prose}", Gone 410 "Gone", Lost 404 "Lost" }}"#),
            &format!(
                "super::wire::status! {{ Status {{\n    Ok 200 \"OK\",\n    Created 201 \"Created\" \"{prose}\",\n    \
                 Gone 410 \"Gone\", Lost 404 \"Lost\",\n}} }}\n"
            ),
        );
    }

    #[test]
    fn what_stands_behind_no_parts_has_a_line_of_its_own() {
        let path = "/lamps/of/all/rooms/of/all/houses/of/all/streets/of/all/towns";
        check(
            "super::operation::call! {",
            &format!(r#""add_lamp" "POST" ["{path}"] {{ }} accept ["application/json"]"#),
            &format!(
                "super::operation::call! {{ \"add_lamp\" \"POST\" [\"{path}\"] {{}}\n    accept \
                 [\"application/json\"] }}\n"
            ),
        );
    }

    #[test]
    fn what_a_value_is_made_with_fills_lines() {
        let needed: Vec<String> = (0..8).map(|at| format!("a_long_name_{at} : BTreeMap < String , i64 >")).collect();
        let mut out = String::new();
        write(&mut out, 0, "wire::object! {", &format!("Lamp ({} ; ..) {{ id \"id\" Required }}", needed.join(" , ")));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!((lines[0], lines[lines.len() - 3]), ("wire::object! { Lamp(", ") {"));
        assert!(lines.iter().all(|line| line.len() <= super::WIDTH), "{out}");
        assert!(lines[1].ends_with("a_long_name_1: BTreeMap<String, i64>,") && out.contains("i64>; ..\n"), "{out}");
    }

    #[test]
    fn what_cannot_be_read_is_kept() {
        check("wire::object! {", "Lamp { id \"id }", "wire::object! { Lamp { id \"id } }\n");
    }

    #[test]
    fn a_call_without_parts_is_one_line() {
        check("wire::boxed! {", "Lamp", "wire::boxed! { Lamp }\n");
    }
}
