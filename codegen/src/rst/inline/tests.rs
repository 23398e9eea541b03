use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::*;
use crate::rst::Arena;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(to_commonmark(text, &Definitions::default()), expected);
    let shown = shown(expected);
    assert_eq!(shown.map(|text| squeezed(&text)), Ok(squeezed(&plain(text))), "{expected}");
}

/// What a reader of the `CommonMark` sees, by the extensions that rustdoc has on; an error where it holds anything that
/// inline markup cannot be.
fn shown(markdown: &str) -> Result<String, String> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak => text.push('\n'),
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            other => return Err(format!("{other:?}")),
        }
    }
    Ok(text)
}

/// Without white space: `CommonMark` joins it, and code spans have their own padding.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn markup_becomes_the_same_markup() {
    check("a *b* c", "a *b* c");
    check("a **b** c", "a **b** c");
    check("``a*b``", "`a*b`");
    check("a ``b`c`` d", "a ``b`c`` d");
    check("*a*\\ b", "*a*b");
}

#[test]
fn links_are_links() {
    check("see `the site <http://example.org/a>`__.", "see [the site](http://example.org/a).");
    check("see `the site\n<http://example.org/a>`_.", "see [the site](http://example.org/a).");
    check("see http://example.org/a.", "see <http://example.org/a>.");
    check("(https://example.org/a_(b))", "(<https://example.org/a_(b)>)");
    check("`<http://example.org>`_", "<http://example.org>");
    check("see ` <http://example.org>`_", "see <http://example.org>");
    check("`\\ <http://example.org>`_", "<http://example.org>");
    check("`\\<http://example.org>`_", "\\<http://example.org>");
    check("`<5g://example.org>`_", "\\<5g://example.org>");
    check(&format!("`<{}://example.org>`_", "h".repeat(33)), &format!("\\<{}://example.org>", "h".repeat(33)));
}

#[test]
fn the_text_of_a_link_may_begin_with_a_blank() {
    check("see ` 1. the site <http://example.org/a>`__.", "see [1. the site](http://example.org/a).");
    check("a place. ` <None>`__", "a place.");
}

#[test]
fn links_to_other_pages_keep_their_text() {
    check("`the list <list.rst#all>`__", "the list");
    check(":ref:`the list <list-of>`", "the list");
    check(":doc:`the list <list>`, :unknown:`x y <z>`", "the list, x y");
}

#[test]
fn roles_of_code_are_code() {
    check(":file:`a_b` and :code:`x*`", "`a_b` and `x*`");
    check(":sub:`2`", "2");
    check("`one_word` `two words`", "`one_word` two words");
    check(":code:`a <b>` :strong:`c <d>`", "`a <b>` **c \\<d>**");
}

#[test]
fn plain_text_stays_plain() {
    check("a * b", "a \\* b");
    check("snake_case and _x", "snake_case and \\_x");
    check("1. one", "1\\. one");
    // A form feed shows nothing, so the number stands before a letter.
    check("1.\u{c}one", "1.one");
    check("1.\u{c} one", "1\\. one");
    check("<tag> & &amp; a&b=c", "\\<tag> & \\&amp; a\\&b=c");
    check("|product name| is", "\\|product name\\| is");
    check("tenant_ and [1]_", "tenant\\_ and \\[1]");
    check("a\n- b\n# c\n> d", "a\n\\- b\n\\# c\n\\> d");
    check("* a * b", "\\* a \\* b");
    check("Tea\u{202e}pot\0 \u{200b}x", "Teapot x");
}

#[test]
fn emphasis_that_markdown_cannot_see_is_dropped() {
    // A combining mark is neither a letter nor punctuation.
    check("x\u{5a0}\\ *(a)*", "x\u{5a0}(a)");
    check("*(a)*\u{5a0}x", "(a)\u{5a0}x");
    check("**(a)**\\ b", "(a)b");
    check("x\\ *(a)*", "x(a)");
    // What the marks kept from beginning a block stands at the beginning of the line.
    check("a\n*1. (b)*\\ c", "a\n1\\. (b)c");
    check("*1) (b)*\\ c", "1\\) (b)c");
    check("*# (b)*\\ c", "\\# (b)c");
    check("*1.5 (b)*\\ c", "1.5 (b)c");
}

