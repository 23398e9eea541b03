//! Rows that print flat, with no example of their message: which container takes what follows it.

use super::{check, check_line, operation, render, sent, types};

#[test]
fn the_first_container_takes_what_follows_it() {
    check(
        &["bell: Object", "name: String", "weight: Integer"],
        &[],
        &["Bell { name?: string, weight?: integer }", "BellResponse { bell: Bell }"],
    );
}

#[test]
fn a_container_in_another_takes_what_it_is_known_to_hold() {
    let rows = ["bell: Object", "ropes: Array", "weight: Integer", "length: Integer", "hemp: Boolean"];
    check(
        &rows,
        &[],
        &["Bell { ropes?: [any], weight?: integer, length?: integer, hemp?: boolean }", "BellResponse { bell: Bell }"],
    );
    let known = operation("/towers/{id}", &[], &[r#"{"bell": {"ropes": [{"length": 3, "hemp": true}]}}"#]);
    let lines = render(&types(vec![operation("/bells/{id}", &rows, &[]), known]));
    assert!(lines.contains("Bell { ropes: [BellRope], weight?: integer }"), "{lines}");
}

#[test]
fn a_container_in_another_takes_what_a_text_says_to_be_in_it() {
    let bell = "BellResponse { bell: Bell }";
    check(
        &["bell: Object", "ropes: Array", "length: Integer - The length of the rope."],
        &[],
        &["Bell { ropes?: [BellRope] }", bell, "BellRope { length?: integer }"],
    );
    check(
        &["bell: Object", "rope: Object - The container for what it hangs by.", "length: Integer"],
        &[],
        &["Bell { rope?: BellRope }", bell, "BellRope { length?: integer }"],
    );
    check(
        &["bell: Object", "length: Integer", "rope: Object", "length: Integer"],
        &[],
        &["Bell { length?: integer, rope?: BellRope }", bell, "BellRope { length?: integer }"],
    );
}

#[test]
fn a_row_may_say_in_words_that_it_is_a_container() {
    // Elsewhere the key holds a text.
    let elsewhere = operation("/towers/{id}", &[], &[r#"{"bell": "Tom", "tower": 7}"#]);
    let rows = ["bell: Object - The container of bells.", "name: String", "weight: Integer"];
    check_line(vec![operation("/bells/{id}", &rows, &[]), elsewhere], "Bell { name?: string, weight?: integer }");
    let rows = ["bell: String - A `bell` object.", "name: String", "weight: Integer"];
    check(&rows, &[], &["Bell { name?: string, weight?: integer }", "BellResponse { bell: Bell }"]);
    check(
        &["bell: Object", "ropes: String - A `ropes` object.", "length: String - Of a `ropes` object.", "cast: String"],
        &[],
        &["Bell { ropes?: [BellRope], cast?: string }", "BellResponse { bell: Bell }", "BellRope { length?: string }"],
    );
    check(
        &["bell: Object", "rope: String - The container of its parts.", "length: Integer"],
        &[],
        &["Bell { rope?: BellRope }", "BellResponse { bell: Bell }", "BellRope { length?: integer }"],
    );
}

#[test]
fn what_other_tables_list_in_a_container_ends_it() {
    let rope = operation("/ropes/{id}", &["rope: Object", "length: Integer", "hemp: Boolean"], &[]);
    let rows =
        ["bell: Object", "rope: Object - A container of parts.", "length: Integer", "hemp: Boolean", "cast: String"];
    let lines = render(&types(vec![operation("/bells/{id}", &rows, &[]), rope]));
    assert!(lines.contains("Bell { rope?: Rope, cast?: string }"), "{lines}");
}

#[test]
fn a_body_is_not_what_it_wraps() {
    let wrapped = |name: &str| format!(r#"{{"bell": {{"name": "{name}", "weight": 7}}}}"#);
    let examples = [wrapped("Tom"), wrapped("Ida"), r#"{"name": "Max", "weight": 8}"#.to_owned()];
    let examples: Vec<&str> = examples.iter().map(String::as_str).collect();
    let bell = operation("/bells/{id}", &[], &examples);
    let api = types(vec![bell]);
    assert_eq!(render(&api), "Bell { name: string, weight: integer }\nBellResponse { bell: Bell }");
    let read: Vec<String> = api.operations[0].examples.iter().filter_map(|e| e.ty.as_ref().map(super::name)).collect();
    assert_eq!(read, ["BellResponse", "BellResponse", "Bell"]);
}

#[test]
fn plain_names_of_a_dotted_table_are_members_of_one_object() {
    let rows = ["rope: Object", "rope.length: Integer", "weight: Integer", "rope.knot.kind: String", "cast: String"];
    check(
        &rows,
        &[],
        &[
            "Bell { rope?: BellRope, weight?: integer, cast?: string }",
            "BellRope { length?: integer, knot?: BellRopeKnot }",
            "BellRopeKnot { kind?: string }",
        ],
    );
}

#[test]
fn a_table_of_dotted_names_alone_begins_each_at_the_body() {
    check(
        &["rope.length: Integer", "keeper.name: String", "marks[0].text: String"],
        &[],
        &[
            "Bell { rope?: BellRope, keeper?: BellKeeper, marks?: [BellMark] }",
            "BellKeeper { name?: string }",
            "BellMark { text?: string }",
            "BellRope { length?: integer }",
        ],
    );
}

#[test]
fn a_body_may_have_a_key_that_the_path_has_too() {
    let mut bell =
        sent(operation("/bells/{name}", &["bell: Object", "bell.name!: String", "bell.weight: Integer"], &[]));
    let mut name = super::row("name: String");
    (name.parameter.location, name.parameter.direction) =
        (docbind_spec::Location::Path, docbind_spec::Direction::Request);
    bell.parameters.insert(0, name);
    let lines = render(&types(vec![bell]));
    assert!(lines.contains("{ name?: string, weight?: integer }"), "{lines}");
}

#[test]
fn rows_of_an_empty_wrapper_stand_in_it() {
    check_line(
        vec![sent(operation("/bells/{id}/action", &["ring: Object", "times?: Integer"], &[r#"{"ring": {}}"#]))],
        "Ring { times?: integer }",
    );
}

#[test]
fn parents_that_no_example_has_are_read_as_what_it_shows() {
    check(
        &["parameters: Object", "parameters.name: String", "parameters.weight: Integer"],
        &[r#"{"name": "Tom", "weight": 7}"#],
        &["Bell { name: string, weight: integer }"],
    );
    check(
        &["bells: Object", "bells.name: String", "bells.weight: Integer"],
        &[r#"{"bell": {"name": "Tom", "weight": 7}}"#],
        &["Bell { name: string, weight: integer }", "BellResponse { bell: Bell }"],
    );
    check(
        &["keeper.name: String", "name: String"],
        &[r#"{"name": "Tom", "weight": 7}"#],
        &["Bell { name: string, weight: integer, keeper?: BellKeeper }", "BellKeeper { name?: string }"],
    );
}

#[test]
fn rows_alone_make_no_object_of_a_list() {
    let shown = operation("/towers/{id}", &[], &[r#"{"bell": {"ropes": [{"length": 3}], "name": "Tom"}}"#]);
    let rows = ["bell: Object", "ropes: Object", "length: Integer", "name: String"];
    let lines = render(&types(vec![shown, operation("/bells/{id}", &rows, &[])]));
    assert!(lines.contains("ropes: [BellRope]") && !lines.contains("Object("), "{lines}");
}

#[test]
fn a_list_that_is_shown_empty_takes_what_follows_it() {
    check(
        &["bell: Object", "ropes: Array", "length: Integer", "hemp: Boolean", "name: String"],
        &[r#"{"bell": {"name": "Tom", "ropes": []}}"#],
        &[
            "Bell { name: string, ropes: [BellRope] }",
            "BellResponse { bell: Bell }",
            "BellRope { length?: integer, hemp?: boolean }",
        ],
    );
}

#[test]
fn the_row_of_a_body_without_a_wrapper_is_the_body() {
    let rows = ["bells: Array - The bells.", "id: Integer", "name: String"];
    check(&rows, &[r#"[{"id": 1, "name": "Tom"}]"#], &["Bell { id: integer, name: string }"]);
    let rows = ["bell: Dict - The bell.", "id: Integer", "name: String"];
    check(&rows, &[r#"{"id": 1, "name": "Tom"}"#], &["Bell { id: integer, name: string }"]);
    // What the thing is not named for may be a member that no example has.
    let rows = ["rope: Dict - The rope.", "id: Integer", "name: String"];
    check(&rows, &[r#"{"id": 1, "name": "Tom"}"#], &["Bell { id: integer, name: string, rope?: {string} }"]);
}

#[test]
fn an_array_of_things_that_is_printed_as_an_object_is_a_list() {
    let bells =
        |name: &str| vec![operation("/bells", &[&format!("{name}: Object - An array of bells."), "rim: Integer"], &[])];
    check_line(bells("bells"), "BellList { bells: [Bell] }");
    check_line(bells("bell"), "BellResponse { bell: Bell }");
}

#[test]
fn what_is_all_of_a_body_is_always_there() {
    let body = |rows: &[&str]| vec![operation("/bells/{id}", rows, &[])];
    check_line(body(&["bell: Object", "rim: Integer"]), "BellResponse { bell: Bell }");
    check_line(body(&["bell?: Object", "rim: Integer"]), "BellResponse { bell?: Bell }");
    check_line(body(&["tower: Object", "rim: Integer", "loud: Boolean"]), "TowerResponse { tower: Tower }");
}

#[test]
fn what_no_example_shows_is_in_what_the_examples_wrap() {
    let made = |rows: &[&str]| sent(operation("/bells", rows, &[r#"{"bell": {"name": "Tom", "weight": 7}}"#]));
    let rows = ["ropes: Array", "rim: Integer", "bell: Object", "name: String", "weight: Integer"];
    let lines = render(&types(vec![made(&rows)]));
    assert!(lines.contains("ShowBellRequest { bell: ShowBell }"), "{lines}");
    let hints = sent(operation("/towers", &[], &[r#"{"bell": {"name": "North"}, "ropes": [1]}"#]));
    let lines = render(&types(vec![made(&rows), hints]));
    assert!(lines.contains("ShowBellRequest { bell?: ShowBell, ropes?: "), "{lines}");
}

#[test]
fn what_a_text_says_to_be_in_an_object_that_is_shown_empty_is_there() {
    let rows = |text: &str| {
        let name = format!("name: String - {text}");
        let rows = ["bell: Object", "weight: Integer", "rope: String - A `rope` object.", "length: Integer", &name];
        let shown = operation("/bells/{id}", &rows, &[r#"{"bell": {"weight": 7, "rope": {}}}"#]);
        // Elsewhere bodies have the key at their root.
        vec![shown, operation("/towers/{id}", &[], &[r#"{"name": "North", "height": 7}"#])]
    };
    check_line(rows("The name of the rope."), "BellRope { length?: integer, name?: string }");
    check_line(rows("The name of the bell."), "BellRope { length?: integer }");
}

#[test]
fn a_key_in_the_plural_holds_what_texts_say_to_be_in_it_though_some_page_shows_a_plain_value() {
    let rows = |text: &str| {
        let length = format!("length: Integer - {text}");
        let rows = ["bell: Object", "weight: Integer", "ropes: String - The ropes.", &length];
        let shown = operation("/bells/{id}", &rows, &[r#"{"bell": {"weight": 7}}"#]);
        let listed = operation("/ropes", &[], &[r#"{"ropes": [{"length": 7, "hemp": true}]}"#]);
        let plain = operation("/towers/{id}", &[], &[r#"{"height": 7, "ropes": "none"}"#]);
        let more = operation("/lofts/{id}", &[], &[r#"{"width": 7, "ropes": "none"}"#]);
        vec![shown, listed, plain, more]
    };
    check_line(rows("The length of the rope."), "BellRopes { length?: integer }");
    check_line(rows("The length of the bell."), "Bell { weight: integer, ropes?: string, length?: integer }");
}

#[test]
fn a_row_that_asks_for_more_takes_what_follows_it() {
    let says = |text: &str| ["bell: Object".to_owned(), format!("mount: String - {text}"), "bolts: Integer".to_owned()];
    let lines = |text: &str| {
        let rows = says(text);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        render(&types(vec![operation("/bells/{id}", &rows, &[])]))
    };
    let taken = lines("Hangs the bell from a beam when you specify additional parameters.");
    assert!(taken.contains("BellMount { bolts?: integer }"), "{taken}");
    for text in ["You can have additional parameters.", "The beam. Ring with additional parameters."] {
        let beside = lines(text);
        assert!(beside.contains("Bell { mount?: string, bolts?: integer }"), "{beside}");
    }
}

#[test]
fn a_request_is_wrapped_whole_where_a_row_names_the_wrapper_behind_others() {
    let shown = sent(operation("/bells/{id}", &[], &[r#"{"bell": {"name": "Tom"}}"#]));
    let rows = ["name: String", "bell: capi:BellForCasting - bell.", "weight: Integer"];
    let cast = sent(operation("/bells", &rows, &[]));
    check_line(vec![shown, cast], "ShowBell { name?: string, weight?: integer }");
}

#[test]
fn an_answer_is_wrapped_as_other_answers_of_the_same_things_are() {
    let long = || operation("/bells/detail", &[], &[r#"{"bells": [{"name": "Tom", "weight": 7}]}"#]);
    let rows = ["name: String", "weight: Integer", "next: String"];
    check_line(vec![long(), operation("/bells", &rows, &[])], "BellList { bells: [Bell], next?: string }");
    let told = operation("/bells/detail", &["bells: Array", "name: String"], &[]);
    check_line(vec![told, operation("/bells", &rows, &[])], "BellList { bells: [Bell], next?: string }");
    // What is not got is not answered so.
    let mut rung = operation("/bells", &rows, &[]);
    rung.method = docbind_spec::Method::Post;
    let lines = render(&types(vec![long(), rung]));
    assert!(lines.contains("weight?: integer, next?: string }"), "{lines}");
}

#[test]
fn what_leads_on_is_in_no_answered_thing() {
    check_line(
        vec![operation("/bells/{id}", &["bell: Object", "name: String", "previous: String"], &[])],
        "BellResponse { bell: Bell, previous?: string }",
    );
}
