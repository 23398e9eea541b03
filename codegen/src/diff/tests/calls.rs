//! Changes of what a call is made of and gives, from the pages on: what a row prints is not what it means.

use crate::compile;
use crate::diff::diff;
use crate::source::{Source, Sources};

/// A page of an operation: its request line, the codes of its answers, rows of its query table, and an example answer.
fn page(line: &str, codes: &[&str], rows: &[(&str, &str)], answer: &str) -> Source {
    let rule = |widths: &[usize], fill: &str| {
        let cells = widths.iter().map(|&width| fill.repeat(width)).collect::<Vec<_>>();
        format!("+{}+\n", cells.join("+"))
    };
    let table = |head: [&str; 3], rows: Vec<[&str; 3]>| {
        let widths = [16, 24, 24];
        let row = |cells: [&str; 3]| {
            let cells = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect::<Vec<_>>();
            format!("|{}|\n", cells.join("|"))
        };
        let mut text = rule(&widths, "-") + &row(head) + &rule(&widths, "=");
        for cells in rows {
            text = text + &row(cells) + &rule(&widths, "-");
        }
        text
    };
    let title = line.split_once(' ').map_or(line, |(method, _)| match method {
        "GET" => "List lamps",
        _ => "Change lamp",
    });
    let codes = table(["Response Code", "Name", "Description"], codes.iter().map(|code| [code, "", ""]).collect());
    let rows = table(["Name", "Type", "Description"], rows.iter().map(|(name, ty)| [*name, *ty, "A row."]).collect());
    let text = format!(
        "{title}\n{}\n\n.. code::\n\n    {line}\n\n{codes}\nRequest\n\"\"\"\"\"\"\"\n\n\
         This table shows the query parameters for the request:\n\n{rows}\nResponse\n\"\"\"\"\"\"\"\"\n\n\
         **Example {title}: JSON response**\n\n.. code::\n\n    {answer}\n",
        "^".repeat(title.len())
    );
    Source::new(format!("lamps/{}.rst", title.to_lowercase().replace(' ', "-")), text)
}