#[test]
fn unclosed_markup_is_text() {
    check("a *b", "a \\*b");
    check("a ``b", "a \\`\\`b");
    check("a `b", "a \\`b");
    check("\"*\" and '``'", "\"\\*\" and '\\`\\`'");
}

#[test]
fn substitutions_are_filled_in_where_they_are_defined() {
    let arena = Arena::default();
    let (blocks, _) = crate::rst::parse(
        &arena,
        crate::source::FileId(0),
        ".. |pot| replace:: tea *pot*\n.. |loop| replace:: a |loop|\n.. _site: http://example.org\n",
    );
    let definitions = Definitions::of(blocks);
    assert_eq!(to_commonmark("the |pot| at site_", &definitions), "the tea *pot* at [site](http://example.org)");
    assert_eq!(to_commonmark("|loop|", &definitions), "a a a \\|loop\\|");
}

#[test]
fn substitutions_cannot_blow_a_text_up() {
    let many = "|loop| ".repeat(2_000);
    let page = format!(".. |loop| replace:: {many}\n");
    let arena = Arena::default();
    let (blocks, _) = crate::rst::parse(&arena, crate::source::FileId(0), &page);
    let text = to_commonmark(&many, &Definitions::of(blocks));
    assert!(text.len() < 10 * many.len(), "{}", text.len());
}

#[test]
fn names_lose_their_markup() {
    assert_eq!(plain("server.\\ **name**"), "server.name");
    assert_eq!(plain("a. **b**"), "a. b");
    assert_eq!(plain("*(Required)*"), "(Required)");
}

/// Text with every character that means something somewhere.
fn text() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a",
        "b1",
        "Tea",
        " ",
        "  ",
        "\n",
        "*",
        "**",
        "`",
        "``",
        "_",
        "__",
        "\\",
        "|",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "#",
        "##",
        "-",
        "--",
        "---",
        "+",
        "=",
        "==",
        "~",
        "~~~",
        "1.",
        "2)",
        ":",
        "::",
        ":ref:",
        "&",
        "&amp;",
        "&#35;",
        "!",
        "![",
        "](",
        "http://example.org/",
        "https://x.example/a_b*",
        "<b>",
        "<!--",
        "\"",
        "'",
        "{",
        "}",
        "$",
        "%",
        "é",
        "漢",
        "“",
        "”",
        "\u{a0}",
        "\u{200b}",
        "\u{202e}",
        "\t",
        ".. ",
        "^",
        "[^1]:",
        "ⓦ",
        "[x]: y",
        "- [ ]",
        "| - |",
        ":-- | --",
        "    ",
    ]);
    prop::collection::vec(parts, 0..14).prop_map(|parts| parts.concat())
}

#[test]
fn an_ampersand_before_lost_emphasis_begins_no_name() {
    // The emphasis cannot end before a letter, so that its marks go and the letter follows the ampersand.
    check("*a &*\u{b}or;", "a \\&or;");
}

#[test]
fn a_letter_in_a_circle_is_a_symbol() {
    check("aⓦ_ⓦ_", "aⓦ\\_ⓦ\\_");
    check("a_b_c", "a_b_c");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn escaped_text_is_shown_to_the_letter(text in text()) {
        let mut escaped = String::new();
        for c in text.chars() {
            if c.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        let markdown = to_commonmark(&escaped, &Definitions::default());
        let wanted = squeezed(&visible(&text));
        prop_assert_eq!(shown(&markdown).map(|text| squeezed(&text)), Ok(wanted), "{:?}", markdown);
        let marked = Parser::new(&markdown).any(|event| match event {
            Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. }),
            event => matches!(event, Event::Code(_)),
        });
        prop_assert!(!marked, "{:?}", markdown);
    }

    #[test]
    fn any_text_is_shown_as_its_plain_form(text in text()) {
        let markdown = to_commonmark(&text, &Definitions::default());
        prop_assert_eq!(shown(&markdown).map(|text| squeezed(&text)), Ok(squeezed(&plain(&text))), "{:?}", markdown);
    }
}
