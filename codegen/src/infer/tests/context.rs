//! What the rest of an API says of a place of which its own page says little.

use docbind_spec::{Method, Status, StatusCode, Type};

use super::{check, check_line, infer, operation, render, sent, types};
use crate::read::{Page, page};
use crate::source::{FileId, Source, Sources, Span, Spanned};

fn titled(mut operation: page::Operation, title: &str) -> page::Operation {
    title.clone_into(&mut operation.title.node);
    operation
}

/// The operation with a table of codes, its examples being answers with the first.
fn answering(mut operation: page::Operation, codes: &[u16]) -> page::Operation {
    let span = Span::new(FileId(0), 0, 0);
    let codes: Vec<StatusCode> = codes.iter().filter_map(|&code| StatusCode::try_from(code).ok()).collect();
    for example in &mut operation.examples {
        example.example.status = codes.first().copied();
    }
    operation.statuses = codes
        .into_iter()
        .map(|code| {
            let (name, description) = (String::new(), String::new());
            let source = docbind_spec::Source { file: "".into(), line: 1 };
            Spanned {
                node: Status { codes: vec![code], name, description, source, body: None, body_source: None },
                span,
            }
        })
        .collect();
    operation
}

#[test]
fn the_keys_of_paging_are_no_data() {
    let list =
        r#"{"bells": [{"name": "Tom", "weight": 7}], "metadata": {"limit": 5, "marker": null, "next_marker": "b"}}"#;
    check_line(
        vec![operation("/bells", &[], &[list])],
        "Metadata { limit: integer, marker?: string or null, next_marker?: string }",
    );
    check_line(vec![operation("/bells", &[], &[list])], "BellList { bells: [Bell], metadata: Metadata }");
    let values = list.replace("bells", "values");
    check_line(vec![operation("/bells", &[], &[&values])], "BellList { values: [Bell], metadata: Metadata }");
}

