//! Texts of the pages as HTML: `CommonMark` without any HTML of its own, and messages with their literal words.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A description. HTML in it is shown as text, images as their words, headings as bold lines, and links lead to the web
/// or are no links.
pub(super) fn prose(markdown: &str) -> Markup {
    if markdown.trim().is_empty() {
        return html! {};
    }
    let mut kept_links = Vec::new();
    let events = Parser::new(markdown).flat_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => [Some(Event::Text(text)), None],
        Event::Start(Tag::HtmlBlock) => [Some(Event::Start(Tag::Paragraph)), None],
        Event::End(TagEnd::HtmlBlock) => [Some(Event::End(TagEnd::Paragraph)), None],
        Event::Start(Tag::Heading { .. }) => [Some(Event::Start(Tag::Paragraph)), Some(Event::Start(Tag::Strong))],
        Event::End(TagEnd::Heading(_)) => [Some(Event::End(TagEnd::Strong)), Some(Event::End(TagEnd::Paragraph))],
        Event::Start(Tag::CodeBlock(_)) => [Some(Event::Start(Tag::CodeBlock(CODE))), None],
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let is_kept = is_web(dest_url);
            kept_links.push(is_kept);
            [is_kept.then_some(event), None]
        }
        Event::End(TagEnd::Link) => [kept_links.pop().unwrap_or_default().then_some(event), None],
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => [None, None],
        event => [Some(event), None],
    });
    let mut text = String::new();
    pulldown_cmark::html::push_html(&mut text, events.flatten());
    html! { div.prose { (PreEscaped(text)) } }
}

/// A block of code without a language: what the page writes there is no class of ours.
const CODE: pulldown_cmark::CodeBlockKind<'static> = pulldown_cmark::CodeBlockKind::Indented;

/// Whether a link leads to the web, and so neither runs anything nor leads to a file of the reader's machine.
fn is_web(target: &str) -> bool {
    let target = target.to_ascii_lowercase();
    target.starts_with("https://") || target.starts_with("http://")
}

/// One sentence of a diagnostic: what stands between backticks is literal.
pub(super) fn sentence(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    // An odd backtick is one of the page's own.
    if parts.len().is_multiple_of(2) {
        return html! { (text) };
    }
    html! {
        @for (at, part) in parts.iter().enumerate() {
            @if !at.is_multiple_of(2) { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{prose, sentence};

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        let expected = format!("<div class=\"prose\">{expected}</div>");
        assert_eq!(prose(markdown).into_string().replace('\n', ""), expected);
    }

    #[test]
    fn html_is_shown_and_not_followed() {
        check("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>");
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    #[test]
    fn only_links_to_the_web_stay_links() {
        check("[a](https://x.example/?a=1&b=2)", "<p><a href=\"https://x.example/?a=1&amp;b=2\">a</a></p>");
        for target in ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///x", "x.html", "//x"] {
            check(&format!("[a]({target})"), "<p>a</p>");
        }
        check("<javascript:alert(1)>", "<p>javascript:alert(1)</p>");
        check("[![b](https://x.example/i.png)](data:x)", "<p>b</p>");
    }

    #[test]
    fn headings_and_languages_are_none_of_the_reports() {
        check("# A", "<p><strong>A</strong></p>");
        check("```\" onclick=x\ny\n```", "<pre><code>y</code></pre>");
        assert!(prose(" \n").into_string().is_empty());
    }

    #[test]
    fn literal_words_of_a_message_are_code() {
        assert_eq!(sentence("a `b<` c").into_string(), "a <code>b&lt;</code> c");
        assert_eq!(sentence("a ` b").into_string(), "a ` b");
    }
}
