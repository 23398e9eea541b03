//! What overrides do to a small API, and what is said of those that cannot be followed.

use std::path::PathBuf;

use docbind_spec::{Api, Presence, Shape, Type};

use super::{Config, ConfigError, Problem};
use crate::diagnostic::{Code, Diagnostics};
use crate::load::Select;
use crate::source::{FileId, Source, Sources, Span};

/// Two operations on one page, a struct that refers to an enumeration, and a list of the struct.
fn api() -> Api {
    let operation = |id: &str, line: u32| {
        serde_json::json!({
            "id": id, "title": id, "method": "GET", "path": "/lamps", "description": "", "deprecated": false,
            "source": { "file": "lamps.rst", "line": line }, "statuses": [], "parameters": [], "examples": [],
            "request": null, "response": { "kind": "array", "items": { "kind": "named", "name": "Lamp" } },
        })
    };
    let state = serde_json::json!({
        "name": "state", "type": { "kind": "named", "name": "LampState" }, "presence": "required", "description": "",
        "default": null, "minimum": null, "maximum": null, "min_length": null, "max_length": null,
    });
    let text = serde_json::json!({
        "docbind": 1, "title": "Lamps", "operations": [operation("list_lamps", 4), operation("get_lamp", 40)],
        "types": [
            { "name": "Lamp", "description": "",
              "shape": { "kind": "struct", "includes": [], "fields": [state], "rest": null } },
            { "name": "LampState", "description": "",
              "shape": { "kind": "enum", "of": "string", "open": true, "values": [] } },
        ],
    });
    Api::from_json(&text.to_string()).unwrap()
}

fn corrected(text: &str) -> Result<Api, Vec<Problem>> {
    let config = Config::parse(text)?;
    let mut api = api();
    let problems = config.correct(&mut api);
    if problems.is_empty() { Ok(api) } else { Err(problems) }
}

/// The problems of a configuration, as they are shown where nothing can be drawn.
#[track_caller]
fn check_problems(text: &str, expected: &[&str]) {
    let problems = corrected(text).unwrap_err();
    let shown = ConfigError { path: PathBuf::from("docbind.toml"), text: text.to_owned(), problems }.to_string();
    assert_eq!(shown.lines().collect::<Vec<_>>(), expected);
}

#[track_caller]
fn lamp(api: &Api, name: &str) -> docbind_spec::Field {
    match &api.type_def(name).unwrap().shape {
        Shape::Struct { fields, .. } => fields[0].clone(),
        Shape::Enum { .. } | Shape::Union { .. } => panic!("no struct"),
    }
}

#[test]
fn a_renamed_type_is_followed_everywhere() {
    let api = corrected("[types.Lamp]\nrename = 'Light'\n[types.LampState]\nrename = 'State'").unwrap();
    assert_eq!(api.types.iter().map(|def| def.name.as_str()).collect::<Vec<_>>(), ["Light", "State"]);
    assert_eq!(api.operations[0].response, Some(Type::array(Type::named("Light"))));
    assert_eq!(lamp(&api, "Light").ty, Type::named("State"));
    Api::from_json(&api.to_json()).unwrap();
}

#[test]
fn two_types_can_swap_their_names() {
    let api = corrected("[types]\nLamp.rename = 'LampState'\nLampState.rename = 'Lamp'").unwrap();
    assert_eq!(lamp(&api, "LampState").ty, Type::named("Lamp"));
}

#[test]
fn a_field_takes_its_corrections() {
    let text = "[types.Lamp.fields.state]\nrename = 'condition'\npresence = 'optional'\ntype = '[{uuid?}]'";
    let field = lamp(&corrected(text).unwrap(), "Lamp");
    let uuid = Type::String { format: Some(docbind_spec::StringFormat::Uuid) };
    assert_eq!(field.ty, Type::array(Type::map(uuid.nullable())));
    assert_eq!((field.name.as_str(), field.rename.as_deref()), ("state", Some("condition")));
    assert_eq!(field.presence, Presence::Optional);
}

#[test]
fn an_enumeration_can_be_closed() {
    let api = corrected("types.LampState.values = 'closed'").unwrap();
    assert!(matches!(api.type_def("LampState").unwrap().shape, Shape::Enum { open: false, .. }));
}

#[test]
fn an_operation_can_be_renamed() {
    assert_eq!(corrected("operations.get_lamp.rename = 'show_lamp'").unwrap().operations[1].id, "show_lamp");
}

