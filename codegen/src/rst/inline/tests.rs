use super::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(to_commonmark(text, &Definitions::default()), expected);
}

#[test]
fn markup_becomes_the_same_markup() {
    check("a *b* c", "a *b* c");
    check("a **b** c", "a **b** c");
    check("``a*b``", "`a*b`");
    check("see `the site <http://example.org/a>`__.", "see [the site](http://example.org/a).");
    check("see ` 1. the site <http://example.org/a>`__.", "see [1. the site](http://example.org/a).");
    check("see http://example.org/a.", "see <http://example.org/a>.");
    check(":ref:`the list <list-of>`", "the list");
}

#[test]
fn plain_text_stays_plain() {
    check("a * b", "a \\* b");
    check("snake_case and _x", "snake_case and \\_x");
    check("1. one", "1\\. one");
    check("<tag>", "\\<tag>");
    check("|product name| is", "\\|product name\\| is");
}

#[test]
fn names_lose_their_markup() {
    assert_eq!(plain("server.\\ **name**"), "server.name");
    assert_eq!(plain("a. **b**"), "a. b");
    assert_eq!(plain("*(Required)*"), "(Required)");
}
