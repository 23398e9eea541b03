//! Whole pages: what the tree holds, and that any page is read.

use proptest::prelude::*;

use super::block::{Block, Footnote, Kind, Line};
use super::definitions::Definitions;
use super::{Arena, markdown, parse, read};
use crate::diagnostic::Code;
use crate::limit;
use crate::source::{FileId, Source, Sources, Span};

/// Checks the `CommonMark` of a page's blocks.
#[track_caller]
fn check(page: &str, expected: &str) {
    let arena = Arena::default();
    let (blocks, _) = parse(&arena, FileId(0), page);
    assert_eq!(markdown::blocks(blocks, &Definitions::of(blocks)), expected);
}

#[track_caller]
fn check_codes(page: &str, expected: &[Code]) {
    let arena = Arena::default();
    let found: Vec<_> =
        parse(&arena, FileId(0), page).1.into_sorted().iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(found, expected);
}

#[test]
fn headings_have_levels_in_the_order_of_their_styles() {
    check("====\nBook\n====\n\nPart\n~~~~~~~~~\n\nDeeper\n==\n", "# Book\n\n## Part\n\nDeeper\n\\==");
    check("Book\n====\n\nPart\n--\nNext\n===\n", "# Book\n\nPart\n\\--\nNext\n\\===");
    check(
        "A long title\n^^^^\n\nRequest\n\"\"\"\"\"\"\"\"\"\"\"\"\n\nOther\n^^^^^^^\n",
        "# A long title\n\n## Request\n\n# Other",
    );
}

#[test]
fn a_rule_alone_shows_nothing() {
    check("a\n\n-----\n\nb\n", "a\n\nb");
}

#[test]
fn code_blocks_are_fenced() {
    check(".. code::\n\n    GET /a\n\n      {}\n\nb\n", "```text\nGET /a\n\n  {}\n```\n\nb");
    check(".. CODE-BLOCK:: json\n   :linenos:\n\n   {}\n", "```json\n{}\n```");
    check("See::\n\n    a\n", "See:\n\n```text\na\n```");
    check("::\n\n    ```\n", "````text\n```\n````");
}

#[test]
fn code_may_follow_its_directive_without_a_blank_line() {
    check(".. code::\n    GET /a b\n\n    c\n", "```text\nGET /a b\n\nc\n```");
    check_codes(".. code::\n    GET /a b\n", &[Code::MissingBlankLine]);
}

#[test]
fn lists_keep_what_stands_in_them() {
    check("* a\n  b\n\n* c\n\n  - d\n", "- a\n  b\n- c\n\n  - d");
    check("1. a\n2. b\n", "1. a\n2. b");
    check("#. a\n\n   b\n", "1. a\n\n   b");
    check("- a\nb\n", "- a\n\nb");
}

#[test]
fn a_line_of_text_that_begins_with_a_number_is_no_list() {
    check("1. a\nand more\n", "1\\. a\nand more");
}

#[test]
fn definitions_and_fields_are_lists() {
    check("term\n    text\n    more\nother\n    text\n", "- term: text\n  more\n- other: text");
    check(":name: text\n:other: text\n", "- name: text\n- other: text");
}

#[test]
fn admonitions_are_quotations() {
    check(".. Note:: Mind the *gap*.\n", "> **Note:** Mind the *gap*.");
    check(".. warning::\n\n   One.\n\n   Two.\n", "> **Warning:** One.\n>\n> Two.");
}

#[test]
fn what_shows_nothing_is_left_out() {
    check(".. comment\n   more\n\n.. _name:\n\n.. raw:: html\n\n   <b>\n\n.. |a| replace:: b\n\nThe |a|.\n", "The b.");
}

#[test]
fn targets_and_footnotes_are_found() {
    check(
        "See site_ [1]_.\n\n.. _site: http://example.org/\n   a\n.. [1] A *note*.\n",
        "See [site](http://example.org/a) \\[1].\n\n\\[1\\] A *note*.",
    );
}

#[test]
fn an_indented_part_is_a_quotation() {
    check("a\n\n   b\n\nc\n", "a\n\n> b\n\nc");
}

#[test]
fn tables_of_directives_are_tables() {
    check(
        ".. csv-table:: Sizes\n   :header: \"Name\", \"Of, what\"\n   :widths: 1, 2\n\n\
         \x20  a, \"b \"\"c\"\"\n   d\"\n   ,e\n",
        "Sizes\n\n| Name | Of, what |\n| --- | --- |\n| a | b \"c\" d |\n|  | e |",
    );
    check(
        ".. list-table::\n   :header-rows: 1\n\n   * - Name\n     - Type\n   * - a\n     -\n",
        "| Name | Type |\n| --- | --- |\n| a |  |",
    );
    check(".. table:: T\n\n   +--+--+\n   |a |b |\n   +--+--+\n", "T\n\n|  |  |\n| --- | --- |\n| a | b |");
}