#[test]
fn unknown_keys_and_values_are_pointed_at() {
    let expected = "docbind.toml:1:1: unknown key `titel`, expected one of `title`, `include`, `exclude`, \
                    `skip-examples`, `silence`, `operations`, `types`, `bindings` (did you mean `title`?)";
    check_problems("titel = 'Lamps'", &[expected]);
    let expected = "docbind.toml:2:12: unknown value `optionl`, expected `required` or `optional` \
                    (did you mean `optional`?)";
    check_problems("[types.Lamp.fields.state]\npresence = 'optionl'", &[expected]);
}

#[test]
fn an_override_that_matches_nothing_is_an_error() {
    check_problems(
        "[types.Lmap]\n[types.Lamp.fields.stat]\n[operations.get_lamps]\n",
        &[
            "docbind.toml:2:20: there is no field of `Lamp` `stat` (did you mean `state`?)",
            "docbind.toml:1:8: there is no type `Lmap` (did you mean `Lamp`?)",
            "docbind.toml:3:13: there is no operation `get_lamps` (did you mean `get_lamp`?)",
        ],
    );
    check_problems("bindings.operations = ['none']", &["docbind.toml:1:24: there is no operation `none`"]);
}

#[test]
fn types_and_names_that_are_none_are_errors() {
    let expected = "docbind.toml:1:32: there is no type `uid` (did you mean `uuid`?)";
    check_problems("types.Lamp.fields.state.type = '[uid]'", &[expected]);
    let expected = "docbind.toml:1:21: `a b` is no name: letters, digits and `_`, starting with a letter";
    check_problems("types.Lamp.rename = 'a b'", &[expected]);
    let expected =
        "docbind.toml:1:21: there is a type `LampState` already; choose another name, or rename that one too";
    check_problems("types.Lamp.rename = 'LampState'", &[expected]);
    let expected = "docbind.toml:1:30: there is an operation `list_lamps` already";
    check_problems("operations.get_lamp.rename = 'list_lamps'", &[expected]);
    let expected = "docbind.toml:1:21: `Lamp` is no enumeration, so its values are neither open nor closed";
    check_problems("types.Lamp.values = 'open'", &[expected]);
}

#[test]
fn places_and_codes_that_are_none_are_errors() {
    let expected = "docbind.toml:1:9: there is no diagnostic code `invalid-utf-8` (did you mean `invalid-utf8`?)";
    check_problems("silence.invalid-utf-8 = ['a.rst']", &[expected]);
    let expected = "docbind.toml:1:12: `a[` is no pattern of paths: unclosed character class; missing ']'";
    check_problems("include = ['a[']", &[expected]);
    let expected = "docbind.toml:1:18: expected a page, `page:line`, a pattern of pages or `#operation`";
    check_problems("skip-examples = ['']", &[expected]);
}

/// Which diagnostics are left of one on each of these lines of `lamps.rst`.
#[track_caller]
fn check_silence(spots: &str, lines: &[u32], left: &[u32], unmatched: usize) {
    let page = Source::new("lamps.rst", "\n".repeat(60));
    let sources = Sources::new(vec![page]);
    let mut found = Diagnostics::default();
    for &line in lines {
        found.push(Code::InvalidUtf8, Span::new(FileId(0), line as usize - 1, line as usize - 1), "");
    }
    let mut diagnostics = found.into_sorted();
    let config = Config::parse(&format!("silence.invalid-utf8 = {spots}")).unwrap();
    let problems = config.silence(&api(), &sources, &mut diagnostics);
    let lines: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.span.start + 1).collect();
    assert_eq!((lines.as_slice(), problems.len()), (left, unmatched));
}

#[test]
fn diagnostics_are_silenced_at_their_places_only() {
    check_silence("['lamps.rst']", &[3, 50], &[], 0);
    check_silence("['lamps.rst:50']", &[3, 50], &[3], 0);
    check_silence("['*.rst#list_lamps']", &[3, 20, 50], &[50], 0);
    check_silence("['#get_lamp', 'other.rst']", &[3, 50], &[3], 1);
}

#[track_caller]
fn check_files(text: &str, pages: &[&str], others: &[&str], unmatched: usize) {
    let config = Config::parse(text).unwrap();
    for path in pages.iter().chain(others) {
        assert_eq!(config.is_page(path), pages.contains(path), "{path}");
    }
    assert_eq!(config.unmatched_files().len(), unmatched);
}

#[test]
fn files_are_chosen_by_patterns() {
    check_files("", &["a.rst", "b/c.rst"], &["a.md", "a.txt"], 0);
    check_files("exclude = ['b/**', 'x/*']", &["a.rst"], &["b/c.rst", "b/d/e.rst"], 1);
    check_files("include = ['b/*', '*.txt']", &["b/c.rst", "a.txt"], &["a.rst", "b/c.png", "b/d/e.rst"], 0);
}
