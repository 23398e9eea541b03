//! Whole bodies to types: rows and examples in, the types of one operation out.

use std::fmt::Write;

use docbind_spec::{
    Api, Direction, Example, Location, Media, Method, Parameter, PathTemplate, Presence, Shape, Source as Place, Type,
    ValueKind,
};

mod context;
mod data;
mod faults;
mod flat;
mod lack;
mod maps;
mod naming;
mod parameters;
mod parts;
mod several;

use crate::infer::infer;
use crate::read::{Page, page};
use crate::source::{FileId, Source, Sources, Span, Spanned};

/// A row as `name: type`, with `?` where it is printed Optional and `!` where it is printed Required.
fn row(text: &str) -> page::Row {
    let (name, printed) = text.split_once(": ").unwrap_or((text, ""));
    let required = match name.chars().last() {
        Some('?') => Some(false),
        Some('!') => Some(true),
        _ => None,
    };
    let (printed, description) = printed.split_once(" - ").unwrap_or((printed, ""));
    let name = name.trim_end_matches(['?', '!']);
    let (parent, name) = name.rsplit_once('.').map_or((None, name), |(parent, name)| (Some(parent.to_owned()), name));
    let span = Span::new(FileId(0), 0, 0);
    let parameter = Parameter {
        name: name.to_owned(),
        direction: Direction::Response,
        location: Location::Body,
        parent,
        printed_type: Some(printed.to_owned()).filter(|printed| !printed.is_empty()),
        required,
        description: description.to_owned(),
        prefix: None,
        part_of: None,
        always_sent: false,
        source: Place { file: "".into(), line: 1 },
        schema: None,
        limits: None,
        place: None,
    };
    page::Row { parameter, span, name: span, ty: span, description: span, mention: None }
}

fn example(text: &str) -> page::Example {
    let example = Example {
        title: String::new(),
        direction: Direction::Response,
        media: Media::Json,
        text: text.to_owned(),
        source: Place { file: "".into(), line: 1 },
        status: None,
        headers: Vec::new(),
        value: Some(serde_json::from_str(text).expect("the example is JSON")),
        ty: None,
    };
    page::Example { example, outcome: page::Outcome::Unsaid, span: Span::new(FileId(0), 0, 0) }
}

fn operation(path: &str, rows: &[&str], examples: &[&str]) -> page::Operation {
    let span = Span::new(FileId(0), 0, 0);
    page::Operation {
        title: Spanned { node: format!("Show {path}"), span },
        method: Method::Get,
        path: Spanned { node: PathTemplate::new(path), span },
        description: String::new(),
        deprecated: false,
        required: page::MeantBy::Unknown,
        statuses: Vec::new(),
        parameters: rows.iter().map(|text| row(text)).collect(),
        examples: examples.iter().map(|text| example(text)).collect(),
        guides: Vec::new(),
        mentions: Vec::new(),
    }
}

fn types(operations: Vec<page::Operation>) -> Api {
    let sources = Sources::new(vec![Source::new("page.rst", "")]);
    infer(&sources, vec![Page { operations, ..Page::new(FileId(0)) }], "Bells").0
}

/// Each type on a line: `Bell { name, keeper?: BellKeeper }`, `BellState = silent | ringing`.
fn render(api: &Api) -> String {
    let mut text = String::new();
    for def in &api.types {
        let body = match &def.shape {
            Shape::Struct { includes, fields, .. } => {
                let own = fields.iter().map(|field| {
                    let mark = if field.presence == Presence::Optional { "?" } else { "" };
                    format!("{}{mark}: {}", field.name, name(&field.ty))
                });
                let all: Vec<String> = includes.iter().map(|name| format!("..{name}")).chain(own).collect();
                format!("{{ {} }}", all.join(", "))
            }
            Shape::Enum { values, .. } => {
                let values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
                format!("= {}", values.join(" | "))
            }
            Shape::Union { variants } => {
                let variants: Vec<String> =
                    variants.iter().map(|variant| format!("{}({})", variant.name, name(&variant.ty))).collect();
                format!("= {}", variants.join(" | "))
            }
        };
        let _ = writeln!(text, "{} {body}", def.name);
    }
    text.trim_end().to_owned()
}

fn name(ty: &Type) -> String {
    match ty {
        Type::Any => "any".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer { .. } => "integer".to_owned(),
        Type::Number => "number".to_owned(),
        Type::String { format: None } => "string".to_owned(),
        Type::String { format: Some(format) } => format!("{format:?}").to_lowercase(),
        Type::Array { items } => format!("[{}]", name(items)),
        Type::Map { values } => format!("{{{}}}", name(values)),
        Type::Nullable { of } => format!("{} or null", name(of)),
        Type::Named { name } => name.clone(),
    }
}