/// What is said of two states of the pages, as `class subject: message`.
#[track_caller]
fn check(old: Vec<Source>, new: Vec<Source>, expected: &[&str]) {
    let [old, new] = [old, new].map(|pages| compile(&Sources::new(pages), "Lamps").0);
    let changes = diff(&old, &new).unwrap();
    let shown =
        changes.iter().map(|change| format!("{} {}: {}", change.class.as_str(), change.subject, change.message));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

const ANSWER: &str = r#"{"lamps": [{"id": 1, "colour": "red"}]}"#;

fn list(rows: &[(&str, &str)]) -> Source {
    page("GET /lamps", &["200"], rows, ANSWER)
}

#[test]
fn what_a_row_prints_is_not_whether_a_call_must_have_it() {
    // Where nothing is optional in a folder, nothing is required either.
    let all_required = [("room", "xsd:string *(Required)*")];
    let other = |necessity| page("PUT /lamps/{id}", &["200"], &[("force", necessity)], r#"{"id": 1}"#);
    let required = other("xsd:boolean *(Required)*");
    let optional = other("xsd:boolean *(Optional)*");
    check(
        vec![list(&all_required), required.clone()],
        vec![list(&all_required), optional.clone()],
        &["breaking operation `list_lamps`: the query parameter `room` is required now: on other pages of its folder \
           something is optional"],
    );
    check(
        vec![list(&all_required), optional],
        vec![list(&[("room", "xsd:string *(Optional)*")]), required],
        &[
            "breaking operation `change_lamp`: the query parameter `force` is required now",
            "breaking operation `list_lamps`: the query parameter `room` is optional now",
        ],
    );
}

#[test]
fn a_parameter_of_the_same_name_in_rust_is_the_same() {
    check(
        vec![list(&[("max-power", "xsd:int")])],
        vec![list(&[("max_power", "xsd:int")])],
        &["compatible operation `list_lamps`: the query parameter `max-power` is written `max_power` now"],
    );
    let optional = ("room", "xsd:string *(Optional)*");
    check(
        vec![list(&[("max-power", "xsd:int *(Optional)*"), optional])],
        vec![list(&[("max_power", "xsd:int *(Required)*"), optional])],
        &[
            "compatible operation `list_lamps`: the query parameter `max-power` is written `max_power` now",
            "breaking operation `list_lamps`: the query parameter `max-power` is required now",
        ],
    );
}

#[test]
fn the_parameters_of_a_path_are_named_and_in_order() {
    let put = |path: &str| vec![page(&format!("PUT {path}"), &["200"], &[], r#"{"id": 1}"#)];
    let check = |path: &str, class: &str| {
        let message = format!("the path was `/rooms/{{room}}/lamps/{{lamp_id}}` and is `{path}`");
        let expected = format!("{class} operation `change_lamp`: {message}");
        check(put("/rooms/{room}/lamps/{lamp_id}"), put(path), &[&expected]);
    };
    check("/houses/{room}/lamps/{lampId}", "compatible");
    check("/rooms/{room}/lamps/{lamp}", "breaking");
    check("/rooms/{lamp_id}/lamps/{room}", "breaking");
}

#[test]
fn what_success_gives_and_whether_there_are_pages_is_said() {
    let with = |codes: &[&str]| vec![page("PUT /lamps/{id}", codes, &[], r#"{"id": 1, "colour": "red"}"#)];
    check(
        with(&["201"]),
        with(&["201", "204"]),
        &[
            "compatible operation `change_lamp`: the status 204 is documented now: `Status::NoContent`",
            "breaking operation `change_lamp`: `into_result` gave `Lamp` and gives `Option<Lamp>`",
        ],
    );
    let rows = [("limit", "xsd:int"), ("marker", "xsd:string")];
    check(
        vec![list(&rows)],
        vec![list(&rows[..1])],
        &[
            "breaking operation `list_lamps`: the query parameter `marker` is gone",
            "breaking operation `list_lamps`: the list has no `pages` any more",
        ],
    );
}

#[test]
fn one_name_of_two_things_is_one_change() {
    let show = |title: &str, path: &str, answer: &str| {
        let text = page(&format!("PUT {path}"), &["200"], &[], answer).text().replace("Change lamp", title);
        vec![Source::new(format!("{}.rst", title.replace(' ', "-")), text)]
    };
    let [old, new] = [
        show("Show lamp", "/lamps/{id}", r#"{"lamp": {"id": 1, "colour": "red"}}"#),
        show("Show garden lamp", "/gardens/{id}", r#"{"lamp": {"post": "north", "height": 3}}"#),
    ];
    check(
        old,
        new,
        &[
            "breaking operation `show_lamp`: is gone: PUT /lamps/{id}",
            "compatible operation `show_garden_lamp`: is new: PUT /gardens/{id}",
            "breaking type `Lamp`: is another thing now: it was of `show_lamp`, and is of `show_garden_lamp`",
        ],
    );
}

#[test]
fn what_a_page_of_errors_shows_is_said_once_and_there() {
    let both = || {
        let change = page("PUT /lamps/{id}", &["200", "400", "404"], &[], r#"{"id": 1}"#);
        vec![page("GET /lamps", &["200", "400"], &[], ANSWER), change]
    };
    let errors = |body: &str| {
        let text = format!("Errors\n^^^^^^\n\n**Example error: JSON response**\n\n.. code::\n\n    {body}\n");
        Source::new("lamps/errors.rst", text)
    };
    let with = |body: &str| both().into_iter().chain([errors(body)]).collect::<Vec<_>>();
    let plain = r#"{"code": 404, "message": "No such lamp."}"#;
    let [none, some, wrapped] = [both(), with(plain), with(r#"{"error": {"code": 404, "message": "No lamp."}}"#)];
    let diff = |old: &[Source], new: &[Source]| {
        let [old, new] = [old, new].map(|pages| compile(&Sources::new(pages.to_vec()), "Lamps").0);
        let changes = diff(&old, &new).unwrap().into_iter().map(|change| {
            let place = change.source.map(|source| source.to_string()).unwrap_or_default();
            format!(
                "{} {}: {} ({} {place})",
                change.class.as_str(),
                change.subject,
                change.message,
                change.side.as_str()
            )
        });
        changes.collect::<Vec<_>>()
    };
    let operations = "breaking operations `change_lamp`, `list_lamps`:";
    assert_eq!(
        diff(&none, &some),
        [
            &format!("{operations} the error answer has a documented body now: `Fault` (new lamps/errors.rst:8)"),
            "compatible type `Fault`: is new (new lamps/errors.rst:8)",
        ]
    );
    assert_eq!(
        diff(&some, &none),
        [
            &format!(
                "{operations} the body of the error answer is no longer documented; it was `Fault` \
                      (old lamps/errors.rst:8)"
            ),
            "breaking type `Fault`: is gone (old lamps/errors.rst:8)",
        ]
    );
    let wrapping = "was `Fault` and is wrapped in `ErrorResponse` now, as `error`";
    assert_eq!(
        diff(&some, &wrapped),
        [
            "breaking type `Fault`: is called `Error` now (old lamps/errors.rst:8)",
            &format!("{operations} the body of the error answer {wrapping} (new lamps/errors.rst:8)"),
            "compatible type `ErrorResponse`: is new; it stands where `Fault` stood (new lamps/errors.rst:8)",
        ]
    );
}