#[test]
fn simple_tables_have_rows_and_a_head() {
    check(
        "=====  =====\nName   Type\n=====  =====\na      b and\n       more\nc      d\n=====  =====\n\ne\n",
        "| Name | Type |\n| --- | --- |\n| a | b and more |\n| c | d |\n\ne",
    );
}

#[test]
fn a_link_whose_text_begins_with_a_blank_is_reported() {
    check_codes("see ` a <http://example.org>`__\n", &[Code::LinkBlank]);
    check_codes("``a`` ` b `` ` c\n", &[]);
}

#[test]
fn included_pages_stand_in_place() {
    let pages = [
        ("a.rst", "One\n===\n\n.. include:: parts/b.inc\n\n.. include:: ../secret.rst\n\n.. include:: a.rst\n"),
        ("parts/b.inc", "Two\n---\n\nText.\n\n.. include:: c.inc\n"),
    ];
    let sources = Sources::new(pages.iter().map(|(path, text)| Source::new(*path, *text)).collect());
    let Some(file) = sources.find("a.rst") else { panic!("the page is there") };
    let arena = Arena::default();
    let (blocks, diagnostics) = read(&arena, &sources, file);
    assert_eq!(markdown::blocks(blocks, &Definitions::default()), "# One\n\n## Two\n\nText.");
    let found: Vec<_> = diagnostics.into_sorted().into_iter().map(|diagnostic| diagnostic.message).collect();
    assert_eq!(
        found,
        [
            "`../secret.rst` is not included: it lies outside the documentation folder",
            "`a.rst` is not included: it includes itself",
            "`c.inc` is not included: it is not among the pages that were loaded",
        ]
    );
}

/// The `CommonMark` of a page that includes a part with these options, and what is said of that.
#[track_caller]
fn check_part(directive: &str, part: &str, expected: &str, said: &[&str]) {
    let sources = Sources::new(vec![Source::new("a.rst", directive), Source::new("part.inc", part)]);
    let Some(file) = sources.find("a.rst") else { panic!("the page is there") };
    let arena = Arena::default();
    let (blocks, diagnostics) = read(&arena, &sources, file);
    assert_eq!(markdown::blocks(blocks, &Definitions::default()), expected);
    let found: Vec<_> = diagnostics.into_sorted().into_iter().map(|diagnostic| diagnostic.message).collect();
    assert_eq!(found, said);
}

#[test]
fn a_part_of_a_page_may_be_included() {
    let part = "a\n\n.. begin\n\nb\n\n.. end\n\nc\n";
    check_part(".. include:: part.inc\n   :start-after: begin\n   :end-before: .. end\n", part, "b", &[]);
    check_part(".. include:: part.inc\n   :end-before: .. begin\n", part, "a", &[]);
    check_part(".. include:: part.inc\n   :start-line: 7\n", part, "c", &[]);
    let lost = "`part.inc` does not hold the text of `:start-after:`; it is included whole";
    check_part(".. include:: part.inc\n   :start-after: x\n", part, "a\n\nb\n\nc", &[lost]);
}

#[test]
fn an_included_page_may_be_code() {
    check_part(".. include:: part.inc\n   :code: json\n", "{}\n", "```json\n{}\n```", &[]);
    check_part(".. include:: part.inc\n   :literal:\n", "{}\n", "```text\n{}\n```", &[]);
    check_part(".. literalinclude:: part.inc\n   :language: json\n", "{}\n", "```json\n{}\n```", &[]);
    let lost = "`x.json` is not included: it is not among the pages that were loaded";
    check_part(".. literalinclude:: x.json\n", "", "", &[lost]);
}

#[test]
fn how_much_is_included_is_limited() {
    let page = ".. include:: part.inc\n\n".repeat(3);
    let part = "x\n".repeat(limit::INCLUDED_BYTES / 4 - 1);
    let said = "`part.inc` is not included: the page includes too much text";
    let sources = Sources::new(vec![Source::new("a.rst", page), Source::new("part.inc", part)]);
    let Some(file) = sources.find("a.rst") else { panic!("the page is there") };
    let arena = Arena::default();
    let found: Vec<_> = read(&arena, &sources, file).1.into_sorted().into_iter().map(|found| found.message).collect();
    assert_eq!(found, [said]);
}

#[test]
fn nesting_is_limited() {
    let deep: Vec<String> = (0..limit::BLOCK_DEPTH + 10).map(|depth| " ".repeat(depth) + "x\n\n").collect();
    let deep = deep.concat();
    let arena = Arena::default();
    let (_, diagnostics) = parse(&arena, FileId(0), &deep);
    assert!(diagnostics.into_sorted().iter().any(|diagnostic| diagnostic.code == Code::NestingLimit));
    let bullets = "* ".repeat(10_000);
    let arena = Arena::default();
    assert_eq!(parse(&arena, FileId(0), &bullets).0.len(), 1);
}

