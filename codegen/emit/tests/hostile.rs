//! Pages are not to be trusted: whatever their names and texts hold, the bindings have the items that they would have
//! with harmless ones, and rustc's front end reads them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use docbind_emit::{Options, UnknownFields, bindings};
use docbind_spec::Api;
use serde_json::{Value, json};

/// An API in which every name and every text is the given one, told apart by a number where it must be.
fn api(text: &str) -> Api {
    let source = json!({"file": text, "line": 1});
    let string = json!({"kind": "string", "format": null});
    let named = |at: u8| json!({"kind": "named", "name": format!("{text}{at}")});
    let field = |name: String, ty: &Value, presence: &str| {
        json!({
            "name": name, "type": ty, "presence": presence, "description": text, "default": text,
            "minimum": null, "maximum": null, "min_length": null, "max_length": null
        })
    };
    let fields = [field(text.to_owned(), &string, "required"), field(format!("{text}2"), &named(2), "optional")];
    let value = json!({text: text, format!("{text}2"): text});
    let variants = [
        json!({"name": text, "type": named(1), "when": {"by": "keys", "keys": [text]}}),
        json!({"name": format!("{text}2"), "type": string, "when": {"by": "tag", "field": text, "values": [text]}}),
    ];
    let values = [json!({"value": text, "description": text}), json!({"value": format!("{text}2"), "description": ""})];
    let row = json!({"codes": [200], "name": text, "description": text, "source": source, "body": null});
    let parameter = json!({
        "name": text, "direction": "request", "location": "path", "parent": null, "type": text, "required": true,
        "description": text, "source": source, "schema": string, "place": null
    });
    let example = json!({
        "title": text, "direction": "response", "media": "json", "text": text, "source": source, "status": null,
        "headers": [[text, text]], "value": value, "type": named(1)
    });
    let spec = json!({
        "docbind": 1,
        "title": text,
        "operations": [{
            "id": text, "title": text, "method": "GET", "path": format!("/{text}/{{id}}"), "description": text,
            "deprecated": true, "source": source, "statuses": [row], "parameters": [parameter], "examples": [example],
            "request": named(1), "response": named(3)
        }],
        "types": [
            {"name": format!("{text}1"), "description": text,
             "shape": {"kind": "struct", "includes": [], "fields": fields, "rest": named(3)}},
            {"name": format!("{text}2"), "description": text,
             "shape": {"kind": "enum", "of": "string", "values": values, "open": true}},
            {"name": format!("{text}3"), "description": text, "shape": {"kind": "union", "variants": variants}}
        ]
    });
    Api::from_json(&spec.to_string()).unwrap()
}

/// The kinds of all items, of those in modules too, and how many parts each has.
fn items(items: &[syn::Item]) -> Vec<String> {
    let mut found = Vec::new();
    for item in items {
        let kind = match item {
            syn::Item::Const(_) => "const".to_owned(),
            syn::Item::Enum(item) => format!("enum {}", item.variants.len()),
            syn::Item::Fn(_) => "fn".to_owned(),
            syn::Item::Impl(item) => format!("impl {}", item.items.len()),
            syn::Item::Macro(_) => "macro".to_owned(),
            syn::Item::Mod(item) => {
                let inner = item.content.as_ref().map(|(_, items)| items.as_slice()).unwrap_or_default();
                found.extend(self::items(inner));
                "mod".to_owned()
            }
            syn::Item::Struct(item) => format!("struct {}", item.fields.len()),
            syn::Item::Trait(_) => "trait".to_owned(),
            syn::Item::Type(_) => "type".to_owned(),
            syn::Item::Use(_) => "use".to_owned(),
            other => quote::quote!(#other).to_string(),
        };
        found.push(kind);
    }
    found
}

#[track_caller]
fn check(text: &str) {
    let mut options = Options::default();
    options.unknown_fields = UnknownFields::Kept;
    let parse = |text: &str| {
        let tokens = bindings(&api(text), &options);
        // The text of the tokens is what a build script writes.
        syn::parse_file(&tokens.to_string()).unwrap()
    };
    let (harmless, hostile) = (parse("word"), parse(text));
    assert_eq!(items(&hostile.items), items(&harmless.items), "{text:?}");
    let formatted = prettyplease::unparse(&hostile);
    assert_eq!(syn::parse_file(&formatted).unwrap().items.len(), harmless.items.len());
    let hides = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0');
    assert!(!formatted.contains(hides), "{text:?}");
}

#[test]
fn quotes_and_brackets_end_nothing() {
    for text in
        ["\"", "'", "\"#", "\"###", "r#\"", "\\", "\\\"", "{", "}", "{}", "(", ")", "*/", "/*", "//", "`", "```"]
    {
        check(text);
        check(&format!("a{text}b"));
    }
}

#[test]
fn code_is_text() {
    check("\"; pub struct Injected; //");
    check("x\n} pub mod injected { fn main() {}");
    check("*/ pub static INJECTED: u8 = 0; /*");
    check("\r\npub fn injected() {}\r");
    check("]\npub struct Injected;\n#[doc = \"");
    check("```\n\nassert!(false);\n");
    check("    let x: ! = panic!();");
    check("{task_id}{}{{}}");
    check("$crate::x!($($a:tt)*)");
}

#[test]
fn no_character_turns_or_hides_text() {
    check("a\u{202e}b\u{2066}c\u{0}d\u{7f}e\u{200b}f\u{feff}g\u{2028}h\u{85}i");
}

#[test]
fn any_name_becomes_an_identifier() {
    for text in
        ["", " ", "_", "__", "2", "2fa", "self", "Self", "crate", "super", "type", "gen", "日本", "é", "²", "ß", "😀"]
    {
        check(text);
    }
    for text in
        ["Option", "String", "Vec", "Box", "Result", "wire", "tests", "rest", "Undocumented", "Status", "Request"]
    {
        check(text);
    }
}