#[test]
fn a_number_with_a_fraction_elsewhere_in_the_same_thing_is_no_integer() {
    let bell = || operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom", "pitch": 440}}"#]);
    let rung = operation("/rings/{id}", &[], &[r#"{"at": 3, "bell": {"times": 3, "loud": 1, "pitch": 440.5}}"#]);
    check_line(vec![bell(), rung], "Bell { name: string, pitch: number }");
    let fork = operation("/forks/{id}", &[], &[r#"{"maker": "Ida", "pitch": 440.5}"#]);
    check_line(vec![bell(), fork], "Bell { name: string, pitch: integer }");
    check(&["pitch: Float"], &[r#"{"pitch": 440}"#], &["Bell { pitch: number }"]);
}

#[test]
fn a_service_that_writes_null_under_a_key_of_a_thing_may_do_so_again() {
    let bell = || operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom", "cast_at": "spring"}}"#]);
    let rung = operation("/rings/{id}", &[], &[r#"{"at": 3, "bell": {"times": 3, "loud": 1, "cast_at": null}}"#]);
    check_line(vec![bell(), rung], "Bell { name: string, cast_at: string or null }");
    let rope = operation("/ropes/{id}", &[], &[r#"{"fibre": "hemp", "cast_at": null}"#]);
    check_line(vec![bell(), rope], "Bell { name: string, cast_at: string }");
}

#[test]
fn a_change_names_some_of_a_thing() {
    let bell = [7, 8, 9].map(|weight| format!(r#"{{"name": "Tom", "weight": {weight}}}"#));
    let bell = &[bell[0].as_str(), bell[1].as_str(), bell[2].as_str()];
    let made = titled(sent(operation("/bells", &[], bell)), "Create bell");
    let mut changed = titled(sent(operation("/bells/{id}", &["name!", "weight?"], bell)), "Update bell");
    changed.method = Method::Put;
    let lines = render(&types(vec![made, changed]));
    assert_eq!(lines, "CreateBell { name: string, weight: integer }\nUpdateBell { name: string, weight?: integer }");
}

#[test]
fn a_fault_that_one_operation_shows_is_that_of_the_others() {
    let fault = |path| answering(operation(path, &[], &[r#"{"code": 404, "message": "There is none."}"#]), &[404]);
    let shown = [fault("/bells/{id}"), fault("/keepers/{id}")];
    let silent = answering(operation("/ropes/{id}", &[], &[r#"{"fibre": "hemp"}"#]), &[200, 404]);
    let api = types(shown.into_iter().chain([silent]).collect());
    let body = |at: usize| api.operations[at].statuses.last().and_then(|status| status.body.clone());
    for at in 0..3 {
        assert_eq!(body(at), Some(Type::named("Error")));
    }
}

#[test]
fn what_some_kinds_have_is_not_sure_while_others_are_listed() {
    let rows = ["type: String - Either ``cast`` or ``forged``.", "details: Object"];
    check(
        &rows,
        &[r#"{"type": "cast", "details": {"mould": "clay", "bronze": true}}"#],
        &[
            "Bell { type: BellType, details: BellDetails }",
            "BellDetails { mould?: string, bronze?: boolean }",
            "BellType = cast | forged",
        ],
    );
}

#[test]
fn what_follows_the_keys_of_links_stands_beside_them() {
    check(
        &["bell: Object", "links: Array", "href: String", "rel: String", "weight: Integer"],
        &[],
        &[
            "Bell { links?: [Link], weight?: integer }",
            "BellResponse { bell: Bell }",
            "Link { href?: string, rel?: string }",
        ],
    );
}

#[test]
fn requests_are_wrapped_as_others_of_the_thing() {
    let shown = titled(sent(operation("/bells", &[], &[r#"{"bell": {"name": "Tom", "weight": 7}}"#])), "Create bell");
    let rows = ["name: String", "rope: String"];
    let silent = titled(sent(operation("/v2/bells", &rows, &[])), "Create bell with rope");
    let lines = render(&types(vec![shown, silent]));
    assert!(lines.contains("WithRopeRequest { bell: "), "{lines}");
}

#[test]
fn prose_says_kinds_where_no_type_is_printed() {
    check(
        &["count:  - The number of strokes.", "loud:  - Indicates whether it is.", "ropes:  - A list of ropes."],
        &[],
        &["Bell { count?: integer, loud?: boolean, ropes?: [any] }"],
    );
    check(&["labels: String - Labels as key and value pairs."], &[], &["Bell { labels?: {string} }"]);
}

#[test]
fn rows_before_that_of_the_wrapper_are_in_it() {
    let made = sent(operation("/bells", &["rope: String", "bell!: Object"], &[r#"{"bell": {"name": "Tom"}}"#]));
    check_line(vec![made], "ShowBell { name?: string, rope?: string }");
}

#[test]
fn a_text_for_the_object_that_a_row_says_is_a_request_without_options() {
    let quiet = sent(operation("/bells/action", &["ring: Object"], &[r#"{"ring": "none"}"#]));
    check_line(vec![quiet], "ShowBellsActionRing = String(string) | Object({string})");
}

#[test]
fn the_answers_of_a_folder_come_before_those_of_others() {
    let jobs = [r#"{"job": "1", "state": "new"}"#; 3].map(|job| answering(operation("/bells", &[], &[job]), &[202]));
    let bell = answering(operation("/bells/{id}", &[], &[r#"{"name": "Tom"}"#]), &[200]);
    let mut late = answering(bell.clone(), &[202]);
    late.examples = bell.examples;
    let ropes = ["[1]", "[true]", r#"{"rope": 1}"#].map(|rope| answering(operation("/ropes", &[], &[rope]), &[202]));
    let sources = Sources::new(vec![Source::new("bells/page.rst", "."), Source::new("ropes/page.rst", ".")]);
    let bells = Page { operations: jobs.into_iter().chain([late]).collect(), ..Page::new(FileId(0)) };
    let mut ropes = Page { operations: ropes.into(), ..Page::new(FileId(1)) };
    for rope in &mut ropes.operations {
        rope.path.span = Span::new(FileId(1), 0, 0);
    }
    let (api, _) = infer(&sources, vec![bells, ropes], "Bells");
    let late = &api.operations[3];
    assert_eq!(late.statuses.first().and_then(|status| status.body.as_ref()), api.operations[0].response.as_ref());
    assert_ne!(late.response, api.operations[0].response);
}

#[test]
fn the_container_of_a_body_that_nothing_shows_holds_what_follows() {
    let rope = operation("/ropes/{id}", &[], &[r#"{"name": "Hemp", "id": "7"}"#]);
    let rows = ["bell: Object - The container.", "id: String", "name: String", "later: String"];
    let lines = render(&types(vec![operation("/bells/{id}", &rows, &[]), rope]));
    assert!(lines.contains("Bell { id?: string, name?: string, later?: string }"), "{lines}");
    assert!(lines.contains("BellResponse { bell: Bell }"), "{lines}");
}

#[test]
fn a_type_that_an_editor_carried_over_makes_no_container() {
    check(
        &["ring: Object", "clapper: Object - The new name for the clapper.", "beam: Object - The beam ID."],
        &[],
        &["Ring { clapper?: string, beam?: string }", "RingResponse { ring: Ring }"],
    );
}

#[test]
fn an_answer_in_xml_alone_has_the_type_of_its_keys() {
    let job = answering(operation("/jobs/{id}", &[], &[r#"{"job": "1", "state": "new", "url": "/a"}"#]), &[200]);
    let mut bell = answering(operation("/bells/{id}", &[], &[r#"{"name": "Tom", "weight": 7}"#]), &[200, 202]);
    let mut twin = bell.examples[0].clone();
    "Status: 202 Accepted\n\n<job><job>1</job><state>new</state><url>/a</url></job>".clone_into(&mut twin.example.text);
    (twin.example.status, twin.example.value) = (StatusCode::try_from(202).ok(), None);
    bell.examples.push(twin);
    let api = types(vec![job, bell]);
    let bodies = api.operations[1].statuses.iter().map(|status| status.body.as_ref().map(super::name));
    assert_eq!(bodies.collect::<Vec<_>>(), [Some("Bell".to_owned()), Some("Job".to_owned())]);
}

#[test]
fn an_object_whose_keys_rows_name_holds_them_though_its_name_is_one_of_data() {
    let bells = operation("/bells", &[], &[r#"[{"weight": 7, "note": "C"}]"#]);
    let cast = r#"{"input": {"bell_properties": {"weight": 7, "note": "C"}}}"#;
    let cast = operation("/casts", &[], &[cast]);
    let rows = ["input: Object", "bell_properties: Object", "weight: Integer", "note: String"];
    let recast = |rows: &[&str]| vec![bells.clone(), cast.clone(), operation("/recasts", rows, &[])];
    let place = |rows: &[&str]| {
        let api = types(recast(rows));
        let recast = api.operations.iter().find(|operation| operation.path.as_str() == "/recasts").unwrap();
        let note = recast.parameters.iter().find(|row| row.name == "note").unwrap();
        note.place.as_ref().map(|place| place.type_name.clone())
    };
    // Where a key that it has elsewhere has no row, the others may be data of this one example.
    assert_eq!(
        (place(&rows).as_deref(), place(&[rows[0], rows[1], rows[3]]).as_deref()),
        (Some("InputBellProperties"), Some("Input"))
    );
}

#[test]
fn keys_that_one_operation_lists_and_shows_are_of_one_thing() {
    let rows = &["tones.hum: Int", "tones.prime: Int"];
    let bell =
        |tones: &str| format!(r#"{{"name": "Tom", "weight": 7, "rope": 3, "tower": "N", "tones": {{{tones}}}}}"#);
    let (one, other) = (bell(r#""hum": 1, "prime": 2"#), bell(r#""tierce": 3, "quint": 4"#));
    let of = |path, rows: &[&str], example: &str| operation(path, rows, &[example]);
    let lines = render(&types(vec![of("/bells/{id}", rows, &one), of("/bells/{id}", rows, &other)]));
    assert!(
        lines.contains("BellTones { hum?: integer, prime?: integer, tierce?: integer, quint?: integer }"),
        "{lines}"
    );
}

#[test]
fn keys_that_rows_put_in_an_object_are_those_of_the_elements_that_examples_show() {
    let rows = &["ropes: Object", "ropes.length: Int", "ropes.hemp: Bool"];
    let made = sent(operation("/bells", rows, &[]));
    let shown = r#"{"bell": {"name": "Tom", "ropes": [{"length": 7, "hemp": true}]}}"#;
    let lines = render(&types(vec![titled(made, "Create bell"), operation("/bells/{id}", &[], &[shown])]));
    assert!(lines.contains("ropes: [CreateRope]"), "{lines}");
}

#[test]
fn a_list_that_one_of_the_operations_that_send_it_answers_is_that_of_all() {
    let rows = ["bell: Object", "name: String", "ropes: Array - One or more ropes."];
    let cast = titled(sent(operation("/bells", &rows, &[])), "Create bell");
    let shown = operation("/bells", &[], &[r#"{"bell": {"id": 1, "ropes": [{"length": 7}]}}"#]);
    let mut made = cast.clone();
    made.examples = shown.examples;
    made.path.span = Span::new(FileId(1), 0, 0);
    let sources = Sources::new(vec![Source::new("casts/page.rst", "."), Source::new("bells/page.rst", ".")]);
    let page = |at, operation| Page { operations: vec![operation], ..Page::new(FileId(at)) };
    let (api, _) = infer(&sources, vec![page(0, cast), page(1, made)], "Bells");
    let lines = render(&api);
    assert!(lines.contains("CreateBell { name?: string, ropes?: [BellRope] }"), "{lines}");
}