#[track_caller]
fn check(rows: &[&str], examples: &[&str], expected: &[&str]) {
    let api = types(vec![operation("/bells/{id}", rows, examples)]);
    assert_eq!(render(&api), expected.join("\n"));
}

#[test]
fn examples_give_kinds_and_absence() {
    check(
        &["name: String", "weight: String", "keeper: String"],
        &[r#"{"name": "Tom", "weight": 7, "keeper": null}"#, r#"{"name": "Ida", "weight": 8}"#],
        &["Bell { name: string, weight: integer, keeper?: string or null }"],
    );
}

#[test]
fn flat_rows_find_their_place_in_document_order() {
    check(
        &["name: String - The bell.", "keeper: Object", "name: String - The keeper.", "since?: Integer"],
        &[r#"{"name": "Tom", "keeper": {"name": "Ida"}}"#],
        &["Bell { name: string, keeper: BellKeeper }", "BellKeeper { name: string, since?: integer }"],
    );
}

#[test]
fn printed_parents_place_what_no_example_shows() {
    check(
        &["bell: Object", "bell.keeper?: Object", "bell.keeper.name: String"],
        &[r#"{"bell": {"weight": 7}}"#],
        &[
            "Bell { weight: integer, keeper?: BellKeeper }",
            "BellKeeper { name?: string }",
            "BellResponse { bell: Bell }",
        ],
    );
}

#[test]
fn alternatives_are_told_by_their_keys_and_named_by_their_sibling() {
    check(
        &[],
        &[
            r#"{"type": "hang", "input": {"beam": 1, "rope": 2}}"#,
            r#"{"type": "ring", "input": {"times": 3}}"#,
            r#"{"type": "ring", "input": {"times": 4}}"#,
        ],
        &[
            "Bell { type: BellType, input: BellInput }",
            "BellInput = Hang(BellInputHang) | Ring(BellInputRing)",
            "BellInputHang { beam: integer, rope: integer }",
            "BellInputRing { times: integer }",
            "BellType = hang | ring",
        ],
    );
}

#[test]
fn keys_that_are_data_make_a_map() {
    check(
        &["metadata: Object"],
        &[r#"{"metadata": {"My mark": "x"}, "towers": {"north": [{"a": 1, "b": 2}], "south": [{"a": 1, "b": 2}]}}"#],
        &["Bell { metadata: {string}, towers: {[BellTower]} }", "BellTower { a: integer, b: integer }"],
    );
}

#[test]
fn a_thing_inside_itself_is_recursive() {
    check(
        &[],
        &[r#"{"bell": {"name": "Tom", "weight": 1, "part": {"bell": {"name": "Clapper", "weight": 1}}}}"#],
        &[
            "Bell { name: string, weight: integer, part?: BellPart }",
            "BellPart { bell: Bell }",
            "BellResponse { bell: Bell }",
        ],
    );
}

#[test]
fn one_type_for_what_is_listed_and_shown() {
    let listed = operation("/bells", &[], &[r#"{"bells": [{"name": "Tom", "weight": 7}], "bells_links": []}"#]);
    let shown = operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom", "weight": 7}}"#]);
    let api = types(vec![listed, shown]);
    let lines = render(&api);
    assert!(lines.contains("Bell { name: string, weight: integer }"), "{lines}");
    assert_eq!(lines.matches("name: string").count(), 1, "{lines}");
}

#[test]
fn names_do_not_depend_on_the_order_of_pages() {
    let pages = || {
        vec![
            operation("/bells", &[], &[r#"{"bells": [{"name": "Tom", "weight": 7, "rope": {"length": 3}}]}"#]),
            operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom", "keeper": "Ida"}}"#]),
            operation("/ropes/{id}", &[], &[r#"{"rope": {"length": 3, "hemp": true}}"#]),
        ]
    };
    let mut reversed = pages();
    reversed.reverse();
    assert_eq!(render(&types(pages())), render(&types(reversed)));
}

#[test]
fn hostile_depth_and_width_are_no_trouble() {
    let deep = format!("{}1{}", "[".repeat(120), "]".repeat(120));
    let wide = (0..2000).map(|at| format!("\"k{at}\": {{\"k\": {at}}}")).collect::<Vec<_>>().join(", ");
    for text in [deep, format!("{{{wide}}}")] {
        let api = types(vec![operation("/bells/{id}", &["k1.k.k: Object", "k: String"], &[&text])]);
        assert!(!api.operations.is_empty());
    }
}

/// Marks the rows and examples of an operation as those of its request.
fn sent(mut operation: page::Operation) -> page::Operation {
    operation.method = Method::Post;
    for row in &mut operation.parameters {
        row.parameter.direction = Direction::Request;
    }
    for example in &mut operation.examples {
        example.example.direction = Direction::Request;
    }
    operation
}

#[track_caller]
fn check_line(operations: Vec<page::Operation>, expected: &str) {
    let lines = render(&types(operations));
    assert!(lines.lines().any(|line| line == expected), "{lines}");
}

#[test]
fn one_example_of_a_request_shows_what_may_be_sent() {
    let rows = ["name!: String", "weight!: Integer", "rope?: String"];
    let expected = "ShowBell { name: string, weight: integer, rope?: string }";
    check_line(vec![sent(operation("/bells", &rows, &[r#"{"name": "Tom", "weight": 7}"#]))], expected);
    let rows = ["name!: String", "weight!: Integer", "rope!: String"];
    let expected = "ShowBell { name?: string, weight?: integer, rope?: string }";
    check_line(vec![sent(operation("/bells", &rows, &[r#"{"name": "Tom", "weight": 7}"#]))], expected);
}

#[test]
fn prose_says_what_may_be_null() {
    check(
        &["name: String - Who it is. Might be ``null``.", "weight: Integer - Must not be null."],
        &[r#"{"name": "Tom", "weight": 7}"#],
        &["Bell { name: string or null, weight: integer }"],
    );
}

#[test]
fn operands_of_a_patch_depend_on_its_operation() {
    let patch = operation("/bells/{id}", &[], &[r#"[{"op": "add", "path": "/a", "value": 1}]"#; 2]);
    check_line(vec![sent(patch)], "ShowBell { op: string, path: string, value?: any }");
}

#[test]
fn a_container_is_what_the_other_message_shows() {
    let mut made = sent(operation("/bells", &["rope!: List"], &[r#"{"rope": {"length": 3, "hemp": true}}"#]));
    made.parameters.extend([row("rope: List"), row("length: Integer")]);
    check_line(vec![made], "RopeResponse { rope: Rope }");
}

#[test]
fn what_an_array_holds_is_not_looked_for_in_the_array() {
    let shown = types(vec![operation("/bells/{id}", &[], &[r#"{"name": "a", "ropes": [null]}"#])]);
    assert!(!render(&shown).contains("[["), "{}", render(&shown));
    check(&["ropes"], &[r#"{"name": "a", "ropes": [[]]}"#], &["Bell { name: string, ropes: [[any]] }"]);
}

#[test]
fn values_that_only_examples_show_are_listed_where_they_are_many() {
    let state = |state: &str| format!(r#"{{"state": "{state}"}}"#);
    let check = |states: &[&str], expected: &str| {
        let examples: Vec<String> = states.iter().map(|text| state(text)).collect();
        let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
        check_line(vec![operation("/bells/{id}", &[], &examples)], expected);
    };
    check(&["rung", "still", "cracked"], "Bell { state: string }");
    check(&["rung", "still", "cracked", "cast"], "BellState = rung | still | cracked | cast");
    check(&["rung", "still", "cracked", "cast", "Rung"], "Bell { state: string }");
}

#[test]
fn words_of_the_prose_come_before_their_other_spellings() {
    check(
        &["tone: String - Either ``low`` or ``high``."],
        &[r#"{"tone": "HIGH"}"#],
        &["Bell { tone: BellTone }", "BellTone = low | high | HIGH"],
    );
}

#[test]
fn numbers_and_texts_of_one_list_are_two_enumerations() {
    let row = "side: String - The side, which is `1` or `2`.";
    let shown = operation("/bells/{id}", &[row], &[r#"{"bell": {"side": 1}}"#]);
    let made = sent(operation("/bells", &[row], &[r#"{"bell": {"side": "2"}}"#]));
    let api = types(vec![shown, made]);
    let mut kinds = api.types.iter().filter_map(|def| match def.shape {
        Shape::Enum { of, .. } => Some(of),
        _ => None,
    });
    assert!(kinds.clone().count() == 2 && kinds.any(|of| of == ValueKind::Integer), "{}", render(&api));
}

#[test]
fn many_keys_with_objects_of_one_structure_are_data() {
    let setting = |at: usize| match at % 2 {
        0 => format!(r#""setting_{}": {{"default": "1"}}"#, ["a", "b", "c", "d"][at / 2]),
        _ => format!(r#""limit_{}": {{"default": "1", "min": 0, "max": 2}}"#, ["a", "b", "c", "d"][at / 2]),
    };
    let check = |count: usize, expected: &str| {
        let settings: Vec<String> = (0..count).map(setting).collect();
        let example = format!(r#"{{"bell": 1, "settings_of": {{{}}}}}"#, settings.join(", "));
        check_line(vec![operation("/bells/{id}", &[], &[&example])], expected);
    };
    check(8, "Bell { bell: integer, settings_of: {BellSettingsOf} }");
    check(7, "Bell { bell: integer, settings_of: BellSettingsOf }");
}
