//! The call of a macro of the modules `wire` and `operation`: on one line where it fits, or else its parts fill lines.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// How long a line may get.
const WIDTH: usize = 100;

/// Whether the line starts such a call.
pub(super) fn is_start(line: &str) -> bool {
    let path = line.trim_start_matches("super::");
    (path.starts_with("wire::") || path.starts_with("operation::")) && path.ends_with("! {")
}

/// Whether the call makes items that stand for themselves, and says nothing of the item before it.
pub(super) fn makes_items(line: &str) -> bool {
    let makes = |name: &str| line.ends_with(name);
    is_start(line) && ["::status! {", "::answers! {"].into_iter().any(makes)
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
    let (documentation, tokens) = documentation(&tokens);
    let parts = tokens.iter().position(|token| braced(token).is_some());
    let Some((head, parts, tail)) = parts.and_then(|at| {
        let (head, rest) = tokens.split_at_checked(at)?;
        let (parts, tail) = rest.split_first()?;
        Some((head, braced(parts)?, tail))
    }) else {
        return without_parts(out, &pad, start, &documentation, tokens);
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

/// Writes a call that has no parts in braces: below what documents it, where there is anything, or on one line.
fn without_parts(out: &mut String, pad: &str, start: &str, documentation: &[String], tokens: &[TokenTree]) {
    let whole = format!("{pad}{start} {} }}", inline(tokens));
    if documentation.is_empty() && whole.len() <= WIDTH {
        out.extend([&whole, "\n"]);
        return;
    }
    let _ = writeln!(out, "{pad}{start}");
    for line in documentation {
        let _ = writeln!(out, "{}", format!("{pad}    ///{line}").trim_end());
    }
    match tokens.split_last() {
        Some((TokenTree::Group(taken), head)) if pad.len() + 4 + inline(tokens).len() > WIDTH => {
            let _ = writeln!(out, "{pad}    {} (", inline(head));
            fill(out, pad.len() + 8, taken.stream(), ",");
            let _ = writeln!(out, "{pad}    )");
        }
        _ => {
            let _ = writeln!(out, "{pad}    {}", inline(tokens));
        }
    }
    let _ = writeln!(out, "{pad}}}");
}

/// The lines of documentation that come first, and what is behind them.
fn documentation(mut tokens: &[TokenTree]) -> (Vec<String>, &[TokenTree]) {
    let mut lines = Vec::new();
    while let [TokenTree::Punct(mark), TokenTree::Group(attribute), rest @ ..] = tokens
        && mark.as_char() == '#'
        && let Some(line) = documented(attribute.stream())
    {
        lines.push(line);
        tokens = rest;
    }
    (lines, tokens)
}

/// The text of an attribute that documents.
fn documented(attribute: TokenStream) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.into_iter().collect();
    let [TokenTree::Ident(name), _, TokenTree::Literal(text)] = tokens.as_slice() else { return None };
    let is_doc = name == "doc";
    syn::parse_str::<syn::LitStr>(&text.to_string()).ok().filter(|_| is_doc).map(|text| text.value())
}

fn without_last_comma(tokens: &[TokenTree]) -> &[TokenTree] {
    match tokens.split_last() {
        Some((last, before)) if is_comma(last) => before,
        _ => tokens,
    }
}

/// Writes what is between commas on as few lines as hold it, and `end` after the last. What has more than one text, or
/// leads to a type, has a line of its own: prose, where one line is one change.
fn fill(out: &mut String, indent: usize, tokens: TokenStream, end: &str) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let (pad, mut line) = (" ".repeat(indent), String::new());
    let mut parts = parameters(&tokens).into_iter().peekable();
    let mut is_ended = false;
    while let Some(part) = parts.next() {
        let is_prose = part.iter().filter(|token| is_text(token)).count() > 1 || part.iter().any(is_equals);
        let end = if parts.peek().is_some() { "," } else { end };
        let whole = inline(part) + end;
        if !line.is_empty() && (is_prose || is_ended || indent + line.len() + 1 + whole.len() > WIDTH) {
            let _ = writeln!(out, "{pad}{line}");
            line.clear();
        }
        if is_prose && indent + whole.len() > WIDTH {
            prose(out, indent, part, end);
            continue;
        }
        let blank = if line.is_empty() { "" } else { " " };
        let _ = write!(line, "{blank}{whole}");
        is_ended = is_prose;
    }
    if !line.is_empty() {
        let _ = writeln!(out, "{pad}{line}");
    }
}

