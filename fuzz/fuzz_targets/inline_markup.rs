//! Any text becomes `CommonMark` that shows its plain form and holds nothing but inline markup.
#![no_main]

use docbind_codegen::rst::definitions::Definitions;
use docbind_codegen::rst::inline;
use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fuzz_target!(|text: &str| {
    let markdown = inline::to_commonmark(text, &Definitions::default());
    let mut shown = String::new();
    for event in Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(part) | Event::Code(part) => shown.push_str(&part),
            Event::SoftBreak => {}
            Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
            | Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            other => panic!("{other:?} in {markdown:?}"),
        }
    }
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(squeezed(&shown), squeezed(&inline::plain(text)), "{markdown:?}");
});
