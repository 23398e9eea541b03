//! What stands inside of a line: code spans, links, tags and characters.

use std::fmt::Write as _;

/// Makes the text of one paragraph safe.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '\\' => escape(&mut out, rest),
            '`' => code(&mut out, rest),
            '[' => link(&mut out, rest),
            '<' => angle(&mut out, rest),
            'h' if is_word_start(text, rest) => url(&mut out, rest),
            _ => {
                visible(&mut out, c);
                c.len_utf8()
            }
        };
        rest = rest.get(taken.max(c.len_utf8())..).unwrap_or("");
    }
    out
}

/// Escapes every character that `CommonMark` could take for markup.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>#|~&!".contains(c) {
            out.push('\\');
        }
        visible(&mut out, c);
    }
    out
}

/// Keeps code as it is but for what could hide or turn it.
pub(super) fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| visible(&mut out, c));
    out
}

/// Spells out a character that cannot be seen or that turns the direction of text (UAX 9).
fn visible(out: &mut String, c: char) {
    match c {
        '\u{a0}' | '\t' => out.push(' '),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{206f}'
        | '\u{61c}'
        | '\u{ad}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => spell(out, c),
        c if c.is_control() => spell(out, c),
        c => out.push(c),
    }
}

fn spell(out: &mut String, c: char) {
    _ = write!(out, "(U+{:04X})", u32::from(c));
}

fn escape(out: &mut String, rest: &str) -> usize {
    match rest.chars().nth(1) {
        Some(next) if next.is_ascii_punctuation() => {
            out.push('\\');
            out.push(next);
            2
        }
        _ => {
            out.push_str("\\\\");
            1
        }
    }
}

/// A code span: from a run of backticks to the next run of the same length.
fn code(out: &mut String, rest: &str) -> usize {
    let run = rest.len() - rest.trim_start_matches('`').len();
    let (ticks, after) = rest.split_at(run);
    let mut from = 0;
    while let Some(found) = after.get(from..).and_then(|text| text.find('`')).map(|at| at + from) {
        let tail = after.get(found..).unwrap_or("");
        let close = tail.len() - tail.trim_start_matches('`').len();
        if close == run {
            out.push_str(ticks);
            out.push_str(&verbatim(after.get(..found).unwrap_or("")));
            out.push_str(ticks);
            return run + found + run;
        }
        from = found + close;
    }
    ticks.chars().for_each(|_| out.push_str("\\`"));
    run
}

/// A link with an absolute address stays; of any other the text stays, and a bracket that is no link is itself.
fn link(out: &mut String, rest: &str) -> usize {
    if let Some((text, address, length)) = parse_link(rest) {
        let image = out.ends_with('!') && out.pop().is_some();
        if !image && is_absolute(address) {
            _ = write!(out, "[{}](<{}>)", inline(text), encode(address));
        } else {
            out.push_str(&inline(text));
        }
        return length;
    }
    out.push_str("\\[");
    1
}

/// The text, the address and the length of `[text](address)`.
fn parse_link(rest: &str) -> Option<(&str, &str, usize)> {
    let inner = rest.strip_prefix('[')?;
    let close = inner.find([']', '['])?;
    let (text, after) = inner.split_at(close);
    let after = after.strip_prefix("](")?;
    let (address, after) = match after.strip_prefix('<') {
        Some(after) => after.split_once('>').and_then(|(address, after)| Some((address, after.strip_prefix(')')?)))?,
        None => after.split_once(')')?,
    };
    let address = address.split_whitespace().next().unwrap_or("");
    Some((text, address, rest.len() - after.len()))
}

/// An address in angle brackets stays; any other `<` is itself.
fn angle(out: &mut String, rest: &str) -> usize {
    let inside = rest.get(1..).and_then(|inner| inner.split_once('>')).map(|(inside, _)| inside);
    let address = inside.filter(|inside| is_absolute(inside) && !inside.contains([' ', '<', '\n']));
    if let Some(address) = address {
        _ = write!(out, "<{}>", encode(address));
        address.len() + 2
    } else {
        out.push_str("\\<");
        1
    }
}

/// A bare address becomes a link, without the punctuation of the sentence.
fn url(out: &mut String, rest: &str) -> usize {
    if !(rest.starts_with("http://") || rest.starts_with("https://")) {
        out.push('h');
        return 1;
    }
    let end =
        rest.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"`[]{}\\^|*".contains(c)).unwrap_or(rest.len());
    let address = rest.get(..end).unwrap_or("");
    let mut address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '_']);
    while address.ends_with(')') && address.matches(')').count() > address.matches('(').count() {
        address = address.get(..address.len() - 1).unwrap_or("").trim_end_matches(['.', ',', ';', ':']);
    }
    if address.split_once("://").is_some_and(|(_, host)| !host.is_empty()) {
        _ = write!(out, "<{}>", encode(address));
    } else {
        out.push_str(&plain(address));
    }
    address.len()
}

fn is_word_start(text: &str, rest: &str) -> bool {
    let before = text.len() - rest.len();
    !text.get(..before).unwrap_or("").ends_with(|c: char| c.is_alphanumeric())
}

/// Whether an address is one of the web or of mail.
fn is_absolute(address: &str) -> bool {
    ["http://", "https://", "mailto:", "ftp://"].iter().any(|scheme| address.starts_with(scheme))
}

/// Percent-encodes what would end or turn an address.
fn encode(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_graphic() && !"<>\"`{}|\\^".contains(c) || c.is_alphanumeric() {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| _ = write!(out, "%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{inline, plain};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(inline(text), expected);
    }

    #[test]
    fn a_bracket_is_a_link_only_with_an_absolute_address() {
        check("[a](http://b.example/c)", "[a](<http://b.example/c>)");
        check("[a](<http://b.example/c d>)", "[a](<http://b.example/c>)");
        check("see [Server] and [this](other.html)", "see \\[Server] and this");
        check("![logo](http://b.example/c.png)", "logo");
        check("[`Option`](Option)", "`Option`");
    }

    #[test]
    fn tags_are_text_and_addresses_are_links() {
        check("a <b>c</b> <script>", "a \\<b>c\\</b> \\<script>");
        check("(see http://a.example/x_y).", "(see <http://a.example/x_y>).");
        check("http://", "http://");
        check("<https://a.example>", "<https://a.example>");
        check("shttp://a", "shttp://a");
    }

    #[test]
    fn a_backtick_without_its_partner_is_itself() {
        check("`a` ``b`c`` `d", "`a` ``b`c`` \\`d");
        check("`<b>`", "`<b>`");
    }

    #[test]
    fn what_hides_or_turns_text_is_spelt_out() {
        check("a\u{202e}b\u{0}", "a(U+202E)b(U+0000)");
        check("`\u{2066}`", "`(U+2066)`");
    }

    #[test]
    fn a_title_is_no_markup() {
        assert_eq!(plain("a *b*\n<c> `d` [e]"), "a \\*b\\* \\<c\\> \\`d\\` \\[e\\]");
    }
}