/// Writes a part that no line holds: as many of its texts on each line as it holds.
fn prose(out: &mut String, indent: usize, part: &[TokenTree], end: &str) {
    let line = |from: usize, to: usize| inline(part.get(from..to).unwrap_or_default());
    let breaks = (1..part.len()).filter(|&at| {
        let follows_or = part.get(at - 1).is_some_and(is_or);
        part.get(at).is_some_and(|token| is_text(token) && !follows_or || is_or(token) || is_equals(token))
    });
    let breaks: Vec<usize> = breaks.chain([part.len()]).collect();
    let (mut pad, mut from) = (" ".repeat(indent), 0);
    for pair in breaks.windows(2) {
        let &[at, next] = pair else { continue };
        if pad.len() + line(from, next).len() + end.len() > WIDTH {
            let _ = writeln!(out, "{pad}{}", line(from, at));
            (from, pad) = (at, " ".repeat(indent + 4));
        }
    }
    let _ = writeln!(out, "{pad}{}{end}", line(from, part.len()));
}

fn is_or(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(word) if word == "or")
}

fn is_equals(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == '=')
}

fn is_text(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Literal(literal) if literal.to_string().starts_with(['"', 'r']))
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
    let (mut before, mut is_after_text) = (None, false);
    for token in tokens {
        let (text, binds, next) = match token {
            TokenTree::Punct(punct) => {
                let mark = punct.as_char();
                let is_path = mark == ':' && (before == Some(':') || punct.spacing() == Spacing::Joint);
                let is_arrow = mark == '>' && matches!(before, Some('=' | '-'));
                before = (punct.spacing() == Spacing::Joint).then_some(mark);
                let next = match mark {
                    ',' | ';' => Last::Gap,
                    ':' if !is_path => Last::Gap,
                    '=' if before.is_none() => Last::Gap,
                    '>' if is_arrow => Last::Gap,
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
                (text, group.delimiter() == Delimiter::Parenthesis && !is_after_text, Last::Word)
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => (token.to_string(), false, Last::Word),
        };
        if last == Last::Gap || (last == Last::Word && !binds) {
            out.push(' ');
        }
        out.push_str(&text);
        last = next;
        is_after_text = matches!(token, TokenTree::Literal(_));
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
                "super::wire::status! {{ Status {{\n    Ok 200 \"OK\",\n    Created 201 \"Created\"\n        \
                 \"{prose}\",\n    Gone 410 \"Gone\", Lost 404 \"Lost\",\n}} }}\n"
            ),
        );
    }

    #[test]
    fn a_row_that_no_line_holds_goes_on_in_the_next() {
        let prose = "It is done, and has been done for long. ";
        check(
            "super::wire::answers! {",
            &format!(
                r#"Status , Body {{ Ok 200 "OK" "{prose}" "{prose}" or "Fine" => super :: Lamp , Gone 410 "Gone" }}"#
            ),
            &format!(
                "super::wire::answers! {{ Status, Body {{\n    Ok 200 \"OK\" \"{prose}\"\n        \"{prose}\" or \"Fine\" \
                 => super::Lamp,\n    Gone 410 \"Gone\",\n}} }}\n"
            ),
        );
    }

    #[test]
    fn documentation_stands_before_what_it_is_of() {
        check(
            "super::wire::endpoint! {",
            r#"# [doc = " - `id`: \"Which\"."] # [allow (x)] GET "/lamps/{id}" as "/lamps/{id}?a=1" (id : & str)"#,
            "super::wire::endpoint! {\n    /// - `id`: \"Which\".\n    #[allow(x)] GET \"/lamps/{id}\" as \
             \"/lamps/{id}?a=1\" (id: &str)\n}\n",
        );
    }

    #[test]
    fn arrows_lead_to_types() {
        check(
            "super::operation::answers! {",
            r#""id" S , A { Ok 200 "OK" => (json super :: L) } -> super :: L { Ok (body) => body }"#,
            "super::operation::answers! { \"id\" S, A {\n    Ok 200 \"OK\" => (json super::L),\n} -> super::L { Ok(body) \
             => body } }\n",
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
