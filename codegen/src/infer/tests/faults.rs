//! Pages of faults: the type of what any operation of a service may answer with.

use docbind_spec::{Api, Method, Status, StatusCode, Type};

use super::{example, infer, name, operation, render};
use crate::read::{Page, page};
use crate::source::{FileId, Source, Sources, Span, Spanned};

/// A page of one operation that documents codes, and shows nothing of them.
fn documenting(file: u32, codes: &[u16]) -> Page {
    let span = Span::new(FileId(file), 0, 0);
    let mut operation = operation("/bells/{id}", &[], &[r#"{"name": "Tom"}"#]);
    operation.path.span = span;
    let codes = codes.iter().filter_map(|&code| StatusCode::try_from(code).ok());
    operation.statuses = codes
        .map(|code| {
            let source = docbind_spec::Source { file: "".into(), line: 1 };
            let (name, description) = (String::new(), String::new());
            Spanned {
                node: Status { codes: vec![code], name, description, source, body: None, body_source: None },
                span,
            }
        })
        .collect();
    Page { operations: vec![operation], ..Page::new(FileId(file)) }
}

/// A page of faults.
fn faults(file: u32, shown: &[&str]) -> Page {
    let fault = |text: &&str| {
        let mut fault: page::Example = example(text);
        fault.example.status = StatusCode::try_from(404).ok();
        fault
    };
    Page { faults: shown.iter().map(fault).collect(), ..Page::new(FileId(file)) }
}

fn api(files: &[&str], pages: Vec<Page>) -> Api {
    let sources = Sources::new(files.iter().map(|file| Source::new(*file, ".")).collect());
    infer(&sources, pages, "Bells").0
}

/// The body of each code of an operation.
fn bodies(api: &Api, operation: usize) -> Vec<String> {
    let statuses = api.operations[operation].statuses.iter();
    statuses.map(|status| status.body.as_ref().map(name).unwrap_or_default()).collect()
}

const WRAPPED: [&str; 2] = [
    r#"{"bellNotFound": {"code": 404, "message": "No such bell"}}"#,
    r#"{"tooLoud": {"code": 413, "message": "Quiet", "retryAt": "2031-01-01T00:00:00Z"}}"#,
];

#[test]
fn every_code_of_error_has_the_fault_of_its_service() {
    let pages = vec![documenting(0, &[200, 404, 413]), faults(1, &WRAPPED)];
    let api = api(&["docs/bells/page.rst", "docs/faults.rst"], pages);
    assert_eq!(bodies(&api, 0), ["Bell", "{Fault}", "{Fault}"]);
    assert!(render(&api).contains("Fault { code: integer, message: string, retryAt?: datetime }"), "{}", render(&api));
}

#[test]
fn a_fault_without_a_word_for_its_kind_is_a_structure() {
    let pages = vec![documenting(0, &[404]), faults(1, &[r#"{"code": 404, "message": "No such bell"}"#])];
    assert_eq!(bodies(&api(&["bells/page.rst", "faults.rst"], pages), 0), ["Fault"]);
    let pages = vec![documenting(0, &[404]), faults(1, &[r#"{"error": {"code": 404, "message": "No such bell"}}"#])];
    assert_eq!(bodies(&api(&["bells/page.rst", "faults.rst"], pages), 0), ["ErrorResponse"]);
}

#[test]
fn each_service_has_its_own_faults() {
    let files = ["bells/faults.rst", "bells/page.rst", "ropes/api/page.rst", "ropes/info/faults.rst"];
    let hemp = [r#"{"title": "Torn", "description": "It is torn", "link": {"href": "/help"}}"#];
    let pages = vec![faults(0, &WRAPPED), documenting(1, &[404]), documenting(2, &[404]), faults(3, &hemp)];
    let api = api(&files, pages);
    assert_eq!((bodies(&api, 0), bodies(&api, 1)), (vec!["{BellsFault}".to_owned()], vec!["RopesFault".to_owned()]));
}

#[test]
fn versions_of_a_service_mark_their_faults() {
    let files =
        ["bells/api/v1/page.rst", "bells/api/v1/faults.rst", "bells/api/v2/page.rst", "bells/api/v2/faults.rst"];
    let hemp = [r#"{"title": "Torn", "description": "It is torn", "link": {"href": "/help"}}"#];
    let pages = vec![documenting(0, &[404]), faults(1, &WRAPPED), documenting(2, &[404]), faults(3, &hemp)];
    let api = api(&files, pages);
    assert_eq!((bodies(&api, 0), bodies(&api, 1)), (vec!["{FaultV1}".to_owned()], vec!["FaultV2".to_owned()]));
}

#[test]
fn an_answer_to_head_has_no_body() {
    let mut page = documenting(0, &[404]);
    page.operations[0].method = Method::Head;
    let api = api(&["bells/page.rst", "faults.rst"], vec![page, faults(1, &WRAPPED)]);
    assert_eq!(api.operations[0].statuses[0].body, None::<Type>);
}

/// A page whose operation answers with 404 and this.
fn failing(file: u32, shown: &str) -> Page {
    let mut page = documenting(file, &[404]);
    let mut failure = example(shown);
    failure.example.status = StatusCode::try_from(404).ok();
    page.operations[0].examples.push(failure);
    page
}

#[test]
fn what_an_operation_shows_of_failing_is_a_fault_of_its_service() {
    let short = r#"{"ropeTorn": {"message": "Torn"}}"#;
    let pages = vec![failing(0, short), faults(1, &WRAPPED)];
    let api = api(&["bells/page.rst", "faults.rst"], pages);
    assert_eq!(bodies(&api, 0), ["{Fault}"]);
    assert!(render(&api).contains("Fault { message: string, retryAt?: datetime, code?: integer }"), "{}", render(&api));
}

#[test]
fn a_failure_of_another_form_is_no_fault_of_the_service() {
    let pages = vec![failing(0, r#"{"error": {"reason": "Torn"}}"#), faults(1, &WRAPPED)];
    let api = api(&["bells/page.rst", "faults.rst"], pages);
    assert_eq!(bodies(&api, 0), ["ErrorResponse"]);
}
