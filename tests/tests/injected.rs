//! Pages are not to be trusted: whatever stands in any place of one, the bindings parse, have no item but those that
//! bindings have, and show no text in another order than it has.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use docbind_codegen::diagnostic::Code;
use docbind_codegen::emit::{Http, Options};
use docbind_codegen::source::{Source, Sources};
use docbind_codegen::{compile, format};
use proptest::prelude::*;
use serde_json::json;

/// What a text of a page is made of.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "\"#",
    "r#\"",
    "\\",
    "\\\"",
    "{",
    "}",
    "{}",
    "(",
    ")",
    "[",
    "]",
    "*/",
    "/*",
    "//",
    "///",
    "`",
    "``",
    "#![",
    "$crate",
    "::",
    "|",
    "\u{202e}",
    "\u{2066}",
    "\u{202c}",
    "\u{0}",
    "\u{7}",
    "\u{85}",
    "\u{200b}",
    "\u{feff}",
    "\u{2028}",
    "\t",
    " ",
    "a",
    "_",
    "9",
    "self",
    "type",
    "é",
    "日",
    "😀",
    "} pub fn injected() {}",
    "; use evil::*; ",
    "*/ pub static INJECTED: u8 = 0; /*",
    "\"; struct Injected; //",
    "</script>",
    "<!--",
    "&quot;",
    "%7D",
    "..",
    "?",
];

/// The items that the module of an operation has besides its enums and structs.
const NAMES: &[&str] = &["METHOD", "PATH", "path", "Request", "Response"];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..6).prop_map(|pieces| pieces.concat())
}

/// A grid table, each column as wide as it must be.
fn table(rows: &[[&str; 3]]) -> String {
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let rule = |mark: &str| (0..3).map(|at| format!("+{}", mark.repeat(width(at)))).collect::<String>() + "+\n";
    let mut out = rule("-");
    for (number, row) in rows.iter().enumerate() {
        for (at, cell) in row.iter().enumerate() {
            out += &format!("|{cell}{}", " ".repeat(width(at) - cell.chars().count()));
        }
        out += &format!("|\n{}", rule(if number == 0 { "=" } else { "-" }));
    }
    out
}

/// A page with a text in every place that takes one.
fn page(texts: &[String]) -> String {
    let [title, path, prose, status, about, name, ty, key, value, header] = texts else { return String::new() };
    let body = json!({key: value, "list": [{key: 1, value: [true, null]}], "status": value});
    let codes = table(&[["Response Code", "Name", "Description"], ["200", status, about], ["404", about, status]]);
    let of_path = table(&[["Name", "Type", "Description"], [&format!("{{{name}}}"), ty, about]]);
    let of_query = table(&[["Name", "Type", "Description"], [name, ty, prose], [about, "String *(Optional)*", name]]);
    let of_body = table(&[["Name", "Type", "Description"], [key, ty, about], ["list", about, prose]]);
    format!(
        "Show {title}\n{}\n\n.. code::\n\n    POST /kites/{path}/{{{name}}}\n\n{prose}\n\n    {prose}\n\n* {about}\n\n\
         This table shows the possible response codes for this operation:\n\n{codes}\n\
         Request\n\"\"\"\"\"\"\"\n\nThis table shows the URI parameters for the request:\n\n{of_path}\n\
         This table shows the query parameters for the request:\n\n{of_query}\n\
         This table shows the header parameters for the request:\n\n{of_query}\n\
         This table shows the body parameters for the request:\n\n{of_body}\n\
         **Example {title}: JSON request**\n\n.. code::\n\n    {body}\n\n\
         Response\n\"\"\"\"\"\"\"\"\n\n**Example {title}: HTTP response**\n\n.. code::\n\n    HTTP/1.1 200 {status}\n    \
         X-Kite: {header}\n    {header}: {value}\n    Content-Type: application/json\n\n    {body}\n",
        "~".repeat(title.chars().count() + 20),
    )
}

/// Whether the bindings of a module may have the item, by its form and its name.
fn is_expected(item: &syn::Item, is_of_operation: bool) -> bool {
    let is_ours = |path: &syn::Path| {
        let first = path.segments.iter().map(|segment| segment.ident.to_string()).find(|name| name != "super");
        matches!(first.as_deref(), Some("wire" | "operation"))
    };
    match item {
        syn::Item::Struct(_) | syn::Item::Enum(_) => true,
        syn::Item::Impl(item) => matches!(&*item.self_ty, syn::Type::Path(_)),
        syn::Item::Macro(item) => is_ours(&item.mac.path),
        syn::Item::Const(item) => is_of_operation && NAMES.contains(&item.ident.to_string().as_str()),
        syn::Item::Fn(item) => is_of_operation && NAMES.contains(&item.sig.ident.to_string().as_str()),
        syn::Item::Type(item) => is_of_operation && NAMES.contains(&item.ident.to_string().as_str()),
        syn::Item::Mod(item) => {
            let items = item.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
            let is_own = item.ident == "wire" || item.ident == "operation" || item.ident == "tests";
            !is_of_operation && (is_own || items.iter().all(|item| is_expected(item, true)))
        }
        _ => false,
    }
}

/// How many operations were found.
#[track_caller]
fn check(folder: &str, file: &str, texts: &[String]) -> usize {
    let page = page(texts);
    let sources = Sources::new(vec![Source::new(format!("{folder}/{file}.rst"), page.clone())]);
    let (api, diagnostics) = compile(&sources, &texts[0]);
    let mut options = Options::default();
    options.http = Http::Emitted;
    let bindings = format::file(&api, &options).unwrap();
    let parsed = syn::parse_file(&bindings).unwrap_or_else(|error| panic!("{error} in\n{bindings}"));
    for item in &parsed.items {
        assert!(is_expected(item, false), "{} in the bindings of\n{page}", bindings);
    }
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let hides =
        |c: char| turns(c) || (c.is_control() && c != '\n') || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    assert!(!bindings.contains(hides), "a character that hides or turns text in\n{bindings}");
    let said = diagnostics.iter().filter(|found| found.code == Code::TextDirection).count();
    assert_eq!(said, page.chars().filter(|c| turns(*c)).count());
    api.operations.len()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_in_any_place_becomes_an_item(
        folder in text(), file in text(), texts in prop::collection::vec(text(), 10..=10)
    ) {
        check(&folder, &file, &texts);
    }
}

#[test]
fn a_page_of_harmless_texts_is_an_operation() {
    let texts: Vec<String> = (0..10).map(|at| format!("word{at}")).collect();
    assert_eq!(check("kites", "show", &texts), 1);
}

#[test]
fn each_piece_alone_in_every_place_becomes_no_item() {
    for piece in PIECES {
        check(piece, piece, &vec![(*piece).to_owned(); 10]);
        check("kites", "show", &vec![format!("a{piece}b"); 10]);
    }
}