/// What would take hours if anything here took time in the square of the input.
#[test]
fn a_page_of_one_thing_repeated_is_read_at_once() {
    let pieces = [
        "* ",
        "*a ",
        "**a ",
        "`a ",
        "``a ",
        "` ",
        "|a ",
        "[a",
        "[1]_",
        ":a",
        ":a:`",
        "_a",
        "a_ ",
        "\\",
        "http://(",
        "h",
        "<",
        "a::\n",
        "a\n b\n",
        "a\n\n",
        " a\n\n",
        "a\n  b\n\n c\n\n",
        "+--+\n",
        "+--+\n\n",
        "| a\n",
        "|a|\n",
        "|-|\n",
        "+--+\n|a\n",
        "+-+-",
        "|",
        "+--+\n|  +--+\n",
        "== ==\n",
        "== ==\n\n",
        "=",
        "=\n",
        "a\n==\n",
        "* a\n",
        "1. a\n",
        "#. ",
        ":a: b\n",
        ":a:",
        ".. a\n",
        ".. a::\n",
        ".. code::\n\n",
        ".. _a:\n",
        "..\n",
        ">>> \n",
        "\"",
        "\r",
        "\0",
        "\t",
        "\u{200b}",
        "漢",
        "(a) ",
        "a) ",
        "..",
        "__ ",
        ".. csv-table::\n\n   \"a\n",
        ".. list-table::\n\n   * - a\n",
    ];
    for piece in pieces {
        let page = piece.repeat(60_000 / piece.len());
        let arena = Arena::default();
        let (blocks, _) = parse(&arena, FileId(0), &page);
        let text = markdown::blocks(blocks, &Definitions::of(blocks));
        assert!(text.len() < page.len() * 100, "{piece:?}");
    }
}

/// Every line of blocks is the text of the page at its place, and every span lies in the page.
fn check_places(page: &str, blocks: &[Block<'_>]) {
    let line = |line: &Line<'_>| assert_eq!(page.get(line.start as usize..line.end() as usize), Some(line.text));
    let span = |span: Span| assert!(page.get(span.range()).is_some(), "{span:?}");
    for block in blocks {
        span(block.span);
        match &block.kind {
            Kind::Heading(heading) => assert_eq!(page.get(heading.span.range()), Some(heading.text)),
            Kind::Paragraph(lines) => lines.lines.iter().for_each(line),
            Kind::Code(code) => code.lines.lines.iter().for_each(line),
            Kind::List { items, .. } => items.iter().for_each(|item| check_places(page, item)),
            Kind::Definitions(entries) => entries.iter().for_each(|entry| check_places(page, entry.blocks)),
            Kind::Table(table) => {
                for row in table.header.iter().chain(table.rows) {
                    span(row.span);
                    row.cells.iter().for_each(|cell| span(cell.span));
                    row.cells.iter().flat_map(|cell| cell.lines.lines).for_each(line);
                }
            }
            Kind::Quote(inner) | Kind::Footnote(Footnote { blocks: inner, .. }) => check_places(page, inner),
            Kind::Directive(directive) => check_places(page, directive.blocks),
            Kind::Target(_) | Kind::Substitution(_) => {}
        }
    }
}

/// Pages of pieces that mean something.
fn page() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "a",
        "b c",
        "é",
        "漢字",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\0",
        "\t",
        " ",
        "   ",
        "    ",
        "+---+---+\n",
        "+===+===+\n",
        "| a | b |\n",
        "|   +---+\n",
        "+---+",
        "|---|",
        "|",
        "| a b   |\n",
        "+-------+\n",
        "==",
        "====\n",
        "---\n",
        "~~~~\n",
        "* ",
        "- ",
        "1. ",
        "#. ",
        "(a) ",
        ".. ",
        ".. code::\n",
        ".. note::",
        ".. csv-table::\n",
        ".. list-table::\n",
        ".. table:: x\n",
        ".. include:: x\n",
        ".. _a: b\n",
        ".. [1] c\n",
        ".. |x| replace:: y\n",
        "::\n\n",
        ":a: b\n",
        "\"",
        ",",
        "__ x\n",
        ">>> x\n",
        "=== ===\n",
        "* - a\n",
        "`",
        "``",
        "` x <y>`__",
        "**",
        "\u{a0}",
        "\u{200b}",
        "\u{feff}",
        "<b>",
        "#",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_page_is_read_with_its_places(page in page()) {
        let arena = Arena::default();
        let (blocks, diagnostics) = parse(&arena, FileId(0), &page);
        check_places(&page, blocks);
        for diagnostic in diagnostics.into_sorted() {
            prop_assert!(page.get(diagnostic.span.range()).is_some());
        }
        let text = markdown::blocks(blocks, &Definitions::of(blocks));
        let html = pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES)
            .find(|event| matches!(event, pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)));
        prop_assert!(html.is_none(), "{:?} in {:?}", html, text);
    }
}
